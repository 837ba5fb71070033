"""What to look at before going on: words on a ground of their own, said as soon as they come."""

from __future__ import annotations

import flet as ft

from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["callout"]


def callout(words: str, frame: Frame, icon: ft.IconData = ft.Icons.WARNING_ROUNDED) -> ft.Control:
    """``words`` beside ``icon``."""
    ink = ft.Colors.ON_TERTIARY_CONTAINER
    body = ft.Row(
        [
            ft.Icon(icon, size=frame.look.icon(24), color=ink),
            ft.Container(text(words, S.BODY_LARGE, ink), expand=True),
        ],
        spacing=12,
    )
    shown = ft.Container(body, bgcolor=ft.Colors.TERTIARY_CONTAINER, border_radius=14, padding=16)
    if frame.look.outdoor:
        shown.border = ft.Border.all(2, ink)
    return ft.Semantics(live_region=True, content=shown)
