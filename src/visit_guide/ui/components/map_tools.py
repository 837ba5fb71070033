"""What lies over the map: buttons, scale, north, legend, credits."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import flet.canvas as cv

from visit_guide.ui.components.press import icon_action
from visit_guide.ui.components.text import S, quiet
from visit_guide.ui.frame import Frame
from visit_guide.ui.look import Look
from visit_guide.ui.map_layout import scale_bar
from visit_guide.ui.map_palette import MapColours, map_colours
from visit_guide.ui.wording import distance


class View(ft.Observable):
    """What the map shows now; only what is drawn over the map follows it at every step."""

    def __init__(self, lat: float, zoom: float) -> None:
        self.lat = lat
        self.zoom = zoom


def zoom_buttons(frame: Frame, command: Callable[[str], None]) -> ft.Control:
    """Closer, further, everything: no gesture is required."""
    t = frame.t
    return ft.Column(
        [
            icon_action(
                ft.Icons.ADD_ROUNDED, t("Closer"), lambda: command("in"), key="map-in", outlined=True
            ),
            icon_action(
                ft.Icons.REMOVE_ROUNDED, t("Further"), lambda: command("out"), key="map-out", outlined=True
            ),
            icon_action(
                ft.Icons.ZOOM_OUT_MAP_ROUNDED,
                t("See everything"),
                lambda: command("all"),
                key="map-all",
                outlined=True,
            ),
        ],
        spacing=10,
        tight=True,
    )


@ft.component
def Scale(view: View, look: Look, language: str) -> ft.Control:
    """The scale in metres, and where north is."""
    colours = map_colours(look)
    metres, width = scale_bar(view.lat, view.zoom, 110 if look.phone else 150)

    def stroke(colour: str, thick: float) -> list[cv.Shape]:
        paint = ft.Paint(color=colour, stroke_width=thick, style=ft.PaintingStyle.STROKE)
        return [
            cv.Line(3, 9, 3 + width, 9, paint=paint),
            cv.Line(3, 3, 3, 10, paint=paint),
            cv.Line(3 + width, 3, 3 + width, 10, paint=paint),
        ]

    bar = cv.Canvas([*stroke(colours.casing, 6), *stroke(colours.to_come, 2.5)], width=width + 6, height=13)
    written = ft.Text(
        distance(metres, language),
        size=14,
        font_family="AHN-600",
        color=colours.place,
        style=ft.TextStyle(shadow=[ft.BoxShadow(color=colours.casing, blur_radius=2) for _ in range(3)]),
    )
    return ft.Row(
        [_north(colours), ft.Column([written, bar], spacing=1, tight=True)],
        spacing=10,
        tight=True,
        vertical_alignment=ft.CrossAxisAlignment.END,
    )


def _north(colours: MapColours) -> ft.Control:
    def half(x: float, colour: str) -> cv.Shape:
        return cv.Path(
            [cv.Path.MoveTo(12, 0), cv.Path.LineTo(x, 26), cv.Path.LineTo(12, 20), cv.Path.Close()],
            paint=ft.Paint(color=colour),
        )

    needle = cv.Canvas([half(3, colours.to_come), half(21, colours.terril_light)], width=24, height=26)
    letter = ft.Text("N", size=14, font_family="AHN-700", color=colours.place)
    return ft.Column(
        [letter, needle], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER
    )


def credits_of(frame: Frame, *, brief: bool = False) -> ft.Control:
    """What to know of the drawing and whom to credit: always shown with the map.

    ``brief`` keeps it small where very large text would leave no room for the map: it is then
    repeated at full size below.
    """
    base, language = frame.guide.base_map, frame.t.language
    lines = [(base.remark(language) if base else "") or frame.t("Schematic map. Positions are indicative.")]
    lines += [base.credit(language) if base else "", *(pack.attribution for pack in frame.guide.tile_packs)]
    words = quiet(" ".join(line for line in lines if line), S.LABEL_SMALL)
    if brief:
        words.size = 13
    return words
