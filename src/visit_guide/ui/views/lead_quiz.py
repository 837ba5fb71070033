"""The console's sections on questionnaires: leading them, typing in paper, the attendance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from visit_guide.domain.attendance import Half, Signature, half_days
from visit_guide.domain.forms import form_due
from visit_guide.domain.people import Person, labels
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.sitting import all_questions, has_forms, is_scored, paper_for
from visit_guide.state import routes
from visit_guide.ui.components.answering import answer_controls
from visit_guide.ui.components.back_title import back_title
from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.lead_quiz import lead_quiz
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.written_answer import written_field
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import MOMENT_TITLES
from visit_guide.ui.views.attendance import HALF_WORDS, half_day_card

__all__ = ["LeadPaper", "lead_attendance", "lead_questionnaires"]


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
            if given is None or given.typed_by:
                rows.append(_person_row(frame, person, names[person.id], planned.half, given))
        parts.append(card(ft.Column(rows, spacing=8, tight=True), frame.look, key=f"signed-{planned.half}"))
    return screen_column(parts, frame, key="lead-attendance-screen")


def _person_row(frame: Frame, person: Person, name: str, half: Half, given: Signature | None) -> ft.Control:
    """Somebody who has not signed on a tablet; for those on paper, the way to note that they did there."""
    t, forms = frame.t, frame.act.led_forms
    shown = name or t("Participant {number}", number=person.number)
    words: list[ft.Control] = [text(shown, S.BODY_LARGE)]
    button: list[ft.Control] = []
    if given is not None:
        words.append(
            ft.Row(
                [
                    ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=20, color=ft.Colors.PRIMARY),
                    ft.Container(quiet(t("signed on paper"), S.BODY_SMALL), expand=True),
                ],
                spacing=6,
            )
        )
        button.append(
            action(
                t("Undo"),
                lambda: forms.revoke(given.event, t("Withdrawn by the trainer")),
                key=f"paper-unsign-{half}-{person.number}",
                look=frame.look,
                kind="plain",
                icon=ft.Icons.UNDO_ROUNDED,
                height=48,
            )
        )
    else:
        words.append(quiet(t("not signed yet"), S.BODY_SMALL))
        if person.on_paper:
            button.append(
                action(
                    t("Note: signed on paper"),
                    lambda: forms.confirm_for(person.id, half, shown),
                    key=f"paper-sign-{half}-{person.number}",
                    look=frame.look,
                    kind="outlined",
                    icon=ft.Icons.EDIT_ROUNDED,
                    height=48,
                )
            )
    who = ft.Column(words, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    if frame.look.large or (frame.look.phone and given is None):
        return ft.Column([who, *(ft.Row([one]) for one in button)], spacing=6, tight=True)
    return ft.Row([ft.Container(who, expand=True), *button], spacing=10)


@ft.component
def LeadPaper(frame: Frame) -> ft.Control:
    """A paper form, typed in: who, when, which form, then all questions on one screen."""
    t, look, questionnaires = frame.t, frame.look, frame.guide.questionnaires
    name, set_name = ft.use_state("")
    person, set_person = ft.use_state("")
    moment, set_moment = ft.use_state(Moment.START)
    form, set_form = ft.use_state(Form.A)
    empty: tuple[tuple[Moment, Form, str, str], ...] = ()  # nothing typed is lost by a look at another form
    answers, set_answers = ft.use_state(empty)
    saved, set_saved = ft.use_state(0)
    led = frame.act.led_forms.now()
    on_paper = [one for one in led.forms.people if one.on_paper]
    names = labels(led.forms.people)
    forms = has_forms(questionnaires)
    paper = paper_for(questionnaires, moment, form if forms else None)
    given = {question: response for at, one, question, response in answers if (at, one) == (moment, form)}

    def respond(question: str, response: str) -> None:
        set_answers(
            lambda before: (
                *(answer for answer in before if answer[:3] != (moment, form, question)),
                (moment, form, question, response),
            )
        )

    people = {one.id: one for one in on_paper}

    def due(who: str, moment: Moment) -> Form | None:
        return form_due(led.forms, people[who], moment) if who in people else None

    def choose(who: str, at: Moment, one: Form | None = None) -> None:
        """Take this person, moment and form; without a form, the one the person is to have."""
        set_person(who)
        set_moment(at)
        set_form(one or due(who, at) or form)

    def save() -> None:
        if not (name.strip() or person):
            return
        who = frame.act.led_forms.enter_paper(name, moment, form if forms else None, given, person)
        if who:
            set_answers(lambda before: tuple(answer for answer in before if answer[:2] != (moment, form)))
            set_person("")
            set_name("")
            set_saved(saved + 1)

    def chips(key: str, options: Sequence[tuple[str, str, bool, Callable[[], None]]]) -> ft.Control:
        return ft.Row(
            [
                choice_chip(label, act, key=f"{key}-{value}", selected=selected, look=look)
                for value, label, selected, act in options
            ],
            wrap=True,
            spacing=10,
            run_spacing=10,
        )

    parts: list[ft.Control] = [
        _title(frame, t("Type in a paper form"), routes.lead("questionnaires")),
        text(t("Who filled it in?"), S.TITLE_SMALL),
    ]
    if on_paper:
        options: list[tuple[str, str, bool, Callable[[], None]]] = [
            ("new", t("Somebody new"), not person, partial(choose, "", moment))
        ]
        options += [
            (str(one.number), names[one.id], person == one.id, partial(choose, one.id, moment))
            for one in on_paper
        ]
        parts.append(chips("paper-person", options))
    if not person:
        who = t("First and last name")
        parts.append(ft.Semantics(exclude_semantics=True, content=text(who, S.LABEL_MEDIUM)))
        field = written_field(name, set_name, frame, key="paper-name", label=who)
        parts.append(ft.Container(field, key=f"paper-name-{saved}"))
    parts.append(
        chips(
            "paper-moment",
            [
                (one.value, t(MOMENT_TITLES[one]), moment is one, partial(choose, person, one))
                for one in Moment
            ],
        )
    )
    if forms:
        parts.append(
            chips(
                "paper-form",
                [
                    (
                        one.value,
                        t("Form {name}", name=one.value),
                        form is one,
                        partial(choose, person, moment, one),
                    )
                    for one in Form
                ],
            )
        )
    expected = due(person, moment)
    if forms and expected not in (None, form):
        words = t(
            "{name} is to have form {expected} now. Go on with form {form} only if it is on the sheet.",
            name=names.get(person) or t("This person"),
            expected=expected,
            form=form,
        )
        parts.append(callout(words, frame))
    known = all_questions(questionnaires)
    for number, question in enumerate(paper.questions, start=1):
        set_one = lambda response, name=question.id: respond(name, response)  # noqa: E731
        controls = answer_controls(
            question,
            given.get(question.id, ""),
            set_one,
            frame,
            scored=is_scored(*known[question.id]),
            draft=set_one,
            flush=lambda: None,
            lettered=True,
        )
        parts.append(
            card(
                ft.Column(
                    [heading(f"{number}. {question.question}", 2, S.TITLE_SMALL), *controls],
                    spacing=10,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                look,
                padding=16,
                key=f"paper-{saved}-{question.id}",
            )
        )
    if saved:
        words = t.n("{count} paper form was typed in.", "{count} paper forms were typed in.", saved)
        parts.append(ft.Semantics(live_region=True, content=text(words, S.TITLE_SMALL)))
    if not (name.strip() or person):
        parts.append(quiet(t("Say who filled it in, then it can be kept."), S.BODY_MEDIUM))
    keep = action(
        t("Keep this paper form"), save, key="paper-keep", look=look, icon=ft.Icons.SAVE_ROUNDED, height=60
    )
    parts.append(ft.Row([keep], wrap=True))
    return screen_column(parts, frame, key="lead-paper-screen")
