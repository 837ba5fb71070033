"""What several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from visit_guide.adapters.reasons import reason_of
from visit_guide.domain.guide import Guide
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

_OF_FILES = frozenset(
    f".{ending}"
    for ending in [
        "csv",
        "doc",
        "docx",
        "html",
        "json",
        "jsonl",
        "md",
        "odt",
        "pdf",
        "rtf",
        "txt",
        "xls",
        "xlsx",
        "zip",
    ]
)
"""Endings with which a name is surely not meant for a folder."""

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where commands declare themselves."""


def compile_in_words(
    folder: Path, t: Catalogue, *, errors_only: bool = False
) -> tuple[Guide | None, tuple[str, ...]]:
    """The guide of ``folder`` (None when it has errors) and its problems, one text each."""
    from visit_guide.content.compiler import compile_content
    from visit_guide.content.problems import Severity

    compilation = compile_content(folder)
    shown = [
        problem for problem in compilation.problems if not errors_only or problem.severity is Severity.ERROR
    ]
    return compilation.guide, tuple(problem.as_text(t) for problem in shown)


def check_address(address: str, t: Catalogue) -> None:
    """Raise when ``address`` cannot be where the guide is.

    Raises:
        UsageError: it cannot.
    """
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.fragment
        good = good and not any(sign.isspace() for sign in address) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise UsageError(t("“{value}” is not an address: write https://…", value=address))


def named(name: str) -> str:
    """What an argument names, as argparse's ``type``.

    Raises:
        argparse.ArgumentTypeError: it is empty: a path would take it for the current folder.
    """
    if not name.strip():
        raise argparse.ArgumentTypeError("empty")
    return name


def path_named(name: str) -> Path:
    """The path an argument names, as argparse's ``type``.

    Raises:
        argparse.ArgumentTypeError: it is empty.
    """
    return Path(named(name))


def ending_of(name: str | Path, known: Sequence[str], t: Catalogue) -> str:
    """The ending of the file to write, one of ``known``; empty when ``name`` has none.

    Raises:
        UsageError: it is another: the file would not be what its name says.
    """
    ending = Path(name).suffix.lower().removeprefix(".")
    if ending and ending not in known:
        raise UsageError(
            t(
                "{path}: unknown ending “.{ending}”; known: {known}",
                path=name,
                ending=ending,
                known=", ".join(f".{one}" for one in known),
            )
        )
    return ending


def folder_named(name: str | Path, t: Catalogue) -> Path:
    """The folder to write into.

    Raises:
        UsageError: ``name`` is that of a file.
    """
    path = Path(name)
    if path.is_file() or (path.suffix.lower() in _OF_FILES and not path.is_dir()):
        raise UsageError(t("{path} is a file’s name: give a folder to write into", path=path))
    return path


def write_file(name: str | Path, data: bytes, t: Catalogue) -> Path:
    """Write ``data`` into the file called ``name``, in folders made if need be.

    Raises:
        UsageError: it cannot be written.
    """
    path = Path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(cannot_write(path, error, t)) from error
    return path


def cannot_write(path: Path, error: OSError, t: Catalogue) -> str:
    """That the file or folder ``path`` could not be written, and why."""
    return t("cannot write to {folder}: {reason}", folder=path, reason=reason_of(error, t))
