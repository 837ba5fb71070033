"""The group on the day's screen: a way to join it, or how one stands with it."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Item
from visit_guide.domain.pace import FAR_OFF, arrivals
from visit_guide.services.sync import Link
from visit_guide.state import routes
from visit_guide.ui.components.day_lines import line_of_day, stop_number
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.stop_code import StopCode
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.group_words import LINK_WORDS
from visit_guide.ui.wording import NBSP

__all__ = ["day_reached", "group_cards", "group_here", "late_words"]


def group_here(frame: Frame) -> str | None:
    """The line of the day where one's group is; None without a group, and once its visit is over."""
    state = frame.together.state
    return state.at if frame.together.member is not None and state.ended is None else None


def day_reached(frame: Frame) -> int:
    """The place in the day of the line up to which the way is done, or -1.

    In a group the day goes on where the group is, whatever a person looks at meanwhile.
    """
    here = group_here(frame) or frame.visit.current
    return next((n for n, item in enumerate(frame.guide.itinerary.items) if item.id == here), -1)


def late_words(frame: Frame, item: Item) -> str:
    """« + 6 min »: how late the group came to a line of the day; empty when it did not."""
    if frame.together.member is None:
        return ""
    came = arrivals(frame.together.state, None).get(item.id)
    hours, _, rest = item.start.partition(":")
    late = came - int(hours) * 60 - int(rest) if came is not None else 0
    return f"+{NBSP}{late}{NBSP}min" if 0 < late < FAR_OFF else ""


def _lines(frame: Frame) -> tuple[str, str, ft.IconData]:
    t, together = frame.t, frame.together
    if together.member is None:
        under = t("With the code or the QR code the facilitator shows")
        return t("Join a group"), under, ft.Icons.GROUP_ADD_ROUNDED
    link = t(LINK_WORDS[together.link])
    at = line_of_day(frame, group_here(frame))
    if together.state.ended is not None:
        return t("The visit is over"), link, ft.Icons.GROUP_ROUNDED
    if at is None:
        return t("My group"), link, ft.Icons.GROUP_ROUNDED
    number = stop_number(frame, at.id)
    title = item_title(frame.guide, at)
    words = t("The group is at stop {number}", number=number) if number else t("Group: {title}", title=title)
    return words, f"{title} · {link}" if number else link, ft.Icons.GROUP_ROUNDED


def group_cards(frame: Frame) -> list[ft.Control]:
    """One line about the group; without a network also the field for the four signs."""
    title, under, icon = _lines(frame)
    width, colour = frame.look.card_border
    row = ft.Row(
        [
            ft.Icon(icon, size=28, color=ft.Colors.PRIMARY),
            ft.Column(
                [text(title, S.TITLE_MEDIUM), quiet(under, S.BODY_SMALL)], spacing=2, tight=True, expand=True
            ),
            ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE_VARIANT),
        ],
        spacing=14,
    )
    card = pressable(
        ft.Container(row, padding=ft.Padding.symmetric(vertical=14)),
        lambda: frame.act.go(routes.group()),
        key="day-group",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=ft.BorderSide(width, colour),
        padding=ft.Padding.symmetric(horizontal=18),
    )
    lost = frame.together.link is Link.OFFLINE and not frame.together.leads
    return [card, *([StopCode(frame)] if lost else [])]
