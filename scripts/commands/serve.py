"""serve: the site on this machine, built again on every save."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
from pathlib import Path
from types import FrameType

from scripts import clock
from scripts.commands.build import mkdocs_command, variables
from scripts.problem import WrongUse

HELP = "show the site on this machine; pages are built again on every save"

HOST = "127.0.0.1"
START = "zz"  # docs/zz holds only the page at "/", no language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Port and language."""
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument(
        "--language", metavar="CODE", default="", help="build one language only: faster"
    )


def require_free(port: int) -> None:
    """Raises WrongUse when something else answers at the port, or when it is no port."""
    if not 1 <= port <= 65535:
        raise WrongUse(f"There is no port {port}.", "Type: python3 -m scripts serve --port 8001")
    with socket.socket() as door:
        if os.name != "nt":  # there it would let two programs share the port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError:
            other = port + 1 if port < 65535 else 8001
            raise WrongUse(
                f"Port {port} is taken by another program.",
                f"Type: python3 -m scripts serve --port {other}",
            ) from None


def language_switches(root: Path, chosen: str) -> dict[str, str]:
    """BUILD_<CODE>: true for the chosen language, false for the others; nothing if none is chosen.

    Raises WrongUse for a language that has no folder in docs/.
    """
    codes = sorted(folder.name for folder in (root / "docs").glob("??") if folder.name != START)
    if not chosen:
        return {}
    if chosen not in codes:
        raise WrongUse(f"There is no language {chosen}.", f"There are: {', '.join(codes)}")
    return {f"BUILD_{code.upper()}": str(code == chosen).lower() for code in codes}


def stop(_: int, __: FrameType | None) -> None:
    """A polite request to end (SIGTERM) is as good as Ctrl-C."""
    raise SystemExit(0)


def run(options: argparse.Namespace, root: Path) -> int:
    """Serves until Ctrl-C, then 0; 1 when MkDocs gives up by itself. Raises WrongUse."""
    require_free(options.port)
    switches = language_switches(root, options.language)
    site = {"SITE_URL": f"http://{HOST}:{options.port}/"}
    print("Changed pages, data and templates are built again on saving.")
    print("After a change in scripts/: press Ctrl-C and start again.", flush=True)
    signal.signal(signal.SIGTERM, stop)
    command = mkdocs_command("serve", "--dev-addr", f"{HOST}:{options.port}")
    day = clock.build_day(root)
    print(day, flush=True)
    process = subprocess.Popen(command, cwd=root, env=variables(day) | switches | site)
    try:
        return 1 if process.wait() else 0
    except KeyboardInterrupt:  # the terminal told MkDocs as well: a second signal would cut it off
        return 0
    except SystemExit:
        interrupt(process)
        return 0
    finally:
        end(process)


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Asks MkDocs to end; on Windows there is only the hard way."""
    process.terminate() if os.name == "nt" else process.send_signal(signal.SIGINT)


def end(process: subprocess.Popen[bytes]) -> None:
    """Lets MkDocs remove its temporary folder, then makes sure that it is gone."""
    for harder in (interrupt, subprocess.Popen.kill):
        try:
            process.wait(timeout=4)
            return
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            harder(process)
    process.wait()
