"""A few exclusive choices side by side: participation aimed at, feasibility."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame


def segments(
    choices: Sequence[tuple[str, str]],
    chosen: str,
    on_choose: Callable[[str], None],
    frame: Frame,
    *,
    key: str,
    label: str,
    across: bool,
) -> ft.Control:
    """``choices`` are pairs of value and words; a tap on the chosen one takes the choice back."""
    look = frame.look
    cells: list[ft.Control] = []
    for value, words in choices:
        selected = value == chosen
        ink = ft.Colors.ON_SECONDARY_CONTAINER if selected else ft.Colors.ON_SURFACE
        inner: list[ft.Control] = [ft.Icon(ft.Icons.CHECK_ROUNDED, size=20, color=ink)] if selected else []
        inner.append(
            ft.Container(
                text(words, S.LABEL_MEDIUM, ink, text_align=ft.TextAlign.CENTER),
                expand=True,
                expand_loose=True,
            )
        )
        edge = ft.Colors.ON_SECONDARY_CONTAINER if selected and not look.dark else ft.Colors.OUTLINE
        cells.append(
            pressable(
                ft.Container(
                    ft.Row(inner, spacing=6, alignment=ft.MainAxisAlignment.CENTER),
                    padding=ft.Padding.symmetric(vertical=15),
                ),
                lambda value=value, selected=selected: on_choose("" if selected else value),  # type: ignore[misc]
                key=f"{key}-{value}",
                label=f"{label} : {words}",
                selected=selected,
                bgcolor=ft.Colors.SECONDARY_CONTAINER if selected else ft.Colors.SURFACE_CONTAINER_LOWEST,
                radius=12,
                padding=ft.Padding.symmetric(horizontal=6),
                side=ft.BorderSide(2, edge),
                alignment=ft.Alignment.CENTER,
                expand=True,
            )
        )
    if look.large:
        rows = [ft.Row([cell], intrinsic_height=True) for cell in cells]
    elif across:
        rows = [ft.Row(cells, spacing=6, intrinsic_height=True)]
    else:
        rows = [ft.Row(cells[n : n + 2], spacing=8, intrinsic_height=True) for n in range(0, len(cells), 2)]
    for row in rows:
        row.vertical_alignment = ft.CrossAxisAlignment.STRETCH
    return ft.Column(list(rows), spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
