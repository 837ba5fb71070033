"""One person's own result: what was right, what was gained, what to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from visit_guide.domain.forms import Submission
from visit_guide.domain.questionnaire import Question, Questionnaire
from visit_guide.domain.record import record
from visit_guide.domain.scores import Mark, Scores, Tally, by, score, tally
from visit_guide.domain.sitting import all_questions, counterpart, is_scored

__all__ = ["Mastery", "OwnPart", "OwnResults", "OwnRow", "own_results"]


class Mastery(StrEnum):
    """How a question went over the day."""

    KNOWN = "known"
    """Right at the start and at the end."""
    GAINED = "gained"
    """Right at the end, not at the start."""
    RIGHT = "right"
    """Right at the end; there is no start to compare with."""
    REVIEW = "review"
    """Not right at the end."""


@record
class OwnRow:
    """One scored question of the end questionnaire (of the start one when there is no end)."""

    question: Question
    response: str
    right: bool
    mastery: Mastery


@record
class OwnPart:
    """An objective or a theme: its short name, and how much was right."""

    name: str
    start: Tally | None
    end: Tally | None
    mastery: tuple[Mastery, ...] = ()

    @property
    def gain(self) -> int | None:
        """How many more right answers at the end than at the start, or None without both."""
        return _gain(self.start, self.end)


@record
class OwnResults:
    """All of a person's result."""

    start: Tally | None = None
    end: Tally | None = None
    rows: tuple[OwnRow, ...] = ()
    earlier: tuple[OwnRow, ...] = ()
    """The questions of the start, when there is an end too."""
    objectives: tuple[OwnPart, ...] = ()
    themes: tuple[OwnPart, ...] = ()
    outdated: int = 0
    """Questions that were changed during the visit: they do not count."""

    @property
    def gain(self) -> int | None:
        """How many more right answers at the end than at the start, or None without both."""
        return _gain(self.start, self.end)


def _gain(start: Tally | None, end: Tally | None) -> int | None:
    return None if start is None or end is None else end.right - start.right


def own_results(
    start: Submission | None, end: Submission | None, questionnaires: Sequence[Questionnaire]
) -> OwnResults:
    """The result of whoever sent ``start`` and ``end``."""
    first = score(start, questionnaires) if start else None
    last = score(end, questionnaires) if end else None
    before = first.right if first else {}
    known = {n for n, (held, one) in all_questions(questionnaires).items() if is_scored(held, one)}
    latest = last or first

    def marks_of(scores: Scores | None) -> Sequence[Mark] | None:
        return scores.marks if scores else None

    def mastery(question: Question, right: bool) -> Mastery:
        if not right:
            return Mastery.REVIEW
        if last is None:
            return Mastery.RIGHT
        crossed = first is not None and first.form is not last.form
        name = counterpart(question, questionnaires) if crossed else question.id
        if name not in before:
            return Mastery.RIGHT
        return Mastery.KNOWN if before[name] else Mastery.GAINED

    def rows(sent: Submission | None) -> tuple[OwnRow, ...]:
        scored = score(sent, questionnaires) if sent else None
        if sent is None or scored is None:
            return ()
        said = {given.question: given.response for given in sent.given}
        return tuple(
            OwnRow(
                question=mark.question,
                response=said[mark.question.id],
                right=mark.right,
                mastery=mastery(mark.question, mark.right),
            )
            for mark in scored.marks
        )

    final = rows(end or start)
    return OwnResults(
        start=tally(first.marks) if first else None,
        end=tally(last.marks) if last else None,
        rows=final,
        earlier=rows(start) if end else (),
        objectives=_parts("objective", marks_of(first), marks_of(last), final),
        themes=_parts("theme", marks_of(first), marks_of(last), final),
        outdated=sum(name in known for name in (latest.outdated if latest else ())),
    )


def _parts(
    key: str, start: Sequence[Mark] | None, end: Sequence[Mark] | None, rows: Sequence[OwnRow]
) -> tuple[OwnPart, ...]:
    def of(question: Question) -> str | None:
        value: str | None = getattr(question, key)
        return value

    before = by(start, of) if start is not None else None
    after = by(end, of) if end is not None else None
    names = dict.fromkeys(name for row in rows if (name := of(row.question)) is not None)
    return tuple(
        OwnPart(
            name=name,
            start=None if before is None else before.get(name, Tally()),
            end=None if after is None else after.get(name, Tally()),
            mastery=tuple(row.mastery for row in rows if of(row.question) == name),
        )
        for name in names
    )
