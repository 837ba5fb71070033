"""Recherche: words in the whole guide and in one's notes, found while one types."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Guide
from visit_guide.domain.naming import name_of
from visit_guide.domain.notebook import About, Place
from visit_guide.domain.search import Entry, Index, Sort, entries_of, excerpt, notes_of
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.routes import Location, Part, Screen
from visit_guide.ui.components.about import about_mark, where_words
from visit_guide.ui.components.cards import edge_of
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.press import icon_action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.writing import text_field
from visit_guide.ui.frame import Frame

LIMIT = 40
SORT_WORDS = {
    Sort.NOTE: N_("My note"),
    Sort.STOP: N_("Stop"),
    Sort.SHEET: N_("Project sheet"),
    Sort.THEME: N_("Theme"),
    Sort.PROMPT: N_("To discuss"),
    Sort.METHOD: N_("Method"),
    Sort.FACT: N_("Figure"),
    Sort.TEXT: N_("Project sheet"),
    Sort.PROGRAMME: N_("The training"),
}
SORT_ICONS = {
    Sort.NOTE: ft.Icons.EDIT_NOTE_ROUNDED,
    Sort.THEME: ft.Icons.CATEGORY_ROUNDED,
    Sort.PROGRAMME: ft.Icons.SCHOOL_ROUNDED,
}


_made: list[tuple[Guide, Index]] = []
"""The indexes made so far, the latest last: a guide is the same for all pages."""


def index_of(guide: Guide) -> Index:
    """The index of a guide, made once."""
    for known, index in _made:
        if known is guide:
            return index
    index = Index(entries_of(guide))
    _made.append((guide, index))
    del _made[:-2]
    return index


def _place(entry: Entry) -> Location:
    match entry.sort:
        case Sort.THEME:
            return routes.theme(entry.item)
        case Sort.PROGRAMME:
            return Location(screen=Screen.PROGRAMME)
        case Sort.METHOD:
            return routes.stop(entry.item, Part.METHOD)
        case Sort.PROMPT:
            return routes.stop(entry.item, Part.DISCUSSION)
        case _:
            return routes.stop(entry.item, sheet=entry.sheet)


def _row(number: int, entry: Entry, query: str, frame: Frame) -> ft.Control:
    t, note = frame.t, entry.sort is Sort.NOTE
    found = frame.desk.notebook.note(entry.item) if note else None
    about = found.about if found else About(place=Place.STOP, item=entry.item)
    named = name_of(frame.guide, about)
    icon = SORT_ICONS.get(entry.sort)
    mark = (
        ft.Container(
            ft.Icon(icon, size=26, color=ft.Colors.PRIMARY),
            width=40,
            height=40,
            alignment=ft.Alignment.CENTER,
        )
        if icon is not None and not note
        else about_mark(about, frame, 40)
    )
    where = where_words(named, t) if note else named.stop if named.stop != entry.title else ""
    title = where if note else entry.title
    under = t(SORT_WORDS[entry.sort]) + (f" · {where}" if where and not note else "")
    lines: list[ft.Control] = [text(title, S.TITLE_SMALL), quiet(under, S.BODY_SMALL)]
    if entry.text.strip():
        lines.append(
            text(excerpt(entry.text, query), S.BODY_MEDIUM, max_lines=3, overflow=ft.TextOverflow.ELLIPSIS)
        )

    def open_it() -> None:
        if note:
            frame.act.pad.open(entry.item)
        else:
            frame.act.go(_place(entry))

    return pressable(
        ft.Container(
            ft.Row(
                [
                    ft.Container(mark, width=48, alignment=ft.Alignment.TOP_CENTER),
                    ft.Column(lines, spacing=2, tight=True, expand=True),
                ],
                spacing=12,
                vertical_alignment=ft.CrossAxisAlignment.START,
            ),
            padding=ft.Padding.symmetric(vertical=12),
            alignment=ft.Alignment.TOP_LEFT,
        ),
        open_it,
        key=f"found-{number}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(horizontal=14),
        side=edge_of(frame.look),
        alignment=ft.Alignment.TOP_LEFT,
    )


@ft.component
def Search(frame: Frame) -> ft.Control:
    """The search of everything; nothing leaves the tablet."""
    query, set_query = ft.use_state(frame.act.finding.query)
    t, notebook = frame.t, frame.desk.notebook
    titles = {note.id: name_of(frame.guide, note.about).stop for note in notebook.notes}
    mine = ft.use_memo(lambda: Index(notes_of(notebook, titles)), [notebook])
    found = (*mine.find(query, LIMIT), *index_of(frame.guide).find(query, LIMIT))

    def look_for(words: str) -> None:
        frame.act.finding.query = words
        set_query(words)

    field = text_field(
        query,
        look_for,
        frame,
        key="query",
        label=t("Words to find in the guide and in my notes"),
        hint=None if query else t("A word, a place, a figure…"),  # it would keep its height, unseen
        autofocus=True,
        prefix_icon=ft.Icons.SEARCH_ROUNDED,
    )
    line: list[ft.Control] = [ft.Container(field, key="query-line", expand=True)]
    if query:
        clear = icon_action(
            ft.Icons.BACKSPACE_ROUNDED, t("Clear what I look for"), lambda: look_for(""), key="query-clear"
        )
        line.append(clear)
    parts: list[ft.Control] = [
        heading(t("Search"), 1, S.HEADLINE_MEDIUM),
        ft.Row(line, spacing=4),
    ]
    if not query.strip():
        parts.append(
            quiet(t("In the whole guide and in your notes, with or without accents, without a network."))
        )
    elif not found:
        parts.append(quiet(t("Nothing says that. Try the beginning of a word."), S.BODY_LARGE))
    else:
        shown = found[:LIMIT]
        count = (
            t("More than {count} results: add a word", count=LIMIT)
            if len(found) > LIMIT
            else t.n("{count} result", "{count} results", len(found))
        )
        parts.append(ft.Semantics(live_region=True, content=quiet(count, S.LABEL_MEDIUM)))
        parts += [_row(number, entry, query, frame) for number, entry in enumerate(shown)]
    return screen_column(parts, frame, key="search", spacing=12)
