"""Is a file shaped as the model says? All errors at once, in the organiser's words.

After each round the wrong values are replaced by harmless ones and the rest is
validated again, so that the cross-checks can still look at everything that is sound:
one run reports a misspelt key and an unknown theme in the same file. What was
replaced is remembered; nothing further is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from visit_guide.content import kinds
from visit_guide.content.model import (
    adapter,
    choices_of,
    description,
    has_default,
    hint_at,
    item_hint,
    record_of,
    single,
    written_fields,
)
from visit_guide.content.nodes import Location, Node, Scalar, key_mark_of, mark_of, node_at
from visit_guide.content.problems import Kind, Report, Term
from visit_guide.content.suggest import nearest

__all__ = ["Document", "validate"]

T = TypeVar("T")

_MOST_ROUNDS = 12  # each round goes one level deeper; the model has seven
_FRENCH_BOOLEANS = {"oui": True, "non": False}
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_OWN_KINDS = {
    "alt": kinds.MEDIA_WITHOUT_ALT,
    "credit": kinds.MEDIA_WITHOUT_CREDIT,
    "licence": kinds.MEDIA_WITHOUT_LICENCE,
}
_TYPE_KINDS: AnyMapping[Any, Kind] = {
    str: kinds.NOT_A_TEXT,
    float: kinds.NOT_A_NUMBER,
    int: kinds.NOT_A_WHOLE_NUMBER,
    bool: kinds.NOT_YES_OR_NO,
}


@dataclass(slots=True)
class Document(Generic[T]):
    """One file that could be read: what it holds, and where each value is written."""

    path: Path
    root: Node
    value: T
    replaced: set[Location] = field(default_factory=set)

    def add(
        self,
        report: Report,
        kind: Kind,
        *location: str | int,
        suggestion: str | None = None,
        on_key: bool = False,
        **params: object,
    ) -> None:
        """Report a problem at ``location``, unless what is there was already reported and replaced."""
        if self.replaced and any(location[:length] in self.replaced for length in range(len(location) + 1)):
            return
        mark = (key_mark_of if on_key and location else mark_of)(self.root, location)
        report.add(kind, self.path, mark, suggestion=suggestion, **params)

    def lost(self, *location: str | int) -> bool:
        """Whether names declared in the list at ``location`` were replaced: nobody knows them all, then."""
        return any(
            place == location[: len(place)]
            or (place[:-1] == location or (place[-1] == "id" and place[:-2] == location))
            for place in self.replaced
        )

    def line_of(self, *location: str | int) -> int:
        """The line where ``location`` is written."""
        return mark_of(self.root, location)[0]


def validate(cls: Any, path: Path, root: Node, tree: Any, report: Report) -> Document[Any] | None:
    """``tree`` as a record ``cls``; None when it is beyond repair (which ``report`` then tells)."""
    document: Document[Any] = Document(path, root, None)
    for _ in range(_MOST_ROUNDS):
        try:
            document.value = adapter(cls).validate_python(tree)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False, include_input=False)
            meant = _meant(cls, details)
            for detail in details:
                place, kind = detail["loc"], detail["type"]
                fault = _Fault(cls, tree, place, kind, meant=kind == "missing" and place in meant)
                tree = fault.settle(document, report)
        else:
            return document
    return None


def _meant(cls: Any, details: Iterable[Any]) -> set[Location]:
    """Where the misspelt keys among ``details`` should have stood."""
    found: set[Location] = set()
    for detail in details:
        place = detail["loc"]
        owner, name, hint = hint_at(cls, place)
        if hint is None and place and (suggestion := nearest(name, written_fields(owner))):
            found.add((*place[:-1], suggestion))
    return found


@dataclass(slots=True)
class _Fault:
    """One error of the validation library."""

    cls: Any
    tree: Any
    location: Location
    type: str
    meant: bool = False
    """It is a missing key that one beside it, misspelt, was meant to be: said there."""

    def settle(self, document: Document[Any], report: Report) -> Any:
        """Report the fault, and give the tree back with something harmless in its place."""
        owner, name, hint = hint_at(self.cls, self.location)
        parent = self.tree
        for step in self.location[:-1]:
            parent = parent[step]
        last = self.location[-1] if self.location else None
        value = self.tree if last is None else _get(parent, last)
        if single(hint) is bool and isinstance(value, str) and value.casefold() in _FRENCH_BOOLEANS:
            parent[last] = _FRENCH_BOOLEANS[value.casefold()]
            return self.tree
        if value is None and isinstance(last, str) and hint is not None and has_default(owner, last):
            del parent[last]  # a key left empty: as if it were not there
            return self.tree
        self._report(document, report, owner, name, hint, value)
        document.replaced.add(self.location)
        if last is None:
            return _harmless(self.cls)
        if hint is None or (isinstance(last, str) and self.type != "missing" and has_default(owner, last)):
            del parent[last]
        else:
            parent[last] = _harmless(hint)
        return self.tree

    def _report(
        self, document: Document[Any], report: Report, owner: Any, name: str, hint: Any, value: Any
    ) -> None:
        place = self.location
        node = node_at(document.root, place)
        if self.meant or report.is_full(document.path) or (isinstance(node, Scalar) and node.refused):
            return
        if hint is None:
            known = written_fields(owner)
            document.add(
                report,
                kinds.UNKNOWN_KEY,
                *place,
                on_key=True,
                suggestion=nearest(name, known),
                key=name,
                known=", ".join(known),
            )
        elif self.type == "missing" or (value is None and single(hint) is str):
            kind = _OWN_KINDS.get(name) or (kinds.MISSING_FIELD if node is None else kinds.EMPTY_FIELD)
            document.add(report, kind, *place, key=name, description=Term(description(owner, name)))
        else:
            self._report_value(document, report, name, hint, value)

    def _report_value(
        self, document: Document[Any], report: Report, name: str, hint: Any, value: Any
    ) -> None:
        plain = single(hint)
        shown = value if isinstance(value, str) else "…"
        known: tuple[str, ...] = ()
        suggestion = None
        choices, record = choices_of(hint), record_of(hint)
        if choices and isinstance(value, str):
            kind, known, suggestion = kinds.BAD_CHOICE, choices, nearest(value, choices)
        elif item_hint(hint) is not None:
            kind = kinds.NOT_A_LIST
        elif record is not None:
            kind, known = kinds.NOT_A_GROUP, written_fields(record)
        elif plain is float and _DECIMAL_COMMA.fullmatch(shown):
            kind, suggestion = kinds.DECIMAL_COMMA, shown.replace(",", ".")
        else:
            kind = _TYPE_KINDS.get(plain, kinds.NOT_A_TEXT)
        document.add(
            report,
            kind,
            *self.location,
            suggestion=suggestion,
            key=name or document.path.name,
            value=shown,
            known=", ".join(known),
        )


def _get(parent: Any, step: str | int) -> Any:
    return parent.get(step) if isinstance(parent, dict) else parent[step]


def _harmless(hint: Any) -> Any:
    """A value of type ``hint`` that no later check complains about."""
    plain = single(hint)
    if item_hint(hint) is not None:
        return []
    if record_of(hint) is not None:
        return {}
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return next(iter(plain))
    return "" if plain is str else plain(0)
