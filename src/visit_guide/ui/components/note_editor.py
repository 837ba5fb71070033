"""A note, opened above the screen: its text, tags, pictures."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from visit_guide.domain.naming import name_of
from visit_guide.domain.notebook import About, Note, Tag
from visit_guide.services.notebook_words import TAG_WORDS
from visit_guide.state.notepad import Editing
from visit_guide.ui.components.about import about_mark, where_words
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.panel import dialog_around, dialog_panel
from visit_guide.ui.components.photo import photo_button, photo_row
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.components.writing import WritingField
from visit_guide.ui.frame import Frame


def tag_choices(note_id: str, about: About, tags: Sequence[Tag], frame: Frame) -> ft.Control:
    """The quick tags; each is on or off."""
    return ft.Row(
        [
            choice_chip(
                frame.t(TAG_WORDS[tag]),
                lambda tag=tag: frame.act.pad.tag(note_id, about, tag, tag not in tags),  # type: ignore[misc]
                key=f"tag-{tag.value}",
                selected=tag in tags,
                look=frame.look,
            )
            for tag in Tag
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


def _head(editing: Editing, frame: Frame) -> ft.Control:
    t = frame.t
    named = name_of(frame.guide, editing.about)
    title: list[ft.Control] = [heading(where_words(named, t), 2, S.TITLE_LARGE)]
    detail = editing.question or named.detail
    if detail:
        title.append(quiet(detail, S.BODY_MEDIUM))
    return ft.Row(
        [
            about_mark(editing.about, frame),
            ft.Column(title, spacing=2, tight=True, expand=True),
            icon_action(
                ft.Icons.CLOSE_ROUNDED, t("Close"), frame.act.pad.close, key="editor-close", look=frame.look
            ),
        ],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _end(note: Note | None, editing: Editing, frame: Frame) -> ft.Control:
    t, pad = frame.t, frame.act.pad
    parts: list[ft.Control] = [
        action(
            t("Done"),
            pad.close,
            key="editor-done",
            look=frame.look,
            icon=ft.Icons.CHECK_ROUNDED,
        )
    ]
    if note is not None:
        parts.append(
            action(
                t("Delete this note"),
                lambda: pad.delete(editing.note),
                key="editor-delete",
                look=frame.look,
                kind="plain",
                icon=ft.Icons.DELETE_ROUNDED,
            )
        )
    return ft.Row(parts, wrap=True, spacing=8, run_spacing=8)


def _body(editing: Editing, frame: Frame) -> list[ft.Control]:
    t, pad = frame.t, frame.act.pad
    note = frame.desk.notebook.note(editing.note)
    parts: list[ft.Control] = [
        ft.Container(
            WritingField(
                "editor-text",
                t("My note"),
                editing.text,
                lambda text, done: pad.type(editing.note, editing.about, text, done),
                frame,
                lines=4 if frame.look.short else 5,
                hint=t("What I saw, what I keep, what I ask myself…"),
                autofocus=True,
                shows_label=False,
            ),
            key=f"editor-{editing.note}-{frame.desk.epoch}",
        ),
        tag_choices(editing.note, editing.about, note.tags if note else (), frame),
    ]
    if note is not None and note.photos:
        parts.append(photo_row(note, frame, removable=True))
    add = photo_button(editing.note, frame, lambda: frame.act.album.add(editing.note, editing.about))
    if add:
        parts += [ft.Row(add[:1], wrap=True), *add[1:]]
    parts.append(_end(note, editing, frame))
    return parts


def note_dialog(editing: Editing, frame: Frame) -> ft.DialogControl:
    """The open note as a dialog: from the bottom on phones, in the middle elsewhere."""
    look, close = frame.look, frame.act.pad.close
    panel = dialog_panel(_head(editing, frame), _body(editing, frame), look)
    return dialog_around(panel, look, name=frame.t("My note"), close=close, share=0.92)
