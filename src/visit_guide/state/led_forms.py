"""The facilitator's side of the questionnaires and of the attendance.

A facilitator's device knows everybody's papers: it opens and closes the questionnaires, gives
each person one of the two forms, types in what was written on paper, and corrects signatures.
Somebody without a tablet is a person of the group like any other, under an id that this device
draws for them; what is typed in for them says who typed it.

    forms = LedForms(recorder, group, lambda: session.guide, changed)   # by the session, once
    now = forms.now()                        # papers, figures, signatures; worked out on demand
    group_lead.open_questionnaire("start")   # opening and closing are the console's own
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

from visit_guide.domain.alike import Alike, alike
from visit_guide.domain.attendance import Attendance, Half, fold_attendance
from visit_guide.domain.evaluation import Evaluation, evaluate
from visit_guide.domain.events import Event, Kind, Value
from visit_guide.domain.forms import FormsState, assignments, fold_forms
from visit_guide.domain.guide import Guide
from visit_guide.domain.people import PAPER
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.record import record
from visit_guide.domain.responses import Given, write_paper
from visit_guide.domain.sitting import has_forms, paper_for
from visit_guide.services.group_journal import write_journal
from visit_guide.state.group import Group
from visit_guide.state.recorder import Recorder

__all__ = ["Led", "LedForms"]

_SHOWN = frozenset(
    {Kind.JOINED, Kind.COMPLETED, Kind.SIGNED, Kind.SIGNATURE_REVOKED, Kind.ERASED, Kind.SAME_PERSON}
)


@record
class Led:
    """What a facilitator's screens show of the questionnaires."""

    forms: FormsState = FormsState()
    evaluation: Evaluation = Evaluation()
    attendance: Attendance = Attendance()
    alike: tuple[Alike, ...] = ()
    """Devices whose people have names that are alike: one person or two, for a human to say."""

    def finished(self, moment: Moment) -> int:
        """How many sent the questionnaire of ``moment``."""
        return len(self.forms.at(moment))

    @property
    def people(self) -> int:
        """How many people the group has."""
        return len(self.forms.people)


class LedForms:
    """The questionnaires as a facilitator's device leads them.

    Args:
        recorder: holds the history.
        group: the group, and whether this device leads it.
        guide: gives the guide as it is now.
        changed: called when there is something new to show.
    """

    def __init__(
        self,
        recorder: Recorder,
        group: Group,
        guide: Callable[[], Guide],
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._recorder = recorder
        self._group = group
        self._guide = guide
        self._changed = changed
        self._known: tuple[object, Led] | None = None
        recorder.subscribe(self._took)

    @property
    def begun(self) -> bool:
        """Whether anything happened in the group yet."""
        return bool(self._group.events())

    def journal(self) -> bytes:
        """All events of the group as a file: what the organiser's report is made from."""
        return write_journal(self._group.events())

    def now(self) -> Led:
        """The papers, figures and signatures of the group; remembered until something changes."""
        events, questionnaires = self._group.events(), self._guide().questionnaires
        key = (len(events), events[-1].id if events else "", self._guide().content_hash)
        if self._known is None or self._known[0] != key:
            forms = fold_forms(events)
            led = Led(
                forms=forms,
                evaluation=evaluate(forms, questionnaires),
                attendance=fold_attendance(events),
                alike=alike(events),
            )
            self._known = (key, led)
        return self._known[1]

    def assign_forms(self) -> None:
        """Give a form to everybody who has none, so that the two halves differ by one at most."""
        if not self._leads or not has_forms(self._guide().questionnaires):
            return
        for mark, form in assignments(fold_forms(self._group.events())):
            self._group.lead(Kind.FORM_ASSIGNED, person=mark, form=form.value)

    def enter_paper(
        self, name: str, moment: Moment, form: Form | None, responses: dict[str, str], person: str = ""
    ) -> str:
        """Type in a paper form; gives the id of the person, for their second paper.

        Nothing is typed in, and nothing given, for who sent that questionnaire from a tablet.

        Args:
            name: what to call them; nothing is said of a person who is known already.
            moment: start or end.
            form: the form they had on paper; None when there are no forms.
            responses: answers by question, as :mod:`visit_guide.domain.responses` writes them.
            person: the id of a person of the group; empty for somebody new, without a tablet.
        """
        member = self._group.member
        if member is None or not member.leads:
            return ""
        before = self.now().forms.of(person, moment) if person else None
        if before is not None and not before.typed_by:
            return ""
        who = person or f"{PAPER}{uuid.uuid4().hex[:24]}"
        if not person:
            self._speak_for(who, Kind.JOINED, name=" ".join(name.split())[:80])
        paper = paper_for(self._guide().questionnaires, moment, form)
        given = [
            Given(question=one.id, version=paper.marks[one.id], response=responses.get(one.id, ""))
            for one in paper.questions
        ]
        self._speak_for(
            who,
            Kind.COMPLETED,
            questionnaire=moment.value,
            form=form.value if form else "",
            hash=paper.hash,
            value=write_paper(given),
            seen=0,
            typed_by=member.author,
        )
        return who

    def sign(self, half: Half, name: str, strokes: str) -> None:
        """The trainer was there for a half-day."""
        if name.strip():
            self._group.lead(Kind.SIGNED, half=half.value, name=" ".join(name.split())[:80], strokes=strokes)

    def confirm_for(self, person: str, half: Half, name: str) -> None:
        """Say that somebody was there: they signed on paper, without a tablet or after theirs failed."""
        member = self._group.member
        if member is not None and member.leads:
            self._speak_for(
                person, Kind.SIGNED, half=half.value, name=name, strokes="", typed_by=member.author
            )

    def revoke(self, signature: str, reason: str) -> None:
        """A signature was not right; it stays in the history, with the reason."""
        self._group.lead(Kind.SIGNATURE_REVOKED, signature=signature, reason=reason.strip()[:200])

    def tell(self, person: str, other: str, *, same: bool) -> None:
        """Say that two ids are one person's, or two people's after all; the later word counts."""
        self._group.lead(Kind.SAME_PERSON, person=person, other=other, value=same)

    @property
    def _leads(self) -> bool:
        member = self._group.member
        return member is not None and member.leads

    def _speak_for(self, person: str, kind: Kind, **values: Value) -> None:
        member = self._group.member
        if member is not None:
            event = self._recorder.make(kind, values, group=member.group)
            self._recorder.add(replace(event, author=person))

    def _took(self, events: tuple[Event, ...]) -> None:
        if not self._leads or not any(event.kind in _SHOWN for event in events):
            return
        if any(event.kind == Kind.JOINED for event in events):
            self.assign_forms()
        self._changed()
