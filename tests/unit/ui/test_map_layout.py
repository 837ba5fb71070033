"""The arithmetic of the map: projection, views, markers and names that keep out of each other's way."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.geo import distance_m
from visit_guide.ui.map_layout import (
    MAX_ZOOM,
    MIN_ZOOM,
    Box,
    around,
    farthest,
    fit,
    free_boxes,
    project,
    scale_bar,
    spread,
    well_placed,
)

CHURCH, HOMES, CD2E, LUMIWATT = (50.4579, 2.7922), (50.4528, 2.7547), (50.4432, 2.7885), (50.4433, 2.7890)
DAY = [CHURCH, HOMES, CD2E, LUMIWATT]
anywhere = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
sides = st.floats(1, 4000)


def test_north_is_up_and_east_is_right() -> None:
    (x, y), (east, _), (_, north) = (project(p, 14) for p in [(50, 2), (50, 3), (51, 2)])
    assert east > x
    assert north < y


def test_a_kilometre_measures_what_the_scale_says() -> None:
    metres, width = scale_bar(50.45, 14.5)
    (x0, y0), (x1, y1) = project(CHURCH, 14.5), project(HOMES, 14.5)
    assert math.hypot(x1 - x0, y1 - y0) / width * metres == pytest.approx(
        distance_m(CHURCH, HOMES), rel=0.005
    )


@given(st.floats(-90, 90), st.floats(MIN_ZOOM, MAX_ZOOM))
def test_the_scale_is_a_round_number_that_fits(lat: float, zoom: float) -> None:
    metres, width = scale_bar(lat, zoom, 150)
    assert str(metres)[0] in "125"
    assert set(str(metres)[1:]) <= {"0"}
    assert width <= 150 or metres == 1


@pytest.mark.parametrize(("width", "height"), [(688, 720), (708, 700), (390, 500), (352, 390)])
def test_the_whole_day_is_in_view_away_from_the_edges(width: float, height: float) -> None:
    camera = fit(DAY, width, height, (44, 56, 92, 72))
    cx, cy = project(camera.centre, camera.zoom)
    for point in DAY:
        x, y = project(point, camera.zoom)
        assert 20 < x - cx + width / 2 < width - 40
        assert 20 < y - cy + height / 2 < height - 20


@given(st.lists(anywhere, max_size=6), sides, sides)
def test_there_is_always_a_view(points: list[tuple[float, float]], width: float, height: float) -> None:
    camera = fit(points, width, height)
    assert MIN_ZOOM <= camera.zoom <= MAX_ZOOM
    assert all(math.isfinite(part) for part in camera.centre)


@pytest.mark.parametrize(("width", "height"), [(688, 720), (390, 500)])
def test_at_the_farthest_the_plan_still_takes_two_thirds_of_a_side(width: float, height: float) -> None:
    zoom = farthest(DAY, width, height)
    spots = [project(point, zoom) for point in DAY]
    across, down = (max(side) - min(side) for side in zip(*spots, strict=True))
    assert max(across / width, down / height) == pytest.approx(2**-0.5)
    assert farthest([], width, height) >= MIN_ZOOM


def test_one_place_or_the_same_twice_is_shown_close_but_not_too_close() -> None:
    assert fit([CHURCH], 600, 600).zoom == fit([CHURCH, CHURCH], 600, 600).zoom == 16
    assert fit([CHURCH], 600, 600, (0, 0, 0, 0)).centre == pytest.approx(CHURCH)


def test_markers_apart_stay_where_they_are_and_neighbours_part() -> None:
    spots = [project(point, 14.5) for point in DAY]
    moves = spread(spots, 48)
    assert moves[:2] == ((0.0, 0.0), (0.0, 0.0))
    (ax, ay), (bx, by) = ((s[0] + m[0], s[1] + m[1]) for s, m in zip(spots[2:], moves[2:], strict=True))
    assert max(abs(ax - bx), abs(ay - by)) >= 47.9


def test_many_in_one_spot_are_untangled() -> None:
    moves = spread([(100.0, 100.0)] * 6, 44, rounds=200)
    for (ax, ay), (bx, by) in itertools.combinations(moves, 2):
        assert max(abs(ax - bx), abs(ay - by)) > 40


@given(st.lists(st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5)), max_size=20))
def test_spreading_never_fails_and_is_repeatable(spots: list[tuple[float, float]]) -> None:
    moves = spread(spots, 44)
    assert len(moves) == len(spots)
    assert moves == spread(spots, 44)
    assert all(math.isfinite(part) for move in moves for part in move)


def test_a_name_takes_the_first_free_box_or_none() -> None:
    marker = Box(left=0, top=0, width=10, height=10)
    below, right = Box(left=0, top=12, width=30, height=10), Box(left=12, top=0, width=30, height=10)
    first, second, third = free_boxes([[below], [below, right], [below, right]], [marker])
    assert (first, second, third) == (below, right, None)
    assert free_boxes([[marker]], [marker]) == (None,)


def test_a_name_stands_where_it_hides_nothing_and_is_on_no_line() -> None:
    marker = Box(left=100, top=100, width=40, height=40)
    below, right, above, *_ = around(marker, 80, 30)
    assert well_placed([[below, right]], [marker]) == (below,)
    assert well_placed([[below, right]], [marker], landmarks=[below]) == (right,)
    assert well_placed([[below, right]], [marker], lines=[((90, 160), (150, 160))]) == (right,)
    assert well_placed([[below, above]], [marker, below, above]) == (None,)


@given(st.floats(20, 300), st.floats(10, 60))
def test_a_name_never_covers_its_marker(width: float, height: float) -> None:
    marker = Box(left=100, top=100, width=40, height=40)
    assert not any(box.meets(marker) for box in around(marker, width, height))


def test_two_in_one_spot_stand_one_above_the_other() -> None:
    (x, y), (x2, y2) = spread([(10, 10), (10, 10)], 40)
    assert abs(x2 - x) < 1
    assert abs(y2 - y) > 39


spots = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(spots, spots)
def test_a_line_that_starts_or_ends_in_a_box_crosses_it(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    box = Box(left=-50, top=-50, width=100, height=100)
    inside = any(abs(x) <= 50 and abs(y) <= 50 for x, y in (start, end))
    assert box.crossed_by(start, end) or not inside
    assert box.crossed_by(start, end) == box.crossed_by(end, start)
    beside = max(start[0], end[0]) < -50 or min(start[0], end[0]) > 50
    assert not (beside and box.crossed_by(start, end))
