"""What to do at home: the projects one thinks of, ranked, and the action plan they make."""

from __future__ import annotations

from visit_guide.domain.notebook import CRITERIA, Field, Notebook, Rating, Worksheet
from visit_guide.domain.record import record

__all__ = ["MOST_POINTS", "POINTS", "Action", "Ranked", "actions", "rank"]

POINTS = {Rating.EASY: 2, Rating.POSSIBLE: 1, Rating.HARD: 0, Rating.UNKNOWN: 0}
"""What each rating is worth; what is still to be looked into is worth nothing yet."""
MOST_POINTS = 2 * len(CRITERIA)


@record
class Ranked:
    """A candidate project with its points, out of :data:`MOST_POINTS`."""

    worksheet: Worksheet
    points: int
    rated: int
    """How many criteria were rated at all."""
    open: int
    """How many criteria are not rated, or to be looked into."""


@record
class Action:
    """A line of the action plan; what is not decided yet is empty."""

    item: str
    sheet: str
    what: str
    with_whom: str
    when: str


def rank(notebook: Notebook) -> tuple[Ranked, ...]:
    """The candidate projects, the most feasible first; at equal points the one worked out further."""
    ranked = [_ranked(worksheet) for worksheet in notebook.candidates]
    return tuple(sorted(ranked, key=lambda one: (-one.points, one.open, -one.worksheet.filled)))


def actions(notebook: Notebook) -> tuple[Action, ...]:
    """First steps of the candidate projects, in the order of :func:`rank`."""
    return tuple(
        Action(
            item=one.worksheet.item,
            sheet=one.worksheet.sheet,
            what=one.worksheet.text(Field.FIRST_STEP).strip(),
            with_whom=(one.worksheet.text(Field.WITH_WHOM) or one.worksheet.text(Field.ALLIES)).strip(),
            when=one.worksheet.text(Field.WHEN).strip(),
        )
        for one in rank(notebook)
        if one.worksheet.text(Field.FIRST_STEP).strip()
    )


def _ranked(worksheet: Worksheet) -> Ranked:
    ratings = [worksheet.rating(criterion) for criterion in CRITERIA]
    given = [rating for rating in ratings if rating is not None]
    return Ranked(
        worksheet=worksheet,
        points=sum(POINTS[rating] for rating in given),
        rated=len(given),
        open=sum(rating in (None, Rating.UNKNOWN) for rating in ratings),
    )
