"""The card of an answer: a large target with its mark, that says whether it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.radios import RadioCard
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.look import Look

__all__ = [
    "Respond",
    "one_below_the_other",
    "only_card",
    "option_card",
    "radio_mark",
    "rank",
]

Respond = Callable[[str], None]
RADIO = (ft.Icons.RADIO_BUTTON_CHECKED_ROUNDED, ft.Icons.RADIO_BUTTON_UNCHECKED_ROUNDED)
BOX = (ft.Icons.CHECK_BOX_ROUNDED, ft.Icons.CHECK_BOX_OUTLINE_BLANK_ROUNDED)
MARK = 30
"""Side of the mark of an answer, in dp; it grows with the text."""


def _card_of(label: str, frame: Frame, mark: ft.Control, *, picked: bool) -> ft.Control:
    """What a card of an answer holds: its mark and its words."""
    look = frame.look
    ink = ft.Colors.ON_PRIMARY_CONTAINER if picked else ft.Colors.ON_SURFACE
    style = S.TITLE_SMALL if look.large else S.TITLE_MEDIUM
    height = (66 if look.phone else 72) * (1 if not look.large else look.scale * 0.8)
    return ft.Container(
        ft.Row(
            [mark, ft.Container(text(label, style, ink), expand=True)],
            spacing=10 if look.large else 16,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        padding=ft.Padding.symmetric(vertical=max(12.0, (height - frame.look.icon(MARK)) / 2)),
    )


def _dress(frame: Frame, *, picked: bool) -> dict[str, Any]:
    """The ground, the edge and the inner space of a card of an answer."""
    return {
        "bgcolor": ft.Colors.PRIMARY_CONTAINER if picked else ft.Colors.SURFACE_CONTAINER_LOWEST,
        "side": ft.BorderSide(3 if picked else 2, ft.Colors.PRIMARY if picked else ft.Colors.OUTLINE),
        "padding": ft.Padding.symmetric(horizontal=12 if frame.look.large else 20),
    }


def mark_of(
    icons: tuple[ft.IconData, ft.IconData], look: Look, *, picked: bool, ink: str = ft.Colors.PRIMARY
) -> ft.Icon:
    """The first of ``icons`` when the answer is picked, in ``ink``, the second when not."""
    colour = ink if picked else ft.Colors.OUTLINE
    return ft.Icon(icons[0] if picked else icons[1], size=look.icon(MARK), color=colour)


def radio_mark(button: ft.Control, look: Look, *, picked: bool, ink: str = ft.Colors.PRIMARY) -> ft.Control:
    """The mark of an answer that excludes others, over the ``button`` that a :func:`RadioCard` makes."""
    size = look.icon(MARK)
    return ft.Stack([button, mark_of(RADIO, look, picked=picked, ink=ink)], width=size, height=size)


def only_card(label: str, code: str, respond: Respond, frame: Frame, *, key: str, picked: bool) -> ft.Control:
    """One answer that excludes the others: the whole card takes the tap."""

    def body(button: ft.Control) -> ft.Control:
        return _card_of(label, frame, radio_mark(button, frame.look, picked=picked), picked=picked)

    return RadioCard(code, body, respond, name=key, **_dress(frame, picked=picked))


def option_card(
    label: str,
    on_click: Callable[[], None],
    frame: Frame,
    *,
    key: str,
    picked: bool,
    mark: ft.Control | None = None,
    said: str = "",
) -> ft.Control:
    """One answer that may go with others: the whole card takes the tap."""
    shown = mark or mark_of(BOX, frame.look, picked=picked)
    return pressable(
        _card_of(label, frame, shown, picked=picked),
        on_click,
        key=key,
        label=said or label,
        checked=picked,
        **_dress(frame, picked=picked),
    )


def rank(number: str, size: float) -> ft.Control:
    """The place given to an answer; a hollow square while it has none. ``size`` is its side, in dp."""
    given = bool(number)
    return ft.Container(
        ft.Text(number, theme_style=S.TITLE_MEDIUM, color=ft.Colors.ON_PRIMARY),
        width=size,
        height=size,
        bgcolor=ft.Colors.PRIMARY if given else ft.Colors.TRANSPARENT,
        border=None if given else ft.Border.all(2, ft.Colors.OUTLINE),
        border_radius=12,
        alignment=ft.Alignment.CENTER,
    )


def one_below_the_other(cards: list[ft.Control]) -> ft.Control:
    """The cards in one column, all as wide as it is."""
    return ft.Column(cards, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
