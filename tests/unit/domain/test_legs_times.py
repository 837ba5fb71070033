"""Times of the day and the spans between its lines."""

from __future__ import annotations

import pytest

from visit_guide.domain.guide import Item, ItemKind, Mode, Transfer, Travel
from visit_guide.domain.legs import Span, minutes_of_day, spans, travel_minutes


def item(start: str, end: str, minutes: int | None = None) -> Item:
    transfer = Transfer(minutes=minutes) if minutes else None
    return Item(id=start, kind=ItemKind.THEORY, start=start, end=end, transfer=transfer)


@pytest.mark.parametrize(
    ("time", "minutes"),
    [
        ("00:00", 0),
        ("09:05", 545),
        ("23:59", 1439),
        ("24:00", None),
        ("9:05", 545),
        ("9:5", None),
        ("09:60", None),
    ],
)
def test_minutes_of_day(time: str, minutes: int | None) -> None:
    assert minutes_of_day(time) == minutes


def test_travel_minutes_count_the_detour_and_round_up() -> None:
    travel = Travel(walk_kmh=4, bike_kmh=12, bus_kmh=20, car_kmh=30, detour=1.5)

    assert travel_minutes(2000, Mode.WALK, travel) == 45
    assert travel_minutes(2000, Mode.BIKE, travel) == 15
    assert travel_minutes(2000, Mode.BUS, travel) == 9
    assert travel_minutes(2000, Mode.CAR, travel) == 6
    assert travel_minutes(2001, Mode.CAR, travel) == 7
    assert travel_minutes(0, Mode.WALK, travel) == 0


def test_a_span_has_its_planned_time_else_the_gap() -> None:
    items = [item("09:00", "10:00"), item("10:20", "11:00"), item("11:30", "12:00", 15)]

    assert list(spans(items, [True, True, True])) == [
        Span(start=0, end=1, minutes=20),
        Span(start=1, end=2, minutes=15),
    ]


def test_lines_without_a_place_are_passed_over_with_the_time_around_them() -> None:
    items = [item("09:00", "10:00"), item("10:10", "11:00"), item("11:05", "12:00")]

    assert list(spans(items, [True, False, True])) == [Span(start=0, end=2, minutes=15)]


def test_unreadable_times_leave_the_time_unknown() -> None:
    items = [item("09:00", "soon"), item("10:10", "11:00"), item("11:05", "12:00")]

    assert list(spans(items, [True, True, True])) == [
        Span(start=0, end=1, minutes=None),
        Span(start=1, end=2, minutes=5),
    ]
