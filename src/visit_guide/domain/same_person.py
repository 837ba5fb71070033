"""Two devices of one person: said by a facilitator, who can also take it back.

Somebody who loses a tablet, or empties the browser, joins again as somebody new. Only people know
that it is the same person; what they say of two ids is an event like any other, the later counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.merge import merge

__all__ = ["Two", "decisions", "owners_of", "two", "without_decisions"]

Two = tuple[str, str]
"""Two ids, in alphabetical order."""


def two(one: str, other: str) -> Two:
    """The two ids."""
    return (one, other) if one <= other else (other, one)


def decisions(events: Iterable[Event]) -> dict[Two, bool]:
    """Of which two ids facilitators said that they are one person (true), or two (false)."""
    found: dict[Two, bool] = {}
    for event in merge(e for e in events if e.kind == Kind.SAME_PERSON and e.role == FACILITATOR):
        one, other = event.text("person"), event.text("other")
        if one and other and one != other:
            found[two(one, other)] = event.get("value") is True
    return found


def without_decisions(events: Iterable[Event]) -> tuple[Event, ...]:
    """``events`` as if nothing had been said: every device somebody of its own."""
    return tuple(event for event in events if event.kind != Kind.SAME_PERSON)


def owners_of(decided: dict[Two, bool], ids: Iterable[str]) -> dict[str, str]:
    """The id that stands for the person, for each of ``ids``: the first of those that are one person.

    Ids that are not among ``ids`` join nobody: their data was deleted, or is not there yet.
    """
    order = list(dict.fromkeys(ids))
    linked: dict[str, set[str]] = {one: set() for one in order}
    for (one, other), same in decided.items():
        if same and one in linked and other in linked:
            linked[one].add(other)
            linked[other].add(one)
    owners: dict[str, str] = {}
    for first in order:
        waiting = [first]
        while waiting:
            one = waiting.pop()
            if one not in owners:
                owners[one] = first
                waiting += linked[one]
    return owners
