"""The Python that runs on the tablet, as one archive of stored (not compressed) files.

Everything comes from what is installed: the guide's own modules without its authoring side, and
the libraries they import, pure Python only (a binary extension cannot be part of a memory
snapshot, and msgpack has a pure fallback).
"""

from __future__ import annotations

import ast
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from visit_guide.domain.record import record
from visit_guide.errors import UsageError
from visit_guide.publish.slim import without_texts

__all__ = ["Program", "archive", "guide_program", "imported_names", "library_files", "program_libraries"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKAGE = "visit_guide"
_AUTHORING = tuple(f"{_PACKAGE}.{name}" for name in ("commands", "content", "hub", "publish"))
_FLET_LEFT_OUT = ("auth", "testing", "fastapi", "cli.py", "pytest_plugin.py", "security")
_LIBRARY_LEFT_OUT = {"flet": _FLET_LEFT_OUT, "geographiclib": ("test",), "segno": ("cli.py",)}
# Its pictures, in a dozen formats, ask for a good part of Python's library; the guide draws its own.
_REPLACED = {"segno/writers.py": b'"""Left out: the guide draws its codes by itself."""\n'}
_DATA = (".py", ".json", ".mo", ".txt")


@record
class Program:
    """A Python program for the tablet."""

    files: Mapping[str, bytes]
    """Files by path; the root is on the import path."""
    entry: str
    """Module with `prepare(compiled guide) -> app` and `run(app)`."""
    warm: tuple[str, ...]
    """Modules to import before the page is connected."""
    libraries: tuple[str, ...]
    """Top-level names of the installed libraries to add."""


def guide_program() -> Program:
    """The guide's own program: the modules its entry needs, whatever they are.

    Raises:
        UsageError: one of them belongs to the authoring side, which has no place on a tablet.
    """
    root = Path(__file__).parents[1]
    modules = _own_modules(root, f"{_PACKAGE}.tablet")
    files = {
        f"{_PACKAGE}/{path.relative_to(root).as_posix()}": path.read_bytes() for path in modules.values()
    }
    catalogues = {f"{_PACKAGE}/{path.relative_to(root).as_posix()}": path for path in root.rglob("ui.mo")}
    return Program(
        files=files | {name: path.read_bytes() for name, path in catalogues.items()},
        entry=f"{_PACKAGE}.tablet",
        warm=tuple(modules),
        libraries=_needed_libraries(files),
    )


def archive(program: Program, bundle: bytes, boot: Mapping[str, bytes]) -> bytes:
    """The program with its libraries, the compiled guide and the start settings, as a zip file."""
    files = {**program.files, **program_libraries(program)}
    settings = {
        "entry": program.entry,
        "flet_names": sorted(_flet_names(program.files)),
        "modules": sorted(program.warm),
    }
    files.update(boot)
    files["guide.bundle"] = bundle
    files["start.json"] = json.dumps(settings, sort_keys=True, indent=1).encode()
    return stored_zip(without_texts(files))


def program_libraries(program: Program) -> dict[str, bytes]:
    """Files of the program's libraries, by path."""
    return {path: data for name in program.libraries for path, data in library_files(name).items()}


def stored_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file of ``files``, not compressed; the same files always give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as zipped:
        for path in sorted(files):
            info = zipfile.ZipInfo(path, _EPOCH)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            zipped.writestr(info, files[path])
    return out.getvalue()


def imported_names(source: bytes) -> set[str]:
    """Top-level names of the modules that ``source`` imports as soon as it is loaded.

    Not those imported inside functions, for type checkers only, or where the import may fail.
    """
    names: set[str] = set()
    todo: list[ast.stmt] = list(ast.parse(source).body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
        elif isinstance(node, ast.ClassDef):
            todo += node.body
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            newer_python_only = "sys.version_info >=" in ast.unparse(node.test)
            todo += node.body if newer_python_only else node.body + node.orelse
    return names


def _folder(root: Path, prefix: str, left_out: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    skipped = {root / name for name in left_out}
    for path in sorted(root.rglob("*")):
        if path.suffix in _DATA and path.is_file() and skipped.isdisjoint((path, *path.parents)):
            yield f"{prefix}/{path.relative_to(root).as_posix()}", path.read_bytes()


def library_files(name: str) -> dict[str, bytes]:
    """Files of the installed library ``name`` by path, without what a tablet never runs.

    Raises:
        UsageError: it is not installed.
    """
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise UsageError(f"The library {name} is not installed; the edition needs it")
    origin = Path(spec.origin)
    if not spec.submodule_search_locations:
        return {origin.name: origin.read_bytes()}
    files = dict(_folder(origin.parent, name, _LIBRARY_LEFT_OUT.get(name, ())))
    return files | {path: data for path, data in _REPLACED.items() if path in files}


def _needed_libraries(files: Mapping[str, bytes]) -> tuple[str, ...]:
    found: set[str] = set()
    todo = [data for path, data in files.items() if path.endswith(".py")]
    while todo:
        for name in imported_names(todo.pop()) - found:
            if name in sys.stdlib_module_names or name in (_PACKAGE, "__main__") or find_spec(name) is None:
                continue
            found.add(name)
            todo += [data for path, data in library_files(name).items() if path.endswith(".py")]
    return tuple(sorted(found))


def _own_modules(root: Path, entry: str) -> dict[str, Path]:
    """Files of the modules that ``entry`` imports, wherever the import stands, by module name."""
    found: dict[str, Path] = {}
    todo = [entry]
    while todo:
        name = todo.pop()
        path = _module_file(root, name)
        if name in found or path is None:
            continue
        if name.startswith(_AUTHORING):
            raise UsageError(f"The tablet's program needs {name}, which belongs to the authoring side")
        found[name] = path
        todo.append(name.rpartition(".")[0])
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                todo += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                todo += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def _module_file(root: Path, name: str) -> Path | None:
    parts = name.split(".")
    if parts[0] != _PACKAGE:
        return None
    place = root.joinpath(*parts[1:])
    candidates = (place / "__init__.py", place.with_name(f"{place.name}.py"))
    return next((path for path in candidates if path.is_file()), None)


def _flet_names(files: Mapping[str, bytes]) -> set[str]:
    """Names taken from flet (``ft.Text``, ``from flet import Text``) in the program's own files."""
    names: set[str] = set()
    for path, data in files.items():
        if not path.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(data)):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in ("ft", "flet")
            ):
                names.add(node.attr)
            elif isinstance(node, ast.ImportFrom) and node.module == "flet":
                names.update(alias.name for alias in node.names)
    return names
