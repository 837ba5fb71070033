"""Stars: giving one to a sheet or a figure, and the list of those given."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.naming import name_of
from visit_guide.domain.notebook import About, Place
from visit_guide.state import routes
from visit_guide.state.routes import Section
from visit_guide.ui.components.about import about_mark, place_of
from visit_guide.ui.components.cards import edge_of
from visit_guide.ui.components.press import icon_action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame


def star_button(about: About, frame: Frame, *, key: str, size: float = 52) -> ft.Control:
    """Gives a star, or takes it back."""
    given = about in frame.desk.notebook.stars
    return icon_action(
        ft.Icons.STAR_ROUNDED if given else ft.Icons.STAR_BORDER_ROUNDED,
        frame.t("Remove from my favourites") if given else frame.t("Add to my favourites"),
        lambda: frame.act.pad.star(about, not given),
        key=key,
        color=ft.Colors.PRIMARY if given else ft.Colors.ON_SURFACE,
        size=size,
    )


def _starred(number: int, about: About, frame: Frame) -> ft.Control:
    named = name_of(frame.guide, about)
    place = place_of(about)
    lines: list[ft.Control] = [text(named.detail or named.stop, S.TITLE_SMALL)]
    if named.value:
        lines.append(text(named.value, S.TITLE_LARGE, ft.Colors.PRIMARY))
    lines.append(quiet(named.stop, S.BODY_SMALL))
    row = pressable(
        ft.Container(
            ft.Row(
                [about_mark(about, frame, 40), ft.Column(lines, spacing=0, tight=True, expand=True)],
                spacing=14,
                vertical_alignment=ft.CrossAxisAlignment.START,
            ),
            padding=ft.Padding.only(top=14, bottom=14, left=16, right=64),
            alignment=ft.Alignment.TOP_LEFT,
        ),
        lambda: frame.act.go(place) if place is not None else None,
        key=f"starred-{number}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=edge_of(frame.look),
        alignment=ft.Alignment.TOP_LEFT,
    )
    parts: list[ft.Control] = [
        row,
        ft.Container(star_button(about, frame, key=f"unstar-{number}"), right=6, top=8),
    ]
    return ft.Stack(parts, fit=ft.StackFit.PASS_THROUGH)


def favourites(frame: Frame) -> list[ft.Control]:
    """The sheets and figures that were starred, in the order of the day."""
    t = frame.t
    stars = sorted(
        (star for star in frame.desk.notebook.stars if name_of(frame.guide, star).stop),
        key=lambda star: (name_of(frame.guide, star).number, star.place is Place.FACT),
    )
    parts: list[ft.Control] = [heading(t("My favourites"), 2, S.HEADLINE_SMALL)]
    if not stars:
        parts += [
            ft.Row([ft.Icon(ft.Icons.STAR_BORDER_ROUNDED, size=52, color=ft.Colors.PRIMARY)]),
            quiet(
                t("Tap the star of a project sheet, or of a figure once it is open: it is kept here."),
                S.BODY_LARGE,
            ),
        ]
    parts += [_starred(number, star, frame) for number, star in enumerate(stars)]
    return parts


def transpose_button(item: str, sheet: str, frame: Frame) -> ft.Control:
    """Opens the worksheet of a project; filled once it was begun."""
    begun = frame.desk.notebook.worksheet(item, sheet).candidate
    return icon_action(
        ft.Icons.BOOKMARK_ROUNDED if begun else ft.Icons.BOOKMARK_BORDER_ROUNDED,
        frame.t("My worksheet for this project")
        if begun
        else frame.t("Transpose this project to my territory"),
        lambda: frame.act.go(routes.notebook(Section.TRANSPOSE, f"{item}/{sheet}")),
        key=f"transpose-{item}-{sheet}",
        color=ft.Colors.PRIMARY if begun else ft.Colors.ON_SURFACE,
        size=52,
    )
