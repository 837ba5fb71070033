"""One question on its own: can it be answered, and is what it refers to there?"""

from __future__ import annotations

import math
from collections import Counter

from visit_guide.content import kinds
from visit_guide.content.checks.references import known_name, listed
from visit_guide.content.folder import Folder
from visit_guide.content.nodes import Location
from visit_guide.content.problems import Report
from visit_guide.content.structure import Document
from visit_guide.domain.questionnaire import Part, Question, QuestionKind, Questionnaire
from visit_guide.domain.responses import LETTERS
from visit_guide.domain.sitting import is_scored

__all__ = ["MOST_WORTH", "check_answer", "check_references_of"]

MOST_WORTH = 100
_MOST_ORDERED = 9  # each place is one figure on paper

_CHOOSING = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.ORDER)
_OPINIONS = (QuestionKind.RATING, QuestionKind.TEXT)
_USES = {
    "choices": _CHOOSING,
    "pairs": (QuestionKind.MATCHING,),
    "is_true": (QuestionKind.TRUE_FALSE,),
    "number": (QuestionKind.NUMBER,),
    "tolerance": (QuestionKind.NUMBER,),
    "unit": (QuestionKind.NUMBER,),
    "lowest": (QuestionKind.RATING,),
    "highest": (QuestionKind.RATING,),
}

_Document = Document[Questionnaire]


def check_answer(document: _Document, place: Location, question: Question, report: Report) -> None:
    """Check that ``question`` can be answered, and that there is a right answer where there must be."""
    if document.lost(*place, "kind"):  # which one was meant, nobody knows
        return
    scored = document.value.part is Part.KNOWLEDGE
    for key, used_by in _USES.items():
        if question.kind not in used_by and getattr(question, key) not in (None, (), 0.0):
            document.add(
                report, kinds.ANSWER_UNUSED, *place, key, on_key=True, key=key, sort=question.kind.value
            )
    _check_choices(document, place, question, report)
    _check_unused(document, place, question, report)
    if question.kind is QuestionKind.RATING and (question.lowest is None) is not (question.highest is None):
        key = "lowest" if question.highest is None else "highest"
        document.add(report, kinds.SCALE_END_MISSING, *place, key, on_key=True)
    if scored:
        _check_right(document, place, question, report)
    if not 1 <= question.worth <= MOST_WORTH:
        _range(document, (*place, "worth"), 1, MOST_WORTH, question.worth, report)
    if not (math.isfinite(question.tolerance) and 0 <= question.tolerance <= 1e9):
        _range(document, (*place, "tolerance"), 0, 1_000_000_000, question.tolerance, report)


def check_references_of(
    document: _Document, place: Location, question: Question, folder: Folder, report: Report
) -> None:
    """Check what ``question`` says of objective, theme, site, sheet and sources, and that it says enough."""
    if folder.programme and question.objective is not None:
        known = {objective.id for objective in folder.programme.value.objectives}
        location = (*place, "objective")
        known_name(document, report, kinds.UNKNOWN_OBJECTIVE, location, question.objective, known)
    if folder.themes and not folder.themes.lost("themes") and question.theme is not None:
        known = {theme.id for theme in folder.themes.value.themes}
        known_name(document, report, kinds.UNKNOWN_THEME, (*place, "theme"), question.theme, known)
    if is_scored(document.value, question):
        _check_place(document, place, question, folder, report)
    if question.site is None:
        for key in ("sheet", "sources"):
            if getattr(question, key):
                document.add(report, kinds.PLACE_WITHOUT_SITE, *place, key, on_key=True, key=key)
        return
    known_name(document, report, kinds.UNKNOWN_SITE, (*place, "site"), question.site, folder.sites)
    site = folder.sites.get(question.site)
    if site is None:
        return
    sheets = {sheet.id for sheet in site.value.sheets}
    if question.sheet is not None and question.sheet not in sheets:
        document.add(
            report,
            kinds.UNKNOWN_SHEET,
            *(*place, "sheet"),
            value=question.sheet,
            site=question.site,
            known=listed(sheets),
        )
    sources = {source.id for source in site.value.sources}
    for number, name in enumerate(question.sources):
        location = (*place, "sources", number)
        known_name(document, report, kinds.UNKNOWN_SOURCE_OF_SITE, location, name, sources)


def _check_place(
    document: _Document, place: Location, question: Question, folder: Folder, report: Report
) -> None:
    """What is scored can be read during the visit, and its explanation comes from somewhere."""
    if question.site is None:
        document.add(report, kinds.QUESTION_WITHOUT_SITE, *place, known=listed(folder.sites))
    site = folder.sites.get(question.site or "")
    if site is not None and question.sheet is None:
        sheets = listed(sheet.id for sheet in site.value.sheets)
        document.add(report, kinds.QUESTION_WITHOUT_SHEET, *place, site=question.site, known=sheets)
    if not question.sources:
        sources = listed(source.id for source in site.value.sources) if site is not None else "–"
        document.add(report, kinds.QUESTION_WITHOUT_SOURCE, *place, known=sources)


def _check_choices(document: _Document, place: Location, question: Question, report: Report) -> None:
    if question.kind is QuestionKind.MATCHING:
        key = "pairs"
        sides = {
            "left": [pair.left for pair in question.pairs],
            "right": [pair.right for pair in question.pairs],
        }
    elif question.kind in _CHOOSING:
        key = "choices"
        sides = {"text": [choice.text for choice in question.choices]}
    else:
        return
    limit = _MOST_ORDERED if question.kind is QuestionKind.ORDER else len(LETTERS)
    count = len(question.pairs if key == "pairs" else question.choices)
    if count > limit:
        document.add(
            report, kinds.TOO_MANY_CHOICES, *place, key, on_key=True, key=key, count=count, limit=limit
        )
    for side, offered in sides.items():
        if len(offered) < 2 and side != "right":
            document.add(report, kinds.TOO_FEW_CHOICES, *place, key, sort=question.kind.value, key=key)
        seen: Counter[str] = Counter()
        for number, text in enumerate(offered):
            same = " ".join(text.split()).casefold()
            seen[same] += 1
            if seen[same] == 2:
                document.add(report, kinds.SAME_CHOICE, *place, key, number, side, value=text)


def _check_unused(document: _Document, place: Location, question: Question, report: Report) -> None:
    """What is said of right answers where there are none."""
    ticked = [number for number, choice in enumerate(question.choices) if choice.correct]
    if document.value.part is not Part.KNOWLEDGE:
        for location in ((*place, "choices", number, "correct") for number in ticked):
            document.add(report, kinds.UNSCORED_HERE, *location, on_key=True, key="correct")
        for key, unsaid in (("twin", None), ("worth", 1)):
            if getattr(question, key) != unsaid:
                document.add(report, kinds.UNSCORED_HERE, *place, key, on_key=True, key=key)
    elif question.kind is QuestionKind.ORDER:
        for number in ticked:
            location = (*place, "choices", number, "correct")
            sort = question.kind.value
            document.add(report, kinds.ANSWER_UNUSED, *location, on_key=True, key="correct", sort=sort)


def _check_right(document: _Document, place: Location, question: Question, report: Report) -> None:
    right = sum(choice.correct for choice in question.choices)
    match question.kind:
        case kind if kind in _OPINIONS:
            document.add(report, kinds.NOT_SCORED, *place, "kind", sort=kind.value)
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE if question.choices and not right:
            document.add(report, kinds.NO_RIGHT_CHOICE, *place, "choices")
        case QuestionKind.SINGLE if right > 1:
            document.add(report, kinds.SEVERAL_RIGHT_CHOICES, *place, "choices", count=right)
        case QuestionKind.MULTIPLE if right and right == len(question.choices):
            document.add(report, kinds.ALL_CHOICES_RIGHT, *place, "choices")
        case QuestionKind.TRUE_FALSE if question.is_true is None:
            document.add(report, kinds.NO_RIGHT_ANSWER, *place, sort=question.kind.value, key="is_true")
        case QuestionKind.NUMBER if question.number is None:
            document.add(report, kinds.NO_RIGHT_ANSWER, *place, sort=question.kind.value, key="number")
        case QuestionKind.NUMBER if question.number and abs(question.number) <= question.tolerance <= 1e9:
            document.add(report, kinds.TOLERANCE_WIDE, *place, "tolerance")
    if question.kind not in _OPINIONS and question.explanation is None:
        document.add(report, kinds.QUESTION_WITHOUT_EXPLANATION, *place)


def _range(document: _Document, place: Location, low: int, high: int, value: float, report: Report) -> None:
    key = place[-1]
    document.add(report, kinds.NUMBER_RANGE, *place, key=key, low=low, high=high, value=f"{value:g}")
