"""What the console opens: another moment of the day, a message, the tablets, reading codes."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import following, item_title
from visit_guide.domain.guide import Item
from visit_guide.domain.visit import Progress
from visit_guide.state import routes
from visit_guide.ui.components.back_title import back_title
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.code_show import file_row
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.day_lines import stop_number
from visit_guide.ui.components.entry import entry
from visit_guide.ui.components.lead_tablets import tablets_of
from visit_guide.ui.components.marker import ITEM_ICONS, disc, marker
from visit_guide.ui.components.practices import practices_by_theme
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.group_words import WRONG, outcome
from visit_guide.ui.wording import duration

__all__ = ["LeadMessage", "lead_day", "lead_list", "lead_reading"]

LONGEST_MESSAGE = 140


def _title(frame: Frame, title: str) -> ft.Control:
    return back_title(frame, title, routes.lead(), frame.t("Back to the console"))


def lead_day(frame: Frame) -> ft.Control:
    """All lines of the day: the group may go to any of them, forward or back."""
    t, state, look = frame.t, frame.together.state, frame.look
    been = {step.text("item") for step in state.steps}

    def row(item: Item) -> ft.Control:
        here, number = item.id == state.at, stop_number(frame, item.id)
        progress = Progress.CURRENT if here else Progress.DONE if item.id in been else Progress.TO_COME
        mark = (
            marker(number, progress, look) if number else disc(ITEM_ICONS.get(item.kind, ft.Icons.CIRCLE), 44)
        )
        under = f"{t.clock(item.start)} – {t.clock(item.end)}"
        if here:
            with_them = t("the group is here")
            under += f" · {with_them}"

        def jump() -> None:
            frame.act.travelling.lead.step(item.id)
            frame.act.go(routes.lead())

        title = item_title(frame.guide, item)
        return pressable(
            ft.Container(
                ft.Row(
                    [
                        ft.Container(mark, width=56, alignment=ft.Alignment.CENTER),
                        ft.Column(
                            [text(title, S.TITLE_SMALL), quiet(under, S.BODY_SMALL)],
                            spacing=2,
                            tight=True,
                            expand=True,
                        ),
                        ft.Icon(ft.Icons.ARROW_FORWARD_ROUNDED, size=24, color=ft.Colors.PRIMARY),
                    ],
                    spacing=14,
                ),
                padding=ft.Padding.symmetric(vertical=10),
            ),
            jump,
            key=f"jump-{item.id}",
            label=f"{title}. {under}",
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
            side=ft.BorderSide(3, ft.Colors.ON_SURFACE) if here else ft.BorderSide(*look.card_border),
            padding=ft.Padding.symmetric(horizontal=12),
        )

    intro = quiet(t("A tap takes the whole group there, forward or back."), S.BODY_MEDIUM)
    rows = [row(item) for item in frame.guide.itinerary.items]
    return screen_column(
        [_title(frame, t("Another moment")), intro, *rows], frame, key="lead-day", spacing=10
    )


def lead_list(frame: Frame) -> ft.Control:
    """The tablets by where they are; those not reached, by when they were last."""
    t, tablets = frame.t, tablets_of(frame)
    lines: list[ft.Control] = []

    def line(label: str, value: str) -> None:
        row = ft.Row([ft.Container(text(label, S.BODY_LARGE), expand=True), text(value, S.TITLE_MEDIUM)])
        lines.append(ft.Container(row, padding=ft.Padding.symmetric(vertical=8)))

    line(t("With the group"), str(tablets.here))
    for item, count in tablets.elsewhere:
        number = stop_number(frame, item)
        line(t("Stop {number}", number=number) if number else t("Another screen"), str(count))
    for tablet in tablets.gone:
        line(t("Not reached"), t("seen {time} ago", time=duration(max(1, tablet.seconds // 60))))
    note = quiet(t("Counts only: no names, no positions. Where a tablet was is not kept."), S.BODY_SMALL)
    body = card(ft.Column(lines, spacing=0, tight=True), frame.look)
    return screen_column([_title(frame, t("Tablets")), body, note], frame, key="lead-list")


def lead_reading(frame: Frame) -> ft.Control:
    """How participants' codes and files are read, and what became of the last one."""
    t, words = frame.t, outcome(frame)
    wrong = frame.together.word in WRONG
    said: list[ft.Control] = []
    if words:
        ink = ft.Colors.ERROR if wrong else ft.Colors.PRIMARY
        said = [ft.Semantics(live_region=True, content=text(words, S.TITLE_MEDIUM, ink))]
    return screen_column(
        [
            _title(frame, t("Read a code")),
            quiet(
                t(
                    "On the participant’s device: “My group”, then “Show my codes”. Scan each code with this "
                    "device’s own camera and open the link: the guide takes it up. The same thing read twice "
                    "counts once."
                ),
                S.BODY_LARGE,
            ),
            *said,
            *file_row(frame),
        ],
        frame,
        key="lead-reading",
    )


def lead_practices(frame: Frame) -> ft.Control:
    """The good practices put forward, gathered by theme, to read out in the closing discussion."""
    return screen_column(
        [_title(frame, frame.t("Good practices")), *practices_by_theme(frame)], frame, key="lead-practices"
    )


def _suggestions(frame: Frame) -> list[str]:
    """Ready-made messages: where and when the next line of the day begins."""
    t = frame.t
    found = []
    for item in following(frame.guide, frame.together.state.at)[:2]:
        where = item.place or item_title(frame.guide, item)
        found.append(t("Meet at {time}: {place}", time=t.clock(item.start), place=where)[:LONGEST_MESSAGE])
    return found


@ft.component
def LeadMessage(frame: Frame) -> ft.Control:
    """A short message to all: typed, or one of those that are often needed."""
    typed, set_typed = ft.use_state("")
    t, look, lead = frame.t, frame.look, frame.act.travelling.lead

    def send(words: str) -> None:
        if words.strip():
            lead.message(words[:LONGEST_MESSAGE])
            frame.act.go(routes.lead())

    parts: list[ft.Control] = [_title(frame, t("Message to the group"))]
    current = frame.together.state.message
    if current is not None:
        parts.append(
            card(
                ft.Column(
                    [
                        quiet(t("Shown now"), S.LABEL_MEDIUM),
                        text(current.text("text"), S.TITLE_SMALL),
                        ft.Row(
                            [
                                action(
                                    t("Take back"),
                                    lambda: lead.message(""),
                                    key="message-back",
                                    look=look,
                                    kind="outlined",
                                    icon=ft.Icons.UNDO_ROUNDED,
                                )
                            ],
                            wrap=True,
                        ),
                    ],
                    spacing=6,
                    tight=True,
                ),
                look,
            )
        )
    parts.append(
        entry(
            typed,
            set_typed,
            lambda: send(typed),
            frame,
            key="message",
            label=t("In one sentence, for everybody"),
            most=LONGEST_MESSAGE,
            lines=2,
        )
    )
    parts.append(
        ft.Row(
            [
                action(
                    t("Send to all"),
                    lambda: send(typed),
                    key="message-send",
                    look=look,
                    icon=ft.Icons.SEND_ROUNDED,
                    expand=True,
                    height=60,
                )
            ]
        )
    )
    suggestions = _suggestions(frame)
    if suggestions:
        parts.append(quiet(t("Ready to send"), S.LABEL_MEDIUM))
    parts += [
        ft.Row(
            [
                action(
                    words,
                    lambda words=words: send(words),  # type: ignore[misc]
                    key=f"suggestion-{number}",
                    look=look,
                    kind="outlined",
                    expand=True,
                )
            ]
        )
        for number, words in enumerate(suggestions)
    ]
    return screen_column(parts, frame, key="lead-message")
