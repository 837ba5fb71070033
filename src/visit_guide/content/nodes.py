"""A YAML file as a plain tree in which every key and value knows its line and column."""

from __future__ import annotations

from dataclasses import dataclass, field

from visit_guide.content.problems import Mark

__all__ = ["Location", "Mapping", "Node", "Scalar", "Sequence", "key_mark_of", "mark_of", "node_at"]

Location = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and list positions (from 0)."""


@dataclass(slots=True)
class Scalar:
    """A text as written; None for a plain empty value, ``~`` or ``null``."""

    value: str | None
    mark: Mark
    refused: bool = False
    """Something was wrong with it and has been reported: say nothing more about it."""


@dataclass(slots=True)
class Mapping:
    """Keys and values, in the order of the file."""

    mark: Mark
    entries: dict[str, Node] = field(default_factory=dict)
    key_marks: dict[str, Mark] = field(default_factory=dict)


@dataclass(slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


def node_at(root: Node, location: Location) -> Node | None:
    """The node at ``location``, or None when the file has nothing there."""
    node: Node | None = root
    for step in location:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.entries.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def mark_of(root: Node, location: Location) -> Mark:
    """Where to look for ``location``: a text itself, the key of a group or list, else what is around."""
    node = node_at(root, location)
    if node is None:
        return mark_of(root, location[:-1])
    if isinstance(node, Scalar) and node.value is not None:
        return node.mark
    return key_mark_of(root, location) if location else node.mark


def key_mark_of(root: Node, location: Location) -> Mark:
    """Where the key that ends ``location`` is written; the value's own place for a list item."""
    parent = node_at(root, location[:-1])
    key = location[-1]
    if isinstance(parent, Mapping) and isinstance(key, str) and key in parent.key_marks:
        return parent.key_marks[key]
    node = node_at(root, location)
    return node.mark if node is not None else mark_of(root, location[:-1])
