"""Who takes part: told apart by their device, never by their name.

A facilitator may say that two devices are one person's: see :mod:`visit_guide.domain.same_person`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.events import Event, Kind, instant
from visit_guide.domain.group import without_erased
from visit_guide.domain.letters import bare
from visit_guide.domain.merge import merge
from visit_guide.domain.record import record
from visit_guide.domain.same_person import decisions, owners_of

__all__ = [
    "PAPER",
    "Person",
    "code_of",
    "devices",
    "joined_at",
    "labels",
    "name_of",
    "numbers",
    "owners",
    "people",
    "plain",
]

_PRESENT = frozenset({Kind.JOINED, Kind.COMPLETED, Kind.SIGNED})

_SOME_DAY = datetime.max.replace(tzinfo=UTC)
"""For who joined by a clock that says nothing: after the others."""

LONGEST_NAME = 200
"""Characters of a name that papers have room for; the tablets' fields take fewer."""
_SIGNS = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
"""The apostrophes and hyphens that keyboards and word processors write, as one of each."""
PAPER = "paper-"
"""How the id of somebody without a tablet begins: a facilitator types in what they wrote."""


@record
class Person:
    """One participant.

    ``number`` counts from 1 by the time of joining: what a document says instead of a name. Whose data
    was deleted leaves a gap.
    """

    id: str
    number: int
    name: str = ""
    signed: bool = False
    """Whether ``name`` is the one they signed with, and not just how they wanted to be called."""
    also: tuple[str, ...] = ()
    """Their other ids, when facilitators said so."""

    @property
    def on_paper(self) -> bool:
        """Whether somebody else types in what they wrote."""
        return any(one.startswith(PAPER) for one in (self.id, *self.also))


def people(events: Iterable[Event]) -> tuple[Person, ...]:
    """The participants who appear in ``events``, in the order of joining; deleted ones are left out.

    Somebody's name is the last one they signed with, else the last one they joined with; on two devices,
    that of the device that joined last.
    """
    history = merge(events)
    whose = owners(history)
    found: dict[str, Person] = {}
    for device in devices(history):
        known = found.get(whose[device.id])
        found[whose[device.id]] = device if known is None else _joined(known, device)
    return tuple(found.values())


def owners(events: Iterable[Event]) -> dict[str, str]:
    """The id that stands for the person, for each id that takes part: that which joined first."""
    history = merge(events)
    here = {event.author for event in without_erased(history) if _is_present(event)}
    return owners_of(decisions(history), (who for who in numbers(history) if who in here))


def _joined(known: Person, device: Person) -> Person:
    named = device if device.name and (device.signed or not known.signed) else known
    return replace(known, name=named.name, signed=named.signed, also=(*known.also, device.id))


def devices(events: Iterable[Event]) -> tuple[Person, ...]:
    """The same, every device being somebody of its own, whatever was said of them."""
    joined: dict[str, str] = {}
    signed: dict[str, str] = {}
    history = merge(events)
    present = dict.fromkeys(event.author for event in without_erased(history) if _is_present(event))
    for event in history:
        if event.author not in present or not _is_present(event):
            continue
        if event.kind == Kind.JOINED:
            joined[event.author] = name_of(event)
        elif event.kind == Kind.SIGNED and name_of(event):
            signed[event.author] = name_of(event)
    return tuple(
        Person(id=who, number=number, name=signed.get(who) or joined.get(who, ""), signed=who in signed)
        for who, number in numbers(history).items()
        if who in present
    )


def numbers(events: Iterable[Event]) -> dict[str, int]:
    """The number of everybody who ever was of the group, by their id, by the time of joining.

    Tablets that join at the same step of the group's history do not know of each other: only the
    wall time tells who was first. Those whose data was deleted keep their number, as far as the
    word of it says when they joined: nobody else's changes.
    """
    history = merge(events)
    found: dict[str, tuple[datetime, int]] = {}
    for event in history:
        if event.kind == Kind.ERASED and event.role == FACILITATOR and event.text("since"):
            step = event.get("step")
            place = (instant(event.text("since")) or _SOME_DAY, step if isinstance(step, int) else 0)
            found.setdefault(event.text("author"), place)
    for who, first in _first(without_erased(history)).items():
        found[who] = (instant(first.at) or _SOME_DAY, first.clock)
    in_order = sorted((*place, who) for who, place in found.items())
    return {who: number for number, (_, _, who) in enumerate(in_order, start=1)}


def code_of(number: int) -> str:
    """What papers without names call the person of that number: ``P03``."""
    return f"P{number:02}"


def joined_at(events: Iterable[Event], person: str) -> Event | None:
    """The event by which ``person`` joined, which says their place among the others; None: they never did."""
    return _first(event for event in merge(events) if event.author == person).get(person)


def _first(events: Iterable[Event]) -> dict[str, Event]:
    """The event by which each person joined, else was first heard of."""
    joined: dict[str, Event] = {}
    heard: dict[str, Event] = {}
    for event in events:
        if _is_present(event):
            heard.setdefault(event.author, event)
            if event.kind == Kind.JOINED:
                joined.setdefault(event.author, event)
    return heard | joined


def _is_present(event: Event) -> bool:
    return event.role != FACILITATOR and event.kind in _PRESENT


def labels(everyone: Iterable[Person]) -> dict[str, str]:
    """What to call each person: their name, with a number where two have the same; else nothing."""
    known = tuple(everyone)
    same = Counter(plain(person.name) for person in known if person.name)
    seen: Counter[str] = Counter()
    found = {}
    for person in known:
        key = plain(person.name)
        seen[key] += 1
        doubled = person.name and same[key] > 1
        found[person.id] = f"{person.name} ({seen[key]})" if doubled else person.name
    return found


def name_of(event: Event) -> str:
    """The name an event says, as far as papers have room for it."""
    name = event.text("name").strip()
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"


def plain(name: str) -> str:
    """A name as it is compared: whatever its accents, capitals and spaces, its apostrophes and hyphens."""
    return " ".join(bare(name).translate(_SIGNS).split())
