"""A paper form while it is typed in."""

from __future__ import annotations

from hypothesis import given as given_
from hypothesis import strategies as st

from tests.unit.domain.test_paper_signs import of
from visit_guide.domain.forms import FormsState, Submission
from visit_guide.domain.paper_draft import read_draft, write_draft
from visit_guide.domain.paper_line import read_line
from visit_guide.domain.paper_sheet import LINE, Sheet, misread, missing, standing
from visit_guide.domain.people import Person
from visit_guide.domain.questionnaire import Form, Moment, Question, QuestionKind

ANA, OTHER_ANA = (Person(id=f"p{n}", number=n, name="Ana Roy") for n in (1, 2))
SCALES = [Question(id=name, kind=QuestionKind.RATING, question="?") for name in "abc"]
ALL_KINDS = [of(kind, name=f"q-{kind}") for kind in QuestionKind if kind is not QuestionKind.TEXT]
SOUND = {
    QuestionKind.SINGLE: ("0", "1"),
    QuestionKind.MULTIPLE: ("0", "0,2"),
    QuestionKind.TRUE_FALSE: ("t", "f"),
    QuestionKind.NUMBER: ("1", "12.5"),
    QuestionKind.ORDER: ("1,0", "3,2,1,0"),
    QuestionKind.MATCHING: ("-,1,-,0", "3,2,1,0"),
    QuestionKind.RATING: ("1", "5"),
}


def sent(typed_by: str = "") -> FormsState:
    """A group of two, of whom the first sent the start in form B."""
    start = Submission(
        person="p1", moment=Moment.START, form=Form.B, given=(), hash="", at="", event="e", typed_by=typed_by
    )
    return FormsState(people=(ANA, OTHER_ANA), submissions=(start,))


def given(sheet: Sheet) -> dict[str, str]:
    return sheet.given(SCALES)


def test_answers_are_of_the_form_on_which_they_were_given() -> None:
    sheet = Sheet().answered(SCALES, "a", "1").answered(SCALES, "b", "2").answered(SCALES, "a", "3")
    assert given(sheet) == {"a": "3", "b": "2"}
    other = sheet.of("p1", Moment.END, Form.B)
    assert given(other) == {}
    assert given(other.answered(SCALES, "a", "4").of("", Moment.START, Form.A)) == {"a": "3", "b": "2"}


def test_the_next_sheet_keeps_what_was_typed_of_other_forms_alone() -> None:
    sheet = Sheet(name="Ana").typed(LINE, "1 2").answered(SCALES, "a", "1")
    after = sheet.of("", Moment.END, Form.B).typed(LINE, "1 2").answered(SCALES, "a", "3").next()
    assert (after.name, after.person, after.kept, given(after)) == ("", "", 1, {})
    assert given(after.typed(LINE, "1 2")) == {"a": "2"}, "nothing stands before the line any more"
    assert given(after.of("", Moment.START, Form.A)) == {"a": "1"}


def test_the_line_stands_while_it_names_a_question_but_for_what_is_answered_after_it() -> None:
    ticked = Sheet().answered(SCALES, "a", "1").answered(SCALES, "b", "5")
    lined = ticked.typed(LINE, "1=2 3=3")
    assert given(lined) == {"a": "2", "b": "5", "c": "3"}
    after = lined.answered(SCALES, "a", "4").answered(SCALES, "c", "")
    assert given(after) == {"a": "4", "b": "5", "c": ""}
    assert given(after.typed(LINE, "1=2 3=3 2=1")) == {"a": "4", "b": "1", "c": ""}
    assert given(after.typed(LINE, "1=3 3=2")) == {"a": "3", "b": "5", "c": "2"}, (
        "the line says something new"
    )
    assert given(after.typed(LINE, "1=29 3=2")) == {"a": "4", "b": "5", "c": "2"}
    assert given(after.typed(LINE, "")) == {"a": "4", "b": "5", "c": ""}


def lines() -> st.SearchStrategy[str]:
    """Lines of answers, of half answers, and of anything."""
    parts = st.from_regex(r"[1-7][=.)]?( ?[a-e?1-5-]{1,4}| vrai| faux)?", fullmatch=True)
    return st.lists(st.one_of(parts, st.text("1234567abcv?-;,= x", max_size=5))).map(" ".join)


def ticks() -> st.SearchStrategy[list[tuple[str, str]]]:
    asked = st.sampled_from([(one.id, said) for one in ALL_KINDS for said in ("", "?", *SOUND[one.kind])])
    return st.lists(asked, max_size=4)


@given_(before=ticks(), was=lines(), after=ticks(), line=lines())
def test_a_sheet_is_that_of_its_line_whatever_was_typed_on_the_way(
    before: list[tuple[str, str]], was: str, after: list[tuple[str, str]], line: str
) -> None:
    start = Sheet()
    for name, said in before:
        start = start.answered(ALL_KINDS, name, said)
    start = start.typed(LINE, was)
    for name, said in after:
        start = start.answered(ALL_KINDS, name, said)
    now = start
    for end in reversed(range(len(was))):
        now = now.typed(LINE, was[:end])
    for end in range(1, len(line) + 1):
        now = now.typed(LINE, line[:end])
        assert now == start.typed(LINE, line[:end])
    said_by_line = dict(read_line(ALL_KINDS, line).answers)
    by_hand = start.typed(LINE, "").given(ALL_KINDS)
    for name, response in now.given(ALL_KINDS).items():
        assert response in (said_by_line.get(name), by_hand.get(name))
    for end in reversed(range(len(line))):
        now = now.typed(LINE, line[:end])
    assert now == start.typed(LINE, "")
    assert now.given(ALL_KINDS) == by_hand
    assert now.typed(LINE, was) == start
    assert read_draft(write_draft(now.typed(LINE, line), "g"), "g", lambda *_: ALL_KINDS) == start.typed(
        LINE, line
    )


def test_a_name_of_the_group_is_asked_about_until_it_is_said_who_it_is() -> None:
    state = sent()
    assert not standing(state, Sheet()).may_keep
    assert standing(state, Sheet(name="ana roy")).same == (ANA, OTHER_ANA)
    assert not standing(state, Sheet(name="ana roy")).may_keep
    assert standing(state, Sheet(name="ana roy", apart="ana roy")).may_keep
    assert standing(state, Sheet(name="ana roy").of("p2", Moment.START, None)).may_keep
    assert standing(state, Sheet(name="ana roy").of("p2", Moment.START, None).called("ana")).same == ()


def test_what_a_tablet_sent_stands_and_what_was_typed_in_is_replaced() -> None:
    start = Sheet(person="p1", form=Form.B)
    assert standing(sent(), start).sent
    assert not standing(sent(), start).may_keep
    assert standing(sent(typed_by="me"), start).replaces
    assert standing(sent(typed_by="me"), start).may_keep
    end = standing(sent(), start.of("p1", Moment.END, None))
    assert (end.sent, end.replaces, end.expected) == (False, False, Form.A)


def test_what_is_missing_is_told_by_its_number() -> None:
    questions = [Question(id=name, kind=QuestionKind.TRUE_FALSE, question="?") for name in "abc"]
    assert missing(questions, {"b": "t", "c": " "}) == (1, 3)


def test_a_field_is_misread_while_it_holds_no_answer_and_there_is_no_other() -> None:
    asked = [Question(id=name, kind=QuestionKind.NUMBER, question="?") for name in "abc"]
    sheet = Sheet().typed("a", "12").answered(asked, "a", "12").typed("b", "many").answered(asked, "b", "")
    assert misread(asked, sheet) == (2,)
    assert misread(asked, sheet.answered(asked, "b", "?")) == ()
    assert misread(asked, sheet.typed(LINE, "2=7")) == ()
    assert misread(asked, sheet.typed("b", "")) == ()
    assert misread(asked, sheet.of("", Moment.END, Form.B)) == ()
