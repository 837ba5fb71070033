"""The command where only the tablet's packages are installed: what to install, never a traceback."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What the extra's packages are imported as, where that is not their own name.
IMPORTED_AS = {"flet-web": "flet_web", "pyyaml": "yaml", "python-docx": "docx"}
WITHOUT = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
from visit_guide.cli import main
sys.exit(main())
"""


def tools_modules() -> list[str]:
    """Modules that the extra ``tools`` brings, and the servers it brings with them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [
        requirement.partition(">")[0].partition("=")[0]
        for requirement in project["optional-dependencies"]["tools"]
    ]
    return [IMPORTED_AS.get(name, name) for name in names] + ["fastapi", "starlette", "uvicorn"]


def without_tools(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in ``tmp_path`` as if the extra were not installed."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(names=tools_modules()), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("run", "--no-browser", "--port", "0"),
        ("new", "visit", "ailleurs"),
        ("schema", "--out", "schemas"),
        ("build", "--out", "site"),
        ("bundle", "--out", "guide.json"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_says_what_to_install(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = without_tools(tmp_path, *arguments, "--lang", "fr")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "visit-guide[tools]" in done.stderr
    assert "make install" in done.stderr


def test_help_needs_nothing_more(tmp_path: Path) -> None:
    done = without_tools(tmp_path, "--help")
    assert done.returncode == 0
    assert "visit-guide" in done.stdout
