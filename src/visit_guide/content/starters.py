"""Commented files to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from visit_guide.content.folder import ITINERARY, PROGRAMME, QUESTIONNAIRES, SITES, THEMES
from visit_guide.content.schema import SCHEMA_NAMES, write_schemas
from visit_guide.messages import Catalogue

__all__ = ["FIRST_SITE", "write_site", "write_visit"]

FIRST_SITE = "premiere-etape"
"""The site of a new visit, meant to be renamed."""

FIRST_QUESTIONNAIRE = "connaissances"
_SCHEMA_FOLDER = "schema"


def write_site(content: Path, slug: str) -> Path:
    """Write a first version of the site ``slug`` into the folder ``content``.

    Raises:
        FileExistsError: the site exists already; it is left as it is.
        OSError: the file cannot be written.
    """
    path = content / SITES / f"{slug}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, "site", slug)
    return path


def write_visit(content: Path, t: Catalogue) -> tuple[Path, ...]:
    """Write a whole first content folder, with the schemas its files name.

    Raises:
        OSError: something cannot be written.
    """
    for name in ("media", "paths", QUESTIONNAIRES):
        (content / name).mkdir(parents=True, exist_ok=True)
    write_schemas(content / _SCHEMA_FOLDER, t)
    written = []
    first = f"{QUESTIONNAIRES}/{FIRST_QUESTIONNAIRE}.yaml"
    of_day = (("itinerary", ITINERARY), ("programme", PROGRAMME), ("themes", THEMES))
    for kind, name in (*of_day, ("questionnaire", first)):
        _write(content / name, kind, FIRST_SITE)
        written.append(content / name)
    return (*written, write_site(content, FIRST_SITE))


def _write(path: Path, kind: str, slug: str) -> None:
    text = files("visit_guide.content").joinpath("starters", f"{kind}.yaml").read_text(encoding="utf-8")
    schema = _schema_for(path, SCHEMA_NAMES[kind])
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(head + text.replace("SLUG", slug))


def _schema_for(path: Path, name: str) -> str | None:
    """The way from ``path`` to its schema: in the content folder, or next to it."""
    inner = path.parent.name in (SITES, QUESTIONNAIRES)
    ways = ("../schema", "../../schema") if inner else ("schema", "../schema")
    return next((f"{way}/{name}" for way in ways if (path.parent / way / name).is_file()), None)
