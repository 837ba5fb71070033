"""Ways into a group and out of it, as far as they hand something in or take it away."""

from __future__ import annotations

import flet as ft

from visit_guide.ui.components.cards import card
from visit_guide.ui.components.landing import Landing
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import in_rows
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.group_words import WRONG, outcome

__all__ = ["Leaving", "handed_in", "told"]


@ft.component
def Leaving(frame: Frame) -> ft.Control:
    """Ways out: leaving, and having deleted what one shared (which says what goes, and asks once more)."""
    sure, set_sure = ft.use_state(False)
    t, look, group = frame.t, frame.look, frame.act.travelling.group
    member = frame.together.member
    leave = action(
        t("Leave the group"),
        group.leave,
        key="leave",
        look=look,
        kind="outlined",
        icon=ft.Icons.LOGOUT_ROUNDED,
    )
    if member is None or not member.admitted or member.leads:
        return ft.Row([leave], wrap=True)
    if not sure:
        erase = action(
            t("Delete what I shared, and leave"),
            lambda: set_sure(True),
            key="erase",
            look=look,
            kind="plain",
            icon=ft.Icons.DELETE_FOREVER_ROUNDED,
        )
        return ft.Row([leave, erase], wrap=True, spacing=10, run_spacing=10)
    stacked = look.stacks
    answers: list[ft.Control] = [
        action(
            t("Deleting…") if frame.together.busy else t("Yes, delete it and leave"),
            lambda: group.leave(erase=True),
            key="erase-sure",
            look=look,
            kind="outlined",
            icon=ft.Icons.DELETE_FOREVER_ROUNDED,
            expand=stacked,
        ),
        action(
            t("Delete nothing"),
            lambda: set_sure(False),
            key="erase-not",
            look=look,
            expand=stacked,
        ),
    ]
    rows = in_rows(answers, apart=stacked, wrap=True)
    failed = told(frame) if frame.together.word == "not-erased" else []
    # Where the whole text takes more than a screen, its gist and the answers come before it.
    told_first = failed
    if look.large:
        gist = t("The group loses what you shared; your device keeps your result and your notes.")
        told_first = [text(gist, S.BODY_MEDIUM), *failed, *rows]
    asked: list[ft.Control] = [
        Landing("erase-asked", wanted=True),  # it comes at the end of the page, taller than its button
        heading(t("Delete what I shared, and leave"), 2, S.TITLE_MEDIUM),
        *told_first,
        text(
            t(
                "Your answers, signatures, good practices and votes are taken away from the group and from "
                "the relay; the trainers no longer have them for the certificate."
            ),
            S.BODY_LARGE,
        ),
        text(
            t(
                "On this device, your result and your notes stay. A questionnaire you sent stays closed, and "
                "is not handed in again if you join a group."
            ),
            S.BODY_LARGE,
        ),
        *(rows if not look.large else []),
        ft.Row([leave], wrap=True),
    ]
    body = ft.Column(asked, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Semantics(live_region=True, content=card(body, look))


def handed_in(frame: Frame) -> list[ft.Control]:
    """What joining hands in of what was sent and signed before, and what it does not."""
    t, quiz = frame.t, frame.quiz
    sittings = [one for one in (quiz.start, quiz.end) if one is not None and one.sent is not None]
    signed = any(one.stands for one in quiz.attendance.signatures)
    words = []
    if signed or not all(one.withdrawn for one in sittings):
        words.append(t("The questionnaires you sent and your signatures are handed in to the group."))
    told_above = frame.together.word == "was-erased"
    if any(one.withdrawn for one in sittings) and not told_above:
        words.append(t("What was deleted is not handed in: it stays on this device."))
    return [quiet(one, S.BODY_MEDIUM) for one in words]


def told(frame: Frame) -> list[ft.Control]:
    """What became of a code just read, as a line of its own."""
    words = outcome(frame)
    if not words:
        return []
    wrong = frame.together.word in WRONG
    ink = ft.Colors.ERROR if wrong else ft.Colors.PRIMARY
    icon = ft.Icons.ERROR_ROUNDED if wrong else ft.Icons.CHECK_CIRCLE_ROUNDED
    return [
        ft.Semantics(
            live_region=True,
            content=ft.Row(
                [
                    ft.Icon(icon, size=24, color=ink),
                    ft.Container(text(words, S.TITLE_SMALL, ink), expand=True),
                ],
                spacing=10,
            ),
        )
    ]
