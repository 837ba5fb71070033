"""Which images cover a place."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.authoring.tile_grid import count_tiles, tile_at, tiles_of
from visit_guide.domain.box import Box, bounding_box
from visit_guide.domain.geo import Point

anywhere = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_known_places() -> None:
    assert tile_at((50.4432, 2.7885), 0) == (0, 0, 0)
    assert tile_at((48.8584, 2.2945), 15) == (15, 16592, 11272)
    assert tile_at((0.0, 0.0), 1) == (1, 1, 1)


@given(anywhere, st.integers(0, 21))
def test_every_place_has_its_image_on_the_grid(point: Point, zoom: int) -> None:
    _, x, y = tile_at(point, zoom)

    assert 0 <= x < 2**zoom
    assert 0 <= y < 2**zoom


@given(st.tuples(st.floats(-85, 85), st.floats(-179.9, 179.9)), st.integers(1, 18))
def test_a_place_lies_within_the_edges_of_its_image(point: Point, zoom: int) -> None:
    _, x, y = tile_at(point, zoom)

    west, east = (column / 2**zoom * 360 - 180 for column in (x, x + 1))
    north, south = (
        math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / 2**zoom)))) for row in (y, y + 1)
    )
    assert west - 1e-9 <= point[1] <= east + 1e-9
    assert south - 1e-9 <= point[0] <= north + 1e-9


@given(st.lists(anywhere, min_size=1, max_size=4), st.integers(0, 5))
def test_a_box_is_covered_once_and_counted_right(points: list[Point], zoom: int) -> None:
    box = bounding_box(points, 1000)
    assert box is not None
    zooms = range(zoom, zoom + 2)

    tiles = list(tiles_of(box, zooms))

    assert len(tiles) == len(set(tiles)) == count_tiles(box, zooms)
    assert {tile_at(point, level) for point in points for level in zooms} <= set(tiles)


def test_the_antimeridian_is_crossed_and_not_gone_around() -> None:
    box = Box(west=179.5, south=-17, east=-179.5, north=-16)

    columns = {x for _, x, _ in tiles_of(box, range(10, 11))}

    assert columns == {1022, 1023, 0, 1}


def test_counting_lists_nothing() -> None:
    world = Box(west=-180, south=-90, east=180, north=90)

    assert count_tiles(world, range(19, 20)) == pytest.approx(4**19)
