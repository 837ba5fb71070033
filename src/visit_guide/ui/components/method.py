"""How it was done: participation ladder, stages, conditions, obstacles, first step."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Method, Participation, Site
from visit_guide.domain.notebook import About, Place
from visit_guide.ui.components.cards import empty_note, note_card, statements
from visit_guide.ui.components.chips import status_badge
from visit_guide.ui.components.press import icon_action
from visit_guide.ui.components.text import S, heading, paragraphs, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.words import LADDER_WORDS, ladder_words


def _rung_corners(place: int, count: int, *, across: bool) -> ft.BorderRadius:
    """One shape in four pieces: round at its two ends, nearly square between them."""
    start = 14 if place == 0 else 3
    end = 14 if place == count - 1 else 3
    if across:
        return ft.BorderRadius(top_left=start, bottom_left=start, top_right=end, bottom_right=end)
    return ft.BorderRadius(top_left=start, top_right=start, bottom_left=end, bottom_right=end)


def ladder(level: Participation, frame: Frame, *, width: float) -> ft.Control:
    """The participation ladder: a reading, not a control."""
    t, look = frame.t, frame.look
    rungs = list(LADDER_WORDS)
    across = width >= 560 and not look.large
    plain = ft.Colors.SURFACE if look.outdoor else ft.Colors.SURFACE_CONTAINER_HIGH
    cells: list[ft.Control] = []
    for rung in rungs if across else reversed(rungs):
        here = rung is level
        ink = ft.Colors.ON_PRIMARY if here else ft.Colors.ON_SURFACE_VARIANT
        label: list[ft.Control] = (
            [ft.Icon(ft.Icons.CHECK_ROUNDED, size=look.icon(20), color=ink)] if here else []
        )
        words = text(
            t(LADDER_WORDS[rung]),
            S.LABEL_MEDIUM,
            ink,
            text_align=ft.TextAlign.CENTER if across else ft.TextAlign.START,
        )
        label.append(ft.Container(words, expand_loose=True, expand=True))
        cells.append(
            ft.Container(
                ft.Row(
                    label,
                    spacing=6,
                    alignment=ft.MainAxisAlignment.CENTER if across else ft.MainAxisAlignment.START,
                ),
                bgcolor=ft.Colors.PRIMARY if here else plain,
                border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
                border_radius=_rung_corners(len(cells), len(rungs), across=across),
                padding=ft.Padding.symmetric(horizontal=8 if across else 14, vertical=12),
                expand=across or None,
            )
        )
    shape: ft.Control = (
        ft.Row(cells, spacing=4, intrinsic_height=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)
        if across
        else ft.Column(cells, spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    )
    return ft.Semantics(label=ladder_words(level, t), exclude_semantics=True, content=shape)


def _note_on_step(title: str, number: int, item_id: str, frame: Frame) -> ft.Control:
    """Begins a note on a stage; full once there is one."""
    about = About(place=Place.STEP, item=item_id, ref=title)
    written = next((note for note in frame.desk.notebook.notes if note.about == about), None)

    def write() -> None:
        if written is not None:
            frame.act.pad.open(written.id, title)
        else:
            frame.act.pad.begin(about, question=title)

    label = (
        frame.t("My note on the stage: {title}") if written else frame.t("Write a note on the stage: {title}")
    )
    return icon_action(
        ft.Icons.EDIT_NOTE_ROUNDED,
        label.format(title=title),
        write,
        key=f"step-note-{number}",
        color=ft.Colors.PRIMARY if written else ft.Colors.ON_SURFACE_VARIANT,
        size=48,
    )


def _steps(method: Method, item_id: str, frame: Frame) -> ft.Control:
    rows: list[ft.Control] = []
    size = 36 * min(frame.look.scale, 1.5)
    for number, step in enumerate(method.steps, start=1):
        last = number == len(method.steps)
        circle = ft.Container(
            ft.Text(str(number), theme_style=S.TITLE_SMALL, color=ft.Colors.PRIMARY),
            width=size,
            height=size,
            border=ft.Border.all(2, ft.Colors.PRIMARY),
            border_radius=size,
            bgcolor=ft.Colors.SURFACE,
            alignment=ft.Alignment.CENTER,
        )
        body: list[ft.Control] = [text(step.title, S.TITLE_SMALL)]
        if step.text:
            body.append(text(step.text, S.BODY_MEDIUM, ft.Colors.ON_SURFACE_VARIANT))
        badge = status_badge(step.status, frame.t, frame.look)
        if badge:
            body.append(ft.Row([badge]))
        link: list[ft.Control] = (
            [] if last else [ft.Container(width=3, bgcolor=ft.Colors.OUTLINE_VARIANT, expand=True)]
        )
        rows.append(
            ft.Row(
                [
                    ft.Column(
                        [circle, *link],
                        spacing=0,
                        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
                        width=size,
                    ),
                    ft.Container(
                        ft.Column(body, spacing=3, tight=True),
                        expand=True,
                        padding=ft.Padding.only(top=6, bottom=14),
                    ),
                    ft.Column([_note_on_step(step.title, number, item_id, frame)], tight=True),
                ],
                spacing=16,
                intrinsic_height=True,
                vertical_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        )
    return ft.Column(rows, spacing=0, tight=True)


def method_top(site: Site, frame: Frame, *, width: float) -> list[ft.Control]:
    """How the method part of a stop begins: summary, participation."""
    t, method = frame.t, site.method
    parts: list[ft.Control] = []
    if method == Method():
        return [empty_note(t("The method is not described yet: to be completed by the organiser."))]
    if method.summary:
        parts.append(paragraphs(method.summary))
    if method.level or method.participation:
        parts.append(quiet(t("Participation of the inhabitants"), S.LABEL_MEDIUM))
    if method.level:
        parts.append(ladder(method.level, frame, width=width))
    if method.participation:
        parts.append(paragraphs(method.participation))
    return parts


def method_rest(site: Site, item_id: str, frame: Frame) -> list[ft.Control]:
    """How it goes on: stages, what it takes elsewhere, a first step."""
    t, look, method = frame.t, frame.look, site.method
    parts: list[ft.Control] = []
    if method.steps:
        parts.append(heading(t("Stages of implementation"), 3, S.TITLE_LARGE))
        parts.append(_steps(method, item_id, frame))
    if method.conditions:
        title = t("What it takes elsewhere")
        parts.append(heading(title, 3, S.TITLE_LARGE))
        parts.append(
            statements(
                method.conditions,
                title,
                ft.Icons.CHECK_CIRCLE_ROUNDED,
                site.sources,
                frame,
                prefix="condition",
            )
        )
    if method.obstacles:
        title = t("What may stand in the way")
        parts.append(heading(title, 3, S.TITLE_LARGE))
        parts.append(
            statements(
                method.obstacles, title, ft.Icons.WARNING_ROUNDED, site.sources, frame, prefix="obstacle"
            )
        )
    if method.first_step:
        parts.append(
            note_card(
                t("A first step back home"),
                paragraphs(method.first_step, S.BODY_LARGE, ft.Colors.ON_PRIMARY_CONTAINER),
                ft.Icons.FLAG_ROUNDED,
                look,
            )
        )
    return parts
