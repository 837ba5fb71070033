"""What a facilitator says to the group: each is one event, and steps can be taken back for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from visit_guide.domain.closing import VISIT, Topic, marks, prompt_topic, questionnaire_topic, topic_of
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.group import Timer, moment_of
from visit_guide.domain.record import record
from visit_guide.ports import Clock
from visit_guide.state.group import Group

__all__ = ["Lead", "Leading", "seconds_left"]

UNDO_FOR = 10.0
"""Seconds during which a step can be taken back."""
INERT_FOR = 2.0
"""Seconds during which « next » does nothing after a step: a double tap is one."""
_CONTRIBUTIONS = (Kind.SHARED, Kind.COMPLETED, Kind.PRACTICE, Kind.VOTE)


@record
class Leading:
    """What the console shows of what was just done."""

    launched: str = ""
    """The line of the day just stepped to, while that can be taken back."""
    before: str = ""
    """Where the group was; empty before the first step."""
    inert: bool = False
    """« Next » does nothing for a moment."""
    told: str = ""
    """What was just sent: ``invite``, ``departure`` or ``message``."""


class Lead:
    """Leads the group of a facilitator's device.

    Args:
        group: the group.
        show: shows what was just done.
        later: calls something after so many seconds.
        clock: tells the time, as the hub corrected it.
    """

    def __init__(
        self,
        group: Group,
        *,
        show: Callable[[Leading], None],
        later: Callable[[float, Callable[[], None]], None],
        clock: Clock,
    ) -> None:
        self.now = Leading()
        self._group = group
        self._show = show
        self._later = later
        self._clock = clock
        self._undo: Event | None = None
        self._round = 0

    # Steps

    def step(self, item: str) -> None:
        """The group goes to line ``item`` of the day."""
        if self.now.inert or item == self._group.now.state.at:
            return
        before = self._group.now.state.step
        if self._group.lead(Kind.STEP, item=item, moment=self._moment()) is None:
            return
        self._undo = before
        self._set(Leading(launched=item, before=before.text("item") if before else "", inert=True))
        self._after(INERT_FOR, lambda: self._set(replace(self.now, inert=False)))
        self._after(UNDO_FOR, lambda: self._set(Leading()))

    def undo(self) -> None:
        """The last step was a mistake: be where the group was, since when it was."""
        before, launched = self._undo, self.now.launched
        member = self._group.now.member
        if before is None or not launched or member is None:
            return
        self._undo = None
        self._round += 1
        item = before.text("item")
        self._group.lead_at(before.at, Kind.STEP, item=item, undone=launched, moment=self._moment())
        self._set(Leading())

    def _moment(self) -> int:
        """Now, and never before the step that this device knows."""
        now = round(self._clock().timestamp() * 1000)
        return max(now, moment_of(self._group.now.state.step))

    # Telling everybody

    def invite(self) -> None:
        """Ask those elsewhere to come."""
        item = self._group.now.state.at
        if item and self._group.lead(Kind.INVITE, item=item):
            self._said("invite")

    def depart(self, minutes: int = 5) -> None:
        """Tell that the group leaves in ``minutes``."""
        if self._group.lead(Kind.DEPARTURE, minutes=minutes):
            self._said("departure")

    def message(self, text: str) -> None:
        """Send a short message; an empty one takes back the last."""
        if self._group.lead(Kind.MESSAGE, text=text.strip()) and text.strip():
            self._said("message")

    # The discussion

    def start_timer(self, item: str, prompt: str, seconds: int) -> None:
        """Give ``seconds`` to a prompt."""
        self._group.lead(Kind.TIMER_STARTED, item=item, prompt=prompt, seconds=seconds)

    def pause_timer(self) -> None:
        """Hold the timer, or let it go on."""
        timer = self._group.now.state.timer
        if timer is None:
            return
        left = seconds_left(timer, self._clock())
        if timer.running:
            self._group.lead(Kind.TIMER_PAUSED, seconds=left)
        else:
            self._group.lead(Kind.TIMER_STARTED, item=timer.item, prompt=timer.prompt, seconds=left)

    def extend_timer(self, seconds: int = 60) -> None:
        """Give more time."""
        self._group.lead(Kind.TIMER_EXTENDED, seconds=seconds)

    def stop_timer(self) -> None:
        """No timer any more."""
        self._group.lead(Kind.TIMER_STOPPED)

    # Opening and closing

    def open_prompt(self, item: str, prompt: str) -> None:
        """Answers to a prompt may be shared."""
        self._group.lead(Kind.PROMPT_OPENED, item=item, prompt=prompt)

    def close_prompt(self, item: str, prompt: str) -> None:
        """No more answers."""
        known = self._marks(prompt_topic(item, prompt))
        self._group.lead(Kind.PROMPT_CLOSED, item=item, prompt=prompt, known=known)

    def show_answers(self, item: str, prompt: str) -> None:
        """Show all answers that count to everybody, without authors."""
        answers = tuple(a.value for a in self._group.now.state.answers_to(prompt_topic(item, prompt)))
        self._group.lead(Kind.ANSWERS_SHOWN, item=item, prompt=prompt, answers=answers)

    def hide_answers(self, item: str, prompt: str) -> None:
        """Show them no more."""
        self._group.lead(Kind.ANSWERS_SHOWN, item=item, prompt=prompt, answers=())

    def open_questionnaire(self, questionnaire: str) -> None:
        """A questionnaire may be answered."""
        self._group.lead(Kind.QUESTIONNAIRE_OPENED, questionnaire=questionnaire)

    def close_questionnaire(self, questionnaire: str) -> None:
        """It may be answered no more."""
        known = self._marks(questionnaire_topic(questionnaire))
        self._group.lead(Kind.QUESTIONNAIRE_CLOSED, questionnaire=questionnaire, known=known)

    def end(self) -> None:
        """The visit is over."""
        self._group.lead(Kind.ENDED, known=self._marks(VISIT))

    def resume(self) -> None:
        """It is not over after all."""
        self._group.lead(Kind.RESUMED)

    def _marks(self, topic: Topic) -> str:
        """Short marks of the contributions there are, so that none is taken for a later one."""
        return marks(
            event
            for event in self._group.events()
            if event.kind in _CONTRIBUTIONS and (topic == VISIT or topic_of(event) == topic)
        )

    def _said(self, what: str) -> None:
        self._set(replace(self.now, told=what))
        self._after(UNDO_FOR, lambda: self._set(replace(self.now, told="")))

    def _after(self, seconds: float, then: Callable[[], None]) -> None:
        self._round += 1 if seconds == INERT_FOR else 0
        begun = self._round

        def fall_due() -> None:
            if begun == self._round:
                then()

        self._later(seconds, fall_due)

    def _set(self, now: Leading) -> None:
        if now != self.now:
            self.now = now
            self._show(now)


def seconds_left(timer: Timer, now: datetime) -> int:
    """Seconds left of ``timer``; negative once they are over."""
    if not timer.running:
        return timer.seconds
    try:
        since = datetime.fromisoformat(timer.since)
        return timer.seconds - int((now - since).total_seconds())
    except (ValueError, TypeError):
        return timer.seconds
