"""Times of the day and how long it takes to get from one place to the next.

Distances come in as metres: measuring them is somebody else's business.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from visit_guide.domain.day import minutes
from visit_guide.domain.guide import Item, Mode, Travel
from visit_guide.domain.record import record

__all__ = ["Leg", "legs", "minutes_of_day", "travel_minutes"]

_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def minutes_of_day(time: str) -> int | None:
    """Minutes since midnight of ``HH:MM``, or None when ``time`` is not written so."""
    return minutes(time) if _TIME.fullmatch(time) else None


def travel_minutes(metres: float, mode: Mode, travel: Travel) -> int:
    """Whole minutes, rounded up, for ``metres`` as the crow flies, detour included."""
    kmh = {
        Mode.WALK: travel.walk_kmh,
        Mode.BIKE: travel.bike_kmh,
        Mode.BUS: travel.bus_kmh,
        Mode.CAR: travel.car_kmh,
    }[mode]
    exact = metres / 1000 * travel.detour / kmh * 60
    return math.ceil(round(exact, 6))


@record
class Leg:
    """The way from one line of the day, numbered from 0, to a later one."""

    start: int
    end: int
    minutes: int
    """Time there is for it, in minutes: what is planned for moving, else the gaps between the lines."""


def legs(items: Sequence[Item], located: Sequence[bool]) -> Iterator[Leg]:
    """The legs between each line with a known place and the next one that has one.

    Lines in between whose place is unknown only count with the time left around them.
    A leg with a time that cannot be read is left out.

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
        if start is not None and available is not None:
            yield Leg(start=start, end=number, minutes=available)
        start, available = number, 0


def _time_before(previous: Item, item: Item) -> int | None:
    """Minutes to get from ``previous`` to ``item``, or None when unreadable."""
    if item.transfer is not None and item.transfer.minutes is not None:
        return item.transfer.minutes
    end, start = minutes_of_day(previous.end), minutes_of_day(item.start)
    return None if end is None or start is None else max(0, start - end)
