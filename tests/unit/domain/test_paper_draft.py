"""A paper form half typed in, as a text and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from visit_guide.domain.paper_draft import read_draft, write_draft
from visit_guide.domain.paper_sheet import Sheet
from visit_guide.domain.questionnaire import Choice, Form, Moment, Question, QuestionKind

CHOICES = (Choice(text="one"), Choice(text="two"))
QUESTIONS = {"q": Question(id="q", kind=QuestionKind.SINGLE, question="?", choices=CHOICES)}
BEGUN = (
    Sheet(name="Ana Roy", apart="Ana Roy")
    .of("", Moment.END, Form.B)
    .typed("line", "1b")
    .answered([("q", "1")])
    .of("p1", Moment.START, Form.A)
    .answered([("q", "0")])
)


def test_all_of_a_sheet_comes_back() -> None:
    assert read_draft(write_draft(BEGUN, "g"), "g", QUESTIONS) == BEGUN
    assert read_draft(write_draft(replace(BEGUN, kept=3), "g"), "g", QUESTIONS) == BEGUN


def test_a_sheet_of_another_group_does_not() -> None:
    assert read_draft(write_draft(BEGUN, "g"), "h", QUESTIONS) is None


def test_answers_that_the_questions_no_longer_take_are_left_out() -> None:
    sheet = BEGUN.answered([("gone", "0"), ("q", "7")])
    read = read_draft(write_draft(sheet, "g"), "g", QUESTIONS)
    assert read is not None
    assert read.answers == ((Moment.END, Form.B, "q", "1"),)


@pytest.mark.parametrize(
    "change",
    [
        {"answers": None},
        {"answers": [["start", "A", "q"]]},
        {"name": 3},
        {"form": "Z"},
        {"drafts": [[1] * 4]},
    ],
)
def test_what_cannot_be_read_is_no_sheet(change: dict[str, object]) -> None:
    plain = json.loads(write_draft(BEGUN, "g"))
    assert read_draft(json.dumps(plain), "g", QUESTIONS) == BEGUN
    assert read_draft(json.dumps(plain | change), "g", QUESTIONS) is None
    assert read_draft(json.dumps([plain]), "g", QUESTIONS) is None
    assert read_draft("{", "g", QUESTIONS) is None


def test_a_sheet_is_blank_until_something_is_typed_and_once_it_is_emptied() -> None:
    assert Sheet().is_blank
    assert Sheet().of("", Moment.END, Form.B).answered([("q", "")]).typed("line", "").is_blank
    for begun in (
        Sheet(name="A"),
        Sheet(person="p1"),
        Sheet().answered([("q", "?")]),
        Sheet().typed("a", "x"),
    ):
        assert not begun.is_blank
    emptied = replace(BEGUN, kept=2).emptied()
    assert emptied.is_blank
    assert (emptied.moment, emptied.form, emptied.kept) == (Moment.START, Form.A, 2)
