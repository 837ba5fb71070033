"""Flet themes from the palette and the type scale."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache

import flet as ft

from visit_guide.domain.record import record
from visit_guide.ui.palette import DARK, LIGHT, OUTDOOR, Palette

FONTS = {
    **{f"AHN-{weight}": f"fonts/AHN-{weight}.ttf" for weight in (400, 500, 600, 700, 800)},
    "AHN-700-tabular": "fonts/AHN-700-tabular.ttf",
    "AHN-800-tabular": "fonts/AHN-800-tabular.ttf",
    "Inter-400": "fonts/Inter-400-subset.ttf",
    "Inter-700": "fonts/Inter-700-subset.ttf",
}
"""Font families, one file each, relative to the assets folder."""

_WEIGHTS = {
    400: ft.FontWeight.W_400,
    500: ft.FontWeight.W_500,
    600: ft.FontWeight.W_600,
    700: ft.FontWeight.W_700,
    800: ft.FontWeight.W_800,
}


@record
class Face:
    """One text style: size and line height in dp, weight, and their outdoor variants."""

    size: float
    line: float
    weight: int
    outdoor_size: float | None = None
    outdoor_weight: int | None = None
    tabular: bool = False


SCALE = {
    "display_large": Face(size=84, line=84, weight=800, tabular=True),
    "display_medium": Face(size=60, line=60, weight=800, tabular=True),
    "display_small": Face(size=40, line=46, weight=800),
    "headline_large": Face(size=34, line=40, weight=800),
    "headline_medium": Face(size=28, line=34, weight=800),
    "headline_small": Face(size=24, line=30, weight=700, outdoor_size=26),
    "title_large": Face(size=21, line=28, weight=700, outdoor_size=22),
    "title_medium": Face(size=19, line=26, weight=700, outdoor_size=20),
    "title_small": Face(size=17, line=24, weight=700, outdoor_size=19),
    "body_large": Face(size=19, line=29, weight=400, outdoor_size=21, outdoor_weight=500),
    "body_medium": Face(size=17, line=25, weight=400, outdoor_size=19, outdoor_weight=500),
    "body_small": Face(size=15, line=21, weight=400, outdoor_size=16.5, outdoor_weight=500),
    "label_large": Face(size=17, line=22, weight=700, outdoor_size=19),
    "label_medium": Face(size=15, line=20, weight=600, outdoor_size=16.5),
    "label_small": Face(size=14, line=18, weight=600, outdoor_size=15),
}


def text_style(name: str, scale: float, *, outdoor: bool = False, colour: str | None = None) -> ft.TextStyle:
    """Style ``name`` of the scale, its size multiplied by ``scale`` (1 is 100 %)."""
    face = SCALE[name]
    weight = face.outdoor_weight if outdoor and face.outdoor_weight else face.weight
    size = face.outdoor_size if outdoor and face.outdoor_size else face.size
    return ft.TextStyle(
        size=size * scale,
        height=face.line / face.size,
        weight=_WEIGHTS[weight],
        font_family=f"AHN-{weight}-tabular" if face.tabular else f"AHN-{weight}",
        font_family_fallback=["Inter-700" if weight >= 600 else "Inter-400"],
        letter_spacing=0,
        color=colour,
    )


def _colour_scheme(palette: Palette) -> ft.ColorScheme:
    roles = asdict(palette)
    for own in ("nav_idle", "hero_sky"):
        del roles[own]
    return ft.ColorScheme(**roles, shadow="#000000", scrim="#000000", surface_tint=palette.surface)


def _theme(palette: Palette, scale: float, *, outdoor: bool) -> ft.Theme:
    texts = {name: text_style(name, scale, outdoor=outdoor) for name in SCALE}
    return ft.Theme(
        color_scheme_seed="#0A5A46",
        color_scheme=_colour_scheme(palette),
        font_family="AHN-400",
        text_theme=ft.TextTheme(**texts),
        scaffold_bgcolor=palette.surface,
        focus_color=ft.Colors.with_opacity(0.14, palette.on_surface),
        scrollbar_theme=ft.ScrollbarTheme(thickness=6, radius=3),
        visual_density=ft.VisualDensity.STANDARD,
        tooltip_theme=ft.TooltipTheme(
            text_style=text_style("body_small", scale, outdoor=outdoor, colour=palette.on_inverse_surface)
        ),
        page_transitions=ft.PageTransitionsTheme(
            android=ft.PageTransitionTheme.NONE,
            ios=ft.PageTransitionTheme.NONE,
            linux=ft.PageTransitionTheme.NONE,
            macos=ft.PageTransitionTheme.NONE,
            windows=ft.PageTransitionTheme.NONE,
        ),
    )


@lru_cache(maxsize=8)
def themes(scale: float, outdoor: bool) -> tuple[ft.Theme, ft.Theme]:
    """The (light, dark) themes at a text scale; outdoor has one, used whatever the device prefers."""
    if outdoor:
        theme = _theme(OUTDOOR, scale, outdoor=True)
        return theme, theme
    return _theme(LIGHT, scale, outdoor=False), _theme(DARK, scale, outdoor=False)
