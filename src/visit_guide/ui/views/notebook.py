"""Carnet: notes, worksheets, my day, favourites, and taking it all along."""

from __future__ import annotations

import flet as ft

from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.routes import Screen, Section
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.my_day import MyDay
from visit_guide.ui.components.notes_list import NotesList, new_note
from visit_guide.ui.components.practices import practices
from visit_guide.ui.components.press import icon_action
from visit_guide.ui.components.stars import favourites
from visit_guide.ui.components.take import take_along
from visit_guide.ui.components.text import S, heading
from visit_guide.ui.components.transpose import Transpose
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import NBSP

SECTION_WORDS = {
    Section.NOTES: N_("Notes"),
    Section.TRANSPOSE: N_("Transpose"),
    Section.DAY: N_("My day"),
    Section.STARS: N_("Favourites"),
    Section.PRACTICES: N_("Good practices"),
    Section.TAKE: N_("Take along"),
}
LEFT_PANE = 474


def search_button(frame: Frame) -> ft.Control:
    """Opens the search of the whole guide."""
    return icon_action(
        ft.Icons.SEARCH_ROUNDED,
        frame.t("Search"),
        lambda: frame.act.go(routes.Location(screen=Screen.SEARCH)),
        key="open-search",
        size=52,
    )


def _sections(frame: Frame, shown: Section, sections: tuple[Section, ...]) -> ft.Control:
    t, count = frame.t, len(frame.desk.notebook.notes)
    return ft.Row(
        [
            choice_chip(
                f"{t(SECTION_WORDS[one])}{NBSP}· {count}"
                if one is Section.NOTES and count
                else t(SECTION_WORDS[one]),
                lambda one=one: frame.act.go(routes.notebook(one)),  # type: ignore[misc]
                key=f"section-{one.value}",
                selected=one is shown,
                look=frame.look,
            )
            for one in sections
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


def _body(section: Section, frame: Frame, width: float) -> list[ft.Control]:
    match section:
        case Section.NOTES:
            return [ft.Container(NotesList(frame), key="notes")]
        case Section.TRANSPOSE:
            return [ft.Container(Transpose(frame, width), key="transpose")]
        case Section.DAY:
            return [ft.Container(MyDay(frame), key="my-day")]
        case Section.STARS:
            return favourites(frame)
        case Section.PRACTICES:
            return practices(frame)
        case Section.TAKE:
            return take_along(frame)


def _offered(frame: Frame) -> tuple[Section, ...]:
    """The sections there are: good practices come with a group."""
    grouped = frame.together.member is not None or frame.location.target == Section.PRACTICES
    return tuple(one for one in Section if grouped or one is not Section.PRACTICES)


def _wide(frame: Frame, section: Section) -> ft.Control:
    t, look = frame.t, frame.look
    others = tuple(one for one in _offered(frame) if one is not Section.NOTES)
    right = Section.TRANSPOSE if section is Section.NOTES else section
    pane = look.width - 112 - LEFT_PANE - 1
    inner = min(pane - 56, 720)
    head = ft.Row(
        [
            ft.Container(heading(t("My notebook"), 1, S.HEADLINE_MEDIUM), expand=True),
            search_button(frame),
            new_note(frame),
        ],
        spacing=8,
    )
    left = ft.Column(
        [
            ft.Container(head, padding=ft.Padding.only(bottom=14)),
            ft.Column(
                [ft.Container(NotesList(frame), key="notes"), ft.Container(height=24)],
                scroll=ft.ScrollMode.AUTO,
                expand=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
        ],
        spacing=0,
    )
    content = ft.Column(
        [
            ft.Column(
                [*_body(right, frame, inner), ft.Container(height=24)],
                spacing=16,
                tight=True,
                width=inner,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        ],
        key=f"pane-{right.value}-{frame.location.sheet}",
        scroll=ft.ScrollMode.AUTO,
        expand=True,
    )
    return ft.Row(
        [
            ft.Container(left, width=LEFT_PANE, padding=ft.Padding.only(left=28, right=22, top=20)),
            ft.VerticalDivider(width=1, color=ft.Colors.OUTLINE_VARIANT),
            ft.Container(
                ft.Column([_sections(frame, right, others), content], spacing=16),
                expand=True,
                padding=ft.Padding.only(left=28, right=24, top=20),
            ),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def notebook(frame: Frame) -> ft.Control:
    """The screen of the notebook; on a wide one the notes stay beside the section."""
    t, look = frame.t, frame.look
    section = Section(frame.location.target) if frame.location.target else Section.NOTES
    if look.two_panes:
        return _wide(frame, section)
    title = heading(t("My notebook"), 1, S.HEADLINE_MEDIUM)
    buttons = [search_button(frame), *([new_note(frame)] if section is Section.NOTES else [])]
    head: ft.Control = (
        ft.Column([title, ft.Row(buttons, spacing=4)], spacing=8, tight=True)  # beside them it would break
        if look.large
        else ft.Row([ft.Container(title, expand=True), *buttons], spacing=4)
    )
    rail = 0 if look.phone else 112 * min(look.scale, 1.3)
    width = min(look.width - rail, 720 + 2 * look.padding) - 2 * look.padding
    parts = [head, _sections(frame, section, _offered(frame)), *_body(section, frame, width)]
    return screen_column(parts, frame, key=f"notebook-{section.value}-{frame.location.sheet}")
