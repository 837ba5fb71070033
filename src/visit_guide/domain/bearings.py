"""Which way, and where a device says it is."""

from __future__ import annotations

import math

from geographiclib.geodesic import Geodesic

from visit_guide.domain.record import record

__all__ = ["POINTS", "Fix", "bearing", "compass", "metres"]

POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
"""The eight compass points, clockwise from north."""

LatLon = tuple[float, float]


@record
class Fix:
    """Where a device says it is."""

    at: LatLon
    """Latitude and longitude in degrees."""
    accuracy_m: float = 0.0
    """How far from there it may really be, in metres; 0 when the device does not say."""


def metres(start: LatLon, end: LatLon) -> float:
    """The shortest way over the ellipsoid, in metres: the same in both directions."""
    # geopy's geodesic is this very computation, but takes forty times as long to import.
    (lat, lon), (other_lat, other_lon) = sorted((start, end))
    found = Geodesic.WGS84.Inverse(lat, lon, other_lat, other_lon, Geodesic.DISTANCE)
    return float(found["s12"])


def bearing(start: LatLon, end: LatLon) -> float | None:
    """The direction of ``end`` seen from ``start``, in degrees clockwise from north; None on the spot."""
    wanted = Geodesic.DISTANCE | Geodesic.AZIMUTH
    found = Geodesic.WGS84.Inverse(*start, *end, wanted)
    return None if found["s12"] < 0.01 else float(found["azi1"]) % 360


def compass(degrees: float) -> str:
    """The nearest of the eight ``POINTS`` to a direction."""
    return POINTS[math.floor((degrees % 360) / 45 + 0.5) % 8]
