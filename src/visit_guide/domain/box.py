"""The part of the Earth around some places."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from visit_guide.domain.geo import Point
from visit_guide.domain.record import record

__all__ = ["Box", "bounding_box"]

_METRES_PER_DEGREE = 111_195.0


@record
class Box:
    """Between two meridians and two parallels, in degrees.

    ``west`` is greater than ``east`` when the antimeridian runs through it.
    """

    west: float
    south: float
    east: float
    north: float

    def contains(self, point: Point) -> bool:
        """Whether ``point`` lies inside, or on the edge."""
        lat, lon = point
        if self.west <= self.east:
            inside = self.west <= lon <= self.east
        else:
            inside = lon >= self.west or lon <= self.east
        return inside and self.south <= lat <= self.north


def bounding_box(points: Iterable[Point], margin_m: float = 0.0) -> Box | None:
    """The smallest box around ``points``, widened by ``margin_m`` metres; None without points."""
    known = list(points)
    if not known:
        return None
    extra = margin_m / _METRES_PER_DEGREE
    south = max(-90.0, min(lat for lat, _ in known) - extra)
    north = min(90.0, max(lat for lat, _ in known) + extra)
    west, east = _narrowest([lon for _, lon in known])
    if extra:
        # Near a pole a margin of a few metres reaches around the whole Earth.
        shortest = min(math.cos(math.radians(south)), math.cos(math.radians(north)))
        extra_lon = extra / shortest if shortest > extra / 360 else 360.0
        width = (east - west) % 360 + 2 * extra_lon
        west, east = (
            (-180.0, 180.0) if width >= 360 else (_normal(west - extra_lon), _normal(east + extra_lon))
        )
    return Box(west=_normal(west), south=south, east=_normal(east), north=north)


def _narrowest(lons: list[float]) -> tuple[float, float]:
    """West and east edge of the narrowest span: all but the widest gap between neighbours."""
    ordered = sorted(set(lons))
    gaps = [(ordered[0] + 360 - ordered[-1], ordered[0], ordered[-1])]
    gaps += [(end - start, end, start) for start, end in pairwise(ordered)]
    _, west, east = max(gaps, key=lambda gap: gap[0])
    return west, east


def _normal(lon: float) -> float:
    """``lon`` between -180 and 180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
