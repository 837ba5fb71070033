"""« Mon jour »: what one did, hour by hour, by theme or by objective."""

from __future__ import annotations

from itertools import groupby

import flet as ft

from visit_guide.domain.guide import Objective, Theme
from visit_guide.domain.naming import name_of
from visit_guide.domain.notebook import About, Place
from visit_guide.domain.timeline import Gathered, Moment, Sort, by_objective, by_theme
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.ui.components.about import place_of, where_words
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import choice_chip, theme_icon
from visit_guide.ui.components.note_card import time_words
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame

WAYS = (("hours", N_("Hour by hour")), ("themes", N_("By theme")), ("objectives", N_("By objective")))
ICONS = {
    Sort.STOP: ft.Icons.PLACE_ROUNDED,
    Sort.NOTE: ft.Icons.EDIT_NOTE_ROUNDED,
    Sort.ANSWER: ft.Icons.HOW_TO_VOTE_ROUNDED,
    Sort.STAR: ft.Icons.STAR_ROUNDED,
    Sort.WORKSHEET: ft.Icons.BOOKMARK_ROUNDED,
}
WORDS = {
    Sort.STOP: N_("Stop opened"),
    Sort.NOTE: N_("Note"),
    Sort.ANSWER: N_("Answer"),
    Sort.STAR: N_("Starred"),
    Sort.WORKSHEET: N_("Worksheet"),
}


def _row(
    icon: ft.IconData,
    title: str,
    under: str,
    time: str,
    frame: Frame,
    *,
    key: str,
    about: About,
    note: str = "",
) -> ft.Control:
    """One line; a tap opens the note, the worksheet or the place."""
    place = place_of(about)

    def open_it() -> None:
        if note:
            frame.act.pad.open(note)
        elif place is not None:
            frame.act.go(place)

    hour: list[ft.Control] = (
        [ft.Container(text(time, S.LABEL_MEDIUM), width=(64 if frame.look.phone else 74) * frame.look.scale)]
        if time and not frame.look.large
        else []
    )
    lines: list[ft.Control] = [text(title, S.TITLE_SMALL, max_lines=3, overflow=ft.TextOverflow.ELLIPSIS)]
    if under or (time and frame.look.large):
        lines.append(quiet(" · ".join(filter(None, (time if frame.look.large else "", under))), S.BODY_SMALL))
    return pressable(
        ft.Container(
            ft.Row(
                [
                    *hour,
                    ft.Icon(icon, size=24, color=ft.Colors.PRIMARY),
                    ft.Column(lines, spacing=0, tight=True, expand=True),
                ],
                spacing=12,
                vertical_alignment=ft.CrossAxisAlignment.START,
            ),
            padding=ft.Padding.symmetric(vertical=10),
            alignment=ft.Alignment.TOP_LEFT,
        ),
        open_it,
        key=key,
        radius=12,
    )


def _moment(moment: Moment, number: int, frame: Frame) -> ft.Control:
    named = name_of(frame.guide, moment.about)
    where, kind = where_words(named, frame.t), frame.t(WORDS[moment.sort])
    match moment.sort:
        case Sort.STOP:
            title, under = where, kind
        case Sort.NOTE:
            title, under = moment.text.strip() or where, f"{kind} · {where}"
        case Sort.ANSWER:
            title, under = moment.text, f"{kind} · {named.detail}"
        case _:
            title, under = named.detail or where, f"{kind} · {where}"
    return _row(
        ICONS[moment.sort],
        title,
        under,
        time_words(moment.at, frame.t),
        frame,
        key=f"moment-{number}",
        about=moment.about,
        note=moment.note,
    )


def _hours(frame: Frame) -> list[ft.Control]:
    moments = frame.act.my_day()
    numbered = list(enumerate(moments))
    rows: list[ft.Control] = []
    days = groupby(numbered, key=lambda pair: pair[1].at[:10])
    several = len({moment.at[:10] for moment in moments}) > 1
    for day, group in days:
        if several:
            rows.append(heading(day, 3, S.TITLE_SMALL))
        rows += [_moment(moment, number, frame) for number, moment in group]
    return rows


def _gathered(key: str, one: Gathered, frame: Frame) -> list[ft.Control]:
    t, rows = frame.t, []
    for note in one.notes:
        where = where_words(name_of(frame.guide, note.about), t)
        title = note.text.strip() or where
        rows.append(
            _row(
                ICONS[Sort.NOTE],
                title,
                where,
                "",
                frame,
                key=f"{key}-{note.id}",
                about=note.about,
                note=note.id,
            )
        )
    for (item, prompt), choice in one.answers:
        about = About(place=Place.PROMPT, item=item, ref=prompt)
        under = name_of(frame.guide, about).detail
        rows.append(
            _row(ICONS[Sort.ANSWER], choice, under, "", frame, key=f"{key}-{item}-{prompt}", about=about)
        )
    for number, star in enumerate(one.stars):
        named = name_of(frame.guide, star)
        rows.append(
            _row(
                ICONS[Sort.STAR], named.detail, named.stop, "", frame, key=f"{key}-star-{number}", about=star
            )
        )
    for sheet in one.worksheets:
        about = About(place=Place.SHEET, item=sheet.item, sheet=sheet.sheet)
        named = name_of(frame.guide, about)
        rows.append(
            _row(
                ICONS[Sort.WORKSHEET],
                named.detail,
                named.stop,
                "",
                frame,
                key=f"{key}-{sheet.item}-{sheet.sheet}",
                about=about,
            )
        )
    if not rows:
        seen = t.n(
            "{count} stop seen, nothing written", "{count} stops seen, nothing written", len(one.items)
        )
        rows.append(quiet(seen if one.items else t("Nothing yet."), S.BODY_MEDIUM))
    return rows


def _groups(way: str, frame: Frame) -> list[ft.Control]:
    notebook, opened = frame.desk.notebook, frame.visit.opened
    found: list[tuple[Theme | Objective, Gathered]] = (
        [*by_theme(frame.guide, notebook, opened)]
        if way == "themes"
        else [*by_objective(frame.guide, notebook, opened)]
    )
    parts: list[ft.Control] = []
    for one, gathered in found:
        icon = theme_icon(one) if isinstance(one, Theme) else ft.Icons.FLAG_ROUNDED
        title = one.title if isinstance(one, Theme) else one.text
        parts.append(
            card(
                ft.Column(
                    [
                        ft.Row(
                            [
                                ft.Icon(icon, size=26, color=ft.Colors.PRIMARY),
                                ft.Container(heading(title, 3, S.TITLE_SMALL), expand=True),
                            ],
                            spacing=12,
                            vertical_alignment=ft.CrossAxisAlignment.START,
                        ),
                        *_gathered(one.id, gathered, frame),
                    ],
                    spacing=6,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                frame.look,
                padding=16,
            )
        )
    return parts


@ft.component
def MyDay(frame: Frame) -> ft.Control:
    """The day as it went, or what it brought to each theme or objective."""
    way, set_way = ft.use_state("hours")
    t = frame.t
    parts: list[ft.Control] = [
        heading(t("My day"), 2, S.HEADLINE_SMALL),
        ft.Row(
            [
                choice_chip(
                    t(words),
                    lambda value=value: set_way(value),  # type: ignore[misc]
                    key=f"way-{value}",
                    selected=value == way,
                    look=frame.look,
                )
                for value, words in WAYS
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
    ]
    rows = _hours(frame) if way == "hours" else _groups(way, frame)
    if not rows:
        rows = [
            quiet(
                t("What you open, write and star during the visit comes here, hour by hour."), S.BODY_LARGE
            ),
            ft.Row(
                [
                    action(
                        t("Go to the day"),
                        lambda: frame.act.go(routes.DAY),
                        key="my-day-open",
                        look=frame.look,
                        icon=ft.Icons.TODAY_ROUNDED,
                    )
                ],
                wrap=True,
            ),
        ]
    return ft.Column(
        [*parts, *rows], spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
