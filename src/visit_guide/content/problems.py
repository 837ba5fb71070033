"""What is wrong with the content, where, and what to do about it.

A problem keeps its message untranslated, with the values it names: the command line,
the browser and the JSON form each say it in their own language.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from visit_guide.domain.record import record
from visit_guide.messages import N_, Catalogue

__all__ = ["Kind", "Mark", "Problem", "Report", "Severity", "Term", "relative_path"]

Mark = tuple[int, int]
"""A line and a column, both counted from 1."""


class Term(str):
    """A value of a message that is itself a message, to be translated when it is shown."""

    __slots__ = ()


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_VALUE = 60
_LONGEST_LIST = 400  # `known`: what could have been written instead
_MOST_PER_FILE = 300


class Severity(StrEnum):
    """Errors keep the guide from opening; warnings only count with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


@record
class Kind:
    """A sort of problem: several may share one code when they only differ in wording."""

    code: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR


@record
class Problem:
    """One problem at one place of one file."""

    kind: Kind
    path: Path
    line: int = 1
    col: int = 1
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    suggestion: str | None = None

    @property
    def code(self) -> str:
        """The short stable name of this sort of problem, documented in the organiser's guide."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """Whether the guide can open all the same."""
        return self.kind.severity

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a listing: by file, then as one reads it."""
        return (self.path.as_posix(), self.line, self.col, self.kind.code, self.kind.message)

    def message(self, t: Catalogue) -> str:
        """What is wrong, in one sentence, with the nearest known word when there is one."""
        text = t(self.kind.message, **self._values(t))
        if self.suggestion is None:
            return text
        return t("{message}; did you mean “{suggestion}”?", message=text, suggestion=self.suggestion)

    def advice(self, t: Catalogue) -> str:
        """What to do about it, or nothing when the message says it already."""
        return t(self.kind.advice, **self._values(t))

    def _values(self, t: Catalogue) -> dict[str, object]:
        return {name: _said(value, t) for name, value in self.params.items()}

    def as_text(self, t: Catalogue) -> str:
        """``path:line:col: error[code]: message``, then what to do, on a line of its own."""
        place = f"{relative_path(self.path)}:{self.line}:{self.col}"
        head = f"{place}: {self.severity}[{self.code}]: {self.message(t)}"
        advice = self.advice(t)
        return f"{head}\n    {advice}" if advice else head

    def as_json(self, t: Catalogue) -> dict[str, object]:
        """The same for programs: one flat object, messages included."""
        return {
            "path": relative_path(self.path),
            "line": self.line,
            "column": self.col,
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message(t),
            "advice": self.advice(t) or None,
            "suggestion": self.suggestion,
        }


TOO_MANY = Kind(
    code="too-many-problems",
    message=N_("this file has more problems than are listed here"),
    advice=N_("Correct the ones above, then check again."),
)


class Report:
    """Gathers the problems of one run; a hopeless file cannot flood it."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: dict[Path, int] = {}

    def add(
        self, kind: Kind, path: Path, mark: Mark = (1, 1), *, suggestion: str | None = None, **params: object
    ) -> None:
        """Note a problem of ``kind`` at ``mark`` of the file ``path``."""
        count = self._counts.get(path, 0) + 1
        self._counts[path] = count
        if count > _MOST_PER_FILE + 1:
            return
        if count == _MOST_PER_FILE + 1:
            kind, params, suggestion = TOO_MANY, {}, None
        shown = {
            name: _shown(value, _LONGEST_LIST if name == "known" else _LONGEST_VALUE)
            for name, value in params.items()
        }
        line, col = mark
        self._problems.append(
            Problem(kind=kind, path=path, line=line, col=col, params=shown, suggestion=suggestion)
        )

    def take(self, other: Report) -> None:
        """Note what ``other`` gathered."""
        for one in other._problems:
            self.add(one.kind, one.path, (one.line, one.col), suggestion=one.suggestion, **one.params)

    def is_full(self, path: Path) -> bool:
        """Whether further problems of ``path`` would not be listed anyway."""
        return self._counts.get(path, 0) > _MOST_PER_FILE

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, by file and place."""
        return tuple(sorted(self._problems, key=lambda problem: problem.sort_key))


def relative_path(path: Path) -> str:
    """``path`` as seen from the current directory, as compilers print it."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _said(value: object, t: Catalogue) -> object:
    """``value`` as a message of ``t`` says it: terms translated, decimals with the language's own sign."""
    if isinstance(value, Term):
        return t(value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", "," if t.language == "fr" else ".")
    return value


def _shown(value: object, longest: int) -> object:
    """``value`` short enough, and on one line, to be quoted in a message."""
    if not isinstance(value, str) or isinstance(value, Term):
        return value
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(value.split()))
    return text if len(text) <= longest else f"{text[:longest]}…"
