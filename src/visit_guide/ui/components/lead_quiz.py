"""The console's questionnaires: open and close, who has sent, what was most missed."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.closing import questionnaire_topic
from visit_guide.domain.evaluation import Caution, Undefined
from visit_guide.domain.questionnaire import Moment
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.led_forms import Led
from visit_guide.ui.components.lead_alike import lead_alike
from visit_guide.ui.components.lead_journal import LeadReport
from visit_guide.ui.components.lead_moment import moment_card
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import stacked, stacked_card
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import half_up

__all__ = ["lead_quiz"]

CAUTIONS = {
    Caution.NOBODY: N_("Nobody has answered at both moments yet: nothing can be compared."),
    Caution.VERY_FEW: N_("Very few people answered at both moments: these figures say nearly nothing."),
    Caution.FEW: N_("Few people answered at both moments: read these figures with care."),
}


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
    return stacked([moment_card(frame, moment, led) for moment in in_turn], 16)


def _gain(frame: Frame, led: Led) -> list[ft.Control]:
    """The group's gain in words, or why there is none, with a caution; not before the end."""
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
    if gain.undefined is Undefined.ALL_RIGHT:
        words = t("All was right at the start: nothing could be gained, the gain is undefined.")
        lines.append(quiet(words, S.BODY_MEDIUM))
    if found.caution:
        lines.append(quiet(t(CAUTIONS[found.caution]), S.BODY_MEDIUM))
    head = heading(t("From start to end"), 2, S.TITLE_LARGE)
    return [stacked_card([head, *lines], frame.look, key="lead-gain", spacing=8)]
