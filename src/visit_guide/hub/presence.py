"""Who is there, in memory only: where each tablet is now, never where it was."""

from __future__ import annotations

from collections.abc import Collection

from visit_guide.domain.record import record

__all__ = ["Presence", "Tablet"]

GONE = 45.0
"""Seconds without a sign after which a tablet counts as disconnected."""


@record
class Tablet:
    """One participant's tablet, without a name."""

    item: str
    """The line of the day it shows; empty when unknown."""
    connected: bool
    seconds: int
    """Since its last sign."""


class Presence:
    """The last sign of each device of one group."""

    def __init__(self) -> None:
        self._signs: dict[str, tuple[str, float]] = {}

    def sign(self, author: str, item: str | None, now: float) -> None:
        """A device gave a sign; ``item`` None leaves its place as it was."""
        place = self._signs.get(author, ("", 0.0))[0] if item is None else item
        self._signs[author] = (place, now)

    def forget(self, author: str) -> None:
        """A device is of the group no more."""
        self._signs.pop(author, None)

    def tablets(self, now: float, authors: Collection[str]) -> list[Tablet]:
        """The tablets of ``authors``, in an order that does not tell who they are."""
        found = [
            Tablet(item=item, connected=now - at <= GONE, seconds=int(now - at))
            for author, (item, at) in self._signs.items()
            if author in authors
        ]
        return sorted(found, key=lambda tablet: (tablet.item, tablet.seconds))
