"""The drawing of the day: it moves and zooms; a screen reader is given the list of stops instead."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import flet as ft
import flet_map as fm

from visit_guide.domain.basemap import LatLon
from visit_guide.ui.components.group_card import day_reached
from visit_guide.ui.components.map_base import at, base_layers, base_names
from visit_guide.ui.components.map_stops import (
    accuracy_circles,
    day_lines,
    located,
    person_layers,
    pin_markers,
    pins,
    strokes,
)
from visit_guide.ui.components.map_tiles import tile_layers
from visit_guide.ui.components.map_tools import Scale, View, zoom_buttons
from visit_guide.ui.frame import Frame
from visit_guide.ui.look import Look
from visit_guide.ui.map_layout import MAX_ZOOM, MIN_ZOOM, Box, Camera, Margins, farthest, fit, project
from visit_guide.ui.map_palette import map_colours

REST_SECONDS = 0.25
"""Without a move for that long, the map rests."""
GESTURES = (
    fm.InteractionFlag.DRAG
    | fm.InteractionFlag.FLING_ANIMATION
    | fm.InteractionFlag.PINCH_MOVE
    | fm.InteractionFlag.PINCH_ZOOM
    | fm.InteractionFlag.SCROLL_WHEEL_ZOOM
)
"""Never turned: north stays up. No double tap: it would hold back every tap on a stop."""


def level_of(zoom: float) -> float:
    """The half step of zoom that names and markers are laid out for while the map moves."""
    return round(zoom * 2) / 2


def _at_rest(zoom: float) -> float:
    """The zoom that all is laid out for when the map rests: nothing then covers anything."""
    return round(zoom, 2)


def _whole(frame: Frame) -> list[LatLon]:
    """All there is to see: the stops, and the person when they asked; else the base map's town."""
    points = [place for _, _, place in located(frame.guide)]
    base = frame.guide.base_map
    if not points and base:
        points = [point for shape in base.shapes if shape.kind == "town" for point in shape.points]
    return points


def _farthest(frame: Frame, size: tuple[float, float]) -> float:
    """How far out one may go: as far as the drawn plan, the day and the person are worth looking at."""
    base, fix = frame.guide.base_map, frame.whereabouts.fix
    if base is None or frame.guide.tile_packs:  # there is a map further out, or none at all
        return MIN_ZOOM
    points = [*_whole(frame), *(point for shape in base.shapes for point in shape.points)]
    out = farthest([*points, *([fix.at] if fix else [])], *size)
    return min(out, fit(_whole(frame), *size, _margins(frame.look)).zoom)


def _margins(look: Look) -> Margins:
    """What the buttons, the scale and the stops' names need around the day."""
    return (50, 72, 112, 72) if look.phone or look.short else (110, 72, 170, 84)


def _fresh(dress: str, layers: list[fm.MapLayer]) -> list[fm.MapLayer]:
    """``layers``, to be drawn anew whenever ``dress`` changes.

    A marker patched in place after others came or went can reach the client as a change of
    nothing, which stops everything that follows: a layer is either the same or another.
    """
    for number, layer in enumerate(layers):
        layer.key = f"{number}-{type(layer).__name__}-{dress}"
    return layers


def _view(camera: Camera, size: tuple[float, float], level: float) -> Box:
    """What is on screen, in dp on the projected world at ``level``."""
    x, y = project(camera.centre, level)
    return Box(left=x - size[0] / 2, top=y - size[1] / 2, width=size[0], height=size[1])


def _over(look: Look, view: Box) -> list[Box]:
    """What lies over the map, where no name can be read: the buttons, the scale."""
    edge = _edge(look)
    below = view.top + view.height
    return [
        Box(left=view.left + edge, top=view.top + edge, width=155 * look.scale, height=60 * look.scale),
        Box(left=view.left + view.width - edge - 56, top=view.top + edge, width=56, height=190),
        Box(left=view.left + edge, top=below - 66, width=190, height=66),
    ]


def _edge(look: Look) -> float:
    return 16 if look.phone else 20


class _Handle:
    """What the map's own events and commands need, and no rendering depends on."""

    def __init__(self, camera: Camera, size: tuple[float, float]) -> None:
        self.view = View(camera.centre[0], camera.zoom)
        self.size = size
        self.goal: float | None = None
        self.touched = False
        self.chosen: str | None = None
        self.aimed = False
        """Whether closer means closer to the chosen stop: until a gesture goes elsewhere."""
        self.camera = camera
        self.moves = 0
        self.settling = False
        self.ref: ft.Ref[fm.Map] = ft.Ref()
        self.command: Callable[[str], None] = lambda _: None


@ft.component
def MapCanvas(
    frame: Frame,
    chosen: str | None,
    size: tuple[float, float],
    on_tap: Callable[[str], None],
    corner: ft.Control,
) -> ft.Control:
    """The map with its buttons; ``size`` is what is expected of its place, in dp."""
    look, colours = frame.look, map_colours(frame.look)
    start = ft.use_memo(lambda: fit(_whole(frame), *size, _margins(look)), [])
    handle = ft.use_memo(lambda: _Handle(start, size), [])
    level, set_level = ft.use_state(_at_rest(start.zoom))
    resting, set_resting = ft.use_state((start, size))
    lowest = _farthest(frame, resting[1])
    page = ft.context.page
    if chosen != handle.chosen:
        handle.aimed, handle.chosen = frame.location.target == chosen, chosen

    async def move(camera: Camera, milliseconds: int) -> None:
        if handle.ref.current is not None:
            await handle.ref.current.move_to(
                destination=at(camera.centre),
                zoom=camera.zoom,
                animation_duration=ft.Duration(milliseconds=milliseconds),
                cancel_ongoing_animations=True,
            )

    def shown(camera: Camera) -> None:
        lat, zoom = camera.centre[0], camera.zoom
        handle.camera = camera
        if abs(handle.view.zoom - zoom) > 0.005 or abs(handle.view.lat - lat) > 0.05:
            handle.view.lat, handle.view.zoom = lat, zoom
            if level_of(zoom) != level_of(level):
                set_level(level_of(zoom))
        stir()

    def stir() -> None:
        handle.moves += 1
        if not handle.settling:
            handle.settling = True
            page.run_task(settle)

    async def settle() -> None:
        seen = -1
        while handle.moves != seen:
            seen = handle.moves
            await asyncio.sleep(REST_SECONDS)
        handle.settling = False
        set_level(_at_rest(handle.camera.zoom))
        set_resting((handle.camera, handle.size))

    def moved(event: fm.MapPositionChangeEvent) -> None:
        if event.has_gesture:
            handle.touched, handle.goal, handle.aimed = True, None, False
        centre = event.camera.center
        shown(Camera(centre=(centre.latitude, centre.longitude), zoom=event.camera.zoom))

    def command(words: str) -> None:
        what, _, item_id = words.partition(" ")
        handle.touched = True
        places = {item.id: place for item, _, place in located(frame.guide)}
        if what == "all":
            points = [*_whole(frame), *([frame.whereabouts.fix.at] if frame.whereabouts.fix else [])]
            camera = fit(points, *handle.size, _margins(look))
            handle.goal, handle.touched = camera.zoom, False
            page.run_task(move, camera, look.ms(220))
        elif what == "show" and item_id in places:
            page.run_task(move, Camera(centre=places[item_id], zoom=handle.view.zoom), look.ms(220))
        elif what in ("in", "out"):
            step = 1 if what == "in" else -1
            goal = min(MAX_ZOOM, max(lowest, (handle.goal or handle.view.zoom) + step))
            handle.goal = goal
            if step > 0 and handle.aimed and chosen in places:
                page.run_task(move, Camera(centre=places[chosen], zoom=goal), look.ms(220))
            else:
                page.run_task(zoom_to, goal)

    async def zoom_to(zoom: float) -> None:
        if handle.ref.current is not None:
            await handle.ref.current.zoom_to(
                zoom,
                animation_duration=ft.Duration(milliseconds=look.ms(220)),
                cancel_ongoing_animations=True,
            )

    def resized(event: ft.LayoutSizeChangeEvent[fm.Map]) -> None:
        handle.size = (event.width, event.height)
        if not handle.touched:
            camera = fit(_whole(frame), *handle.size, _margins(look))
            if abs(camera.zoom - handle.view.zoom) > 0.02:
                page.run_task(move, camera, 0)
        stir()

    handle.command = command  # keys reach the latest rendering's, whenever they are pressed

    def follow() -> None:
        frame.act.follow_map(lambda words: handle.command(words))

    ft.use_effect(follow, [], cleanup=lambda: frame.act.follow_map(None))

    view = _view(*resting, level)
    over = _over(look, view)
    laid_out = pins(frame, chosen, level, view, over)
    base, fix = frame.guide.base_map, frame.whereabouts.fix
    taken = [box for pin in laid_out for box in (pin.square, pin.plate) if box]
    covered, lines = [*taken, *over], strokes(frame.guide, level)
    names = base_names(base, colours, look, level, covered, lines, view) if base else []
    markers = pin_markers(frame, laid_out, chosen, colours, on_tap)
    tiles = tile_layers(frame)
    dress = f"{level}-{look.outdoor}-{look.dark}-{look.scale}"
    numbers_only = look.phone or look.short
    been = f"{frame.visit.current}-{len(frame.visit.opened)}-{day_reached(frame)}"
    day = f"{dress}-{chosen}-{been}-{numbers_only}"
    written = ",".join(str(name.key) for name in names)
    plates = ",".join(
        f"{pin.plate.left - pin.spot[0]:.0f} {pin.plate.top - pin.spot[1]:.0f}" if pin.plate else "-"
        for pin in laid_out
    )
    layers: list[fm.MapLayer] = [
        *_fresh(dress, tiles or (base_layers(base, colours, look, level) if base else [])),
        *_fresh(
            day,
            [
                fm.CircleLayer(circles=accuracy_circles(frame, colours)),
                fm.PolylineLayer(polylines=day_lines(frame, colours)),
            ],
        ),
        *_fresh(f"names-{dress}-{written}", [fm.MarkerLayer(markers=names)]),
        *_fresh(f"pins-{day}-{plates}", [fm.MarkerLayer(markers=markers)]),
        *_fresh(f"{dress}-{fix}", person_layers(fix, colours)),
    ]
    drawing = fm.Map(
        layers=layers,
        key="map",
        ref=handle.ref,
        initial_center=at(start.centre),
        initial_zoom=start.zoom,
        min_zoom=lowest,
        max_zoom=MAX_ZOOM,
        bgcolor=colours.outside,
        interaction_configuration=fm.InteractionConfiguration(
            flags=GESTURES,
            keyboard_configuration=fm.KeyboardConfiguration(autofocus=False, enable_arrow_keys_panning=False),
        ),
        on_position_change=moved,
        on_size_change=resized,
        size_change_interval=100,
    )
    edge = _edge(look)
    return ft.Stack(
        [
            ft.Container(
                ft.Semantics(exclude_semantics=True, content=drawing), left=0, top=0, right=0, bottom=0
            ),
            ft.Container(
                ft.Semantics(exclude_semantics=True, content=Scale(handle.view, look, frame.t.language)),
                left=edge,
                bottom=10,
            ),
            ft.Container(corner, left=edge, top=edge),
            ft.Container(zoom_buttons(frame, command), right=edge, top=edge),
        ],
        expand=True,
    )
