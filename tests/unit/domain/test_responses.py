"""Answers: what is right, what can be read, and what survives being written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.questionnaire import Choice, Pair, Question, QuestionKind
from visit_guide.domain.responses import (
    DONT_KNOW,
    Given,
    is_complete,
    is_right,
    is_sound,
    normal_number,
    read_paper,
    right_response,
    shuffled,
    write_paper,
)

CHOICES = (Choice(text="a"), Choice(text="b", correct=True), Choice(text="c", correct=True))


def question(kind: QuestionKind, **values: object) -> Question:
    return Question(id="q", kind=kind, question="?", **values)  # type: ignore[arg-type]


SINGLE = question(QuestionKind.SINGLE, choices=CHOICES[:2])
MULTIPLE = question(QuestionKind.MULTIPLE, choices=CHOICES)
TRUE = question(QuestionKind.TRUE_FALSE, is_true=True)
NUMBER = question(QuestionKind.NUMBER, number=100.0, tolerance=20.0)
EXACT = question(QuestionKind.NUMBER, number=0.3)
ORDER = question(QuestionKind.ORDER, choices=CHOICES)
MATCHING = question(
    QuestionKind.MATCHING,
    pairs=(Pair(left="x", right="1"), Pair(left="y", right="2"), Pair(left="z", right="1")),
)
RATING = question(QuestionKind.RATING)
TEXT = question(QuestionKind.TEXT)


@pytest.mark.parametrize(
    ("asked", "response", "right"),
    [
        (SINGLE, "1", True),
        (SINGLE, "0", False),
        (MULTIPLE, "1,2", True),
        (MULTIPLE, "1", False),
        (MULTIPLE, "0,1,2", False),
        (TRUE, "t", True),
        (TRUE, "f", False),
        (NUMBER, "80", True),
        (NUMBER, "120", True),
        (NUMBER, "79.999", False),
        (NUMBER, "121", False),
        (EXACT, "0.3", True),
        (ORDER, "0,1,2", True),
        (ORDER, "1,0,2", False),
        (ORDER, "0,1", False),
        (MATCHING, "0,1,2", True),
        (MATCHING, "2,1,0", True),  # both say the same
        (MATCHING, "0,2,1", False),
        (MATCHING, "0,1,-", False),
        (RATING, "5", False),
        (TEXT, "oui", False),
    ],
)
def test_what_is_right(asked: Question, response: str, right: bool) -> None:
    assert is_sound(asked, response)
    assert is_right(asked, response) is right


@pytest.mark.parametrize("asked", [SINGLE, MULTIPLE, TRUE, NUMBER, ORDER, MATCHING])
def test_the_right_answer_is_right_and_not_knowing_is_not(asked: Question) -> None:
    assert is_right(asked, right_response(asked))
    assert not is_right(asked, DONT_KNOW)
    assert not is_right(asked, "")


@pytest.mark.parametrize(
    ("asked", "response"),
    [
        (SINGLE, "2"),
        (SINGLE, "0,1"),
        (SINGLE, "-1"),
        (SINGLE, "²"),
        (MULTIPLE, "2,1"),
        (MULTIPLE, "1,1"),
        (TRUE, "x"),
        (NUMBER, "12,5"),
        (NUMBER, "nan"),
        (NUMBER, "1e9"),
        (ORDER, "0,0,1"),
        (ORDER, "0,1,3"),
        (MATCHING, "0,0,1"),
        (MATCHING, "0,1,3"),
        (RATING, "6"),
    ],
)
def test_what_cannot_be_an_answer_is_never_right(asked: Question, response: str) -> None:
    assert not is_sound(asked, response)
    assert not is_right(asked, response)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("32 000", "32000"),
        ("32\N{NO-BREAK SPACE}000", "32000"),
        ("12,50", "12.5"),
        ("-3", "-3"),
        ("+4", "4"),
        ("", None),
        ("douze", None),
        ("1e5", None),
        ("١٢", None),
        ("9" * 16, None),
        (".5", None),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, kept: str | None) -> None:
    assert normal_number(typed) == kept
    assert kept is None or normal_number(kept) == kept


def test_an_order_or_a_matching_may_be_half_done() -> None:
    assert not is_complete(ORDER, "0,1")
    assert is_complete(ORDER, "0,2,1")
    assert is_complete(ORDER, DONT_KNOW)
    assert not is_complete(MATCHING, "0,-,1")
    assert is_complete(MATCHING, "0,2,1")
    assert not is_complete(TEXT, "  ")


@given(st.integers(2, 6), st.text(alphabet="abcdefgh", min_size=1, max_size=3))
def test_what_is_to_be_put_in_order_never_starts_in_order(count: int, name: str) -> None:
    asked = Question(
        id=name,
        kind=QuestionKind.ORDER,
        question="?",
        choices=tuple(Choice(text=str(n)) for n in range(count)),
    )
    shown = shuffled(asked)

    assert sorted(shown) == list(range(count))
    assert shown != tuple(range(count))
    assert count == 2 or shown != tuple(reversed(range(count))), "nor backwards, which is as easily guessed"
    assert shuffled(asked) == shown


_names = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
_given = st.builds(
    Given,
    question=_names,
    version=st.from_regex(r"[a-z2-7]{3}", fullmatch=True),
    response=st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])),
)


@given(st.lists(_given, max_size=5, unique_by=lambda one: one.question))
def test_a_paper_comes_back_as_it_was_written(papers: list[Given]) -> None:
    assert read_paper(write_paper(papers)) == tuple(papers)


@given(st.text(max_size=60))
def test_anything_can_be_read_as_a_paper(text: str) -> None:
    for one in read_paper(text):
        for asked in (SINGLE, MULTIPLE, TRUE, NUMBER, ORDER, MATCHING, RATING, TEXT):
            is_right(asked, one.response)
