"""A rating from 1 to 5."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.questionnaire import Question
from visit_guide.ui.components.answer_cards import Respond
from visit_guide.ui.components.radios import RadioCard, radio_group
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import NBSP

__all__ = ["rating"]


def rating(question: Question, response: str, respond: Respond, frame: Frame) -> ft.Control:
    """Five steps side by side, with what the ends mean below."""
    t, look = frame.t, frame.look
    steps: list[ft.Control] = []
    for step in range(1, 6):
        picked = response == str(step)
        ink = ft.Colors.ON_SECONDARY_CONTAINER if picked else ft.Colors.ON_SURFACE
        meaning = {1: question.lowest, 5: question.highest}.get(step)
        said = t("{step} of 5", step=step)
        height = 72 * (1 if not look.large else 1.3)

        def body(button: ft.Control, step: int = step, ink: str = ink, height: float = height) -> ft.Control:
            number = ft.Semantics(exclude_semantics=True, content=text(str(step), S.HEADLINE_SMALL, ink))
            return ft.Stack([button, number], height=height, alignment=ft.Alignment.CENTER)

        steps.append(
            ft.Container(
                RadioCard(
                    str(step),
                    body,
                    respond,
                    name=f"answer-{question.id}-{step}",
                    said=f"{said}, {meaning}" if meaning else said,
                    bgcolor=ft.Colors.SECONDARY_CONTAINER if picked else ft.Colors.SURFACE_CONTAINER_LOWEST,
                    side=ft.BorderSide(3 if picked else 2, ink if picked else ft.Colors.OUTLINE),
                    alignment=ft.Alignment.CENTER,
                ),
                expand=True,
            )
        )
    ends = ft.Row(
        [
            ft.Container(
                quiet(f"1{NBSP}: {question.lowest}" if question.lowest else "", S.LABEL_MEDIUM), expand=True
            ),
            ft.Container(
                quiet(
                    f"5{NBSP}: {question.highest}" if question.highest else "",
                    S.LABEL_MEDIUM,
                    text_align=ft.TextAlign.END,
                ),
                expand=True,
            ),
        ],
        spacing=12,
    )
    return ft.Column(
        [radio_group(ft.Row(steps, spacing=10), response, respond), ends],
        spacing=10,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
