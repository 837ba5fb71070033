"""How late the group is, and what to shorten."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.group_events import LEADERS, happened
from visit_guide.domain.day import minutes
from visit_guide.domain.events import Kind
from visit_guide.domain.group import fold
from visit_guide.domain.guide import Item, ItemKind, Transfer
from visit_guide.domain.pace import Cut, Plan, arrivals, catch_up, delay, local_minute

PARIS = ZoneInfo("Europe/Paris")


def line(name: str, start: str, end: str, kind: ItemKind = ItemKind.STOP, moved: int | None = None) -> Item:
    transfer = None if moved is None else Transfer(mode="walk", minutes=moved)
    return Item(id=name, kind=kind, start=start, end=end, transfer=transfer)


DAY = (
    line("accueil", "09:00", "09:30", ItemKind.WELCOME),
    line("eglise", "09:40", "10:40", moved=5),
    line("theorie", "10:40", "11:40", ItemKind.THEORY),
    line("repas", "12:00", "13:30", ItemKind.BREAK),
    line("cd2e", "13:30", "14:10"),
    line("bilan", "14:10", "14:40", ItemKind.DISCUSSION),
)


def test_times_are_told_where_the_visit_is() -> None:
    assert local_minute("2026-05-28T08:05:00+00:00", PARIS) == 10 * 60 + 5
    assert local_minute("2026-05-28T08:05:00", PARIS) == 10 * 60 + 5
    assert local_minute("soon", PARIS) is None
    assert local_minute("0001-01-01T00:00:00+23:59", PARIS) is None


def test_arrivals_are_those_of_the_last_step_to_each_line() -> None:
    leader = LEADERS[0]
    state = fold(
        [
            happened(1, Kind.STEP, leader, minute=0, item="eglise"),
            happened(2, Kind.STEP, leader, minute=20, item="theorie"),
            happened(3, Kind.STEP, leader, wall="soon", item="cd2e"),
        ]
    )
    assert arrivals(state, PARIS) == {"eglise": 12 * 60, "theorie": 12 * 60 + 20}


@pytest.mark.parametrize(
    ("arrived", "now", "late"),
    [("09:52", "09:55", 12), ("09:40", "10:00", 0), ("09:30", "09:31", -10), ("09:40", "10:55", 15)],
)
def test_a_group_is_as_late_as_it_came_or_stays(arrived: str, now: str, late: int) -> None:
    assert delay(DAY, "eglise", minutes(arrived), minutes(now)) == late


def test_without_an_arrival_only_what_is_overdue_counts() -> None:
    assert delay(DAY, "eglise", None, minutes("10:00")) == 0
    assert delay(DAY, "eglise", None, minutes("10:50")) == 10
    assert delay(DAY, None, None, 600) == 0
    assert delay(DAY, "elsewhere", 600, 600) == 0


def test_waiting_goes_first_then_theory_then_stops_then_breaks() -> None:
    plan = catch_up(DAY, "accueil", 5)
    assert plan == Plan(cuts=(Cut(before="repas", minutes=5),))
    plan = catch_up(DAY, "accueil", 30)
    assert [(cut.item or f"before {cut.before}", cut.minutes) for cut in plan.cuts] == [
        ("before eglise", 5),
        ("theorie", 5),
        ("before repas", 20),
    ]
    plan = catch_up(DAY, "accueil", 500)
    assert [(cut.item or f"before {cut.before}", cut.minutes) for cut in plan.cuts] == [
        ("before eglise", 5),
        ("eglise", 15),
        ("theorie", 20),
        ("before repas", 20),
        ("repas", 45),
        ("cd2e", 10),
        ("bilan", 10),
    ]
    assert plan.left == 500 - 125


def test_a_group_on_time_shortens_nothing() -> None:
    assert catch_up(DAY, "eglise", 0) == Plan()
    assert catch_up(DAY, "eglise", -9) == Plan()
    assert catch_up(DAY, None, 12) == Plan(left=12)
    assert catch_up(DAY, "bilan", 12) == Plan(left=12)


@given(st.sampled_from([item.id for item in DAY]), st.integers(-20, 400))
def test_what_is_cut_and_what_is_left_add_up(current: str, late: int) -> None:
    plan = catch_up(DAY, current, late)
    assert sum(cut.minutes for cut in plan.cuts) + plan.left == max(0, late)
    for cut in plan.cuts:
        assert cut.minutes > 0
        item = next(item for item in DAY if item.id == cut.before)
        if cut.item:
            left = minutes(item.end) - minutes(item.start) - cut.minutes
            assert left >= {ItemKind.BREAK: 45, ItemKind.STOP: 20}.get(item.kind, 1)
