"""A group's day, folded once for all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from visit_guide.domain import group
from visit_guide.domain.attendance import Attendance, Half, HalfDay, fold_attendance, half_days
from visit_guide.domain.evaluation import Evaluation, evaluate
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.forms import FormsState, fold_forms
from visit_guide.domain.guide import Guide
from visit_guide.domain.merge import merge
from visit_guide.domain.people import Person, code_of, labels, numbers, owners
from visit_guide.domain.strokes import decode
from visit_guide.errors import PaperError
from visit_guide.messages import Catalogue
from visit_guide.services.group_journal import is_without_names

__all__ = ["Case"]

_DATED = frozenset({Kind.SIGNED, Kind.COMPLETED, Kind.STEP})


class Case:
    """All that the documents tell of one group; folded when first asked for."""

    def __init__(self, guide: Guide, events: Iterable[Event]) -> None:
        self.guide = guide
        self.t = Catalogue(guide.itinerary.language)
        self.events = group.without_erased(merge(events))
        try:
            self._zone = ZoneInfo(guide.organiser.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise PaperError(f"organiser.yaml: timezone: {guide.organiser.timezone}") from error

    @cached_property
    def forms(self) -> FormsState:
        """The papers."""
        return fold_forms(self.events)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The figures."""
        return evaluate(self.forms, self.guide.questionnaires)

    @cached_property
    def attendance(self) -> Attendance:
        """The signatures; a tablet gives none without a drawing or a name."""

        def counts(event: Event) -> bool:
            signed = decode(event.text("strokes")) or event.text("name").strip()
            return event.kind != Kind.SIGNED or bool(signed) or self.is_without_names

        return fold_attendance(filter(counts, self.events))

    @cached_property
    def is_without_names(self) -> bool:
        """Whether names and signatures were taken out of the journal it is made from."""
        return is_without_names(self.events)

    @cached_property
    def state(self) -> group.GroupState:
        """What the group shared; who voted on two devices voted once."""
        whose = owners(self.events)
        return group.fold(
            replace(event, author=whose.get(event.author, event.author)) for event in self.events
        )

    @cached_property
    def halves(self) -> tuple[HalfDay, ...]:
        """The half-days to be signed for: those planned, else those signed."""
        planned = half_days(self.guide)
        return planned or tuple(HalfDay(half=half, start="", end="") for half in Half)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody of the group, those who only joined too, without who leads it or was deleted."""
        return self.forms.people

    @cached_property
    def active(self) -> tuple[Person, ...]:
        """Those who answered or signed, also too late or in error; not those who only joined."""
        forms = self.forms
        seen = {sent.person for sent in (*forms.submissions, *forms.refused, *forms.after_end)}
        seen |= {one.person for one in self.attendance.signatures if not one.trainer}
        return tuple(person for person in self.people if person.id in seen)

    @cached_property
    def certified(self) -> tuple[Person, ...]:
        """Those who signed for a half-day, or whose answers count: of others nothing can be certified."""
        here = {sent.person for sent in self.forms.submissions}
        here |= {one.person for one in self.attendance.signatures if one.stands and not one.trainer}
        return tuple(person for person in self.people if person.id in here)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of everybody who ever joined, in the order of joining."""
        return numbers(self.events)

    @cached_property
    def codes(self) -> dict[str, str]:
        """What documents without names call each person: P01, P02, whoever else is there or gone."""
        return {who: code_of(number) for who, number in self.numbers.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each person, told apart from others of the same name; what is missing is said."""
        shown = labels(self.people)
        missing = self.t("name to be completed")
        return {who: name or f"{self.codes[who]} ({missing})" for who, name in shown.items()}

    @cached_property
    def date(self) -> str:
        """The day, ``2026-05-28``: the content's, else the one on which most was done; may be empty."""
        if self.guide.itinerary.date:
            return self.guide.itinerary.date
        days = [self.local(event.at) for event in self.events if event.kind in _DATED]
        found = Counter(day.date().isoformat() for day in days if day)
        return min(found, key=lambda day: (-found[day], day)) if found else ""

    def local(self, at: str) -> datetime | None:
        """The wall time of an event on the place's clocks; None when it cannot be read."""
        try:
            return datetime.fromisoformat(at).astimezone(self._zone)
        except (ValueError, OverflowError):
            return None
