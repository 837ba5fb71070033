"""Reading text."""

from __future__ import annotations

import flet as ft

from visit_guide.ui.components.text import paragraphs
from visit_guide.ui.wording import NBSP


def test_lines_are_joined_and_no_break_spaces_stay() -> None:
    column = paragraphs(f"Les «{NBSP}cavaliers{NBSP}»\n sont verts.\n\nPuis\n\n\n")
    assert isinstance(column, ft.Column)
    shown = [text.value for text in column.controls if isinstance(text, ft.Text)]
    assert shown == [f"Les «{NBSP}cavaliers{NBSP}» sont verts.", "Puis"]
