"""Turns YAML events into a tree of nodes, and refuses what content never needs."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from visit_guide.content import kinds
from visit_guide.content.nodes import Mapping, Node, Scalar, Sequence
from visit_guide.content.problems import Kind, Mark, Report

__all__ = ["CONTROL_CHARACTERS", "MAX_DEPTH", "TreeBuilder"]

MAX_DEPTH = 20
"""Deepest accepted nesting; the model itself needs 7 levels."""

CONTROL_CHARACTERS = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file; double quotes could smuggle it in (`"\\0"`)."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class TreeBuilder:
    """Fed with events one by one, holds the tree in ``root`` at the end.

    It keeps its own stack, so that a hostile file meets ``MAX_DEPTH``, not Python's
    recursion limit.
    """

    def __init__(self, path: Path, report: Report) -> None:
        self.root: Node | None = None
        self._path = path
        self._report = report
        self._open: list[Mapping | Sequence] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def feed(self, event: yaml.Event) -> bool:
        """Take one event; False when the rest of the file is not worth reading."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._start(event)
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            mark = _mark(event)
            self._add(kinds.ALIAS, mark, name=event.anchor)
            return self._place(Scalar(None, mark, refused=True))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._add(kinds.SEVERAL_DOCUMENTS, _mark(event))
                return False
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> bool:
        mark = _mark(event)
        if event.tag is not None:
            self._add(kinds.TAG, mark, tag=event.tag)
            return self._place(Scalar(None, mark, refused=True), key_text=event.value)
        text: str = event.value
        if event.style == '"' and (control := CONTROL_CHARACTERS.search(text)):
            self._add(kinds.CONTROL_CHARACTER, mark, character=f"U+{ord(control[0]):04X}")
            return self._place(Scalar(None, mark, refused=True), key_text=text)
        plain_null = event.style in (None, "") and text in _NULLS
        return self._place(Scalar(None if plain_null else text, mark), key_text=text)

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        mark = _mark(event)
        if len(self._open) >= MAX_DEPTH:
            self._add(kinds.TOO_DEEP, mark, limit=MAX_DEPTH)
            return False
        if event.tag is not None:
            self._add(kinds.TAG, mark, tag=event.tag)
        node = Mapping(mark) if isinstance(event, yaml.MappingStartEvent) else Sequence(mark)
        if not self._place(node):
            return False
        self._open.append(node)
        self._keys.append(None)
        return True

    def _place(self, node: Node, key_text: str | None = None) -> bool:
        """Put ``node`` where it belongs: the root, a list item, a key or its value."""
        if not self._open:
            self.root = node
            return True
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return True
        key = self._keys[-1]
        if key is not None:
            parent.entries.setdefault(key, node)
            self._keys[-1] = None
            return True
        if key_text is None:
            self._add(kinds.COMPLEX_KEY, node.mark)
            return False
        if key_text in parent.key_marks:
            self._add(kinds.DUPLICATE_KEY, node.mark, key=key_text, line=parent.key_marks[key_text][0])
        parent.key_marks.setdefault(key_text, node.mark)
        self._keys[-1] = key_text
        return True

    def _add(self, kind: Kind, mark: Mark, **params: object) -> None:
        self._report.add(kind, self._path, mark, suggestion=None, **params)


def _mark(event: yaml.Event) -> Mark:
    place = event.start_mark
    return (place.line + 1, place.column + 1) if place else (1, 1)
