"""Pyodide's standard library without what a guide on a tablet never runs.

Stored, not compressed: the transport compresses better, and Python then reads it without
unpacking. What is left out is listed in ``stdlib-left-out.txt``. A module on that list stays when
the program imports it, wherever the import stands; none of what is left out may be imported, as
soon as it loads, by anything kept: that is checked.
"""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from visit_guide.errors import UsageError
from visit_guide.publish.program import stored_zip
from visit_guide.publish.slim import without_texts

__all__ = ["needed_modules", "trimmed"]

_LIST = Path(__file__).with_name("stdlib-left-out.txt")
# Statements at the left margin: this library may use syntax newer than the Python that builds.
_IMPORT = re.compile(r"^(?:import|from) +(\w[\w, .]*?)(?: import .*)?$", re.MULTILINE)
_SLIMMER = {"xml/sax/saxutils.py": (b"urllib.parse, urllib.request\n", b"urllib.parse\n")}
"""Escaping a text for XML, all that is done with it here, must not bring all of HTTP and mail."""

_COMPILED = {"decimal": ("numbers",)}
"""What modules written in C import as they load: their sources are not here to be looked at."""

_FROM = re.compile(r"^from +(\.*)([\w.]*) +import +\(?([\w, ]*)", re.MULTILINE)


def trimmed(stdlib: bytes, needed: Iterable[str] = ()) -> bytes:
    """The zip file ``stdlib`` without its unused parts.

    Args:
        stdlib: The whole library.
        needed: Modules that the program imports; they stay, with what they import.

    Raises:
        UsageError: something kept needs something left out.
    """
    with zipfile.ZipFile(io.BytesIO(stdlib)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist() if not name.endswith("/")}
    for path, (old, new) in _SLIMMER.items():
        if path in files:
            files[path] = files[path].replace(old, new)
    patterns = [line for line in _LIST.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    kept = {path: data for path, data in files.items() if _is_kept(path, patterns)}
    kept |= _with_imports(needed, files)
    gone = {_module(path) for path in files.keys() - kept.keys()}
    for path, data in kept.items():
        missing = _imports(data, _package(path)) & gone if path.endswith(".py") else set()
        if missing:
            raise UsageError(f"Pyodide's {path} needs {', '.join(sorted(missing))}, left out of the edition")
    return stored_zip(without_texts(kept))


def needed_modules(own: Mapping[str, bytes], libraries: Mapping[str, bytes]) -> set[str]:
    """Full names of the modules that a program imports.

    Args:
        own: Its own files: every import counts, inside functions too.
        libraries: Files of the libraries: what they import as they load.
    """
    sources = (data for path, data in libraries.items() if path.endswith(".py"))
    names = {name for source in sources for name in _imports(source)}
    for path, source in own.items():
        for node in ast.walk(ast.parse(source)) if path.endswith(".py") else ():
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def _with_imports(modules: Iterable[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of ``files`` that are ``modules``, their packages, or what these import as they load."""
    paths = {_module(path): path for path in files if path.endswith(".py")}
    found: dict[str, bytes] = {}
    todo = list(modules)
    while todo:
        name = todo.pop()
        path = paths.get(name)
        if path is None or path in found:
            continue
        found[path] = files[path]
        todo += _COMPILED.get(name, ())
        todo += [name.rpartition(".")[0], *_imports(_with_classes(files[path]), _package(path))]
    return found


def _with_classes(source: bytes) -> bytes:
    """``source`` with what the bodies of its classes import put to the left margin as well."""
    found, outer = [], b""
    for line in source.splitlines():
        if line[:1].strip():
            outer = line
        elif outer.startswith(b"class ") and line.startswith((b"    from ", b"    import ")):
            found.append(line.lstrip())
    return b"\n".join([source, *found])


def _is_kept(path: str, patterns: list[str]) -> bool:
    kept = True
    for pattern in patterns:
        if fnmatchcase(path, pattern.removeprefix("!")):
            kept = pattern.startswith("!")
    return kept


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _package(path: str) -> str:
    """The package that relative imports of the file at ``path`` start from."""
    return path.rpartition("/")[0].replace("/", ".")


def _imports(source: bytes, package: str = "") -> set[str]:
    text = source.decode("utf-8")
    lists = _IMPORT.findall(text)
    found = {name.split()[0] for names in lists for name in names.split(",") if name.strip()}
    parts = package.split(".") if package else []
    for dots, module, names in _FROM.findall(text):  # what is taken from a package may be a module of it
        above = parts[: len(parts) - len(dots) + 1] if dots else []
        base = ".".join([*above, *([module] if module else [])])
        found |= {base, *(f"{base}.{name.split()[0]}" for name in names.split(",") if name.strip())}
    return found
