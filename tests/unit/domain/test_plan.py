"""Ranking the projects one thinks of, and the plan they make."""

from __future__ import annotations

from hypothesis import given

from tests.unit.histories import event, notebook_histories
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.notebook import Criterion, Notebook, fold
from visit_guide.domain.plan import MOST_POINTS, actions, rank


def notebook(**sheets: dict[str, str]) -> Notebook:
    """A notebook with worksheets: by stop, values by field (``_`` for ``-``)."""
    fields = [(item, field, value) for item, given_ in sheets.items() for field, value in given_.items()]
    return fold(
        event(n, Kind.WORKSHEET, item=item, sheet="", field=field.replace("_", "-"), value=value, tab="t")
        for n, (item, field, value) in enumerate(fields)
    )


def test_the_more_feasible_comes_first() -> None:
    ranked = rank(
        notebook(
            roof={"rate_support": "hard", "rate_means": "unknown"},
            street={"rate_support": "easy", "rate_means": "possible"},
            school={"rate_support": "possible"},
        )
    )
    assert [one.worksheet.item for one in ranked] == ["street", "school", "roof"]
    assert [one.points for one in ranked] == [3, 1, 0]
    assert [one.open for one in ranked] == [3, 4, 4]
    assert [one.rated for one in ranked] == [2, 1, 2]


def test_at_equal_points_what_is_worked_out_further_comes_first() -> None:
    ranked = rank(notebook(roof={"need": "x"}, street={"need": "x", "means": "y"}))
    assert [one.worksheet.item for one in ranked] == ["street", "roof"]


def test_the_plan_lists_first_steps_with_whom_and_when() -> None:
    plan = actions(
        notebook(
            roof={"first_step": " Voir le toit ", "allies": "l’école", "when": "en juin"},
            street={
                "first_step": "Marcher",
                "allies": "tous",
                "with_whom": "le voisinage",
                "need": "x",
                "means": "y",
            },
            school={"need": "x"},
        )
    )
    assert [(one.item, one.what, one.with_whom, one.when) for one in plan] == [
        ("street", "Marcher", "le voisinage", ""),
        ("roof", "Voir le toit", "l’école", "en juin"),
    ]


@given(notebook_histories())
def test_every_candidate_is_ranked_once_and_within_bounds(history: list[Event]) -> None:
    kept = fold(history)
    ranked = rank(kept)
    assert sorted(one.worksheet.item + one.worksheet.sheet for one in ranked) == sorted(
        one.item + one.sheet for one in kept.candidates
    )
    assert all(0 <= one.points <= MOST_POINTS == 2 * len(Criterion) for one in ranked)
    assert [one.points for one in ranked] == sorted((one.points for one in ranked), reverse=True)
