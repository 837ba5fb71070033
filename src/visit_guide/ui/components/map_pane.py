"""Beside the map: the chosen stop, and the same day in words."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Item, Leg
from visit_guide.domain.legs import day_legs, point_of
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.itinerary import MODE_ICONS, PROGRESS_WORDS
from visit_guide.ui.components.marker import marker
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.ways import estimated_words, is_vague, leg_words, position_words, total_words


def chosen_card(frame: Frame, item: Item, *, extra: ft.Control | None = None) -> ft.Control:
    """The chosen stop: what it is, when, and the way into it."""
    t, look = frame.t, frame.look
    progress = frame.visit.progress(item.id)
    number = frame.guide.stops.index(item) + 1
    site = frame.guide.site(item.site) if item.site else None
    state = f"{t.clock(item.start)} – {t.clock(item.end)} · {t(PROGRESS_WORDS[progress])}"
    where = position_words(frame.guide, t, item)
    name = ft.Column(
        [
            heading(item_title(frame.guide, item), 2, S.HEADLINE_SMALL),
            quiet(state, S.BODY_SMALL),
        ],
        spacing=0,
        tight=True,
        expand=True,
    )
    head = name if look.large else ft.Row([marker(number, progress, look, 56), name], spacing=16)
    parts: list[ft.Control] = [head]
    if site and not look.phone:
        parts.append(text(site.tagline, S.BODY_MEDIUM))
    if where:
        parts.append(
            ft.Row(
                [
                    ft.Icon(ft.Icons.LOCATION_SEARCHING_ROUNDED, size=20, color=ft.Colors.ON_SURFACE_VARIANT),
                    ft.Container(quiet(where, S.BODY_SMALL), expand=True),
                ],
                spacing=8,
            )
        )
    open_it = action(
        t("Open the stop"),
        lambda: frame.act.go(routes.stop(item.id)),
        key="map-open",
        look=look,
        trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
        expand=True,
    )
    parts.append(ft.Row([open_it, *([extra] if extra else [])], spacing=12))
    return ft.Column(
        parts,
        key="map-chosen",
        spacing=10,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _leg_row(frame: Frame, leg: Leg, *, target: Item | None = None) -> ft.Control:
    """A leg; ``target`` is named when it is not the stop of the row below."""
    t = frame.t
    words = leg_words(frame.guide, t, leg)
    lines: list[ft.Control] = [quiet(words[:1].upper() + words[1:], S.BODY_SMALL)]
    if not is_vague(frame.guide, leg):
        lines.append(quiet(estimated_words(frame.guide, t, leg), S.BODY_SMALL))
    start = next((item for item in frame.guide.itinerary.items if item.id == leg.start), None)
    if start is not None and (leg.via or start not in frame.guide.stops):
        lines.insert(0, quiet(t("From {place}:", place=item_title(frame.guide, start)), S.BODY_SMALL))
    if target is not None:
        lines.insert(0, quiet(t("To {place}:", place=item_title(frame.guide, target)), S.BODY_SMALL))
    return ft.Container(
        ft.Row(
            [
                ft.Container(
                    ft.Icon(MODE_ICONS[leg.mode], size=24, color=ft.Colors.PRIMARY),
                    width=44,
                    alignment=ft.Alignment.CENTER,
                ),
                ft.Column(lines, spacing=0, tight=True, expand=True),
            ],
            spacing=14,
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        padding=ft.Padding.symmetric(vertical=6),
    )


def _stop_row(frame: Frame, item: Item, number: int, chosen: bool, show: Callable[[str], None]) -> ft.Control:
    t, look = frame.t, frame.look
    progress = frame.visit.progress(item.id)
    where = position_words(frame.guide, t, item) if point_of(frame.guide, item) is None else None
    lines: list[ft.Control] = [
        text(item_title(frame.guide, item), S.TITLE_SMALL),
        quiet(f"{t.clock(item.start)} · {t(PROGRESS_WORDS[progress])}", S.BODY_SMALL),
    ]
    if where:
        lines.append(text(where, S.BODY_SMALL, ft.Colors.TERTIARY))
    mark = ft.Container(marker(number, progress, look, 44), width=50, alignment=ft.Alignment.CENTER_LEFT)
    row = ft.Row(
        [
            *([] if look.large else [mark]),
            ft.Column(lines, spacing=0, tight=True, expand=True),
            ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE),
        ],
        spacing=10,
    )
    label = ", ".join(
        part
        for part in (
            t("Stop {number}", number=number),
            item_title(frame.guide, item),
            t(PROGRESS_WORDS[progress]),
            t("planned at {time}", time=t.clock(item.start)),
            where,
        )
        if part
    )
    return pressable(
        ft.Container(row, padding=ft.Padding.symmetric(vertical=8, horizontal=8)),
        lambda: show(item.id),
        key=f"map-row-{item.id}",
        label=label,
        selected=chosen,
        radius=12,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH if chosen and not look.outdoor else ft.Colors.TRANSPARENT,
        side=ft.BorderSide(2, ft.Colors.OUTLINE) if chosen and look.outdoor else None,
    )


def day_in_words(frame: Frame, chosen: str | None, show: Callable[[str], None]) -> ft.Control:
    """The stops in order, how far and which way from one to the next, and the whole."""
    t = frame.t
    legs = day_legs(frame.guide)
    by_end = {leg.end: leg for leg in legs}
    rows: list[ft.Control] = [heading(t("The way"), 2, S.TITLE_MEDIUM)]
    stops = {item.id: number for number, item in enumerate(frame.guide.stops, 1)}
    for item in frame.guide.itinerary.items:
        leg = by_end.get(item.id)
        if item.id not in stops:
            if leg is not None and leg.metres:
                rows.append(_leg_row(frame, leg, target=item))
            continue
        if leg is not None:
            rows.append(_leg_row(frame, leg))
        rows.append(_stop_row(frame, item, stops[item.id], item.id == chosen, show))
    if legs:
        rows.append(ft.Divider(height=1, color=ft.Colors.OUTLINE_VARIANT))
        rows.append(text(total_words(frame.guide, t), S.LABEL_MEDIUM))
    return card(
        ft.Column(rows, spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        frame.look,
        padding=14,
        key="map-day",
    )
