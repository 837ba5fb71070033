"""One note in the list: what it is about, what it says, its tags and pictures."""

from __future__ import annotations

from datetime import datetime

import flet as ft

from visit_guide.domain.naming import name_of
from visit_guide.domain.notebook import Note, Tag
from visit_guide.messages import Catalogue
from visit_guide.services.notebook_words import TAG_WORDS
from visit_guide.ui.components.about import TAG_ICONS, about_mark, where_words
from visit_guide.ui.components.cards import edge_of
from visit_guide.ui.components.photo import photo_row
from visit_guide.ui.components.press import action, icon_action, pressable
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame


def time_words(at: str, t: Catalogue) -> str:
    """The hour and minute of a moment, on this device's clock; nothing when it cannot be told."""
    try:
        return t.clock(datetime.fromisoformat(at).astimezone().strftime("%H:%M"))
    except ValueError:
        return ""


def tag_line(tags: tuple[Tag, ...], frame: Frame) -> ft.Control:
    """The tags of a note, as small labels."""
    look = frame.look
    return ft.Row(
        [
            ft.Container(
                ft.Row(
                    [
                        ft.Icon(TAG_ICONS[tag], size=18, color=ft.Colors.ON_SURFACE),
                        ft.Container(
                            text(frame.t(TAG_WORDS[tag]), S.LABEL_SMALL), expand=True, expand_loose=True
                        ),
                    ],
                    spacing=6,
                    tight=True,
                ),
                bgcolor=ft.Colors.SURFACE if look.outdoor else ft.Colors.SURFACE_CONTAINER_HIGH,
                border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
                border_radius=10,
                padding=ft.Padding.symmetric(horizontal=10, vertical=5),
            )
            for tag in tags
        ],
        wrap=True,
        spacing=8,
        run_spacing=6,
    )


def versions(texts: tuple[str, ...], settle: ft.Control, frame: Frame) -> ft.Control:
    """What was also written elsewhere at the same time, and what to do about it."""
    ink = ft.Colors.ON_TERTIARY_CONTAINER
    return ft.Container(
        ft.Column(
            [
                text(frame.t("Also written in another window"), S.LABEL_MEDIUM, ink),
                *(text(one, S.BODY_MEDIUM, ink) for one in texts),
                settle,
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=ft.Colors.TERTIARY_CONTAINER,
        border=ft.Border.all(2, ink) if frame.look.outdoor else None,
        border_radius=14,
        padding=14,
    )


def _settle(note: Note, frame: Frame) -> ft.Control:
    t, pad = frame.t, frame.act.pad
    return ft.Row(
        [
            action(
                t("Keep both"),
                lambda: pad.settle(note.id, both=True),
                key=f"both-{note.id}",
                look=frame.look,
                kind="outlined",
            ),
            action(
                t("Drop this one"),
                lambda: pad.settle(note.id, both=False),
                key=f"one-{note.id}",
                look=frame.look,
                kind="plain",
            ),
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


def note_card(note: Note, frame: Frame) -> ft.Control:
    """A note; a tap opens it, its bookmark says whether it is to be done at home."""
    t, look, pad = frame.t, frame.look, frame.act.pad
    named = name_of(frame.guide, note.about)
    marked = Tag.TO_DO in note.tags
    under = " · ".join(part for part in (time_words(note.since, frame.t), named.detail) if part)
    head = ft.Row(
        [
            about_mark(note.about, frame),
            ft.Column(
                [
                    text(where_words(named, t), S.TITLE_SMALL),
                    quiet(under, S.BODY_SMALL, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
                ],
                spacing=0,
                tight=True,
                expand=True,
            ),
        ],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    body: list[ft.Control] = [ft.Container(head, padding=ft.Padding.only(right=52))]
    body.append(text(note.text.strip(), S.BODY_LARGE) if note.text.strip() else quiet(t("No text yet")))
    others = tuple(tag for tag in note.tags if tag is not Tag.TO_DO)
    if others:
        body.append(tag_line(others, frame))
    bookmark = icon_action(
        ft.Icons.BOOKMARK_ROUNDED if marked else ft.Icons.BOOKMARK_BORDER_ROUNDED,
        t("No longer to do at home") if marked else t("To do at home"),
        lambda: pad.tag(note.id, note.about, Tag.TO_DO, not marked),
        key=f"mark-{note.id}",
        color=ft.Colors.PRIMARY if marked else ft.Colors.ON_SURFACE,
        size=52,
    )
    open_it = pressable(
        ft.Container(
            ft.Column(body, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
            padding=ft.Padding.only(left=18, right=18, top=18, bottom=16),
            alignment=ft.Alignment.TOP_LEFT,
        ),
        lambda: pad.open(note.id, named.detail),
        key=f"note-{note.id}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=edge_of(look),
        alignment=ft.Alignment.TOP_LEFT,
    )
    parts: list[ft.Control] = [
        ft.Stack([open_it, ft.Container(bookmark, right=8, top=12)], fit=ft.StackFit.PASS_THROUGH)
    ]
    if note.photos:
        parts.append(photo_row(note, frame))
    if note.others:
        parts.append(versions(note.others, _settle(note, frame), frame))
    return ft.Column(
        parts, spacing=6, tight=True, key=note.id, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
