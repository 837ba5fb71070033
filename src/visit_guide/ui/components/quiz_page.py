"""A questionnaire's screen around what is asked: the way out, the question, the way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from visit_guide.domain.questionnaire import Moment, Question
from visit_guide.domain.sitting import all_questions, is_scored
from visit_guide.state import routes
from visit_guide.state.questions import Sitting
from visit_guide.state.taps import DOUBLE_TAP
from visit_guide.ui.components.answering import answer_controls
from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.chips import theme_icon
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import MOMENT_TITLES, minutes_for

__all__ = ["closing_told", "one_question", "quiz_page", "two_buttons"]

WIDTH = 760
BEFORE_SENDING = 1.5
"""Seconds for which the button to send, where the last question had its own, does nothing."""
_SIDE = 250


def quiz_page(
    frame: Frame, moment: Moment, parts: Sequence[ft.Control], *, footer: ft.Control | None = None
) -> ft.Control:
    """The whole screen: the way out and the title, then ``parts``; ``footer`` stays in sight."""
    look = frame.look
    width = min(look.width - 2 * look.padding, WIDTH)
    sitting = frame.quiz.sitting(moment)
    sent = sitting is not None and sitting.sent is not None
    column = ft.Column(
        [
            ft.Row(
                [
                    ft.Container(
                        ft.Column(
                            [*parts, ft.Container(height=24)],
                            spacing=16,
                            tight=True,
                            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                        ),
                        width=width,
                    )
                ],
                alignment=ft.MainAxisAlignment.CENTER,
            )
        ],
        key=f"quiz-{moment}-{frame.location.step}-{'sent' if sent else 'open'}",  # sent: from the top again
        scroll=ft.ScrollMode.AUTO,
        expand=True,
    )
    below = (
        []
        if footer is None
        else [
            ft.Divider(height=1, color=ft.Colors.OUTLINE_VARIANT),
            ft.Row(
                [ft.Container(footer, width=width, padding=ft.Padding.only(top=8, bottom=20))],
                alignment=ft.MainAxisAlignment.CENTER,
            ),
        ]
    )
    return ft.Column([_top(frame, moment), column, *below], spacing=8 if footer is None else 4, expand=True)


def _top(frame: Frame, moment: Moment) -> ft.Control:
    t, look = frame.t, frame.look
    style = S.TITLE_SMALL if look.large else S.TITLE_MEDIUM if look.phone else S.TITLE_LARGE
    title = heading(t(MOMENT_TITLES[moment]), 1, style)
    close = icon_action(
        ft.Icons.CLOSE_ROUNDED,
        t("Pause and close"),
        lambda: frame.act.go(routes.DAY),
        key="quiz-close",
        look=frame.look,
    )
    parts: list[ft.Control] = [close, ft.Container(title, expand=True, alignment=ft.Alignment.CENTER)]
    # In large letters on a phone, the words need all the room there is.
    if look.phone != look.large:
        parts.append(ft.Container(width=56))
    elif not look.phone:  # as wide on both sides, so that the title is in the middle
        parts[0] = ft.Container(close, width=_SIDE, alignment=ft.Alignment.CENTER_LEFT)
        parts.append(ft.Container(_privacy(frame), width=_SIDE, alignment=ft.Alignment.CENTER_RIGHT))
    return ft.Container(
        ft.Row(parts, spacing=8, vertical_alignment=ft.CrossAxisAlignment.CENTER),
        padding=ft.Padding.only(left=look.padding - 12, right=look.padding, top=12),
    )


def _privacy(frame: Frame) -> ft.Control:
    """Who will see the answers, in two words."""
    t = frame.t
    alone = t("Kept on the device") if frame.keeps else t("Nothing is kept")
    words = t("For the trainers") if frame.quiz.in_group else alone
    return ft.Row(
        [
            ft.Icon(ft.Icons.LOCK_ROUNDED, size=22, color=ft.Colors.ON_SURFACE_VARIANT),
            quiet(words, S.LABEL_MEDIUM),
        ],
        spacing=8,
        tight=True,
    )


def closing_told(frame: Frame, sitting: Sitting) -> list[ft.Control]:
    """That the questionnaire was closed and for whom its answers still are; nothing while it is not."""
    if not sitting.access.closed:
        return []
    words = frame.t(
        "This questionnaire is closed: it no longer counts for the group. You may finish it for your own "
        "result."
    )
    return [callout(words, frame, ft.Icons.LOCK_CLOCK_ROUNDED)]


def _closed_line(frame: Frame, sitting: Sitting) -> list[ft.Control]:
    """The same above a question, in one line; before the first and after the last, all of it is told."""
    t, look = frame.t, frame.look
    if not sitting.access.closed:
        return []
    words = t("Questionnaire closed") if look.large else t("Closed: for your own result only")
    line = ft.Row(
        [
            ft.Icon(ft.Icons.LOCK_CLOCK_ROUNDED, size=look.icon(22), color=ft.Colors.ON_SURFACE),
            ft.Container(text(words, S.LABEL_MEDIUM), expand=True),
        ],
        spacing=8,
    )
    return [ft.Semantics(live_region=True, content=line)]


def one_question(frame: Frame, moment: Moment, sitting: Sitting, step: int) -> ft.Control:
    """Question number ``step``, with the ways back and on."""
    look, questions = frame.look, sitting.paper.questions
    question = questions[step - 1]
    held, _ = all_questions(frame.guide.questionnaires)[question.id]
    big = S.HEADLINE_MEDIUM if look.phone or len(question.question) > 90 else S.HEADLINE_LARGE
    if look.large:
        big = S.TITLE_LARGE if look.phone else S.HEADLINE_SMALL
    scored = is_scored(held, question)
    parts: list[ft.Control] = [
        _progress(frame, sitting, step),
        *_closed_line(frame, sitting),
        ft.Row([_topic(frame, question, held.title)]),
        heading(question.question, 2, big),
    ]
    if question.hint:
        parts.append(quiet(question.hint, S.BODY_LARGE))
    act = frame.act.questions
    parts += answer_controls(
        question,
        sitting.answer(question.id),
        lambda response: act.respond(moment, question.id, response),
        frame,
        scored=scored,
        draft=lambda typed: act.draft(moment, question.id, typed),
        flush=act.flush,
    )
    last = step == len(questions)
    answered = sitting.complete(question)
    label = frame.t("Finish") if last else frame.t("Next question")
    if not (answered or last):
        label = frame.t("Skip for now")
    footer = two_buttons(
        frame,
        back=lambda: frame.act.once(lambda: frame.act.go(routes.quiz(moment, step - 1))),
        main=action(
            label,
            lambda: frame.act.once(
                lambda: frame.act.go(routes.quiz(moment, step + 1)), BEFORE_SENDING if last else DOUBLE_TAP
            ),
            key="quiz-next",
            look=look,
            kind="primary" if answered or last else "outlined",
            trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
            height=60,
            expand=look.stacks,
        ),
    )
    return _with_footer(frame, moment, parts, footer)


def _with_footer(
    frame: Frame,
    moment: Moment,
    parts: Sequence[ft.Control],
    footer: ft.Control,
) -> ft.Control:
    """The screen with its buttons: in sight at the same place, or at the end where there is no room."""
    if not (frame.look.large or frame.look.short):
        return quiz_page(frame, moment, parts, footer=footer)
    return quiz_page(frame, moment, [*parts, ft.Container(footer, padding=ft.Padding.only(top=8))])


def two_buttons(frame: Frame, *, back: Callable[[], None], main: ft.Control) -> ft.Control:
    """The way back, and the main action."""
    t, look = frame.t, frame.look
    if look.stacks:
        before: ft.Control = icon_action(
            ft.Icons.ARROW_BACK_ROUNDED, t("Previous"), back, key="quiz-back", outlined=True, size=60
        )
        return ft.Row([before, main], spacing=12, vertical_alignment=ft.CrossAxisAlignment.CENTER)
    before = action(
        t("Previous"),
        back,
        key="quiz-back",
        look=look,
        kind="outlined",
        icon=ft.Icons.ARROW_BACK_ROUNDED,
        height=60,
    )
    return ft.Row([before, main], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)


def _topic(frame: Frame, question: Question, title: str) -> ft.Control:
    """The theme of a question, or what it is for; only to read."""
    theme = frame.guide.theme(question.theme or "")
    look = frame.look
    return ft.Container(
        ft.Row(
            [
                ft.Icon(
                    theme_icon(theme) if theme else ft.Icons.PERSON_ROUNDED,
                    size=22,
                    color=ft.Colors.ON_SURFACE,
                ),
                ft.Container(
                    text((theme.short_title or theme.title) if theme else title, S.LABEL_MEDIUM),
                    expand=True,
                    expand_loose=True,
                ),
            ],
            spacing=8,
            tight=True,
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH if not look.outdoor else ft.Colors.SURFACE,
        border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
        border_radius=10,
        padding=ft.Padding.symmetric(horizontal=12, vertical=9),
    )


def _progress(frame: Frame, sitting: Sitting, step: int) -> ft.Control:
    t, questions = frame.t, sitting.paper.questions
    count = len(questions)
    cells: list[ft.Control] = []
    for number, question in enumerate(questions, start=1):
        done = sitting.complete(question)
        here = number == step
        cells.append(
            ft.Container(
                expand=True,
                height=12,
                border_radius=6,
                bgcolor=ft.Colors.SECONDARY_CONTAINER
                if here
                else ft.Colors.PRIMARY
                if done
                else ft.Colors.SURFACE_CONTAINER_HIGHEST,
                border=ft.Border.all(2, ft.Colors.ON_SURFACE if not frame.look.dark else "#FFFFFF")
                if here
                else (ft.Border.all(1, ft.Colors.OUTLINE) if not done and frame.look.outdoor else None),
            )
        )
    left = t("about {minutes} min", minutes=minutes_for(count - step + 1))
    words = t("Question {number} of {count}", number=step, count=count)
    said = t("{words}, {done} answered", words=words, done=sitting.answered)
    lines: list[ft.Control] = [
        text(words, S.LABEL_LARGE),
        quiet(left[:1].upper() + left[1:], S.LABEL_MEDIUM),
    ]
    narrow = frame.look.phone and frame.look.large
    return ft.Semantics(
        label=said,
        exclude_semantics=True,
        content=ft.Column(
            [
                ft.Row(cells, spacing=4 if frame.look.phone else 7),
                *(lines if narrow else [ft.Row([ft.Container(lines[0], expand=True), lines[1]])]),
            ],
            spacing=10,
            tight=True,
        ),
    )
