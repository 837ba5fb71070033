"""The shape of the package: what may import what, and the habits that keep it readable."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from visit_guide import errors

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "visit_guide"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
# What reaches outside the process or depends on when it runs: not for the model.
OUTSIDE = {
    "asyncio",
    "io",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib.request",
}
OUTSIDE_CALLS = {"open", "print", "input", "exec", "eval", "now", "today", "utcnow"}
FOLDERS = (".ci", "bench", "content", "docs", "src", "tests", "tools")
TEXT_FILES = {
    ".py",
    ".toml",
    ".yaml",
    ".yml",
    ".md",
    ".txt",
    ".po",
    ".json",
    ".js",
    ".html",
    ".sh",
    ".cfg",
    "",
}
# A path of the machine somebody wrote this on, in parts so that this file does not hold one.
HOMES = (*("/" + name + "/" for name in ("home", "root", "Users", "work", "tmp")), "C:" + "\\")
# The package itself asks the system where things are, instead of knowing it.
SYSTEM = (*HOMES, *("/" + name + "/" for name in ("usr", "etc", "opt", "var")))
# One table of the whole content, with a description under each field: read field by field, never through.
ONE_TABLE = PACKAGE / "domain" / "guide.py"


def name_of(path: Path) -> str:
    """Path below the repository, as test ids show it."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(tree: ast.Module) -> Iterator[str]:
    """Full names of everything that ``tree`` imports, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_import_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(
        [*command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("path", [path for path in MODULES if path != ONE_TABLE], ids=name_of)
def test_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines < MAX_LINES, f"{lines} lines: split it"


@pytest.mark.parametrize("path", [path for path in MODULES if path.stat().st_size], ids=name_of)
def test_modules_say_what_they_are(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").rglob("*.py")), ids=name_of)
def test_the_model_does_no_input_or_output_and_has_no_clock(path: Path) -> None:
    tree = tree_of(path)
    assert not OUTSIDE & set(imports_of(tree))
    called = {
        node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    assert not OUTSIDE_CALLS & called


def test_all_errors_are_listed_sorted_and_described() -> None:
    defined = [
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, Exception) and value.__module__ == errors.__name__
    ]
    assert errors.__all__ == sorted(defined)
    for name in defined:
        assert issubclass(getattr(errors, name), errors.VisitGuideError)
        assert getattr(errors, name).__doc__
        assert name in (errors.__doc__ or ""), f"{name} is not in the drawing"


def text_files() -> list[Path]:
    """Every text file of the repository that a path could have been left in."""
    found = [
        path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts
    ]
    return [path for path in (*found, *ROOT.glob("[!.]*")) if path.is_file() and path.suffix in TEXT_FILES]


@pytest.mark.parametrize("starts", [pytest.param(HOMES, id="homes"), pytest.param(SYSTEM, id="system")])
def test_no_path_of_one_machine_is_written_down(starts: tuple[str, ...]) -> None:
    files = text_files() if starts is HOMES else MODULES
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:80]}"
        for path in files
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if any(start in line for start in starts) and not line.startswith("#!")
    ]
    assert not found, "\n".join(found)
