"""The group's state for devices without a network: a code to scan, four signs to type."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title
from visit_guide.domain.visit import Progress
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.code_show import CodeShow, file_row, only_here
from visit_guide.ui.components.day_lines import line_of_day, stop_number
from visit_guide.ui.components.marker import marker
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.qr import qr_code
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame

__all__ = ["full_code", "lead_code"]


def _signs(frame: Frame, style: ft.TextThemeStyle) -> ft.Control:
    code = frame.act.travelling.stop_code()
    spoken = frame.t("Code of the stop: {signs}", signs=", ".join(code))
    return ft.Semantics(
        label=spoken, exclude_semantics=True, content=text(f"{code[:1]}\u00a0{code[1:]}", style, no_wrap=True)
    )


def _join_code(frame: Frame) -> str:
    member = frame.together.member
    code = member.code if member is not None else ""
    return f"{code[:3]}\u00a0{code[3:]}"


def lead_code(frame: Frame) -> ft.Control:
    """The card beside the console."""
    t, look = frame.t, frame.look
    links = frame.act.travelling.handover.links()
    beside: list[ft.Control] = []
    if frame.act.travelling.stop_code():
        beside += [quiet(t("Code of the stop"), S.LABEL_MEDIUM), _signs(frame, S.DISPLAY_SMALL)]
    beside += [quiet(t("Code of the group"), S.LABEL_MEDIUM), text(_join_code(frame), S.HEADLINE_SMALL)]
    words = ft.Column(beside, spacing=2, tight=True)
    row = ft.Row(
        [
            *([qr_code(links[0], 168, label=t("Code to scan"))] if links else []),
            words,
        ],
        spacing=20,
        wrap=True,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return card(
        ft.Column(
            [
                heading(t("Tablets without a network"), 2, S.TITLE_LARGE),
                quiet(t("To scan, or a code to type."), S.BODY_MEDIUM),
                row,
                *only_here(frame),
                ft.Row(
                    [
                        action(
                            t("Full screen"),
                            lambda: frame.act.go(routes.lead("code")),
                            key="code-full",
                            look=look,
                            kind="outlined",
                            icon=ft.Icons.FULLSCREEN_ROUNDED,
                            expand=True,
                        )
                    ]
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        look,
        padding=24,
        radius=22,
    )


def full_code(frame: Frame) -> ft.Control:
    """The code alone on the screen, large enough to be scanned from a step away."""
    t, look = frame.t, frame.look
    item = line_of_day(frame, frame.together.state.at)
    number = stop_number(frame, frame.together.state.at)
    top = ft.Row(
        [
            icon_action(
                ft.Icons.CLOSE_ROUNDED, t("Close"), lambda: frame.act.go(routes.lead()), key="code-close"
            ),
            ft.Container(
                heading(t("Code of the stop") if number else t("Code of the group"), 1, S.TITLE_LARGE),
                expand=True,
                alignment=ft.Alignment.CENTER,
            ),
            ft.Container(width=56),
        ]
    )
    name: list[ft.Control] = []
    if item is not None:
        mark = [marker(number, Progress.CURRENT, look, 50)] if number else []
        title = text(item_title(frame.guide, item), S.HEADLINE_MEDIUM)
        name = [
            ft.Row(
                [*mark, ft.Container(title, expand=True, expand_loose=True)],
                spacing=14,
                alignment=ft.MainAxisAlignment.CENTER,
            )
        ]
    signs: list[ft.Control] = []
    if number:
        signs = [
            ft.Row([_signs(frame, S.DISPLAY_LARGE)], alignment=ft.MainAxisAlignment.CENTER),
            quiet(
                t("Scan this code, or type the four signs in “Day”."),
                S.BODY_LARGE,
                text_align=ft.TextAlign.CENTER,
            ),
        ]
    join = text(
        t("Code of the group: {code}", code=_join_code(frame)), S.TITLE_MEDIUM, text_align=ft.TextAlign.CENTER
    )
    side = min(look.height * 0.56, look.width - 48)
    column = ft.Column(
        [
            top,
            *name,
            CodeShow(frame, side),
            *signs,
            join,
            ft.Row([*file_row(frame, save=True)], alignment=ft.MainAxisAlignment.CENTER),
            ft.Container(height=24),
        ],
        key="full-code",
        spacing=16,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Container(
        column, expand=True, padding=ft.Padding.symmetric(horizontal=look.padding, vertical=10)
    )
