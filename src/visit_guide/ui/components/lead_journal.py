"""Taking the whole group's day along as one file, for the organiser's report."""

from __future__ import annotations

import flet as ft

from visit_guide.services.group_journal import SUFFIX
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.press import action
from visit_guide.ui.components.take import outcome
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.frame import Frame

__all__ = ["group_journal"]

KIND = "application/x-ndjson"


def group_journal(frame: Frame) -> list[ft.Control]:
    """The button, what the file is for, and how the last attempt went.

    Nothing where no file can be kept, or before anything happened in the group.
    """
    t, take, led = frame.t, frame.act.take, frame.act.led_forms
    if not (take.possible and led.begun):
        return []
    name = f"journal-{frame.guide.itinerary.id}{SUFFIX}"
    return [
        card(
            ft.Column(
                [
                    heading(t("For the report"), 2, S.TITLE_LARGE),
                    quiet(
                        t(
                            "One file with all the group's answers and signatures, names included. On a "
                            "computer, “visit-guide report” makes of it the results, the attendance sheet "
                            "and the certificates."
                        ),
                        S.BODY_MEDIUM,
                    ),
                    ft.Row(
                        [
                            action(
                                t("Save the group's journal"),
                                lambda: take.keep(name, led.journal(), KIND),
                                key="lead-journal",
                                look=frame.look,
                                kind="outlined",
                                icon=ft.Icons.DOWNLOAD_ROUNDED,
                            )
                        ],
                        wrap=True,
                    ),
                    *outcome(frame),
                ],
                spacing=12,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
            frame.look,
            key="lead-for-report",
        )
    ]
