"""The parts of a stop, as tabs: project sheet, method, discussion."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Item
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.routes import Location, Part
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

PART_WORDS = {
    Part.SHEET: N_("Project sheet"),
    Part.METHOD: N_("Method"),
    Part.DISCUSSION: N_("To discuss"),
}
SHORT_PART_WORDS = {
    Part.SHEET: N_("Sheet"),
    Part.METHOD: N_("Method"),
    Part.DISCUSSION: N_("To discuss"),
}


def go_stop(frame: Frame, item: Item, part: Part = Part.SHEET) -> None:
    """Go to a part of a stop."""
    frame.act.go(routes.stop(item.id, part))


def step_to(frame: Frame, location: Location) -> None:
    """Go on from a button that the next screen has in the same place."""
    frame.act.once(lambda: frame.act.go(location))


def narrow_tabs(frame: Frame, item: Item) -> ft.Control:
    """Three tabs across the pane; with large text a list."""
    t, look = frame.t, frame.look
    cells: list[ft.Control] = []
    for part, words in SHORT_PART_WORDS.items():
        selected = part is frame.location.part
        read = (item.id, part.value) in frame.visit.read and not selected
        ink = ft.Colors.ON_SURFACE if selected else ft.Colors.ON_SURFACE_VARIANT
        label: list[ft.Control] = [
            ft.Container(text(t(words), S.LABEL_LARGE, ink), expand_loose=True, expand=look.large)
        ]
        if read:
            label.append(ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=look.icon(18), color=ft.Colors.PRIMARY))
        cells.append(
            pressable(
                ft.Column(
                    [
                        ft.Container(
                            ft.Row(
                                label,
                                spacing=6,
                                alignment=ft.MainAxisAlignment.START
                                if look.large
                                else ft.MainAxisAlignment.CENTER,
                            ),
                            padding=ft.Padding.symmetric(vertical=15),
                        ),
                        ft.Container(
                            height=5,
                            border_radius=ft.BorderRadius.only(top_left=5, top_right=5),
                            bgcolor=ft.Colors.PRIMARY if selected else ft.Colors.TRANSPARENT,
                        ),
                    ],
                    spacing=0,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                lambda part=part: go_stop(frame, item, part),  # type: ignore[misc]
                key=f"tab-{part.value}",
                label=t("{part} (read)", part=t(words)) if read else t(words),
                radius=12,
                padding=ft.Padding.symmetric(horizontal=4),
                selected=selected,
                expand=None if look.large else True,
            )
        )
    row: ft.Control = (
        ft.Column(cells, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        if look.large
        else ft.Row(cells, spacing=0)
    )
    return ft.Column(
        [row, ft.Divider(height=1, thickness=2 if look.outdoor else 1, color=ft.Colors.OUTLINE_VARIANT)],
        spacing=0,
        tight=True,
    )


def wide_tabs(frame: Frame, item: Item) -> ft.Control:
    """On two panes the discussion is always beside: only two tabs."""
    t = frame.t
    method = frame.location.part is Part.METHOD
    cells: list[ft.Control] = []
    for part in (Part.SHEET, Part.METHOD):
        selected = (part is Part.METHOD) == method
        ink = ft.Colors.ON_SURFACE if selected else ft.Colors.ON_SURFACE_VARIANT
        read = (item.id, part.value) in frame.visit.read and not selected
        tick = (
            [ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=frame.look.icon(18), color=ft.Colors.PRIMARY)]
            if read
            else []
        )
        cells.append(
            pressable(
                ft.Container(
                    ft.Row([text(t(PART_WORDS[part]), S.TITLE_MEDIUM, ink), *tick], spacing=6, tight=True),
                    padding=ft.Padding.symmetric(horizontal=8, vertical=13),
                    border=ft.Border(
                        bottom=ft.BorderSide(5, ft.Colors.PRIMARY if selected else ft.Colors.TRANSPARENT)
                    ),
                ),
                lambda part=part: go_stop(frame, item, part),  # type: ignore[misc]
                key=f"tab-{part.value}",
                label=t("{part} (read)", part=t(PART_WORDS[part])) if read else t(PART_WORDS[part]),
                radius=10,
                selected=selected,
            )
        )
    return ft.Column(
        [
            ft.Row(cells, spacing=16),
            ft.Divider(height=1, thickness=2 if frame.look.outdoor else 1, color=ft.Colors.OUTLINE_VARIANT),
        ],
        spacing=0,
        tight=True,
    )
