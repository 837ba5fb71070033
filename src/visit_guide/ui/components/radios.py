"""One choice among several, as real radio buttons: a screen reader says so, and how many there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

__all__ = ["RadioCard", "radio_group"]

WIDEST = 3.0
"""Of an edge, in dp; what a thinner one leaves is empty, so that nothing moves when it grows."""


def radio_group(content: ft.Control, picked: str, pick: Callable[[str], None]) -> ft.Control:
    """What holds the choices of one question; ``picked`` is the chosen one, or nothing."""
    return ft.RadioGroup(
        content=content, value=picked or None, on_change=lambda event: pick(event.control.value or "")
    )


def _unseen(value: str, on_focus: Callable[[], None], on_blur: Callable[[], None]) -> ft.Radio:
    """A radio button that draws nothing: the card around it shows what it is."""
    return ft.Radio(
        value=value,
        fill_color=ft.Colors.TRANSPARENT,
        overlay_color=ft.Colors.TRANSPARENT,
        on_focus=lambda _: on_focus(),
        on_blur=lambda _: on_blur(),
    )


@ft.component
def RadioCard(
    value: str,
    body: Callable[[ft.Control], ft.Control],
    pick: Callable[[str], None],
    *,
    name: str,
    said: str = "",
    bgcolor: str,
    side: ft.BorderSide,
    **more: Any,
) -> ft.Control:
    """A choice of a :func:`radio_group`: the whole card takes the tap, and shows the focus.

    Args:
        value: what choosing it answers.
        body: makes the content around the button, which has a place and no look of its own.
        pick: told ``value`` by a tap anywhere on the card.
        name: its key.
        said: what a screen reader says of it, when that is not its words.
        bgcolor: its ground.
        side: its edge, without the focus.
        **more: what else `flet.Container` takes.
    """
    focused, set_focused = ft.use_state(False)
    button = _unseen(value, lambda: set_focused(True), lambda: set_focused(False))
    edge = ft.BorderSide(WIDEST, ft.Colors.ON_SURFACE) if focused else side
    card = ft.Container(
        body(button),
        key=name,
        on_click=lambda _: pick(value),
        bgcolor=bgcolor,
        border=ft.Border(edge, edge, edge, edge),
        border_radius=16,
        margin=WIDEST - float(edge.width or 0),
        **more,
    )
    return ft.MergeSemantics(content=ft.Semantics(label=said, content=card) if said else card)
