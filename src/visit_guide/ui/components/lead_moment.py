"""The console's card of one questionnaire: where it stands, how many sent it, what counts, the next step."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.closing import questionnaire_topic
from visit_guide.domain.forms import FormsState
from visit_guide.domain.questionnaire import Moment
from visit_guide.messages import N_, Catalogue
from visit_guide.state.led_forms import Led
from visit_guide.ui.components.lead_missed import missed_parts, missed_questions
from visit_guide.ui.components.lead_open import OpenMoment
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import stacked_card
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.late_words import after_end_words, late_paper_words, refused_words
from visit_guide.ui.quiz_words import MOMENT_TITLES

__all__ = ["moment_card"]

CLOSE = {Moment.START: N_("Close the start questionnaire"), Moment.END: N_("Close the end questionnaire")}


def moment_card(frame: Frame, moment: Moment, led: Led) -> ft.Control:
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
        ft.Semantics(
            exclude_semantics=True,  # the words above say it
            content=ft.ProgressBar(
                value=done / max(led.people, done, 1),
                color=ft.Colors.PRIMARY,
                bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
                bar_height=10,
                border_radius=5,
            ),
        ),
    ]
    parts += [quiet(words, S.BODY_MEDIUM) for words in _counting(led.forms, moment, t)]
    parts.append(do)
    if is_closed:
        parts += missed_questions(frame, led) if moment is Moment.END else missed_parts(frame, led)
    return stacked_card(parts, look, key=f"lead-moment-{moment}")


def _counting(forms: FormsState, moment: Moment, t: Catalogue) -> list[str]:
    """What arrived late or typed in late and counts, and what was sent and does not; as in the results."""
    sent = forms.at(moment)
    late = sum(one.late and not one.typed_by for one in sent)
    late_paper = sum(one.late and bool(one.typed_by) for one in sent)
    refused = sum(one.moment is moment for one in forms.refused)
    after_end = sum(one.moment is moment for one in forms.after_end)
    words = t.n("{count} arrived late, and counts.", "{count} arrived late, and count.", late)
    return [
        *([words] if late else []),
        *late_paper_words(late_paper, t),
        *refused_words(refused, t),
        *after_end_words(after_end, t),
    ]
