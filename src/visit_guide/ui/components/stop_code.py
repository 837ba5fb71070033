"""Four signs to type, heard or read from somebody: they take one to the group's stop."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.keys import normalise
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.entry import entry
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.frame import Frame

__all__ = ["StopCode"]

SIGNS = 4


@ft.component
def StopCode(frame: Frame) -> ft.Control:
    """A card with the field; the code is taken at its fourth sign, and stays when it is wrong."""
    typed, set_typed = ft.use_state("")
    t = frame.t

    def changed(value: str) -> None:
        set_typed(value)
        if len(normalise(value)) == SIGNS:
            frame.act.travelling.typed_stop(value)

    wrong = len(normalise(typed)) >= SIGNS
    return card(
        ft.Column(
            [
                ft.Row(
                    [
                        ft.Icon(ft.Icons.WIFI_OFF_ROUNDED, size=28, color=ft.Colors.ON_SURFACE),
                        ft.Container(heading(t("No network"), 2, S.TITLE_LARGE), expand=True),
                    ],
                    spacing=12,
                ),
                quiet(
                    t("Everything is on the device. Scan the facilitator’s code, or type the four signs:"),
                    S.BODY_MEDIUM,
                ),
                entry(
                    typed,
                    changed,
                    lambda: changed(typed),
                    frame,
                    key="stop-code",
                    label=t("Code of the stop"),
                    hint="3 K7F",
                    code=True,
                    error=t("Unknown code, please check it.") if wrong else "",
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        frame.look,
    )
