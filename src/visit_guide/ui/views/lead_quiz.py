"""The console's sections on questionnaires: leading them, and the attendance."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.attendance import Half, Signature, half_days
from visit_guide.domain.people import Person, labels, plain
from visit_guide.messages import Catalogue
from visit_guide.state import routes
from visit_guide.ui.components.back_title import back_title
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.lead_quiz import lead_quiz
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.withdrawing import Withdrawing
from visit_guide.ui.frame import Frame
from visit_guide.ui.views.attendance import HALF_WORDS, half_day_card

__all__ = ["lead_attendance", "lead_questionnaires"]


def _title(frame: Frame, title: str, back: routes.Location) -> ft.Control:
    return back_title(frame, title, back, frame.t("Back"))


def lead_questionnaires(frame: Frame) -> ft.Control:
    """Open, close, counts, what most people missed."""
    title = _title(frame, frame.t("Questionnaires"), routes.lead())
    return screen_column([title, *lead_quiz(frame)], frame, key="lead-questionnaires")


def lead_attendance(frame: Frame) -> ft.Control:
    """The trainer's own signatures, and who has signed."""
    t, forms = frame.t, frame.act.led_forms
    led = forms.now()
    member = frame.together.member
    me = member.author if member else ""
    mine = [one for one in led.attendance.trainers if one.person == me]
    whose = t("For each half-day: your own signature as a trainer, then who has not signed yet.")
    parts: list[ft.Control] = [
        _title(frame, t("Attendance sheet"), routes.lead("questionnaires")),
        quiet(whose, S.BODY_MEDIUM),
    ]
    names = labels(led.forms.people)
    for planned in half_days(frame.guide):
        signed = next((one for one in mine if one.half is planned.half), None)
        name = mine[-1].name if mine else ""
        parts.append(half_day_card(frame, planned, signed, name, forms.sign, forms.revoke))
        here = len(led.attendance.here(planned.half))
        rows: list[ft.Control] = [
            text(
                t.n(
                    "{half}: {count} of {people} has signed",
                    "{half}: {count} of {people} have signed",
                    here,
                    half=t(HALF_WORDS[planned.half]),
                    people=max(here, led.people),
                ),
                S.TITLE_SMALL,
            )
        ]
        for person in led.forms.people:
            given = led.attendance.of(person.id, planned.half)
            if given is None or given.typed_by or _otherwise_named(person, given):
                row = _person_row(frame, person, names[person.id], planned.half, given)
                key = f"unsigned-{planned.half}-{person.number}-{given.event if given else ''}"
                rows.append(ft.Container(row, key=key))
        parts.append(card(ft.Column(rows, spacing=8, tight=True), frame.look, key=f"signed-{planned.half}"))
    return screen_column(parts, frame, key="lead-attendance-screen")


def _otherwise_named(person: Person, given: Signature) -> bool:
    """Whether somebody signed under another name than the one they have now."""
    return bool(given.name) and plain(given.name) != plain(person.name)


def _how(person: Person, given: Signature, t: Catalogue) -> str:
    """How somebody signed: on paper, under another name."""
    if not _otherwise_named(person, given):
        return t("signed on paper")
    if given.typed_by:
        return t("signed on paper, under the name {name}", name=given.name)
    return t("signed under the name {name}", name=given.name)


def _person_row(frame: Frame, person: Person, name: str, half: Half, given: Signature | None) -> ft.Control:
    """Somebody who has not signed on a tablet: the way to note that they did on paper, or to take it back.

    And somebody who has, under another name: that name.
    """
    t, look, forms = frame.t, frame.look, frame.act.led_forms
    name = name or t("Participant {number}", number=person.number)
    words: list[ft.Control] = [text(name, S.BODY_LARGE)]
    about = f"{name}, {t(HALF_WORDS[half])}"
    if given is not None:
        signed = ft.Row(
            [
                ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=20, color=ft.Colors.PRIMARY),
                ft.Container(quiet(_how(person, given, t), S.BODY_SMALL), expand=True),
            ],
            spacing=6,
        )
        who = ft.Column([*words, signed], spacing=0, tight=True)
        if not given.typed_by:
            return who
        return Withdrawing(
            frame,
            t("Undo"),
            lambda: forms.revoke(given.event, t("Withdrawn by the trainer")),
            name=f"paper-unsign-{half}-{person.number}",
            of=who,
            about=about,
        )
    words.append(quiet(t("not signed yet"), S.BODY_SMALL))
    note = action(
        t("Note: signed on paper"),
        lambda: forms.confirm_for(person.id, half, person.name),
        key=f"paper-sign-{half}-{person.number}",
        look=look,
        kind="outlined",
        icon=ft.Icons.EDIT_ROUNDED,
        height=48,
        about=about,
        expand=look.stacks,
    )
    who = ft.Column(words, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    if look.stacks:
        return ft.Column([who, ft.Row([note])], spacing=6, tight=True)
    return ft.Row([ft.Container(who, expand=True), note], spacing=10)
