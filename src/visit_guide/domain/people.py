"""Who takes part: told apart by their device, never by their name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.group import without_erased
from visit_guide.domain.merge import merge
from visit_guide.domain.record import record

__all__ = ["PAPER", "Person", "labels", "people"]

_PRESENT = frozenset({Kind.JOINED, Kind.COMPLETED, Kind.SIGNED})

PAPER = "paper-"
"""How the id of somebody without a tablet begins: a facilitator types in what they wrote."""


@record
class Person:
    """One participant.

    ``number`` counts from 1 in the order of joining: what a document says instead of a name.
    """

    id: str
    number: int
    name: str = ""
    signed: bool = False
    """Whether ``name`` is the one they signed with, and not just how they wanted to be called."""

    @property
    def on_paper(self) -> bool:
        """Whether somebody else types in what they wrote."""
        return self.id.startswith(PAPER)


def people(events: Iterable[Event]) -> tuple[Person, ...]:
    """The participants who appear in ``events``, in the order of joining; deleted ones are left out.

    Somebody's name is the last one they signed with, else the last one they joined with.
    """
    arrived: dict[str, tuple[int, str, str]] = {}
    joined: dict[str, str] = {}
    signed: dict[str, str] = {}
    present: dict[str, tuple[int, str, str]] = {}
    for event in without_erased(merge(events)):
        if event.role == FACILITATOR or event.kind not in _PRESENT:
            continue
        present.setdefault(event.author, event.order)
        if event.kind == Kind.JOINED:
            arrived.setdefault(event.author, event.order)
            joined[event.author] = event.text("name").strip()
        elif event.kind == Kind.SIGNED and event.text("name").strip():
            signed[event.author] = event.text("name").strip()
    in_order = sorted(present, key=lambda who: (who not in arrived, arrived.get(who, present[who])))
    return tuple(
        Person(id=who, number=n, name=signed.get(who) or joined.get(who, ""), signed=who in signed)
        for n, who in enumerate(in_order, start=1)
    )


def labels(everyone: Iterable[Person]) -> dict[str, str]:
    """What to call each person: their name, with a number where two have the same; else nothing."""
    known = tuple(everyone)
    same = Counter(_plain(person.name) for person in known if person.name)
    seen: Counter[str] = Counter()
    found = {}
    for person in known:
        key = _plain(person.name)
        seen[key] += 1
        doubled = person.name and same[key] > 1
        found[person.id] = f"{person.name} ({seen[key]})" if doubled else person.name
    return found


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", " ".join(name.split()).casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
