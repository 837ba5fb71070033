"""What stands on a paper form, read into answers and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from visit_guide.content.compiler import compile_content
from visit_guide.domain.paper_line import read_line
from visit_guide.domain.paper_signs import read_signs, write_signs
from visit_guide.domain.questionnaire import Choice, Form, Moment, Pair, Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, LETTERS, right_response, shuffled
from visit_guide.domain.sitting import paper_for
from visit_guide.messages import Catalogue
from visit_guide.publish.paper_forms import paper_form_values

CONTENT = Path(__file__).parents[3] / "content"


def of(kind: QuestionKind, count: int = 4, name: str = "q") -> Question:
    """A question of ``kind`` with ``count`` choices or pairs."""
    if kind is QuestionKind.MATCHING:
        pairs = tuple(Pair(left=f"left {n}", right=f"right {n}") for n in range(count))
        return Question(id=name, kind=kind, question="?", pairs=pairs)
    offered = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.ORDER)
    choices = tuple(Choice(text=f"choice {n}") for n in range(count if kind in offered else 0))
    return Question(id=name, kind=kind, question="?", choices=choices)


@pytest.mark.parametrize(
    ("kind", "written", "response"),
    [
        (QuestionKind.SINGLE, "b", "1"),
        (QuestionKind.SINGLE, "bc", None),
        (QuestionKind.SINGLE, "e", None),
        (QuestionKind.SINGLE, "1", None),
        (QuestionKind.SINGLE, "é", None),
        (QuestionKind.MULTIPLE, "c a", "0,2"),
        (QuestionKind.MULTIPLE, "aca", "0,2"),
        (QuestionKind.MULTIPLE, "a, c", "0,2"),
        (QuestionKind.MULTIPLE, ",", None),
        (QuestionKind.TRUE_FALSE, "v", "t"),
        (QuestionKind.TRUE_FALSE, "T", "t"),
        (QuestionKind.TRUE_FALSE, "F", "f"),
        (QuestionKind.TRUE_FALSE, "vf", None),
        (QuestionKind.TRUE_FALSE, "Vrai", "t"),
        (QuestionKind.TRUE_FALSE, "faux", "f"),
        (QuestionKind.TRUE_FALSE, "fau", None),
        (QuestionKind.NUMBER, "12,5", "12.5"),
        (QuestionKind.NUMBER, "douze", None),
        (QuestionKind.RATING, "4", "4"),
        (QuestionKind.RATING, "6", None),
        (QuestionKind.ORDER, "1123", None),
        (QuestionKind.ORDER, "1,1,2,3", None),
        (QuestionKind.ORDER, "123", None),
        (QuestionKind.ORDER, "1-3-", None),
        (QuestionKind.MATCHING, "abce", None),
        (QuestionKind.MATCHING, "aabc", None),
        (QuestionKind.MATCHING, "----", ""),
        (QuestionKind.MATCHING, "abc", None),
    ],
)
def test_signs_are_read_as_they_stand(kind: QuestionKind, written: str, response: str | None) -> None:
    assert read_signs(of(kind), written) == response


@pytest.mark.parametrize("kind", [kind for kind in QuestionKind if kind is not QuestionKind.TEXT])
def test_no_answer_and_not_knowing_are_written_alike_everywhere(kind: QuestionKind) -> None:
    assert read_signs(of(kind), "  ") == ""
    assert read_signs(of(kind), " ? ") == DONT_KNOW
    assert write_signs(of(kind), DONT_KNOW) == "?"
    assert write_signs(of(kind), "") == ""


@pytest.mark.parametrize(
    ("right", "unit", "response"),
    [(100, None, None), (0, "kWc", None), (-4, "m", "-3"), (12, "°C", "-3"), (None, None, "-3")],
)
def test_a_number_is_below_zero_where_the_right_one_can_be(
    right: float | None, unit: str | None, response: str | None
) -> None:
    question = replace(of(QuestionKind.NUMBER), number=right, unit=unit)
    assert read_signs(question, "-3") == response
    assert read_signs(question, "3") == "3"


def test_what_stands_before_lines_is_read_from_top_to_bottom() -> None:
    order, matching = of(QuestionKind.ORDER), of(QuestionKind.MATCHING)
    first_two = {shuffled(order)[0]: "2", shuffled(order)[3]: "1"}
    written = "".join(first_two.get(choice, "-") for choice in shuffled(order))
    assert written == "2--1"
    assert read_signs(order, written) == f"{shuffled(order)[3]},{shuffled(order)[0]}"
    assert write_signs(order, f"{shuffled(order)[3]},{shuffled(order)[0]}") == written
    assert read_signs(matching, "d--a") == f"{shuffled(matching)[3]},-,-,{shuffled(matching)[0]}"
    assert write_signs(matching, read_signs(matching, "d--a") or "") == "D--A"


@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize("form", Form)
def test_the_right_answers_of_the_printed_answer_sheet_are_read_as_right(moment: Moment, form: Form) -> None:
    guide = compile_content(CONTENT).guide
    assert guide is not None
    paper = paper_for(guide.questionnaires, moment, form)
    printed = {
        one["id"]: one for one in paper_form_values(guide, paper, Catalogue("fr"), key=True)["questions"]
    }
    checked = set()
    for number, question in enumerate(paper.questions, start=1):
        right = right_response(question)
        if not right:
            continue
        sheet = printed[question.id]
        signs = [answer["sign"] for answer in sheet["answers"]]
        assert sheet["number"] == number
        if all(signs):
            assert read_signs(question, "".join(signs)) == right
            checked.add(question.kind)
        assert read_signs(question, write_signs(question, right)) == right
        assert read_line(paper.questions, f"{number}={write_signs(question, right)}").answers == (
            (question.id, right),
        )
        letters = "".join(sheet["letters"])
        assert letters == (LETTERS[: len(question.choices)] if set(signs) <= set(letters) else "")
    assert checked >= {
        QuestionKind.SINGLE,
        QuestionKind.MULTIPLE,
        QuestionKind.ORDER,
        QuestionKind.MATCHING,
    }
