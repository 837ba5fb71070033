"""A screen in one scrolling column."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from visit_guide.ui.frame import Frame


def screen_column(
    parts: Sequence[ft.Control],
    frame: Frame,
    *,
    key: str,
    width: float = 720,
    spacing: float = 16,
    alone: bool = False,
) -> ft.Control:
    """``parts`` one under the other, centred, at most ``width`` wide, scrolling as one.

    ``alone``: there is no navigation beside them.
    """
    look = frame.look
    rail = 0 if look.phone or alone else 112 * min(look.scale, 1.3)
    inner = ft.Container(
        ft.Column(
            [*parts, ft.Container(height=24)],
            spacing=spacing,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        width=min(look.width - rail, width + 2 * look.padding),
        padding=ft.Padding.only(left=look.padding, right=look.padding, top=20),
    )
    return ft.Column(
        [ft.Row([inner], alignment=ft.MainAxisAlignment.CENTER)],
        key=key,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
    )
