"""Animation, before it is open: the key that the organiser holds."""

from __future__ import annotations

import flet as ft

from visit_guide.state import routes
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.entry import entry
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import stacked_card
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.frame import Frame
from visit_guide.ui.group_words import outcome

__all__ = ["OpenGroup"]


@ft.component
def OpenGroup(frame: Frame) -> ft.Control:
    """Where a facilitator gives the group's key."""
    key, set_key = ft.use_state("")
    t, look = frame.t, frame.look
    group = frame.act.travelling.group
    shown = key or group.tried  # a link's key that is none is there to be corrected

    def type_(now: str) -> None:
        group.tried = ""
        set_key(now)

    def open_() -> None:
        if shown.strip():
            group.open(shown)

    button = action(
        t("Open"),
        open_,
        key="lead-open",
        look=look,
        icon=ft.Icons.CAMPAIGN_ROUNDED,
        expand=True,
        height=60,
    )
    field = entry(
        shown,
        type_,
        open_,
        frame,
        key="lead-key",
        label=t("Facilitator’s key"),
        secret=True,
        error=outcome(frame),
    )
    given = t("The organiser gave you a key of 25 signs, or a link that holds it.")
    form = stacked_card(
        [
            heading(t("Open the group"), 2, S.HEADLINE_SMALL),
            quiet(given, S.BODY_MEDIUM),
            field,
            ft.Row([button]),
        ],
        look,
        spacing=16,
        padding=24,
        radius=22,
    )
    parts: list[ft.Control] = [
        heading(t("Lead"), 1, S.HEADLINE_MEDIUM),
        quiet(
            t(
                "For who leads the visit: move the group on, open the questions, keep an eye on the time. "
                "It works without a network too."
            ),
            S.BODY_LARGE,
        ),
        form,
        quiet(
            t(
                "Another device can take over at any time with the same key. Give it to facilitators only: "
                "whoever holds it leads the group."
            ),
            S.BODY_MEDIUM,
        ),
        ft.Row(
            [
                action(
                    t("I take part in a group"),
                    lambda: frame.act.go(routes.group()),
                    key="to-group",
                    look=look,
                    kind="outlined",
                    icon=ft.Icons.GROUP_ROUNDED,
                )
            ],
            wrap=True,
        ),
    ]
    return screen_column(parts, frame, key="open-group")
