"""Parallel strokes across an area, for what is drawn as worked ground."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

LatLon = tuple[float, float]

HATCH_M = 55.0
"""Distance between two strokes on a terril that is not a cone, in metres."""

_METRES_PER_DEGREE = 111_200.0


def hatch(ring: Sequence[LatLon], gap_m: float) -> list[tuple[LatLon, LatLon]]:
    """Strokes from south-west to north-east inside the closed ``ring``, ``gap_m`` metres apart."""
    narrow = max(0.01, math.cos(math.radians(ring[0][0])))
    # Turned by 45°, strokes are level: x along them, y across.
    turned = [(lon * narrow + lat, lat - lon * narrow) for lat, lon in ring]
    gap = gap_m * math.sqrt(2) / _METRES_PER_DEGREE
    low, high = min(y for _, y in turned), max(y for _, y in turned)
    strokes: list[tuple[LatLon, LatLon]] = []
    for number in range(1, math.ceil((high - low) / gap)):
        level = low + number * gap
        crossings = sorted(
            x0 + (level - y0) / (y1 - y0) * (x1 - x0)
            for (x0, y0), (x1, y1) in pairwise(turned)
            if (y0 <= level) != (y1 <= level)
        )
        for start, end in zip(crossings[::2], crossings[1::2], strict=True):
            strokes.append((_back(start, level, narrow), _back(end, level, narrow)))
    return strokes


def _back(x: float, y: float, narrow: float) -> LatLon:
    return (x + y) / 2, (x - y) / 2 / narrow
