"""« À discuter »: one prompt at a time."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.guide import Prompt, PromptKind, Site
from visit_guide.domain.notebook import About, Place, Tag, prompt_note
from visit_guide.messages import N_
from visit_guide.ui.components.cards import empty_note
from visit_guide.ui.components.practices import share_row
from visit_guide.ui.components.press import action, icon_action, pressable, switch
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.timer import TimerChip
from visit_guide.ui.components.writing import WritingField
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import duration

KINDS = {
    PromptKind.OPEN: (N_("To discuss together"), ft.Icons.FORUM_ROUNDED),
    PromptKind.CHOICE: (N_("To choose"), ft.Icons.HOW_TO_VOTE_ROUNDED),
    PromptKind.OBSERVE: (N_("To observe first"), ft.Icons.VISIBILITY_ROUNDED),
}


def _choices(prompt: Prompt, item_id: str, frame: Frame) -> ft.Control:
    mine = frame.visit.answer(item_id, prompt.id)
    rows: list[ft.Control] = []
    for number, choice in enumerate(prompt.choices, start=1):
        picked = choice == mine
        edge = ft.Colors.PRIMARY if picked else ft.Colors.OUTLINE
        rows.append(
            pressable(
                ft.Container(
                    ft.Row(
                        [
                            ft.Icon(
                                ft.Icons.RADIO_BUTTON_CHECKED_ROUNDED
                                if picked
                                else ft.Icons.RADIO_BUTTON_UNCHECKED_ROUNDED,
                                size=frame.look.icon(28),
                                color=edge,
                            ),
                            ft.Container(
                                text(
                                    choice,
                                    S.TITLE_SMALL,
                                    ft.Colors.ON_PRIMARY_CONTAINER if picked else ft.Colors.ON_SURFACE,
                                ),
                                expand=True,
                            ),
                        ],
                        spacing=14,
                    ),
                    padding=ft.Padding.symmetric(vertical=16),
                ),
                lambda choice=choice: frame.act.answer(item_id, prompt.id, choice),  # type: ignore[misc]
                key=f"choice-{prompt.id}-{number}",
                bgcolor=ft.Colors.PRIMARY_CONTAINER if picked else ft.Colors.SURFACE_CONTAINER_LOWEST,
                side=ft.BorderSide(3 if picked else 2, edge),
                padding=ft.Padding.symmetric(horizontal=16),
                label=choice,
                checked=picked,
            )
        )
    return ft.Column(rows, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _transposed(note_id: str, about: About, frame: Frame) -> ft.Control:
    """Whether what the question brought up is to be done at home."""
    note = frame.desk.notebook.note(note_id)
    on = note is not None and Tag.TO_DO in note.tags
    words = frame.t("To do at home")
    toggle = switch(
        on,
        lambda: frame.act.pad.tag(note_id, about, Tag.TO_DO, not on),
        key=f"to-do-{about.ref}",
        label=words,
    )
    return ft.Container(
        ft.Row(
            [
                ft.Icon(
                    ft.Icons.BOOKMARK_ROUNDED if on else ft.Icons.BOOKMARK_BORDER_ROUNDED,
                    size=26,
                    color=ft.Colors.PRIMARY if on else ft.Colors.ON_SURFACE,
                ),
                ft.Container(text(words, S.LABEL_LARGE), expand=True),
                toggle,
            ],
            spacing=14,
        ),
        border=ft.Border.all(2, ft.Colors.OUTLINE),
        border_radius=14,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.only(left=18, right=12, top=6, bottom=6),
    )


def _note(prompt: Prompt, item_id: str, frame: Frame) -> list[ft.Control]:
    """My note under a question: it is the answer to it."""
    note_id, about = prompt_note(item_id, prompt.id), About(place=Place.PROMPT, item=item_id, ref=prompt.id)
    pad = frame.act.pad
    return [
        ft.Container(
            WritingField(
                f"note-{prompt.id}",
                frame.t("My note"),
                frame.desk.notebook.written(item_id, prompt.id),
                lambda now, done: pad.type(note_id, about, now, done),
                frame,
                hint=frame.t("What I answer, what I keep…"),
            ),
            key=f"answer-{item_id}-{prompt.id}-{frame.desk.epoch}",
        ),
        _transposed(note_id, about, frame),
        *share_row(item_id, prompt.id, frame),
    ]


def _moves(at: int, count: int, show: Callable[[int], None], frame: Frame) -> ft.Control:
    """Ways to the previous and the next prompt."""
    t, look = frame.t, frame.look
    moves: list[ft.Control] = []
    if at > 0:
        previous = t("Previous question")
        moves.append(
            icon_action(
                ft.Icons.ARROW_BACK_ROUNDED,
                previous,
                lambda: frame.act.once(lambda: show(at - 1)),
                key="prompt-previous",
                outlined=True,
            )
        )
    if at + 1 < count:
        moves.append(
            action(
                t("Next question"),
                lambda: frame.act.once(lambda: show(at + 1)),
                key="prompt-next",
                look=look,
                kind="outlined",
                trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
                expand=True,
            )
        )
    return ft.Row(moves, spacing=10)


def _head(at: int, count: int, prompt: Prompt, item_id: str, frame: Frame) -> ft.Control:
    """Which prompt of how many; the facilitator's timer beside it, while it is about this one."""
    words = quiet(frame.t("Question {number} of {count}", number=at + 1, count=count), S.LABEL_MEDIUM)
    timer = frame.together.state.timer
    if timer is None or (timer.item, timer.prompt) != (item_id, prompt.id):
        return words
    return ft.Row(
        [ft.Container(words, expand=not frame.look.large or None), TimerChip(timer, frame)],
        wrap=frame.look.large,
    )


@ft.component
def Discussion(site: Site, item_id: str, frame: Frame, *, pinned: bool = False) -> ft.Control:
    """The prompts of a stop, one at a time, with where one is among them.

    ``pinned``: it scrolls by itself, in a place as high as it is given, and the way to the next
    prompt stays in sight.
    """
    shown, show = ft.use_state(0)
    t, prompts = frame.t, site.prompts
    if not prompts:
        return empty_note(t("No question yet: to be completed by the organiser."))
    at = min(shown, len(prompts) - 1)
    prompt = prompts[at]
    kind, icon = KINDS[prompt.kind]
    count = len(prompts)
    parts: list[ft.Control] = [
        _head(at, count, prompt, item_id, frame),
        heading(prompt.question, 3, S.TITLE_LARGE),
        ft.Row(
            [
                ft.Icon(icon, size=frame.look.icon(22), color=ft.Colors.ON_SURFACE_VARIANT),
                ft.Container(quiet(f"{t(kind)} · {duration(prompt.minutes)}", S.LABEL_MEDIUM), expand=True),
            ],
            spacing=8,
        ),
    ]
    if prompt.hint:
        parts.append(quiet(prompt.hint, S.BODY_LARGE))
    if prompt.kind is PromptKind.CHOICE:
        parts.append(_choices(prompt, item_id, frame))
    parts += _note(prompt, item_id, frame)
    dots = ft.Row(
        [
            ft.Container(
                width=26 if n == at else 10,
                height=10,
                border_radius=5,
                bgcolor=ft.Colors.PRIMARY if n == at else ft.Colors.OUTLINE,
            )
            for n in range(count)
        ],
        spacing=8,
        tight=True,
    )
    stretch = ft.CrossAxisAlignment.STRETCH
    if not pinned:
        parts += [dots, _moves(at, count, show, frame)] if count > 1 else []
        return ft.Column(parts, spacing=16, tight=True, horizontal_alignment=stretch)
    scrolled = ft.Column(
        [
            ft.Column(parts, spacing=16, tight=True, horizontal_alignment=stretch),
            ft.Container(height=8),
        ],
        key=f"prompt-{prompt.id}",
        spacing=0,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=stretch,
    )
    below = ft.Row([dots, ft.Container(_moves(at, count, show, frame), expand=True)], spacing=16)
    return ft.Column(
        [scrolled, *([below] if count > 1 else [])], spacing=12, expand=True, horizontal_alignment=stretch
    )
