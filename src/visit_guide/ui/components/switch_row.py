"""A setting that is on or off, with what it is for."""

from __future__ import annotations

import flet as ft

from visit_guide.ui.components.press import switch
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame

__all__ = ["switch_row"]


def switch_row(frame: Frame, name: str, value: bool, title: str, under: str) -> ft.Control:
    """The switch of the setting ``name``; large text has the title above, so that its words stay whole."""
    large = frame.look.large
    what, more = text(title, S.TITLE_SMALL if large else S.TITLE_MEDIUM), quiet(under, S.BODY_MEDIUM)
    row = ft.Row(
        [
            ft.Container(ft.Column([more] if large else [what, more], spacing=2, tight=True), expand=True),
            switch(value, lambda: frame.act.set(name, not value), key=name, label=title),
        ],
        spacing=16,
    )
    return ft.Column([what, row], spacing=2, tight=True) if large else row
