"""What tests share: the site as `build` makes it, built once for all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import clock

ROOT = Path(__file__).resolve().parents[1]
SITE_URL = "http://127.0.0.1:8000/"


def build_environment(root: Path) -> dict[str, str]:
    """Variables of a build that do not depend on who runs the tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BUILD_", "GIT_")) and name not in ("SITE_URL", "REPO_URL")
    }
    day = str(clock.build_day(root, {}).seconds)
    return kept | {"SITE_URL": SITE_URL, clock.VARIABLE: day, "PYTHONUTF8": "1"}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the whole built site, made by plain `mkdocs build --strict`."""
    folder = tmp_path_factory.mktemp("built") / "site"
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env=build_environment(ROOT),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode:
        pytest.fail(f"mkdocs build --strict failed:\n{ended.stdout}{ended.stderr}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good small site of the rules, not to be edited."""
    from tests import good

    return good.make(tmp_path_factory.mktemp("small") / "good")


@pytest.fixture(scope="session")
def small_site(small: Path) -> Path:
    """The small site as built."""
    from tests.builds import build

    return build(small)


@pytest.fixture
def copied(small: Path, tmp_path: Path) -> Path:
    """A copy of the good small site that a test may edit."""
    return Path(shutil.copytree(small, tmp_path / "Көшірме"))
