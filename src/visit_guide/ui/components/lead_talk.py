"""The console's card of the discussion: question, private note, timer, shared answers."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.closing import prompt_topic
from visit_guide.domain.group import Timer
from visit_guide.domain.guide import Prompt, Site
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.day_lines import line_of_day
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.timer import TimerDigits
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import duration

__all__ = ["LeadTalk"]


def _site(frame: Frame) -> tuple[str, Site | None]:
    item = line_of_day(frame, frame.together.state.at)
    return (item.id, frame.guide.site(item.site)) if item and item.site else ("", None)


def _note(prompt: Prompt, frame: Frame) -> list[ft.Control]:
    if not prompt.facilitator_note:
        return []
    ink = ft.Colors.ON_SURFACE
    return [
        ft.Container(
            ft.Row(
                [
                    ft.Icon(ft.Icons.LOCK_ROUNDED, size=20, color=ink),
                    ft.Column(
                        [
                            text(frame.t("For you alone"), S.LABEL_SMALL, ink),
                            text(prompt.facilitator_note, S.BODY_MEDIUM, ink),
                        ],
                        spacing=2,
                        tight=True,
                        expand=True,
                    ),
                ],
                spacing=10,
                vertical_alignment=ft.CrossAxisAlignment.START,
            ),
            key="private-note",
            bgcolor=ft.Colors.SURFACE_CONTAINER,
            border=ft.Border.all(2, ft.Colors.OUTLINE) if frame.look.outdoor else None,
            border_radius=12,
            padding=14,
        )
    ]


def _timer(item: str, prompt: Prompt, timer: Timer | None, frame: Frame) -> list[ft.Control]:
    """The timer of this prompt with its buttons, or the button that starts it."""
    t, look, lead = frame.t, frame.look, frame.act.travelling.lead
    mine = timer is not None and (timer.item, timer.prompt) == (item, prompt.id)
    if timer is None or not mine:
        start = action(
            t("Start {time}", time=duration(prompt.minutes)),
            lambda: lead.start_timer(item, prompt.id, prompt.minutes * 60),
            key="timer-start",
            look=look,
            icon=ft.Icons.TIMER_ROUNDED,
            expand=True,
        )
        return [ft.Row([start])]
    pause = action(
        t("Pause") if timer.running else t("Resume"),
        lead.pause_timer,
        key="timer-pause",
        look=look,
        icon=ft.Icons.PAUSE_ROUNDED if timer.running else ft.Icons.PLAY_ARROW_ROUNDED,
        expand=True,
    )
    more = action(
        t("+ 1 min"), lead.extend_timer, key="timer-more", look=look, kind="outlined", expand=look.large
    )
    stop = icon_action(
        ft.Icons.STOP_ROUNDED, t("Stop the timer"), lead.stop_timer, key="timer-stop", outlined=True
    )
    return [
        ft.Row(
            [
                ft.Container(TimerDigits(timer, max(prompt.minutes * 60, timer.seconds), frame), expand=True),
                stop,
            ],
            spacing=10,
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        *([ft.Row([pause]), ft.Row([more])] if look.large else [ft.Row([pause, more], spacing=10)]),
    ]


def _answers(item: str, prompt: Prompt, frame: Frame) -> list[ft.Control]:
    """Opening and closing what tablets share about the prompt, and showing it to all."""
    t, look, lead = frame.t, frame.look, frame.act.travelling.lead
    state = frame.together.state
    topic = prompt_topic(item, prompt.id)
    answers, shown, is_open = state.answers_to(topic), state.shown_for(topic), topic in state.open
    late = sum(answer.late for answer in answers)
    parts: list[ft.Control] = []
    count = t.n("{count} answer shared", "{count} answers shared", len(answers))
    if late:
        count += " · " + t.n("{count} late", "{count} late", late)
    toggle = action(
        t("Close the answers") if is_open else t("Open the answers"),
        (lambda: lead.close_prompt(item, prompt.id))
        if is_open
        else (lambda: lead.open_prompt(item, prompt.id)),
        key="answers-close" if is_open else "answers-open",
        look=look,
        kind="outlined",
        icon=ft.Icons.LOCK_ROUNDED if is_open else ft.Icons.LOCK_OPEN_ROUNDED,
        expand=True,
    )
    parts.append(ft.Row([toggle]))
    if is_open or answers:
        parts.append(quiet(count, S.LABEL_MEDIUM))
    parts += [
        ft.Container(
            text(answer.value, S.BODY_MEDIUM),
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
            border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
            border_radius=10,
            padding=12,
        )
        for answer in answers
    ]
    if answers:
        parts.append(
            ft.Row(
                [
                    action(
                        t("Hide from all") if shown else t("Show to all, unnamed"),
                        (lambda: lead.hide_answers(item, prompt.id))
                        if shown
                        else (lambda: lead.show_answers(item, prompt.id)),
                        key="answers-hide" if shown else "answers-show",
                        look=look,
                        kind="outlined",
                        icon=ft.Icons.VISIBILITY_OFF_ROUNDED if shown else ft.Icons.VISIBILITY_ROUNDED,
                        expand=True,
                    )
                ]
            )
        )
    return parts


@ft.component
def LeadTalk(frame: Frame) -> ft.Control:
    """The card: one prompt of the group's stop at a time."""
    chosen, choose = ft.use_state(0)
    t, look = frame.t, frame.look
    item, site = _site(frame)
    prompts = site.prompts if site is not None else ()
    if not prompts:
        return card(
            ft.Column(
                [
                    heading(t("To discuss"), 2, S.TITLE_LARGE),
                    quiet(t("No question at this line of the day."), S.BODY_MEDIUM),
                ],
                spacing=8,
                tight=True,
            ),
            look,
            padding=20 if look.phone else 24,
            radius=22,
        )
    at = min(chosen, len(prompts) - 1)
    prompt, timer = prompts[at], frame.together.state.timer
    following = (
        icon_action(
            ft.Icons.SKIP_NEXT_ROUNDED,
            t("Next question"),
            lambda: choose((at + 1) % len(prompts)),
            key="talk-next",
            size=48,
        )
        if len(prompts) > 1
        else None
    )
    parts: list[ft.Control] = [
        ft.Row(
            [
                ft.Container(heading(t("To discuss"), 2, S.TITLE_LARGE), expand=not look.large or None),
                quiet(t("{number} of {count}", number=at + 1, count=len(prompts)), S.LABEL_MEDIUM),
                *([following] if following is not None else []),
            ],
            wrap=look.large,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        text(prompt.question, S.TITLE_MEDIUM),
        *_timer(item, prompt, timer, frame),
        *_note(prompt, frame),
        *_answers(item, prompt, frame),
    ]
    return card(
        ft.Column(parts, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        look,
        padding=20 if look.phone else 24,
        radius=22,
    )
