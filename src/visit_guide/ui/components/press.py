"""Everything that can be pressed: real buttons, so that keyboard and screen readers work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from visit_guide.ui.components.text import S, text
from visit_guide.ui.look import Look

_STATE = ft.ControlState


def _style(
    *,
    bgcolor: str,
    radius: float,
    padding: ft.PaddingValue,
    side: ft.BorderSide | None = None,
    ring: str = ft.Colors.ON_SURFACE,
    alignment: ft.Alignment | None = None,
) -> ft.ButtonStyle:
    edge = side or ft.BorderSide(0, ft.Colors.TRANSPARENT)
    return ft.ButtonStyle(
        bgcolor=bgcolor,
        color=ft.Colors.ON_SURFACE,
        overlay_color={
            _STATE.PRESSED: ft.Colors.with_opacity(0.12, ft.Colors.ON_SURFACE),
            _STATE.HOVERED: ft.Colors.with_opacity(0.06, ft.Colors.ON_SURFACE),
            _STATE.FOCUSED: ft.Colors.with_opacity(0.06, ft.Colors.ON_SURFACE),
            _STATE.DEFAULT: ft.Colors.TRANSPARENT,
        },
        elevation=0,
        shadow_color=ft.Colors.TRANSPARENT,
        padding=padding,
        side={_STATE.FOCUSED: ft.BorderSide(3, ring), _STATE.DEFAULT: edge},
        shape=ft.RoundedRectangleBorder(radius=radius),
        alignment=alignment or ft.Alignment.CENTER_LEFT,
        visual_density=ft.VisualDensity.STANDARD,
    )


def one_node(
    content: ft.Control, *, label: str | None = None, expand: bool | int | None = None
) -> ft.Control:
    """What can be acted on, as one thing to screen readers, called ``label``.

    Flet's `Semantics` always says whether it is enabled, as each control that acts does: Flutter does not
    join the two by itself, and would describe a button in a button, or a switch without a name.
    """
    named = content if label is None else ft.Semantics(label=label, content=content)
    return ft.MergeSemantics(named, expand=expand)


def switch(value: bool, on_change: Callable[[], None], *, key: str, label: str) -> ft.Control:
    """Something that is on or off, called ``label``; as high as a finger needs."""
    toggle = ft.Switch(
        value=value,
        key=key,
        on_change=lambda _: on_change(),
        thumb_icon={ft.ControlState.SELECTED: ft.Icons.CHECK},
        padding=4,
    )
    return one_node(toggle, label=label)


def pressable(
    content: ft.Control,
    on_click: Callable[[], None],
    *,
    key: str,
    label: str | None = None,
    selected: bool | None = None,
    checked: bool | None = None,
    bgcolor: str = ft.Colors.TRANSPARENT,
    radius: float = 16,
    padding: ft.PaddingValue = 0,
    side: ft.BorderSide | None = None,
    ring: str = ft.Colors.ON_SURFACE,
    alignment: ft.Alignment | None = None,
    expand: bool | int | None = None,
    tooltip: str | None = None,
    **more: Any,
) -> ft.Control:
    """A button of any content.

    ``label``, when given, is all a screen reader says of it, else what ``content`` says, after
    the ``tooltip``; ``selected`` and ``checked`` are announced with it.
    """
    inner = content
    if (label, selected, checked) != (None, None, None):
        inner = ft.Semantics(
            label=None if label == tooltip else label,
            selected=selected,
            checked=checked,
            exclude_semantics=label is not None,
            content=content,
        )
    button = ft.Button(
        content=inner,
        key=key,
        on_click=lambda _: on_click(),
        style=_style(
            bgcolor=bgcolor, radius=radius, padding=padding, side=side, ring=ring, alignment=alignment
        ),
        tooltip=tooltip,
        **more,
    )
    if inner is content and tooltip is None:
        button.expand = expand
        return button
    return one_node(button, expand=expand)


def action(
    label: str,
    on_click: Callable[[], None],
    *,
    key: str,
    look: Look,
    kind: str = "primary",
    icon: ft.IconData | None = None,
    trailing: ft.IconData | None = None,
    expand: bool = False,
    height: float = 56,
    about: str = "",
) -> ft.Control:
    """A labelled button: ``primary`` (green), ``sun`` (on green), ``outlined`` or ``plain``.

    ``about`` is what screen readers say after the label, where buttons of one label stand below each other.
    """
    colours = {
        "primary": (ft.Colors.PRIMARY, ft.Colors.ON_PRIMARY, None),
        "sun": (ft.Colors.SECONDARY_CONTAINER, ft.Colors.ON_SECONDARY_CONTAINER, None),
        "outlined": (
            ft.Colors.SURFACE_CONTAINER_LOWEST,
            ft.Colors.ON_SURFACE,
            ft.BorderSide(2, ft.Colors.OUTLINE),
        ),
        "plain": (ft.Colors.TRANSPARENT, ft.Colors.PRIMARY, None),
    }
    background, foreground, side = colours[kind]
    parts: list[ft.Control] = []
    if icon is not None:
        parts.append(ft.Icon(icon, size=look.icon(24), color=foreground))
    # A label longer than the screen goes on below: it is never cut, nor leaves its button.
    parts.append(ft.Container(text(label, S.LABEL_LARGE, foreground), expand=True, expand_loose=True))
    if trailing is not None:
        parts.append(ft.Icon(trailing, size=look.icon(24), color=foreground))
    row = ft.Row(parts, spacing=12, tight=not (expand or look.large), alignment=ft.MainAxisAlignment.CENTER)
    return pressable(
        ft.Container(row, padding=ft.Padding.symmetric(vertical=(height - 26) / 2)),
        on_click,
        key=key,
        label=f"{label}, {about}" if about else None,
        bgcolor=background,
        side=side,
        padding=ft.Padding.symmetric(horizontal=20),
        ring=ft.Colors.ON_PRIMARY_FIXED if kind == "sun" else ft.Colors.ON_SURFACE,
        alignment=ft.Alignment.CENTER,
        expand=expand or None,
    )


def icon_action(
    icon: ft.IconData,
    label: str,
    on_click: Callable[[], None],
    *,
    key: str,
    outlined: bool = False,
    color: str = ft.Colors.ON_SURFACE,
    size: float = 56,
    look: Look | None = None,
) -> ft.Control:
    """A square button with a drawing only; ``label`` is its tooltip and what is announced.

    With ``look`` the drawing grows with the text, and the button as much as that needs.
    """
    drawn = look.icon(28) if look is not None else 28
    size = max(size, drawn + 16)
    return pressable(
        ft.Container(
            ft.Icon(icon, size=drawn, color=color), width=size, height=size, alignment=ft.Alignment.CENTER
        ),
        on_click,
        key=key,
        label=label,
        tooltip=label,
        width=size,
        height=size,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST if outlined else ft.Colors.TRANSPARENT,
        side=ft.BorderSide(2, ft.Colors.OUTLINE) if outlined else None,
        alignment=ft.Alignment.CENTER,
    )
