"""The numbered marker of a stop, and the line of the day it stands on."""

from __future__ import annotations

import flet as ft
import flet.canvas as cv

from visit_guide.domain.guide import ItemKind
from visit_guide.domain.visit import Progress
from visit_guide.ui.look import Look

ITEM_ICONS = {
    ItemKind.WELCOME: ft.Icons.WAVING_HAND_ROUNDED,
    ItemKind.QUESTIONNAIRE: ft.Icons.FACT_CHECK_ROUNDED,
    ItemKind.THEORY: ft.Icons.CO_PRESENT_ROUNDED,
    ItemKind.BREAK: ft.Icons.RESTAURANT_ROUNDED,
    ItemKind.DISCUSSION: ft.Icons.FORUM_ROUNDED,
}


def marker(number: int, progress: Progress, look: Look, size: float = 44) -> ft.Control:
    """The square of a stop: filled when done, sun when current, outlined when to come."""
    fill, ink, edge = {
        Progress.DONE: (ft.Colors.PRIMARY, ft.Colors.ON_PRIMARY, None),
        Progress.CURRENT: (
            ft.Colors.SECONDARY_CONTAINER,
            ft.Colors.ON_SECONDARY_CONTAINER,
            ft.Border.all(3, "#FFFFFF" if look.dark else look.palette.on_surface),
        ),
        Progress.TO_COME: (
            ft.Colors.SURFACE_CONTAINER_LOWEST,
            ft.Colors.ON_SURFACE,
            ft.Border.all(2, ft.Colors.OUTLINE),
        ),
    }[progress]
    square = ft.Container(
        ft.Text(
            str(number),
            style=ft.TextStyle(
                size=size * 0.46, weight=ft.FontWeight.W_800, font_family="AHN-800", color=ink
            ),
        ),
        width=size,
        height=size,
        bgcolor=fill,
        border=edge,
        border_radius=size * 0.3,
        alignment=ft.Alignment.CENTER,
    )
    if progress is not Progress.DONE:
        return square
    badge = ft.Container(
        ft.Icon(ft.Icons.CHECK_ROUNDED, size=size * 0.32, color=ft.Colors.ON_PRIMARY),
        width=size * 0.48,
        height=size * 0.48,
        bgcolor=ft.Colors.PRIMARY,
        border=ft.Border.all(2, ft.Colors.SURFACE),
        border_radius=size,
        alignment=ft.Alignment.CENTER,
        right=0,
        bottom=0,
    )
    return ft.Stack(
        [ft.Container(square, padding=ft.Padding.only(right=6, bottom=6)), badge],
        width=size + 6,
        height=size + 6,
    )


def disc(icon: ft.IconData, size: float = 36) -> ft.Control:
    """The round mark of a line of the day that is not a stop."""
    return ft.Container(
        ft.Icon(icon, size=size * 0.55, color=ft.Colors.ON_SURFACE),
        width=size,
        height=size,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
        border_radius=size,
        alignment=ft.Alignment.CENTER,
    )


def line(*, solid: bool) -> ft.Control:
    """A stretch of the day's line: solid where it is done, dotted where it is to come."""
    if solid:
        return ft.Container(width=5, bgcolor=ft.Colors.PRIMARY, expand=True)
    stroke = ft.Paint(
        stroke_width=5,
        style=ft.PaintingStyle.STROKE,
        color=ft.Colors.OUTLINE,
        stroke_dash_pattern=[8, 8],
    )
    return ft.Container(
        cv.Canvas([cv.Line(2.5, 0, 2.5, 600, paint=stroke)], width=5),
        width=5,
        expand=True,
        clip_behavior=ft.ClipBehavior.HARD_EDGE,
    )


def on_line(mark: ft.Control | None, *, above: bool | None, below: bool | None, width: float) -> ft.Control:
    """A mark on the day's line; ``above`` and ``below`` say solid, dotted, or no line (None)."""

    def stretch(solid: bool | None) -> ft.Control:
        return ft.Container(expand=True) if solid is None else line(solid=solid)

    layers: list[ft.Control] = [
        ft.Column(
            [stretch(above), stretch(below)],
            spacing=0,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
            left=0,
            right=0,
            top=0,
            bottom=0,
        )
    ]
    if mark is not None:
        layers.append(ft.Container(mark, alignment=ft.Alignment.CENTER, expand=True))
    return ft.Stack(layers, width=width, alignment=ft.Alignment.CENTER, fit=ft.StackFit.LOOSE)
