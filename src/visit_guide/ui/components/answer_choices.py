"""Choosing among a question's answers: one, several, or all in their order."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, numbers, shuffled
from visit_guide.ui.components.answer_cards import Respond, one_below_the_other, only_card, option_card, rank
from visit_guide.ui.components.press import action
from visit_guide.ui.components.radios import radio_group
from visit_guide.ui.components.text import S, quiet
from visit_guide.ui.frame import Frame

__all__ = ["one_choice", "order_choices", "several_choices"]


def one_choice(
    question: Question, response: str, respond: Respond, frame: Frame, *, scored: bool
) -> ft.Control:
    """One answer of several, or true or false; « I do not know » last when the question is ``scored``."""
    t = frame.t
    true_false = question.kind is QuestionKind.TRUE_FALSE
    labels = [t("True"), t("False")] if true_false else [choice.text for choice in question.choices]
    codes = ["t", "f"] if true_false else [str(number) for number in range(len(labels))]
    names = list(codes)
    if scored:
        labels, codes, names = [*labels, t("I do not know")], [*codes, DONT_KNOW], [*names, "unsure"]
    cards: list[ft.Control] = [
        only_card(label, code, respond, frame, key=f"answer-{question.id}-{name}", picked=response == code)
        for label, code, name in zip(labels, codes, names, strict=True)
    ]
    return radio_group(one_below_the_other(cards), response, respond)


def several_choices(question: Question, response: str, respond: Respond, frame: Frame) -> list[ft.Control]:
    """Any number of the answers, each ticked by itself."""
    chosen = set(numbers(response)) if response != DONT_KNOW else set()

    def toggle(number: int) -> None:
        respond(",".join(str(n) for n in sorted(chosen ^ {number})))

    return [
        quiet(frame.t("Several answers are possible."), S.BODY_MEDIUM),
        *(
            option_card(
                choice.text,
                lambda number=number: toggle(number),  # type: ignore[misc]
                frame,
                key=f"answer-{question.id}-{number}",
                picked=number in chosen,
            )
            for number, choice in enumerate(question.choices)
        ),
    ]


def order_choices(question: Question, response: str, respond: Respond, frame: Frame) -> list[ft.Control]:
    """The answers, tapped one after the other in the order they come in."""
    t = frame.t
    placed = list(numbers(response)) if response != DONT_KNOW else []

    def toggle(number: int) -> None:
        after = [n for n in placed if n != number] if number in placed else [*placed, number]
        respond(",".join(map(str, after)))

    parts: list[ft.Control] = [
        quiet(t("Tap what comes first, then what follows. Tap again to take it back."), S.BODY_MEDIUM)
    ]
    for number in shuffled(question):
        label = question.choices[number].text
        place = placed.index(number) + 1 if number in placed else 0
        parts.append(
            option_card(
                label,
                lambda number=number: toggle(number),  # type: ignore[misc]
                frame,
                key=f"answer-{question.id}-{number}",
                picked=bool(place),
                mark=rank(str(place or ""), frame.look.icon(40)),
                said=t("{choice}, place {place}", choice=label, place=place) if place else label,
            )
        )
    if placed:
        again = action(
            t("Start again"),
            lambda: respond(""),
            key=f"answer-{question.id}-again",
            look=frame.look,
            kind="plain",
            icon=ft.Icons.UNDO_ROUNDED,
        )
        parts.append(ft.Row([again], wrap=True))
    return parts
