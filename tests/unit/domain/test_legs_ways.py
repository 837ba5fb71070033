"""The way between the places of the day: measured, along paths, added up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.geo import Point, distance_m, length_m
from visit_guide.domain.guide import (
    Confidence,
    Guide,
    Item,
    ItemKind,
    Itinerary,
    Leg,
    Mode,
    Position,
    Programme,
    Transfer,
    Travel,
)
from visit_guide.domain.legs import (
    Line,
    day_legs,
    leg_minutes,
    leg_to,
    measured_legs,
    point_of,
    totals,
    way_metres,
)

A, B, C = (50.4432, 2.7885), (50.4579, 2.7922), (50.4528, 2.7547)


def place(point: Point | None, name: str, **transfer: object) -> Item:
    position = Position()
    if point is not None:
        position = Position(lat=point[0], lon=point[1], confidence=Confidence.APPROXIMATE)
    return Item(
        id=name,
        kind=ItemKind.BREAK,
        start="09:00",
        end="09:00",
        title=name,
        position=position,
        transfer=Transfer(**{"minutes": 10, **transfer}),  # type: ignore[arg-type]
    )


def guide(*items: Item, travel: Travel | None = None) -> Guide:
    itinerary = Itinerary(id="jour", title="Jour", travel=travel or Travel(), items=items)
    return Guide(itinerary=itinerary, programme=Programme(title="P", place="L"), themes=(), sites=())


def test_straight_legs() -> None:
    (leg,) = measured_legs(guide(place(A, "a"), place(B, "b", mode=Mode.BIKE)))

    assert leg == Leg(
        start="a",
        end="b",
        mode=Mode.BIKE,
        metres=round(distance_m(A, B)),
        points=(A, B),
        planned=10,
    )


def test_places_nobody_knows_are_named_in_between() -> None:
    day = guide(
        place(A, "a"), place(None, "mystery"), replace(place(None, "talk"), transfer=None), place(B, "b")
    )

    (leg,) = measured_legs(day)

    assert (leg.start, leg.end, leg.via, leg.planned) == ("a", "b", ("mystery",), 20)


def test_a_given_path_is_followed_in_the_right_direction_without_detour() -> None:
    way = (A, C, B)
    lines = {"p.gpx": Line(points=way[::-1], metres=5000)}
    day = guide(place(A, "a"), place(B, "b", path="p.gpx"))

    (leg,) = measured_legs(day, lines=lines)

    assert leg.points == way
    assert (leg.metres, leg.along_path) == (5000, True)
    assert way_metres(leg, day.itinerary.travel) == 5000
    assert leg_minutes(leg, Travel(walk_kmh=5)) == 60


def test_paths_through_an_unknown_place_are_joined() -> None:
    lines = {"1": Line(points=(A, C), metres=100), "2": Line(points=(B, C), metres=200)}
    day = guide(place(A, "a"), place(None, "x", path="1"), place(B, "b", path="2"))

    (leg,) = measured_legs(day, lines=lines)

    assert (leg.points, leg.metres, leg.along_path) == ((A, C, C, B), 300, True)


def test_half_a_path_is_no_path() -> None:
    lines = {"2": Line(points=(C, B), metres=200)}
    day = guide(place(A, "a"), place(None, "x"), place(B, "b", path="2"))

    (leg,) = measured_legs(day, lines=lines)

    assert (leg.points, leg.along_path) == ((A, B), False)


def test_compiled_legs_are_used_as_they_are() -> None:
    day = guide(place(A, "a"), place(B, "b"))
    compiled = (Leg(start="a", end="b", metres=1),)

    assert day_legs(day)[0].metres > 1000
    assert day_legs(replace(day, legs=compiled)) == compiled
    assert leg_to(replace(day, legs=compiled), "b") == compiled[0]
    assert leg_to(day, "a") is None


def test_an_unknown_position_is_no_point() -> None:
    item = place(A, "a")
    assert item.position is not None
    hidden = replace(item, position=replace(item.position, confidence=Confidence.UNKNOWN))

    assert point_of(guide(item), item) == A
    assert point_of(guide(hidden), hidden) is None
    assert point_of(guide(), Item(id="x", kind=ItemKind.BREAK, start="", end="")) is None


@pytest.mark.parametrize(
    ("mode", "minutes"), [(Mode.WALK, 30), (Mode.BIKE, 10), (Mode.BUS, 6), (Mode.CAR, 4)]
)
def test_minutes_by_mode(mode: Mode, minutes: int) -> None:
    leg = Leg(start="a", end="b", metres=1000)

    assert leg_minutes(leg, Travel(detour=2.0), mode) == minutes


points = st.tuples(st.floats(-90, 90, allow_subnormal=False), st.floats(-180, 180, allow_subnormal=False))
days = st.lists(st.tuples(st.none() | points, st.sampled_from(Mode)), max_size=8)


@given(days, st.floats(1, 5), st.floats(0.5, 130))
def test_legs_sum_to_totals(places: list[tuple[Point | None, Mode]], detour: float, kmh: float) -> None:
    items = [place(point, str(number), mode=mode) for number, (point, mode) in enumerate(places)]
    day = guide(*items, travel=Travel(detour=detour, walk_kmh=kmh))

    legs = day_legs(day)
    whole = totals(legs, day.itinerary.travel)

    assert len(legs) == max(0, sum(point is not None for point, _ in places) - 1) == whole.legs
    assert whole.metres == sum(leg.metres for leg in legs) == sum(part.metres for part in whole.by_mode)
    assert whole.minutes == sum(part.minutes for part in whole.by_mode)
    assert whole.way_metres == sum(part.way_metres for part in whole.by_mode) >= whole.metres
    assert sum(part.legs for part in whole.by_mode) == len(legs)
    assert whole.planned == sum(leg.planned or 0 for leg in legs)
    known = [point for point, _ in places if point is not None]
    assert whole.metres == pytest.approx(length_m(known), abs=len(known))


def test_unreadable_times_leave_the_planned_total_open() -> None:
    legs = (Leg(start="a", end="b", planned=5), Leg(start="b", end="c"))

    assert totals(legs, Travel()).planned is None
