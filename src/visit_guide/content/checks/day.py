"""The day: times that can be kept."""

from __future__ import annotations

import re

from visit_guide.content import kinds
from visit_guide.content.folder import Folder
from visit_guide.content.nodes import Location
from visit_guide.content.problems import Report
from visit_guide.content.structure import Document
from visit_guide.domain.guide import Item, ItemKind, Itinerary
from visit_guide.domain.legs import minutes_of_day

__all__ = ["check_day"]

_LOOSE_TIME = re.compile(r"(\d{1,2})\s*[:hH.]\s*(\d{2})?(?:\s*min)?")
_KMH = ("walk_kmh", "bike_kmh", "bus_kmh", "car_kmh")


def check_day(folder: Folder, report: Report) -> None:
    """Check that the lines of the day have a title, readable times, and follow each other."""
    document = folder.itinerary
    if document is None:
        return
    items = document.value.items
    if not any(item.kind is ItemKind.STOP for item in items) and ("items",) not in document.replaced:
        document.add(report, kinds.NO_STOP, "items")
    _check_travel(document, report)
    for number, item in enumerate(items):
        if item.title is None and item.site is None and item.kind is not ItemKind.STOP:
            document.add(report, kinds.ITEM_WITHOUT_TITLE, "items", number)
        _check_own_times(document, number, item, report)
        if number:
            _check_order(document, number, items[number - 1], item, report)


def _check_travel(document: Document[Itinerary], report: Report) -> None:
    travel = document.value.travel
    for key, low, high in (*((key, 0.5, 130) for key in _KMH), ("detour", 1, 5)):
        value = getattr(travel, key)
        if not low <= value <= high:
            document.add(
                report, kinds.NUMBER_RANGE, "travel", key, key=key, low=low, high=high, value=f"{value:g}"
            )


def _check_own_times(document: Document[Itinerary], number: int, item: Item, report: Report) -> None:
    start, end = minutes_of_day(item.start), minutes_of_day(item.end)
    for key, minutes in (("start", start), ("end", end)):
        if minutes is None:
            value = getattr(item, key)
            document.add(
                report, kinds.BAD_TIME, "items", number, key, suggestion=_time_meant(value), value=value
            )
    if start is not None and end is not None and end <= start:
        place = ("items", number, "end")
        document.add(report, kinds.ENDS_BEFORE_START, *place, start=item.start, end=item.end)
    planned = item.transfer.minutes if item.transfer else None
    if planned is not None and not 0 <= planned <= 600:
        document.add(
            report,
            kinds.NUMBER_RANGE,
            *("items", number, "transfer", "minutes"),
            key="minutes",
            low=0,
            high=600,
            value=planned,
        )


def _check_order(
    document: Document[Itinerary], number: int, previous: Item, item: Item, report: Report
) -> None:
    previous_start, previous_end = minutes_of_day(previous.start), minutes_of_day(previous.end)
    start = minutes_of_day(item.start)
    if start is None or previous_end is None or previous_start is None:
        return
    place: Location = ("items", number, "start")
    planned = item.transfer.minutes if item.transfer else None
    if start < previous_start:
        document.add(report, kinds.TIMES_BACKWARDS, *place, start=item.start, previous=previous.start)
    elif start < previous_end:
        document.add(report, kinds.TIMES_OVERLAP, *place, start=item.start, end=previous.end)
    elif planned is not None and planned > start - previous_end:
        place = ("items", number, "transfer", "minutes")
        gap = start - previous_end
        document.add(report, kinds.TRANSFER_OVERFLOW, *place, minutes=planned, gap=gap)


def _time_meant(text: str) -> str | None:
    """``9h30``, ``9:30`` or ``9.30`` as it should be written."""
    match = _LOOSE_TIME.fullmatch(text.strip())
    if match is None:
        return None
    time = f"{int(match[1]):02d}:{match[2] or '00'}"
    return time if minutes_of_day(time) is not None else None
