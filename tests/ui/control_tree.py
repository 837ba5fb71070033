"""Reading a tree of flet controls: walking it, its keys and the words it shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

import flet as ft
from flet.components.component import Component
from flet.controls.base_control import BaseControl

# Where controls keep words that a person sees or hears, besides child controls.
WORDS = ("value", "text", "content", "label", "title", "subtitle", "hint_text", "helper", "error", "tooltip")
SPOKEN = ("semantics_label", "hint", "badge")


@cache
def child_fields(cls: type) -> tuple[str, ...]:
    """Names of the fields of ``cls`` that may hold controls, in the order they are declared."""
    return tuple(
        field.name
        for field in dataclasses.fields(cls)
        if not field.metadata.get("skip") and field.name not in ("_parent", "data", "_i", "_c")
    )


def children(control: BaseControl) -> Iterator[BaseControl]:
    """Direct children of ``control``; components stand for what they rendered."""
    for value in _values_of(control):
        yield from _controls_in(value)


def _values_of(item: Any) -> Iterator[Any]:
    """What the fields of a control or a value hold, where controls can be in it.

    flet keeps what differs from a field's default apart, and no default is a control: of some
    thirty fields that a control has, three or four are looked at.
    """
    kind = type(item)
    names = child_fields(kind)
    given = getattr(item, "_values", names)
    always = getattr(kind, "_structural_fields", ())
    for name in names:
        if name in given or name in always:
            value = getattr(item, name, None)
            if _may_hold_controls(type(value)):
                yield value


@cache
def _may_hold_controls(kind: type) -> bool:
    return issubclass(kind, BaseControl | list | tuple | dict) or dataclasses.is_dataclass(kind)


def _controls_in(value: Any) -> Iterator[BaseControl]:
    if isinstance(value, BaseControl):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _controls_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _controls_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for held in _values_of(value):
            yield from _controls_in(held)


def walk(control: BaseControl, above: tuple[BaseControl, ...] = ()) -> Iterator[tuple[BaseControl, ...]]:
    """Every shown control under and including ``control``, each as its path from the top."""
    if getattr(control, "visible", True) is False:
        return
    path = (*above, control)
    if not isinstance(control, Component):
        yield path
    for child in children(control):
        yield from walk(child, path)


def key_of(control: BaseControl) -> str | None:
    """The key of ``control`` as text, whatever kind of key it is."""
    key = getattr(control, "key", None)
    return None if key is None else str(getattr(key, "value", key))


def words_of(control: BaseControl, *, spoken: bool = False) -> Iterator[str]:
    """Texts that ``control`` itself shows, and with ``spoken`` those for a screen reader too."""
    for name in (*WORDS, *SPOKEN) if spoken else WORDS:
        value = getattr(control, name, None)
        if isinstance(value, ft.Tooltip):
            value = value.message
        if isinstance(value, str) and value:
            typed = value.replace("\N{NON-BREAKING HYPHEN}", "-")
            yield typed if typed == getattr(control, "semantics_label", None) else value
    for span in getattr(control, "spans", None) or ():
        if span.text:
            yield span.text
