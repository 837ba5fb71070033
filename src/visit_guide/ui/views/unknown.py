"""A friendly page for an address that leads nowhere."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title
from visit_guide.state import routes
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.frame import Frame


def unknown(frame: Frame) -> ft.Control:
    """The screen of a wrong link."""
    t, look, guide = frame.t, frame.look, frame.guide
    stops: list[ft.Control] = [
        action(
            f"{number} · {item_title(guide, stop)}",
            lambda stop=stop: frame.act.go(routes.stop(stop.id)),  # type: ignore[misc]
            key=f"unknown-{stop.id}",
            look=look,
            kind="outlined",
        )
        for number, stop in enumerate(guide.stops, start=1)
    ]
    words = [t("It may be mistyped, or belong to another visit.")]
    if frame.keeps:
        words.append(t("Your notes are safe."))
    parts: list[ft.Control] = [
        ft.Icon(ft.Icons.EXPLORE_OFF_ROUNDED, size=56, color=ft.Colors.PRIMARY),
        heading(t("This link leads nowhere in this guide"), 1, S.HEADLINE_MEDIUM),
        quiet(" ".join(words), S.BODY_LARGE),
        ft.Row(
            [
                action(
                    t("Go to the day"),
                    lambda: frame.act.go(routes.DAY),
                    key="unknown-day",
                    look=look,
                    icon=ft.Icons.TODAY_ROUNDED,
                    height=60,
                )
            ],
            wrap=True,
        ),
        quiet(t("Or open a stop:"), S.LABEL_MEDIUM),
        ft.Row(stops, wrap=True, spacing=10, run_spacing=10),
    ]
    return screen_column(parts, frame, key="unknown")
