"""The title of a section, with the way back to where one came from."""

from __future__ import annotations

import flet as ft

from visit_guide.state.routes import Location
from visit_guide.ui.components.press import icon_action
from visit_guide.ui.components.text import S, heading
from visit_guide.ui.frame import Frame

__all__ = ["back_title"]


def back_title(frame: Frame, title: str, back: Location, label: str) -> ft.Control:
    """``title`` beside the arrow ``back``, or below it where the text is large; ``label`` says where to."""
    arrow = icon_action(
        ft.Icons.ARROW_BACK_ROUNDED, label, lambda: frame.act.go(back), key="lead-back", size=48
    )
    if frame.look.large:  # a size at which a long word has its line
        return ft.Column([arrow, heading(title, 1, S.TITLE_LARGE)], spacing=4, tight=True)
    return ft.Row([arrow, ft.Container(heading(title, 1, S.HEADLINE_MEDIUM), expand=True)], spacing=8)
