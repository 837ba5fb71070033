"""Navigation: the dark rail of tablets, the dark bar of phones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from visit_guide.domain.record import record
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S
from visit_guide.ui.look import Look


@record
class Destination:
    """One entry of the navigation."""

    key: str
    label: str
    icon: ft.IconData
    selected: bool
    go: Callable[[], None]


def _entry(place: Destination, look: Look, *, bar: bool, crowded: bool = False) -> ft.Control:
    """One entry; in a ``crowded`` bar names grow less, and the one name of large text has two places."""
    ink = ft.Colors.ON_SECONDARY_CONTAINER if place.selected else look.palette.nav_idle
    big = look.scale > 1.6
    pill = ft.Container(
        ft.Icon(place.icon, size=34 if big else 28, color=ink),
        width=68,
        height=44 if big else 36,
        border_radius=18,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if place.selected else ft.Colors.TRANSPARENT,
        alignment=ft.Alignment.CENTER,
    )
    parts: list[ft.Control] = [pill]
    if place.selected or not (bar and big):
        style = S.LABEL_SMALL if bar else S.LABEL_MEDIUM
        colour = ft.Colors.ON_INVERSE_SURFACE if place.selected else look.palette.nav_idle
        most = 1.1 if crowded and not big else 1.3
        cap = min(look.scale, most) / look.scale
        parts.append(
            ft.Text(
                place.label,
                theme_style=style,
                size=(14 if bar else 15) * look.scale * cap,
                color=colour,
                text_align=ft.TextAlign.CENTER,
                no_wrap=True,
            )
        )
    return pressable(
        ft.Container(
            ft.Column(
                parts,
                spacing=3,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.CENTER,
                alignment=ft.MainAxisAlignment.CENTER,
            ),
            padding=ft.Padding.symmetric(vertical=6),
            alignment=ft.Alignment.CENTER,
        ),
        place.go,
        key=place.key,
        label=place.label,
        selected=place.selected,
        radius=18,
        ring="#FFFFFF",
        alignment=ft.Alignment.CENTER,
        expand=(2 if big and crowded and place.selected else 1) if bar else None,
    )


def rail(places: Sequence[Destination], tools: Sequence[Destination], look: Look) -> ft.Control:
    """The rail: logo, destinations, then tools at the bottom; it scrolls when it is too low."""
    entries = [_entry(place, look, bar=False) for place in places]
    bottom = [_entry(place, look, bar=False) for place in tools]
    logo = ft.Container(
        ft.Row(
            [
                ft.Image(
                    "icons/logo-rail.svg",
                    width=70,
                    height=28,
                    fit=ft.BoxFit.CONTAIN,
                    exclude_from_semantics=True,
                )
            ],
            alignment=ft.MainAxisAlignment.CENTER,
        ),
        padding=ft.Padding.only(top=26, bottom=14),
    )
    scrolls = look.height < 620 * min(look.scale, 1.3)
    column = ft.Column(
        [logo, *entries, *([] if scrolls else [ft.Container(expand=True)]), *bottom, ft.Container(height=8)],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        scroll=ft.ScrollMode.HIDDEN if scrolls else None,
        expand=True,
    )
    return ft.Container(
        column,
        width=112 * min(look.scale, 1.3),
        bgcolor=ft.Colors.INVERSE_SURFACE,
        padding=ft.Padding.symmetric(horizontal=6),
    )


def bar(places: Sequence[Destination], look: Look) -> ft.Control:
    """The bar at the bottom of a phone."""
    return ft.Container(
        ft.SafeArea(
            ft.Row([_entry(place, look, bar=True, crowded=len(places) > 4) for place in places], spacing=2),
            avoid_intrusions_top=False,
        ),
        bgcolor=ft.Colors.INVERSE_SURFACE,
        padding=ft.Padding.symmetric(horizontal=6, vertical=4),
    )
