"""A whole paper form in one line."""

from __future__ import annotations

import pytest

from tests.unit.domain.test_paper_signs import of
from visit_guide.domain.paper_line import read_line
from visit_guide.domain.questionnaire import QuestionKind
from visit_guide.domain.responses import DONT_KNOW

KINDS = (
    QuestionKind.SINGLE,
    QuestionKind.MULTIPLE,
    QuestionKind.TRUE_FALSE,
    QuestionKind.NUMBER,
    QuestionKind.TEXT,
    QuestionKind.ORDER,
    QuestionKind.RATING,
)
SHEET = [of(kind, name=f"q{n}") for n, kind in enumerate(KINDS, start=1)]


@pytest.mark.parametrize(
    "line",
    [
        "1 b 2 ac 3 v 4 120",
        "1b 2ac 3v 4 120",
        "1) b  2:ac 3.V 4=120",
        "1B;2AC;3V;4=120;",
        "1b, 2 a c, 3 vrai, 4 120,",
        "1 : b 2 : a,c 3 = Vrai 4 = 120",
        "4 120 3v 2ca 1b",
        "1b 1B 2ac 3v 4 120",
    ],
)
def test_a_line_gives_a_whole_sheet(line: str) -> None:
    read = read_line(SHEET, line)
    assert dict(read.answers) == {"q1": "1", "q2": "0,2", "q3": "t", "q4": "120"}
    assert read.is_understood


def test_a_number_at_the_end_waits_for_its_signs() -> None:
    read = read_line(SHEET, "4 120 1")
    assert dict(read.answers) == {"q4": "120"}
    assert (read.unclear, read.waiting, read.is_understood) == ((), "1", False)
    assert not read_line(SHEET, "4 120").waiting


@pytest.mark.parametrize(
    ("line", "unclear"),
    [
        ("1z x 9b 5 mots 2 k 3f 0a", ("1z x", "9b", "5 mots", "2 k", "0a")),
        ("3f 1b2", ("1b2",)),
        ("3f 4=120x", ("4=120x",)),
        ("3f 1bc", ("1bc",)),
        ("3f 1 b c", ("1 b c",)),
        ("x 3f", ("x",)),
        ("3f 1b 1bc", ("1bc",)),
        ("3f 4 32 000", ("000",)),
    ],
)
def test_what_is_not_understood_is_told_and_answers_nothing(line: str, unclear: tuple[str, ...]) -> None:
    read = read_line(SHEET, line)
    assert {name: said for name, said in read.answers if name != "q4"} == {"q3": "f"}
    assert read.unclear == unclear


@pytest.mark.parametrize("line", ["1b 3f 1c", "1b 1c 3f 1b", "1? 1b 3f"])
def test_a_question_answered_twice_is_told_and_has_no_answer(line: str) -> None:
    read = read_line(SHEET, line)
    assert read.answers == (("q3", "f"),)
    assert (read.twice, read.unclear, read.is_understood) == ((1,), (), False)


def test_an_order_may_have_a_space_before_each_place() -> None:
    whole = dict(read_line(SHEET, "6 3214").answers)
    apart = ("6 3-2-1-4", "6=3>2>1>4", "6 3 - 2 - 1 - 4", "6 3 > 2 > 1 > 4", "6 3, 2, 1, 4", "6 3 -2 -1 -4")
    for line in ("6 3 2 1 4", "6=3 2 1 4", "6 3,2,1,4", *apart):
        assert dict(read_line(SHEET, f"{line} 7 5").answers) == whole | {"q7": "5"}
    assert dict(read_line(SHEET, "6 2 - - 1 7 5").answers) == dict(read_line(SHEET, "6 2--1 7 5").answers)
    assert dict(read_line(SHEET, "6? 7 5").answers) == {"q6": DONT_KNOW, "q7": "5"}
    for line in ("6 3 2 1", "6 3 7 1 4", "6 3 3 1 4", "6 3-3-1-4", "6 3-2-1", "6 3>2>1>4>5", "6 3-2--1-4"):
        read = read_line(SHEET, line)
        assert (read.answers, read.unclear) == ((), (line,))
    assert read_line(SHEET, "6 32 14").unclear == ("6 32", "14")


def test_a_letter_twice_where_one_is_asked_is_told_as_such() -> None:
    read = read_line(SHEET, "1 bb 2 ca 3f 5z")
    assert dict(read.answers) == {"q2": "0,2", "q3": "f"}
    assert (read.unclear, read.too_many) == (("1 bb", "5z"), ("1 bb",))
    assert read_line(SHEET, "1 b,c").too_many == ("1 b,c",)
    assert read_line(SHEET, "1 zz 2 k").too_many == ()
