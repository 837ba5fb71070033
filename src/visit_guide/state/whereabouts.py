"""Where the person is, as far as they asked: in memory only, never kept, never sent."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from visit_guide.domain.geo import Fix
from visit_guide.domain.record import record


class Search(StrEnum):
    """How far the search for the person's position has come."""

    OFF = "off"
    """Nobody asked."""
    EXPLAINED = "explained"
    """What it is for is being said; nothing was asked of the device yet."""
    RUNNING = "running"
    """The device is looking."""
    FOUND = "found"
    """The device said where it is."""
    REFUSED = "refused"
    """The person, or the device's settings, do not want it."""
    UNAVAILABLE = "unavailable"
    """The device does not know, or took too long."""


@record
class Whereabouts:
    """The last answer to « where am I? »; gone with the page."""

    search: Search = Search.OFF
    fix: Fix | None = None


class MapKeys:
    """Brings the map's keys (plus, minus, zero) to the map while it is on screen."""

    def __init__(self) -> None:
        self._listener: Callable[[str], None] | None = None

    def follow(self, listener: Callable[[str], None] | None) -> None:
        """Call ``listener`` with ``in``, ``out`` or ``all``; None when the map is gone."""
        self._listener = listener

    def send(self, command: str) -> None:
        """A key was pressed."""
        if self._listener is not None:
            self._listener(command)


class Finding:
    """What the person looks for, for when they come back from a hit; it goes with the page.

    No observable: the search screen alone shows it, and renders itself as it is typed.
    """

    def __init__(self) -> None:
        self.query = ""
