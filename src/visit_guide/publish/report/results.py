"""The results as rows: one for each person, moment and question, and what each column means.

People are called by their codes. Free texts are on a list of their own, in alphabetical order: the
questionnaire promises that they are read without a name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeAlias

import xlsxwriter

from visit_guide.domain.opinions import opinions
from visit_guide.domain.questionnaire import Moment, Question, QuestionKind
from visit_guide.domain.record import record
from visit_guide.domain.responses import DONT_KNOW, normal_number, numbers, right_response
from visit_guide.domain.scores import Mark
from visit_guide.domain.sitting import all_questions, counted, version
from visit_guide.messages import N_, Catalogue
from visit_guide.publish.report.case import Case

__all__ = ["COLUMNS", "Cell", "Results", "as_csv", "as_xlsx", "results", "said"]

Cell: TypeAlias = str | int | float | None

COLUMNS = (
    (
        N_("participant"),
        N_(
            "Code of the person: the same in all tables. The attendance sheet and the names of the "
            "certificates’ files alone say whose it is."
        ),
    ),
    (N_("moment"), N_("“start” or “end”.")),
    (N_("form"), N_("Form of the questionnaire: A, B, or nothing when there is one only.")),
    (N_("question"), N_("Short name of the question, see the list of questions.")),
    (N_("objective"), N_("Short name of the objective it measures.")),
    (N_("theme"), N_("Short name of the theme it is about.")),
    (N_("answered"), N_("1 when an answer was given; 0 for none and for “I do not know”.")),
    (
        N_("response"),
        N_(
            "The answer as it is kept: ratings and numbers are numbers; all else is text: choices by their "
            "number, from 0; “t” for true, “f” for false, “?” for “I do not know”. Free texts are on their "
            "own list."
        ),
    ),
    (N_("response_text"), N_("The answer in words.")),
    (N_("right"), N_("1 right, 0 not right, nothing when it is not scored.")),
    (N_("points"), N_("Points earned; nothing when it is not scored.")),
    (N_("worth"), N_("Points that could be earned; nothing when it is not scored.")),
    (
        N_("counts"),
        N_(
            "1 when the answer counts; 0 when its question was withdrawn or changed since, or when it is of "
            "a start questionnaire sent after the end one."
        ),
    ),
    (
        N_("late"),
        N_(
            "1 when it came in after the closing and counts all the same: written before on a tablet that "
            "was offline, or typed in from paper (see the next column)."
        ),
    ),
    (N_("on_paper"), N_("1 when it was typed in from a paper form.")),
    (
        N_("answered_at"),
        N_("When it was handed in, ISO 8601: “+00:00” is universal time (UTC), not the place’s."),
    ),
)
"""Names of the columns of the results, with what they mean, to be translated."""

_QUESTION_COLUMNS = (
    (N_("question"), N_("Short name of the question, the same on all sheets.")),
    (N_("questionnaire"), N_("Short name of the questionnaire it is in.")),
    (N_("form"), N_("Form of the questionnaire: A, B, or nothing when there is one only.")),
    (N_("kind"), N_("How it is answered: by one choice, a number, a rating…")),
    (N_("objective"), N_("Short name of the objective it measures.")),
    (N_("theme"), N_("Short name of the theme it is about.")),
    (N_("site"), N_("Short name of the stop it is about.")),
    (N_("twin"), N_("Short name of the question that measures the same in the other form.")),
    (N_("worth"), N_("Points that could be earned; nothing when it is not scored.")),
    (N_("withdrawn"), N_("1 when it was withdrawn: its answers do not count; else 0.")),
    (N_("text"), N_("The question as it is asked.")),
    (
        N_("choices"),
        N_(
            "What there is to choose, to put in order or to match, each set apart by “|”; the first is "
            "number 0."
        ),
    ),
    (N_("right_answer"), N_("The right answer in words; nothing when it is not scored.")),
    (N_("tolerance"), N_("How far from the right number an answer still counts.")),
    (N_("explanation"), N_("What people are told of it afterwards.")),
)
_TEXT_COLUMNS = (
    (N_("moment"), N_("“start” or “end”.")),
    (N_("question"), N_("Short name of the question, the same on all sheets.")),
    (N_("text"), N_("The question as it is asked.")),
    (N_("response"), N_("What somebody wrote, without their code, in alphabetical order.")),
)
_SHEETS = (
    (N_("Results"), COLUMNS),
    (N_("Questions"), _QUESTION_COLUMNS),
    (N_("Texts"), _TEXT_COLUMNS),
)
_MOMENTS = {Moment.START: N_("start"), Moment.END: N_("end")}
_KINDS = {
    QuestionKind.SINGLE: N_("one choice"),
    QuestionKind.MULTIPLE: N_("several choices"),
    QuestionKind.TRUE_FALSE: N_("true or false"),
    QuestionKind.NUMBER: N_("number"),
    QuestionKind.ORDER: N_("order"),
    QuestionKind.MATCHING: N_("matching"),
    QuestionKind.RATING: N_("rating from 1 to 5"),
    QuestionKind.TEXT: N_("free text"),
}

_MEASURED = frozenset({QuestionKind.RATING, QuestionKind.NUMBER})
_FORMULA = re.compile(r"^[\s]*[=+\-@|%\t\r]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_LONGEST_CELL = 32_000
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - as the file format wants it; no date of its making
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@record
class Results:
    """Everything the tables hold."""

    rows: tuple[tuple[Cell, ...], ...]
    """The results, in the order of :data:`COLUMNS`."""
    columns: tuple[str, ...]
    """The titles of the results."""
    codebook: tuple[tuple[str, str, str], ...]
    """Sheet, title and meaning of each column of the workbook."""
    questions: tuple[tuple[Cell, ...], ...]
    """The questions, the first row being their titles."""
    texts: tuple[tuple[Cell, ...], ...]
    """Free texts, the first row being their titles."""


def results(case: Case) -> Results:
    """The tables of a group."""
    t = case.t
    return Results(
        rows=tuple(_rows(case)),
        columns=tuple(t(name) for name, _ in COLUMNS),
        codebook=tuple((t(sheet), t(name), t(meaning)) for sheet, held in _SHEETS for name, meaning in held),
        questions=tuple(_questions(case)),
        texts=tuple(_texts(case)),
    )


def _rows(case: Case) -> Iterable[tuple[Cell, ...]]:
    questionnaires = case.guide.questionnaires
    known, counts = all_questions(questionnaires), counted(questionnaires)
    marks: dict[tuple[str, Moment], dict[str, Mark]] = {
        (one.person, one.moment): {mark.question.id: mark for mark in one.marks}
        for one in case.evaluation.scores
    }
    every = (*case.forms.submissions, *case.forms.after_end)
    sent = sorted(every, key=lambda s: (case.numbers[s.person], s.moment is Moment.END))
    for paper in sent:
        scored = marks.get((paper.person, paper.moment))
        for given in paper.given:
            question = known[given.question][1] if given.question in known else None
            current = question is not None and version(question) == given.version
            mark = scored.get(given.question) if scored is not None else None
            text = question is not None and question.kind is QuestionKind.TEXT
            shown = "" if text or question is None else _kept(question, given.response)
            yield (
                case.codes[paper.person],
                case.t(_MOMENTS[paper.moment]),
                paper.form.value if paper.form else "",
                given.question,
                (question.objective if question else None) or "",
                (question.theme if question else None) or "",
                int(bool(given.response.strip()) and (text or given.response != DONT_KNOW)),
                shown,
                said(question, given.response, case.t) if question and current and not text else "",
                int(mark.right) if mark else None,
                (mark.question.worth if mark.right else 0) if mark else None,
                mark.question.worth if mark else None,
                int(
                    mark is not None
                    or (
                        scored is not None and current and given.question not in counts and _opinion(question)
                    )
                ),
                int(paper.late),
                int(bool(paper.typed_by)),
                paper.at,
            )


def _kept(question: Question, response: str) -> Cell:
    """An answer as it is kept; a rating or a number as the number it is."""
    if question.kind in _MEASURED and normal_number(response) == response:
        return float(response) if "." in response else int(response)
    return response


def _opinion(question: Question | None) -> bool:
    return question is not None and not question.withdrawn and not right_response(question)


def said(question: Question, response: str, t: Catalogue) -> str:
    """An answer in words."""
    if not response:
        return ""
    if response == DONT_KNOW and question.kind is not QuestionKind.TEXT:
        return t("I do not know")
    chosen = numbers(response)
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE | QuestionKind.ORDER:
            separator = " > " if question.kind is QuestionKind.ORDER else " | "
            return separator.join(question.choices[n].text for n in chosen if 0 <= n < len(question.choices))
        case QuestionKind.TRUE_FALSE:
            return t("true") if response == "t" else t("false")
        case QuestionKind.MATCHING:
            pairs = zip(question.pairs, chosen, strict=False)
            return t("; ").join(
                t("{label}: ", label=pair.left)
                + (question.pairs[n].right if 0 <= n < len(question.pairs) else "—")
                for pair, n in pairs
            )
        case QuestionKind.NUMBER:
            value = decimal(response, t)
            return f"{value}\u00a0{question.unit}" if question.unit else value
        case _:
            return response


def decimal(number: str, t: Catalogue) -> str:
    """A number as it is kept, with the language's decimal sign."""
    return number.replace(".", ",") if t.language == "fr" else number


def _questions(case: Case) -> Iterable[tuple[Cell, ...]]:
    t = case.t
    yield tuple(t(name) for name, _ in _QUESTION_COLUMNS)
    for name, (held, one) in all_questions(case.guide.questionnaires).items():
        choices = [choice.text for choice in one.choices] or [
            t("{label}: ", label=p.left) + p.right for p in one.pairs
        ]
        yield (
            name,
            held.id,
            held.form.value if held.form else "",
            t(_KINDS[one.kind]),
            one.objective or "",
            one.theme or "",
            one.site or "",
            one.twin or "",
            one.worth if right_response(one) else None,
            int(one.withdrawn),
            one.question,
            " | ".join(choices),
            said(one, right_response(one), t),
            one.tolerance if one.kind is QuestionKind.NUMBER else "",
            one.explanation or "",
        )


def _texts(case: Case) -> Iterable[tuple[Cell, ...]]:
    t = case.t
    yield tuple(t(name) for name, _ in _TEXT_COLUMNS)
    for opinion in opinions(case.forms, case.guide.questionnaires):
        for text in opinion.texts:
            yield (t(_MOMENTS[opinion.moment]), opinion.question.id, opinion.question.question, text)


def as_csv(found: Results, language: str) -> bytes:
    """The rows for a spreadsheet: what French ones expect in French (semicolons), else commas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    writer.writerow(found.columns)
    writer.writerows([[_harmless(cell) for cell in row] for row in found.rows])
    return out.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _clean(text: str) -> str:
    """``text`` without what a workbook cannot hold."""
    return _CONTROL.sub("", text)[:_LONGEST_CELL]


def as_xlsx(found: Results, t: Catalogue) -> bytes:
    """The same as a workbook, with the meaning of columns, the questions and the free texts."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": t("Results"), "created": _MADE})
        bold = book.add_format({"bold": True, "bg_color": "#CFEADD", "border": 1, "text_wrap": True})
        rows: Sequence[tuple[str, Sequence[Sequence[Cell]]]] = (
            (t("Results"), [found.columns, *found.rows]),
            (t("Codebook"), [(t("Sheet name"), t("Column"), t("Meaning")), *found.codebook]),
            (t("Questions"), found.questions),
            (t("Texts"), found.texts),
        )
        for title, lines in rows:
            sheet = book.add_worksheet(title)
            for row, line in enumerate(lines):
                for column, cell in enumerate(line):
                    if isinstance(cell, str):
                        sheet.write_string(row, column, _clean(cell), bold if row == 0 else None)
                    elif cell is not None:
                        sheet.write_number(row, column, cell)
            sheet.freeze_panes(1, 0)
            sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # a choice's number is a name
            for column in range(max(map(len, lines), default=0)):
                longest = max(
                    (len(str(line[column] or "")) for line in lines if column < len(line)), default=8
                )
                sheet.set_column(column, column, min(60, max(10, longest + 2)))
            if len(lines) > 1:
                sheet.autofilter(0, 0, len(lines) - 1, max(map(len, lines)) - 1)
    return out.getvalue()
