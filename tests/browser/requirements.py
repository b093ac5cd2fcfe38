"""How the tests of the requirements for readers' safety fail: page, requirement, what was seen."""

from __future__ import annotations

import pytest

from scripts.commands.observing.judging import faults
from scripts.commands.observing.visits import MODES, Visit
from tests.pages import PROJECT

SHOWN = 5


def hold(visits: list[Visit], number: int) -> None:
    """Fails with the first faults that a judge finds on any page in any mode."""
    assert len(visits) >= len(MODES) * (len(PROJECT.pages) + 2)
    found = [str(fault) for fault in faults(visits, PROJECT, number)]
    if found:
        rest = [f"... and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
        pytest.fail("\n".join([*found[:SHOWN], *rest]), pytrace=False)
