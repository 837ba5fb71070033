"""Which map images cover a place: the numbering that nearly all web maps share.

At zoom z the world, in Web Mercator, is cut into 2^z columns counted from the
antimeridian and 2^z rows counted from the north (the grid that WMTS calls PM or
GoogleMapsCompatible).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

from visit_guide.domain.box import Box
from visit_guide.domain.geo import Point

__all__ = ["HIGHEST_ZOOM", "Tile", "count_tiles", "tile_at", "tiles_of"]

Tile = tuple[int, int, int]
"""Zoom, column and row."""

HIGHEST_ZOOM = 21

_NORTH_MOST = 85.051128779  # where the square world of Web Mercator ends


def tile_at(point: Point, zoom: int) -> Tile:
    """The image that shows ``point``; the nearest one for places beyond the edge of the grid."""
    lat, lon = max(-_NORTH_MOST, min(_NORTH_MOST, point[0])), point[1]
    size: int = 2**zoom
    x = (lon + 180) / 360 * size
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * size
    return zoom, max(0, min(size - 1, math.floor(x))), max(0, min(size - 1, math.floor(y)))


def tiles_of(box: Box, zooms: range) -> Iterator[Tile]:
    """Every image that shows a part of ``box``, the coarsest first."""
    for zoom in zooms:
        for x, y in product(*_columns_and_rows(box, zoom)):
            yield zoom, x, y


def count_tiles(box: Box, zooms: range) -> int:
    """How many images that is, without listing them: at high zooms there may be billions."""
    return sum(len(columns) * len(rows) for columns, rows in (_columns_and_rows(box, zoom) for zoom in zooms))


def _columns_and_rows(box: Box, zoom: int) -> tuple[range | list[int], range]:
    _, first, top = tile_at((box.north, box.west), zoom)
    _, last, bottom = tile_at((box.south, box.east), zoom)
    rows = range(top, bottom + 1)
    if box.west <= box.east:
        return range(first, last + 1), rows
    if first <= last:  # both edges in one column, the rest of the world in between
        return range(2**zoom), rows
    return [*range(first, 2**zoom), *range(last + 1)], rows
