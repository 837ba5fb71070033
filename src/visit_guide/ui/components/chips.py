"""Small labels: themes, statuses, sheets."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.guide import Status, Theme
from visit_guide.messages import Catalogue
from visit_guide.state import routes
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.look import Look
from visit_guide.ui.words import STATUS_WORDS

THEME_ICONS = {
    "economy": ft.Icons.STOREFRONT_ROUNDED,
    "nature": ft.Icons.PARK_ROUNDED,
    "people": ft.Icons.GROUPS_ROUNDED,
    "building": ft.Icons.ROOFING_ROUNDED,
    "culture": ft.Icons.THEATER_COMEDY_ROUNDED,
    "energy": ft.Icons.BOLT_ROUNDED,
    "mobility": ft.Icons.DIRECTIONS_BIKE_ROUNDED,
    "partners": ft.Icons.HANDSHAKE_ROUNDED,
    "method": ft.Icons.ACCOUNT_TREE_ROUNDED,
}


def theme_icon(theme: Theme) -> ft.IconData:
    """The pictogram of a theme."""
    return THEME_ICONS.get(theme.icon or "", ft.Icons.LABEL_ROUNDED)


def theme_chip(theme: Theme, frame: Frame) -> ft.Control:
    """A theme's label; a tap opens the theme."""
    look = frame.look
    label = ft.Row(
        [
            ft.Icon(theme_icon(theme), size=look.icon(20), color=ft.Colors.ON_SURFACE),
            ft.Container(
                text(theme.short_title or theme.title, S.LABEL_MEDIUM), expand=True, expand_loose=True
            ),
        ],
        spacing=8,
        tight=True,
    )
    return pressable(
        ft.Container(label, padding=ft.Padding.symmetric(vertical=13)),
        lambda: frame.act.go(routes.theme(theme.id)),
        key=f"theme-{theme.id}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH if not look.outdoor else ft.Colors.SURFACE,
        radius=12,
        padding=ft.Padding.symmetric(horizontal=12),
        side=ft.BorderSide(2, ft.Colors.OUTLINE) if look.outdoor else None,
    )


def status_badge(status: Status, t: Catalogue, look: Look) -> ft.Control | None:
    """The mark of what is disputed or to be confirmed; nothing for what is verified."""
    if status is Status.VERIFIED:
        return None
    disputed = status is Status.DISPUTED
    ink = ft.Colors.ON_TERTIARY_CONTAINER if disputed else ft.Colors.ON_SURFACE
    icon = ft.Icons.BALANCE_ROUNDED if disputed else ft.Icons.HELP_ROUNDED
    return ft.Container(
        ft.Row(
            [
                ft.Icon(icon, size=look.icon(18), color=ink),
                ft.Container(
                    text(t(STATUS_WORDS[status]), S.LABEL_SMALL, ink), expand=True, expand_loose=True
                ),
            ],
            spacing=6,
            tight=True,
        ),
        bgcolor=ft.Colors.TERTIARY_CONTAINER if disputed else ft.Colors.SURFACE_CONTAINER_HIGH,
        border=ft.Border.all(2, ink) if look.outdoor else None,
        border_radius=10,
        padding=ft.Padding.symmetric(horizontal=10, vertical=5),
    )


def choice_chip(
    label: str,
    on_click: Callable[[], None],
    *,
    key: str,
    selected: bool,
    look: Look,
    alignment: ft.Alignment | None = None,
) -> ft.Control:
    """One of several exclusive choices; the selected one is sun, with a tick."""
    ink = ft.Colors.ON_SECONDARY_CONTAINER if selected else ft.Colors.ON_SURFACE
    parts: list[ft.Control] = []
    if selected:
        parts.append(ft.Icon(ft.Icons.CHECK_ROUNDED, size=look.icon(22), color=ink))
    parts.append(ft.Container(text(label, S.LABEL_LARGE, ink), expand=True, expand_loose=True))
    edge = ft.Colors.ON_SECONDARY_CONTAINER if selected and not look.dark else ft.Colors.OUTLINE
    return pressable(
        ft.Container(ft.Row(parts, spacing=8, tight=True), padding=ft.Padding.symmetric(vertical=14)),
        on_click,
        key=key,
        label=label,
        selected=selected,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if selected else ft.Colors.SURFACE_CONTAINER_LOWEST,
        radius=14,
        padding=ft.Padding.symmetric(horizontal=16),
        side=ft.BorderSide(2, edge),
        alignment=alignment,
    )
