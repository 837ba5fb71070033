"""Journée: the day, where we are, what is next."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.attendance import half_days
from visit_guide.domain.day import following, item_title
from visit_guide.domain.notebook import Tag
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.group_card import group_cards
from visit_guide.ui.components.hero import hero
from visit_guide.ui.components.itinerary import day_list, state_of
from visit_guide.ui.components.marker import ITEM_ICONS, disc, marker
from visit_guide.ui.components.press import icon_action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.ways import planned_words


def _header(frame: Frame) -> ft.Control:
    t, look = frame.t, frame.look
    programme = frame.guide.programme
    over = " · ".join(part for part in (programme.nature, programme.place) if part)
    title = ft.Column(
        [
            *([quiet(over, S.LABEL_MEDIUM)] if over and not look.phone else []),
            heading(t("The day"), 1, S.HEADLINE_MEDIUM),
        ],
        spacing=0,
        tight=True,
        expand=True,
    )
    tools: list[ft.Control] = []
    if look.phone:
        settings = frame.visit.settings
        tools = [
            icon_action(
                ft.Icons.WB_SUNNY_ROUNDED,
                t("Full sun"),
                lambda: frame.act.set("outdoor", not settings.outdoor),
                key="toggle-sun",
                size=48,
            ),
            icon_action(
                ft.Icons.TUNE_ROUNDED,
                t("Settings"),
                lambda: frame.act.go(routes.Location(screen=routes.Screen.SETTINGS)),
                key="open-settings",
                size=48,
            ),
        ]
    head = ft.Row([title, *tools], vertical_alignment=ft.CrossAxisAlignment.CENTER)
    doors: list[ft.Control] = [
        _door(t("The themes"), ft.Icons.CATEGORY_ROUNDED, routes.Screen.THEMES, frame),
        _door(t("The training"), ft.Icons.SCHOOL_ROUNDED, routes.Screen.PROGRAMME, frame),
    ]
    return ft.Column(
        [head, ft.Row(doors, wrap=True, spacing=8, run_spacing=8)],
        spacing=10,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _door(label: str, icon: ft.IconData, screen: routes.Screen, frame: Frame) -> ft.Control:
    """A way to a screen that is no destination of its own."""
    look = frame.look
    return pressable(
        ft.Container(
            ft.Row(
                [
                    ft.Icon(icon, size=22, color=ft.Colors.PRIMARY),
                    ft.Container(text(label, S.LABEL_MEDIUM), expand=True, expand_loose=True),
                ],
                spacing=8,
                tight=True,
            ),
            padding=ft.Padding.symmetric(vertical=13),
        ),
        lambda: frame.act.go(routes.Location(screen=screen)),
        key=f"door-{screen.value}",
        bgcolor=ft.Colors.SURFACE if look.outdoor else ft.Colors.SURFACE_CONTAINER_HIGH,
        radius=12,
        padding=ft.Padding.symmetric(horizontal=14),
        side=ft.BorderSide(2, ft.Colors.OUTLINE) if look.outdoor else None,
    )


def _next_card(frame: Frame) -> ft.Control | None:
    after = following(frame.guide, frame.visit.current)[:2]
    if not after or frame.visit.current is None:
        return None
    rows: list[ft.Control] = [quiet(frame.t("Next"), S.LABEL_MEDIUM)]
    for item in after:
        progress = state_of(frame, item)
        number = frame.guide.stops.index(item) + 1 if progress is not None else None
        mark = (
            marker(number, progress, frame.look)
            if number is not None and progress is not None
            else disc(ITEM_ICONS.get(item.kind, ft.Icons.CIRCLE), 44)
        )
        times = f"{frame.t.clock(item.start)} – {frame.t.clock(item.end)}"
        index = frame.guide.itinerary.items.index(item)
        leg = planned_words(frame.guide, frame.t, index)
        under = " · ".join(part for part in (times, leg) if part)
        body = ft.Row(
            [
                ft.Container(mark, width=52, alignment=ft.Alignment.CENTER),
                ft.Column(
                    [text(item_title(frame.guide, item), S.TITLE_MEDIUM), quiet(under, S.BODY_SMALL)],
                    spacing=2,
                    tight=True,
                    expand=True,
                ),
                *(
                    [ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE)]
                    if number is not None
                    else []
                ),
            ],
            spacing=14,
        )
        padded = ft.Container(body, padding=ft.Padding.symmetric(vertical=8))
        if number is None:
            rows.append(padded)
        else:
            rows.append(
                pressable(
                    padded,
                    lambda item=item: frame.act.go(routes.stop(item.id)),  # type: ignore[misc]
                    key=f"next-{item.id}",
                    radius=12,
                )
            )
    return card(ft.Column(rows, spacing=6, tight=True), frame.look)


def _tiles(frame: Frame) -> ft.Control:
    """Ways to one's notes and to the search."""
    t, look, notes = frame.t, frame.look, frame.desk.notebook.notes

    def tile(label: str, under: str, icon: ft.IconData, to: routes.Location) -> ft.Control:
        width, colour = look.card_border
        return pressable(
            ft.Container(
                ft.Column(
                    [
                        ft.Icon(icon, size=28, color=ft.Colors.PRIMARY),
                        text(label, S.TITLE_MEDIUM),
                        quiet(under, S.BODY_SMALL),
                    ],
                    spacing=6,
                    tight=True,
                ),
                padding=18,
                alignment=ft.Alignment.TOP_LEFT,
            ),
            lambda: frame.act.go(to),
            key=f"door-{to.screen.value}",
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
            side=ft.BorderSide(width, colour),
            expand=None if look.large else True,
            alignment=ft.Alignment.TOP_LEFT,
        )

    marked = sum(Tag.TO_DO in note.tags for note in notes)
    under = t.n("{count} to do at home", "{count} to do at home", marked) if marked else ""
    tiles = [
        tile(
            t.n("{count} note", "{count} notes", len(notes)) if notes else t("My notebook"),
            under or t("Everything you write comes together here"),
            ft.Icons.EDIT_NOTE_ROUNDED,
            routes.notebook(),
        ),
        tile(
            t("Search"),
            t("In the guide and in my notes"),
            ft.Icons.SEARCH_ROUNDED,
            routes.Location(screen=routes.Screen.SEARCH),
        ),
    ]
    if frame.guide.questionnaires:
        signed = sum(
            frame.quiz.attendance.of(frame.quiz.author, one.half) is not None
            for one in half_days(frame.guide)
        )
        tiles.append(
            tile(
                t("Attendance sheet"),
                t.n("{count} half-day signed", "{count} half-days signed", signed)
                if signed
                else t("Sign for each half-day"),
                ft.Icons.DRAW_ROUNDED,
                routes.Location(screen=routes.Screen.ATTENDANCE),
            )
        )
        tiles.append(
            tile(
                t("My result"),
                t("Ready") if frame.quiz.results else t("After the end questionnaire"),
                ft.Icons.INSIGHTS_ROUNDED,
                routes.Location(screen=routes.Screen.RESULTS),
            )
        )
    if look.large:
        return ft.Column(tiles, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    rows: list[ft.Control] = [
        ft.Row(
            tiles[at : at + 2],
            spacing=12,
            intrinsic_height=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        for at in range(0, len(tiles), 2)
    ]
    return ft.Column(rows, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def day(frame: Frame) -> ft.Control:
    """The screen of the day."""
    look = frame.look
    rows = day_list(frame)
    group = group_cards(frame)
    side = [hero(frame), *group, *([card_next] if (card_next := _next_card(frame)) else []), _tiles(frame)]
    if look.two_panes:
        return ft.Row(
            [
                ft.Container(
                    ft.Column(
                        [
                            ft.Container(_header(frame), padding=ft.Padding.only(left=18)),
                            ft.Column(
                                [*rows, ft.Container(height=24)],
                                spacing=0,
                                scroll=ft.ScrollMode.AUTO,
                                expand=True,
                            ),
                        ],
                        spacing=12,
                    ),
                    width=590,
                    padding=ft.Padding.only(left=12, right=20, top=20),
                ),
                ft.VerticalDivider(width=1, color=ft.Colors.OUTLINE_VARIANT),
                ft.Container(
                    ft.Column(
                        [*side, ft.Container(height=12)],
                        spacing=16,
                        scroll=ft.ScrollMode.AUTO,
                        expand=True,
                        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                    ),
                    expand=True,
                    padding=ft.Padding.only(left=24, right=24, top=24),
                ),
            ],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    inner = ft.Column(
        [
            _header(frame),
            hero(frame),
            *group,
            ft.Column(rows, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
            _tiles(frame),
            ft.Container(height=16),
        ],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Column(
        [
            ft.Row(
                [
                    ft.Container(
                        inner,
                        padding=ft.Padding.symmetric(
                            horizontal=16 if look.phone else look.padding, vertical=14
                        ),
                        width=min(look.width - (0 if look.phone else 112 * min(look.scale, 1.3)), 760),
                    )
                ],
                alignment=ft.MainAxisAlignment.CENTER,
            )
        ],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
    )
