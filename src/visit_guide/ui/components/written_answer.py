"""Answers that are typed: a text, a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from visit_guide.domain.paper_signs import read_signs
from visit_guide.domain.questionnaire import Question
from visit_guide.domain.responses import DONT_KNOW, LONGEST_TEXT
from visit_guide.ui.components.press import one_node
from visit_guide.ui.components.text import S, text
from visit_guide.ui.components.typed import Typed
from visit_guide.ui.frame import Frame
from visit_guide.ui.theme import text_style

__all__ = ["NumberAnswer", "WrittenAnswer", "with_error", "written_field"]


@ft.component
def Called(field: ft.Control, label: str, value: str, frame: Frame) -> ft.Control:
    """``field`` as one thing to screen readers, called ``label``.

    The client tells what a field holds only once it has the focus: until something else is typed, what it
    held at first is part of its name.
    """
    begun, _ = ft.use_state(value)
    said = frame.t("{question} Written: {text}", question=label, text=begun)
    return one_node(field, label=said if begun and value == begun else label)


def written_field(
    value: str,
    on_change: Callable[[str], None],
    frame: Frame,
    *,
    key: str,
    label: str,
    lines: int = 1,
    on_blur: Callable[[], None] | None = None,
    **more: Any,
) -> ft.Control:
    """A field with the look of the guide; ``label`` is what a screen reader calls it."""
    look, pad, following = frame.look, frame.act.pad, frame.act.travelling.following

    def changed(now: str) -> None:
        if not pad.writing:  # a field that took the focus by itself does not say so
            pad.focus(key, on=True)
        following.typed()
        on_change(now)

    def left(_: object) -> None:
        pad.focus(key, on=False)
        if on_blur is not None:
            on_blur()

    several = lines > 1

    def edge(colour: str, width: int) -> ft.OutlineInputBorder:
        return ft.OutlineInputBorder(border_radius=14, side=ft.BorderSide(width, colour))

    field = Typed(
        key,
        value,
        changed,
        on_focus=lambda _: pad.focus(key, on=True),
        on_blur=left,
        multiline=several,
        min_lines=lines if several else None,
        max_lines=12 if several else 1,
        text_style=text_style("body_large", look.scale, outdoor=look.outdoor, colour=ft.Colors.ON_SURFACE),
        border={
            ft.ControlState.DEFAULT: edge(ft.Colors.OUTLINE, 2),
            ft.ControlState.FOCUSED: edge(ft.Colors.PRIMARY, 3),
        },
        filled=True,
        fill_color=ft.Colors.SURFACE_CONTAINER_LOWEST,
        cursor_color=ft.Colors.PRIMARY,
        content_padding=ft.Padding.symmetric(horizontal=18, vertical=16),
        **more,
    )
    return Called(field, label, value, frame)


def with_error(field: ft.Control, said: Sequence[ft.Control], spacing: int) -> ft.Control:
    """``field``, and below it what is wrong with it, if anything.

    Always in the same place: a field that is put elsewhere loses the focus, and what is typed next.
    """
    errors = [ft.Semantics(live_region=True, content=one) for one in said]
    return ft.Column([field, *errors], spacing=spacing, tight=True)


@ft.component
def WrittenAnswer(
    name: str, label: str, kept: str, draft: Callable[[str], None], flush: Callable[[], None], frame: Frame
) -> ft.Control:
    """A text; ``draft`` takes it while it is typed, ``flush`` has it kept at once.

    The text on screen is the component's own: what is kept comes back to the screens later, and
    must never replace what was typed since.
    """
    value, set_value = ft.use_state(kept)

    def typed(now: str) -> None:
        set_value(now)
        draft(now)

    return written_field(
        value,
        typed,
        frame,
        key=f"answer-{name}",
        label=label,
        lines=4,
        on_blur=flush,
        max_length=LONGEST_TEXT,
        counter=ft.Container(width=0, height=0),
        capitalization=ft.TextCapitalization.SENTENCES,
    )


@ft.component
def NumberAnswer(
    question: Question,
    kept: str,
    respond: Callable[[str], None],
    below: Callable[[Callable[[str], None]], Sequence[ft.Control]],
    frame: Frame,
) -> ft.Control:
    """A number as people type it; what is none is said, and is no answer.

    ``below`` makes what answers otherwise, from how it does: that empties the field. As in all fields,
    what is kept comes back later, and must never replace what was typed since.
    """
    shown = "" if kept == DONT_KNOW else kept.replace(".", frame.t("."))
    value, set_value = ft.use_state(shown)
    wrong, set_wrong = ft.use_state(False)
    emptied, set_emptied = ft.use_state(0)

    def typed(now: str) -> None:
        said = read_signs(question, now.strip().removesuffix(question.unit or ""))
        number = "" if said in (None, DONT_KNOW) else said
        set_value(now)
        set_wrong(bool(now.strip()) and not number)
        if number != kept:
            respond(number)

    def otherwise(response: str) -> None:
        if value:  # in a new field: to screen readers, one that has lost the focus keeps what it held
            set_emptied(emptied + 1)
        set_value("")
        set_wrong(False)
        respond(response)

    field = written_field(
        value,
        typed,
        frame,
        key=f"answer-{question.id}",
        label=question.question,
        keyboard_type=ft.KeyboardType.NUMBER,
        width=(180 if frame.look.phone else 240) * min(frame.look.scale, 1.4),
    )
    parts: list[ft.Control] = [ft.Container(field, key=f"emptied-{emptied}")]
    if question.unit:
        parts.append(text(question.unit, S.TITLE_MEDIUM))
    row = ft.Row(parts, spacing=14, wrap=True, vertical_alignment=ft.CrossAxisAlignment.CENTER)
    words = [frame.t("Write a number, such as 12 or 12.5.")] if wrong else []
    field = with_error(row, [text(one, S.LABEL_MEDIUM, ft.Colors.ERROR) for one in words], 8)
    return ft.Column(
        [field, *below(otherwise)],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
