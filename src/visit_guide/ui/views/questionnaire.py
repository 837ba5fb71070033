"""A questionnaire: what it is for, one question at a time, what is missing, sent."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.sitting import has_forms
from visit_guide.services.sync import Link
from visit_guide.state import routes
from visit_guide.state.questions import Sitting
from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.quiz_page import (
    closing_told,
    one_question,
    quiz_page,
    two_buttons,
)
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import minutes_for


def questionnaire(frame: Frame, moment: Moment, sitting: Sitting) -> ft.Control:
    """The screen at the step that the address names."""
    step, count = frame.location.step, len(sitting.paper.questions)
    if sitting.sent is not None:
        return quiz_page(frame, moment, _sent(frame, sitting))
    if sitting.missed:
        return quiz_page(frame, moment, _too_late(frame))
    if step == 0:
        return quiz_page(frame, moment, _before(frame, moment, sitting))
    if step > count:
        return _missing(frame, moment, sitting)
    return one_question(frame, moment, sitting, step)


def _notice(frame: Frame, words: str, icon: ft.IconData = ft.Icons.INFO_ROUNDED) -> ft.Control:
    body = ft.Row(
        [
            ft.Icon(icon, size=26, color=ft.Colors.ON_SURFACE),
            ft.Container(text(words, S.BODY_MEDIUM), expand=True),
        ],
        spacing=12,
    )
    return ft.Semantics(live_region=True, content=card(body, frame.look, padding=16))


def _title_style(frame: Frame) -> S:
    """A size at which a word has its line."""
    return S.TITLE_LARGE if frame.look.large else S.HEADLINE_LARGE


def _before(frame: Frame, moment: Moment, sitting: Sitting) -> list[ft.Control]:
    t, count = frame.t, len(sitting.paper.questions)
    facts = t.n("{count} question", "{count} questions", count)
    facts += " · " + t("about {minutes} min", minutes=minutes_for(count))
    who = (
        t("The trainers receive your answers for the group’s results and your certificate. Nobody else does.")
        if frame.quiz.in_group
        else t("Your answers stay on this device. Nothing is sent.")
        if frame.keeps
        else t("Your answers are not kept: closing or reloading the page erases them. Nothing is sent.")
    )
    parts: list[ft.Control] = [
        ft.Container(height=8),
        heading(
            t("How much do you know already?") if moment is Moment.START else t("And now?"),
            2,
            _title_style(frame),
        ),
        quiet(facts, S.TITLE_SMALL),
        text(_why(frame, moment), S.BODY_LARGE),
        ft.Row(
            [
                ft.Icon(ft.Icons.LOCK_ROUNDED, size=24, color=ft.Colors.ON_SURFACE_VARIANT),
                ft.Container(quiet(who, S.BODY_MEDIUM), expand=True),
            ],
            spacing=12,
        ),
        quiet(t("You can stop, go back and change your answers until you send them."), S.BODY_MEDIUM),
    ]
    parts += closing_told(frame, sitting)
    if moment is Moment.END:
        parts += _start_first(frame)
    if sitting.access.waits:
        parts.append(
            _notice(
                frame, t("Not opened yet: wait for the facilitator’s word, unless they told you to begin.")
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
                    expand=frame.look.stacks,
                )
            ]
        )
    )
    return parts


def _why(frame: Frame, moment: Moment) -> str:
    """What the questions are for; of the end, only what will be shown as things stand."""
    t, forms = frame.t, has_forms(frame.guide.questionnaires)
    if moment is Moment.START:
        if forms:
            return t(
                "These questions are not marked. At the end of the day you will be asked others on the same "
                "topics, to see how far you have come. If you do not know, say so."
            )
        return t(
            "These questions are not marked. At the end of the day you will be asked the same ones again, "
            "to see how far you have come. If you do not know, say so."
        )
    if frame.quiz.start is None or frame.quiz.start.sent is None:
        return t(
            "Questions on the topics of the day. Right after, you will see what was right and what to look "
            "at again, question by question."
        )
    if forms:
        return t(
            "The same topics as at the start, with other questions. Right after, you will see what you "
            "have gained, question by question."
        )
    return t(
        "The same questions as at the start. Right after, you will see what you have gained, question by "
        "question."
    )


def _start_first(frame: Frame) -> list[ft.Control]:
    """That the start is not sent, with the way to it; nothing when it is, or when there is none."""
    t, start = frame.t, frame.quiz.start
    if start is None or start.sent is not None:
        return []
    return [
        callout(t("The start questionnaire is not sent: without it, no gain."), frame),
        ft.Row(
            [
                action(
                    t("Go to the start questionnaire"),
                    lambda: frame.act.go(routes.quiz(Moment.START)),
                    key="quiz-start-first",
                    look=frame.look,
                    kind="outlined",
                    icon=ft.Icons.ARROW_BACK_ROUNDED,
                    height=60,
                    expand=frame.look.stacks,
                )
            ]
        ),
    ]


def _too_late(frame: Frame) -> list[ft.Control]:
    """The start once the end is sent: why it can no longer be answered, and where to go."""
    t = frame.t
    return [
        ft.Container(height=8),
        heading(
            t("This questionnaire can no longer be sent"),
            2,
            _title_style(frame),
        ),
        text(
            t(
                "You have sent the end questionnaire, and its right answers are shown: answers given now "
                "would not tell what you knew at the start. Your result is that of the end."
            ),
            S.BODY_LARGE,
        ),
        ft.Row(
            [
                action(
                    t("See my result"),
                    lambda: frame.act.go(routes.Location(screen=routes.Screen.RESULTS)),
                    key="quiz-after",
                    look=frame.look,
                    icon=ft.Icons.INSIGHTS_ROUNDED,
                    height=60,
                    expand=frame.look.stacks,
                )
            ]
        ),
    ]


def _missing(frame: Frame, moment: Moment, sitting: Sitting) -> ft.Control:
    """After the last question: what has no answer yet, and sending."""
    t, questions = frame.t, sitting.paper.questions
    open_ones = [
        (number, question)
        for number, question in enumerate(questions, start=1)
        if not sitting.complete(question)
    ]
    count, closed = len(open_ones), sitting.access.closed
    if not count:
        stands = t("You have answered all questions.")
    elif closed:
        stands = t.n(
            "{count} question has no complete answer. You may go back to it.",
            "{count} questions have no complete answer. You may go back to them.",
            count,
        )
    else:
        stands = t.n(
            "{count} question has no complete answer. You may go back to it, or send as it is.",
            "{count} questions have no complete answer. You may go back to them, or send as it is.",
            count,
        )
    title = heading(t("Ready to finish?") if closed else t("Ready to send?"), 2, _title_style(frame))
    parts: list[ft.Control] = [
        *closing_told(frame, sitting),
        text(stands, S.BODY_LARGE),
    ]
    rows: list[ft.Control] = []
    for number, question in open_ones:
        row = ft.Row(
            [
                ft.Container(text(str(number), S.TITLE_SMALL), width=max(34, 25 * frame.look.scale)),
                ft.Container(text(question.question, S.BODY_MEDIUM), expand=True),
                ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE),
            ],
            spacing=10,
        )
        rows.append(
            pressable(
                ft.Container(row, padding=ft.Padding.symmetric(vertical=16)),
                lambda number=number: frame.act.go(routes.quiz(moment, number)),  # type: ignore[misc]
                key=f"quiz-open-{question.id}",
                bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
                side=ft.BorderSide(2, ft.Colors.OUTLINE),
                padding=ft.Padding.symmetric(horizontal=18),
            )
        )
    final = (
        t("Once finished, answers can no longer be changed.")
        if closed
        else t("Once sent, answers can no longer be changed.")
    )
    parts.append(quiet(final, S.BODY_MEDIUM))
    footer = two_buttons(
        frame,
        back=lambda: frame.act.go(routes.quiz(moment, len(questions))),
        main=action(
            t("Finish for my result") if closed else t("Send my answers"),
            lambda: frame.act.once(lambda: frame.act.questions.send(moment), 0.0),
            key="quiz-send",
            look=frame.look,
            icon=ft.Icons.CHECK_ROUNDED if closed else ft.Icons.SEND_ROUNDED,
            height=60,
            expand=frame.look.stacks,
        ),
    )
    if frame.look.short:  # no room for buttons at the foot: before all that may be long
        return quiz_page(frame, moment, [title, footer, *parts, *rows])
    return quiz_page(frame, moment, [title, *parts, *rows], footer=footer)


def _sent(frame: Frame, sitting: Sitting) -> list[ft.Control]:
    t = frame.t
    found = frame.quiz.results
    ready = found is not None
    title = t("Kept for you") if sitting.refused or sitting.withdrawn else t("Sent, thank you")
    if not ready:
        words = t("Enjoy the visit! Your result, with the right answers, comes after the end questionnaire.")
    elif frame.quiz.end is not None and frame.quiz.end.sent is None:
        words = t(
            "The end questionnaire is closed: your result, with the right answers, is that of the start."
        )
    elif found is not None and found.gain is None:
        words = t("Your result is ready: what was right, and what to look at again.")
    else:
        words = t("Your result is ready: what you knew, what you have gained, what to look at again.")
    parts: list[ft.Control] = [
        ft.Container(height=8),
        ft.Row([ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=64, color=ft.Colors.PRIMARY)]),
        ft.Semantics(live_region=True, content=heading(title, 2, _title_style(frame))),
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
    if sitting.withdrawn:
        words = t("It was deleted for the group: it stays on this device, for your own result.")
        parts.append(_notice(frame, words, ft.Icons.LOCK_ROUNDED))
    if sitting.after_end:
        words = t("The start questionnaire was sent after the end one: it is not compared.")
        parts.append(_notice(frame, words))
    if _waits(frame):
        words = t(
            "Your answers are kept on this device; they will leave as soon as the relay can be reached."
        )
        if not frame.keeps:
            words = t(
                "Your answers have not left yet, and this device does not keep them: leave this page open "
                "until the relay can be reached."
            )
        parts.append(_notice(frame, words, ft.Icons.WIFI_OFF_ROUNDED))
    where, label, icon = (
        (routes.DAY, t("Back to the day"), ft.Icons.TODAY_ROUNDED)
        if not ready
        else (routes.Location(screen=routes.Screen.RESULTS), t("See my result"), ft.Icons.INSIGHTS_ROUNDED)
    )
    phone = frame.look.phone
    buttons: list[ft.Control] = [
        action(
            label,
            lambda: frame.act.go(where),
            key="quiz-after",
            look=frame.look,
            icon=icon,
            height=60,
            expand=phone,
        )
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
            expand=phone,
        )
    )
    rows = [ft.Row([button]) for button in buttons]
    return [*parts, *(rows if phone else [ft.Row(buttons, wrap=True, spacing=12, run_spacing=12)])]


def _waits(frame: Frame) -> bool:
    """Whether something is still to be sent to a group that is out of reach, and will go by itself."""
    together = frame.together
    away = together.link not in (Link.ONLINE, Link.UNKNOWN)
    return together.member is not None and away and together.waiting > 0
