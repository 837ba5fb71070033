"""The lines of the day and the numbers of the stops, by their ids."""

from __future__ import annotations

from visit_guide.domain.guide import Item
from visit_guide.ui.frame import Frame

__all__ = ["line_of_day", "stop_number"]


def line_of_day(frame: Frame, item_id: str | None) -> Item | None:
    """The line of the day called ``item_id``."""
    return next((item for item in frame.guide.itinerary.items if item.id == item_id), None)


def stop_number(frame: Frame, item_id: str | None) -> int | None:
    """The number of stop ``item_id``; None when it is not a stop."""
    ids = [stop.id for stop in frame.guide.stops]
    return ids.index(item_id) + 1 if item_id in ids else None
