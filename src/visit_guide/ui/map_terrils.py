"""The terrils as landmarks: cones seen from the side, as one sees them from anywhere in town."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from visit_guide.domain.basemap import BaseMap, LatLon, Shape
from visit_guide.ui.map_layout import Box, Spot, project

__all__ = ["FLANKS", "cone_box", "cones", "landmarks", "middle"]

WIDTHS = 76.0, 170.0
"""Narrowest and widest drawing of a cone, in dp: a landmark at every zoom."""
HEIGHT = 0.56
"""Height of a drawing as a share of its width: steeper than they are, to be seen as what they are."""

FLANKS: tuple[tuple[str, tuple[Spot, ...]], ...] = (
    ("dark", ((0, 1), (0.2, 0.62), (0.41, 0.13), (0.47, 0.02), (0.54, 0), (0.6, 0.12), (0.82, 0.64), (1, 1))),
    (
        "light",
        ((0.54, 0), (0.6, 0.12), (0.82, 0.64), (1, 1), (0.7, 1), (0.62, 0.72), (0.66, 0.5), (0.56, 0.3)),
    ),
    ("light", ((0.38, 0.36), (0.42, 0.4), (0.34, 0.7), (0.36, 1), (0.3, 1), (0.29, 0.7))),
)
"""The parts of a cone and their shade, as shares of its width and height."""


def cones(base: BaseMap) -> list[Shape]:
    """The terrils drawn as cones, from north to south: a nearer one stands before those behind it."""
    found = [shape for shape in base.shapes if shape.kind == "terril" and shape.form == "cone"]
    return sorted(found, key=lambda shape: -middle(shape)[0])


def middle(shape: Shape) -> LatLon:
    """The middle of an outline's corners."""
    corners = shape.points[:-1]
    return sum(lat for lat, _ in corners) / len(corners), sum(lon for _, lon in corners) / len(corners)


def _span(spots: Iterable[float]) -> float:
    listed = list(spots)
    return max(listed) - min(listed)


def cone_box(shape: Shape, zoom: float) -> Box:
    """Where a cone is drawn: as wide as the terril is at this zoom, within limits."""
    width = max(WIDTHS[0], min(WIDTHS[1], _span(project(point, zoom)[0] for point in shape.points)))
    height = width * HEIGHT
    x, y = project(middle(shape), zoom)
    return Box(left=x - width / 2, top=y - height * 0.62, width=width, height=height)


def landmarks(base: BaseMap, zoom: float) -> Sequence[Box]:
    """What names should not hide."""
    return [cone_box(shape, zoom) for shape in cones(base)]
