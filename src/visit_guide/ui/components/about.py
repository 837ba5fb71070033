"""What a note is about, as a line above it, and the marks of tags."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.naming import Named, name_of
from visit_guide.domain.notebook import About, Place, Tag
from visit_guide.messages import Catalogue
from visit_guide.state import routes
from visit_guide.state.routes import Location, Part
from visit_guide.ui.components.marker import marker
from visit_guide.ui.frame import Frame

TAG_ICONS = {
    Tag.TO_DO: ft.Icons.BOOKMARK_ROUNDED,
    Tag.TO_CHECK: ft.Icons.HELP_ROUNDED,
    Tag.IDEA: ft.Icons.LIGHTBULB_ROUNDED,
}


def where_words(named: Named, t: Catalogue) -> str:
    """The stop's name, or that the note is about nothing in particular."""
    return named.stop or t("Free note")


def place_of(about: About) -> Location | None:
    """Where in the guide one finds what ``about`` is about."""
    match about.place:
        case Place.NOTHING:
            return None
        case Place.PROMPT:
            return routes.stop(about.item, Part.DISCUSSION)
        case Place.STEP:
            return routes.stop(about.item, Part.METHOD)
        case _:
            return routes.stop(about.item, sheet=about.sheet)


def about_mark(about: About, frame: Frame, size: float = 44) -> ft.Control:
    """The number of the stop, as on the day's list, or the sign of a free note."""
    named = name_of(frame.guide, about)
    if named.number:
        return marker(named.number, frame.visit.progress(about.item), frame.look, size)
    return ft.Container(
        ft.Icon(ft.Icons.EDIT_NOTE_ROUNDED, size=size * 0.6, color=ft.Colors.ON_SURFACE),
        width=size,
        height=size,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
        border_radius=size * 0.3,
        alignment=ft.Alignment.CENTER,
    )
