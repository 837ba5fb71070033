"""Words of the questionnaires, shared by their screens."""

from __future__ import annotations

from visit_guide.domain.questionnaire import Moment, Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, numbers, right_response
from visit_guide.messages import N_, Catalogue
from visit_guide.state.questions import Sitting

__all__ = ["MOMENT_TITLES", "minutes_for", "response_words", "right_words", "state_words"]

MOMENT_TITLES = {
    Moment.START: N_("Start questionnaire"),
    Moment.END: N_("End questionnaire"),
}
_SECONDS = 25
"""Time a question takes most people."""


def minutes_for(questions: int) -> int:
    """About how many minutes so many questions take."""
    return max(1, round(questions * _SECONDS / 60))


def state_words(sitting: Sitting, t: Catalogue) -> str:
    """Where a questionnaire stands."""
    if sitting.sent is not None:
        return t("Sent")
    if sitting.missed:
        return t("Not sent")
    return t("In progress") if sitting.begun else t("To be done")


def response_words(question: Question, response: str, t: Catalogue) -> str:
    """An answer as a person would say it."""
    if response == DONT_KNOW:
        return t("I do not know")
    if not response:
        return t("No answer")
    chosen = numbers(response)
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            return " · ".join(question.choices[n].text for n in chosen if 0 <= n < len(question.choices))
        case QuestionKind.ORDER:
            placed = [question.choices[n].text for n in chosen if 0 <= n < len(question.choices)]
            return "\n".join(f"{place}. {words}" for place, words in enumerate(placed, start=1))
        case QuestionKind.MATCHING:
            sides = zip(question.pairs, chosen, strict=False)
            return "\n".join(
                t("{name}: {words}", name=pair.left, words=question.pairs[n].right)
                for pair, n in sides
                if n >= 0
            )
        case QuestionKind.TRUE_FALSE:
            return t("True") if response == "t" else t("False")
        case QuestionKind.NUMBER:
            number = response.replace(".", t("."))
            return f"{number} {question.unit}" if question.unit else number
        case _:
            return response


def right_words(question: Question, t: Catalogue) -> str:
    """The right answer, in words; of a number with how far from it an answer still counts."""
    words = response_words(question, right_response(question), t)
    if question.kind is QuestionKind.NUMBER and question.tolerance:
        away = f"{question.tolerance:g}".replace(".", t("."))
        return t("{answer}, give or take {away}", answer=words, away=away)
    return words
