"""The console's main action: the group moves on, with a way back for a while."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import following, item_title, next_step
from visit_guide.domain.guide import Item, ItemKind
from visit_guide.domain.visit import Progress
from visit_guide.ui.components.day_lines import line_of_day, stop_number
from visit_guide.ui.components.marker import ITEM_ICONS, disc, marker
from visit_guide.ui.components.notice_bar import SUN
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["launched_bar", "lead_next"]


def _under(frame: Frame, item: Item) -> str:
    """The next stop's name, and whether a break comes before it."""
    rest = following(frame.guide, frame.together.state.at)
    before = rest[: rest.index(item)] if item in rest else ()
    title = item_title(frame.guide, item)
    if frame.together.state.at and any(one.kind is ItemKind.BREAK for one in before):
        return frame.t("{title}, after the break", title=title)
    return title


def lead_next(frame: Frame) -> ft.Control:
    """The big green button."""
    t, look, state = frame.t, frame.look, frame.together.state
    white = ft.Colors.ON_PRIMARY_FIXED
    lead = frame.act.travelling.lead
    item = next_step(frame.guide, state.at)
    if state.ended is not None:
        label, under, act = t("The visit is over"), t("Resume it"), lead.resume
    elif item is None:
        label, under, act = t("End the visit"), t("Answers are closed; everything stays readable."), lead.end
    else:
        label = t("Move on to the next stop") if state.at else t("Begin the visit")
        under = _under(frame, item)
        act = lambda: lead.step(item.id)  # noqa: E731
    size = 56 if look.phone else 64
    number = stop_number(frame, item.id) if item is not None else None
    mark: ft.Control
    if item is not None and number is not None and state.ended is None:
        mark = marker(number, Progress.CURRENT, look, size)
    else:
        icon = ITEM_ICONS.get(item.kind, ft.Icons.FLAG_ROUNDED) if item else ft.Icons.FLAG_ROUNDED
        mark = disc(icon, size)
    words = ft.Column(
        [
            text(label, S.TITLE_LARGE if look.phone else S.HEADLINE_SMALL, white),
            text(under, S.BODY_MEDIUM, white, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
        ],
        spacing=2,
        tight=True,
        expand=True,
    )
    parts: list[ft.Control] = [mark, words]
    if not look.large:
        parts.append(ft.Icon(ft.Icons.ARROW_FORWARD_ROUNDED, size=32, color=white))
    return pressable(
        ft.Container(
            ft.Row(parts, spacing=18),
            padding=ft.Padding.symmetric(vertical=(88 - size) / 2 if look.phone else (108 - size) / 2),
        ),
        act,
        key="lead-next",
        label=f"{label}. {under}",
        bgcolor=ft.Colors.PRIMARY_FIXED,
        radius=26,
        padding=ft.Padding.symmetric(horizontal=18 if look.phone else 26),
        side=ft.BorderSide(2, ft.Colors.OUTLINE) if look.outdoor else None,
        ring="#FFFFFF",
    )


def _beside(said: list[ft.Control], undo: list[ft.Control], frame: Frame) -> ft.Control:
    """What was done with the way back beside it, or below it where the text is large."""
    if not frame.look.large:
        return ft.Row([*said, *undo], spacing=12)
    return ft.Column([ft.Row(said, spacing=12), *undo], spacing=2, tight=True)


def launched_bar(frame: Frame) -> list[ft.Control]:
    """« Étape 4 lancée · Annuler », while a step can be taken back."""
    launched = frame.leading.launched
    if not launched:
        return []
    t = frame.t
    number, item = stop_number(frame, launched), line_of_day(frame, launched)
    title = item_title(frame.guide, item) if item else ""
    words = t("Stop {number} launched", number=number) if number else t("Launched: {title}", title=title)
    parts: list[ft.Control] = [
        ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=24, color=SUN),
        ft.Container(text(words, S.TITLE_SMALL, ft.Colors.ON_INVERSE_SURFACE), expand=True),
    ]
    undo: list[ft.Control] = []
    if frame.leading.before:
        undo.append(
            pressable(
                ft.Container(
                    ft.Row(
                        [
                            ft.Icon(ft.Icons.UNDO_ROUNDED, size=24, color=SUN),
                            text(t("Undo"), S.LABEL_LARGE, SUN),
                        ],
                        spacing=8,
                        tight=True,
                    ),
                    padding=ft.Padding.symmetric(vertical=12),
                ),
                frame.act.travelling.lead.undo,
                key="lead-undo",
                padding=ft.Padding.symmetric(horizontal=14),
                ring="#FFFFFF",
            )
        )
    return [
        ft.Semantics(
            live_region=True,
            content=ft.Container(
                _beside(parts, undo, frame),
                key="launched",
                bgcolor=ft.Colors.INVERSE_SURFACE,
                border_radius=16,
                padding=ft.Padding.only(left=18, right=6, top=4, bottom=4),
                height=None if frame.look.large else 58,
            ),
        )
    ]
