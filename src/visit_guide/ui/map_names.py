"""Words of the base map: what its colours mean, which names may be written at some zoom, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from visit_guide.domain.basemap import BaseMap, LatLon, Shape
from visit_guide.domain.record import record
from visit_guide.messages import N_
from visit_guide.ui.map_layout import Box, Spot, project, well_placed
from visit_guide.ui.map_terrils import cone_box, landmarks

__all__ = ["Name", "base_map_names", "ground_of"]

NAMED_FIRST = ("town", "neighbour", "terril", "mine", "estate", "railway", "shaft")
"""Whose name is kept when two would overlap."""

GROUND = (
    ("cone", N_("Terril")),
    ("flat", N_("Low or flattened terril")),
    ("estate", N_("Miners’ estate")),
    ("railway", N_("Former mine railway")),
    ("mine", N_("Mine site")),
    ("farmland", N_("Open fields")),
    ("town", N_("Town boundary")),
)
"""What may be drawn under the day, in the order in which it is explained."""


def ground_of(base: BaseMap) -> list[tuple[str, str]]:
    """What is drawn in ``base``: kinds, a terril's being ``cone`` or ``flat``, and their names."""
    kinds = {shape.kind for shape in base.shapes}
    kinds |= {"cone" if shape.form == "cone" else "flat" for shape in base.shapes if shape.kind == "terril"}
    return [(kind, words) for kind, words in GROUND if kind in kinds]


@record
class Name:
    """A name that has found its room, in dp on the projected world."""

    words: str
    place: LatLon
    """What it belongs to."""
    box: Box
    size: float
    """Height of the letters, in dp."""
    town: bool
    """The name of a town, not of something in it."""


def base_map_names(
    base: BaseMap,
    level: float,
    scale: float = 1.0,
    taken: Iterable[Box] = (),
    lines: Sequence[tuple[Spot, Spot]] = (),
    view: Box | None = None,
) -> list[Name]:
    """The names that may be written at zoom ``level`` and cover nothing, in order of importance.

    Args:
        base: The map.
        level: Zoom for which all is laid out.
        scale: Size of the letters, 1 being usual.
        taken: What is covered already, and by what lies over the map.
        lines: What names should not be written on.
        view: What is on screen; a name is not cut by its edge.
    """
    order = {kind: rank for rank, kind in enumerate(NAMED_FIRST)}
    shapes = [shape for shape in base.shapes if shape.name and level + 0.5 >= shape.min_zoom]
    shapes.sort(key=lambda shape: order.get(shape.kind, len(order)))
    sizes = [(17.0 if _is_town(shape) else 14.0) * scale for shape in shapes]
    rooms = [
        [box for box in _rooms(shape, size, level) if view is None or view.holds(box) or not view.meets(box)]
        for shape, size in zip(shapes, sizes, strict=True)
    ]
    free = well_placed(rooms, [*taken, *landmarks(base, level)], lines=lines)
    return [
        Name(words=shape.name or "", place=_place(shape), box=box, size=size, town=_is_town(shape))
        for shape, size, box in zip(shapes, sizes, free, strict=True)
        if box is not None
    ]


def _is_town(shape: Shape) -> bool:
    return shape.kind in ("town", "neighbour")


def _place(shape: Shape) -> LatLon:
    return shape.label or shape.points[0]


def _rooms(shape: Shape, size: float, level: float) -> list[Box]:
    """Where a name may stand: at its own place, a line or two higher or lower; under or over a cone."""
    width, height = len(shape.name or "") * size * 0.6 + 8, size * 1.5
    x, y = project(_place(shape), level)
    tops = [y - height / 2 + step * height for step in (0, -0.9, 0.9, -1.8, 1.8)]
    if shape.kind == "shaft":
        tops = [y - height / 2 + 14.0]
    if shape.kind == "terril" and shape.form == "cone":
        cone = cone_box(shape, level)
        x, tops = cone.left + cone.width / 2, [cone.top + cone.height + 1, cone.top - height - 1]
    return [Box(left=x - width / 2, top=top, width=width, height=height) for top in tops]
