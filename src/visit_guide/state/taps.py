"""Steps by a tap: two taps in a row are one where the neighbour's button stands in the same place."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["DOUBLE_TAP", "Taps"]

DOUBLE_TAP = 0.4
"""Seconds within which a second tap belongs to the first: nobody read what the first one opened."""


class Taps:
    """Takes each step once, however often its place is tapped.

    Args:
        later: calls something after so many seconds.
    """

    def __init__(self, later: Callable[[float, Callable[[], None]], None]) -> None:
        self._later = later
        self._stepped = False

    def once(self, step: Callable[[], None], rest: float = DOUBLE_TAP) -> None:
        """Do ``step``, unless another one was done a moment ago; none is for ``rest`` seconds after it."""
        if self._stepped:
            return
        self._stepped = rest > 0
        step()
        if self._stepped:
            self._later(rest, self._rested)

    def _rested(self) -> None:
        self._stepped = False
