"""Thèmes: each strand of the training with the places where it is seen."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Theme
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import theme_icon
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.marker import marker
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.text import S, heading, paragraphs, quiet, text
from visit_guide.ui.frame import Frame


def _points(theme: Theme, frame: Frame) -> list[ft.Control]:
    return [
        ft.Row(
            [
                ft.Container(
                    ft.Container(width=8, height=8, border_radius=4, bgcolor=ft.Colors.PRIMARY),
                    padding=ft.Padding.only(top=8.5 * frame.look.scale),
                ),
                ft.Container(text(point, S.BODY_MEDIUM), expand=True),
            ],
            spacing=12,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
        for point in theme.points
    ]


def _places(theme: Theme, frame: Frame) -> list[ft.Control]:
    t, guide = frame.t, frame.guide
    sites = guide.sites_of_theme(theme.id)
    if not sites:
        return [
            ft.Row(
                [
                    ft.Icon(
                        ft.Icons.INFO_OUTLINE_ROUNDED,
                        size=frame.look.icon(22),
                        color=ft.Colors.ON_SURFACE_VARIANT,
                    ),
                    ft.Container(
                        quiet(t("No stop of the day shows this theme."), S.BODY_MEDIUM), expand=True
                    ),
                ],
                spacing=10,
            )
        ]
    rows: list[ft.Control] = [quiet(t("Where it is seen"), S.LABEL_MEDIUM)]
    for site in sites:
        number = guide.stop_number(site.slug) or 0
        stop = guide.stops[number - 1]
        progress = frame.visit.progress(stop.id)
        rows.append(
            pressable(
                ft.Container(
                    ft.Row(
                        [
                            ft.Container(
                                marker(number, progress, frame.look, 40),
                                width=48,
                                alignment=ft.Alignment.CENTER,
                            ),
                            ft.Container(text(site.title, S.TITLE_SMALL), expand=True),
                            ft.Icon(
                                ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE_VARIANT
                            ),
                        ],
                        spacing=12,
                    ),
                    padding=ft.Padding.symmetric(vertical=6),
                ),
                lambda stop=stop: frame.act.go(routes.stop(stop.id)),  # type: ignore[misc]
                key=f"place-{theme.id}-{site.slug}",
                radius=12,
            )
        )
    return rows


def _head(theme: Theme, level: int) -> ft.Control:
    return ft.Row(
        [
            ft.Container(
                ft.Icon(theme_icon(theme), size=28, color=ft.Colors.ON_PRIMARY_CONTAINER),
                width=52,
                height=52,
                border_radius=16,
                bgcolor=ft.Colors.PRIMARY_CONTAINER,
                alignment=ft.Alignment.CENTER,
            ),
            ft.Container(heading(theme.title, level, S.TITLE_LARGE), expand=True),
        ],
        spacing=14,
    )


def _card(theme: Theme, frame: Frame, *, whole: bool) -> ft.Control:
    parts: list[ft.Control] = [_head(theme, 1 if whole else 2)]
    if theme.summary:
        parts.append(paragraphs(theme.summary, S.BODY_LARGE if whole else S.BODY_MEDIUM))
    parts += _points(theme, frame)
    parts += _places(theme, frame)
    return card(
        ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        frame.look,
        expand=not whole,
    )


def themes(frame: Frame) -> ft.Control:
    """The list of themes, or one theme when the address names it."""
    t, guide, look = frame.t, frame.guide, frame.look
    chosen = guide.theme(frame.location.target) if frame.location.target else None
    if chosen is not None:
        back = action(
            t("All the themes"),
            lambda: frame.act.go(routes.theme()),
            key="all-themes",
            look=look,
            kind="outlined",
            icon=ft.Icons.ARROW_BACK_ROUNDED,
        )
        return screen_column(
            [ft.Row([back], wrap=True), _card(chosen, frame, whole=True)], frame, key=f"theme-{chosen.id}"
        )
    head: list[ft.Control] = [
        heading(t("The themes"), 1, S.HEADLINE_MEDIUM),
        quiet(t("What the training is about, and where each theme is seen during the day."), S.BODY_LARGE),
    ]
    cards = [_card(theme, frame, whole=False) for theme in guide.themes]
    if not look.two_panes:
        return screen_column([*head, *[ft.Row([one]) for one in cards]], frame, key="themes")
    rows: list[ft.Control] = [
        ft.Row(
            cards[n : n + 2],
            spacing=16,
            intrinsic_height=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        for n in range(0, len(cards), 2)
    ]
    return screen_column([*head, *rows], frame, key="themes", width=1040)
