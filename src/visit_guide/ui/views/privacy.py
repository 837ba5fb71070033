"""Confidentialité: what is kept, where, for how long, and how to have it deleted."""

from __future__ import annotations

import flet as ft

from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame

__all__ = ["privacy"]

IN_SHORT = (
    N_("No account, no advertising, no audience measurement, no site of anybody else."),
    N_("Your position never leaves this device, and is not kept."),
    N_("The guide works without joining a group: nothing is then sent to anybody."),
)
ON_DEVICE = (
    N_("Where you are in the guide, your settings, your notes, your answers and your results."),
    N_("They stay on this device until you erase them, in the browser’s settings: the data of this site."),
)
NOT_KEPT = (
    ON_DEVICE[0],
    N_("For now, what you do is not kept on this device: closing or reloading the page erases it."),
)
TO_GROUP = (
    N_(
        "To the facilitators: the name or initials you gave, if any; the answers, questionnaires and "
        "signature you chose to hand in; while your device is connected, at which stop it is, without "
        "a name and without keeping a trace of it."
    ),
    N_("To the other participants: the good practices you put forward and your votes, without your name."),
    N_(
        "A facilitator may show all the answers to a question together, without names. Do not write in them "
        "what must not be read, nor anything about another person."
    ),
)
WHERE = (
    N_(
        "On the organiser’s relay: the computer that serves the group. The organiser tells you who they "
        "are, and who hosts it."
    ),
    N_("On the facilitators’ devices, and on yours. Nowhere else."),
    N_("Your device is known there by a number drawn at random, not by its owner or its make."),
)
HOW_LONG = (
    N_("The relay deletes the group by itself: after 30 days, unless the organiser chose another time."),
    N_("Earlier, when you or the organiser delete what is yours: at once, and for good."),
    N_("What was deleted is not handed in again, even if you join the group once more."),
)
RIGHTS = (
    N_("Joining is up to you. In “My group”, you may delete what you shared, and leave, at any time."),
    N_("You may see what is kept of you, have it corrected, take it with you, or have it deleted."),
    N_("Ask the organiser, who is responsible for it under the GDPR."),
    N_("You may also complain to the data protection authority: in France, the CNIL (cnil.fr)."),
)
SECTIONS = (
    (N_("In short"), ft.Icons.SHIELD_ROUNDED, IN_SHORT),
    (N_("On this device"), ft.Icons.TABLET_ANDROID_ROUNDED, ON_DEVICE),
    (N_("Sent, if you join a group"), ft.Icons.GROUP_ROUNDED, TO_GROUP),
    (N_("Where it is"), ft.Icons.DNS_ROUNDED, WHERE),
    (N_("For how long"), ft.Icons.SCHEDULE_ROUNDED, HOW_LONG),
    (N_("Your rights"), ft.Icons.HOW_TO_REG_ROUNDED, RIGHTS),
)


def privacy(frame: Frame) -> ft.Control:
    """The notice on personal data."""
    t = frame.t
    doors = [
        _door(frame, t("My group"), "privacy-group", routes.group(), ft.Icons.GROUP_ROUNDED),
        _door(
            frame,
            t("Settings"),
            "privacy-settings",
            routes.Location(screen=routes.Screen.SETTINGS),
            ft.Icons.TUNE_ROUNDED,
        ),
    ]
    parts: list[ft.Control] = [
        heading(t("Your data"), 1, S.HEADLINE_MEDIUM),
        quiet(t("What is kept, where, how long"), S.BODY_LARGE),
        *(_section(frame, t(title), icon, lines) for title, icon, lines in SECTIONS),
        ft.Row(doors, wrap=True, spacing=12, run_spacing=12),
    ]
    return screen_column(parts, frame, key="privacy")


def _section(frame: Frame, title: str, icon: ft.IconData, lines: tuple[str, ...]) -> ft.Control:
    organiser = frame.guide.organiser.name
    if lines is ON_DEVICE and not frame.keeps:
        lines = NOT_KEPT
    said = [frame.t(line) for line in lines]
    if lines is RIGHTS and organiser:
        said[2] = frame.t(
            "Ask the organiser, who is responsible for it under the GDPR: {organiser}.", organiser=organiser
        )
    title_row = ft.Row(
        [
            ft.Icon(icon, color=ft.Colors.PRIMARY, size=24),
            ft.Container(heading(title, 2, S.TITLE_LARGE), expand=True),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return card(
        ft.Column(
            [title_row, *(text(line, S.BODY_LARGE) for line in said)],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        frame.look,
    )


def _door(frame: Frame, label: str, key: str, to: routes.Location, icon: ft.IconData) -> ft.Control:
    return action(label, lambda: frame.act.go(to), key=key, look=frame.look, kind="outlined", icon=icon)
