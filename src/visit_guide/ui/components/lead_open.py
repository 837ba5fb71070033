"""The console's way to open a questionnaire."""

from __future__ import annotations

from functools import partial

import flet as ft

from visit_guide.domain.closing import questionnaire_topic
from visit_guide.domain.questionnaire import Moment
from visit_guide.messages import N_
from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.frame import Frame

__all__ = ["OpenMoment"]

OPEN = {Moment.START: N_("Open the start questionnaire"), Moment.END: N_("Open the end questionnaire")}
OPEN_AGAIN = {
    Moment.START: N_("Open the start questionnaire again"),
    Moment.END: N_("Open the end questionnaire again"),
}


@ft.component
def OpenMoment(frame: Frame, moment: Moment) -> ft.Control:
    """The way to open a questionnaire; the end before the start is asked about first."""
    t, look, forms = frame.t, frame.look, frame.act.led_forms
    asking, ask = ft.use_state(False)
    early = moment is Moment.END and not forms.now().forms.opened

    def open_it() -> None:
        ask(False)
        forms.assign_forms()
        frame.act.travelling.lead.open_questionnaire(moment.value)

    if asking and early:
        answers = (
            (t("Open it anyway"), open_it, "yes", "primary", ft.Icons.LOCK_OPEN_ROUNDED),
            (t("Do not open it"), lambda: ask(False), "no", "outlined", None),
        )
        buttons: list[ft.Control] = [
            action(
                label,
                partial(frame.act.once, act),
                key=f"lead-open-{moment}-{answer}",
                look=look,
                kind=kind,
                icon=icon,
            )
            for label, act, answer, kind, icon in answers
        ]
        question = t("The start was not opened. Open the end all the same?")
        return stacked([callout(question, frame), ft.Row(buttons, wrap=True, spacing=12, run_spacing=12)])
    is_closed = questionnaire_topic(moment.value) in frame.together.state.closed
    button = action(
        t((OPEN_AGAIN if is_closed else OPEN)[moment]),
        lambda: frame.act.once((lambda: ask(True)) if early else open_it),
        key=f"lead-open-{moment}",
        look=look,
        kind="outlined" if is_closed else "primary",
        icon=ft.Icons.LOCK_OPEN_ROUNDED,
    )
    return ft.Row([button], wrap=True)
