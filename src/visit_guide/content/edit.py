"""Change one position in a site file and not one other byte.

A file is written by a person: its comments, quotes, line ends and order stay as they
are. Nothing is written out anew from what was understood; the new values are put into
the text at the places the YAML reader names, and the result is read again to be sure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

__all__ = ["EditError", "with_position"]

_ORDER = ("lat", "lon", "accuracy_m", "confidence", "note")
_BEFORE = ("address", "tagline", "short_title", "title")
_BOM = "\ufeff"


class EditError(Exception):
    """The file is of a shape that cannot be changed safely."""


def with_position(data: bytes, values: Mapping[str, str]) -> bytes:
    """The site file ``data`` with ``values`` in its position; keys that are there keep their place.

    Args:
        data: A site file without problems.
        values: YAML by key of the position, quoted where it must be; written in the order of the model.

    Raises:
        EditError: the file is of a shape that cannot be changed safely.
    """
    text = data.decode()
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    before = _plain(_root(text))
    if not isinstance(before, dict):
        raise EditError
    old = before.get("position") or {}
    text = _with_mapping(text)
    for key in sorted(values, key=_ORDER.index):
        text = _with_value(text, key, values[key])
    new = _plain(_root("".join(f"{key}: {value}\n" for key, value in values.items())))
    if _plain(_root(text)) != {**before, "position": {**old, **new}}:
        raise EditError
    return (bom + text).encode()


def _root(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise EditError from error
    if not isinstance(root, yaml.MappingNode):
        raise EditError
    return root


def _plain(node: yaml.Node) -> Any:
    """What ``node`` says, all texts as typed.

    Raises:
        EditError: a key is not a plain text.
    """
    if isinstance(node, yaml.MappingNode):
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise EditError
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


def _find(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    found: yaml.Node | None = next((value for name, value in mapping.value if name.value == key), None)
    return found


def _with_mapping(text: str) -> str:
    """``text`` with a mapping as its position, an empty one if need be."""
    root = _root(text)
    position = _find(root, "position")
    if isinstance(position, yaml.MappingNode):
        return text
    if position is not None:
        if _plain(position) is not None:
            raise EditError
        return _replaced(text, position, "{}")
    if root.flow_style:
        return _inserted(text, root.start_mark.index + 1, "position: {}, ")
    anchor = next((node for key in _BEFORE if (node := _find(root, key)) is not None), None)
    if anchor is None:
        raise EditError
    indent = " " * root.value[0][0].start_mark.column
    newline = _newline(text)
    # A first key, so that the others are written on lines of their own.
    block = f"{newline}{indent}position:{newline}{indent}  confidence: unknown"
    return _inserted(text, _line_end(text, _end(text, anchor)), block)


def _with_value(text: str, key: str, value: str) -> str:
    position = _find(_root(text), "position")
    if not isinstance(position, yaml.MappingNode):
        raise EditError
    old = _find(position, key)
    if old is not None:
        return _replaced(text, old, value)
    earlier = [name for name in _ORDER[: _ORDER.index(key)] if _find(position, name) is not None]
    after = _find(position, earlier[-1]) if earlier else None
    if position.flow_style:
        if after is not None:
            return _inserted(text, _end(text, after), f", {key}: {value}")
        rest = ", " if position.value else ""
        return _inserted(text, position.start_mark.index + 1, f"{key}: {value}{rest}")
    first = position.value[0][0].start_mark
    line_break = _newline(text) + " " * first.column
    if after is not None:
        return _inserted(text, _line_end(text, _end(text, after)), f"{line_break}{key}: {value}")
    return _inserted(text, first.index, f"{key}: {value}{line_break}")


def _replaced(text: str, node: yaml.Node, value: str) -> str:
    start, end = node.start_mark.index, _end(text, node)
    space = " " if start == end else ""  # nothing was written after the colon
    return text[:start] + space + value + text[end:]


def _inserted(text: str, index: int, new: str) -> str:
    return text[:index] + new + text[index:]


def _end(text: str, node: yaml.Node) -> int:
    """Where ``node`` ends; the reader counts line breaks and blanks behind it to some of them."""
    start: int = node.start_mark.index
    return start + len(text[start : node.end_mark.index].rstrip())


def _line_end(text: str, index: int) -> int:
    """Where the line of ``index`` ends, a comment behind the value included."""
    while index < len(text) and text[index] not in "\r\n":
        index += 1
    return index


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
