"""Ways to answer a question: large targets, no drag, each choice kept at once."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW
from visit_guide.ui.components.answer_cards import Respond, one_below_the_other, option_card
from visit_guide.ui.components.answer_choices import one_choice, order_choices, several_choices
from visit_guide.ui.components.answer_pairs import pair_choices
from visit_guide.ui.components.answer_rating import rating
from visit_guide.ui.components.written_answer import NumberAnswer, WrittenAnswer
from visit_guide.ui.frame import Frame

__all__ = ["answer_controls"]


def answer_controls(
    question: Question,
    response: str,
    respond: Respond,
    frame: Frame,
    *,
    scored: bool,
    draft: Respond,
    flush: Callable[[], None],
) -> list[ft.Control]:
    """What a person needs to answer ``question``; ``response`` is the answer so far.

    ``respond`` keeps an answer at once, ``draft`` a text once typing rests, ``flush`` what is
    still being typed.
    """
    match question.kind:
        case QuestionKind.RATING:
            return [rating(question, response, respond, frame)]
        case QuestionKind.TEXT:
            name = question.id
            return [
                _of_its_own(WrittenAnswer(name, question.question, response, draft, flush, frame), question)
            ]
        case QuestionKind.NUMBER:

            def below(say: Respond) -> list[ft.Control]:
                return _unsure(question, response, say, frame, scored=scored)

            return [_of_its_own(NumberAnswer(question, response, respond, below, frame), question)]
        case QuestionKind.MULTIPLE:
            parts = several_choices(question, response, respond, frame)
        case QuestionKind.ORDER:
            parts = order_choices(question, response, respond, frame)
        case QuestionKind.MATCHING:
            sides = range(len(question.pairs))
            parts = [pair_choices(question, n, response, respond, frame) for n in sides]
        case _:
            return [one_choice(question, response, respond, frame, scored=scored)]
    parts = [*parts, *_unsure(question, response, respond, frame, scored=scored)]
    return parts if question.kind is QuestionKind.MATCHING else [one_below_the_other(parts)]


def _of_its_own(field: ft.Control, question: Question) -> ft.Control:
    """A field in a place of its own, so that one question's text never shows in another's."""
    return ft.Container(field, key=f"field-{question.id}")


def _unsure(
    question: Question, response: str, respond: Respond, frame: Frame, *, scored: bool
) -> list[ft.Control]:
    """« Je ne sais pas », always last; tapped again, it is taken back."""
    if not scored:
        return []
    picked = response == DONT_KNOW
    return [
        option_card(
            frame.t("I do not know"),
            lambda: respond("" if picked else DONT_KNOW),
            frame,
            key=f"answer-{question.id}-unsure",
            picked=picked,
        )
    ]
