"""People with names that are alike: perhaps one person on two devices, for a human to say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from visit_guide.domain.attendance import Half, fold_attendance
from visit_guide.domain.events import Event
from visit_guide.domain.forms import fold_forms
from visit_guide.domain.letters import bare
from visit_guide.domain.merge import merge
from visit_guide.domain.people import Person, devices
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.record import record
from visit_guide.domain.same_person import decisions, two, without_decisions

__all__ = ["Alike", "Device", "alike", "alike_name"]


@record
class Device:
    """What came from one device: helps to tell whether two are one person's."""

    person: Person
    sent: tuple[Moment, ...] = ()
    """The questionnaires that count."""
    signed: tuple[Half, ...] = ()


@record
class Alike:
    """Two devices whose people have names that are alike."""

    one: Device
    other: Device
    same: bool | None = None
    """What a facilitator said: one person, two, or nothing yet."""


def alike(events: Iterable[Event]) -> tuple[Alike, ...]:
    """All pairs of devices with names that are alike, in the order of joining."""
    history = merge(events)
    by_name: dict[str, list[Person]] = {}
    for person in devices(history):
        if name := alike_name(person.name):
            by_name.setdefault(name, []).append(person)
    several = [named for named in by_name.values() if len(named) > 1]
    if not several:
        return ()
    decided = decisions(history)
    apart = without_decisions(history)
    forms, attendance = fold_forms(apart), fold_attendance(apart)

    def device(person: Person) -> Device:
        return Device(
            person=person,
            sent=tuple(moment for moment in Moment if forms.of(person.id, moment)),
            signed=tuple(half for half in Half if attendance.of(person.id, half)),
        )

    return tuple(
        Alike(one=device(one), other=device(other), same=decided.get(two(one.id, other.id)))
        for named in several
        for one, other in combinations(named, 2)
    )


def alike_name(name: str) -> str:
    """``name`` without case, accents, signs and order: « ROY, Élodie » is « Élodie Roy »."""
    return " ".join(sorted(re.findall(r"\w+", bare(name))))
