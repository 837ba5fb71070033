"""Planned against actual: how late the group is, and what to shorten to catch up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from visit_guide.domain.day import minutes, transfer_minutes
from visit_guide.domain.group import GroupState
from visit_guide.domain.guide import Item, ItemKind
from visit_guide.domain.record import record

__all__ = ["FAR_OFF", "Cut", "Plan", "arrivals", "catch_up", "delay", "is_far_off", "local_minute"]

FAR_OFF = 180
"""Minutes away from the plan beyond which it is another day or a rehearsal: no delay is told then."""
SHORTEST_BREAK = 45
"""Minutes that a break keeps; a shorter one is left alone."""
SHORTEST_STOP = 20
_SHARE = {ItemKind.THEORY: 3, ItemKind.DISCUSSION: 3, ItemKind.STOP: 4}
"""At most one third, or one quarter, of a line's time is taken."""


@record
class Cut:
    """Minutes to take from one line of the day; ``item`` None means the waiting before ``before``."""

    before: str
    minutes: int
    item: str | None = None


@record
class Plan:
    """How to catch up: ``cuts`` in the order of the day, and the ``left`` minutes nothing can win back."""

    cuts: tuple[Cut, ...] = ()
    left: int = 0


def local_minute(at: str, zone: tzinfo | None) -> int | None:
    """Minutes since midnight in ``zone`` (None: the device's) of an event's time; None if unreadable."""
    try:
        instant = datetime.fromisoformat(at)
    except ValueError:
        return None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    try:
        here = instant.astimezone(zone)
    except OverflowError:
        return None
    return here.hour * 60 + here.minute


def is_far_off(late: int) -> bool:
    """Whether ``late`` minutes, negative when early, are too many to be a delay."""
    return abs(late) > FAR_OFF


def arrivals(state: GroupState, zone: tzinfo | None) -> dict[str, int]:
    """When the group came to each line of the day it was at, in minutes since midnight."""
    times = {event.text("item"): local_minute(event.at, zone) for event in state.steps}
    return {item: minute for item, minute in times.items() if minute is not None}


def delay(items: Sequence[Item], current: str | None, arrived: int | None, now: int) -> int:
    """How late the group is, in minutes; negative when early, 0 when it is not known where it is.

    At a line of the day that is how late it came; once the line's planned end has passed, at
    least how long ago that was.

    Args:
        items: The day's lines.
        current: Where the group is.
        arrived: When it came there, minutes since midnight, or None.
        now: Minutes since midnight.
    """
    here = next((item for item in items if item.id == current), None)
    if here is None:
        return 0
    overdue = now - minutes(here.end)
    if arrived is None:
        return max(0, overdue)
    return max(arrived - minutes(here.start), overdue)


def catch_up(items: Sequence[Item], current: str | None, late: int) -> Plan:
    """What to shorten after ``current`` so that the day ends when planned.

    First the waiting between lines that no transfer needs, then theory and discussions by up to
    a third, stops by up to a quarter, breaks last; nothing below a sensible minimum. Within a
    sort, the longest gives first.
    """
    places = {item.id: number for number, item in enumerate(items)}
    if late <= 0 or current not in places:
        return Plan(left=max(0, late))
    rest = range(places[current] + 1, len(items))
    sorts: list[list[tuple[int, Cut]]] = [
        [(n, Cut(before=items[n].id, minutes=_waiting(items, n))) for n in rest],
        *([(n, _cut(items[n])) for n in rest if items[n].kind in kinds] for kinds in _IN_TURN),
    ]
    chosen: list[tuple[int, int, Cut]] = []
    for sort in sorts:
        for number, cut in sorted(sort, key=lambda one: -one[1].minutes):
            taken = min(late, cut.minutes)
            if taken > 0:
                late -= taken
                part = Cut(before=cut.before, minutes=taken, item=cut.item)
                chosen.append((number, 1 if cut.item else 0, part))
    return Plan(cuts=tuple(cut for *_, cut in sorted(chosen, key=lambda one: one[:2])), left=late)


_IN_TURN = ({ItemKind.THEORY, ItemKind.DISCUSSION}, {ItemKind.STOP}, {ItemKind.BREAK})


def _waiting(items: Sequence[Item], number: int) -> int:
    gap = minutes(items[number].start) - minutes(items[number - 1].end)
    return max(0, gap - (transfer_minutes(tuple(items), number) or 0))


def _cut(item: Item) -> Cut:
    planned = minutes(item.end) - minutes(item.start)
    if item.kind is ItemKind.BREAK:
        most = planned - SHORTEST_BREAK
    elif item.kind is ItemKind.STOP:
        most = min(planned // _SHARE[item.kind], planned - SHORTEST_STOP)
    else:
        most = planned // _SHARE[item.kind]
    return Cut(before=item.id, minutes=max(0, most), item=item.id)
