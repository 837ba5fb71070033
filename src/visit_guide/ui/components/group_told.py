"""What the group said, in notices that the person closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

import flet as ft

from visit_guide.domain.events import Event, Kind
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.record import record
from visit_guide.messages import N_
from visit_guide.state.routes import Location, Screen, quiz
from visit_guide.ui.components.notice_bar import bar_words, notice_bar
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.frame import Frame

__all__ = ["Told", "latest", "to_tell", "told_bar"]

OPENED = {
    Moment.START: N_("The start questionnaire is open"),
    Moment.END: N_("The end questionnaire is open"),
}
TOO_LATE = {
    Moment.START: N_("Start questionnaire sent after its closing: not counted"),
    Moment.END: N_("End questionnaire sent after its closing: not counted"),
}


@record
class Told:
    """A notice that the person closes."""

    event: Event
    """What it tells of."""
    icon: ft.IconData
    title: str
    under: str = ""
    sun: bool = False
    """Whether it stands out."""
    to: Location | None = None
    """Where its button leads, when it has one."""


def latest(told: Sequence[Told], most: int) -> list[Told]:
    """The ``most`` newest of ``told``, in their order; of those that say the same, the newest alone."""
    newest: dict[tuple[str, str], Told] = {}
    for one in sorted(told, key=lambda one: one.event.order):
        newest[one.title, one.under] = one
    by_age = sorted(newest.values(), key=lambda one: one.event.order)
    kept = by_age[max(0, len(by_age) - most) :]
    return [one for one in told if one in kept]


def told_bar(frame: Frame, told: Told) -> ft.Control:
    """The bar of one notice: its words, its button when it leads somewhere, and the way to close it."""
    t, look, group = frame.t, frame.look, frame.act.travelling.group
    ink = ft.Colors.ON_SECONDARY_CONTAINER if told.sun else ft.Colors.ON_PRIMARY_CONTAINER
    ground = ft.Colors.SECONDARY_CONTAINER if told.sun else ft.Colors.PRIMARY_CONTAINER
    to = told.to
    narrow = to is not None and look.phone  # beside a button, the words need the icon's room
    icon: list[ft.Control] = [] if narrow else [ft.Icon(told.icon, size=look.icon(28), color=ink)]
    words = bar_words(told.title, told.under, frame, colour=ink)
    mark = f"{told.event.kind}-{to.target}" if to else told.event.kind
    close = icon_action(
        ft.Icons.CLOSE_ROUNDED,
        t("Close"),
        lambda: group.close_notice(told.event.id),
        key=f"close-{mark}",
        color=ink,
        size=48,
    )
    answer: list[ft.Control] = []
    if to is not None:

        def go() -> None:
            group.close_notice(told.event.id)
            frame.act.go(to)

        answer.append(action(t("Answer it"), go, key=f"answer-{mark}", look=look, height=48))
    parts = [*icon, words, *answer, close]
    if look.large or (narrow and look.outdoor):  # in large letters the button goes below the words
        top = ft.Row([*icon, ft.Container(words, expand=True), close], spacing=12)
        body = stacked([top, *answer], 8)
        parts = [body if look.large else ft.Container(body, expand=True)]
    return notice_bar(parts, frame, key=f"told-{told.event.id}", bgcolor=ground)


def to_tell(frame: Frame) -> Iterator[Told]:
    """What the group said and this person has not closed."""
    t, together = frame.t, frame.together
    member, state = together.member, together.state
    closed = member.closed if member else ()
    follows = member is not None and not member.leads

    def fresh(event: Event | None) -> TypeGuard[Event]:
        return event is not None and event.id not in closed

    if follows and fresh(state.departure):
        minutes = state.departure.get("minutes")
        words = t("Leaving in {minutes} min", minutes=minutes if isinstance(minutes, int) else 5)
        icon = ft.Icons.NOTIFICATIONS_ACTIVE_ROUNDED
        yield Told(event=state.departure, icon=icon, title=words, sun=True)
    if follows and fresh(state.message):
        words, under = state.message.text("text"), t("Message to the group")
        yield Told(event=state.message, icon=ft.Icons.CAMPAIGN_ROUNDED, title=words, under=under)
    here = frame.location.target if frame.location.screen is Screen.QUIZ else ""  # each says so itself
    for opened in state.opened if follows else ():
        name = opened.text("questionnaire")
        sitting = frame.quiz.sitting(Moment(name)) if name in tuple(Moment) else None
        waited_for = sitting is not None and sitting.sent is None and not sitting.missed
        if fresh(opened) and name != here and sitting is not None and waited_for:
            moment = sitting.paper.moment
            icon = ft.Icons.QUIZ_ROUNDED
            yield Told(event=opened, icon=icon, title=t(OPENED[moment]), to=quiz(moment))
    if follows and fresh(state.ended):
        under = (
            t("Thank you for taking part. Everything stays on your device.")
            if frame.keeps
            else t("Thank you for taking part. Closing or reloading the page erases what you wrote.")
        )
        title = t("The visit is over")
        yield Told(event=state.ended, icon=ft.Icons.CELEBRATION_ROUNDED, title=title, under=under)
    late = [event for event in together.refused() if fresh(event) and not (here and _is_paper(event))]
    if late:
        title, under = _too_late(late[-1], frame)
        yield Told(event=late[-1], icon=ft.Icons.LOCK_CLOCK_ROUNDED, title=title, under=under)


def _is_paper(event: Event) -> bool:
    """Whether it is a questionnaire that was sent, of the start or of the end."""
    return event.kind == Kind.COMPLETED and event.text("questionnaire") in tuple(Moment)


def _too_late(event: Event, frame: Frame) -> tuple[str, str]:
    """What to say of what came after its closing: in short, and below."""
    t = frame.t
    if _is_paper(event):
        title = t(TOO_LATE[Moment(event.text("questionnaire"))])
        return title, t("The questionnaire had been closed: your answers are kept for your own result alone.")
    under = t("It stays in your notebook; the group’s facilitator had closed the answers.")
    return t("Written after the closing: not counted"), under
