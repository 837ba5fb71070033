"""Answers that are neither right nor wrong: ratings, choices and remarks, without who gave them."""

from __future__ import annotations

from collections.abc import Iterable

from visit_guide.domain.forms import FormsState
from visit_guide.domain.letters import dictionary
from visit_guide.domain.questionnaire import Moment, Question, QuestionKind, Questionnaire
from visit_guide.domain.record import record
from visit_guide.domain.responses import DONT_KNOW, is_sound, numbers
from visit_guide.domain.sitting import all_questions, is_scored, version

__all__ = ["Opinion", "opinions"]

RATINGS = 5


@record
class Opinion:
    """What a group answered to one question that is not scored."""

    question: Question
    moment: Moment
    n: int = 0
    """How many gave an answer."""
    counts: tuple[int, ...] = ()
    """How many chose each choice, or each rating from 1 to 5."""
    mean: float | None = None
    """Mean rating."""
    texts: tuple[str, ...] = ()
    """What was written, in alphabetical order: it tells nothing of who or when."""


def opinions(state: FormsState, questionnaires: Iterable[Questionnaire]) -> tuple[Opinion, ...]:
    """Every question that is not scored, in the order of the questionnaires, once for each moment."""
    every = tuple(questionnaires)
    found = []
    for name, (held, question) in all_questions(every).items():
        if is_scored(held, question) or question.withdrawn:
            continue
        for moment in Moment:
            given = [
                one.response
                for sent in state.at(moment)
                for one in sent.given
                if one.question == name and one.version == version(question)
            ]
            if given:
                found.append(_opinion(question, moment, given))
    return tuple(found)


def _opinion(question: Question, moment: Moment, responses: Iterable[str]) -> Opinion:
    given = [r.strip() for r in responses if is_sound(question, r)]
    given = [r for r in given if r and (r != DONT_KNOW or question.kind is QuestionKind.TEXT)]
    if question.kind is QuestionKind.TEXT:
        texts = tuple(sorted(given, key=dictionary))
        return Opinion(question=question, moment=moment, n=len(given), texts=texts)
    if question.kind is QuestionKind.RATING:
        rated = [int(r) for r in given]
        counts = tuple(rated.count(step) for step in range(1, RATINGS + 1))
        mean = sum(rated) / len(rated) if rated else None
        return Opinion(question=question, moment=moment, n=len(rated), counts=counts, mean=mean)
    chosen = [numbers(r) for r in given]
    counts = tuple(sum(n in one for one in chosen) for n in range(len(question.choices)))
    return Opinion(question=question, moment=moment, n=len(given), counts=counts)
