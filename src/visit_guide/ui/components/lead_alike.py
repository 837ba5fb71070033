"""The console's question about names that are alike: one person on two devices, or two people?"""

from __future__ import annotations

from functools import partial

import flet as ft

from visit_guide.domain.alike import Alike, Device
from visit_guide.domain.attendance import Half
from visit_guide.messages import N_
from visit_guide.state.led_forms import Led
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import stacked, stacked_card
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import MOMENT_TITLES

__all__ = ["lead_alike"]

_SIGNED = {Half.MORNING: N_("Morning signature"), Half.AFTERNOON: N_("Afternoon signature")}


def lead_alike(frame: Frame, led: Led) -> list[ft.Control]:
    """A card with every two devices to tell; nothing when no names are alike."""
    if not led.alike:
        return []
    t = frame.t
    parts: list[ft.Control] = [
        heading(t("One person or two?"), 2, S.TITLE_LARGE),
        quiet(
            t(
                "These names are alike. Somebody who loses the device and joins again counts twice, in the "
                "figures and in the papers, until you say that it is the same person."
            ),
            S.BODY_MEDIUM,
        ),
    ]
    for number, pair in enumerate(led.alike):
        parts += [ft.Divider(height=1, color=ft.Colors.OUTLINE_VARIANT)] if number else []
        parts.append(_pair(frame, number, pair))
    return [stacked_card(parts, frame.look, key="lead-alike")]


def _pair(frame: Frame, number: int, pair: Alike) -> ft.Control:
    """Two devices with what each did, what was said of them, and how to say it or the contrary."""
    t = frame.t
    tell = partial(frame.act.led_forms.tell, pair.one.person.id, pair.other.person.id)
    lines: list[ft.Control] = [_device(frame, one) for one in (pair.one, pair.other)]
    if pair.same is not None:
        words = t("Counted as one person.") if pair.same else t("Counted as two people.")
        lines.append(ft.Semantics(live_region=True, content=text(words, S.TITLE_SMALL)))
    choices = [
        (True, t("It is one person"), ft.Icons.MERGE_ROUNDED, "one"),
        (False, t("They are two people"), ft.Icons.PEOPLE_ROUNDED, "two"),
    ]
    buttons: list[ft.Control] = [
        action(
            label,
            partial(tell, same=same),
            key=f"alike-{number}-{key}",
            look=frame.look,
            kind="outlined",
            icon=icon,
        )
        for same, label, icon, key in choices
        if pair.same is not same
    ]
    lines.append(ft.Row(buttons, wrap=True, spacing=12, run_spacing=12))
    return stacked(lines, 8)


def _device(frame: Frame, device: Device) -> ft.Control:
    t, person = frame.t, device.person
    did = [t(MOMENT_TITLES[moment]) for moment in device.sent] + [t(_SIGNED[half]) for half in device.signed]
    who = text(t("{name}, no. {number} to join", name=person.name, number=person.number), S.TITLE_SMALL)
    return stacked([who, quiet(" · ".join(did) or t("Nothing sent yet"), S.BODY_MEDIUM)], 2)
