"""What a group learned, and how far the figures can be trusted.

Gains are worked out on matched pairs alone: people with a start and an end. The normalised gain
of the group is that of Hake (1998), ⟨g⟩ = (post - pre) / (1 - pre) on the group's means: which
part of what could still be learned was learned. Without anybody, or when everybody had all right
at the start, there is none, and it is said why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from math import fsum, sqrt

from visit_guide.domain.forms import FormsState
from visit_guide.domain.natural import natural
from visit_guide.domain.questionnaire import Form, Moment, Question, Questionnaire
from visit_guide.domain.record import record
from visit_guide.domain.scores import Mark, PairedScores, Scores, by, pairs_of, score, tally
from visit_guide.domain.sitting import all_questions, counted, is_scored

__all__ = [
    "SOME",
    "Caution",
    "Evaluation",
    "FormMean",
    "Gain",
    "MissedPart",
    "QuestionStats",
    "Undefined",
    "caution",
    "correlation",
    "evaluate",
    "gain",
    "mean",
    "most_missed",
    "most_missed_parts",
]

FEW, SOME = 5, 20
"""Below so many matched pairs the figures say nearly nothing, or little."""
FEWEST_FOR_CORRELATION = 5


class Undefined(StrEnum):
    """Why there is no normalised gain."""

    NOBODY = "nobody"
    """Nobody answered at both moments."""
    ALL_RIGHT = "all-right"
    """All was right at the start: nothing could be gained."""


class Caution(StrEnum):
    """How carefully a group's figures are to be read."""

    NOBODY = "nobody"
    VERY_FEW = "very-few"
    FEW = "few"


@record
class Gain:
    """From start to end, on matched pairs."""

    n: int = 0
    """How many people."""
    before: float | None = None
    """Mean share of points at the start, from 0 to 1."""
    after: float | None = None
    """Mean share of points at the end."""
    value: float | None = None
    """The normalised gain; below 0 when less is right at the end."""
    undefined: Undefined | None = None

    @property
    def difference(self) -> float | None:
        """After less before."""
        return None if self.before is None or self.after is None else self.after - self.before


@record
class FormMean:
    """How one form went at one moment, all who had it, matched or not."""

    form: Form | None
    moment: Moment
    n: int
    share: float | None


@record
class QuestionStats:
    """How one question went at one moment.

    ``difficulty`` is the share of right answers (the usual name: the higher, the easier).
    ``discrimination`` is the correlation between being right here and the share of points on the
    rest of the paper; None when it cannot be told: too few papers, or all alike.
    """

    question: str
    moment: Moment
    form: Form | None
    n: int
    right: int
    dont_know: int
    """Answered « I do not know », or not at all."""
    difficulty: float | None = None
    discrimination: float | None = None


@record
class MissedPart:
    """An objective or a theme at one moment: how many of the answers to its questions were right."""

    name: str
    answers: int
    right: int


@record
class Evaluation:
    """All figures of a group."""

    scores: tuple[Scores, ...] = ()
    """Every paper, by person and moment."""
    pairs: tuple[PairedScores, ...] = ()
    started: int = 0
    ended: int = 0
    gain: Gain = Gain()
    by_objective: tuple[tuple[str, Gain], ...] = ()
    by_theme: tuple[tuple[str, Gain], ...] = ()
    by_first_form: tuple[tuple[Form, Gain], ...] = ()
    """Apart for those who started with A and with B; empty without forms."""
    forms: tuple[FormMean, ...] = ()
    questions: tuple[QuestionStats, ...] = ()
    outdated: tuple[tuple[str, int], ...] = ()
    """Questions changed since, and how many answers to them do not count."""
    withdrawn: tuple[str, ...] = ()
    """Questions that do not count: withdrawn ones and their twins."""
    caution: Caution | None = Caution.NOBODY

    @property
    def n(self) -> int:
        """How many matched pairs."""
        return len(self.pairs)


def evaluate(state: FormsState, questionnaires: Iterable[Questionnaire]) -> Evaluation:
    """All figures that follow from the papers of ``state``."""
    every = tuple(questionnaires)
    scores = tuple(score(sent, every) for sent in state.submissions)
    pairs = pairs_of(scores, every)
    questions = counted(every)
    return Evaluation(
        scores=scores,
        pairs=pairs,
        started=sum(one.moment is Moment.START for one in scores),
        ended=sum(one.moment is Moment.END for one in scores),
        gain=gain([(tally(p.start).share, tally(p.end).share) for p in pairs]),
        by_objective=_gains(pairs, lambda question: question.objective, questions.values()),
        by_theme=_gains(pairs, lambda question: question.theme, questions.values()),
        by_first_form=tuple(
            (form, gain([(tally(p.start).share, tally(p.end).share) for p in pairs if p.form is form]))
            for form in Form
            if any(one.form is form for one in scores)
        ),
        forms=_forms(scores),
        questions=_questions(scores),
        outdated=_counts(name for one in scores for name in one.outdated),
        withdrawn=tuple(
            name
            for name, (held, one) in all_questions(every).items()
            if name not in questions and is_scored(held, one)
        ),
        caution=caution(len(pairs)),
    )


def gain(shares: Sequence[tuple[float | None, float | None]]) -> Gain:
    """The gain of people whose shares at the start and at the end are given; unknown ones are left out."""
    known = [(start, end) for start, end in shares if start is not None and end is not None]
    if not known:
        return Gain(undefined=Undefined.NOBODY)
    before = fsum(start for start, _ in known) / len(known)
    after = fsum(end for _, end in known) / len(known)
    if before >= 1.0 - 1e-12:
        return Gain(n=len(known), before=before, after=after, undefined=Undefined.ALL_RIGHT)
    return Gain(n=len(known), before=before, after=after, value=(after - before) / (1.0 - before))


def caution(pairs: int) -> Caution | None:
    """What to say of a group of so many matched pairs."""
    if pairs == 0:
        return Caution.NOBODY
    return Caution.VERY_FEW if pairs < FEW else Caution.FEW if pairs < SOME else None


def most_missed(evaluation: Evaluation, moment: Moment, most: int = 3) -> tuple[QuestionStats, ...]:
    """The questions fewest people had right at ``moment``, the most missed first."""
    found = [q for q in evaluation.questions if q.moment is moment and q.n and q.right < q.n]
    return tuple(sorted(found, key=lambda q: (q.right / q.n, -q.n, natural(q.question)))[:most])


def most_missed_parts(
    evaluation: Evaluation, moment: Moment, of: Callable[[str], str | None], most: int = 3
) -> tuple[MissedPart, ...]:
    """The objectives or themes with the fewest right answers at ``moment``, the most missed first.

    ``of`` gives the objective or the theme of a question, by its short name; None leaves it out.
    """
    answers: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for stats in evaluation.questions:
        name = of(stats.question) if stats.moment is moment else None
        if name is not None:
            answers[name] += stats.n
            right[name] += stats.right
    found = [
        MissedPart(name=name, answers=n, right=right[name]) for name, n in answers.items() if right[name] < n
    ]
    return tuple(sorted(found, key=lambda one: (one.right / one.answers, -one.answers))[:most])


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that are known, or None."""
    known = [value for value in values if value is not None]
    return fsum(known) / len(known) if known else None


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's correlation; None for too few pairs, or when one side never varies."""
    if len(pairs) < FEWEST_FOR_CORRELATION:
        return None
    mean_x = fsum(x for x, _ in pairs) / len(pairs)
    mean_y = fsum(y for _, y in pairs) / len(pairs)
    spread_x = fsum((x - mean_x) ** 2 for x, _ in pairs)
    spread_y = fsum((y - mean_y) ** 2 for _, y in pairs)
    if spread_x < 1e-12 or spread_y < 1e-12:
        return None
    together = fsum((x - mean_x) * (y - mean_y) for x, y in pairs)
    return max(-1.0, min(1.0, together / sqrt(spread_x * spread_y)))


def _gains(
    pairs: Sequence[PairedScores], key: Callable[[Question], str | None], questions: Iterable[Question]
) -> tuple[tuple[str, Gain], ...]:
    names = dict.fromkeys(name for question in questions if (name := key(question)) is not None)
    start = [by(pair.start, key) for pair in pairs]
    end = [by(pair.end, key) for pair in pairs]
    return tuple(
        (
            name,
            gain(
                [
                    (first[name].share, last[name].share)
                    for first, last in zip(start, end, strict=True)
                    if name in first and name in last
                ]
            ),
        )
        for name in names
    )


def _forms(scores: Sequence[Scores]) -> tuple[FormMean, ...]:
    held: dict[tuple[Form | None, Moment], list[float | None]] = {}
    for one in scores:
        held.setdefault((one.form, one.moment), []).append(one.total.share)
    ordered = sorted(held.items(), key=lambda item: (item[0][0] or "", item[0][1] is Moment.END))
    return tuple(
        FormMean(form=form, moment=moment, n=len(shares), share=mean(shares))
        for (form, moment), shares in ordered
    )


def _questions(scores: Sequence[Scores]) -> tuple[QuestionStats, ...]:
    held: dict[tuple[Moment, str], list[tuple[Mark, Scores]]] = {}
    for one in scores:
        for mark in one.marks:
            held.setdefault((one.moment, mark.question.id), []).append((mark, one))
    stats = []
    for (moment, name), marks in held.items():
        right = sum(mark.right for mark, _ in marks)
        rest = [(float(mark.right), _rest(mark, one)) for mark, one in marks]
        stats.append(
            QuestionStats(
                question=name,
                moment=moment,
                form=marks[0][1].form,
                n=len(marks),
                right=right,
                dont_know=sum(not mark.answered for mark, _ in marks),
                difficulty=right / len(marks),
                discrimination=correlation([(x, y) for x, y in rest if y is not None]),
            )
        )
    return tuple(sorted(stats, key=lambda q: (q.moment is Moment.END, q.form or "", natural(q.question))))


def _rest(mark: Mark, one: Scores) -> float | None:
    """The share of points on all other questions of the paper."""
    return tally(other for other in one.marks if other is not mark).share


def _counts(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return tuple(sorted(found.items(), key=lambda one: natural(one[0])))
