"""A paper form while it is typed in."""

from __future__ import annotations

from visit_guide.domain.forms import FormsState, Submission
from visit_guide.domain.paper_sheet import Sheet, misread, missing, standing
from visit_guide.domain.people import Person
from visit_guide.domain.questionnaire import Form, Moment, Question, QuestionKind

ANA, OTHER_ANA = (Person(id=f"p{n}", number=n, name="Ana Roy") for n in (1, 2))


def sent(typed_by: str = "") -> FormsState:
    """A group of two, of whom the first sent the start in form B."""
    start = Submission(
        person="p1", moment=Moment.START, form=Form.B, given=(), hash="", at="", event="e", typed_by=typed_by
    )
    return FormsState(people=(ANA, OTHER_ANA), submissions=(start,))


def test_answers_are_of_the_form_on_which_they_were_given() -> None:
    sheet = Sheet().answered([("a", "1"), ("b", "2")]).answered([("a", "3")])
    assert sheet.given == {"a": "3", "b": "2"}
    other = sheet.of("p1", Moment.END, Form.B)
    assert other.given == {}
    assert other.answered([("a", "0")]).of("", Moment.START, Form.A).given == {"a": "3", "b": "2"}


def test_the_next_sheet_keeps_what_was_typed_of_other_forms_alone() -> None:
    sheet = Sheet(name="Ana").answered([("a", "1")]).of("", Moment.END, Form.B).answered([("a", "2")])
    after = sheet.next()
    assert (after.name, after.person, after.kept, after.given) == ("", "", 1, {})
    assert after.of("", Moment.START, Form.A).given == {"a": "1"}


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
    questions = [Question(id=name, kind=QuestionKind.NUMBER, question="?") for name in "abc"]
    sheet = Sheet().typed("a", "12").answered([("a", "12")]).typed("b", "many").answered([("b", "")])
    assert misread(questions, sheet) == (2,)
    assert misread(questions, sheet.answered([("b", "?")])) == ()
    assert misread(questions, sheet.typed("b", "")) == ()
    assert misread(questions, sheet.of("", Moment.END, Form.B)) == ()
