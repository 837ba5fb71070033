"""The way from one place of the day to the next: how far, how long, and in all.

Metres are measured by a function that is handed in: a full geodesic when the content is
compiled, else :func:`visit_guide.domain.geo.distance_m`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from visit_guide.domain.day import minutes
from visit_guide.domain.geo import Point, distance_m
from visit_guide.domain.guide import Confidence, Guide, Item, Leg, Mode, Position, Travel
from visit_guide.domain.record import record

__all__ = [
    "Line",
    "ModeTotal",
    "Span",
    "Totals",
    "day_legs",
    "leg_between",
    "leg_minutes",
    "leg_to",
    "measured_legs",
    "minutes_of_day",
    "point_of",
    "position_of",
    "spans",
    "totals",
    "travel_minutes",
    "way_metres",
]

_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]")


def minutes_of_day(time: str) -> int | None:
    """Minutes since midnight of ``HH:MM`` or ``H:MM``, or None when ``time`` is not written so."""
    return minutes(time) if _TIME.fullmatch(time) else None


def travel_minutes(metres: float, mode: Mode, travel: Travel, *, along_path: bool = False) -> int:
    """Whole minutes, rounded up, for ``metres``: as the crow flies, detour to be added, or along a path."""
    kmh = {
        Mode.WALK: travel.walk_kmh,
        Mode.BIKE: travel.bike_kmh,
        Mode.BUS: travel.bus_kmh,
        Mode.CAR: travel.car_kmh,
    }[mode]
    detour = 1.0 if along_path else travel.detour
    exact = metres / 1000 * detour / kmh * 60
    return math.ceil(round(exact, 6))


@record
class Span:
    """From one line of the day whose place is known, numbered from 0, to the next such line."""

    start: int
    end: int
    minutes: int | None
    """Time there is for it: what is planned for moving, else the gaps; None when times are unreadable."""


def spans(items: Sequence[Item], located: Sequence[bool]) -> Iterator[Span]:
    """The spans between each line with a known place and the next one that has one.

    Lines in between whose place is unknown only count with the time left around them.

    Args:
        items: The day's lines, in order.
        located: For each line, whether its place is known.
    """
    start: int | None = None
    available: int | None = 0
    for number, item in enumerate(items):
        if number:
            time = _time_before(items[number - 1], item)
            available = None if available is None or time is None else available + time
        if not located[number]:
            continue
        if start is not None:
            yield Span(start=start, end=number, minutes=available)
        start, available = number, 0


def _time_before(previous: Item, item: Item) -> int | None:
    """Minutes to get from ``previous`` to ``item``, or None when unreadable."""
    if item.transfer is not None and item.transfer.minutes is not None:
        return item.transfer.minutes
    end, start = minutes_of_day(previous.end), minutes_of_day(item.start)
    return None if end is None or start is None else max(0, start - end)


def position_of(guide: Guide, item: Item) -> Position | None:
    """The position of a line of the day: its own, else its site's; None when it names neither."""
    if item.position is not None:
        return item.position
    site = guide.site(item.site) if item.site else None
    return site.position if site else None


def point_of(guide: Guide, item: Item) -> Point | None:
    """Where a line of the day takes place, or None when nobody knows."""
    position = position_of(guide, item)
    if position is None or position.confidence is Confidence.UNKNOWN:
        return None
    return None if position.lat is None or position.lon is None else (position.lat, position.lon)


@record
class Line:
    """A path given by the organiser, in the direction in which it was recorded."""

    points: tuple[Point, ...]
    metres: float
    """Length, measured before points were left out."""


def day_legs(guide: Guide) -> tuple[Leg, ...]:
    """The day's legs in order: those of the compiled guide, else measured here in straight lines."""
    return guide.legs or measured_legs(guide)


def leg_to(guide: Guide, item_id: str) -> Leg | None:
    """The leg that arrives at line ``item_id`` of the day, or None when its length cannot be told."""
    return next((leg for leg in day_legs(guide) if leg.end == item_id), None)


def measured_legs(
    guide: Guide,
    distance: Callable[[Point, Point], float] = distance_m,
    lines: Mapping[str, Line] | None = None,
) -> tuple[Leg, ...]:
    """Measure the day's legs.

    Args:
        guide: The programme of the day and its sites; ``guide.legs`` is not looked at.
        distance: Metres between two points.
        lines: The paths that could be read, by the name given in ``Transfer.path``.
    """
    items = guide.itinerary.items
    points = [point_of(guide, item) for item in items]
    return tuple(
        leg_between(items[span.start : span.end + 1], start, end, span.minutes, distance, lines or {})
        for span in spans(items, [point is not None for point in points])
        if (start := points[span.start]) is not None and (end := points[span.end]) is not None
    )


def leg_between(
    items: Sequence[Item],
    start: Point,
    end: Point,
    planned: int | None,
    distance: Callable[[Point, Point], float],
    lines: Mapping[str, Line],
) -> Leg:
    """The leg from the first of ``items`` to the last; those in between have no known place.

    Given paths count when there is one for each move; else the straight line is all there is.

    Args:
        items: Lines of the day that follow each other, two at least.
        start: Where the first takes place.
        end: Where the last takes place.
        planned: Minutes there are for it, when that can be told.
        distance: Metres between two points.
        lines: The paths that could be read, by the name given in ``Transfer.path``.
    """
    last = items[-1]
    moves = [item for item in items[1:] if item.transfer is not None]
    via = tuple(item.id for item in moves if item is not last)
    names = [item.transfer.path for item in moves if item.transfer is not None]
    known = [lines[name] for name in names if name is not None and name in lines]
    # Without the path of each part, what is given leads from nobody knows where.
    if known and last.transfer is not None and len(known) == len(moves):
        metres, way = _joined(known, start, end, distance)
    else:
        known, metres, way = [], distance(start, end), (start, end)
    return Leg(
        start=items[0].id,
        end=last.id,
        mode=last.transfer.mode if last.transfer else Mode.WALK,
        metres=round(metres),
        along_path=bool(known),
        points=way,
        planned=planned,
        via=via,
    )


def _joined(
    lines: Sequence[Line], start: Point, end: Point, distance: Callable[[Point, Point], float]
) -> tuple[float, tuple[Point, ...]]:
    """Metres and points of ``lines`` one after the other, each turned so that it sets off nearby."""
    metres, here = 0.0, start
    way: list[Point] = []
    for line in lines:
        target = end if line is lines[-1] else line.points[-1]
        points = line.points
        forward = distance(here, points[0]) + distance(points[-1], target)
        backward = distance(here, points[-1]) + distance(points[0], target)
        if backward < forward:
            points = points[::-1]
        metres += line.metres
        way += points
        here = points[-1]
    return metres, tuple(way)


def leg_minutes(leg: Leg, travel: Travel, mode: Mode | None = None) -> int:
    """How long ``leg`` takes, in minutes, by its own means of transport or by ``mode``."""
    return travel_minutes(leg.metres, mode or leg.mode, travel, along_path=leg.along_path)


def way_metres(leg: Leg, travel: Travel) -> int:
    """How long the way probably is: the path's length, else the straight line with its detour."""
    return leg.metres if leg.along_path else round(leg.metres * travel.detour)


@record
class ModeTotal:
    """The legs made by one means of transport."""

    mode: Mode
    legs: int
    metres: int
    """Straight lines and given paths as they are."""
    way_metres: int
    """The way probably covered, detours included."""
    minutes: int


@record
class Totals:
    """All legs of the day together."""

    by_mode: tuple[ModeTotal, ...]
    """One entry for each means of transport used."""
    legs: int
    metres: int
    way_metres: int
    minutes: int
    """What they take, worked out."""
    planned: int | None
    """What the day leaves for them; None when that cannot be told for one of them."""


def totals(legs: Iterable[Leg], travel: Travel) -> Totals:
    """Add up ``legs``, in all and by means of transport."""
    each = tuple(legs)
    planned = [leg.planned for leg in each if leg.planned is not None]
    return Totals(
        by_mode=tuple(
            ModeTotal(
                mode=mode,
                legs=len(mine),
                metres=sum(leg.metres for leg in mine),
                way_metres=sum(way_metres(leg, travel) for leg in mine),
                minutes=sum(leg_minutes(leg, travel) for leg in mine),
            )
            for mode in Mode
            if (mine := [leg for leg in each if leg.mode is mode])
        ),
        legs=len(each),
        metres=sum(leg.metres for leg in each),
        way_metres=sum(way_metres(leg, travel) for leg in each),
        minutes=sum(leg_minutes(leg, travel) for leg in each),
        planned=sum(planned) if len(planned) == len(each) else None,
    )
