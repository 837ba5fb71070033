"""What a person is asked at the start and at the end, and which version of it.

A person's sitting is made of several questionnaires: at the start what comes before, then one
form of the knowledge questions; at the end the other form, then what comes after.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from visit_guide.domain.guide import Guide, ItemKind
from visit_guide.domain.guide import Item as DayItem
from visit_guide.domain.questionnaire import Form, Moment, Part, Question, QuestionKind, Questionnaire
from visit_guide.domain.record import record

__all__ = [
    "Paper",
    "all_questions",
    "counted",
    "counterpart",
    "form_at",
    "has_forms",
    "is_scored",
    "line_of",
    "moment_of",
    "paper_for",
    "version",
]

_OPINIONS = frozenset({QuestionKind.RATING, QuestionKind.TEXT})
_MARK_LENGTH = 3


@record
class Paper:
    """The questions put to one person at one moment."""

    moment: Moment
    form: Form | None = None
    questions: tuple[Question, ...] = ()

    @property
    def hash(self) -> str:
        """Eight signs that change with what is asked, not with what counts as right."""
        return _digest([[q.id, version(q)] for q in self.questions])[:8]

    @property
    def marks(self) -> dict[str, str]:
        """The version of each question, by its short name."""
        return {question.id: version(question) for question in self.questions}


def paper_for(questionnaires: Iterable[Questionnaire], moment: Moment, form: Form | None) -> Paper:
    """What is asked at ``moment`` of whoever has ``form`` then (None: when there are no forms)."""
    every = tuple(questionnaires)
    outer = Part.BEFORE if moment is Moment.START else Part.AFTER
    around = [q for q in every if q.part is outer]
    asked = [q for q in every if q.part is Part.KNOWLEDGE and q.form in (form, None)]
    order = [*around, *asked] if moment is Moment.START else [*asked, *around]
    counts = counted(every)
    questions = tuple(
        one
        for held in order
        for one in held.questions
        if one.id in counts or not (one.withdrawn or is_scored(held, one))
    )
    return Paper(moment=moment, form=form if has_forms(every) else None, questions=questions)


def has_forms(questionnaires: Iterable[Questionnaire]) -> bool:
    """Whether there are two forms, so that nobody is asked the same twice."""
    return {q.form for q in questionnaires if q.part is Part.KNOWLEDGE} >= set(Form)


def form_at(moment: Moment, first: Form, questionnaires: Iterable[Questionnaire]) -> Form | None:
    """The form at ``moment`` of a person who has ``first`` at the start."""
    if not has_forms(questionnaires):
        return None
    return first if moment is Moment.START else first.other


def all_questions(questionnaires: Iterable[Questionnaire]) -> dict[str, tuple[Questionnaire, Question]]:
    """Every question by its short name, with the questionnaire it is in."""
    return {one.id: (held, one) for held in questionnaires for one in held.questions}


def is_scored(held: Questionnaire, question: Question) -> bool:
    """Whether there is a right answer to ``question`` that counts."""
    return held.part is Part.KNOWLEDGE and question.kind not in _OPINIONS


def counted(questionnaires: Iterable[Questionnaire]) -> dict[str, Question]:
    """The scored questions that count, by short name.

    A withdrawn question takes its twin with it: with one of the two alone, start and end would
    not measure the same.
    """
    scored = {n: one for n, (held, one) in all_questions(questionnaires).items() if is_scored(held, one)}
    gone = {n for n, one in scored.items() if one.withdrawn}
    gone |= {one.twin for n, one in scored.items() if n in gone and one.twin}
    gone |= {n for n, one in scored.items() if one.twin in gone}
    return {name: one for name, one in scored.items() if name not in gone}


def counterpart(question: Question, questionnaires: Sequence[Questionnaire]) -> str:
    """The question that measures the same at the other moment: its twin, or itself without forms."""
    return question.twin if question.twin and has_forms(questionnaires) else question.id


@lru_cache(maxsize=1024)
def version(question: Question) -> str:
    """Three signs that change with what a person read and chose among.

    What counts as right, the explanation and the points are not part of it: a wrong key can be
    corrected afterwards, and the answers are scored anew.
    """
    read = [question.kind, question.question, [c.text for c in question.choices], question.unit]
    pairs = [[pair.left, pair.right] for pair in question.pairs]
    return _digest([*read, pairs])[:_MARK_LENGTH]


def moment_of(guide: Guide, line: DayItem) -> Moment | None:
    """Whether a line of the day is the start or the end questionnaire, or None when it is neither.

    Before the first stop it is the start, after it the end.
    """
    if line.kind is not ItemKind.QUESTIONNAIRE or not guide.questionnaires:
        return None
    items = guide.itinerary.items
    first = next((n for n, item in enumerate(items) if item.kind is ItemKind.STOP), len(items))
    return Moment.START if items.index(line) < first else Moment.END


def line_of(guide: Guide, moment: Moment) -> DayItem | None:
    """The line of the day at which the questionnaire of ``moment`` is planned, or None."""
    return next((item for item in guide.itinerary.items if moment_of(guide, item) is moment), None)


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode("ascii").lower()
