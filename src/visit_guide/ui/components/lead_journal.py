"""What the organiser gets of the day: the papers, made by the relay, and the journal as one file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from visit_guide.messages import N_
from visit_guide.services.group_journal import SUFFIX
from visit_guide.services.hub_client import PAPERS_NOTE
from visit_guide.services.sync import Link
from visit_guide.state.papers import NOT_FOUND
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import stacked_card
from visit_guide.ui.components.take import outcome, told
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.frame import Frame

__all__ = ["LeadReport"]

KIND = "application/x-ndjson"

_UNKNOWN = N_("The relay does not know this device as one that leads the group.")
_REFUSED = {
    102: N_("The papers were made several times in a row. Wait a minute, then try again."),
    120: _UNKNOWN,
    121: _UNKNOWN,
    NOT_FOUND: N_("This relay is of an older version: it cannot make the papers."),
    160: N_(
        "The relay has no content to make the papers from. Whoever runs it starts it with the edition, or "
        "adds “--content FOLDER” to “visit-guide serve”."
    ),
    161: N_(
        "What makes PDFs is not installed beside the relay. Whoever runs it installs "
        "“visit-guide[tools]”, then starts it again."
    ),
    162: N_("The relay has the content of another visit: it cannot make the papers of this one."),
    163: N_("The relay is making the papers of other groups. Try again in a minute."),
    165: N_("The papers take more time or room than the relay gives them."),
}
"""Why the relay makes no papers, by its numbers."""
_NO_BREAK_DASHES = "\u2011\u2011"
"""Those of an option of a command, which a line must not end between."""
_FAILED = N_("The relay could not make the papers.")
_NOT_GOT = {
    "no-answer": N_("The relay does not answer. Try again where there is a network."),
    "no-file": N_("The file could not be saved or read here."),
}
_INSTEAD = N_("Without the relay: save the journal below; “visit-guide report” on a computer makes the same.")
_LASTING = frozenset({120, 121, NOT_FOUND, 160, 161, 162, 165})
"""Refusals that trying again does not help."""


@ft.component
def LeadReport(frame: Frame) -> ft.Control:
    """The papers and the journal; nothing where no file can be kept, or before anything happened."""
    names, set_names = ft.use_state(True)
    t, led = frame.t, frame.act.led_forms
    if not (frame.act.take.possible and led.begun):
        return ft.Container()
    parts: list[ft.Control] = [
        heading(t("For the report"), 2, S.TITLE_LARGE),
        *(_choice(frame, set_names, names=names) if frame.together.link is Link.ONLINE else []),
        *_papers(frame, names=names),
        ft.Divider(height=9, color=ft.Colors.OUTLINE_VARIANT),
        *_journal(frame),
    ]
    return stacked_card(parts, frame.look, key="lead-for-report")


def _choice(frame: Frame, choose: Callable[[bool], None], *, names: bool) -> list[ft.Control]:
    """What the papers are, with names or without."""
    t = frame.t
    words = (
        t(
            "One ZIP file: the results without names, the attendance sheet, a certificate for "
            "each trainee, the tables and the journal."
        )
        if names
        else t("One ZIP file without names: the results, the tables and the journal, with codes.")
    )
    chips: list[ft.Control] = [
        choice_chip(
            label, partial(choose, value), key=f"papers-{key}", selected=names is value, look=frame.look
        )
        for label, value, key in (
            (t("With names"), True, "names"),
            (t("Without names"), False, "codes"),
        )
    ]
    return [quiet(words, S.BODY_MEDIUM), ft.Row(chips, wrap=True, spacing=10, run_spacing=10)]


def _papers(frame: Frame, *, names: bool) -> list[ft.Control]:
    """The button where the relay is reached, and how it went."""
    t, made, together = frame.t, frame.made, frame.together
    if made.busy:
        words = t("The relay makes the papers: a few seconds, up to a minute for a large group.")
        said = ft.Semantics(live_region=True, content=quiet(words, S.BODY_MEDIUM))
        bar = ft.ProgressBar(
            color=ft.Colors.PRIMARY,
            bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
            bar_height=10,
            border_radius=5,
        )
        return [bar, said]
    parts: list[ft.Control] = []
    if together.link is Link.ONLINE:
        title = t("papers") if names else t("papers-without-names")
        name = f"{title}-{frame.guide.itinerary.id}.zip"
        button = action(
            t("Make the results and the papers"),
            lambda: frame.act.papers.make(name, names=names),
            key="lead-papers",
            look=frame.look,
            icon=ft.Icons.DESCRIPTION_ROUNDED,
        )
        parts.append(ft.Row([button], wrap=True))
        if together.waiting:
            words = t.n(
                "{count} thing written here has not reached the relay: the papers will not have it.",
                "{count} things written here have not reached the relay: the papers will not have them.",
                together.waiting,
            )
            parts.append(quiet(words, S.BODY_MEDIUM))
    else:
        words = t("The results and the papers in one ZIP file: it takes the relay, which is not reached now.")
        parts.append(quiet(f"{words} {t(_INSTEAD)}", S.BODY_MEDIUM))
    return [*parts, *_went(frame)]


def _went(frame: Frame) -> list[ft.Control]:
    """How the last attempt went."""
    t, made = frame.t, frame.made
    if made.word == "saved":
        words = t("The papers are made. A browser puts them among the downloads.")
        if made.noted:
            words += " " + t(
                "Something is missing from them: “{file}”, in the ZIP file, says what.", file=PAPERS_NOTE
            )
        return [told(words, frame, bad=False)]
    if made.word == "refused":
        words = t(_REFUSED.get(made.number, _FAILED))
        if made.detail:
            words += " " + t("It says: “{words}”", words=made.detail)
        words = words.replace("--", _NO_BREAK_DASHES)
        apart = frame.together.link is not Link.ONLINE  # then it is said above
        if not apart and (made.number in _LASTING or made.number not in _REFUSED):
            words += " " + t(_INSTEAD)
        return [told(words, frame, bad=True)]
    return [told(t(_NOT_GOT[made.word]), frame, bad=True)] if made.word in _NOT_GOT else []


def _journal(frame: Frame) -> list[ft.Control]:
    """All events as one file, which needs no relay, and how the last attempt went."""
    t, take, led = frame.t, frame.act.take, frame.act.led_forms
    name = f"journal-{frame.guide.itinerary.id}{SUFFIX}"
    return [
        quiet(
            t(
                "One file with all the group’s answers and signatures, names included. On a "
                "computer, “visit-guide report” makes of it the results, the attendance sheet "
                "and the certificates."
            ),
            S.BODY_MEDIUM,
        ),
        ft.Row(
            [
                action(
                    t("Save the group’s journal"),
                    lambda: take.keep(name, led.journal(), KIND),
                    key="lead-journal",
                    look=frame.look,
                    kind="outlined",
                    icon=ft.Icons.DOWNLOAD_ROUNDED,
                    expand=frame.look.phone,
                )
            ],
            wrap=not frame.look.phone,
        ),
        *outcome(frame),
    ]
