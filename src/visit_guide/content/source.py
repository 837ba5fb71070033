"""Read one YAML file: a plain tree with places, or the problems that prevent it.

PyYAML's own construction is not used: it turns ``11:20`` into 680 and ``no`` into
false, expands aliases without limit and forgets where things were written. Its event
stream is: every scalar stays the text that was typed, and the model decides later what
it means. Aliases are refused, so a tree is never larger than its file.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import yaml

from visit_guide.content import kinds
from visit_guide.content.builder import CONTROL_CHARACTERS, TreeBuilder
from visit_guide.content.nodes import Node
from visit_guide.content.problems import Kind, Mark, Report

__all__ = ["MAX_BYTES", "read_yaml"]

MAX_BYTES = 1_000_000
"""Largest accepted file; the shipped sites weigh about 20 kB each."""

_MOST_CONTROLS = 20  # enough to act on; a binary file holds thousands
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_GLUED_HASH = re.compile(r"[ \t]+#[^\s#]")
_TAB_INDENT = re.compile("[ ]*\t")
_LEADING_TABS = re.compile("^[ ]*\t[ \t]*", re.MULTILINE)
_REASONS: tuple[tuple[str, Kind], ...] = (
    ("mapping values are not allowed", kinds.SYNTAX_COLON),
    ("could not find expected ':'", kinds.SYNTAX_NO_COLON),
    ("expected ':'", kinds.SYNTAX_NO_COLON),
    ("unexpected end of stream", kinds.SYNTAX_QUOTE),
    ("expected ',' or", kinds.SYNTAX_QUOTE),
    ("cannot start any token", kinds.SYNTAX_START),
    ("escape", kinds.SYNTAX_ESCAPE),
    ("did not find expected key", kinds.SYNTAX_INDENT),
    ("did not find expected '-' indicator", kinds.SYNTAX_INDENT),
    ("expected <block end>", kinds.SYNTAX_INDENT),
    ("block sequence entries are not allowed", kinds.SYNTAX_INDENT),
    ("did not find expected node content", kinds.SYNTAX_START),
)


def read_yaml(path: Path, report: Report) -> Node | None:
    """The tree of the file ``path``, or None when ``report`` tells why there is none."""
    data = _read_bytes(path, report)
    text = None if data is None else _decode(data, path, report)
    if text is None:
        return None
    try:
        return _build(text, path, report)
    except yaml.YAMLError as error:
        tabbed = _add_syntax_problem(error, text, path, report)
    if not tabbed:
        return None
    try:  # what else is wrong is worth knowing, where the tabs can be told from two spaces each
        return _build(_LEADING_TABS.sub(_spaced, text), path, report)
    except yaml.YAMLError:
        return None


def _build(text: str, path: Path, report: Report) -> Node | None:
    """The tree of ``text``; what is wrong is reported only where the text can be read to its end.

    Raises:
        yaml.YAMLError: it cannot.
    """
    found = Report()
    builder = TreeBuilder(path, found)
    lines = text.split("\n")
    sound = True
    for event in _events(text):
        if isinstance(event, yaml.ScalarEvent) and (mark := _cut(event, lines)):
            found.add(kinds.CUT_BY_HASH, path, mark)
        if not builder.feed(event):
            sound = False
            break
    report.take(found)
    if sound and builder.root is None:
        report.add(kinds.EMPTY_FILE, path)
    return builder.root if sound else None


def _cut(event: yaml.ScalarEvent, lines: list[str]) -> Mark | None:
    """Where ``#`` ends a text that seems to go on: a remark has a space after it."""
    end = event.end_mark
    if end is None or event.style not in (None, "") or not event.value or end.line >= len(lines):
        return None
    rest = lines[end.line][end.column :]
    return (end.line + 1, end.column + rest.index("#") + 1) if _GLUED_HASH.match(rest) else None


def _spaced(tabs: re.Match[str]) -> str:
    return tabs[0].replace("\t", "  ")


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=_LOADER)


def _read_bytes(path: Path, report: Report) -> bytes | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - one call for kind and size
        if not stat.S_ISREG(status.st_mode):
            report.add(kinds.FILE_UNREADABLE, path, reason="not a file")
            return None
        size = status.st_size
        if size <= MAX_BYTES:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            size = len(data)
    except FileNotFoundError:
        report.add(kinds.FILE_MISSING, path)
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        report.add(kinds.FILE_UNREADABLE, path, reason=reason or type(error).__name__)
        return None
    if size > MAX_BYTES:
        report.add(kinds.FILE_TOO_LARGE, path, size=size // 1000, limit=MAX_BYTES // 1000)
        return None
    return data


def _decode(data: bytes, path: Path, report: Report) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With the BOM codec, positions count from after the mark.
        skipped = len(data) - len(error.object)
        before = error.object[: error.start].decode("utf-8")
        report.add(
            kinds.INVALID_UTF8,
            path,
            _mark_after(before),
            byte=f"0x{error.object[error.start]:02X}",
            offset=error.start + skipped,
        )
        return None
    characters = tuple(islice(CONTROL_CHARACTERS.finditer(text), _MOST_CONTROLS))
    for match in characters:
        mark = _mark_after(text[: match.start()])
        report.add(kinds.CONTROL_CHARACTER, path, mark, character=f"U+{ord(match[0]):04X}")
    return None if characters else text


def _mark_after(text: str) -> Mark:
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
    return len(lines), len(lines[-1]) + 1


def _add_syntax_problem(error: yaml.YAMLError, text: str, path: Path, report: Report) -> bool:
    """Tell why ``text`` is no YAML; returns whether tabs are the reason."""
    mark: Mark = (1, 1)
    reason = "YAML"
    if isinstance(error, yaml.MarkedYAMLError):
        place = error.problem_mark or error.context_mark
        mark = (place.line + 1, place.column + 1) if place else mark
        reason = " ".join(filter(None, (error.context, error.problem)))
    lines = text.splitlines()
    around = range(max(mark[0] - 2, 0), min(mark[0], len(lines)))
    if any(_TAB_INDENT.match(lines[number]) for number in around):
        for number in range(around.start, len(lines)):
            if match := _TAB_INDENT.match(lines[number]):
                report.add(kinds.TAB, path, (number + 1, match.end()))
        return True
    kind = next((kind for words, kind in _REASONS if words in reason), kinds.SYNTAX)
    report.add(kind, path, mark, reason=reason)
    return False
