"""What a token names, and what is told where the data does not have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scripts.problem import nearest


class Mistake(Exception):
    """A token names something that the data does not have."""

    def __init__(self, message: str, wrong: str, known: list[str]) -> None:
        super().__init__(message)
        self.hint = nearest(wrong, known)


class Named:
    """What stands behind a dot: `fact.in_force`, `tel.police`. Shown only when it is asked for."""

    def __init__(self, kind: str, values: Mapping[str, Any],
                 show: Callable[[Any], Any] = lambda value: value) -> None:
        self._kind, self._values, self._show = kind, values, show

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            raise Mistake(f"There is no {self._kind} “{name}”.", name, list(self._values))
        return self._show(self._values[name])
