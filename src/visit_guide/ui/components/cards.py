"""Cards, fact tiles, statements and timelines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from visit_guide.domain.guide import Fact, Source, Statement, Status, TimelineEntry
from visit_guide.domain.notebook import About
from visit_guide.state import detail
from visit_guide.ui.components.chips import status_badge
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.look import Look
from visit_guide.ui.words import date_words


def edge_of(look: Look) -> ft.BorderSide:
    """The edge of a card."""
    width, colour = look.card_border
    return ft.BorderSide(width, colour)


def card(
    content: ft.Control, look: Look, *, padding: float = 20, radius: float = 16, **more: object
) -> ft.Container:
    """A surface with an edge."""
    width, colour = look.card_border
    return ft.Container(
        content,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(width, colour),
        border_radius=radius,
        padding=padding,
        **more,  # type: ignore[arg-type]
    )


def sources_line(count: int, frame: Frame) -> ft.Control:
    """« 2 sources », the sign that a tap shows them."""
    label = frame.t.n("{count} source", "{count} sources", count) if count else frame.t("Detail")
    return ft.Row(
        [
            ft.Icon(ft.Icons.INFO_OUTLINE_ROUNDED, size=18, color=ft.Colors.PRIMARY),
            ft.Container(text(label, S.LABEL_SMALL, ft.Colors.PRIMARY), expand=True, expand_loose=True),
        ],
        spacing=6,
        tight=True,
    )


def _footer(status: Status, sources: int, frame: Frame) -> ft.Control:
    badge = status_badge(status, frame.t, frame.look)
    parts = [badge] if badge else []
    return ft.Row(
        [*parts, sources_line(sources, frame)],
        wrap=True,
        spacing=12,
        run_spacing=6,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _tap_on(fact: Fact, sources: tuple[Source, ...], frame: Frame, about: About | None) -> None:
    """What is not known begins a note with the question to ask; the rest shows what backs it."""
    if fact.value is None and about is not None:
        question = fact.ask or f"{fact.label}\u00a0?"
        frame.act.pad.begin(about, f"{question}\n", fact.label)
    else:
        frame.act.show(detail.of_fact(fact, sources, about))


def fact_tile(
    fact: Fact, sources: tuple[Source, ...], frame: Frame, *, prefix: str, about: About | None = None
) -> ft.Control:
    """A fact; a tap shows its status, note and sources, or asks for it where nobody knows."""
    look = frame.look
    known = fact.value is not None
    big = fact.highlight and known
    ink = ft.Colors.ON_PRIMARY_CONTAINER if big else ft.Colors.ON_SURFACE
    words = detail.fact_value(fact)
    large = S.DISPLAY_SMALL if len(words) <= 12 else S.HEADLINE_MEDIUM
    value = text(words, large if big else S.TITLE_LARGE, ink)
    label = text(fact.label, S.LABEL_MEDIUM, ink if big else ft.Colors.ON_SURFACE_VARIANT)
    parts: list[ft.Control] = [value, label] if big else [label, value]
    if fact.year:
        parts.append(text(fact.year, S.BODY_SMALL, ink if big else ft.Colors.ON_SURFACE_VARIANT))
    if known:
        parts.append(
            ft.Container(_footer(fact.status, len(fact.sources), frame), padding=ft.Padding.only(top=4))
        )
    else:
        asking = text(frame.t("To ask here"), S.LABEL_MEDIUM, ft.Colors.PRIMARY)
        ask = ft.Container(asking, expand=True, expand_loose=True)
        parts.append(
            ft.Row(
                [ft.Icon(ft.Icons.EDIT_NOTE_ROUNDED, size=20, color=ft.Colors.PRIMARY), ask],
                spacing=6,
                tight=True,
            )
            if about is not None
            else ask
        )
    side = edge_of(look) if known else ft.BorderSide(2, ft.Colors.OUTLINE)
    return pressable(
        ft.Container(
            ft.Column(parts, spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.START),
            padding=ft.Padding.symmetric(vertical=16, horizontal=18),
            alignment=ft.Alignment.TOP_LEFT,
        ),
        lambda: _tap_on(fact, sources, frame, about),
        key=f"{prefix}-{fact.id}",
        bgcolor=ft.Colors.PRIMARY_CONTAINER if big else ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=None if big and not look.outdoor else side,
        expand=True,
        alignment=ft.Alignment.TOP_LEFT,
    )


def fact_grid(
    facts: Sequence[Fact],
    sources: tuple[Source, ...],
    frame: Frame,
    *,
    columns: int,
    prefix: str,
    about: Callable[[Fact], About | None] = lambda _: None,
) -> ft.Control:
    """Facts as tiles: highlighted ones first, then rows of ``columns`` of equal height."""
    ordered = [f for f in facts if f.highlight and f.value] + [
        f for f in facts if not (f.highlight and f.value)
    ]
    tiles = [fact_tile(fact, sources, frame, prefix=prefix, about=about(fact)) for fact in ordered]
    rows: list[ft.Control] = []
    for start in range(0, len(tiles), columns):
        group = tiles[start : start + columns]
        rows.append(
            ft.Row(
                group,
                spacing=12,
                intrinsic_height=True,
                vertical_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        )
    return ft.Column(rows, spacing=12, tight=True)


def statements(
    items: Sequence[Statement],
    title: str,
    icon: ft.IconData,
    sources: tuple[Source, ...],
    frame: Frame,
    *,
    prefix: str,
) -> ft.Control:
    """Sentences with a mark; a tap on one shows what backs it."""
    rows: list[ft.Control] = []
    for number, item in enumerate(items, start=1):
        shown = detail.of_statement(item, title, sources)
        backed = bool(item.sources or item.note or item.status is not Status.VERIFIED)
        body: list[ft.Control] = [text(item.text, S.BODY_LARGE)]
        if backed:
            body.append(_footer(item.status, len(item.sources), frame))
        row = ft.Row(
            [
                ft.Container(ft.Icon(icon, size=24, color=ft.Colors.PRIMARY), padding=ft.Padding.only(top=3)),
                ft.Column(body, spacing=6, tight=True, expand=True),
            ],
            spacing=14,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
        padded = ft.Container(row, padding=ft.Padding.symmetric(vertical=8))
        if backed:
            rows.append(
                pressable(
                    padded,
                    lambda shown=shown: frame.act.show(shown),  # type: ignore[misc]
                    key=f"{prefix}-{number}",
                    radius=12,
                )
            )
        else:
            rows.append(padded)
    return ft.Column(rows, spacing=4, tight=True)


def timeline(
    entries: Sequence[TimelineEntry], sources: tuple[Source, ...], frame: Frame, *, prefix: str
) -> ft.Control:
    """Dated moments; a tap on one shows what backs it."""
    look = frame.look
    rows: list[ft.Control] = []
    for number, entry in enumerate(entries, start=1):
        date = date_words(entry.date, frame.t)
        when = text(date, S.TITLE_SMALL, ft.Colors.PRIMARY)
        body: list[ft.Control] = [text(entry.text, S.BODY_MEDIUM)]
        badge = status_badge(entry.status, frame.t, look)
        if badge:
            body.append(badge)
        what = ft.Column(body, spacing=6, tight=True, expand=not look.large)
        shown = detail.of_entry(entry, date, sources)
        inner: ft.Control = (
            ft.Column([when, what], spacing=2, tight=True)
            if look.stacks
            else ft.Row(
                [ft.Container(when, width=132 * look.scale), what],
                spacing=12,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
        )
        rows.append(
            pressable(
                ft.Container(
                    inner, padding=ft.Padding.symmetric(vertical=10), alignment=ft.Alignment.TOP_LEFT
                ),
                lambda shown=shown: frame.act.show(shown),  # type: ignore[misc]
                key=f"{prefix}-{number}",
                radius=12,
            )
        )
    return ft.Column(rows, spacing=2, tight=True)


def note_card(title: str, body: ft.Control, icon: ft.IconData, look: Look) -> ft.Control:
    """A tinted card with a title and an icon: first step, practical notes."""
    ink = ft.Colors.ON_PRIMARY_CONTAINER
    return ft.Container(
        ft.Column(
            [
                ft.Row(
                    [
                        ft.Icon(icon, size=26, color=ink),
                        ft.Container(text(title, S.TITLE_MEDIUM, ink), expand=True),
                    ],
                    spacing=10,
                ),
                body,
            ],
            spacing=10,
            tight=True,
        ),
        bgcolor=ft.Colors.PRIMARY_CONTAINER,
        border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
        border_radius=16,
        padding=20,
    )


def empty_note(value: str) -> ft.Control:
    """A line that says that something is missing."""
    return quiet(value, S.BODY_MEDIUM)
