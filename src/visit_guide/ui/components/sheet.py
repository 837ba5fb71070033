"""The detail of a figure, shown above the screen: status, note, question, sources."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Source, Status
from visit_guide.messages import N_
from visit_guide.state.detail import Detail
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.panel import dialog_around, dialog_panel
from visit_guide.ui.components.press import action, icon_action, pressable
from visit_guide.ui.components.stars import star_button
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.words import STATUS_WORDS, date_words

STATUS_MEANING = {
    Status.VERIFIED: N_("Read in the sources below."),
    Status.DISPUTED: N_("The sources do not agree. Compare them before repeating the figure."),
    Status.TO_CONFIRM: N_("Not confirmed yet: ask on the spot, or ask the organiser."),
}
STATUS_ICONS = {
    Status.VERIFIED: ft.Icons.VERIFIED_ROUNDED,
    Status.DISPUTED: ft.Icons.BALANCE_ROUNDED,
    Status.TO_CONFIRM: ft.Icons.HELP_ROUNDED,
}


def _source(source: Source, number: int, frame: Frame) -> ft.Control:
    date = date_words(source.date, frame.t) if source.date else None
    byline = " · ".join(part for part in (source.publisher, date) if part)
    lines: list[ft.Control] = [text(source.title, S.TITLE_SMALL)]
    if byline:
        lines.append(quiet(byline, S.BODY_SMALL))
    if source.note:
        lines.append(quiet(source.note, S.BODY_SMALL))
    url = source.url
    if url:
        lines.append(text(url, S.BODY_SMALL, ft.Colors.PRIMARY))
    body = ft.Column(lines, spacing=4, tight=True)
    if not url:
        return card(body, frame.look, padding=16)
    width, colour = frame.look.card_border
    return pressable(
        ft.Container(body, padding=ft.Padding.symmetric(vertical=14), alignment=ft.Alignment.TOP_LEFT),
        lambda: frame.act.open_link(url),
        key=f"source-{number}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(horizontal=16),
        side=ft.BorderSide(width, colour),
        tooltip=frame.t("Open in the browser (needs a network)"),
    )


def _body(shown: Detail, frame: Frame) -> list[ft.Control]:
    t = frame.t
    status = ft.Row(
        [
            ft.Icon(STATUS_ICONS[shown.status], size=26, color=ft.Colors.PRIMARY),
            ft.Column(
                [
                    text(t(STATUS_WORDS[shown.status]), S.TITLE_SMALL),
                    quiet(t(STATUS_MEANING[shown.status]), S.BODY_MEDIUM),
                ],
                spacing=2,
                tight=True,
                expand=True,
            ),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    parts: list[ft.Control] = [text(shown.text, S.HEADLINE_SMALL if len(shown.text) < 60 else S.BODY_LARGE)]
    if shown.sources or shown.status is not Status.VERIFIED:
        parts.append(status)
    if shown.note:
        parts.append(text(shown.note, S.BODY_LARGE))
    if shown.ask:
        parts.append(
            card(
                ft.Column(
                    [quiet(t("To ask here"), S.LABEL_MEDIUM), text(shown.ask, S.TITLE_MEDIUM)],
                    spacing=4,
                    tight=True,
                ),
                frame.look,
                padding=16,
            )
        )
    if shown.sources:
        parts.append(quiet(t("Sources"), S.LABEL_MEDIUM))
        parts += [_source(source, n, frame) for n, source in enumerate(shown.sources, start=1)]
    elif not shown.ask:
        parts.append(quiet(t("No source is given: to be completed by the organiser."), S.BODY_MEDIUM))
    return parts


def _noting(shown: Detail, frame: Frame) -> list[ft.Control]:
    """Ways to keep a figure: a note about it."""
    about = shown.about
    if about is None:
        return []
    first = f"{shown.ask}\n" if shown.ask else ""
    return [
        ft.Row(
            [
                action(
                    frame.t("Write a note on this"),
                    lambda: frame.act.pad.begin(about, first, shown.title),
                    key="detail-note",
                    look=frame.look,
                    kind="outlined",
                    icon=ft.Icons.EDIT_NOTE_ROUNDED,
                )
            ],
            wrap=True,
        )
    ]


def detail_dialog(shown: Detail, frame: Frame) -> ft.DialogControl:
    """The detail as a dialog: from the bottom on phones, in the middle elsewhere."""
    look = frame.look

    def close() -> None:
        frame.act.show(None)

    head = ft.Row(
        [
            ft.Container(heading(shown.title, 2, S.TITLE_LARGE), expand=True),
            *([star_button(shown.about, frame, key="detail-star")] if shown.about else []),
            icon_action(ft.Icons.CLOSE_ROUNDED, frame.t("Close"), close, key="detail-close", look=look),
        ],
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    panel = dialog_panel(head, [*_body(shown, frame), *_noting(shown, frame)], look)
    return dialog_around(panel, look, name=shown.title, close=close, share=0.88)
