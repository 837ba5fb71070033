"""Questionnaires on paper: all questions, no answers; answer sheets: all answers."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

import pytest

from tests.unit.publish.pdfs import pages_of, pieces, sizes, text_of, verify_accessible
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.domain.questionnaire import Form, Moment, Question, QuestionKind
from visit_guide.domain.responses import LETTERS
from visit_guide.domain.sitting import paper_for
from visit_guide.messages import Catalogue
from visit_guide.publish.paper_forms import paper_form_values, paper_forms

ROOT = Path(__file__).parents[3]
FRENCH = Catalogue("fr")


@cache
def shipped() -> Guide:
    guide = compile_content(ROOT / "content").guide
    assert guide is not None
    return guide


@cache
def made() -> dict[str, bytes]:
    return dict(paper_forms(shipped()))


def flat(text: str) -> str:
    return " ".join(text.replace("\u200b", "").replace("\ufffe", "-").split())


def test_there_is_one_for_each_moment_and_form_and_answers() -> None:
    moments = [f"questionnaire-{moment}-{form}.pdf" for moment in ("debut", "fin") for form in "AB"]
    assert list(made()) == [*moments, *(name.replace("questionnaire", "corrige") for name in moments)]


@pytest.mark.parametrize(("name", "moment"), [("debut", Moment.START), ("fin", Moment.END)])
@pytest.mark.parametrize("form", Form)
def test_it_asks_what_the_tablet_asks_and_tells_no_answer(name: str, moment: Moment, form: Form) -> None:
    pdf = made()[f"questionnaire-{name}-{form.value}.pdf"]
    text = flat(text_of(pdf))
    for question in paper_for(shipped().questionnaires, moment, form).questions:
        assert flat(question.question) in text
        for choice in question.choices:
            assert flat(choice.text) in text
        if question.explanation:
            assert flat(question.explanation)[:60] not in text
    label = "début" if moment is Moment.START else "fin"
    verify_accessible(
        pdf, title=f"Questionnaire de {label} – Forme {form.value} – {shipped().itinerary.title}"
    )


@pytest.mark.parametrize(("name", "moment"), [("debut", Moment.START), ("fin", Moment.END)])
def test_the_answer_sheet_explains_every_scored_question_under_the_form_s_number(
    name: str, moment: Moment
) -> None:
    text = flat(text_of(made()[f"corrige-{name}-A.pdf"]))
    for number, question in enumerate(paper_for(shipped().questionnaires, moment, Form.A).questions, start=1):
        if question.explanation:
            assert flat(question.explanation) in text
            assert flat(f"{number}. {question.question}") in text


@pytest.mark.parametrize("large", [False, True])
def test_a_letter_stands_on_the_first_line_of_its_text_and_the_texts_apart(large: bool) -> None:
    matching = [one for one in _asked(Moment.START, Form.A) if one.kind is QuestionKind.MATCHING]
    assert matching
    pdf = dict(paper_forms(shipped(), large=large))["questionnaire-debut-A.pdf"]
    for question in matching:
        number = next(n for n, text in enumerate(pages_of(pdf)) if question.pairs[0].right[:9] in text)
        found = [(text, place) for text, place in pieces(pdf, number) if text]
        rights = [pair.right for pair in question.pairs]
        firsts = [n for n, (text, _) in enumerate(found) if any(right.startswith(text) for right in rights)]
        letters = [found[n - 1] for n in firsts]
        assert [text for text, _ in letters] == [*LETTERS[: len(rights)]]
        for n, (_, (_, bottom, _, top)) in zip(firsts, letters, strict=True):
            assert abs(bottom - found[n][1][1]) < 0.5 * (top - bottom)
        for here, below in itertools.pairwise(firsts):
            last = max(n for n in range(here, below) if any(found[n][0] in right for right in rights))
            height = found[here][1][3] - found[here][1][1]
            assert found[last][1][1] - found[below][1][3] > 0.8 * height


def _asked(moment: Moment, form: Form) -> tuple[Question, ...]:
    return paper_for(shipped().questionnaires, moment, form).questions


def test_the_end_form_says_where_its_answers_go() -> None:
    for form in "AB":
        assert "On ne vous note pas" in flat(text_of(made()[f"questionnaire-debut-{form}.pdf"]))
        end = flat(text_of(made()[f"questionnaire-fin-{form}.pdf"]))
        assert "ne vous note pas" not in end
        assert "bilan du groupe et votre certificat" in end


def test_the_end_form_says_that_one_form_asks_the_same_questions() -> None:
    said = [
        paper_form_values(shipped(), paper_for(every, Moment.END, form), FRENCH)["intro"][0]
        for every, form in (
            (shipped().questionnaires, Form.A),
            (tuple(one for one in shipped().questionnaires if one.form is not Form.B), None),
        )
    ]
    assert said[0].startswith("Les mêmes sujets qu’au début")
    assert said[1].startswith("Les mêmes questions qu’au début")


def test_the_answer_sheet_says_what_is_written_on_the_form() -> None:
    shown = [
        (one["kind"], one["rights"], one["choices"], one["answers"])
        for form in Form
        for one in paper_form_values(
            shipped(), paper_for(shipped().questionnaires, Moment.START, form), FRENCH, key=True
        )["questions"]
    ]
    for kind, rights, choices, answers in shown:
        if kind == "matching":
            letters = {right["letter"]: right["text"] for right in rights}
            assert all(answer["text"].endswith(f": {letters[answer['sign']]}") for answer in answers)
        elif kind == "order":
            assert [answer["text"] for answer in answers] == choices, "the lines in the form's order"
            assert sorted(answer["sign"] for answer in answers) == ["1", "2", "3", "4"]
        elif kind == "true-false":
            assert answers[0]["text"] in ("Vrai", "Faux")
        elif kind == "number":
            assert "juste de" in answers[0]["text"]
        else:
            assert {answer["text"] for answer in answers} <= set(choices)


def test_large_print_has_the_same_questions() -> None:
    large = dict(paper_forms(shipped(), large=True))
    assert list(large) == list(made())
    assert len(large["questionnaire-fin-A.pdf"]) != len(made()["questionnaire-fin-A.pdf"])


def test_nothing_of_a_large_form_is_below_sixteen_points() -> None:
    for name, pdf in paper_forms(shipped(), large=True):
        assert not {text for text, size in sizes(pdf) if text and size < 15.9}, name


@pytest.mark.parametrize("large", [False, True])
def test_no_last_page_holds_one_question_alone(large: bool) -> None:
    for name, pdf in paper_forms(shipped(), large=large):
        pages = [flat(text) for text in pages_of(pdf)]
        numbers = [re.findall(r"(?<![\d,.])(\d{1,2})\. (?=[A-ZÀÉÊ])", text) for text in pages]
        assert len(numbers[-1]) > 1, name
        if name.startswith("questionnaire"):
            assert "Merci" in pages[-1], name
