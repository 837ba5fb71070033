"""Joining histories: commutative, associative and idempotent."""

from __future__ import annotations

from collections.abc import Iterable

from visit_guide.domain.events import Event, Kind, Scope, Value, dump

_SIGNING = (Kind.SIGNED, Kind.SIGNATURE_REVOKED)


def merge(*histories: Iterable[Event]) -> tuple[Event, ...]:
    """All events of ``histories``, each id once, in their total order.

    Two different events under one id can only come from damage; the one whose written
    form sorts last is kept, so that every device keeps the same one.
    """
    by_id: dict[str, Event] = {}
    for history in histories:
        for event in history:
            known = by_id.get(event.id)
            if known is None or (known != event and dump([known]) < dump([event])):
                by_id[event.id] = event
    return tuple(sorted(by_id.values(), key=lambda event: event.order))


def _slot(event: Event) -> tuple[Value, ...] | None:
    """What ``event`` overwrites: two events of one slot, the later one alone counts."""
    match event.kind:
        case Kind.PLACE | Kind.AT_STOP | Kind.JOINED:
            return (event.kind,)
        case Kind.SETTING:
            return (event.kind, event.text("name"))
        case Kind.ANSWER:
            return (event.kind, event.text("item"), event.text("prompt"))
        case Kind.OPENED:
            return (event.kind, event.text("item"))
        case Kind.NOTE:
            return (event.kind, event.text("note"), event.text("tab"))
        case Kind.STAR:
            return (event.kind, *(event.text(name) for name in ("place", "item", "sheet", "ref")))
        case Kind.WORKSHEET:
            return (event.kind, *(event.text(name) for name in ("item", "sheet", "field", "tab")))
        case Kind.PROFILE:
            return (event.kind, event.text("field"), event.text("tab"))
        case Kind.ITEM_ANSWERED:
            return (event.kind, event.text("questionnaire"), event.text("question"))
        case _:
            return None


def unerased(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """``events``, merged already, without what persons shared whose data a group's hub deleted.

    Whose device it was: it keeps what it noted for itself, the papers it sent among it, without the
    signatures, which were for the group alone.
    """
    told = {e.id for e in events if e.kind == Kind.ERASED and e.role == "facilitator" and e.group}
    erased = {(e.group, e.text("author")) for e in events if e.id in told}
    unsigned: dict[str, tuple[int, str, str]] = {}
    for event in events:
        if event.kind == Kind.WITHDRAWN and _is_own(event):
            unsigned[event.author] = event.order
            authors = event.get("authors")
            erased |= {(event.text("from"), str(a)) for a in (authors if isinstance(authors, tuple) else ())}
    if not erased and not unsigned:
        return events
    return tuple(
        e
        for e in events
        if e.id in told
        or (
            (e.author not in unsigned or e.kind not in _SIGNING or e.order > unsigned[e.author])
            if _is_own(e)
            else (e.group, e.author) not in erased
        )
    )


def _is_own(event: Event) -> bool:
    """Whether ``event`` is of the device alone."""
    return event.scope is Scope.DEVICE and not event.group


def compact(events: Iterable[Event]) -> tuple[Event, ...]:
    """``events`` without those that a later one of their author makes void.

    Keeps a device's own history short: the folded state is the same before and after. Of
    the openings of a stop the first stays too: it tells the order of the visit. What somebody
    shared with a group and then had deleted is forgotten, as :func:`unerased` says.
    """
    events = unerased(merge(events))
    first: dict[tuple[object, ...], Event] = {}
    last: dict[tuple[object, ...], Event] = {}
    for event in events:
        slot = _slot(event)
        place = (event.id,) if slot is None else (event.author, event.scope, event.group, *slot)
        last[place] = event
        if event.kind == Kind.OPENED:
            first.setdefault(place, event)
    return merge(first.values(), last.values())
