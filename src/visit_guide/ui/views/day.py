"""Journée: the day, where we are, what is next."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.attendance import half_days
from visit_guide.domain.day import following, item_title
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.hero import hero
from visit_guide.ui.components.itinerary import day_list, state_of, transfer_words
from visit_guide.ui.components.marker import ITEM_ICONS, disc, marker
from visit_guide.ui.components.press import icon_action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import clock


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
    return ft.Row([title, *tools], vertical_alignment=ft.CrossAxisAlignment.CENTER)


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
        times = f"{clock(item.start)} – {clock(item.end)}"
        index = frame.guide.itinerary.items.index(item)
        leg = transfer_words(frame, index)
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


def _doors(frame: Frame) -> ft.Control:
    """Ways to the themes and to the programme."""
    t, look = frame.t, frame.look

    def door(label: str, under: str, icon: ft.IconData, screen: routes.Screen) -> ft.Control:
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
            lambda: frame.act.go(routes.Location(screen=screen)),
            key=f"door-{screen.value}",
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
            side=ft.BorderSide(width, colour),
            expand=None if look.large else True,
            alignment=ft.Alignment.TOP_LEFT,
        )

    count = len(frame.guide.themes)
    doors = [
        door(
            t("The themes"),
            t.n("{count} theme and where it is seen", "{count} themes and where they are seen", count),
            ft.Icons.CATEGORY_ROUNDED,
            routes.Screen.THEMES,
        ),
        door(
            t("The training"),
            t("Objectives, contents, method"),
            ft.Icons.SCHOOL_ROUNDED,
            routes.Screen.PROGRAMME,
        ),
    ]
    if frame.guide.questionnaires:
        signed = sum(
            frame.quiz.attendance.of(frame.quiz.author, one.half) is not None
            for one in half_days(frame.guide)
        )
        doors.append(
            door(
                t("Attendance"),
                t.n("{count} half-day signed", "{count} half-days signed", signed)
                if signed
                else t("Sign for each half-day"),
                ft.Icons.DRAW_ROUNDED,
                routes.Screen.ATTENDANCE,
            )
        )
        doors.append(
            door(
                t("My result"),
                t("Ready") if frame.quiz.results else t("After the end questionnaire"),
                ft.Icons.INSIGHTS_ROUNDED,
                routes.Screen.RESULTS,
            )
        )
    if look.large:
        return ft.Column(doors, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    rows: list[ft.Control] = [
        ft.Row(
            doors[at : at + 2],
            spacing=12,
            intrinsic_height=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        for at in range(0, len(doors), 2)
    ]
    return ft.Column(rows, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def day(frame: Frame) -> ft.Control:
    """The screen of the day."""
    look = frame.look
    rows = day_list(frame)
    side = [hero(frame), *([card_next] if (card_next := _next_card(frame)) else []), _doors(frame)]
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
            ft.Column(rows, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
            _doors(frame),
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
