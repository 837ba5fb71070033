"""The map of the text version: a drawing that needs no script, and prints.

It takes its colours from the style sheet, so that it follows the reader's light or dark
screen. Everything in it is also said in words below it: it is one image to a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from visit_guide.domain.basemap import BaseMap, LatLon, Shape
from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Confidence, Guide, Item
from visit_guide.domain.legs import day_legs, point_of, position_of
from visit_guide.domain.record import record
from visit_guide.messages import Catalogue
from visit_guide.ui.map_hatch import HATCH_M, hatch
from visit_guide.ui.map_layout import (
    Box,
    Spot,
    around,
    fit,
    metres_per_dp,
    project,
    scale_bar,
    spread,
    well_placed,
)
from visit_guide.ui.map_names import base_map_names, ground_of
from visit_guide.ui.map_terrils import FLANKS, cone_box, cones, landmarks
from visit_guide.ui.wording import distance

__all__ = ["day_map", "ground_samples"]

WIDTH, HEIGHT = 720.0, 660.0
MARGINS = (110.0, 44.0, 130.0, 96.0)
MARKER = 40.0
LETTER = 8.6
"""Width of a letter of a stop's name, in units of the drawing."""


@record
class _Stop:
    number: int
    item: Item
    place: LatLon


def day_map(guide: Guide, t: Catalogue, width: float = WIDTH, height: float = HEIGHT) -> str:
    """The day drawn as one SVG element; nothing when not a single place is known.

    The smaller ``width`` and ``height``, the larger are words and markers on the same paper.
    """
    stops = [
        _Stop(number=number, item=item, place=place)
        for number, item in enumerate(guide.stops, start=1)
        if (place := point_of(guide, item)) is not None
    ]
    return _Drawing(guide, t, stops, width, height).svg() if stops else ""


class _Drawing:
    def __init__(
        self, guide: Guide, t: Catalogue, stops: Sequence[_Stop], width: float, height: float
    ) -> None:
        self._guide = guide
        self._t = t
        self._stops = stops
        self._width, self._height = width, height
        shapes = guide.base_map.shapes if guide.base_map else ()
        names = [shape.label for shape in shapes if shape.kind == "town" and shape.label]
        camera = fit([*(stop.place for stop in stops), *names], width, height, MARGINS)
        self._zoom = camera.zoom
        x, y = project(camera.centre, camera.zoom)
        self._corner = x - width / 2, y - height / 2
        self._lat = camera.centre[0]

    def svg(self) -> str:
        base = self._guide.base_map
        squares = self._squares()
        lines = [
            (self._spot(start), self._spot(end))
            for leg in day_legs(self._guide)
            for start, end in pairwise(leg.points)
        ]
        plates = self._plates(squares, lines)
        taken = [*squares, *(plate for plate in plates if plate), *self._corners()]
        title, said = self._t("Map of the day"), self._t("The list below says the same in words.")
        parts = [
            f'<svg class="plan" viewBox="0 0 {self._width:g} {self._height:g}" role="img" '
            'aria-labelledby="plan-titre plan-texte" xmlns="http://www.w3.org/2000/svg">',
            f'<title id="plan-titre">{escape(title)}</title>',
            f'<desc id="plan-texte">{escape(said)}</desc>',
            f'<rect class="outside" width="{self._width:g}" height="{self._height:g}"/>',
            *(self._ground(base) if base else ()),
            *self._circles(),
            *(_line(ends, "casing") for ends in lines),
            *(_line(ends, "way") for ends in lines),
            *(self._names(base, taken, lines) if base else ()),
        ]
        for stop, square, plate in zip(self._stops, squares, plates, strict=True):
            parts += self._stop(stop, square, plate)
        return "\n".join([*parts, *self._scale(), "</svg>"])

    def _spot(self, place: LatLon) -> Spot:
        x, y = project(place, self._zoom)
        return x - self._corner[0], y - self._corner[1]

    def _moved(self, box: Box) -> Box:
        """A box of the projected world, in the drawing."""
        return Box(
            left=box.left - self._corner[0],
            top=box.top - self._corner[1],
            width=box.width,
            height=box.height,
        )

    def _ground(self, base: BaseMap) -> Iterable[str]:
        for shape in base.shapes:
            points = " ".join(_pair(self._spot(point)) for point in shape.points)
            if shape.kind in ("town", "farmland", "estate", "mine"):
                yield f'<polygon class="{shape.kind}" points="{points}"/>'
            elif shape.kind == "terril":
                yield f'<polygon class="terril" points="{points}"/>'
                if shape.form != "cone":
                    yield from (
                        _line((self._spot(start), self._spot(end)), "hatch")
                        for start, end in hatch(shape.points, HATCH_M)
                    )
            elif shape.kind == "railway":
                yield f'<polyline class="railway" points="{points}"/>'
                yield f'<polyline class="gaps" points="{points}"/>'
        for shape in base.shapes:
            if shape.kind == "town":
                points = " ".join(_pair(self._spot(point)) for point in shape.points)
                yield f'<polygon class="boundary" points="{points}"/>'
        for shape in cones(base):
            yield from self._cone(shape)

    def _cone(self, shape: Shape) -> Iterable[str]:
        box = self._moved(cone_box(shape, self._zoom))
        for shade, points in FLANKS:
            corners = ((box.left + x * box.width, box.top + y * box.height) for x, y in points)
            yield f'<polygon class="cone-{shade}" points="{" ".join(map(_pair, corners))}"/>'

    def _circles(self) -> Iterable[str]:
        for stop in self._stops:
            position = position_of(self._guide, stop.item)
            if position and position.confidence is Confidence.APPROXIMATE and position.accuracy_m:
                x, y = self._spot(stop.place)
                radius = position.accuracy_m / metres_per_dp(stop.place[0], self._zoom)
                yield f'<circle class="rough" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'

    def _names(
        self, base: BaseMap, taken: Iterable[Box], lines: Sequence[tuple[Spot, Spot]]
    ) -> Iterable[str]:
        dx, dy = self._corner
        world = [
            Box(left=box.left + dx, top=box.top + dy, width=box.width, height=box.height) for box in taken
        ]
        strokes = [((x + dx, y + dy), (x2 + dx, y2 + dy)) for (x, y), (x2, y2) in lines]
        view = Box(left=dx, top=dy, width=self._width, height=self._height)
        for name in base_map_names(base, self._zoom, 1.0, world, strokes, view):
            box = self._moved(name.box)
            kind = "town-name" if name.town else "place-name"
            y = box.top + box.height / 2 + name.size * 0.35
            yield _text(box.left + box.width / 2, y, name.words, kind, name.size)

    def _squares(self) -> list[Box]:
        spots = [self._spot(stop.place) for stop in self._stops]
        moves = spread(spots, MARKER + 6)
        return [
            Box(left=x + dx - MARKER / 2, top=y + dy - MARKER / 2, width=MARKER, height=MARKER)
            for (x, y), (dx, dy) in zip(spots, moves, strict=True)
        ]

    def _plates(self, squares: Sequence[Box], lines: Sequence[tuple[Spot, Spot]]) -> tuple[Box | None, ...]:
        base = self._guide.base_map
        avoided = [self._moved(box) for box in landmarks(base, self._zoom)] if base else []
        widths = [len(item_title(self._guide, stop.item)) * LETTER + 20 for stop in self._stops]
        rooms = [
            [
                box
                for box in around(square, width, 30)
                if box.left >= 4 and box.left + box.width <= self._width - 4
            ]
            for square, width in zip(squares, widths, strict=True)
        ]
        return well_placed(rooms, squares, landmarks=avoided, lines=lines)

    def _stop(self, stop: _Stop, square: Box, plate: Box | None) -> Iterable[str]:
        x, y = square.left + MARKER / 2, square.top + MARKER / 2
        here = self._spot(stop.place)
        if abs(x - here[0]) + abs(y - here[1]) > 6:
            yield _line((here, (x, y)), "leader")
            yield f'<circle class="spot" cx="{here[0]:.1f}" cy="{here[1]:.1f}" r="5"/>'
        yield _rect(square, "marker", 12)
        yield _text(x, y + 6.5, str(stop.number), "number", 19)
        if plate is not None:
            yield _rect(plate, "plate", 9)
            title = item_title(self._guide, stop.item)
            yield _text(plate.left + plate.width / 2, plate.top + 20, title, "stop-name", 15)

    def _corners(self) -> list[Box]:
        return [Box(left=0, top=self._height - 60, width=230, height=60)]

    def _scale(self) -> Iterable[str]:
        metres, width = scale_bar(self._lat, self._zoom, 150)
        right, low = 52 + width, self._height - 16
        bar = (52, low - 7), (52, low), (right, low), (right, low - 7)
        yield f'<polyline class="scale" points="{" ".join(map(_pair, bar))}"/>'
        yield _text(52, low - 14, distance(metres, self._t.language), "place-name start", 14)
        yield f'<polygon class="north" points="26,{low - 30} 17,{low} 26,{low - 7} 35,{low}"/>'
        yield _text(26, low - 35, "N", "place-name", 14)


def ground_samples(base: BaseMap, t: Catalogue) -> list[tuple[str, str]]:
    """A small drawing and a name for each thing under the day."""
    return [(_sample(kind), t(words)) for kind, words in ground_of(base)]


def _sample(kind: str) -> str:
    def scaled(points: Iterable[Spot]) -> str:
        return " ".join(_pair((x * 30, 1 + y * 16)) for x, y in points)

    match kind:
        case "cone":
            drawn = "".join(
                f'<polygon class="cone-{shade}" points="{scaled(points)}"/>' for shade, points in FLANKS
            )
        case "flat":
            slope = scaled(((0.1, 0.9), (0.3, 0.2), (0.7, 0.2), (0.9, 0.9)))
            drawn = f'<polygon class="terril" points="{slope}"/>'
            drawn += "".join(_line(((x, 16), (x + 5, 5)), "hatch") for x in (7, 12, 17))
        case "railway":
            drawn = _line(((0, 9), (30, 9)), "railway") + _line(((0, 9), (30, 9)), "gaps")
        case "town":
            drawn = _line(((0, 9), (30, 9)), "boundary")
        case _:
            drawn = _rect(Box(left=4, top=2, width=22, height=14), kind, 0)
    size = 'viewBox="0 0 30 18" width="30" height="18"'
    return f'<svg class="plan sample" {size} aria-hidden="true">{drawn}</svg>'


def _pair(spot: Spot) -> str:
    return f"{spot[0]:.1f},{spot[1]:.1f}"


def _line(ends: tuple[Spot, Spot], kind: str) -> str:
    (x, y), (x2, y2) = ends
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _rect(box: Box, kind: str, radius: float) -> str:
    return (
        f'<rect class="{kind}" x="{box.left:.1f}" y="{box.top:.1f}" '
        f'width="{box.width:.1f}" height="{box.height:.1f}" rx="{radius}"/>'
    )


def _text(x: float, y: float, words: str, kind: str, size: float) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" font-size="{size:g}">{escape(words)}</text>'
