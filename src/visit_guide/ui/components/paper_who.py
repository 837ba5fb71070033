"""Whose paper form is typed in, of which moment, which form, and what stands against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import flet as ft

from visit_guide.domain.forms import FormsState, form_due
from visit_guide.domain.paper_sheet import Sheet, Standing
from visit_guide.domain.people import Person
from visit_guide.domain.proposed import proposed
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.messages import N_
from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.paper_rows import Change
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.written_answer import written_field
from visit_guide.ui.frame import Frame

__all__ = ["MOMENTS", "paper_who"]

MOMENTS = {Moment.START: N_("Start"), Moment.END: N_("End")}


def paper_who(
    frame: Frame,
    state: FormsState,
    names: Mapping[str, str],
    sheet: Sheet,
    stands: Standing,
    change: Change,
    *,
    forms: bool,
) -> list[ft.Control]:
    """Who, when and which form; ``names`` by id, ``forms`` whether there are two."""
    t, look = frame.t, frame.look
    people = {one.id: one for one in state.people}

    def choose(who: str, moment: Moment, form: Form | None = None) -> None:
        due = form_due(state, people[who], moment) if who in people else None
        change(lambda before: before.of(who, moment, form or due))

    asked = t("Who filled it in?")
    field = written_field(
        sheet.name,
        lambda now: change(lambda before: before.called(now)),
        frame,
        key="paper-name",
        label=f"{asked} {t('First and last name')}",
        autofocus=sheet.kept > 0 and sheet.is_blank,
        max_length=80,
        counter=ft.Container(width=0, height=0),
    )
    named = ft.Column(
        [
            ft.Semantics(exclude_semantics=True, content=text(asked, S.TITLE_SMALL)),
            ft.Container(field, key=f"paper-name-{sheet.kept}"),
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    which = [
        choice_chip(
            t(MOMENTS[one]),
            partial(choose, sheet.person, one),
            key=f"paper-moment-{one}",
            selected=sheet.moment is one,
            look=look,
            alignment=ft.Alignment.CENTER,
        )
        for one in Moment
    ]
    if forms:
        which += [
            choice_chip(
                t("Form {name}", name=one.value),
                partial(choose, sheet.person, sheet.moment, one),
                key=f"paper-form-{one}",
                selected=sheet.form is one,
                look=look,
            )
            for one in Form
        ]
    chips = ft.Row(which, wrap=not look.two_panes, spacing=10, run_spacing=10, tight=look.two_panes)
    parts: list[ft.Control] = (
        [
            ft.Row(
                [ft.Container(named, expand=True), chips],
                spacing=24,
                vertical_alignment=ft.CrossAxisAlignment.END,
            )
        ]
        if look.two_panes
        else [named]
    )
    if stands.same:
        keep_apart = partial(change, lambda before: replace(before, apart=before.name))
        parts += _same_person(frame, stands.same, names, partial(choose, moment=sheet.moment), keep_apart)
    else:
        parts += _people(frame, state.people, names, sheet, choose)
    if not look.two_panes:
        parts.append(chips)
    return [
        *parts,
        *_warnings(frame, names.get(sheet.person) or t("This person"), sheet, stands, forms=forms),
    ]


def _people(
    frame: Frame,
    everyone: Sequence[Person],
    names: Mapping[str, str],
    sheet: Sheet,
    choose: Callable[[str, Moment], None],
) -> list[ft.Control]:
    """Those of the group who may be meant, to tap; once one is, that one alone, to make room."""
    t = frame.t
    near = [one for one in everyone if one.id == sheet.person] or proposed(everyone, sheet.name)
    if not near:
        return []
    options = [("new", t("Somebody new"), "")]
    options += [(str(one.number), names[one.id], one.id) for one in near]
    chips: list[ft.Control] = [
        choice_chip(
            label,
            partial(choose, who, sheet.moment),
            key=f"paper-person-{end}",
            selected=sheet.person == who,
            look=frame.look,
        )
        for end, label, who in options
    ]
    parts: list[ft.Control] = [ft.Row(chips, wrap=True, spacing=10, run_spacing=10)]
    if not sheet.person and sum(bool(one.name) for one in everyone) > len(near):
        parts.append(quiet(t("The others come up when you type their name."), S.BODY_MEDIUM))
    return parts


def _warnings(frame: Frame, name: str, sheet: Sheet, stands: Standing, *, forms: bool) -> list[ft.Control]:
    """What to look at before the sheet is kept."""
    t = frame.t
    said: list[str] = []
    if forms and stands.expected not in (None, sheet.form):
        said.append(
            t(
                "{name} is to have form {expected} now. Go on with form {form} only if it is on the sheet.",
                name=name,
                expected=stands.expected,
                form=sheet.form,
            )
        )
    if stands.sent:
        said.append(
            t(
                "{name} has already sent this questionnaire from the tablet: that one counts, and a sheet "
                "does not take its place.",
                name=name,
            )
        )
    elif stands.replaces:
        said.append(
            t(
                "{name} already has this questionnaire, typed in from paper: keeping it here replaces what "
                "was typed in.",
                name=name,
            )
        )
    return [callout(words, frame) for words in said]


def _same_person(
    frame: Frame,
    same: Sequence[Person],
    names: Mapping[str, str],
    choose: Callable[[str], None],
    apart: Callable[[], None],
) -> list[ft.Control]:
    """The question whether somebody of the group with the name typed is meant, and its answers."""
    t, look = frame.t, frame.look
    question = t("{name} is in the group already: is it the same person?", name=same[0].name)
    buttons: list[ft.Control] = [
        action(
            t("It is {name}", name=names[one.id]),
            partial(choose, one.id),
            key=f"paper-same-{one.number}",
            look=look,
            kind="outlined",
        )
        for one in same
    ]
    other = action(t("It is somebody else"), apart, key="paper-same-no", look=look, kind="outlined")
    return [
        callout(question, frame, ft.Icons.GROUP_ROUNDED),
        ft.Row([*buttons, other], wrap=True, spacing=12, run_spacing=12),
    ]
