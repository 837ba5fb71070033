"""Python sources without their documentation, for a tablet: a third smaller, the same line numbers.

What stands alone as a text does nothing when a program runs: the description of a module, a class,
a function or a field. Each becomes a single dot, not nothing: a body may consist of it, and
`dataclasses` works out a description, slowly, for a class that has none. Comments stay: notices
of copyright are among them.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from functools import lru_cache

__all__ = ["without_texts"]

_READ_WHEN_RUN = ("_pyodide/", "pyodide/")
"""Pyodide gives the descriptions found here to what it makes of JavaScript's objects."""


def without_texts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """``files``, the Python sources among them without their documentation."""
    return {
        path: _slimmed(data) if path.endswith(".py") and not path.startswith(_READ_WHEN_RUN) else data
        for path, data in files.items()
    }


@lru_cache(maxsize=2048)
def _slimmed(source: bytes) -> bytes:
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(source)
    except SyntaxError:  # newer than the Python that builds
        return source
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and _is_text(node.value)]
    lines = source.split(b"\n")
    for text in sorted(texts, key=lambda text: (text.lineno, text.col_offset), reverse=True):
        first, last = text.lineno - 1, (text.end_lineno or text.lineno) - 1
        line = lines[first][: text.col_offset] + b'"."' + lines[last][text.end_col_offset :]
        lines[first : last + 1] = [line, *[b""] * (last - first)]
    return b"\n".join(lines)


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
