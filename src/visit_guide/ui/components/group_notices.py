"""What the group has to say above a screen, and the quiet line below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeGuard

import flet as ft

from visit_guide.domain.day import item_title
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.guide import Item
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.record import record
from visit_guide.messages import N_
from visit_guide.state.following import Shown
from visit_guide.state.routes import Location, Screen, quiz
from visit_guide.ui.components.press import action, icon_action, pressable
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["MOST", "Told", "group_line", "group_notices", "latest", "line_of_day", "stop_number"]

MOST = 3
"""How many notices lie above a screen at once, those of the app itself included."""

OPENED = {
    Moment.START: N_("The start questionnaire is open"),
    Moment.END: N_("The end questionnaire is open"),
}

INK = ft.Colors.ON_INVERSE_SURFACE
SUN = "#FFD75A"


def line_of_day(frame: Frame, item_id: str | None) -> Item | None:
    """The line of the day called ``item_id``."""
    return next((item for item in frame.guide.itinerary.items if item.id == item_id), None)


def stop_number(frame: Frame, item_id: str | None) -> int | None:
    """The number of stop ``item_id``; None when it is not a stop."""
    ids = [stop.id for stop in frame.guide.stops]
    return ids.index(item_id) + 1 if item_id in ids else None


def where_words(frame: Frame, item_id: str) -> tuple[str, str]:
    """« The group is at stop 4 », and that stop's name."""
    t, number, item = frame.t, stop_number(frame, item_id), line_of_day(frame, item_id)
    title = item_title(frame.guide, item) if item else item_id
    if number is None:
        return t("The group has moved on"), title
    return t("The group is at stop {number}", number=number), title


def _bar(parts: list[ft.Control], frame: Frame, *, key: str, bgcolor: str, live: bool = True) -> ft.Control:
    look = frame.look
    return ft.Container(
        ft.Semantics(
            live_region=live,
            content=ft.Container(
                ft.Row(
                    parts,
                    spacing=12,
                    wrap=look.large,
                    run_spacing=8,
                    vertical_alignment=ft.CrossAxisAlignment.CENTER,
                ),
                bgcolor=bgcolor,
                border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
                border_radius=16,
                padding=ft.Padding.only(left=18, right=10, top=10, bottom=10),
                shadow=None
                if look.outdoor
                else ft.BoxShadow(
                    blur_radius=18, color=ft.Colors.with_opacity(0.22, "#000000"), offset=(0, 6)
                ),
            ),
        ),
        key=key,
        padding=ft.Padding.symmetric(horizontal=8 if look.phone else 20, vertical=8),
    )


def _button(
    label: str,
    on_click: Callable[[], None],
    *,
    key: str,
    kind: str,
    icon: ft.IconData | None = None,
) -> ft.Control:
    """A button on the dark bar: ``sun``, ``edge`` or ``bare``."""
    ink = {"sun": ft.Colors.ON_SECONDARY_CONTAINER, "edge": INK, "bare": SUN}[kind]
    parts: list[ft.Control] = [ft.Icon(icon, size=24, color=ink)] if icon is not None else []
    parts.append(text(label, S.LABEL_LARGE, ink))
    return pressable(
        ft.Container(
            ft.Row(parts, spacing=10, tight=True),
            padding=ft.Padding.symmetric(vertical=15 if kind != "bare" else 11),
        ),
        on_click,
        key=key,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if kind == "sun" else ft.Colors.TRANSPARENT,
        side=ft.BorderSide(2, INK) if kind == "edge" else None,
        padding=ft.Padding.symmetric(horizontal=18 if kind != "bare" else 10),
        ring="#FFFFFF",
        alignment=ft.Alignment.CENTER,
    )


def _words(title: str, under: str, frame: Frame, *, colour: str = INK) -> ft.Control:
    lines: list[ft.Control] = [text(title, S.TITLE_SMALL, colour)]
    if under:
        lines.append(text(under, S.BODY_SMALL, colour))
    column = ft.Column(lines, spacing=0, tight=True)
    return (
        ft.Container(column, width=frame.look.width - 110)
        if frame.look.large
        else ft.Container(column, expand=True)
    )


def _banner(frame: Frame) -> ft.Control:
    t, look, following = frame.t, frame.look, frame.act.travelling.following
    title, under = where_words(frame, frame.call.item)
    short = look.phone or frame.call.compact
    join = t("Join") if short else t("Join the group")
    parts: list[ft.Control] = [
        ft.Icon(ft.Icons.GROUP_ROUNDED, size=28, color=SUN),
        _words(title, "" if short and not look.large else under, frame),
    ]
    if not short:
        parts.append(_button(t("Stay here"), following.stay, key="group-stay", kind="edge"))
    parts.append(_button(join, following.join, key="group-join", kind="sun"))
    if short:
        parts.append(
            icon_action(
                ft.Icons.CLOSE_ROUNDED, t("Stay here"), following.stay, key="group-stay", color=INK, size=48
            )
        )
    return _bar(parts, frame, key="group-banner", bgcolor=ft.Colors.INVERSE_SURFACE)


def _joined(frame: Frame) -> ft.Control:
    t, back = frame.t, frame.call.back
    number = stop_number(frame, frame.call.item)
    title = t("Stop {number} joined", number=number) if number else t("You are with the group")
    before = stop_number(frame, back.target) if back else None
    words = t("Back to stop {number}", number=before) if before else t("Go back")
    parts = [
        _words(title, "", frame),
        _button(
            words,
            frame.act.travelling.following.go_back,
            key="group-back",
            kind="bare",
            icon=ft.Icons.UNDO_ROUNDED,
        ),
    ]
    return _bar(parts, frame, key="group-joined", bgcolor=ft.Colors.INVERSE_SURFACE)


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


def _told(frame: Frame, told: Told) -> ft.Control:
    t, look, group = frame.t, frame.look, frame.act.travelling.group
    ink = ft.Colors.ON_SECONDARY_CONTAINER if told.sun else ft.Colors.ON_PRIMARY_CONTAINER
    ground = ft.Colors.SECONDARY_CONTAINER if told.sun else ft.Colors.PRIMARY_CONTAINER
    to = told.to
    narrow = to is not None and look.phone  # beside a button, the words need the icon's room
    icon: list[ft.Control] = [] if narrow else [ft.Icon(told.icon, size=look.icon(28), color=ink)]
    words = _words(told.title, told.under, frame, colour=ink)
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
    return _bar(parts, frame, key=f"told-{told.event.id}", bgcolor=ground)


def group_notices(frame: Frame, room: int = MOST) -> list[ft.Control]:
    """The notices to show now, most urgent first.

    Args:
        frame: What the screen is drawn from.
        room: How many there is room for; where the group is has its place, whatever else is said.
    """
    if frame.together.member is None:
        return []
    where: list[ft.Control] = []
    if frame.call.shown is Shown.BANNER:
        where.append(_banner(frame))
    elif frame.call.shown is Shown.JOINED and frame.call.back is not None:
        where.append(_joined(frame))
    told = latest(list(_to_tell(frame)), room - len(where))
    return [*(_told(frame, one) for one in told), *where]


def _to_tell(frame: Frame) -> Iterator[Told]:
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
    here = frame.location.target if frame.location.screen is Screen.QUIZ else ""  # it says so itself
    for opened in state.opened if follows else ():
        name = opened.text("questionnaire")
        sitting = frame.quiz.sitting(Moment(name)) if name in tuple(Moment) else None
        waited_for = sitting is not None and sitting.sent is None and not sitting.missed
        if fresh(opened) and name != here and sitting is not None and waited_for:
            moment = sitting.paper.moment
            icon = ft.Icons.QUIZ_ROUNDED
            yield Told(event=opened, icon=icon, title=t(OPENED[moment]), to=quiz(moment))
    if follows and fresh(state.ended):
        under = t("Thank you for taking part. Everything stays on your device.")
        title = t("The visit is over")
        yield Told(event=state.ended, icon=ft.Icons.CELEBRATION_ROUNDED, title=title, under=under)
    late = [
        event
        for event in together.refused()
        if fresh(event) and not (here and event.text("questionnaire") == here)
    ]
    if late:
        if late[-1].kind == Kind.COMPLETED:
            under = t("The questionnaire had been closed: your answers are kept for your own result alone.")
        else:
            under = t("It stays in your notebook; the group's facilitator had closed the answers.")
        title = t("Written after the closing: not counted")
        yield Told(event=late[-1], icon=ft.Icons.LOCK_CLOCK_ROUNDED, title=title, under=under)


def group_line(frame: Frame) -> list[ft.Control]:
    """The quiet reminder at the bottom, after « stay here »."""
    if frame.call.shown is not Shown.QUIET:
        return []
    t, look = frame.t, frame.look
    number = stop_number(frame, frame.call.item)
    item = line_of_day(frame, frame.call.item)
    title = item_title(frame.guide, item) if item else ""
    words = t("Group: stop {number}", number=number) if number else t("Group: {title}", title=title)
    join = text(t("Join"), S.LABEL_LARGE, ft.Colors.PRIMARY)
    what: ft.Control = text(words, S.LABEL_LARGE)
    if look.large:
        what = ft.Column([what, join], spacing=2, tight=True)
    row = ft.Row(
        [
            ft.Icon(ft.Icons.GROUP_ROUNDED, size=24, color=ft.Colors.PRIMARY),
            ft.Container(what, expand=True),
            *([] if look.large else [join]),
            ft.Icon(ft.Icons.ARROW_FORWARD_ROUNDED, size=24, color=ft.Colors.PRIMARY),
        ],
        spacing=12,
    )
    line = pressable(
        ft.Container(row, padding=ft.Padding.symmetric(vertical=13)),
        frame.act.travelling.following.join,
        key="group-line",
        label=f"{words}. {t('Join the group')}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=ft.BorderSide(2, ft.Colors.OUTLINE),
        padding=ft.Padding.symmetric(horizontal=18),
        radius=14,
    )
    return [ft.Container(line, padding=ft.Padding.symmetric(horizontal=8 if look.phone else 20, vertical=6))]
