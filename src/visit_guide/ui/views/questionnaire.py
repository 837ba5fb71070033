"""A questionnaire: what it is for, one question at a time, what is missing, sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from visit_guide.domain.questionnaire import Moment, Question
from visit_guide.domain.responses import is_complete
from visit_guide.domain.sitting import all_questions, is_scored
from visit_guide.state import routes
from visit_guide.state.questions import Sitting
from visit_guide.ui.components.answering import answer_controls
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import theme_icon
from visit_guide.ui.components.press import action, icon_action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import MOMENT_TITLES, minutes_for

WIDTH = 760
_SIDE = 250


def questionnaire(frame: Frame, moment: Moment, sitting: Sitting) -> ft.Control:
    """The screen at the step that the address names."""
    step, count = frame.location.step, len(sitting.paper.questions)
    if sitting.sent is not None:
        return _page(frame, moment, _sent(frame, moment, sitting))
    if step == 0:
        return _page(frame, moment, _before(frame, moment, sitting))
    if step > count:
        return _page(frame, moment, _missing(frame, moment, sitting))
    return _question(frame, moment, sitting, step)


def _page(
    frame: Frame, moment: Moment, parts: Sequence[ft.Control], *, footer: ft.Control | None = None
) -> ft.Control:
    """The whole screen: the way out and the title, then ``parts``; ``footer`` stays in sight."""
    look = frame.look
    width = min(look.width - 2 * look.padding, WIDTH)
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
        key=f"quiz-{moment}-{frame.location.step}",
        scroll=ft.ScrollMode.AUTO,
        expand=True,
    )
    below = (
        []
        if footer is None
        else [
            ft.Row(
                [ft.Container(footer, width=width, padding=ft.Padding.only(top=8, bottom=20))],
                alignment=ft.MainAxisAlignment.CENTER,
            )
        ]
    )
    return ft.Column([_top(frame, moment), column, *below], spacing=8, expand=True)


def _top(frame: Frame, moment: Moment) -> ft.Control:
    t, look = frame.t, frame.look
    title = heading(t(MOMENT_TITLES[moment]), 1, S.TITLE_LARGE)
    close = icon_action(
        ft.Icons.CLOSE_ROUNDED, t("Pause and close"), lambda: frame.act.go(routes.DAY), key="quiz-close"
    )
    parts: list[ft.Control] = [close, ft.Container(title, expand=True, alignment=ft.Alignment.CENTER)]
    if look.phone or look.large:
        parts.append(ft.Container(width=56))
    else:  # as wide on both sides, so that the title is in the middle
        parts[0] = ft.Container(close, width=_SIDE, alignment=ft.Alignment.CENTER_LEFT)
        parts.append(ft.Container(_privacy(frame), width=_SIDE, alignment=ft.Alignment.CENTER_RIGHT))
    return ft.Container(
        ft.Row(parts, spacing=8, vertical_alignment=ft.CrossAxisAlignment.CENTER),
        padding=ft.Padding.only(left=look.padding - 12, right=look.padding, top=12),
    )


def _privacy(frame: Frame) -> ft.Control:
    """Who will see the answers, in two words."""
    t = frame.t
    words = t("For the trainers") if frame.quiz.in_group else t("Kept on the tablet")
    return ft.Row(
        [
            ft.Icon(ft.Icons.LOCK_ROUNDED, size=22, color=ft.Colors.ON_SURFACE_VARIANT),
            quiet(words, S.LABEL_MEDIUM),
        ],
        spacing=8,
        tight=True,
    )


# ── Before, after ──────────────────────────────────────────────────────────────


def _notice(frame: Frame, words: str, icon: ft.IconData = ft.Icons.INFO_ROUNDED) -> ft.Control:
    body = ft.Row(
        [
            ft.Icon(icon, size=26, color=ft.Colors.ON_SURFACE),
            ft.Container(text(words, S.BODY_MEDIUM), expand=True),
        ],
        spacing=12,
    )
    return ft.Semantics(live_region=True, content=card(body, frame.look, padding=16))


def _before(frame: Frame, moment: Moment, sitting: Sitting) -> list[ft.Control]:
    t, count = frame.t, len(sitting.paper.questions)
    facts = t.n("{count} question", "{count} questions", count)
    facts += " · " + t("about {minutes} min", minutes=minutes_for(count))
    if moment is Moment.START:
        why = t(
            "These questions are not marked. Tonight you will be asked others on the same topics, to see "
            "how far you have come. If you do not know, say so."
        )
    else:
        why = t(
            "The same topics as this morning, with other questions. Right after, you will see what you "
            "have gained, question by question."
        )
    who = (
        t("The trainers receive your answers for the group's results and your certificate. Nobody else does.")
        if frame.quiz.in_group
        else t("Your answers stay on this tablet. Nothing is sent.")
    )
    parts: list[ft.Control] = [
        ft.Container(height=8),
        heading(
            t("How much do you know already?") if moment is Moment.START else t("And now?"),
            2,
            S.HEADLINE_LARGE,
        ),
        quiet(facts, S.TITLE_SMALL),
        text(why, S.BODY_LARGE),
        ft.Row(
            [
                ft.Icon(ft.Icons.LOCK_ROUNDED, size=24, color=ft.Colors.ON_SURFACE_VARIANT),
                ft.Container(quiet(who, S.BODY_MEDIUM), expand=True),
            ],
            spacing=12,
        ),
        quiet(t("You can stop, go back and change your answers until you send them."), S.BODY_MEDIUM),
    ]
    if sitting.access.closed:
        parts.append(
            _notice(
                frame,
                t(
                    "This questionnaire is closed. You may answer for yourself; "
                    "it does not count for the group."
                ),
                ft.Icons.LOCK_CLOCK_ROUNDED,
            )
        )
    elif sitting.access.waits:
        parts.append(
            _notice(
                frame, t("Not opened yet: wait for the facilitator's word, unless they told you to begin.")
            )
        )
    at = min(sitting.resume_at, count + 1) if sitting.begun else 1
    label = t("Resume at question {number}", number=at) if sitting.begun else t("Begin")
    label = t("See what is left") if at > count else label
    parts.append(
        ft.Row(
            [
                action(
                    label,
                    lambda: frame.act.go(routes.quiz(moment, at)),
                    key="quiz-begin",
                    look=frame.look,
                    trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
                    height=60,
                    expand=frame.look.phone or frame.look.large,
                )
            ]
        )
    )
    return parts


def _missing(frame: Frame, moment: Moment, sitting: Sitting) -> list[ft.Control]:
    """After the last question: what has no answer yet, and sending."""
    t, questions = frame.t, sitting.paper.questions
    open_ones = [
        (number, question)
        for number, question in enumerate(questions, start=1)
        if not is_complete(question, sitting.answer(question.id))
    ]
    count = len(open_ones)
    parts: list[ft.Control] = [
        ft.Container(height=8),
        heading(t("Ready to send?"), 2, S.HEADLINE_LARGE),
        text(
            t("You have answered all questions.")
            if not count
            else t.n(
                "{count} question has no complete answer. You may go back to it, or send as it is.",
                "{count} questions have no complete answer. You may go back to them, or send as it is.",
                count,
            ),
            S.BODY_LARGE,
        ),
    ]
    for number, question in open_ones:
        row = ft.Row(
            [
                ft.Container(text(str(number), S.TITLE_SMALL), width=34),
                ft.Container(text(question.question, S.BODY_MEDIUM), expand=True),
                ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE),
            ],
            spacing=10,
        )
        parts.append(
            pressable(
                ft.Container(row, padding=ft.Padding.symmetric(vertical=16)),
                lambda number=number: frame.act.go(routes.quiz(moment, number)),  # type: ignore[misc]
                key=f"quiz-open-{question.id}",
                bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
                side=ft.BorderSide(2, ft.Colors.OUTLINE),
                padding=ft.Padding.symmetric(horizontal=18),
            )
        )
    parts.append(quiet(t("Once sent, answers can no longer be changed."), S.BODY_MEDIUM))
    parts.append(
        _pair_of_buttons(
            frame,
            back=lambda: frame.act.go(routes.quiz(moment, len(questions))),
            main=action(
                t("Send my answers"),
                lambda: frame.act.questions.send(moment),
                key="quiz-send",
                look=frame.look,
                icon=ft.Icons.SEND_ROUNDED,
                height=60,
                expand=frame.look.phone or frame.look.large,
            ),
        )
    )
    return parts


def _sent(frame: Frame, moment: Moment, sitting: Sitting) -> list[ft.Control]:
    t = frame.t
    start = moment is Moment.START
    words = (
        t("Enjoy the visit! Your result, with the right answers, comes after tonight's questionnaire.")
        if start
        else t("Your result is ready: what you knew, what you have gained, what to look at again.")
    )
    parts: list[ft.Control] = [
        ft.Container(height=8),
        ft.Row([ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=64, color=ft.Colors.PRIMARY)]),
        ft.Semantics(live_region=True, content=heading(t("Sent, thank you"), 2, S.HEADLINE_LARGE)),
        text(words, S.BODY_LARGE),
    ]
    if sitting.refused:
        parts.append(
            _notice(
                frame,
                t(
                    "It was sent after the closing: it does not count for the group, "
                    "only for your own result."
                ),
                ft.Icons.LOCK_CLOCK_ROUNDED,
            )
        )
    where, label, icon = (
        (routes.DAY, t("Back to the day"), ft.Icons.TODAY_ROUNDED)
        if start or frame.quiz.results is None
        else (routes.Location(screen=routes.Screen.RESULTS), t("See my result"), ft.Icons.INSIGHTS_ROUNDED)
    )
    buttons: list[ft.Control] = [
        action(label, lambda: frame.act.go(where), key="quiz-after", look=frame.look, icon=icon, height=60)
    ]
    attendance = routes.Location(screen=routes.Screen.ATTENDANCE)
    buttons.append(
        action(
            t("Sign the attendance sheet"),
            lambda: frame.act.go(attendance),
            key="quiz-sign",
            look=frame.look,
            kind="outlined",
            icon=ft.Icons.DRAW_ROUNDED,
            height=60,
        )
    )
    parts.append(ft.Row(buttons, wrap=True, spacing=12, run_spacing=12))
    return parts


# ── One question ───────────────────────────────────────────────────────────────


def _question(frame: Frame, moment: Moment, sitting: Sitting, step: int) -> ft.Control:
    look, questions = frame.look, sitting.paper.questions
    question = questions[step - 1]
    held, _ = all_questions(frame.guide.questionnaires)[question.id]
    big = S.HEADLINE_MEDIUM if look.phone or len(question.question) > 90 else S.HEADLINE_LARGE
    scored = is_scored(held, question)
    parts: list[ft.Control] = [
        _progress(frame, sitting, step),
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
    answered = bool(sitting.answer(question.id))
    label = frame.t("Finish") if last else frame.t("Next question")
    if not (answered or last):
        label = frame.t("Skip for now")
    footer = _pair_of_buttons(
        frame,
        back=lambda: frame.act.go(routes.quiz(moment, step - 1)),
        main=action(
            label,
            lambda: frame.act.go(routes.quiz(moment, step + 1)),
            key="quiz-next",
            look=look,
            kind="primary" if answered or last else "outlined",
            trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
            height=60,
            expand=look.phone or look.large,
        ),
    )
    if look.phone and not (look.large or look.short):
        return _page(frame, moment, parts, footer=footer)
    return _page(frame, moment, [*parts, ft.Container(footer, padding=ft.Padding.only(top=8))])


def _pair_of_buttons(frame: Frame, *, back: Callable[[], None], main: ft.Control) -> ft.Control:
    t, look = frame.t, frame.look
    if look.phone or look.large:
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
        done = bool(sitting.answer(question.id))
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
    return ft.Semantics(
        label=said,
        exclude_semantics=True,
        content=ft.Column(
            [
                ft.Row(cells, spacing=4 if frame.look.phone else 7),
                ft.Row(
                    [
                        ft.Container(text(words, S.LABEL_LARGE), expand=True),
                        quiet(left[:1].upper() + left[1:], S.LABEL_MEDIUM),
                    ],
                ),
            ],
            spacing=10,
            tight=True,
        ),
    )
