"""Answering the questionnaires and signing: what one person does on their tablet.

Each answer is an event at once, so that nothing is lost whatever happens; sending makes one
event of the whole paper. It is for the group when the person joined one, else for the device
alone; whoever joins later hands in what they had sent before.
"""

from __future__ import annotations

import asyncio
import hashlib
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
    seen,
    topic_of,
)
from visit_guide.domain.events import Event, Kind, Scope, Value, pack
from visit_guide.domain.forms import FormsState, Submission, fold_forms, own_form
from visit_guide.domain.guide import Guide
from visit_guide.domain.questionnaire import Form, Moment, Question
from visit_guide.domain.record import record
from visit_guide.domain.responses import LONGEST_TEXT, Given, is_complete, is_sound, write_paper
from visit_guide.domain.results import OwnResults, own_results
from visit_guide.domain.sitting import Paper, form_at, paper_for
from visit_guide.state.recorder import Recorder

__all__ = ["Access", "Circle", "Questions", "Quiz", "Sitting"]

_KEPT = (Kind.COMPLETED, Kind.SIGNED, Kind.SIGNATURE_REVOKED)
"""What is handed in again when a person joins a group later."""

REST = 0.5
"""Seconds after the last sign typed until a text is kept."""
_HEARD = RULINGS | {*_KEPT, Kind.ITEM_ANSWERED, Kind.JOINED, Kind.FORM_ASSIGNED, Kind.ERASED}
"""What may change the state; all else is not looked at."""


@record
class Circle:
    """The group the person is in, as far as questionnaires need it; as it is, none."""

    group: str = ""
    author: str = ""
    """Who the person is in it."""
    former: tuple[str, ...] = ()
    """Who they were in it before."""
    contribute: Callable[..., object] = lambda *_, **__: None
    """Shares an event with it: its kind, and its values by name; adds ``seen`` itself."""


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
        self._share(
            Kind.COMPLETED,
            questionnaire=moment.value,
            form=paper.form.value if paper.form else "",
            hash=paper.hash,
            value=write_paper(given),
            seen=seen(self._recorder.history, questionnaire_topic(moment.value)),
        )

    def sign(self, half: Half, name: str, strokes: str) -> None:
        """Confirm that one is there; without ``strokes`` by the typed name alone."""
        if name.strip():
            self._share(Kind.SIGNED, half=half.value, name=" ".join(name.split())[:80], strokes=strokes)

    def revoke(self, signature: str, reason: str) -> None:
        """Say that one's signature was not right; both stay in the history."""
        self._share(Kind.SIGNATURE_REVOKED, signature=signature, reason=reason.strip()[:200])

    def _share(self, kind: Kind, **values: Value) -> None:
        circle = self._circle()
        if circle.group:
            circle.contribute(kind, **values)
        else:
            self._recorder.record(kind, **values)

    def _took(self, events: tuple[Event, ...]) -> None:
        circle = self._circle()
        if circle.group and any(e.kind == Kind.JOINED and e.author == circle.author for e in events):
            self._hand_in_again(circle)
        if any(event.kind in _HEARD for event in events):
            self.refresh()

    def _hand_in_again(self, circle: Circle) -> None:
        """Share with the group just joined what was made before, as of when it was made.

        The copies' ids follow from those of the originals: hearing twice of it changes nothing.
        """
        for event in self._recorder.history:
            if event.author != self._recorder.author or event.scope is not Scope.DEVICE:
                continue
            if event.kind not in _KEPT:
                continue
            values = dict(event.data)
            if event.kind == Kind.SIGNATURE_REVOKED:
                values["signature"] = _copy_id(event.text("signature"), circle)
            self._recorder.add(
                replace(
                    event,
                    id=_copy_id(event.id, circle),
                    author=circle.author,
                    group=circle.group,
                    scope=Scope.GROUP,
                    data=pack(values),
                )
            )

    def _own(self, circle: Circle) -> tuple[Event, ...]:
        """What this person did, under one name."""
        me, history = self._recorder.author, self._recorder.history
        mine = {me, circle.author, *circle.former}
        known = {event.id for event in history if event.group}
        return tuple(
            event if event.author == me else replace(event, author=me)
            for event in history
            if event.author in mine
            and event.role != FACILITATOR
            and event.group in ("", circle.group)
            and (event.group or _copy_id(event.id, circle) not in known)
        )

    def _state(self) -> Quiz:
        guide, me, circle = self._guide(), self._recorder.author, self._circle()
        own = self._own(circle)
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
        first, forms = own_form((*own, *led), me, (circle.author, *circle.former)), fold_forms((*own, *led))
        start, end = (self._sitting(moment, first, own, led, forms) for moment in Moment)
        if end.sent is not None and start.sent is None:
            start = replace(start, missed=True)
        compared = None if start.after_end else start.sent
        over = end.sent is not None or (end.access.closed and start.sent is not None)
        return replace(
            quiz,
            start=start if start.paper.questions else None,
            end=end if end.paper.questions else None,
            results=own_results(compared, end.sent, guide.questionnaires) if over else None,
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
            after_end=sent is not None and sent in overtaken,
            access=Access(
                waits=bool(self._circle().group) and not opened and not is_closed, closed=is_closed
            ),
        )


def _copy_id(event: str, circle: Circle) -> str:
    """The id of the copy of an event for a group, under the name the person has there."""
    return hashlib.sha256(f"{event} {circle.group} {circle.author}".encode()).hexdigest()[:32]


def _tidy(response: str) -> str:
    """What is kept of an answer: no control signs, no more than there is room for."""
    kept = "".join(sign for sign in response if sign == "\n" or sign.isprintable())
    return kept[:LONGEST_TEXT]
