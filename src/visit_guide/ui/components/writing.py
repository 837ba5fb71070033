"""A field to write in: what is typed is kept by itself, and the field says so."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.ui.components.press import one_node
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.typed import Typed
from visit_guide.ui.frame import Frame
from visit_guide.ui.theme import text_style

Keep = Callable[[str, Callable[[], None]], None]
"""Takes the text as it is, and what to call once it is kept."""


def saved_line(frame: Frame) -> ft.Control:
    """« Enregistré sur l’appareil », that it is not yet, or that it will not be."""
    t, failed = frame.t, frame.act.pad.save_failed
    if failed:
        icon, words, ink = ft.Icons.ERROR_ROUNDED, t("Not saved yet"), ft.Colors.ERROR
    elif not frame.keeps:
        words = t("Not kept on this device: closing or reloading the page erases it.")
        icon, ink = ft.Icons.WARNING_ROUNDED, ft.Colors.ON_SURFACE_VARIANT
    else:
        icon, words, ink = ft.Icons.CHECK_CIRCLE_ROUNDED, t("Saved on the device"), ft.Colors.PRIMARY
    return ft.Row(
        [
            ft.Icon(icon, size=22, color=ink),
            ft.Container(text(words, S.LABEL_MEDIUM, ink), expand=True),
        ],
        spacing=8,
    )


def _writing_line(frame: Frame) -> ft.Control:
    return ft.Row(
        [
            ft.Icon(ft.Icons.EDIT_ROUNDED, size=22, color=ft.Colors.ON_SURFACE_VARIANT),
            ft.Container(quiet(frame.t("Saved by itself"), S.LABEL_MEDIUM), expand=True),
        ],
        spacing=8,
    )


def text_field(
    value: str,
    on_change: Callable[[str], None],
    frame: Frame,
    *,
    key: str,
    label: str,
    lines: int = 1,
    hint: str | None = None,
    autofocus: bool = False,
    prefix_icon: ft.IconData | None = None,
    most_lines: int | None = None,
    below: float | None = None,
) -> ft.Control:
    """A field with the look of the guide; ``label`` is what a screen reader calls it.

    While one types, as much as ``below`` (in dp) of what stands under the caret stays in sight.
    """
    look = frame.look
    style = text_style("body_large", look.scale, outdoor=look.outdoor, colour=ft.Colors.ON_SURFACE)
    several = lines > 1

    pad, following = frame.act.pad, frame.act.travelling.following

    def focus(here: bool) -> None:
        pad.focus(key, here)
        following.focused(here, key)

    def changed(now: str) -> None:
        if not pad.writing:  # a field that took the focus by itself does not say so
            focus(True)
        following.typed()
        on_change(now)

    edge = ft.OutlineInputBorder(side=ft.BorderSide(2, ft.Colors.OUTLINE), border_radius=14)
    focused = ft.OutlineInputBorder(side=ft.BorderSide(3, ft.Colors.PRIMARY), border_radius=14)
    resumes = following.resume == key
    field = Typed(
        key,
        value,
        changed,
        caret=following.resume_caret if resumes else None,
        on_caret=(lambda at: following.caret(key, at)) if frame.together.member is not None else None,
        on_focus=lambda _: focus(True),
        on_blur=lambda _: focus(False),
        multiline=several,
        min_lines=lines if several else None,
        max_lines=(most_lines or 12) if several else 1,
        scroll_padding=None if below is None else ft.Padding(left=20, top=20, right=20, bottom=below),
        hint_text=hint,
        hint_style=text_style(
            "body_large", look.scale, outdoor=look.outdoor, colour=ft.Colors.ON_SURFACE_VARIANT
        ),
        hint_max_lines=3,
        text_style=style,
        autofocus=autofocus or resumes,
        capitalization=ft.TextCapitalization.SENTENCES,
        keyboard_type=ft.KeyboardType.MULTILINE if several else ft.KeyboardType.TEXT,
        border={ft.ControlState.DEFAULT: edge, ft.ControlState.FOCUSED: focused},
        filled=True,
        fill_color=ft.Colors.SURFACE_CONTAINER_LOWEST,
        cursor_color=ft.Colors.PRIMARY,
        content_padding=ft.Padding.symmetric(horizontal=18, vertical=16),
        prefix_icon=prefix_icon,
    )
    return one_node(field, label=label)


@ft.component
def WritingField(
    name: str,
    label: str,
    kept: str,
    keep: Keep,
    frame: Frame,
    *,
    lines: int = 4,
    hint: str | None = None,
    autofocus: bool = False,
    says_saved: bool = True,
    shows_label: bool = True,
) -> ft.Control:
    """A field whose text is kept while it is typed.

    The text on screen is the component's own: what is kept comes back to the screens later, and
    must never replace what was typed since. Give it another ``key`` to have it read ``kept`` anew.
    """
    value, set_value = ft.use_state(kept)
    resting, set_resting = ft.use_state(True)

    def typed(now: str) -> None:
        set_value(now)
        set_resting(False)
        keep(now, lambda: set_resting(True))

    parts: list[ft.Control] = []
    if shows_label:
        parts.append(ft.Semantics(exclude_semantics=True, content=text(label, S.LABEL_MEDIUM)))
    parts.append(
        text_field(
            value,
            typed,
            frame,
            key=name,
            label=label,
            lines=lines,
            hint=hint,
            autofocus=autofocus,
        )
    )
    if says_saved and (value or not resting):
        parts.append(saved_line(frame) if resting or not frame.keeps else _writing_line(frame))
    return ft.Column(parts, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
