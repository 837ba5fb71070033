"""What each person scored: in all, by objective and by theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from visit_guide.domain.forms import Submission
from visit_guide.domain.questionnaire import Form, Moment, Question, Questionnaire
from visit_guide.domain.record import record
from visit_guide.domain.responses import DONT_KNOW, is_right, is_sound
from visit_guide.domain.sitting import all_questions, counted, counterpart, version

__all__ = ["Mark", "PairedScores", "Scores", "Tally", "by", "pairs_of", "score", "tally"]


@record
class Mark:
    """One scored question of one paper."""

    question: Question
    right: bool
    answered: bool
    """Whether there is an answer, « I do not know » excepted."""


@record
class Tally:
    """How much of a part of a paper was right."""

    right: int = 0
    """Questions answered rightly."""
    asked: int = 0
    """Questions that count."""
    points: int = 0
    """Points earned."""
    of: int = 0
    """Points that could be earned."""

    @property
    def share(self) -> float | None:
        """Points earned of those that could be, from 0 to 1; None when nothing was asked."""
        return self.points / self.of if self.of else None


@record
class Scores:
    """One paper, scored.

    ``outdated`` are questions that were changed after this person read them, or that no longer
    exist: answers to them do not count, neither for nor against.
    """

    person: str
    moment: Moment
    form: Form | None
    marks: tuple[Mark, ...] = ()
    outdated: tuple[str, ...] = ()
    late: bool = False

    @property
    def total(self) -> Tally:
        """The whole paper."""
        return tally(self.marks)

    @property
    def right(self) -> Mapping[str, bool]:
        """For each question that counts, whether it was answered rightly."""
        return {mark.question.id: mark.right for mark in self.marks}


@record
class PairedScores:
    """A person's two papers, cut down to the questions that have their counterpart in the other."""

    person: str
    form: Form | None
    """The form at the start."""
    start: tuple[Mark, ...]
    end: tuple[Mark, ...]


def score(sent: Submission, questionnaires: Sequence[Questionnaire]) -> Scores:
    """``sent``, scored with the questionnaires as they are now."""
    known, counts = all_questions(questionnaires), counted(questionnaires)
    marks, outdated = [], []
    for given in sent.given:
        question = known[given.question][1] if given.question in known else None
        if question is None or given.version != version(question) or not is_sound(question, given.response):
            outdated.append(given.question)
        elif given.question in counts:
            answered = given.response not in ("", DONT_KNOW)
            marks.append(Mark(question=question, right=is_right(question, given.response), answered=answered))
    return Scores(
        person=sent.person,
        moment=sent.moment,
        form=sent.form,
        marks=tuple(marks),
        outdated=tuple(outdated),
        late=sent.late,
    )


def tally(marks: Iterable[Mark]) -> Tally:
    """The marks, counted."""
    every = tuple(marks)
    return Tally(
        right=sum(mark.right for mark in every),
        asked=len(every),
        points=sum(mark.question.worth for mark in every if mark.right),
        of=sum(mark.question.worth for mark in every),
    )


def by(marks: Iterable[Mark], key: Callable[[Question], str | None]) -> dict[str, Tally]:
    """The marks counted apart for each objective, theme, or whatever ``key`` says of a question."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        if (name := key(mark.question)) is not None:
            found.setdefault(name, []).append(mark)
    return {name: tally(held) for name, held in found.items()}


def pairs_of(scores: Iterable[Scores], questionnaires: Sequence[Questionnaire]) -> tuple[PairedScores, ...]:
    """The people with a start and an end, in order of their ids."""
    found: dict[str, dict[Moment, Scores]] = {}
    for one in scores:
        found.setdefault(one.person, {})[one.moment] = one
    return tuple(
        _paired(both[Moment.START], both[Moment.END], questionnaires)
        for _, both in sorted(found.items())
        if len(both) == len(Moment)
    )


def _paired(start: Scores, end: Scores, questionnaires: Sequence[Questionnaire]) -> PairedScores:
    crossed = start.form is not end.form

    def comparable(mark: Mark, other: Scores) -> bool:
        name = counterpart(mark.question, questionnaires) if crossed else mark.question.id
        return name in other.right

    return PairedScores(
        person=start.person,
        form=start.form,
        start=tuple(mark for mark in start.marks if comparable(mark, end)),
        end=tuple(mark for mark in end.marks if comparable(mark, start)),
    )
