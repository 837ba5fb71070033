"""The list of one's notes, with search and tags."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.naming import name_of
from visit_guide.domain.notebook import Note, Notebook, Tag
from visit_guide.domain.search import Index, notes_of
from visit_guide.services.notebook_words import TAG_WORDS
from visit_guide.ui.components.about import where_words
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.note_card import note_card
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.components.writing import text_field
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import NBSP

SEARCH_FROM = 4
"""Notes from which on a field to search them is worth its place."""


def _index(notebook: Notebook, frame: Frame) -> Index:
    about = {}
    for note in notebook.notes:
        named = name_of(frame.guide, note.about)
        about[note.id] = f"{where_words(named, frame.t)} {named.detail}"
    return Index(notes_of(notebook, about))


def _found(notes: tuple[Note, ...], query: str, tag: str, index: Index) -> list[Note]:
    kept = [note for note in reversed(notes) if not tag or tag in note.tags]
    if not query.strip():
        return kept
    ids = {entry.item for entry in index.find(query, limit=len(notes))}
    return [note for note in kept if note.id in ids]


def _empty(frame: Frame) -> list[ft.Control]:
    t = frame.t
    return [
        ft.Icon(ft.Icons.EDIT_NOTE_ROUNDED, size=52, color=ft.Colors.PRIMARY),
        heading(t("No note yet"), 2, S.TITLE_LARGE),
        quiet(
            t("Write here, at a stop, on a figure or under a question: it all comes together here."),
            S.BODY_LARGE,
        ),
        quiet(
            t("Your notes stay on this device. Nobody else sees them.")
            if frame.keeps
            else t("Your notes are not kept on this device: closing or reloading the page erases them."),
            S.BODY_MEDIUM,
        ),
    ]


def _by_stop(notes: list[Note], frame: Frame) -> list[ft.Control]:
    """The notes under the names of their stops, in the order of the day."""
    order = [stop.id for stop in frame.guide.stops]
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(note.about.item if note.about.item in order else "", []).append(note)
    parts: list[ft.Control] = []
    for item in sorted(groups, key=lambda item: order.index(item) if item else len(order)):
        named = name_of(frame.guide, groups[item][0].about)
        title = f"{named.number}{NBSP}· {named.stop}" if named.number else frame.t("Free notes")
        parts.append(ft.Container(heading(title, 2, S.TITLE_SMALL), padding=ft.Padding.only(top=8)))
        parts += [note_card(note, frame) for note in groups[item]]
    return parts


@ft.component
def NotesList(frame: Frame) -> ft.Control:
    """The notes with the ways to narrow them down; the newest first, or stop by stop."""
    query, set_query = ft.use_state("")
    tag, set_tag = ft.use_state("")
    sorted_by_stop, set_sorted = ft.use_state(False)
    notebook = frame.desk.notebook
    index = ft.use_memo(lambda: _index(notebook, frame), [notebook, frame.t.language])
    t, look, notes = frame.t, frame.look, notebook.notes
    if not notes:
        return ft.Column(_empty(frame), spacing=12, tight=True)
    parts: list[ft.Control] = []
    if len(notes) >= SEARCH_FROM or query:
        parts.append(
            text_field(
                query,
                set_query,
                frame,
                key="notes-query",
                label=t("Search my notes"),
                hint=t("Search my notes"),
                prefix_icon=ft.Icons.SEARCH_ROUNDED,
            )
        )
    counts = {one: sum(one in note.tags for note in notes) for one in Tag}
    choices = [("", t("All"), len(notes))]
    choices += [(one.value, t(TAG_WORDS[one]), counts[one]) for one in Tag if counts[one] or one == tag]
    chips: list[ft.Control] = [
        choice_chip(
            f"{words}{NBSP}· {count}",
            lambda value=value: set_tag(value),  # type: ignore[misc]
            key=f"filter-{value or 'all'}",
            selected=value == tag,
            look=look,
        )
        for value, words, count in choices
    ]
    chips.append(
        icon_action(
            ft.Icons.FORMAT_LIST_NUMBERED_ROUNDED if not sorted_by_stop else ft.Icons.SCHEDULE_ROUNDED,
            t("Sort by stop") if not sorted_by_stop else t("The newest first"),
            lambda: set_sorted(not sorted_by_stop),
            key="notes-sort",
            size=52,
        )
    )
    parts.append(ft.Row(chips, wrap=True, spacing=8, run_spacing=8))
    shown = _found(notes, query, tag, index)
    if not shown:
        parts.append(quiet(t("No note says that."), S.BODY_LARGE))
    parts += _by_stop(shown, frame) if sorted_by_stop else [note_card(note, frame) for note in shown]
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def new_note(frame: Frame) -> ft.Control:
    """The button that begins a note about nothing in particular."""
    return action(
        frame.t("Note"),
        lambda: frame.act.pad.begin(),
        key="note-new",
        look=frame.look,
        icon=ft.Icons.ADD_ROUNDED,
    )
