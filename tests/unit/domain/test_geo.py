"""Distances, directions and boxes, also where the Earth's coordinates are awkward."""

from __future__ import annotations

import math

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.box import Box, bounding_box
from visit_guide.domain.geo import POINTS, Point, bearing, compass, distance_m, length_m, nearest

AWKWARD = [
    (0.0, 0.0),
    (90.0, 0.0),
    (90.0, 120.0),
    (-90.0, -45.0),
    (0.0, 180.0),
    (0.0, -180.0),
    (12.5, 179.9999),
    (12.5, -179.9999),
    (50.4432, 2.7885),
    (-50.4432, -177.2115),
]
anywhere = st.one_of(
    st.sampled_from(AWKWARD),
    st.tuples(st.floats(-90, 90, allow_subnormal=False), st.floats(-180, 180, allow_subnormal=False)),
)
MAST, HALL = (50.4432, 2.7885), (50.4579, 2.7922)


@given(anywhere, anywhere)
def test_distances_are_symmetric_and_never_longer_than_half_the_earth(a: Point, b: Point) -> None:
    assert 0 <= distance_m(a, b) == distance_m(b, a) <= 20_004_000


@given(anywhere)
def test_no_way_at_all_to_the_place_itself(a: Point) -> None:
    assert distance_m(a, a) == 0
    assert bearing(a, a) is None


@given(anywhere, anywhere, anywhere)
def test_a_way_round_is_never_shorter(a: Point, b: Point, c: Point) -> None:
    assert distance_m(a, c) <= distance_m(a, b) + distance_m(b, c) + 0.001


@given(anywhere, anywhere)
def test_distances_are_those_of_geopy(a: Point, b: Point) -> None:
    assert distance_m(a, b) == pytest.approx(geodesic(a, b).m, abs=0.001)


def test_all_meridians_meet_at_the_pole_and_both_edges_of_the_map_are_one() -> None:
    assert distance_m((90, 0), (90, 120)) == pytest.approx(0, abs=1e-6)
    assert distance_m((0, 180), (0, -180)) == pytest.approx(0, abs=1e-6)
    assert distance_m((12.5, 179.9999), (12.5, -179.9999)) < 25


@given(anywhere, anywhere)
def test_a_bearing_is_a_direction_of_the_compass(a: Point, b: Point) -> None:
    degrees = bearing(a, b)

    assert degrees is None or (0 <= degrees <= 360 and compass(degrees) in POINTS)


@pytest.mark.parametrize(
    ("end", "direction"),
    [
        ((50.5, 2.7885), "north"),
        ((50.5, 2.87), "north-east"),
        ((50.4432, 2.9), "east"),
        ((50.4, 2.85), "south-east"),
        ((50.4, 2.7885), "south"),
        ((50.4, 2.72), "south-west"),
        ((50.4432, 2.7), "west"),
        ((50.5, 2.70), "north-west"),
    ],
)
def test_the_eight_directions(end: Point, direction: str) -> None:
    degrees = bearing(MAST, end)

    assert degrees is not None
    assert compass(degrees) == direction


def test_directions_change_half_way() -> None:
    assert [compass(degrees) for degrees in (22.4, 22.6, 337.4, 337.6, 360, -90)] == [
        "north",
        "north-east",
        "north-west",
        "north",
        "north",
        "west",
    ]


def test_the_shorter_way_leads_over_the_antimeridian() -> None:
    degrees = bearing((0, 179.9), (0, -179.9))

    assert degrees == pytest.approx(90)


def test_a_line_is_as_long_as_its_pieces() -> None:
    assert length_m([]) == length_m([MAST]) == 0
    assert length_m([MAST, HALL, MAST]) == pytest.approx(2 * distance_m(MAST, HALL))


@given(anywhere, st.lists(anywhere, max_size=5))
def test_nothing_is_nearer_than_the_nearest(here: Point, points: list[Point]) -> None:
    found = nearest(here, points)

    if found is None:
        assert not points
    else:
        number, metres = found
        assert metres == distance_m(here, points[number]) == min(distance_m(here, p) for p in points)


@given(st.lists(anywhere, min_size=1, max_size=5), st.floats(0, 1_000_000))
def test_a_box_holds_its_points(points: list[Point], margin: float) -> None:
    box = bounding_box(points, margin)

    assert box is not None
    assert all(box.contains(point) or point[1] in (180, -180) for point in points)
    assert -90 <= box.south <= box.north <= 90
    assert -180 <= box.west <= 180
    assert -180 <= box.east <= 180
    assert not any(math.isnan(edge) for edge in (box.west, box.south, box.east, box.north))


def test_a_margin_is_as_wide_as_it_is_high() -> None:
    box = bounding_box([MAST, HALL], 500)

    assert box is not None
    assert distance_m((box.south, MAST[1]), MAST) == pytest.approx(500, rel=0.01)
    assert distance_m((MAST[0], box.west), MAST) == pytest.approx(500, rel=0.01)
    assert distance_m((HALL[0], box.east), HALL) == pytest.approx(500, rel=0.01)


def test_boxes_over_the_antimeridian_and_around_a_pole() -> None:
    assert bounding_box([(10, 179), (12, -179)]) == Box(west=179, south=10, east=-179, north=12)
    assert bounding_box([(89.999, 0)], 500) == Box(
        west=-180, south=pytest.approx(89.9945, abs=1e-3), east=180, north=90
    )
    assert bounding_box([]) is None
