"""The console's screen on which a paper form is typed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import flet as ft

from visit_guide.domain.forms import form_due
from visit_guide.domain.people import Person, labels
from visit_guide.domain.proposed import called, proposed
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.sitting import all_questions, has_forms, is_scored, paper_for
from visit_guide.state import routes
from visit_guide.ui.components.answering import answer_controls
from visit_guide.ui.components.back_title import back_title
from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.written_answer import written_field
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import MOMENT_TITLES

__all__ = ["LeadPaper"]


@ft.component
def LeadPaper(frame: Frame) -> ft.Control:
    """A paper form, typed in: who, when, which form, then all questions on one screen."""
    t, look, questionnaires = frame.t, frame.look, frame.guide.questionnaires
    name, set_name = ft.use_state("")
    apart, set_apart = ft.use_state("")  # the name last said to be somebody else's
    person, set_person = ft.use_state("")
    moment, set_moment = ft.use_state(Moment.START)
    form, set_form = ft.use_state(Form.A)
    empty: tuple[tuple[Moment, Form, str, str], ...] = ()  # nothing typed is lost by a look at another form
    answers, set_answers = ft.use_state(empty)
    saved, set_saved = ft.use_state(0)
    led = frame.act.led_forms.now()
    everyone = led.forms.people
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

    people = {one.id: one for one in everyone}
    same = () if person or name == apart else called(everyone, name)
    before = led.forms.of(person, moment)
    sent = before is not None and not before.typed_by

    def due(who: str, moment: Moment) -> Form | None:
        return form_due(led.forms, people[who], moment) if who in people else None

    def choose(who: str, at: Moment, one: Form | None = None) -> None:
        """Take this person, moment and form; without a form, the one the person is to have."""
        set_person(who)
        set_moment(at)
        set_form(one or due(who, at) or form)

    def type_name(now: str) -> None:
        set_name(now)
        set_person("")

    def save() -> None:
        if not (name.strip() or person) or same or sent:
            return
        who = frame.act.led_forms.enter_paper(name, moment, form if forms else None, given, person)
        if who:
            set_answers(lambda before: tuple(answer for answer in before if answer[:2] != (moment, form)))
            set_person("")
            set_name("")
            set_apart("")
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
        back_title(frame, t("Type in a paper form"), routes.lead("questionnaires"), t("Back")),
        text(t("Who filled it in?"), S.TITLE_SMALL),
    ]
    label = t("First and last name")
    parts.append(ft.Semantics(exclude_semantics=True, content=text(label, S.LABEL_MEDIUM)))
    field = written_field(name, type_name, frame, key="paper-name", label=label)
    parts.append(ft.Container(field, key=f"paper-name-{saved}"))
    if same:
        parts += _same_person(frame, same, names, partial(choose, at=moment), partial(set_apart, name))
    near = proposed(everyone, name, keep=person)
    if near:
        options: list[tuple[str, str, bool, Callable[[], None]]] = [
            ("new", t("Somebody new"), not person, partial(choose, "", moment))
        ]
        options += [
            (str(one.number), names[one.id], person == one.id, partial(choose, one.id, moment))
            for one in near
        ]
        parts.append(chips("paper-person", options))
    if sum(bool(one.name) for one in everyone) > len(near):
        parts.append(quiet(t("The others come up when you type their name."), S.BODY_MEDIUM))
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
    said = ""
    if sent:
        said = t(
            "{name} has already sent this questionnaire from the tablet: that one counts, and a sheet does "
            "not take its place.",
            name=names.get(person) or t("This person"),
        )
    elif before is not None:
        said = t(
            "{name} already has this questionnaire, typed in from paper: keeping it here replaces what was "
            "typed in.",
            name=names.get(person) or t("This person"),
        )
    if said:
        parts.append(callout(said, frame))
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
    elif same:
        parts.append(quiet(t("Say first, at the top, whether it is the same person."), S.BODY_MEDIUM))
    elif sent:
        parts.append(quiet(said, S.BODY_MEDIUM))
    keep = action(
        t("Keep this paper form"), save, key="paper-keep", look=look, icon=ft.Icons.SAVE_ROUNDED, height=60
    )
    parts.append(ft.Row([keep], wrap=True))
    return screen_column(parts, frame, key="lead-paper-screen")


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
            icon=ft.Icons.CHECK_ROUNDED,
        )
        for one in same
    ]
    other = action(t("It is somebody else"), apart, key="paper-same-no", look=look, kind="outlined")
    return [
        callout(question, frame, ft.Icons.GROUP_ROUNDED),
        ft.Row([*buttons, other], wrap=True, spacing=12, run_spacing=12),
    ]
