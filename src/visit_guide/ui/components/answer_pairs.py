"""Matching: what goes with what."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.questionnaire import Question
from visit_guide.domain.responses import DONT_KNOW, numbers, shuffled
from visit_guide.ui.components.answer_cards import Respond
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["pair_choices"]


def pair_choices(question: Question, left: int, response: str, respond: Respond, frame: Frame) -> ft.Control:
    """One left side, and the right sides to choose from; one chosen elsewhere moves here."""
    chosen = list(numbers(response)) if response != DONT_KNOW else []
    chosen = chosen if len(chosen) == len(question.pairs) else [-1] * len(question.pairs)

    def choose(right: int) -> None:
        after = [-1 if n == right else n for n in chosen]
        if chosen[left] != right:
            after[left] = right
        respond("" if set(after) == {-1} else ",".join("-" if n < 0 else str(n) for n in after))

    chips: list[ft.Control] = [
        choice_chip(
            question.pairs[right].right,
            lambda right=right: choose(right),  # type: ignore[misc]
            key=f"answer-{question.id}-{left}-{right}",
            selected=chosen[left] == right,
            look=frame.look,
        )
        for right in shuffled(question)
    ]
    stacked = frame.look.phone or frame.look.large
    sides: ft.Control = (
        ft.Column(chips, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        if stacked
        else ft.Row(chips, wrap=True, spacing=10, run_spacing=10)
    )
    name = text(question.pairs[left].left, S.TITLE_LARGE)
    if not stacked:
        return ft.Row(
            [
                ft.Container(name, width=180, padding=ft.Padding.only(top=10)),
                ft.Container(sides, expand=True),
            ],
            spacing=16,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    return ft.Column(
        [name, sides],
        spacing=10,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
