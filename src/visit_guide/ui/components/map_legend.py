"""What the map's lines and colours mean."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft
import flet.canvas as cv

from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.map_names import ground_of
from visit_guide.ui.map_palette import MapColours, map_colours
from visit_guide.ui.map_terrils import FLANKS

_WIDE, _HIGH = 40.0, 18.0


def legend(frame: Frame, *, straight: bool, rough: bool, person: bool) -> ft.Control:
    """What the lines of the day mean."""
    t, colours = frame.t, map_colours(frame.look)
    round_: list[cv.Shape] = [
        cv.Circle(9, 9, 8, paint=ft.Paint(color=ft.Colors.with_opacity(0.12, colours.accuracy))),
        cv.Circle(9, 9, 8, paint=_stroke(colours.accuracy, 1.5)),
    ]
    samples = [
        _sample(_WIDE, [cv.Line(3, 9, 37, 9, paint=_stroke(colours.done, 6))], t("Done")),
        _sample(_WIDE, [_dots(colours.to_come)], t("To come")),
    ]
    if rough:
        samples.append(_sample(18, round_, t("Approximate position")))
    if person:
        samples.append(_sample(18, [cv.Circle(9, 9, 8, paint=ft.Paint(color=colours.position))], t("You")))
    if straight:
        samples.append(quiet(t("Straight lines: as the crow flies"), S.LABEL_MEDIUM))
    return _row(samples)


def ground_legend(frame: Frame) -> ft.Control | None:
    """What the colours under the day mean; nothing where there is no drawing."""
    base = frame.guide.base_map
    if base is None or frame.guide.tile_packs:
        return None
    colours = map_colours(frame.look)
    return _row(
        [_sample(30, _ground(kind, colours), frame.t(words), small=True) for kind, words in ground_of(base)]
    )


def _ground(kind: str, colours: MapColours) -> list[cv.Shape]:
    fills = {"estate": colours.estate, "mine": colours.mine, "farmland": colours.farmland}
    edges = {"estate": colours.estate_edge, "mine": colours.mine, "farmland": colours.land_edge}
    match kind:
        case "cone":
            shades = {"dark": colours.terril, "light": colours.terril_light}
            return [_path(points, ft.Paint(color=shades[shade])) for shade, points in FLANKS]
        case "flat":
            slope = ((0.1, 0.9), (0.3, 0.2), (0.7, 0.2), (0.9, 0.9))
            strokes = [cv.Line(x, 16, x + 5, 5, paint=_stroke(colours.hatch, 1)) for x in (7, 12, 17)]
            tint = ft.Paint(color=ft.Colors.with_opacity(0.16, colours.terril))
            return [_path(slope, tint), _path(slope, _stroke(colours.hatch, 1)), *strokes]
        case "railway":
            gaps = _stroke(colours.railway_gap, 2)
            gaps.stroke_dash_pattern = [5, 5]
            return [
                cv.Line(0, 9, 30, 9, paint=_stroke(colours.railway, 4)),
                cv.Line(0, 9, 30, 9, paint=gaps),
            ]
        case "town":
            dashes = _stroke(colours.land_edge, 2)
            dashes.stroke_dash_pattern = [7, 5]
            return [cv.Line(0, 9, 30, 9, paint=dashes)]
        case _:
            return [
                cv.Rect(4, 2, 22, 14, paint=ft.Paint(color=fills[kind])),
                cv.Rect(4, 2, 22, 14, paint=_stroke(edges[kind], 1)),
            ]


def _path(points: Sequence[tuple[float, float]], paint: ft.Paint) -> cv.Path:
    first, *rest = [(x * 30, 1 + y * 16) for x, y in points]
    moves = [cv.Path.LineTo(*point) for point in rest]
    return cv.Path([cv.Path.MoveTo(*first), *moves, cv.Path.Close()], paint=paint)


def _stroke(colour: str, width: float) -> ft.Paint:
    return ft.Paint(color=colour, stroke_width=width, style=ft.PaintingStyle.STROKE)


def _dots(colour: str) -> cv.Shape:
    paint = _stroke(colour, 6)
    paint.stroke_cap = ft.StrokeCap.ROUND
    paint.stroke_dash_pattern = [0.1, 10]
    return cv.Line(3, 9, 37, 9, paint=paint)


def _sample(width: float, shapes: list[cv.Shape], words: str, *, small: bool = False) -> ft.Control:
    drawn = cv.Canvas(shapes, width=width, height=_HIGH)
    written = quiet(words, S.LABEL_SMALL) if small else text(words, S.LABEL_MEDIUM)
    return ft.Row([drawn, written], spacing=8, tight=True)


def _row(samples: list[ft.Control]) -> ft.Control:
    return ft.Row(
        samples, spacing=18, run_spacing=4, wrap=True, vertical_alignment=ft.CrossAxisAlignment.CENTER
    )
