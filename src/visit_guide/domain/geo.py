"""Points on the Earth: how far, which way."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from geographiclib.geodesic import Geodesic

from visit_guide.domain.record import record

__all__ = ["POINTS", "Fix", "Point", "bearing", "compass", "distance_m", "length_m", "nearest"]

Point = tuple[float, float]
"""Latitude and longitude, in WGS84 degrees."""

POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
"""The eight compass points, clockwise from north."""


@record
class Fix:
    """Where a device says it is."""

    at: Point
    accuracy_m: float = 0.0
    """How far from there it may really be, in metres; 0 when the device does not say."""


def distance_m(start: Point, end: Point) -> float:
    """Metres between two points over the ellipsoid: the same in both directions."""
    # geopy's geodesic is this very computation, but takes forty times as long to import.
    (lat, lon), (other_lat, other_lon) = sorted((start, end))
    found = Geodesic.WGS84.Inverse(lat, lon, other_lat, other_lon, Geodesic.DISTANCE)
    return float(found["s12"])


def bearing(start: Point, end: Point) -> float | None:
    """The direction of ``end`` seen from ``start``, in degrees clockwise from north; None on the spot."""
    wanted = Geodesic.DISTANCE | Geodesic.AZIMUTH
    found = Geodesic.WGS84.Inverse(*start, *end, wanted)
    return None if found["s12"] < 0.01 else float(found["azi1"]) % 360


def compass(degrees: float) -> str:
    """The nearest of the eight ``POINTS`` to a direction."""
    return POINTS[math.floor((degrees % 360) / 45 + 0.5) % 8]


def length_m(points: Iterable[Point]) -> float:
    """Metres along a line; 0 for a single point."""
    return sum(distance_m(start, end) for start, end in pairwise(points))


def nearest(here: Point, points: Sequence[Point]) -> tuple[int, float] | None:
    """Number (from 0) of the point nearest to ``here``, and metres to it; None without points."""
    distances = ((distance_m(here, point), number) for number, point in enumerate(points))
    found = min(distances, default=None)
    return None if found is None else (found[1], found[0])
