"""A paper form half typed in, as a text and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from visit_guide.domain.paper_draft import read_draft, write_draft
from visit_guide.domain.paper_sheet import Sheet
from visit_guide.domain.questionnaire import Choice, Form, Moment, Question, QuestionKind

CHOICES = (Choice(text="one"), Choice(text="two"))
ASKED = [Question(id=name, kind=QuestionKind.SINGLE, question="?", choices=CHOICES) for name in "qr"]
BEGUN = (
    Sheet(name="Ana Roy", apart="Ana Roy")
    .of("", Moment.END, Form.B)
    .typed("line", "1b")
    .answered(ASKED, "q", "0")
    .of("p1", Moment.START, Form.A)
    .answered(ASKED, "q", "0")
)


def papers(*_: object) -> list[Question]:
    """The same questions on every form."""
    return ASKED


def test_all_of_a_sheet_comes_back() -> None:
    assert read_draft(write_draft(BEGUN, "g"), "g", papers) == BEGUN
    assert read_draft(write_draft(replace(BEGUN, kept=3), "g"), "g", papers) == BEGUN


def test_a_sheet_of_another_group_does_not() -> None:
    assert read_draft(write_draft(BEGUN, "g"), "h", papers) is None


def test_answers_that_the_questions_no_longer_take_are_left_out() -> None:
    sheet = BEGUN.answered(ASKED, "gone", "0").answered(ASKED, "q", "7")
    read = read_draft(write_draft(sheet, "g"), "g", papers)
    assert read is not None
    assert read.answers == ((Moment.END, Form.B, "q", "0"),)


def test_the_answers_of_a_line_were_once_kept_with_the_others() -> None:
    answers = [["start", "A", "q", "1"], ["start", "A", "r", "0"], ["end", "B", "q", "1"]]
    plain = json.loads(write_draft(Sheet().typed("line", "1b 2b"), "g")) | {"answers": answers}
    del plain["beaten"]
    read = read_draft(json.dumps(plain), "g", papers)
    assert read is not None
    assert read.given(ASKED) == {"q": "1", "r": "0"}, "the second was ticked after the line"
    assert read.typed("line", "").given(ASKED) == {"r": "0"}
    assert read.of("", Moment.END, Form.B).given(ASKED) == {"q": "1"}
    assert read_draft(write_draft(read, "g"), "g", papers) == read


@pytest.mark.parametrize(
    "change",
    [
        {"answers": None},
        {"answers": [["start", "A", "q"]]},
        {"name": 3},
        {"form": "Z"},
        {"drafts": [[1] * 4]},
        {"beaten": 3},
    ],
)
def test_what_cannot_be_read_is_no_sheet(change: dict[str, object]) -> None:
    plain = json.loads(write_draft(BEGUN, "g"))
    assert read_draft(json.dumps(plain), "g", papers) == BEGUN
    assert read_draft(json.dumps(plain | change), "g", papers) is None
    assert read_draft(json.dumps([plain]), "g", papers) is None
    assert read_draft("{", "g", papers) is None


def test_a_sheet_is_blank_until_something_is_typed_and_once_it_is_emptied() -> None:
    assert Sheet().is_blank
    assert Sheet().of("", Moment.END, Form.B).answered(ASKED, "q", "").typed("line", "").is_blank
    for begun in (
        Sheet(name="A"),
        Sheet(person="p1"),
        Sheet().answered(ASKED, "q", "?"),
        Sheet().typed("a", "x"),
    ):
        assert not begun.is_blank
    emptied = replace(BEGUN, kept=2).emptied()
    assert emptied.is_blank
    assert (emptied.moment, emptied.form, emptied.kept) == (Moment.START, Form.A, 2)
