"""Matching: what goes with what."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.questionnaire import Question
from visit_guide.domain.responses import DONT_KNOW, numbers, shuffled
from visit_guide.ui.components.answer_cards import Respond, radio_mark
from visit_guide.ui.components.radios import RadioCard, radio_group
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["pair_choices"]


def pair_choices(question: Question, left: int, response: str, respond: Respond, frame: Frame) -> ft.Control:
    """One left side, and the right sides to choose from; one chosen elsewhere moves here."""
    chosen = list(numbers(response)) if response != DONT_KNOW else []
    chosen = chosen if len(chosen) == len(question.pairs) else [-1] * len(question.pairs)

    def choose(right: int) -> None:
        after = [-1 if n == right else n for n in chosen]
        after[left] = right
        respond(",".join("-" if n < 0 else str(n) for n in after))

    cards = [
        _side(question, left, right, choose, frame, picked=chosen[left] == right)
        for right in shuffled(question)
    ]
    stacked = frame.look.stacks
    sides: ft.Control = (
        ft.Column(cards, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        if stacked
        else ft.Row(cards, wrap=True, spacing=10, run_spacing=10)
    )
    sides = radio_group(
        sides, "" if chosen[left] < 0 else str(chosen[left]), lambda value: choose(int(value))
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


def _side(
    question: Question, left: int, right: int, choose: Callable[[int], None], frame: Frame, *, picked: bool
) -> ft.Control:
    """One right side to choose; it is said with the left side it is for."""
    pair, words = question.pairs[left], question.pairs[right].right
    ink = ft.Colors.ON_SECONDARY_CONTAINER if picked else ft.Colors.ON_SURFACE

    def body(button: ft.Control) -> ft.Control:
        mark = radio_mark(button, frame.look, picked=picked, ink=ink)
        seen = ft.Semantics(exclude_semantics=True, content=text(words, S.LABEL_LARGE, ink))
        return ft.Row([mark, ft.Container(seen, expand=True, expand_loose=True)], spacing=10, tight=True)

    edge = ink if picked and not frame.look.dark else ft.Colors.OUTLINE
    return RadioCard(
        str(right),
        body,
        lambda value: choose(int(value)),
        name=f"answer-{question.id}-{left}-{right}",
        said=frame.t("{name}: {words}", name=pair.left, words=words),
        bgcolor=ft.Colors.SECONDARY_CONTAINER if picked else ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=ft.BorderSide(2, edge),
        padding=ft.Padding.symmetric(horizontal=14, vertical=12),
    )
