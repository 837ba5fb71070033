"""What lies under the stops: town, terrils, estates, former mine railways, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import flet as ft
import flet.canvas as cv
import flet_map as fm

from visit_guide.domain.basemap import BaseMap, LatLon, Shape
from visit_guide.ui.look import Look
from visit_guide.ui.map_hatch import HATCH_M, hatch
from visit_guide.ui.map_layout import Box, Spot, project
from visit_guide.ui.map_names import Name, base_map_names
from visit_guide.ui.map_palette import MapColours
from visit_guide.ui.map_terrils import FLANKS, cone_box, cones, middle

SHAFTS_FROM = 14.5
"""Zoom from which mine shafts are drawn."""


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
    shafts: list[fm.CircleMarker] = []
    for shape in base.shapes:
        if shape.kind in fills:
            areas.append(_area(shape, *fills[shape.kind]))
        elif shape.kind == "terril":
            cone = shape.form == "cone"
            areas.append(
                _area(shape, ft.Colors.with_opacity(0.5 if cone else 0.16, colours.terril), colours.hatch, 1)
            )
            if not cone:
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
        fm.MarkerLayer(markers=[_cone(shape, colours, level) for shape in cones(base)]),
    ]


def _cone(shape: Shape, colours: MapColours, level: float) -> fm.Marker:
    """A cone seen from the side."""
    box = cone_box(shape, level)
    spot = project(middle(shape), level)
    shades = {"dark": colours.terril, "light": colours.terril_light}

    def path(points: Sequence[tuple[float, float]], paint: ft.Paint) -> cv.Path:
        first, *rest = [(x * box.width, y * box.height) for x, y in points]
        moves = [cv.Path.LineTo(*point) for point in rest]
        return cv.Path([cv.Path.MoveTo(*first), *moves, cv.Path.Close()], paint=paint)

    edge = ft.Paint(color=colours.casing, stroke_width=3, style=ft.PaintingStyle.STROKE)
    drawing = cv.Canvas(
        [
            path(FLANKS[0][1], edge),
            *(path(points, ft.Paint(color=shades[shade])) for shade, points in FLANKS),
        ],
        width=box.width,
        height=box.height,
    )
    # A marker is centred on its place: what is higher above than below is balanced by room below.
    reach = max(spot[1] - box.top, box.top + box.height - spot[1])
    return fm.Marker(
        content=ft.Container(
            drawing,
            width=box.width,
            height=2 * reach,
            padding=ft.Padding.only(top=reach - (spot[1] - box.top)),
            alignment=ft.Alignment.TOP_CENTER,
        ),
        coordinates=at(middle(shape)),
        width=box.width,
        height=2 * reach,
    )


def base_names(
    base: BaseMap,
    colours: MapColours,
    look: Look,
    level: float,
    taken: Iterable[Box],
    lines: Sequence[tuple[Spot, Spot]] = (),
    view: Box | None = None,
) -> list[fm.Marker]:
    """The names that may be written at this zoom and cover nothing, in order of importance."""
    return [
        _name(name, colours, level)
        for name in base_map_names(base, level, min(look.scale, 1.5), taken, lines, view)
    ]


def _name(name: Name, colours: MapColours, level: float) -> fm.Marker:
    box, town = name.box, name.town
    x, y = project(name.place, level)
    aside, drop = box.left + box.width / 2 - x, box.top + box.height / 2 - y
    halo = [ft.BoxShadow(color=colours.halo, blur_radius=2) for _ in range(3)]
    written = ft.Text(
        name.words,
        size=name.size,
        font_family="AHN-700" if town else "AHN-600",
        color=colours.town if town else colours.place,
        text_align=ft.TextAlign.CENTER,
        no_wrap=True,
        style=ft.TextStyle(shadow=halo, letter_spacing=0.5 if town else 0),
    )
    # A marker is centred on its place; what stands aside is balanced by as much room opposite.
    return fm.Marker(
        content=ft.Container(
            written,
            alignment=ft.Alignment.CENTER,
            padding=ft.Padding.only(
                left=max(0.0, 2 * aside),
                top=max(0.0, 2 * drop),
                right=max(0.0, -2 * aside),
                bottom=max(0.0, -2 * drop),
            ),
        ),
        key=f"name-{name.words}-{aside:.0f}-{drop:.0f}",
        coordinates=at(name.place),
        width=box.width + 2 * abs(aside),
        height=box.height + 2 * abs(drop),
    )
