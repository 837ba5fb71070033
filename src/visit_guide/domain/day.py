"""The day's clock times, in minutes since midnight."""

from __future__ import annotations

from visit_guide.domain.guide import Guide, Item, ItemKind


def minutes(clock: str) -> int:
    """Minutes since midnight of a clock time ``HH:MM``.

    Raises:
        ValueError: ``clock`` is not such a time.
    """
    hours, colon, rest = clock.partition(":")
    if not (colon and hours.isascii() and rest.isascii() and hours.isdigit() and rest.isdigit()):
        raise ValueError(clock)
    if len(hours) > 2 or len(rest) != 2 or int(hours) > 23 or int(rest) > 59:
        raise ValueError(clock)
    return int(hours) * 60 + int(rest)


def minutes_left(item: Item, now: int | None) -> int | None:
    """Planned minutes from ``now`` to the end of a line; None when it is not under way."""
    end = minutes(item.end)
    return end - now if now is not None and minutes(item.start) <= now < end else None


def item_title(guide: Guide, item: Item) -> str:
    """How a line of the day is called: its own title, else its site's short title."""
    if item.title:
        return item.title
    site = guide.site(item.site) if item.site else None
    return site.short_title if site else item.id


def neighbours(guide: Guide, item_id: str) -> tuple[Item | None, Item | None]:
    """The stops before and after stop ``item_id``; None at either end."""
    stops = guide.stops
    ids = [stop.id for stop in stops]
    if item_id not in ids:
        return None, None
    here = ids.index(item_id)
    before = stops[here - 1] if here > 0 else None
    after = stops[here + 1] if here + 1 < len(stops) else None
    return before, after


def transfer_minutes(items: tuple[Item, ...], index: int) -> int | None:
    """Planned minutes to get to line ``index``; None when nobody moves to get there.

    The transfer's own figure when it has one, else the gap since the line before.
    """
    item = items[index]
    if item.transfer is None:
        return None
    if item.transfer.minutes is not None:
        return item.transfer.minutes
    if index == 0:
        return None
    return max(0, minutes(item.start) - minutes(items[index - 1].end))


def item_at(guide: Guide, now: int) -> Item | None:
    """The line of the day that is planned at ``now`` (minutes since midnight), or None."""
    return next(
        (item for item in guide.itinerary.items if minutes(item.start) <= now < minutes(item.end)), None
    )


def following(guide: Guide, item_id: str | None) -> tuple[Item, ...]:
    """The lines of the day after ``item_id`` (all of them when it is None or unknown)."""
    items = guide.itinerary.items
    ids = [item.id for item in items]
    return items[ids.index(item_id) + 1 :] if item_id in ids else items


def is_stop(item: Item) -> bool:
    """Whether a line of the day is one of the numbered stops."""
    return item.kind is ItemKind.STOP


def next_step(guide: Guide, current: str | None) -> Item | None:
    """Where a group at line ``current`` of the day goes next: the next stop, else the next line.

    Before its first step that is the first stop; None once the day is over.
    """
    rest = following(guide, current)
    return next((item for item in rest if is_stop(item)), rest[0] if rest else None)
