"""Émargement: sign for each half-day, by hand or by typing; correct it and leave a trace."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.attendance import Half, HalfDay, Signature, Untimely, half_days, untimely
from visit_guide.domain.strokes import is_drawn
from visit_guide.messages import N_
from visit_guide.services.sync import Link
from visit_guide.state import routes
from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.landing import Landing
from visit_guide.ui.components.press import action
from visit_guide.ui.components.signature_pad import SignaturePad, picture
from visit_guide.ui.components.stacked import in_rows, stacked
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.withdrawing import Withdrawing
from visit_guide.ui.components.written_answer import written_field
from visit_guide.ui.frame import Frame

HALF_WORDS = {Half.MORNING: N_("Morning"), Half.AFTERNOON: N_("Afternoon")}
CONFIRM_WORDS = {
    Half.MORNING: N_("Confirm my attendance in the morning"),
    Half.AFTERNOON: N_("Confirm my attendance in the afternoon"),
}
DOUBTS = {
    (Half.MORNING, Untimely.EARLY): N_(
        "It is {now} on this device: the morning begins at {start}. Sign anyway?"
    ),
    (Half.MORNING, Untimely.LATE): N_("It is {now} on this device: the morning ended at {end}. Sign anyway?"),
    (Half.AFTERNOON, Untimely.EARLY): N_(
        "It is {now} on this device: the afternoon begins at {start}. Sign anyway?"
    ),
    (Half.AFTERNOON, Untimely.LATE): N_(
        "It is {now} on this device: the afternoon ended at {end}. Sign anyway?"
    ),
}
"""Asked before a signature well before or long after the half-day it is for; never a refusal."""
Sign = Callable[[Half, str, str], None]
Revoke = Callable[[str, str], None]


def attendance(frame: Frame) -> ft.Control:
    """The screen where a participant signs."""
    t = frame.t
    quiz, act = frame.quiz, frame.act.questions
    title = heading(t("Attendance sheet"), 1, S.TITLE_LARGE if frame.look.large else S.HEADLINE_MEDIUM)
    if frame.together.leads:
        return screen_column([title, *_to_console(frame)], frame, key="attendance")
    who = (
        t("Your signature goes to the trainers, for the attendance sheet. Nobody else sees it.")
        if quiz.in_group
        else t("You are in no group: your signature stays on this device until you join one.")
        if frame.keeps
        else t(
            "You are in no group, and this device does not keep your signature: closing or reloading the "
            "page erases it."
        )
    )
    parts: list[ft.Control] = [title, quiet(who, S.BODY_MEDIUM)]
    if frame.together.link is Link.UNKNOWN:
        words = t("The relay no longer knows this device: “My group” says what to do.")
        parts.append(callout(words, frame, ft.Icons.LINK_OFF_ROUNDED))
    for planned in half_days(frame.guide):
        signed = quiz.attendance.of(quiz.author, planned.half)
        parts.append(half_day_card(frame, planned, signed, quiz.name, act.sign, act.revoke))
    trace = quiz.attendance.corrected
    if trace:
        parts.append(
            quiet(
                t.n(
                    "{count} correction kept in the history.",
                    "{count} corrections kept in the history.",
                    len(trace),
                ),
                S.BODY_SMALL,
            )
        )
    return screen_column(parts, frame, key="attendance")


def _to_console(frame: Frame) -> list[ft.Control]:
    """The way of whoever leads to the sheet where trainers sign."""
    t = frame.t
    words = t("You lead this group: sign as a trainer, and see who has signed, on the sheet of the console.")
    there = action(
        t("Open the sheet of the console"),
        lambda: frame.act.go(routes.lead("emargement")),
        key="attendance-lead",
        look=frame.look,
        icon=ft.Icons.DRAW_ROUNDED,
    )
    return [quiet(words, S.BODY_MEDIUM), ft.Row([there], wrap=True)]


def half_day_card(
    frame: Frame, planned: HalfDay, signed: Signature | None, name: str, sign: Sign, revoke: Revoke
) -> ft.Control:
    """One half-day: the signature, or the way to give it. Also for the trainer, with other callbacks."""
    t = frame.t
    times = t("{start} to {end}", start=t.clock(planned.start), end=t.clock(planned.end))
    title = ft.Column(
        [heading(t(HALF_WORDS[planned.half]), 2, S.TITLE_LARGE), quiet(times, S.LABEL_MEDIUM)],
        spacing=0,
        tight=True,
    )
    form = ft.Container(SignForm(frame, planned, name, sign), key=f"sign-{planned.half}")
    body: ft.Control = form
    if signed is not None and signed.typed_by:
        body = Noted(frame, planned, signed, form, revoke)
    elif signed is not None:
        body = _signed(frame, planned, signed, revoke)
    return card(
        ft.Column([title, body], spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        frame.look,
        key=f"half-{planned.half}",
    )


@ft.component
def Noted(frame: Frame, planned: HalfDay, signed: Signature, form: ft.Control, revoke: Revoke) -> ft.Control:
    """A signature on paper that trainers noted; the person's own, on the tablet, takes its place."""
    own, set_own = ft.use_state(False)
    t = frame.t
    if own:
        words = t("Your signature takes the place of the one noted, which stays in the history.")
        cancel = action(
            t("Keep the one noted"),
            lambda: set_own(False),
            key=f"sign-noted-{planned.half}",
            look=frame.look,
            kind="plain",
        )
        return stacked([quiet(words, S.BODY_MEDIUM), form, ft.Row([cancel], wrap=True)])
    sign = action(
        t("Sign myself"),
        lambda: set_own(True),
        key=f"sign-own-{planned.half}",
        look=frame.look,
        icon=ft.Icons.DRAW_ROUNDED,
    )
    return stacked([ft.Row([sign], wrap=True), _signed(frame, planned, signed, revoke)])


def _signed(frame: Frame, planned: HalfDay, signed: Signature, revoke: Revoke) -> ft.Control:
    t = frame.t
    words = t("Signed by {name}", name=signed.name)
    way = t("by hand") if signed.strokes else t("by typing")
    if signed.typed_by:
        way = t("on paper, as the trainers noted")
    parts: list[ft.Control] = [
        ft.Row(
            [
                ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=30, color=ft.Colors.PRIMARY),
                ft.Column(
                    [text(words, S.TITLE_MEDIUM), quiet(way, S.LABEL_MEDIUM)],
                    spacing=0,
                    tight=True,
                    expand=True,
                ),
            ],
            spacing=12,
        )
    ]
    if signed.strokes:
        shown = picture(signed.strokes, 220, ft.Colors.ON_SURFACE)
        parts.append(ft.Semantics(label=t("Your signature"), exclude_semantics=True, content=shown))
    parts.append(
        Withdrawing(
            frame,
            t("This is wrong: withdraw it") if signed.typed_by else t("This is wrong: sign again"),
            lambda: revoke(signed.event, t("Corrected by the person")),
            name=f"sign-again-{planned.half}",
        )
    )
    columns = ft.CrossAxisAlignment.STRETCH
    return ft.Column(
        parts, spacing=12, tight=True, horizontal_alignment=columns, key=f"signed-{signed.event}"
    )


@ft.component
def SignForm(frame: Frame, planned: HalfDay, name: str, sign: Sign) -> ft.Control:
    """Name and signature; typing the name alone will do for those who cannot draw."""
    unwritten: str | None = None
    written, set_typed = ft.use_state(unwritten)
    typed = name if written is None else written  # known meanwhile, from the other half-day
    strokes, set_strokes = ft.use_state("")
    by_hand, set_by_hand = ft.use_state(True)
    asked, set_asked = ft.use_state(False)
    doubt, set_doubt = ft.use_state("")
    t, look = frame.t, frame.look
    half, who = t(HALF_WORDS[planned.half]), t("First and last name")
    missing = ""
    if asked and not typed.strip():
        missing = t("Write your first and last name.")
    elif asked and by_hand and not strokes:
        missing = t("Sign in the frame, or choose to confirm by typing.")
    elif asked and by_hand and not is_drawn(strokes):
        missing = t(
            "What is drawn is too small to be a signature: sign larger (a line of a centimetre at least), "
            "or choose to confirm by typing."
        )

    def confirm(*, anyway: bool = False) -> None:
        if not typed.strip() or (by_hand and not is_drawn(strokes)):
            set_asked(True)
        elif not anyway and (words := _doubt(frame, planned)):
            set_doubt(words)
        else:
            sign(planned.half, typed, strokes if by_hand else "")

    field = written_field(
        typed,
        set_typed,
        frame,
        key=f"sign-name-{planned.half}",
        label=f"{who}, {half}",
        capitalization=ft.TextCapitalization.WORDS,
        max_length=80,
        counter=ft.Container(width=0, height=0),
    )
    ways = ft.Row(
        [
            choice_chip(
                t("Sign by hand"),
                lambda: set_by_hand(True),
                key=f"by-hand-{planned.half}",
                selected=by_hand,
                look=look,
            ),
            choice_chip(
                t("Confirm by typing"),
                lambda: set_by_hand(False),
                key=f"by-typing-{planned.half}",
                selected=not by_hand,
                look=look,
            ),
        ],
        wrap=True,
        spacing=10,
        run_spacing=10,
    )
    rail = 0 if look.phone else 112
    width = max(220.0, min(480.0, look.width - rail - 2 * look.padding - 44))
    parts: list[ft.Control] = [
        ft.Semantics(exclude_semantics=True, content=text(who, S.LABEL_MEDIUM)),
        field,
        ways,
    ]
    if by_hand:
        parts.append(SignaturePad(width, half, set_strokes, frame))
    else:
        parts.append(text(t("I confirm that I was there for this half-day."), S.BODY_LARGE))
    if missing:
        said = ft.Row(
            [
                ft.Icon(ft.Icons.ERROR_ROUNDED, size=look.icon(22), color=ft.Colors.ERROR),
                ft.Container(text(missing, S.LABEL_LARGE, ft.Colors.ERROR), expand=True),
            ],
            spacing=8,
        )
        parts.append(ft.Semantics(live_region=True, content=said))
    if doubt and not missing:
        parts += _asked_back(frame, planned, doubt, lambda: confirm(anyway=True), lambda: set_doubt(""))
    else:
        sure = action(
            t(CONFIRM_WORDS[planned.half]),
            confirm,
            key=f"sign-confirm-{planned.half}",
            look=look,
            icon=ft.Icons.DRAW_ROUNDED,
            height=60,
            expand=look.stacks,
        )
        parts.append(ft.Row([sure]))
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _doubt(frame: Frame, planned: HalfDay) -> str:
    """What to ask before a signature at this time; nothing when it is the time for it."""
    here = frame.act.travelling.group.tools.clock().astimezone()
    odd = untimely(planned, here.hour * 60 + here.minute)
    if odd is None:
        return ""
    t = frame.t
    return t(
        DOUBTS[planned.half, odd],
        now=t.clock(f"{here:%H:%M}"),
        start=t.clock(planned.start),
        end=t.clock(planned.end),
    )


def _asked_back(
    frame: Frame, planned: HalfDay, doubt: str, go_on: Callable[[], None], stop: Callable[[], None]
) -> list[ft.Control]:
    """The question, and both answers; the page goes to them, as they may come below what is in sight."""
    t, look = frame.t, frame.look
    stacked = look.stacks
    answers: list[ft.Control] = [
        action(
            t("Sign anyway"),
            go_on,
            key=f"sign-anyway-{planned.half}",
            look=look,
            icon=ft.Icons.DRAW_ROUNDED,
            height=60,
            expand=stacked,
        ),
        action(
            t("Do not sign now"),
            stop,
            key=f"sign-not-{planned.half}",
            look=look,
            kind="outlined",
            height=60,
            expand=stacked,
        ),
    ]
    rows = in_rows(answers, apart=stacked)
    return [
        Landing(f"sign-asked-{planned.half}", wanted=True),
        callout(doubt, frame, ft.Icons.SCHEDULE_ROUNDED),
        *rows,
    ]
