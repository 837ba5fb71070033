"""The day's map as one SVG drawing: base map, accuracy, way and numbered stops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from visit_guide.domain.basemap import BaseMap, LatLon, Shape
from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Confidence, Guide, Item
from visit_guide.domain.legs import day_legs, point_of, position_of
from visit_guide.domain.record import record
from visit_guide.ui.components.map_hatch import hatch
from visit_guide.ui.map_layout import Box, fit, free_boxes, project, scale_bar, spread
from visit_guide.ui.map_palette import LIGHT as COLOURS
from visit_guide.ui.wording import distance

__all__ = ["DayMap", "day_map"]

SIDE = 34.0
"""Of a stop's marker."""
_FONT = "Atkinson Hyperlegible Next, Inter, Libertinus Serif"
_HATCH_M = 55.0
_NAMED_FIRST = ("town", "neighbour", "terril", "mine", "estate")
_MARGINS = (90.0, 60.0, 90.0, 70.0)
_MOST_NAMES = 40
"""With more stops than this the map holds numbers only."""
_MOST_PINS = 120
"""With more stops than this their markers shrink."""


@record
class DayMap:
    """A drawing and what it leaves out."""

    svg: str
    unknown: tuple[Item, ...]
    """Stops whose place nobody knows yet."""


def day_map(guide: Guide, width: float, height: float, names: float = 13.0) -> DayMap | None:
    """The map, ``width`` × ``height`` units, with names of stops ``names`` units high; None without places."""
    stops = [(item, n, point_of(guide, item)) for n, item in enumerate(guide.stops, 1)]
    located = [(item, n, point) for item, n, point in stops if point is not None]
    if not located:
        return None
    drawing = _Drawing(guide, [point for _, _, point in located], width, height, names)
    unknown = tuple(item for item, _, point in stops if point is None)
    return DayMap(svg=drawing.svg(located), unknown=unknown)


class _Drawing:
    def __init__(
        self, guide: Guide, points: Sequence[LatLon], width: float, height: float, names: float
    ) -> None:
        self._guide, self._width, self._height, self._names = guide, width, height, names
        camera = fit(points, width, height, _MARGINS)
        self._lat, self._zoom = camera.centre[0], camera.zoom
        x, y = project(camera.centre, camera.zoom)
        self._left, self._top = x - width / 2, y - height / 2
        self._side = SIDE if len(points) <= _MOST_PINS else SIDE * 0.55

    def svg(self, located: Sequence[tuple[Item, int, LatLon]]) -> str:
        base = self._guide.base_map
        squares, pins = self._pins(located)
        plates = self._plates(located, squares)
        bar = self._bar()
        taken = [*squares, *(plate for plate in plates if plate), Box(left=0, top=self._height - 44, width=170, height=44)]
        parts = [
            f'<rect width="{self._width}" height="{self._height}" fill="{COLOURS.outside if base else COLOURS.land}"/>',
            *(self._shapes(base) if base else ()),
            *self._accuracy(located),
            *self._ways(),
            *(self._base_names(base, taken) if base else ()),
            *pins,
            *(self._plate(item, plate) for (item, _, _), plate in zip(located, plates, strict=True) if plate),
            *bar,
        ]
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self._width} {self._height}">'
        clip = f'<clipPath id="page"><rect width="{self._width}" height="{self._height}" rx="16"/></clipPath>'
        return f'{head}{clip}<g clip-path="url(#page)" font-family="{_FONT}">{"".join(parts)}</g></svg>'

    def _at(self, point: LatLon) -> tuple[float, float]:
        x, y = project(point, self._zoom)
        return x - self._left, y - self._top

    def _points(self, points: Iterable[LatLon]) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self._at, points))

    def _shapes(self, base: BaseMap) -> Iterable[str]:
        fills = {
            "town": (COLOURS.land, "none"),
            "farmland": (COLOURS.farmland, "none"),
            "estate": (COLOURS.estate, COLOURS.estate_edge),
            "mine": (COLOURS.mine, COLOURS.casing),
        }
        for shape in base.shapes:
            points = self._points(shape.points)
            if shape.kind in fills:
                fill, edge = fills[shape.kind]
                yield f'<polygon points="{points}" fill="{fill}" stroke="{edge}"/>'
            elif shape.kind == "terril":
                yield from self._terril(shape, points)
            elif shape.kind == "railway":
                yield f'<polyline points="{points}" fill="none" stroke="{COLOURS.railway}" stroke-width="3"/>'
                yield (
                    f'<polyline points="{points}" fill="none" stroke="{COLOURS.railway_gap}" '
                    'stroke-width="1.6" stroke-dasharray="6 6"/>'
                )
            if shape.kind == "town":
                yield (
                    f'<polygon points="{points}" fill="none" stroke="{COLOURS.land_edge}" '
                    'stroke-width="1.5" stroke-dasharray="6 5"/>'
                )

    def _terril(self, shape: Shape, points: str) -> Iterable[str]:
        cone = shape.form == "cone"
        opacity = 0.5 if cone else 0.16
        yield (
            f'<polygon points="{points}" fill="{COLOURS.terril}" fill-opacity="{opacity}" '
            f'stroke="{COLOURS.hatch}" stroke-width="0.8"/>'
        )
        if not cone:
            for stroke in hatch(shape.points, _HATCH_M):
                yield f'<polyline points="{self._points(stroke)}" stroke="{COLOURS.hatch}" stroke-width="0.8"/>'
            return
        spots = [self._at(point) for point in shape.points]
        left, right = min(x for x, _ in spots), max(x for x, _ in spots)
        middle = sum(y for _, y in spots) / len(spots)
        w = max(28.0, (right - left) * 0.9)
        h = w * 0.52
        x, y = (left + right - w) / 2, middle - h / 2

        def flank(*corners: tuple[float, float]) -> str:
            return " ".join(f"{x + a * w:.1f},{y + b * h:.1f}" for a, b in corners)

        yield f'<polygon points="{flank((0, 1), (0.42, 0.06), (0.5, 0), (0.58, 0.06), (1, 1))}" fill="{COLOURS.terril}"/>'
        lit = flank((0.5, 0), (0.58, 0.06), (1, 1), (0.66, 1), (0.56, 0.5))
        yield f'<polygon points="{lit}" fill="{COLOURS.terril_light}"/>'

    def _accuracy(self, located: Sequence[tuple[Item, int, LatLon]]) -> Iterable[str]:
        metres, length = scale_bar(self._lat, self._zoom)
        for item, _, place in located:
            position = position_of(self._guide, item)
            if position and position.confidence is Confidence.APPROXIMATE and position.accuracy_m:
                x, y = self._at(place)
                yield (
                    f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{position.accuracy_m * length / metres:.1f}" '
                    f'fill="{COLOURS.accuracy}" fill-opacity="0.07" stroke="{COLOURS.accuracy}" stroke-opacity="0.5"/>'
                )

    def _ways(self) -> Iterable[str]:
        for leg in day_legs(self._guide):
            points = self._points(leg.points)
            yield (
                f'<polyline points="{points}" fill="none" stroke="{COLOURS.casing}" stroke-width="7" '
                'stroke-linecap="round"/>'
                f'<polyline points="{points}" fill="none" stroke="{COLOURS.to_come}" stroke-width="3.6" '
                'stroke-linecap="round" stroke-dasharray="0.1 8"/>'
            )

    def _pins(self, located: Sequence[tuple[Item, int, LatLon]]) -> tuple[list[Box], list[str]]:
        spots = [self._at(place) for _, _, place in located]
        squares, drawn, side = [], [], self._side
        for (_, number, _), (x, y), (dx, dy) in zip(located, spots, spread(spots, side + 3), strict=True):
            left = min(max(x + dx - side / 2, 3), self._width - side - 3)
            top = min(max(y + dy - side / 2, 3), self._height - side - 3)
            squares.append(Box(left=left, top=top, width=side, height=side))
            if dx or dy:
                drawn.append(
                    f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{left + side / 2:.1f}" y2="{top + side / 2:.1f}" '
                    f'stroke="{COLOURS.to_come}" stroke-width="1.4"/>'
                    f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{COLOURS.to_come}"/>'
                )
            size = side * (0.5 if number < 100 else 0.4)
            drawn.append(
                f'<rect x="{left:.1f}" y="{top:.1f}" width="{side}" height="{side}" rx="{side * 0.3:.1f}" '
                f'fill="{COLOURS.done}" stroke="#FFFFFF" stroke-width="2"/>'
                + _text(str(number), left + side / 2, top + side / 2, size, "#FFFFFF", weight=800)
            )
        return squares, drawn

    def _plates(self, located: Sequence[tuple[Item, int, LatLon]], squares: list[Box]) -> Sequence[Box | None]:
        if len(located) > _MOST_NAMES:
            return [None] * len(located)
        candidates = []
        for (item, _, _), square in zip(located, squares, strict=True):
            width = len(item_title(self._guide, item)) * self._names * 0.6 + 12
            height, gap = self._names * 1.7, 3
            x, y = square.left + square.width / 2, square.top + square.height / 2
            corners = (
                (square.left + square.width + gap, y - height / 2),
                (square.left - gap - width, y - height / 2),
                (x - width / 2, square.top + square.height + gap),
                (x - width / 2, square.top - gap - height),
            )
            boxes = [Box(left=left, top=top, width=width, height=height) for left, top in corners]
            candidates.append([box for box in boxes if self._inside(box)])
        return free_boxes(candidates, squares)

    def _inside(self, box: Box) -> bool:
        return (
            box.left >= 4
            and box.top >= 4
            and box.left + box.width <= self._width - 4
            and box.top + box.height <= self._height - 4
        )

    def _plate(self, item: Item, box: Box) -> str:
        title = item_title(self._guide, item)
        return (
            f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
            f'rx="6" fill="#FFFFFF" stroke="{COLOURS.to_come}" stroke-width="0.8"/>'
            + _text(title, box.left + box.width / 2, box.top + box.height / 2, self._names, COLOURS.to_come)
        )

    def _base_names(self, base: BaseMap, taken: Sequence[Box]) -> Iterable[str]:
        order = {kind: rank for rank, kind in enumerate(_NAMED_FIRST)}
        named = [
            shape for shape in base.shapes if shape.name and shape.kind in order and self._zoom >= shape.min_zoom
        ]
        named.sort(key=lambda shape: order[shape.kind])
        boxes: list[list[Box]] = []
        for shape in named:
            x, y = self._at(shape.label or shape.points[0])
            size = self._size(shape)
            width, height = len(shape.name or "") * size * 0.58 + 6, size * 1.4
            box = Box(left=x - width / 2, top=y - height / 2, width=width, height=height)
            boxes.append([box] if self._inside(box) else [])
        for shape, box in zip(named, free_boxes(boxes, taken), strict=True):
            if box is not None:
                town = shape.kind in ("town", "neighbour")
                yield _text(
                    shape.name or "",
                    box.left + box.width / 2,
                    box.top + box.height / 2,
                    self._size(shape),
                    COLOURS.town if town else COLOURS.place,
                    halo=COLOURS.halo,
                )

    def _size(self, shape: Shape) -> float:
        return self._names * (1.1 if shape.kind in ("town", "neighbour") else 0.92)

    def _bar(self) -> Iterable[str]:
        metres, length = scale_bar(self._lat, self._zoom)
        y = self._height - 14
        yield (
            f'<path d="M14 {y - 6}V{y}H{14 + length:.1f}V{y - 6}" fill="none" stroke="{COLOURS.to_come}" '
            'stroke-width="2"/>'
        )
        words = distance(metres, self._guide.itinerary.language)
        yield _text(words, 14 + length / 2, y - 13, self._names, COLOURS.to_come, halo=COLOURS.halo)


def _text(
    words: str, x: float, y: float, size: float, colour: str, weight: int = 600, halo: str | None = None
) -> str:
    edge = f' stroke="{halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y + size * 0.35:.1f}" font-size="{size:.1f}" font-weight="{weight}" '
        f'text-anchor="middle" fill="{colour}"{edge}>{escape(words)}</text>'
    )
