"""Pyodide's standard library without what a guide on a tablet never runs.

Stored, not compressed: the transport compresses better, and Python then reads it without
unpacking. What is left out is listed in ``stdlib-left-out.txt``; none of it may be imported, as
soon as it loads, by anything kept: that is checked.
"""

from __future__ import annotations

import io
import re
import zipfile
from fnmatch import fnmatchcase
from pathlib import Path

from visit_guide.errors import UsageError
from visit_guide.publish.program import stored_zip

__all__ = ["trimmed"]

_LIST = Path(__file__).with_name("stdlib-left-out.txt")
# Statements at the left margin: this library may use syntax newer than the Python that builds.
_IMPORT = re.compile(r"^(?:import|from) +([\w, .]+?)(?: import .*)?$", re.MULTILINE)


def trimmed(stdlib: bytes) -> bytes:
    """The zip file ``stdlib`` without its unused parts.

    Raises:
        UsageError: something kept needs something left out.
    """
    with zipfile.ZipFile(io.BytesIO(stdlib)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist() if not name.endswith("/")}
    patterns = [line for line in _LIST.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    kept = {path: data for path, data in files.items() if _is_kept(path, patterns)}
    gone = {_module(path) for path in files.keys() - kept.keys()}
    for path, data in kept.items():
        needed = _imports(data) & gone if path.endswith(".py") else set()
        if needed:
            raise UsageError(f"Pyodide's {path} needs {', '.join(sorted(needed))}, left out of the edition.")
    return stored_zip(kept)


def _is_kept(path: str, patterns: list[str]) -> bool:
    kept = True
    for pattern in patterns:
        if fnmatchcase(path, pattern.removeprefix("!")):
            kept = pattern.startswith("!")
    return kept


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(source: bytes) -> set[str]:
    lists = _IMPORT.findall(source.decode("utf-8"))
    return {name.split()[0] for names in lists for name in names.split(",") if name.strip()}
