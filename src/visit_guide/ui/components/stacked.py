"""Parts one under the other, each as wide as all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from visit_guide.ui.components.cards import card
from visit_guide.ui.look import Look

__all__ = ["in_rows", "stacked", "stacked_card"]


def stacked(parts: Sequence[ft.Control], spacing: float = 12) -> ft.Column:
    """``parts`` with ``spacing`` (in dp) between them, as high as they are."""
    return ft.Column(
        list(parts), spacing=spacing, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def stacked_card(
    parts: Sequence[ft.Control], look: Look, *, key: str | None = None, spacing: float = 12, **more: Any
) -> ft.Container:
    """The same on a card; ``more`` is what `card` takes."""
    return card(stacked(parts, spacing), look, key=key, **more)


def in_rows(answers: Sequence[ft.Control], *, apart: bool, wrap: bool = False) -> list[ft.Control]:
    """The answers to a question: side by side, or each on a row of its own when they are kept ``apart``."""
    if apart:
        return [ft.Row([one]) for one in answers]
    return [ft.Row(list(answers), wrap=wrap, spacing=12)]
