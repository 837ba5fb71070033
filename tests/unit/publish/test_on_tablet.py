"""The edition's program runs with what the edition ships: every screen, without a browser."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import flet_web
import pytest

from visit_guide import bundle
from visit_guide.content.compiler import compile_content
from visit_guide.publish.edition import WEB
from visit_guide.publish.program import Program, archive, guide_program, program_libraries
from visit_guide.publish.stdlib import needed_modules, trimmed
from visit_guide.state.routes import Screen, Section

CONTENT = Path(__file__).parents[3] / "content"
RUNNER = Path(__file__).with_name("as_on_tablet.py")
PARTS = {
    Screen.STOP: ("cd2e", "cd2e/methode", "cd2e/discussion"),
    Screen.QUIZ: ("debut", "fin"),
    Screen.NOTEBOOK: tuple(Section),
}


def modules(archived: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(archived)) as zipped:
        names = [name for name in zipped.namelist() if name.endswith(".py")]
    return {name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in names}


@pytest.fixture(scope="module")
def program() -> Program:
    return guide_program()


@pytest.fixture(scope="module")
def left_out(program: Program) -> set[str]:
    """Modules of Pyodide's library that the edition does not ship."""
    whole = (Path(flet_web.get_package_web_dir()) / "pyodide/python_stdlib.zip").read_bytes()
    shipped = trimmed(whole, needed_modules(program.files, program_libraries(program)))
    return modules(whole) - modules(shipped)


@pytest.fixture(scope="module")
def unpacked(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's files, as the tablet has them."""
    guide = compile_content(CONTENT).guide
    assert guide is not None
    boot = {name: (WEB / name).read_bytes() for name in ("boot.py", "rehearsal.py")}
    folder = tmp_path_factory.mktemp("tablet")
    with zipfile.ZipFile(io.BytesIO(archive(program, bundle.dumps(guide), boot))) as zipped:
        zipped.extractall(folder / "app")
    return folder


def run(folder: Path, left_out: Iterable[str], routes: Iterable[str]) -> str:
    """What goes wrong when the screens at ``routes`` are shown; empty when nothing does."""
    (folder / "left-out.txt").write_text("\n".join(left_out), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(RUNNER), str(folder), *routes]
    return subprocess.run(command, capture_output=True, text=True, timeout=120).stderr


def test_every_screen_shows_with_what_is_shipped(unpacked: Path, left_out: set[str]) -> None:
    routes = [f"/{screen}" for screen in Screen]
    routes += [f"/{screen}/{part}" for screen, parts in PARTS.items() for part in parts]
    assert run(unpacked, left_out, routes) == ""


def test_a_module_that_is_missing_would_be_noticed(unpacked: Path, left_out: set[str]) -> None:
    assert "uuid is not shipped" in run(unpacked, left_out | {"uuid"}, ["/journee"])
