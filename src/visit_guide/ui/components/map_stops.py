"""The day on the map: its line, the stops with their numbers and names, the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import flet as ft
import flet.canvas as cv
import flet_map as fm

from visit_guide.domain.basemap import LatLon
from visit_guide.domain.day import item_title
from visit_guide.domain.geo import Fix
from visit_guide.domain.guide import Confidence, Guide, Item
from visit_guide.domain.legs import day_legs, point_of, position_of
from visit_guide.domain.record import record
from visit_guide.domain.visit import Progress
from visit_guide.ui.components.group_card import day_reached
from visit_guide.ui.components.map_base import at
from visit_guide.ui.components.marker import marker
from visit_guide.ui.frame import Frame
from visit_guide.ui.map_layout import GAP, Box, Spot, around, project, spread, well_placed
from visit_guide.ui.map_palette import MapColours
from visit_guide.ui.map_terrils import landmarks

SIZE, BIG = 44.0, 56.0
"""Sides of a stop's marker, and of the one that is current or chosen."""


@record
class Pin:
    """A stop as it is drawn at some zoom; spots and boxes are in dp on the projected world."""

    item: Item
    number: int
    place: LatLon
    spot: tuple[float, float]
    """Where the place is."""
    square: Box
    """The marker, moved aside where two would overlap."""
    plate: Box | None
    """Its name, when there is room for it."""


def located(guide: Guide) -> list[tuple[Item, int, LatLon]]:
    """The stops whose place is known, with their number."""
    found = ((item, number, point_of(guide, item)) for number, item in enumerate(guide.stops, 1))
    return [(item, number, place) for item, number, place in found if place is not None]


def pins(
    frame: Frame, chosen: str | None, level: float, view: Box | None = None, over: Sequence[Box] = ()
) -> list[Pin]:
    """The stops laid out at zoom ``level``: markers first, then names where they fit.

    Args:
        frame: What there is to show.
        chosen: The stop that is drawn larger.
        level: Zoom for which all is laid out.
        view: What is on screen.
        over: What lies over the map, where names should not be.
    """
    stops = located(frame.guide)
    spots = [project(place, level) for _, _, place in stops]
    moves = spread(spots, BIG + 4 if len(stops) < 40 else SIZE)
    squares: list[Box] = []
    for (item, _, _), (x, y), (dx, dy) in zip(stops, spots, moves, strict=True):
        size = _size(frame, item, chosen)
        squares.append(Box(left=x + dx - size / 2, top=y + dy - size / 2, width=size, height=size))
    plates: Sequence[Box | None] = [None] * len(stops)
    if not (frame.look.phone or frame.look.short):  # there, numbers only: the sheet names the chosen one
        plates = well_placed(
            [
                around(square, *_plate_size(frame, item))
                for (item, _, _), square in zip(stops, squares, strict=True)
            ],
            [Box(left=s.left - 4, top=s.top - 4, width=s.width + 8, height=s.height + 8) for s in squares],
            landmarks=[*over, *(landmarks(frame.guide.base_map, level) if frame.guide.base_map else ())],
            lines=strokes(frame.guide, level),
            view=view,
        )
    return [
        Pin(item=item, number=number, place=place, spot=spot, square=square, plate=plate)
        for (item, number, place), spot, square, plate in zip(stops, spots, squares, plates, strict=True)
    ]


def strokes(guide: Guide, level: float) -> list[tuple[Spot, Spot]]:
    """The straight pieces of the day's line at zoom ``level``, which names should not be written on."""
    pairs = (pair for leg in day_legs(guide) for pair in pairwise(leg.points))
    return [(project(start, level), project(end, level)) for start, end in pairs]


def _size(frame: Frame, item: Item, chosen: str | None) -> float:
    current = frame.visit.progress(item.id) is Progress.CURRENT
    return BIG if current or item.id == chosen else SIZE


def _plate_size(frame: Frame, item: Item) -> tuple[float, float]:
    scale = min(frame.look.scale, 1.3)
    return len(item_title(frame.guide, item)) * 8.4 * scale + 24, 34 * scale


def day_lines(frame: Frame, colours: MapColours) -> list[fm.PolylineMarker]:
    """The way between the stops: solid where it is done, dotted where it is to come."""
    ids = [item.id for item in frame.guide.itinerary.items]
    here = day_reached(frame)
    lines: list[fm.PolylineMarker] = []
    for leg in day_legs(frame.guide):
        done = ids.index(leg.end) <= here
        lines.append(
            fm.PolylineMarker(
                coordinates=[at(point) for point in leg.points],
                color=colours.done if done else colours.to_come,
                stroke_width=7 if done else 6,
                stroke_pattern=fm.SolidStrokePattern() if done else fm.DottedStrokePattern(spacing_factor=2),
                border_color=colours.casing,
                border_stroke_width=2,
            )
        )
    return sorted(lines, key=lambda line: line.color == colours.done)


def accuracy_circles(frame: Frame, colours: MapColours) -> list[fm.CircleMarker]:
    """Around each place that is only roughly known, how far it may really be."""
    circles: list[fm.CircleMarker] = []
    for item, _, place in located(frame.guide):
        position = position_of(frame.guide, item)
        if position and position.confidence is Confidence.APPROXIMATE and position.accuracy_m:
            circles.append(
                fm.CircleMarker(
                    coordinates=at(place),
                    radius=position.accuracy_m,
                    use_radius_in_meter=True,
                    color=ft.Colors.with_opacity(0.08, colours.accuracy),
                    border_color=ft.Colors.with_opacity(0.55, colours.accuracy),
                    border_stroke_width=1.5,
                )
            )
    return circles


def pin_markers(
    frame: Frame,
    laid_out: Sequence[Pin],
    chosen: str | None,
    colours: MapColours,
    on_tap: Callable[[str], None],
) -> list[fm.Marker]:
    """The stops' markers, the chosen one on top."""
    ordered = sorted(laid_out, key=lambda pin: (pin.item.id == chosen, pin.square.width))
    return [_pin(frame, pin, pin.item.id == chosen, colours, on_tap) for pin in ordered]


def _pin(
    frame: Frame, pin: Pin, chosen: bool, colours: MapColours, on_tap: Callable[[str], None]
) -> fm.Marker:
    look = frame.look
    progress = frame.visit.progress(pin.item.id)
    (x, y), square = pin.spot, pin.square
    boxes = [square, *([pin.plate] if pin.plate else [])]
    reach_x = max(max(x - box.left, box.left + box.width - x) for box in boxes) + 8
    reach_y = max(max(y - box.top, box.top + box.height - y) for box in boxes) + 8
    layers: list[ft.Control] = []
    middle = (square.left + square.width / 2 - x, square.top + square.height / 2 - y)
    if abs(middle[0]) + abs(middle[1]) > GAP:
        layers.append(_leader(reach_x, reach_y, middle, colours))

    def touch(content: ft.Control, box: Box, key: str) -> ft.Control:
        return ft.GestureDetector(
            content,
            key=key,
            on_tap=lambda _: on_tap(pin.item.id),
            mouse_cursor=ft.MouseCursor.CLICK,
            left=reach_x + box.left - x,
            top=reach_y + box.top - y,
        )

    if chosen:
        ring = Box(
            left=square.left - 5, top=square.top - 5, width=square.width + 10, height=square.width + 10
        )
        layers.append(
            ft.Container(
                width=ring.width,
                height=ring.height,
                border=ft.Border.all(3, colours.to_come),
                bgcolor=colours.casing,
                border_radius=ring.width * 0.32,
                left=reach_x + ring.left - x,
                top=reach_y + ring.top - y,
            )
        )
    layers.append(touch(marker(pin.number, progress, look, square.width), square, f"pin-{pin.item.id}"))
    if pin.plate:
        plate = _plate(frame, pin, progress is Progress.CURRENT, chosen, pin.plate)
        layers.append(touch(plate, pin.plate, f"plate-{pin.item.id}"))
    return fm.Marker(
        content=ft.Stack(layers, width=2 * reach_x, height=2 * reach_y, clip_behavior=ft.ClipBehavior.NONE),
        coordinates=at(pin.place),
        width=2 * reach_x,
        height=2 * reach_y,
    )


def _leader(reach_x: float, reach_y: float, middle: tuple[float, float], colours: MapColours) -> ft.Control:
    """From a marker that was moved aside to its place."""
    end = reach_x + middle[0], reach_y + middle[1]

    def stroke(colour: str, width: float) -> cv.Shape:
        paint = ft.Paint(color=colour, stroke_width=width, style=ft.PaintingStyle.STROKE)
        return cv.Line(reach_x, reach_y, *end, paint=paint)

    return cv.Canvas(
        [
            stroke(colours.casing, 6),
            stroke(colours.to_come, 2.5),
            cv.Circle(reach_x, reach_y, 6, paint=ft.Paint(color=colours.casing)),
            cv.Circle(reach_x, reach_y, 4, paint=ft.Paint(color=colours.to_come)),
        ],
        width=2 * reach_x,
        height=2 * reach_y,
    )


def _plate(frame: Frame, pin: Pin, current: bool, chosen: bool, box: Box) -> ft.Control:
    """The name of a stop, on a small plate."""
    look = frame.look
    ink = ft.Colors.ON_SECONDARY_CONTAINER if current else ft.Colors.ON_SURFACE
    strong = current or chosen
    edge = (
        ft.Border.all(2.5, ft.Colors.ON_SURFACE if not current else "#261C00")
        if strong
        else ft.Border.all(*look.card_border)
    )
    written = ft.Text(
        item_title(frame.guide, pin.item),
        size=15 * min(look.scale, 1.3),
        font_family="AHN-700" if strong else "AHN-600",
        color=ink,
        no_wrap=True,
    )
    return ft.Container(
        written,
        width=box.width,
        height=box.height,
        alignment=ft.Alignment.CENTER,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if current else ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=edge,
        border_radius=10,
    )


def person_layers(fix: Fix | None, colours: MapColours) -> list[fm.MapLayer]:
    """Where the person is, and how precisely the device knows; empty layers when nobody asked."""
    if fix is None:
        return [fm.CircleLayer(circles=[]), fm.MarkerLayer(markers=[])]
    dot = ft.Container(
        width=22,
        height=22,
        bgcolor=colours.position,
        border=ft.Border.all(4, colours.position_ring),
        border_radius=11,
    )
    ring = ft.Container(
        dot, width=26, height=26, bgcolor=colours.position, border_radius=13, alignment=ft.Alignment.CENTER
    )
    circle = fm.CircleMarker(
        coordinates=at(fix.at),
        radius=fix.accuracy_m,
        use_radius_in_meter=True,
        color=ft.Colors.with_opacity(0.2, colours.position),
        border_color=ft.Colors.with_opacity(0.6, colours.position),
        border_stroke_width=1,
    )
    return [
        fm.CircleLayer(circles=[circle] if fix.accuracy_m else []),
        fm.MarkerLayer(markers=[fm.Marker(content=ring, coordinates=at(fix.at), width=26, height=26)]),
    ]
