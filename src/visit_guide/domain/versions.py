"""Texts that may be written in several places at once, without one writing wiping out another.

Every writing of a text says in which tab it was made (``tab``) and which writings it was made
upon (``seen``: the clock reached in each tab, as « tab clock »). Of one tab only the last writing
counts, so a history can be compacted while somebody types. A writing is void once a later one
has seen it; of those that know nothing of each other all are kept: the latest is shown, the
others are offered beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from visit_guide.domain.events import Event, Value
from visit_guide.domain.merge import merge

__all__ = ["heads", "seen_after"]


def heads(events: Iterable[Event]) -> tuple[Event, ...]:
    """The writings of one text that no later one has seen, the latest last; at least one if any."""
    last: dict[tuple[str, str], Event] = {}
    for event in merge(events):
        last[event.author, event.text("tab")] = event
    written = sorted(last.values(), key=lambda event: event.order)
    if len(written) == 1:
        return tuple(written)
    return tuple(
        event
        for number, event in enumerate(written)
        if not any(_reached(later, event.text("tab")) >= event.clock for later in written[number + 1 :])
    )


def seen_after(*events: Event) -> tuple[str, ...]:
    """What the next writing has seen when it is made upon all of ``events``."""
    reached: dict[str, int] = {}
    for event in events:
        for tab, clock in (*_parts(event.get("seen")), (event.text("tab"), event.clock)):
            reached[tab] = max(clock, reached.get(tab, clock))
    return tuple(f"{tab} {clock}" for tab, clock in sorted(reached.items()))


def _reached(event: Event, tab: str) -> int:
    return max((clock for name, clock in _parts(event.get("seen")) if name == tab), default=-1)


def _parts(seen: Value) -> list[tuple[str, int]]:
    parts = []
    for part in seen if isinstance(seen, tuple) else ():
        tab, _, clock = part.rpartition(" ") if isinstance(part, str) else ("", "", "")
        if clock.isascii() and clock.isdigit():
            parts.append((tab, int(clock)))
    return parts
