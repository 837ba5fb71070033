"""Who signed for which half-day. Nothing is ever overwritten: a correction leaves a trace."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.day import minutes
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.group import without_erased
from visit_guide.domain.guide import Guide, ItemKind
from visit_guide.domain.merge import merge
from visit_guide.domain.people import name_of, owners
from visit_guide.domain.record import record
from visit_guide.domain.strokes import is_drawn

__all__ = [
    "Attendance",
    "Half",
    "HalfDay",
    "Signature",
    "Untimely",
    "fold_attendance",
    "half_days",
    "half_of",
    "untimely",
]

NOON = 13 * 60
"""Where a day without a meal is cut."""
_MEAL = range(11 * 60, 15 * 60)
_AHEAD = 15
"""Minutes before a half-day from which signing for it surprises nobody."""
_AFTER = 90
"""Minutes after a half-day until which signing for it surprises nobody."""


class Half(StrEnum):
    """A half-day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@record
class HalfDay:
    """A half-day as it is planned."""

    half: Half
    start: str
    """``HH:MM``."""
    end: str


class Untimely(StrEnum):
    """Why signing for a half-day at some time is worth a question."""

    EARLY = "early"
    LATE = "late"


@record
class Signature:
    """A person confirmed that they were there."""

    person: str
    half: Half
    name: str
    strokes: str
    """As :mod:`visit_guide.domain.strokes` writes it; empty: confirmed by typing the name."""
    at: str
    event: str
    trainer: bool = False
    typed_by: str = ""
    """Who noted that it was given on paper."""
    revoked_at: str = ""
    """When it was said not to be right; empty while it stands."""
    revoked_by: str = ""
    reason: str = ""
    replaced: bool = False
    """Whether another of the same person counts for that half-day: a later one, or their own."""

    @property
    def stands(self) -> bool:
        """Whether it is the one that counts."""
        return not (self.revoked_at or self.replaced)


@record
class Attendance:
    """All signatures, in their order, with those that no longer count."""

    signatures: tuple[Signature, ...] = ()

    def of(self, person: str, half: Half, *, trainer: bool = False) -> Signature | None:
        """The signature of a person that counts for a half-day, or None."""
        return next(
            (
                one
                for one in self.signatures
                if one.stands and (one.person, one.half, one.trainer) == (person, half, trainer)
            ),
            None,
        )

    def is_noted(self, person: str, half: Half) -> bool:
        """Whether what counts for a person's half-day is a note that they signed on paper."""
        counting = self.of(person, half)
        return counting is not None and bool(counting.typed_by)

    def here(self, half: Half) -> tuple[Signature, ...]:
        """The participants' signatures that count for a half-day."""
        return tuple(one for one in self.signatures if one.stands and one.half is half and not one.trainer)

    @property
    def trainers(self) -> tuple[Signature, ...]:
        """The trainers' signatures that count."""
        return tuple(one for one in self.signatures if one.stands and one.trainer)

    @property
    def corrected(self) -> tuple[Signature, ...]:
        """Signatures that were replaced or revoked."""
        return tuple(one for one in self.signatures if not one.stands)


def fold_attendance(events: Iterable[Event]) -> Attendance:
    """What ``events``, in any order and with repetitions, say of who was there.

    Of one person's two devices the later signature counts, as of one device's two. Their own counts
    before a note that they signed on paper, whichever came first: never both. What was drawn without
    being a drawing that can be seen is no signature.

    Somebody revokes their own signatures, a facilitator everybody's.
    """
    history = without_erased(merge(events))
    whose = owners(history)
    revoked: dict[str, Event] = {}
    signed = [event for event in history if event.kind == Kind.SIGNED and _is_signature(event)]
    authors = {event.id: event.author for event in signed}
    for event in history:
        if event.kind == Kind.SIGNATURE_REVOKED:
            name = event.text("signature")
            if event.role == FACILITATOR or authors.get(name) == event.author:
                revoked.setdefault(name, event)
    last = {
        (whose.get(event.author, event.author), _half(event), event.role == FACILITATOR): event.id
        for event in sorted(signed, key=lambda one: not one.text("typed_by"))
        if event.id not in revoked
    }
    return Attendance(
        signatures=tuple(
            _signature(event, whose.get(event.author, event.author), revoked.get(event.id), last)
            for event in signed
        )
    )


def half_days(guide: Guide) -> tuple[HalfDay, ...]:
    """The half-days of the day: before and after the meal, or one alone."""
    items = guide.itinerary.items
    if not items:
        return ()
    meals = [
        n for n, item in enumerate(items) if item.kind is ItemKind.BREAK and minutes(item.start) in _MEAL
    ]
    meal = max(meals, key=lambda n: minutes(items[n].end) - minutes(items[n].start), default=None)
    if meal is None:
        parts = [
            [item for item in items if minutes(item.start) < NOON],
            [item for item in items if minutes(item.start) >= NOON],
        ]
    else:
        parts = [list(items[:meal]), list(items[meal + 1 :])]
    return tuple(
        HalfDay(half=half, start=part[0].start, end=part[-1].end)
        for half, part in zip(Half, parts, strict=True)
        if part
    )


def half_of(guide: Guide, minute: int) -> Half | None:
    """The half-day to sign for at ``minute`` of the day: the one that runs, else the one just over."""
    planned = half_days(guide)
    begun = [one for one in planned if minutes(one.start) <= minute]
    return begun[-1].half if begun else (planned[0].half if planned else None)


def untimely(planned: HalfDay, minute: int) -> Untimely | None:
    """Whether ``minute`` of the day is well before or long after a half-day; None when it is neither.

    It is no reason to refuse a signature: the clock may be wrong, or the day late.
    """
    if minute < minutes(planned.start) - _AHEAD:
        return Untimely.EARLY
    return Untimely.LATE if minute > minutes(planned.end) + _AFTER else None


def _signature(
    event: Event, person: str, revocation: Event | None, last: dict[tuple[str, Half | None, bool], str]
) -> Signature:
    half, trainer = _half(event), event.role == FACILITATOR
    assert half is not None
    return Signature(
        person=person,
        half=half,
        name=name_of(event),
        strokes=event.text("strokes"),
        at=event.at,
        event=event.id,
        trainer=trainer,
        typed_by=event.text("typed_by"),
        revoked_at=revocation.at if revocation else "",
        revoked_by=revocation.author if revocation else "",
        reason=revocation.text("reason") if revocation else "",
        replaced=revocation is None and last[person, half, trainer] != event.id,
    )


def _is_signature(event: Event) -> bool:
    strokes = event.text("strokes")
    return _half(event) is not None and (not strokes or is_drawn(strokes))


def _half(event: Event) -> Half | None:
    name = event.text("half")
    return Half(name) if name in tuple(Half) else None
