"""Texts in the styles of the type scale; sizes and fonts come from the theme."""

from __future__ import annotations

import re
from typing import Any

import flet as ft

from visit_guide.ui.inversions import unbroken

S = ft.TextThemeStyle
_SPACES = re.compile(r"[ \t\r\n]+")
"""Not the no-break spaces: they hold « and what follows together."""


def text(
    value: str, style: ft.TextThemeStyle = S.BODY_LARGE, color: str | None = None, **more: Any
) -> ft.Text:
    """A text of the type scale; ``color`` is a colour role or ``#RRGGBB``."""
    shown = unbroken(value)
    if shown != value:
        more.setdefault("semantics_label", value)
    return ft.Text(shown, theme_style=style, color=color or ft.Colors.ON_SURFACE, **more)


def quiet(value: str, style: ft.TextThemeStyle = S.BODY_MEDIUM, **more: Any) -> ft.Text:
    """A text of second rank."""
    return text(value, style, ft.Colors.ON_SURFACE_VARIANT, **more)


def heading(
    value: str, level: int, style: ft.TextThemeStyle, color: str | None = None, **more: Any
) -> ft.Control:
    """A title, announced as a heading of ``level`` (1 to 6)."""
    return ft.Semantics(header=True, heading_level=level, content=text(value, style, color), **more)


def section(value: str) -> ft.Control:
    """The title of a section of a screen."""
    return ft.Container(heading(value, 2, S.HEADLINE_SMALL), padding=ft.Padding.only(top=12))


def paragraphs(value: str, style: ft.TextThemeStyle = S.BODY_LARGE, color: str | None = None) -> ft.Control:
    """Reading text; its paragraphs are separated by an empty line."""
    blocks = [_SPACES.sub(" ", block).strip(" ") for block in value.split("\n\n")]
    return ft.Column([text(block, style, color) for block in blocks if block], spacing=12, tight=True)
