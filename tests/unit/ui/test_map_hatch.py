"""Hatching stays inside what it hatches, at the distance asked for."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from visit_guide.ui.map_hatch import hatch

SQUARE = [(50.0, 2.0), (50.0, 2.01), (50.01, 2.01), (50.01, 2.0), (50.0, 2.0)]


def test_strokes_stay_inside_and_run_north_east() -> None:
    strokes = hatch(SQUARE, 100)
    assert len(strokes) > 5
    for (lat0, lon0), (lat1, lon1) in strokes:
        for lat, lon in ((lat0, lon0), (lat1, lon1)):
            assert 50.0 - 1e-9 <= lat <= 50.01 + 1e-9
            assert 2.0 - 1e-9 <= lon <= 2.01 + 1e-9
        assert (lat1 > lat0) == (lon1 > lon0)


@pytest.mark.parametrize("gap", [40.0, 100.0])
def test_strokes_are_evenly_spaced(gap: float) -> None:
    def across(point: tuple[float, float]) -> float:
        """Metres from the corner, square to the strokes."""
        return (point[0] - 50 - (point[1] - 2) * math.cos(math.radians(50))) * 111_200 / math.sqrt(2)

    strokes = [(across(start), across(end)) for start, end in hatch(SQUARE, gap)]
    assert all(start == pytest.approx(end, abs=0.01) for start, end in strokes)
    assert [b[0] - a[0] for a, b in pairwise(strokes)] == pytest.approx([gap] * (len(strokes) - 1), abs=0.01)


def test_a_hollow_area_is_not_crossed_where_it_is_open() -> None:
    notch = [(0, 0), (0, 3), (3, 3), (3, 0), (2, 0), (2, 2), (1, 2), (1, 0), (0, 0)]
    ring = [(50 + lat / 1000, 2 + lon / 1000) for lat, lon in notch]
    for (lat0, lon0), (lat1, lon1) in hatch(ring, 20):
        lat, lon = ((lat0 + lat1) / 2 - 50) * 1000, ((lon0 + lon1) / 2 - 2) * 1000
        assert not (1.05 < lat < 1.95 and lon < 1.95)
