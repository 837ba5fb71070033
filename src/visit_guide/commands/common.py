"""What several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from visit_guide.domain.guide import Guide
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

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
        reason = error.strerror or error
        raise UsageError(t("cannot write to {folder}: {reason}", folder=path, reason=reason)) from error
    return path
