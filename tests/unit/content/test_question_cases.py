"""Every wording about questionnaires, brought about by spoiling two sound forms in one place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.unit.content.conftest import ContentCopy
from visit_guide.content import kinds
from visit_guide.content.problems import Kind

A, B, DAY = "questionnaires/a.yaml", "questionnaires/b.yaml", "itinerary.yaml"

FORM = """\
title: Savoir
form: {form}
questions:
  - id: {mine}1
    kind: single
    objective: voir
    theme: energie
    site: moulin
    sheet: roue
    twin: {other}1
    question: Combien de roues {mine} ?
    choices:
      - text: Une
        correct: true
      - text: Deux
    explanation: Une seule.
    sources: [plaque]
  - id: {mine}2
    kind: true-false
    objective: voir
    theme: nature
    site: moulin
    sheet: roue
    twin: {other}2
    question: Le jardin {mine} est clos.
    is_true: true
    explanation: On l'a vu.
    sources: [plaque]
"""
START = "  - id: debut\n    kind: questionnaire\n    title: Avant\n    start: 08:00\n    end: 08:30\n"
END = "  - id: fin\n    kind: questionnaire\n    title: Après\n    start: 17:00\n    end: 17:30\n"

Spoil = Callable[[ContentCopy], None]


class Case(NamedTuple):
    """How to spoil the questionnaires, and what must be found where."""

    kind: Kind
    where: str
    spoil: Spoil
    suggestion: str | None = None


def swap(file: str, old: str, new: str) -> Spoil:
    return lambda content: content.replace(file, old, new)


def ask(text: str) -> Spoil:
    """A third question in form A, without the twin that is then missing."""
    return lambda content: content.append(A, f"  - id: a3\n    question: Quoi ?\n{text}")


def many(count: int) -> str:
    """So many choices, the first one right."""
    return ", ".join(f"{{text: n{n}, correct: {'true' if n == 0 else 'false'}}}" for n in range(count))


PLACE = "    site: moulin\n    sheet: roue\n"
CHOICES = "    choices: [{text: Oui, correct: true}, {text: Non}]\n"
QUESTION_CASES = [
    Case(kinds.QUESTION_ID_TAKEN, f"{B}:18:9", swap(B, "id: b2", "id: a2")),
    Case(kinds.DUPLICATE_ID, f"{A}:18:9", swap(A, "id: a2", "id: a1")),
    Case(kinds.TOO_FEW_CHOICES, f"{A}:32:5", ask("    kind: single\n    choices: [{text: Oui}]\n")),
    Case(kinds.TOO_FEW_CHOICES, f"{A}:29:5", ask("    kind: matching\n")),
    Case(kinds.SAME_CHOICE, f"{A}:15:15", swap(A, "Deux", "UNE")),
    Case(
        kinds.SAME_CHOICE,
        f"{A}:35:15",
        ask(
            "    kind: matching\n    pairs:\n      - left: X\n        right: a\n"
            "      - left: x\n        right: b\n"
        ),
    ),
    Case(
        kinds.SAME_CHOICE,
        f"{A}:36:16",
        ask(
            "    kind: matching\n    pairs:\n      - left: X\n        right: a\n"
            "      - left: y\n        right: A\n"
        ),
    ),
    Case(kinds.OTHER_FORM_EMPTY, f"{A}:2:7", lambda content: empty(content)),
    Case(kinds.OBJECTIVE_NOT_COVERED, f"{B}:3:1", lambda content: empty(content)),
    Case(kinds.NO_RIGHT_CHOICE, f"{A}:12:5", swap(A, "        correct: true\n", "")),
    Case(kinds.SEVERAL_RIGHT_CHOICES, f"{A}:12:5", swap(A, "Deux", "Deux\n        correct: oui")),
    Case(kinds.ALL_CHOICES_RIGHT, f"{A}:12:5", lambda content: all_right(content)),
    Case(kinds.TWIN_WITHOUT_FORM, f"{A}:9:5", lambda content: one_form(content)),
    Case(kinds.NO_RIGHT_ANSWER, f"{A}:18:5", swap(A, "    is_true: true\n", "")),
    Case(kinds.NO_RIGHT_ANSWER, f"{A}:29:5", ask("    kind: number\n")),
    Case(kinds.NOT_SCORED, f"{A}:31:11", ask("    kind: text\n")),
    Case(kinds.ANSWER_UNUSED, f"{A}:32:5", ask("    kind: true-false\n    unit: m\n    is_true: oui\n")),
    Case(
        kinds.UNKNOWN_SHEET, f"{A}:9:12", swap(A, "sheet: roue\n    twin: b1", "sheet: roues\n    twin: b1")
    ),
    Case(
        kinds.UNKNOWN_SITE,
        f"{A}:8:11",
        swap(
            A,
            "    site: moulin\n    sheet: roue\n    twin: b1",
            "    site: moulim\n    sheet: roue\n    twin: b1",
        ),
        "moulin",
    ),
    Case(kinds.UNKNOWN_THEME, f"{A}:21:12", swap(A, "nature", "natur"), "nature"),
    Case(kinds.UNKNOWN_OBJECTIVE, f"{A}:32:16", ask("    kind: text\n    objective: boire\n"), "voir"),
    Case(
        kinds.UNKNOWN_SOURCE_OF_SITE,
        f"{A}:17:15",
        swap(A, "seule.\n    sources: [plaque]", "seule.\n    sources: [plaques]"),
        "plaque",
    ),
    Case(
        kinds.PLACE_WITHOUT_SITE, f"{A}:8:5", swap(A, PLACE + "    twin: b1", "    sheet: roue\n    twin: b1")
    ),
    Case(kinds.UNKNOWN_TWIN, f"{A}:10:11", swap(A, "twin: b1", "twin: a2")),
    Case(kinds.UNKNOWN_TWIN, f"{A}:10:11", swap(A, "twin: b1", "twin: b11"), "b1"),
    Case(kinds.TWIN_DISAGREES, f"{A}:10:11", swap(A, "twin: b1", "twin: b2")),
    Case(kinds.TWIN_MEASURES_OTHER, f"{A}:7:12", swap(A, "energie", "nature")),
    Case(kinds.TWIN_MISSING, f"{A}:4:5", swap(A, "    twin: b1\n", "")),
    Case(kinds.FORM_ALONE, f"{A}:2:7", lambda content: (content.path / B).unlink()),
    Case(
        kinds.FORM_UNUSED,
        "questionnaires/c.yaml:3:7",
        lambda content: content.write("questionnaires/c.yaml", "title: c\npart: after\nform: A\n"),
    ),
    Case(kinds.OBJECTIVE_NOT_COVERED, f"{A}:3:1", lambda content: withdraw_all(content)),
    Case(kinds.THEME_NOT_COVERED, f"{A}:3:1", swap(A, "nature", "energie")),
    Case(kinds.QUESTION_WITHOUT_SITE, f"{A}:18:5", swap(A, PLACE + "    twin: b2", "    twin: b2")),
    Case(kinds.QUESTION_WITHOUT_SHEET, f"{A}:4:5", swap(A, "    sheet: roue\n    twin: b1", "    twin: b1")),
    Case(
        kinds.QUESTION_WITHOUT_SOURCE,
        f"{A}:4:5",
        swap(A, "Une seule.\n    sources: [plaque]\n", "Une seule.\n"),
    ),
    Case(kinds.QUESTION_WITHOUT_EXPLANATION, f"{A}:4:5", swap(A, "    explanation: Une seule.\n", "")),
    Case(
        kinds.QUESTION_WITHOUT_OBJECTIVE,
        f"{A}:18:5",
        swap(A, "    objective: voir\n    theme: nature\n", "    theme: nature\n"),
    ),
    Case(
        kinds.NO_QUESTION,
        "questionnaires/c.yaml:1:1",
        lambda content: content.write("questionnaires/c.yaml", "title: c\npart: before\n"),
    ),
    Case(kinds.START_NOT_PLANNED, f"{DAY}:3:1", swap(DAY, START, "")),
    Case(kinds.END_NOT_PLANNED, f"{DAY}:3:1", swap(DAY, END, "")),
    Case(kinds.NUMBER_RANGE, f"{A}:5:12", swap(A, "    kind: single", "    worth: 0\n    kind: single")),
    Case(kinds.NUMBER_RANGE, f"{A}:32:16", ask("    kind: number\n    tolerance: -1\n")),
    Case(kinds.BAD_ID, f"{A}:4:9", swap(A, "id: a1", "id: A 1"), "a-1"),
    Case(
        kinds.BAD_ID,
        "questionnaires/À la fin.yaml:1:1",
        lambda content: content.write("questionnaires/À la fin.yaml", "title: c\npart: after\n"),
        "a-la-fin",
    ),
    Case(kinds.UNKNOWN_KEY, f"{A}:1:1", swap(A, "title: Savoir", "id: autre\ntitle: Savoir")),
    Case(kinds.BAD_CHOICE, f"{A}:31:11", ask("    kind: singel\n" + CHOICES), "single"),
    Case(kinds.BAD_CHOICE, f"{A}:31:11", ask("    kind: matchin\n    pairs: []\n"), "matching"),
    Case(
        kinds.UNKNOWN_FILE,
        "questionnaires/c.yml:1:1",
        lambda content: content.write("questionnaires/c.yml", "title: c\n"),
    ),
    Case(kinds.TOO_MANY_CHOICES, f"{A}:32:5", ask(f"    kind: single\n    choices: [{many(27)}]\n")),
    Case(kinds.TOO_MANY_CHOICES, f"{A}:32:5", ask(f"    kind: order\n    choices: [{many(10)}]\n")),
    Case(
        kinds.UNKNOWN_FILE,
        "questionnaires/c.yaml.txt:1:1",
        lambda content: content.write("questionnaires/c.yaml.txt", "title: c\n"),
    ),
    Case(kinds.UNKNOWN_FILE, "c.yaml:1:1", lambda content: content.write("c.yaml", "title: c\n")),
    Case(
        kinds.UNKNOWN_FOLDER,
        "questionnaires/vieux:1:1",
        lambda content: content.write("questionnaires/vieux/c.yaml", "title: c\n"),
    ),
    Case(
        kinds.UNKNOWN_FOLDER,
        "questionnaire:1:1",
        lambda content: (content.path / "questionnaires").rename(content.path / "questionnaire"),
    ),
    Case(
        kinds.PLANNED_WITHOUT, f"{DAY}:5:11", lambda content: shutil.rmtree(content.path / "questionnaires")
    ),
    Case(kinds.NO_FORM_HERE, f"{B}:1:1", swap(B, "form: B\n", "")),
    Case(kinds.NO_FORM_HERE, "questionnaires/c.yaml:1:1", lambda content: third(content)),
    Case(kinds.TWIN_WITHOUT_FORM, "questionnaires/c.yaml:9:5", lambda content: third(content)),
    Case(kinds.UNSCORED_HERE, "questionnaires/c.yaml:7:5", lambda content: before(content, "twin: a1")),
    Case(kinds.UNSCORED_HERE, "questionnaires/c.yaml:7:5", lambda content: before(content, "worth: 2")),
    Case(kinds.UNSCORED_HERE, "questionnaires/c.yaml:6:27", lambda content: before(content, "hint: x")),
    Case(
        kinds.ANSWER_UNUSED,
        f"{A}:32:27",
        ask("    kind: order\n    choices: [{text: Oui, correct: true}, {text: Non}]\n"),
    ),
    Case(kinds.ANSWER_UNUSED, f"{A}:11:5", swap(A, "twin: b1\n", "twin: b1\n    tolerance: 5\n")),
    Case(kinds.TOLERANCE_WIDE, f"{A}:33:16", ask("    kind: number\n    number: 80\n    tolerance: 100\n")),
    Case(kinds.SCALE_END_MISSING, f"{A}:32:5", ask("    kind: rating\n    lowest: pas du tout\n")),
    Case(kinds.SAME_QUESTION, f"{B}:11:15", swap(B, "Combien de roues b ?", "Combien de ROUES a ?")),
    Case(kinds.CUT_BY_HASH, f"{A}:11:32", swap(A, "Combien de roues a ?", "Combien de roues #1 ?")),
    Case(kinds.NO_GLYPH, f"{A}:13:15", swap(A, "text: Une", "text: \N{FERRIS WHEEL}")),
]


def third(content: ContentCopy) -> None:
    """A questionnaire without a form beside the two forms."""
    text = FORM.format(form="A", mine="c", other="a").replace("form: A\n", "")
    content.write("questionnaires/c.yaml", text.replace("  - id: c2", "  - id: c2\n    hint: z"))


def before(content: ContentCopy, line: str) -> None:
    """A questionnaire in which nothing is scored, with a question that says ``line``."""
    question = "  - id: c1\n    kind: single\n    choices: [{text: Oui, correct: true}, {text: Non}]\n"
    content.write(
        "questionnaires/c.yaml",
        f"title: c\npart: before\nquestions:\n{question}    {line}\n    question: Q ?\n",
    )


def withdraw_all(content: ContentCopy) -> None:
    text = (content.path / A).read_text(encoding="utf-8")
    content.write(A, text.replace("    objective: voir\n", "    objective: voir\n    withdrawn: true\n"))


def all_right(content: ContentCopy) -> None:
    content.replace(A, "kind: single", "kind: multiple")
    content.replace(A, "Deux", "Deux\n        correct: oui")


def one_form(content: ContentCopy) -> None:
    (content.path / B).unlink()
    content.replace(A, "form: A\n", "")


def empty(content: ContentCopy) -> None:
    content.write(B, "title: Savoir\nform: B\nquestions: []\n")


@pytest.fixture
def quiz(content: ContentCopy) -> ContentCopy:
    """The minimal content with two sound forms and the lines of the day for them."""
    content.write(A, FORM.format(form="A", mine="a", other="b"))
    content.write(B, FORM.format(form="B", mine="b", other="a"))
    content.replace(DAY, "items:\n", f"items:\n{START}")
    content.append(DAY, f"\n{END}" if not read(content, DAY).endswith("\n") else END)
    return content


def read(content: ContentCopy, file: str) -> str:
    return (content.path / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", QUESTION_CASES, ids=lambda case: f"{case.kind.code} {case.where}")
def test_a_spoiled_questionnaire_is_reported_where_it_is(quiz: ContentCopy, case: Case) -> None:
    case.spoil(quiz)

    problems = quiz.compile().problems

    found = {
        f"{problem.path.relative_to(quiz.path).as_posix()}:{problem.line}:{problem.col}": problem
        for problem in problems
        if problem.kind == case.kind
    }
    assert case.where in found, [(problem.sort_key, problem.kind.message) for problem in problems]
    assert found[case.where].suggestion == case.suggestion


def test_the_questionnaires_are_sound_before_they_are_spoiled(quiz: ContentCopy) -> None:
    assert quiz.found() == []
    guide = quiz.compile().guide
    assert guide is not None
    assert [(held.id, held.form) for held in guide.questionnaires] == [("a", "A"), ("b", "B")]


def test_without_questionnaires_nothing_is_asked_of_the_day(content: ContentCopy) -> None:
    guide = content.compile().guide
    assert guide is not None
    assert guide.questionnaires == ()


def test_an_emptied_form_is_said_once_and_no_list_of_nothing_is_shown(quiz: ContentCopy) -> None:
    empty(quiz)
    found = [one for one in quiz.compile().problems if one.kind.code in ("wrong-twin", "form-alone")]
    assert [one.kind for one in found] == [kinds.OTHER_FORM_EMPTY]


def test_what_everybody_is_asked_need_not_cover_all_alone(quiz: ContentCopy) -> None:
    third(quiz)
    text = read(quiz, "questionnaires/c.yaml")
    quiz.write("questionnaires/c.yaml", text.partition("  - id: c2")[0])
    assert [one for one in quiz.found() if one.endswith("not-covered")] == []


def test_a_remark_is_no_cut_text(quiz: ContentCopy) -> None:
    quiz.replace(A, "title: Savoir", "title: Savoir # une remarque")
    quiz.replace(B, "Combien de roues b ?", '"Combien de roues #1 ?"')
    assert quiz.found() == []


def test_the_same_opinion_may_be_asked_twice(quiz: ContentCopy) -> None:
    for name, part in (("c", "before"), ("d", "after")):
        question = f"  - id: {name}1\n    kind: text\n    question: Et vous ?\n"
        quiz.write(f"questionnaires/{name}.yaml", f"title: c\npart: {part}\nquestions:\n{question}")
    assert quiz.found() == []


def test_a_form_used_twice_needs_no_twins(quiz: ContentCopy) -> None:
    (quiz.path / B).unlink()
    text = read(quiz, A).replace("form: A\n", "").replace("    twin: b1\n", "").replace("    twin: b2\n", "")
    quiz.write(A, text)

    assert quiz.found() == []
