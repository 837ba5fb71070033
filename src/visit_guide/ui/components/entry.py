"""A line to type a code, a name or a message into, in large letters."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.ui.components.press import one_node
from visit_guide.ui.components.text import S, text
from visit_guide.ui.components.typed import Typed
from visit_guide.ui.frame import Frame
from visit_guide.ui.theme import text_style

__all__ = ["entry"]


def entry(
    value: str,
    on_change: Callable[[str], None],
    on_submit: Callable[[], None],
    frame: Frame,
    *,
    key: str,
    label: str,
    hint: str = "",
    error: str = "",
    code: bool = False,
    secret: bool = False,
    most: int | None = None,
    lines: int = 1,
) -> ft.Control:
    """A field with its label above and what is wrong under it.

    ``code``: signs in upper case, widely spaced. ``secret``: typed unseen.
    """
    look, following = frame.look, frame.act.travelling.following

    def changed(now: str) -> None:
        following.typed()
        on_change(now)

    style = text_style("body_large", look.scale, outdoor=look.outdoor, colour=ft.Colors.ON_SURFACE)
    if code:
        style = ft.TextStyle(
            size=28 * look.scale,
            weight=ft.FontWeight.W_800,
            font_family="AHN-800",
            letter_spacing=6,
            color=ft.Colors.ON_SURFACE,
        )
    idle = ft.BorderSide(3, ft.Colors.ERROR) if error else ft.BorderSide(2, ft.Colors.OUTLINE)
    active = ft.BorderSide(3, ft.Colors.ERROR if error else ft.Colors.PRIMARY)
    edge = ft.OutlineInputBorder(side=idle, border_radius=14)
    focused = ft.OutlineInputBorder(side=active, border_radius=14)
    field = Typed(
        key,
        value,
        changed,
        on_submit=lambda _: on_submit(),
        on_focus=lambda _: following.focused(True),
        on_blur=lambda _: following.focused(False),
        multiline=lines > 1,
        min_lines=lines if lines > 1 else None,
        max_lines=lines + 3 if lines > 1 else 1,
        max_length=most,
        counter=ft.Container(width=0, height=0),
        hint_text=hint or None,
        hint_style=text_style(
            "body_large", look.scale, outdoor=look.outdoor, colour=ft.Colors.ON_SURFACE_VARIANT
        ),
        text_style=style,
        capitalization=ft.TextCapitalization.CHARACTERS if code else ft.TextCapitalization.SENTENCES,
        autocorrect=not (code or secret),
        enable_suggestions=not (code or secret),
        password=secret,
        can_reveal_password=secret,
        border={ft.ControlState.DEFAULT: edge, ft.ControlState.FOCUSED: focused},
        filled=True,
        fill_color=ft.Colors.SURFACE_CONTAINER_LOWEST,
        cursor_color=ft.Colors.PRIMARY,
        content_padding=ft.Padding.symmetric(horizontal=18, vertical=16),
    )
    parts: list[ft.Control] = [
        ft.Semantics(exclude_semantics=True, content=text(label, S.LABEL_MEDIUM)),
        one_node(field, label=label),
    ]
    if error:
        parts.append(
            ft.Semantics(
                live_region=True,
                content=ft.Row(
                    [
                        ft.Icon(ft.Icons.ERROR_ROUNDED, size=22, color=ft.Colors.ERROR),
                        ft.Container(text(error, S.LABEL_MEDIUM, ft.Colors.ERROR), expand=True),
                    ],
                    spacing=8,
                ),
            )
        )
    return ft.Column(parts, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
