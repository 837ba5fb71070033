"""Answers in words: one line for each pair and for each place."""

from __future__ import annotations

from visit_guide.domain.questionnaire import Choice, Pair, Question, QuestionKind
from visit_guide.messages import Catalogue
from visit_guide.ui.quiz_words import response_words

FRENCH = Catalogue("fr")
SIDES = (("La commune", "fournir les fleurs"), ("L’association", "arroser"))


def test_a_matching_says_who_does_what() -> None:
    question = Question(
        id="q",
        kind=QuestionKind.MATCHING,
        question="Qui fait quoi ?",
        pairs=tuple(Pair(left=left, right=right) for left, right in SIDES),
    )
    words = response_words(question, "1,0", FRENCH)
    assert words == "La commune\u00a0: arroser\nL’association\u00a0: fournir les fleurs"
    assert response_words(question, "0,-", FRENCH) == "La commune\u00a0: fournir les fleurs"


def test_an_order_is_a_numbered_list() -> None:
    question = Question(
        id="q",
        kind=QuestionKind.ORDER,
        question="Dans quel ordre ?",
        choices=tuple(Choice(text=text) for text in ("Montrer", "Comparer", "Équiper")),
    )
    assert response_words(question, "1,0,2", FRENCH) == "1. Comparer\n2. Montrer\n3. Équiper"
