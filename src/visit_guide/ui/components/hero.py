"""The green card of the day: where we are, and the one main action."""

from __future__ import annotations

import flet as ft
import flet.canvas as cv

from visit_guide.domain.day import item_title, minutes, minutes_left
from visit_guide.domain.guide import Item
from visit_guide.domain.visit import Progress
from visit_guide.state import routes
from visit_guide.ui.components.group_card import group_here
from visit_guide.ui.components.marker import marker
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import duration


def terrils(height: float, colour_back: str, colour_front: str) -> ft.Control:
    """The two terrils and the sun, decoration only (box 400 × 160, scaled to ``height``)."""
    k = height / 160

    def cone(points: tuple[tuple[float, float], ...], colour: str) -> cv.Shape:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = [(x * k, y * k) for x, y in points]
        tip = 6 * k
        return cv.Path(
            [
                cv.Path.MoveTo(x0, y0),
                cv.Path.LineTo(x1 - tip, y1 + tip),
                cv.Path.QuadraticTo(x1, y1, x1 + tip, y1),
                cv.Path.LineTo(x2 - tip, y2),
                cv.Path.QuadraticTo(x2, y2, x2 + tip, y2 + tip),
                cv.Path.LineTo(x3, y3),
                cv.Path.Close(),
            ],
            paint=ft.Paint(color=colour, style=ft.PaintingStyle.FILL),
        )

    return cv.Canvas(
        [
            cv.Circle(296 * k, 40 * k, 30 * k, paint=ft.Paint(color=ft.Colors.SECONDARY_CONTAINER)),
            cone(((0, 160), (118, 36), (130, 36), (250, 160)), colour_back),
            cone(((150, 160), (258, 60), (270, 60), (400, 160)), colour_front),
        ],
        width=400 * k,
        height=height,
    )


def _progress_bar(frame: Frame, item: Item) -> list[ft.Control]:
    """How much of the stop's planned time is gone; only on the day itself."""
    left = minutes_left(item, frame.now)
    if left is None:
        return []
    planned = minutes(item.end) - minutes(item.start)
    white = ft.Colors.ON_PRIMARY_FIXED
    return [
        ft.Semantics(
            exclude_semantics=True,  # the words below say it
            content=ft.ProgressBar(
                value=1 - left / planned,
                color="#FFD75A",
                bgcolor=ft.Colors.with_opacity(0.28, "#FFFFFF"),
                bar_height=10,
                border_radius=5,
            ),
        ),
        ft.Row(
            [
                text(frame.t("{time} left", time=duration(left)), S.LABEL_MEDIUM, white),
                text(frame.t("planned end {time}", time=frame.t.clock(item.end)), S.LABEL_MEDIUM, white),
            ],
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            wrap=True,
        ),
    ]


def hero(frame: Frame) -> ft.Control:
    """Where the participant is; before the first stop, an invitation to begin."""
    t, look, guide = frame.t, frame.look, frame.guide
    stops = guide.stops
    here = next((stop for stop in stops if stop.id == frame.visit.current), None)
    led = next((stop for stop in stops if stop.id == group_here(frame)), None)
    item = led or here or stops[0]
    site = guide.site(item.site) if item.site else None
    number = stops.index(item) + 1
    white = ft.Colors.ON_PRIMARY_FIXED
    banner_words, act_words = t("First stop"), t("Start the visit")
    if led is not None:
        banner_words = t("The group is here")
        act_words = t("Open the stop") if here is led else t("Join the group")
    elif here is not None:
        banner_words, act_words = t("You are here"), t("Open the stop")
    mark = marker(number, Progress.CURRENT, look, 56 if look.phone else 60)
    title = text(item_title(guide, item), S.HEADLINE_MEDIUM if look.phone else S.HEADLINE_LARGE, white)
    name: ft.Control = (
        ft.Column([mark, title], spacing=12, tight=True)
        if look.large
        else ft.Row([mark, ft.Container(title, expand=True)], spacing=16)
    )
    body: list[ft.Control] = [name]
    if site:
        body.append(text(site.tagline, S.BODY_LARGE, white))
    body += _progress_bar(frame, item)
    times = t("Planned from {start} to {end}", start=t.clock(item.start), end=t.clock(item.end))
    if len(body) < 4:
        body.append(text(times, S.LABEL_MEDIUM, white))
    body.append(
        ft.Row(
            [
                action(
                    act_words,
                    lambda: frame.act.go(routes.stop(item.id)),
                    key="hero-open",
                    look=look,
                    kind="sun",
                    trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
                    expand=True,
                    height=60,
                )
            ]
        )
    )
    sky_height = 96 if look.phone else 168
    banner = ft.Row(
        [
            ft.Icon(
                ft.Icons.GROUP_ROUNDED if led else ft.Icons.PLACE_ROUNDED, size=look.icon(24), color=white
            ),
            ft.Container(text(banner_words, S.LABEL_LARGE, white), expand=True),
        ],
        spacing=10,
    )
    layers: list[ft.Control] = []
    drawn = not (look.short or look.large)
    if drawn:
        layers.append(ft.Container(bgcolor=look.palette.hero_sky, height=sky_height, left=0, right=0, top=0))
        layers.append(
            ft.Container(
                terrils(sky_height * 0.86, "#0A5A46" if not look.outdoor else "#0E6A53", "#0C6049"),
                right=0,
                top=sky_height * 0.14,
                height=sky_height * 0.86,
            )
        )
    gap = ft.Container(height=max(0, sky_height - 96) if drawn else 0)
    layers.append(
        ft.Container(
            ft.Column(
                [banner, gap, *body],
                spacing=14,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
            padding=20 if look.phone else 26,
        )
    )
    return ft.Container(
        ft.Stack(layers),
        bgcolor=ft.Colors.PRIMARY_FIXED,
        border_radius=22,
        border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
