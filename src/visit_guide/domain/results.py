"""One person's own result: what was right, what was gained, what to look at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    LOST = "lost"
    """Right at the start, not at the end."""
    REVIEW = "review"
    """Not right at the end, nor at the start if there is one."""


@record
class OwnRow:
    """One scored question of the end questionnaire (of the start one when there is no end).

    Changed during the visit, it is none: it stands in :attr:`OwnResults.changed`.
    """

    question: Question
    response: str
    right: bool
    mastery: Mastery
    counts: bool = True
    """Not when its twin of the other form was changed during the visit: nothing is left to compare."""


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

    @property
    def gained(self) -> int:
        """How many answers are right at the end that were not at the start."""
        return self.mastery.count(Mastery.GAINED)

    @property
    def lost(self) -> int:
        """How many answers were right at the start and are not at the end."""
        return self.mastery.count(Mastery.LOST)


@record
class OwnResults:
    """All of a person's result.

    With a start and an end, what was changed during the visit is left out of both, with its twin:
    else they would not tell of the same questions.
    """

    start: Tally | None = None
    end: Tally | None = None
    rows: tuple[OwnRow, ...] = ()
    earlier: tuple[OwnRow, ...] = ()
    """The questions of the start, when there is an end too."""
    objectives: tuple[OwnPart, ...] = ()
    themes: tuple[OwnPart, ...] = ()
    outdated: int = 0
    """Questions of either paper that were changed during the visit: they do not count."""
    changed: tuple[Question, ...] = ()
    """The same as they read now, those that are no longer asked excepted."""

    @property
    def gain(self) -> int | None:
        """How many more right answers at the end than at the start, or None without both."""
        return _gain(self.start, self.end)

    @property
    def gained(self) -> int:
        """How many answers are right at the end that were not at the start."""
        return sum(row.mastery is Mastery.GAINED for row in self.rows)

    @property
    def lost(self) -> int:
        """How many answers were right at the start and are not at the end."""
        return sum(row.mastery is Mastery.LOST for row in self.rows)


def _gain(start: Tally | None, end: Tally | None) -> int | None:
    return None if start is None or end is None else end.right - start.right


def own_results(
    start: Submission | None, end: Submission | None, questionnaires: Sequence[Questionnaire]
) -> OwnResults:
    """The result of whoever sent ``start`` and ``end``."""
    first = score(start, questionnaires) if start else None
    last = score(end, questionnaires) if end else None
    before = first.right if first else {}
    every = all_questions(questionnaires)
    crossed = first is not None and last is not None and first.form is not last.form
    changed = {
        name
        for scores in (first, last)
        for name in (scores.outdated if scores else ())
        if name in every and is_scored(*every[name])
    }
    void = changed | {counterpart(every[name][1], questionnaires) for name in changed if crossed}

    def marks_of(scores: Scores | None) -> Sequence[Mark] | None:
        return tuple(mark for mark in scores.marks if mark.question.id not in void) if scores else None

    before_marks, after_marks = marks_of(first), marks_of(last)

    def alone(_: Question, right: bool) -> Mastery:
        return Mastery.RIGHT if right else Mastery.REVIEW

    def compared(question: Question, right: bool) -> Mastery:
        name = counterpart(question, questionnaires) if crossed else question.id
        if last is None or name not in before:
            return alone(question, right)
        if before[name]:
            return Mastery.KNOWN if right else Mastery.LOST
        return Mastery.GAINED if right else Mastery.REVIEW

    def rows(sent: Submission | None, mastery: Callable[[Question, bool], Mastery]) -> tuple[OwnRow, ...]:
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
                counts=mark.question.id not in void,
            )
            for mark in scored.marks
            if mark.question.id not in changed
        )

    final = rows(end or start, compared)
    return OwnResults(
        start=None if before_marks is None else tally(before_marks),
        end=None if after_marks is None else tally(after_marks),
        rows=final,
        earlier=rows(start, alone) if end else (),
        objectives=_parts("objective", before_marks, after_marks, final),
        themes=_parts("theme", before_marks, after_marks, final),
        outdated=len(changed),
        changed=tuple(one for name, (_, one) in every.items() if name in changed),
    )


def _parts(
    key: str, start: Sequence[Mark] | None, end: Sequence[Mark] | None, rows: Sequence[OwnRow]
) -> tuple[OwnPart, ...]:
    def of(question: Question) -> str | None:
        value: str | None = getattr(question, key)
        return value

    before = by(start, of) if start is not None else {}
    after = by(end, of) if end is not None else {}
    names = dict.fromkeys(name for row in rows if (name := of(row.question)) is not None)
    parts = []
    for name in names:
        own = tuple(row for row in rows if of(row.question) == name)
        first, last = before.get(name), after.get(name)
        if end is not None and (first is None or last is None):  # nothing to compare: the end alone
            first, last = None, tally(Mark(question=r.question, right=r.right, answered=True) for r in own)
        parts.append(OwnPart(name=name, start=first, end=last, mastery=tuple(row.mastery for row in own)))
    return tuple(parts)
