"""Where the group is: the banner, what it becomes once joined, and the quiet line below."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title
from visit_guide.state.following import Shown
from visit_guide.ui.components.day_lines import line_of_day, stop_number
from visit_guide.ui.components.notice_bar import INK, SUN, bar_button, bar_words, notice_bar
from visit_guide.ui.components.press import icon_action, pressable
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["group_banner", "group_joined", "group_line"]


def where_words(frame: Frame, item_id: str) -> tuple[str, str]:
    """« The group is at stop 4 », and that stop's name."""
    t, number, item = frame.t, stop_number(frame, item_id), line_of_day(frame, item_id)
    title = item_title(frame.guide, item) if item else item_id
    if number is None:
        return t("The group has moved on"), title
    return t("The group is at stop {number}", number=number), title


def group_banner(frame: Frame) -> ft.Control:
    """The group is elsewhere: to join it, or to stay here."""
    t, look, following = frame.t, frame.look, frame.act.travelling.following
    title, under = where_words(frame, frame.call.item)
    short = look.phone or frame.call.compact
    join = t("Join") if short else t("Join the group")
    parts: list[ft.Control] = [
        ft.Icon(ft.Icons.GROUP_ROUNDED, size=28, color=SUN),
        bar_words(title, "" if short and not look.large else under, frame),
    ]
    if not short:
        parts.append(bar_button(t("Stay here"), following.stay, key="group-stay", kind="edge"))
    parts.append(bar_button(join, following.join, key="group-join", kind="sun"))
    if short:
        parts.append(
            icon_action(
                ft.Icons.CLOSE_ROUNDED,
                t("Stay here"),
                following.stay,
                key="group-stay",
                color=INK,
                size=48,
                look=look,
            )
        )
    return notice_bar(parts, frame, key="group-banner", bgcolor=ft.Colors.INVERSE_SURFACE)


def group_joined(frame: Frame) -> ft.Control:
    """The person has joined the group: the way back."""
    t, back = frame.t, frame.call.back
    number = stop_number(frame, frame.call.item)
    title = t("Stop {number} joined", number=number) if number else t("You are with the group")
    before = stop_number(frame, back.target) if back else None
    words = t("Back to stop {number}", number=before) if before else t("Go back")
    parts = [
        bar_words(title, "", frame),
        bar_button(
            words,
            frame.act.travelling.following.go_back,
            key="group-back",
            kind="bare",
            icon=ft.Icons.UNDO_ROUNDED,
        ),
    ]
    return notice_bar(parts, frame, key="group-joined", bgcolor=ft.Colors.INVERSE_SURFACE)


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
