"""The bar that a notice of the group lies on: its ground, its words, its buttons."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["INK", "SUN", "bar_button", "bar_words", "notice_bar"]

INK = ft.Colors.ON_INVERSE_SURFACE
SUN = "#FFD75A"


def notice_bar(
    parts: list[ft.Control], frame: Frame, *, key: str, bgcolor: str, live: bool = True
) -> ft.Control:
    """A rounded bar across the screen; ``live`` ones are said when they come."""
    look = frame.look
    return ft.Container(
        ft.Semantics(
            live_region=live,
            content=ft.Container(
                ft.Row(
                    parts,
                    spacing=12,
                    wrap=look.large,
                    run_spacing=8,
                    vertical_alignment=ft.CrossAxisAlignment.CENTER,
                ),
                bgcolor=bgcolor,
                border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
                border_radius=16,
                padding=ft.Padding.only(left=18, right=10, top=10, bottom=10),
                shadow=None
                if look.outdoor
                else ft.BoxShadow(
                    blur_radius=18, color=ft.Colors.with_opacity(0.22, "#000000"), offset=(0, 6)
                ),
            ),
        ),
        key=key,
        padding=ft.Padding.symmetric(horizontal=8 if look.phone else 20, vertical=8),
    )


def bar_button(
    label: str,
    on_click: Callable[[], None],
    *,
    key: str,
    kind: str,
    icon: ft.IconData | None = None,
) -> ft.Control:
    """A button on the dark bar: ``sun``, ``edge`` or ``bare``."""
    ink = {"sun": ft.Colors.ON_SECONDARY_CONTAINER, "edge": INK, "bare": SUN}[kind]
    parts: list[ft.Control] = [ft.Icon(icon, size=24, color=ink)] if icon is not None else []
    parts.append(text(label, S.LABEL_LARGE, ink))
    return pressable(
        ft.Container(
            ft.Row(parts, spacing=10, tight=True),
            padding=ft.Padding.symmetric(vertical=15 if kind != "bare" else 11),
        ),
        on_click,
        key=key,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if kind == "sun" else ft.Colors.TRANSPARENT,
        side=ft.BorderSide(2, INK) if kind == "edge" else None,
        padding=ft.Padding.symmetric(horizontal=18 if kind != "bare" else 10),
        ring="#FFFFFF",
        alignment=ft.Alignment.CENTER,
    )


def bar_words(title: str, under: str, frame: Frame, *, colour: str = INK) -> ft.Control:
    """What a bar says, and below it the rest in smaller letters; it takes the room that is left."""
    lines: list[ft.Control] = [text(title, S.TITLE_SMALL, colour)]
    if under:
        lines.append(text(under, S.BODY_SMALL, colour))
    column = ft.Column(lines, spacing=0, tight=True)
    return (
        ft.Container(column, width=frame.look.width - 110)
        if frame.look.large
        else ft.Container(column, expand=True)
    )
