"""The console's questionnaires: open and close, who has sent, what was most missed."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.closing import questionnaire_topic
from visit_guide.domain.evaluation import Caution, most_missed, most_missed_parts
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.sitting import all_questions, has_forms
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.led_forms import Led
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.lead_alike import lead_alike
from visit_guide.ui.components.lead_journal import LeadReport
from visit_guide.ui.components.lead_open import OpenMoment
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import MOMENT_TITLES, right_words
from visit_guide.ui.wording import half_up

__all__ = ["lead_quiz"]

CAUTIONS = {
    Caution.NOBODY: N_("Nobody has answered at both moments yet: nothing can be compared."),
    Caution.VERY_FEW: N_("Very few people answered at both moments: these figures say nearly nothing."),
    Caution.FEW: N_("Few people answered at both moments: read these figures with care."),
}
CLOSE = {Moment.START: N_("Close the start questionnaire"), Moment.END: N_("Close the end questionnaire")}


def lead_quiz(frame: Frame) -> list[ft.Control]:
    """A card for each moment, then the ways to paper and to the attendance."""
    t, led = frame.t, frame.act.led_forms.now()
    tools: list[ft.Control] = [
        action(
            t("Type in a paper form"),
            lambda: frame.act.go(routes.lead("papier")),
            key="lead-paper",
            look=frame.look,
            kind="outlined",
            icon=ft.Icons.KEYBOARD_ROUNDED,
        ),
        action(
            t("Attendance sheet"),
            lambda: frame.act.go(routes.lead("emargement")),
            key="lead-attendance",
            look=frame.look,
            kind="outlined",
            icon=ft.Icons.DRAW_ROUNDED,
        ),
    ]
    rows = ft.Row(tools, wrap=True, spacing=12, run_spacing=12)
    return [MomentCards(frame), *_gain(frame, led), rows, *lead_alike(frame, led), LeadReport(frame)]


@ft.component
def MomentCards(frame: Frame) -> ft.Control:
    """The card of each moment; the one to act on when the screen was opened first, and it stays there."""
    led, state = frame.act.led_forms.now(), frame.together.state
    end = questionnaire_topic(Moment.END)
    in_turn, _ = ft.use_state(tuple(reversed(Moment) if end in state.open | state.closed else Moment))
    return ft.Column(
        [_moment_card(frame, moment, led) for moment in in_turn],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _moment_card(frame: Frame, moment: Moment, led: Led) -> ft.Control:
    """One questionnaire: where it stands, how many have sent, the one thing to do next."""
    t, look, lead = frame.t, frame.look, frame.act.travelling.lead
    topic = questionnaire_topic(moment.value)
    state = frame.together.state
    is_open, is_closed = topic in state.open, topic in state.closed
    status = t("Open now") if is_open else t("Closed") if is_closed else t("Not opened yet")
    done = led.finished(moment)
    count = (
        t.n(
            "{count} of {people} has sent it",
            "{count} of {people} have sent it",
            done,
            people=max(led.people, done),
        )
        if led.people
        else t("nobody has joined yet")
    )
    if is_open:
        button = action(
            t(CLOSE[moment]),
            lambda: frame.act.once(lambda: lead.close_questionnaire(moment.value)),
            key=f"lead-close-{moment}",
            look=look,
            icon=ft.Icons.LOCK_ROUNDED,
        )
        do: ft.Control = ft.Row([button], wrap=True)
    else:
        do = OpenMoment(frame, moment)
    parts: list[ft.Control] = [
        heading(t(MOMENT_TITLES[moment]), 2, S.TITLE_LARGE),
        ft.Semantics(live_region=True, content=text(f"{status} · {count}", S.TITLE_SMALL)),
        ft.ProgressBar(
            value=done / max(led.people, done, 1),
            color=ft.Colors.PRIMARY,
            bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
            bar_height=10,
            border_radius=5,
        ),
    ]
    late = sum(one.late and not one.typed_by for one in led.forms.at(moment))
    if late:
        parts.append(
            quiet(
                t.n("{count} arrived late, and counts.", "{count} arrived late, and count.", late),
                S.BODY_MEDIUM,
            )
        )
    parts.append(do)
    if is_closed:
        parts += _missed(frame, led) if moment is Moment.END else _missed_parts(frame, led)
    return card(
        ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        look,
        key=f"lead-moment-{moment}",
    )


def _missed_parts(frame: Frame, led: Led) -> list[ft.Control]:
    """After the start: where most was missed, with no question and no answer, since they come back."""
    t, guide = frame.t, frame.guide
    known = all_questions(guide.questionnaires)
    objectives = {one.id: one.text for one in guide.programme.objectives}
    themes = {one.id: one.short_title or one.title for one in guide.themes}
    lists = (
        (t("By objective"), objectives, lambda name: known[name][1].objective),
        (t("By theme"), themes, lambda name: known[name][1].theme),
    )
    parts: list[ft.Control] = []
    for title, names, of in lists:
        found = most_missed_parts(led.evaluation, Moment.START, of)
        if not found:
            continue
        lines: list[ft.Control] = [quiet(title, S.LABEL_LARGE)]
        for one in found:
            words = t.n(
                "{count} right answer of {answers}",
                "{count} right answers of {answers}",
                one.right,
                answers=one.answers,
            )
            said: list[ft.Control] = [
                text(names.get(one.name, one.name), S.BODY_LARGE),
                quiet(words, S.BODY_MEDIUM),
            ]
            lines.append(ft.Column(said, spacing=0, tight=True))
        parts.append(
            ft.Column(lines, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        )
    if not parts:
        return []
    why = (
        t(
            "Without the questions and their answers: this evening the other half of the group gets these "
            "very questions. They are shown once the end questionnaire is closed."
        )
        if has_forms(guide.questionnaires)
        else t(
            "Without the questions and their answers: the same questions come back at the end. They are "
            "shown once the end questionnaire is closed."
        )
    )
    head = heading(t("What was missed most, by objective and by theme"), 3, S.TITLE_MEDIUM)
    line = ft.Divider(height=9, color=ft.Colors.OUTLINE_VARIANT)
    shown = questionnaire_topic(Moment.END) in frame.together.state.closed
    return [line, head, *([] if shown else [text(why, S.BODY_MEDIUM)]), *parts]


def _missed(frame: Frame, led: Led) -> list[ft.Control]:
    """After the end: the questions fewest people had right, to discuss at once."""
    t = frame.t
    known = all_questions(frame.guide.questionnaires)
    missed = most_missed(led.evaluation, Moment.END)
    if not missed:
        return []
    parts: list[ft.Control] = [
        ft.Divider(height=9, color=ft.Colors.OUTLINE_VARIANT),
        heading(t("To discuss at once: what most people missed"), 3, S.TITLE_MEDIUM),
    ]
    for stats in missed:
        question = known[stats.question][1]
        right = t.n(
            "{count} right answer of {answers}",
            "{count} right answers of {answers}",
            stats.right,
            answers=stats.n,
        )
        answer = right_words(question, t)
        lines: list[ft.Control] = [
            text(question.question, S.TITLE_SMALL),
            quiet(right, S.BODY_MEDIUM),
        ]
        if "\n" in answer:  # one line for each part of it
            lines += [
                quiet(t("{name}: {words}", name=t("The right answer"), words="").rstrip(), S.BODY_MEDIUM),
                quiet(answer, S.BODY_MEDIUM),
            ]
        else:
            answer = t("{name}: {words}", name=t("The right answer"), words=answer)
            lines.append(quiet(answer, S.BODY_MEDIUM))
        parts.append(
            ft.Column(lines, spacing=2, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        )
    return parts


def _gain(frame: Frame, led: Led) -> list[ft.Control]:
    """The group's gain in words, with how many it is about and a caution; not before the end."""
    t, found = frame.t, led.evaluation
    if not found.ended:
        return []
    lines: list[ft.Control] = []
    gain = found.gain
    if gain.before is not None and gain.after is not None:
        lines.append(
            text(
                t.n(
                    "From {before} % to {after} % right, for {count} person who answered at both moments.",
                    "From {before} % to {after} % right, for {count} people who answered at both moments.",
                    gain.n,
                    before=half_up(gain.before * 100),
                    after=half_up(gain.after * 100),
                ),
                S.BODY_LARGE,
            )
        )
    if gain.value is not None and gain.value > 0:
        share = half_up(gain.value * 100)
        lines.append(
            quiet(t("{share} % of what could still be learned was learned.", share=share), S.BODY_MEDIUM)
        )
    if found.caution:
        lines.append(quiet(t(CAUTIONS[found.caution]), S.BODY_MEDIUM))
    body = ft.Column(
        [heading(t("What the group gained"), 2, S.TITLE_LARGE), *lines],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return [card(body, frame.look, key="lead-gain")]
