"""La formation: the training as its provider describes it."""

from __future__ import annotations

import flet as ft

from visit_guide.state import routes
from visit_guide.ui.components.cards import card, fact_grid, timeline
from visit_guide.ui.components.chips import theme_icon
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, paragraphs, quiet, section, text
from visit_guide.ui.frame import Frame


def _bullets(lines: tuple[str, ...], frame: Frame) -> ft.Control:
    return ft.Column(
        [
            ft.Row(
                [
                    ft.Container(
                        ft.Icon(
                            ft.Icons.CHECK_CIRCLE_ROUNDED, size=frame.look.icon(22), color=ft.Colors.PRIMARY
                        ),
                        padding=ft.Padding.only(top=3),
                    ),
                    ft.Container(text(line), expand=True),
                ],
                spacing=12,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
            for line in lines
        ],
        spacing=8,
        tight=True,
    )


def _objectives(frame: Frame) -> ft.Control:
    return ft.Column(
        [
            ft.Row(
                [
                    ft.Container(
                        text(str(number), S.TITLE_MEDIUM, ft.Colors.ON_PRIMARY),
                        width=40,
                        height=40,
                        border_radius=20,
                        bgcolor=ft.Colors.PRIMARY,
                        alignment=ft.Alignment.CENTER,
                    ),
                    ft.Container(text(objective.text), expand=True, padding=ft.Padding.only(top=5)),
                ],
                spacing=14,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
            for number, objective in enumerate(frame.guide.programme.objectives, start=1)
        ],
        spacing=12,
        tight=True,
    )


def _contents(frame: Frame) -> ft.Control:
    rows: list[ft.Control] = []
    for theme in frame.guide.themes:
        lines: list[ft.Control] = [text(theme.title, S.TITLE_SMALL)]
        if theme.points:
            lines.append(quiet(" · ".join(theme.points), S.BODY_MEDIUM))
        rows.append(
            ft.Row(
                [
                    ft.Icon(theme_icon(theme), size=frame.look.icon(28), color=ft.Colors.PRIMARY),
                    ft.Column(lines, spacing=2, tight=True, expand=True),
                ],
                spacing=14,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
        )
    return ft.Column(rows, spacing=14, tight=True)


def _contacts(frame: Frame) -> ft.Control:
    rows: list[ft.Control] = []
    for contact in frame.guide.programme.contacts:
        value = contact.value or frame.t("To be completed by the organiser")
        style = S.TITLE_SMALL if contact.value else S.BODY_MEDIUM
        rows.append(
            ft.Column([quiet(contact.label, S.LABEL_MEDIUM), text(value, style)], spacing=2, tight=True)
        )
    return card(
        ft.Column(rows, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        frame.look,
    )


def programme(frame: Frame) -> ft.Control:
    """The screen of the programme."""
    t, look, said = frame.t, frame.look, frame.guide.programme
    over = " · ".join(part for part in (said.nature, said.provider, said.place, said.duration) if part)
    parts: list[ft.Control] = [
        ft.Column(
            [quiet(over, S.LABEL_MEDIUM), heading(said.title, 1, S.HEADLINE_MEDIUM)], spacing=4, tight=True
        )
    ]
    if said.why:
        parts += [section(t("Why this training")), paragraphs(said.why)]
    if said.main_objective:
        parts += [section(t("Main objective")), paragraphs(said.main_objective)]
    if said.objectives:
        parts += [section(t("Operational objectives")), _objectives(frame)]
    parts += [
        section(t("Contents")),
        _contents(frame),
        ft.Row(
            [
                action(
                    t("The themes, and where they are seen"),
                    lambda: frame.act.go(routes.theme()),
                    key="to-themes",
                    look=look,
                    kind="outlined",
                    trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
                )
            ],
            wrap=True,
        ),
    ]
    if said.project:
        parts += [section(t("Developing a project")), _bullets(said.project, frame)]
    if said.method:
        parts += [section(t("Method")), _bullets(said.method, frame)]
    if said.prerequisites:
        parts += [section(t("Level and prerequisites")), paragraphs(said.prerequisites)]
    if said.assessment:
        parts += [section(t("Assessment")), paragraphs(said.assessment)]
    if said.audience:
        parts += [section(t("Audience")), _bullets(said.audience, frame)]
    if said.contacts:
        parts += [section(t("Contacts and registration")), _contacts(frame)]
    if said.context:
        columns = 1 if look.stacks else 2
        parts += [
            section(t("The territory in figures")),
            fact_grid(said.context, said.sources, frame, columns=columns, prefix="context"),
        ]
    if said.timeline:
        parts += [
            section(t("The territory’s dates")),
            timeline(said.timeline, said.sources, frame, prefix="history"),
        ]
    return screen_column(parts, frame, key="programme", spacing=14)
