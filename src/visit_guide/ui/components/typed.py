"""The one text field of the guide: what is drawn anew never replaces what was typed since."""

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

    def text(self, name: str, asked: str) -> str:
        """What to draw: ``asked`` if it is another field, or something else than typing changed it."""
        if self.field is not None and self.field.key == name and asked == self.heard:
            return str(self.field.value or "")
        self.heard = asked
        return asked


@ft.component
def Typed(name: str, value: str, on_change: Callable[[str], None], **more: Any) -> ft.Control:
    """A field that says ``value``; ``name`` is its key, ``more`` what else `flet.TextField` takes.

    A keystroke is in the field before its event is heard. When the screen is drawn anew in
    between, because the group moved just then, ``value`` is older than the field: drawing it
    would lose that keystroke. A ``value`` that was never typed (a field emptied after its text
    was sent) is drawn as it is.
    """
    ref: ft.MutableRef[_OnScreen] = ft.use_ref(_OnScreen)
    screen = ref.current
    assert screen is not None

    def changed(event: ft.Event[ft.TextField]) -> None:
        screen.heard = event.control.value or ""
        on_change(screen.heard)

    field = ft.TextField(value=screen.text(name, value), key=name, on_change=changed, **more)
    screen.field = field
    return field
