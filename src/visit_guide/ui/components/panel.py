"""What is inside something open above the screen: a head, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from visit_guide.ui.look import Look


def dialog_panel(
    head: ft.Control, body: Sequence[ft.Control], look: Look, *, width: float = 660
) -> ft.Control:
    """The content of a dialog.

    On phones it comes from the bottom: the head stays in sight while the rest scrolls. Elsewhere
    the dialog is as high as what it holds, and scrolls as a whole when that is too much.
    """
    if look.phone:
        rest = ft.Column(
            [*body, ft.Container(height=4)],
            spacing=14,
            tight=True,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        parts: list[ft.Control] = [head, ft.Container(rest, expand=True, expand_loose=True)]
    else:
        parts = [head, *body]
    return ft.Container(
        ft.Column(parts, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=ft.Padding.only(left=24, right=20, top=18, bottom=20),
        width=None if look.phone else min(width, look.width - 80),
    )
