"""Answering the questionnaires and signing: what one person does on their tablet.

Each answer is an event at once, so that nothing is lost whatever happens; sending makes one
event of the whole paper: see :mod:`visit_guide.state.handing_in`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from visit_guide.domain.attendance import Attendance, Half, fold_attendance
from visit_guide.domain.closing import (
    FACILITATOR,
    RULINGS,
    VISIT,
    closings,
    questionnaire_topic,
    topic_of,
)
from visit_guide.domain.events import Event, Kind, Value
from visit_guide.domain.forms import FormsState, Submission, fold_forms, own_form
from visit_guide.domain.group import of_group
from visit_guide.domain.guide import Guide
from visit_guide.domain.questionnaire import Form, Moment, Question
from visit_guide.domain.record import record
from visit_guide.domain.responses import LONGEST_TEXT, Given, is_complete, is_sound, write_paper
from visit_guide.domain.results import OwnResults, own_results
from visit_guide.domain.sitting import Paper, form_at, paper_for
from visit_guide.state.handing_in import HANDED_IN, Circle, HandingIn
from visit_guide.state.recorder import Recorder

__all__ = ["Access", "Questions", "Quiz", "Sitting"]

REST = 0.5
"""Seconds after the last sign typed until a text is kept."""
_HEARD = RULINGS | {
    *HANDED_IN,
    Kind.ITEM_ANSWERED,
    Kind.JOINED,
    Kind.FORM_ASSIGNED,
    Kind.ERASED,
    Kind.WITHDRAWN,
}
"""What may change the state; all else is not looked at."""


@record
class Access:
    """Whether a questionnaire may be answered now, as far as this tablet knows."""

    waits: bool = False
    """In a group, and no facilitator has opened it yet."""
    closed: bool = False
    """A facilitator closed it: what is sent now does not count for the group."""


@record
class Sitting:
    """The start or the end questionnaire of one person."""

    paper: Paper
    answers: tuple[tuple[str, str], ...] = ()
    sent: Submission | None = None
    refused: bool = False
    """Sent after the closing: it does not count for the group."""
    withdrawn: bool = False
    """Sent, then deleted for the group: it is the person's alone."""
    after_end: bool = False
    """A start that was sent after the end: it is compared with nothing."""
    missed: bool = False
    """A start that was not sent while the end was: it can no longer be answered or sent."""
    access: Access = Access()

    def answer(self, question: str) -> str:
        """What was answered so far, or nothing."""
        return dict(self.answers).get(question, "")

    def complete(self, question: Question) -> bool:
        """Whether ``question`` has all of its answer: one pair of three is none."""
        return is_complete(question, self.answer(question.id))

    @property
    def answered(self) -> int:
        """How many questions have a complete answer."""
        return sum(self.complete(one) for one in self.paper.questions)

    @property
    def begun(self) -> bool:
        """Whether there is something to resume."""
        return bool(self.answers) and self.sent is None and not self.missed

    @property
    def resume_at(self) -> int:
        """The number (from 1) of the first question not yet answered; past the last when all are."""
        numbers = (n for n, one in enumerate(self.paper.questions, start=1) if not self.complete(one))
        return next(numbers, len(self.paper.questions) + 1)


@record
class Quiz:
    """All that the screens need to know of one person's questionnaires."""

    start: Sitting | None = None
    end: Sitting | None = None
    results: OwnResults | None = None
    """Only once the end questionnaire was sent, or can no longer be."""
    attendance: Attendance = Attendance()
    """The person's own signatures."""
    name: str = ""
    """The name they last signed with, else the one they joined with."""
    author: str = ""
    in_group: bool = False

    def sitting(self, moment: Moment) -> Sitting | None:
        """The sitting of ``moment``, or None when the guide asks nothing then."""
        return self.start if moment is Moment.START else self.end


class Questions:
    """The questionnaires of one page session.

    Args:
        recorder: holds the history.
        guide: gives the guide as it is now.
        changed: called with the new state whenever it is another one.
        spawn: runs a coroutine on the page's loop.
        circle: gives the group the person is in.
    """

    def __init__(
        self,
        recorder: Recorder,
        guide: Callable[[], Guide],
        changed: Callable[[Quiz], None],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        circle: Callable[[], Circle] = Circle,
    ) -> None:
        self._recorder = recorder
        self._guide = guide
        self._changed = changed
        self._spawn = spawn
        self._circle = circle
        self._handing = HandingIn(recorder)
        self._quiz = Quiz()
        self._typed: dict[tuple[Moment, str], str] = {}
        self._rests = 0
        recorder.subscribe(self._took)

    @property
    def quiz(self) -> Quiz:
        """The state now."""
        return self._quiz

    def refresh(self) -> None:
        """Work the state out anew: after loading, or when the content or the group changed."""
        quiz = self._state()
        if quiz != self._quiz:
            self._quiz = quiz
            self._changed(quiz)

    def respond(self, moment: Moment, question: str, response: str) -> None:
        """Answer a question, or change the answer; after sending nothing changes any more."""
        sitting = self._quiz.sitting(moment)
        if sitting is None or sitting.missed or sitting.sent or sitting.answer(question) == response:
            return
        form = sitting.paper.form
        self._recorder.record(
            Kind.ITEM_ANSWERED,
            questionnaire=moment.value,
            form=form.value if form else "",
            question=question,
            value=_tidy(response),
        )

    def draft(self, moment: Moment, question: str, text: str) -> None:
        """A text is being typed: it is kept once typing rests, or at :meth:`flush`."""
        self._typed[moment, question] = text
        self._rests += 1
        self._spawn(self._rest(self._rests))

    def flush(self) -> None:
        """Keep what was typed, at once; called whenever another screen is asked for."""
        if self._quiz.in_group != bool(self._circle().group):  # left the group
            self.refresh()
        typed, self._typed = self._typed, {}
        for (moment, question), text in typed.items():
            self.respond(moment, question, text)

    async def _rest(self, begun: int) -> None:
        await asyncio.sleep(REST)
        if begun == self._rests:
            self.flush()

    def send(self, moment: Moment) -> None:
        """Hand in the paper: for the group when in one."""
        self.flush()
        sitting = self._quiz.sitting(moment)
        if sitting is None or sitting.missed or sitting.sent:
            return
        paper = sitting.paper
        marks = paper.marks
        given = [
            Given(question=one.id, version=marks[one.id], response=sitting.answer(one.id))
            for one in paper.questions
        ]
        values: dict[str, Value] = {
            "questionnaire": moment.value,
            "form": paper.form.value if paper.form else "",
            "hash": paper.hash,
            "value": write_paper(given),
        }
        self._handing.share(self._circle(), Kind.COMPLETED, values)

    def sign(self, half: Half, name: str, strokes: str) -> None:
        """Confirm that one is there; without ``strokes`` by the typed name alone."""
        if name.strip():
            known: dict[str, Value] = {"half": half.value, "name": " ".join(name.split())[:80]}
            self._handing.share(self._circle(), Kind.SIGNED, known | {"strokes": strokes})

    def revoke(self, signature: str, reason: str) -> None:
        """Say that one's signature was not right; both stay in the history."""
        circle = self._circle()
        original = self._handing.original(signature, circle)
        values: dict[str, Value] = {"signature": original, "reason": reason.strip()[:200]}
        self._handing.share(circle, Kind.SIGNATURE_REVOKED, values)

    def _took(self, events: tuple[Event, ...]) -> None:
        circle = self._circle()
        if circle.group and any(e.kind == Kind.JOINED and e.author == circle.author for e in events):
            self._handing.hand_in(circle)
        if any(event.kind in _HEARD for event in events):
            self.refresh()

    def _state(self) -> Quiz:
        guide, me, circle = self._guide(), self._recorder.author, self._circle()
        own = self._handing.own(circle)
        led = tuple(e for e in self._recorder.history if e.role == FACILITATOR and e.group == circle.group)
        named = [e.text("name") for e in own if e.kind in (Kind.SIGNED, Kind.JOINED) and e.text("name")]
        quiz = Quiz(
            attendance=fold_attendance(own),
            name=named[-1] if named else "",
            author=me,
            in_group=bool(circle.group),
        )
        if not guide.questionnaires:
            return quiz
        first, forms = own_form((*own, *led), me, circle.authors), fold_forms((*own, *led))
        start, end = (self._sitting(moment, first, own, led, forms) for moment in Moment)
        if end.sent is not None and start.sent is None:
            start = replace(start, missed=True)
        compared = None if start.after_end else start.sent
        over = end.sent is not None or (start.sent is not None and self._has_ended(end, circle))
        return replace(
            quiz,
            start=start if start.paper.questions else None,
            end=end if end.paper.questions else None,
            results=own_results(compared, end.sent, guide.questionnaires) if over else None,
        )

    def _has_ended(self, end: Sitting, circle: Circle) -> bool:
        """Whether the end questionnaire can no longer be sent, or could not in the group that was left.

        The right answers were shown then, and stay so.
        """
        if circle.group or end.access.closed:
            return end.access.closed
        led = [event for event in self._recorder.history if event.role == FACILITATOR and event.group]
        topics = {questionnaire_topic(Moment.END.value), VISIT}
        return any(
            not topics.isdisjoint(closings(of_group(led, group))) for group in {event.group for event in led}
        )

    def _sitting(
        self,
        moment: Moment,
        first: Form,
        own: tuple[Event, ...],
        led: tuple[Event, ...],
        forms: FormsState,
    ) -> Sitting:
        questionnaires, me = self._guide().questionnaires, self._recorder.author
        refused = [one for one in forms.refused if (one.person, one.moment) == (me, moment)]
        overtaken = [one for one in forms.after_end if (one.person, one.moment) == (me, moment)]
        sent = next((one for one in (forms.of(me, moment), *refused[-1:], *overtaken) if one), None)
        form = sent.form if sent else form_at(moment, first, questionnaires)
        paper = paper_for(questionnaires, moment, form)
        asked = {question.id: question for question in paper.questions}
        answers = {
            event.text("question"): event.text("value")
            for event in own
            if event.kind == Kind.ITEM_ANSWERED and event.text("questionnaire") == moment.value
        }
        topic = questionnaire_topic(moment.value)
        closed = closings(led)
        opened = any(e.kind == Kind.QUESTIONNAIRE_OPENED and topic_of(e) == topic for e in led)
        is_closed = topic in closed or VISIT in closed
        return Sitting(
            paper=paper,
            answers=tuple(
                (name, answers[name])
                for name in asked
                if answers.get(name) and is_sound(asked[name], answers[name])
            ),
            sent=sent,
            refused=sent is not None and sent in refused,
            withdrawn=sent is not None and self._handing.is_withdrawn(sent.event),
            after_end=sent is not None and sent in overtaken,
            access=Access(
                waits=bool(self._circle().group) and not opened and not is_closed, closed=is_closed
            ),
        )


def _tidy(response: str) -> str:
    """What is kept of an answer: no control signs, no more than there is room for."""
    kept = "".join(sign for sign in response if sign == "\n" or sign.isprintable())
    return kept[:LONGEST_TEXT]
