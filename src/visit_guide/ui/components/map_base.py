"""What lies under the stops: town, terrils, estates, former mine railways, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import flet as ft
import flet.canvas as cv
import flet_map as fm

from visit_guide.domain.basemap import BaseMap, LatLon, Shape
from visit_guide.ui.components.map_hatch import hatch
from visit_guide.ui.look import Look
from visit_guide.ui.map_layout import Box, free_boxes, project
from visit_guide.ui.map_palette import MapColours

SHAFTS_FROM = 14.5
"""Zoom from which mine shafts are drawn."""
HATCH_M = 55.0
"""Distance between two strokes on a terril that is not a cone, in metres."""
NAMED_FIRST = ("town", "neighbour", "terril", "mine", "estate", "railway", "shaft")
"""Whose name is kept when two would overlap."""


def at(point: LatLon) -> fm.MapLatitudeLongitude:
    """``point`` as the map library wants it."""
    return fm.MapLatitudeLongitude(latitude=point[0], longitude=point[1])


def line(
    points: Iterable[LatLon], colour: str, width: float, pattern: fm.StrokePattern | None = None
) -> fm.PolylineMarker:
    """A plain line."""
    return fm.PolylineMarker(
        coordinates=[at(point) for point in points],
        color=colour,
        stroke_width=width,
        stroke_pattern=pattern or fm.SolidStrokePattern(),
    )


def _area(shape: Shape, fill: str, edge: str | None = None, width: float = 0) -> fm.PolygonMarker:
    return fm.PolygonMarker(
        coordinates=[at(point) for point in shape.points],
        color=fill,
        border_color=edge or fill,
        border_stroke_width=width,
    )


def base_layers(base: BaseMap, colours: MapColours, look: Look, level: float) -> list[fm.MapLayer]:
    """Areas, lines and terrils; names come later, above the day's line."""
    strong = 1.5 if look.outdoor else 1.0
    fills = {
        "town": (colours.land, None, 0.0),
        "farmland": (colours.farmland, None, 0.0),
        "estate": (colours.estate, colours.estate_edge, strong),
        "mine": (colours.mine, colours.casing, strong),
    }
    areas: list[fm.PolygonMarker] = []
    lines: list[fm.PolylineMarker] = []
    cones: list[fm.Marker] = []
    shafts: list[fm.CircleMarker] = []
    for shape in base.shapes:
        if shape.kind in fills:
            areas.append(_area(shape, *fills[shape.kind]))
        elif shape.kind == "terril":
            cone = shape.form == "cone"
            areas.append(
                _area(shape, ft.Colors.with_opacity(0.5 if cone else 0.16, colours.terril), colours.hatch, 1)
            )
            if cone:
                cones.append(_cone(shape, colours, level))
            else:
                lines += [line(stroke, colours.hatch, strong) for stroke in hatch(shape.points, HATCH_M)]
        elif shape.kind == "railway":
            lines.append(line(shape.points, colours.railway, 4))
            gaps = fm.DashedStrokePattern(segments=[7, 7])
            lines.append(line(shape.points, colours.railway_gap, 2, gaps))
        elif shape.kind == "shaft" and level >= SHAFTS_FROM:
            shafts.append(
                fm.CircleMarker(
                    coordinates=at(shape.points[0]),
                    radius=5,
                    color=colours.mine,
                    border_color=colours.casing,
                    border_stroke_width=1.5,
                )
            )
        if shape.kind == "town":
            dashes = fm.DashedStrokePattern(segments=[7, 6])
            lines.append(line(shape.points, colours.land_edge, 2 * strong, dashes))
    return [
        fm.PolygonLayer(polygons=areas),
        fm.PolylineLayer(polylines=lines),
        fm.CircleLayer(circles=shafts),
        fm.MarkerLayer(markers=cones),
    ]


def _cone_size(shape: Shape, level: float) -> tuple[float, float]:
    """As wide as the terril is at this zoom, within limits: a landmark at every zoom."""
    spots = [project(point, level)[0] for point in shape.points]
    width = max(34.0, min(150.0, (max(spots) - min(spots)) * 0.9))
    return width, width * 0.52


def _middle(shape: Shape) -> LatLon:
    around = shape.points[:-1]
    return sum(lat for lat, _ in around) / len(around), sum(lon for _, lon in around) / len(around)


def landmarks(base: BaseMap, level: float) -> list[Box]:
    """What names should rather not cover."""
    boxes: list[Box] = []
    for shape in base.shapes:
        if shape.kind == "terril" and shape.form == "cone":
            (width, height), (x, y) = _cone_size(shape, level), project(_middle(shape), level)
            boxes.append(Box(left=x - width / 2, top=y - height / 2, width=width, height=height))
    return boxes


def _cone(shape: Shape, colours: MapColours, level: float) -> fm.Marker:
    """A cone seen from the side."""
    width, height = _cone_size(shape, level)

    def flank(points: Sequence[tuple[float, float]], colour: str) -> cv.Path:
        moves = [cv.Path.LineTo(x * width, y * height) for x, y in points[1:]]
        start = cv.Path.MoveTo(points[0][0] * width, points[0][1] * height)
        return cv.Path([start, *moves, cv.Path.Close()], paint=ft.Paint(color=colour))

    drawing = cv.Canvas(
        [
            flank(((0, 1), (0.42, 0.06), (0.5, 0), (0.58, 0.06), (1, 1)), colours.terril),
            flank(((0.5, 0), (0.58, 0.06), (1, 1), (0.66, 1), (0.56, 0.5)), colours.terril_light),
        ],
        width=width,
        height=height,
    )
    return fm.Marker(content=drawing, coordinates=at(_middle(shape)), width=width, height=height)


def base_names(
    base: BaseMap, colours: MapColours, look: Look, level: float, taken: Iterable[Box]
) -> list[fm.Marker]:
    """The names that may be written at this zoom and cover nothing, in order of importance."""
    scale = min(look.scale, 1.5)
    named = [
        (shape, shape.name, shape.label or shape.points[0])
        for shape in base.shapes
        if shape.name and level + 0.5 >= shape.min_zoom
    ]
    order = {kind: rank for rank, kind in enumerate(NAMED_FIRST)}
    named.sort(key=lambda each: order.get(each[0].kind, len(order)))
    sizes, boxes = [], []
    for shape, name, place in named:
        size = (17.0 if shape.kind in ("town", "neighbour") else 14.0) * scale
        x, y = project(place, level)
        drop = 14.0 if shape.geometry == "point" and shape.kind == "shaft" else 0.0
        width, height = len(name) * size * 0.6 + 8, size * 1.5
        sizes.append(size)
        boxes.append([Box(left=x - width / 2, top=y - height / 2 + drop, width=width, height=height)])
    free = free_boxes(boxes, taken)
    return [
        _name(name, place, size, box, shape.kind in ("town", "neighbour"), colours, level)
        for (shape, name, place), size, box in zip(named, sizes, free, strict=True)
        if box is not None
    ]


def _name(
    name: str, place: LatLon, size: float, box: Box, town: bool, colours: MapColours, level: float
) -> fm.Marker:
    drop = box.top + box.height / 2 - project(place, level)[1]
    halo = [ft.BoxShadow(color=colours.halo, blur_radius=2) for _ in range(3)]
    written = ft.Text(
        name,
        size=size,
        font_family="AHN-700" if town else "AHN-600",
        color=colours.town if town else colours.place,
        text_align=ft.TextAlign.CENTER,
        no_wrap=True,
        style=ft.TextStyle(shadow=halo, letter_spacing=0.5 if town else 0),
    )
    return fm.Marker(
        content=ft.Container(
            written, alignment=ft.Alignment.CENTER, padding=ft.Padding.only(top=max(0.0, 2 * drop))
        ),
        coordinates=at(place),
        width=box.width,
        height=box.height + 2 * drop,
    )
