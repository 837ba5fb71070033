"""The one text field of the guide: what is drawn anew never replaces what was typed since.

Nor does it move the caret, unless it is asked to put it where it was before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

__all__ = ["Typed"]


class _OnScreen:
    """What a field says on the screen, which may be newer than what was heard of it."""

    def __init__(self) -> None:
        self.field: ft.TextField | None = None
        self.heard: str | None = None
        self.wanted: int | None = None
        """Where the caret is to be put, once the field has the focus: that puts it at the end."""
        self.putting = False

    def text(self, name: str, asked: str) -> str:
        """What to draw: ``asked`` if it is another field, or something else than typing changed it."""
        if self.field is not None and self.field.key == name and asked == self.heard:
            return str(self.field.value or "")
        self.heard = asked
        return asked

    def selection(self, name: str) -> ft.TextSelection | None:
        """Where the caret is to be drawn: as it is, or where it was before."""
        if self.putting and self.wanted is not None:
            at, self.putting, self.wanted = self.wanted, False, None
            return ft.TextSelection(base_offset=at, extent_offset=at)
        return self.field.selection if self.field is not None and self.field.key == name else None


@ft.component
def Typed(
    name: str,
    value: str,
    on_change: Callable[[str], None],
    caret: int | None = None,
    on_caret: Callable[[int], None] | None = None,
    **more: Any,
) -> ft.Control:
    """A field that says ``value``; ``name`` is its key, ``more`` what else `flet.TextField` takes.

    ``caret`` is where the caret is to be in a field that takes the focus by itself, ``on_caret``
    hears where it goes.

    A keystroke is in the field before its event is heard. When the screen is drawn anew in
    between, because the group moved just then, ``value`` is older than the field: drawing it
    would lose that keystroke. A ``value`` that was never typed (a field emptied after its text
    was sent) is drawn as it is.
    """
    ref: ft.MutableRef[_OnScreen] = ft.use_ref(_OnScreen)
    screen = ref.current
    assert screen is not None
    _, draw_anew = ft.use_state(0)
    if screen.field is None:
        screen.wanted = caret

    def changed(event: ft.Event[ft.TextField]) -> None:
        screen.heard = event.control.value or ""
        on_change(screen.heard)

    def moved(event: ft.TextSelectionChangeEvent[ft.TextField]) -> None:
        at = event.selection.extent_offset
        if screen.wanted is not None and at != screen.wanted:
            screen.putting = True
            draw_anew(lambda times: times + 1)
            return
        screen.wanted = None
        if on_caret is not None:
            on_caret(at)

    field = ft.TextField(
        value=screen.text(name, value),
        key=name,
        on_change=changed,
        selection=screen.selection(name),
        on_selection_change=moved if on_caret is not None else None,
        **more,
    )
    screen.field = field
    return field
