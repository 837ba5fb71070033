"""flet's walks over controls that come and go, without the fields that hold nothing.

Whenever a screen changes, flet visits every control that came or went, and asks each for all its
declared fields: some fifty, to find the one or two that hold another control. In a browser's
Python that was half of the time from a tap on a stop to its first words. `install` puts equal
walks in their place, which look at what a control was given; and a field that is given what it
holds from the start is left alone at once, as most are when a control is made. With another
version of flet than the one these were written for, nothing is replaced: all works, only slower.
"""

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Iterable, Iterator
from functools import cache
from types import FunctionType, MethodType
from typing import Any

import flet.version
from flet.controls import object_patch
from flet.controls.base_control import BaseControl
from flet.controls.value_types import Prop

__all__ = ["FLETS_OWN", "FLETS_SET", "WRITTEN_FOR", "install"]

WRITTEN_FOR = "1.0.5"

_PLAIN = frozenset((str, int, float, bool, type(None), FunctionType, MethodType))
"""Kinds of values that hold nothing else."""
_builder: Any = object_patch.DiffBuilder
FLETS_OWN: dict[str, Any] = {
    name: getattr(_builder, name) for name in ("_configure_dataclass", "_removed_controls")
}
"""The walks that these take the place of."""
FLETS_SET: Any = Prop.__set__
"""How flet gives a control's field a value."""
_prop: Any = Prop
_follow_assignments: Any = object_patch._control_setattr


def install() -> bool:
    """Use these walks from now on; False when flet is of another version."""
    if flet.version.flet_version != WRITTEN_FOR:
        return False
    _builder._configure_dataclass = _configure_dataclass
    _builder._removed_controls = _removed_controls
    _prop.__set__ = _set
    return True


def _set(prop: Any, item: Any, value: Any) -> None:
    if value is prop.default and prop.name not in item._values:
        return
    FLETS_SET(prop, item, value)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a plain dataclass that flet sends."""
    return tuple(f.name for f in dataclasses.fields(kind) if not f.metadata.get("skip", False))


@cache
def _always_held(kind: type) -> tuple[str, ...]:
    """The fields that an object has from the start: lists, dictionaries, a component's body."""
    held = kind._structural_fields  # type: ignore[attr-defined]
    return tuple(name for name in _fields(kind) if name in held)


def _held(item: Any) -> Iterable[Any]:
    """The values of an object's fields, without those that were never given."""
    kind: Any = type(item)
    if not hasattr(kind, "_structural_fields"):
        return [getattr(item, name) for name in _fields(kind)]
    values = [*item._values.values(), *(getattr(item, name) for name in _always_held(kind))]
    return [value for value in values if type(value) not in _PLAIN]


def _removed_controls(_: Any, item: Any, recurse: bool) -> Iterator[Any]:
    """The controls inside ``item``, children first."""
    found: list[Any] = []
    _take_removed(item, recurse, found)
    return iter(found)


def _take_removed(item: Any, recurse: bool, found: list[Any]) -> None:
    if isinstance(item, BaseControl):
        sent = item.__dict__
        if "__prev_lists" in sent:  # what the tablet was last sent of it
            for kept in ("__prev_lists", "__prev_dicts", "__prev_classes"):
                for value in sent.get(kept, {}).values():
                    _take_removed(value, recurse, found)
        elif recurse:
            for value in _held(item):
                _take_removed(value, recurse, found)
        found.append(item)
    elif isinstance(item, dict):
        for value in item.values():
            _take_removed(value, recurse, found)
    elif isinstance(item, list):
        for value in item:
            _take_removed(value, recurse, found)


def _configure_dataclass(
    _: Any, item: Any, parent: Any, frozen: bool, configure_setattr_only: bool = False
) -> Iterator[Any]:
    """Prepare ``item`` and what is inside it for the page; the controls among them, parents first."""
    found: list[Any] = []
    _configure(item, parent, frozen, configure_setattr_only, found)
    return iter(found)


def _configure(item: Any, parent: Any, frozen: bool, shallow: bool, found: list[Any]) -> None:
    if isinstance(item, dict):
        for value in item.values():
            _configure(value, parent, frozen, False, found)
    elif isinstance(item, list):
        for value in item:
            _configure(value, parent, frozen, False, found)
    elif dataclasses.is_dataclass(item):
        _configure_one(item, parent, frozen, shallow, found)


def _configure_one(item: Any, parent: Any, frozen: bool, shallow: bool, found: list[Any]) -> None:
    if parent is None:
        known = getattr(item, "_parent", None)
        parent = known() if known else None
    if parent:
        if parent is item:
            raise object_patch.ObjectPatchException(f"Parent is the same as item: {item}")
        item._parent = weakref.ref(parent)
    if hasattr(item, "_frozen"):
        frozen = item._frozen
    elif frozen:
        item._frozen = frozen
    kind = item.__class__
    if getattr(kind, "__flet_control_cls__", None) is None:
        kind.__flet_control_cls__ = BaseControl
    control = isinstance(item, BaseControl)
    if control:
        if not shallow:
            item.build()
            item._before_update_safe()
            object.__setattr__(item, "_initialized", True)
        found.append(item)
    if not shallow:
        for value in _held(item):
            _configure(value, item if control else parent, frozen, False, found)
    if not frozen:
        changed = getattr(item, "_dirty", None)
        if changed is not None:
            changed.clear()
        else:
            if kind.__setattr__ is not _follow_assignments:
                kind.__setattr__ = _follow_assignments
            object.__setattr__(item, "__changes", {})
