"""Something open above the screen: the dialog, and what is inside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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


def dialog_around(
    panel: ft.Control, look: Look, *, name: str, close: Callable[[], None], share: float
) -> ft.DialogControl:
    """``panel`` as a dialog: from the bottom on phones, ``share`` of the height at most; else centred."""
    width, colour = look.card_border
    edge = ft.BorderSide(width, colour) if look.outdoor else None
    if look.phone:
        return ft.BottomSheet(
            content=panel,
            scrollable=True,
            bgcolor=ft.Colors.SURFACE,
            shape=ft.RoundedRectangleBorder(
                radius=ft.BorderRadius.only(top_left=26, top_right=26), side=edge
            ),
            size_constraints=ft.BoxConstraints(max_height=look.height * share),
            on_dismiss=lambda _: close(),
        )
    return ft.AlertDialog(
        content=panel,
        content_padding=0,
        scrollable=True,
        bgcolor=ft.Colors.SURFACE,
        shape=ft.RoundedRectangleBorder(radius=26, side=edge),
        inset_padding=ft.Padding.symmetric(horizontal=24, vertical=32),
        semantics_label=name,
        on_dismiss=lambda _: close(),
    )
