"""What goes onto a tablet: its modules, the packages they import, and what `flet build` takes."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENTRY = "visit_guide.tablet"
ON_THE_MACHINE = {"adapters.paths", "authoring", "commands", "content", "hub", "publish"}
"""Below ``visit_guide``: what an organiser's machine runs."""

IN_THE_PAGE = {"js", "pyodide"}
"""What the Python that runs in a web page has by itself."""


def file_of(module: str) -> Path | None:
    """The file of a module of the guide; None for a name inside one."""
    path = SOURCE / Path(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def imports_of(file: Path) -> Iterator[str]:
    """Names that ``file`` imports when it runs, at any depth."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tablet_imports() -> tuple[set[str], set[str]]:
    """The guide's modules that the tablet's entry brings in, and the other modules they import."""
    waiting, own, others = [ENTRY], set[str](), set[str]()
    while waiting:
        module = waiting.pop()
        file = file_of(module)
        if module in own or file is None:
            continue
        own.add(module)
        for name in imports_of(file):
            if name.partition(".")[0] == "visit_guide":
                waiting.append(name)
            else:
                others.add(name.partition(".")[0])
    return own, others - set(sys.stdlib_module_names) - IN_THE_PAGE


def brought_by(requirements: list[str]) -> set[str]:
    """Names of all distributions that installing ``requirements`` brings, without extras."""
    waiting, found = list(requirements), set[str]()
    while waiting:
        requirement = waiting.pop()
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")
        if name in found:
            continue
        found.add(name)
        try:
            waiting += requires(name) or []
        except PackageNotFoundError:  # not for this system
            continue
    return found


def test_the_tablet_imports_only_what_its_dependencies_bring() -> None:
    own, others = tablet_imports()
    assert {"visit_guide.bootstrap", "visit_guide.ui.app", "visit_guide.bundle"} <= own
    brought = brought_by(PROJECT["project"]["dependencies"])
    by_module = packages_distributions()
    missing = {
        module
        for module in others
        if not brought & {name.lower().replace("_", "-") for name in by_module.get(module, [module])}
    }
    assert not missing, f"not in project.dependencies: {sorted(missing)}"


def test_the_tablet_runs_nothing_of_the_organisers_side() -> None:
    own, _ = tablet_imports()
    machine = tuple(f"visit_guide.{name}" for name in ON_THE_MACHINE)
    assert not {name for name in own if name in machine or name.startswith(tuple(f"{m}." for m in machine))}


def test_no_package_is_asked_for_twice() -> None:
    names = [
        re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        for group in (
            PROJECT["project"]["dependencies"],
            *PROJECT["project"]["optional-dependencies"].values(),
        )
        for requirement in group
    ]
    assert sorted(names) == sorted(set(names))


def test_flet_build_finds_the_app_and_its_assets_and_leaves_the_rest() -> None:
    app = PROJECT["tool"]["flet"]["app"]
    root = ROOT / app["path"]
    entry = root / f"{app['module']}.py"
    assert "tablet_app" in entry.read_text(encoding="utf-8")
    assert {"fonts", "icons", "maps"} <= {path.name for path in (root / "assets").iterdir()}
    needed = {"assets", "src", entry.name}
    assert not needed & set(app["exclude"])
    shipped = {path.name for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert shipped - set(app["exclude"]) <= {"assets", "src", "site", "__pycache__"}


def test_the_entry_of_a_packaged_app_reads_what_bundle_writes() -> None:
    from visit_guide.commands import bundle
    from visit_guide.commands.parser import Parser, add_subcommands
    from visit_guide.messages import Catalogue

    t = Catalogue("en", "tools")
    parser = Parser(prog="visit-guide", t=t)
    bundle.configure(add_subcommands(parser, t, dest="command", title="Commands"), t)
    written = parser.parse_args(["bundle"]).out.as_posix()
    entry = (ROOT / "main.py").read_text(encoding="utf-8")
    assert " / ".join(f'"{part}"' for part in written.split("/")) in entry
