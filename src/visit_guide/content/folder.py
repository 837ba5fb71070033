"""Load a content folder: every file read and validated on its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from visit_guide.content import kinds
from visit_guide.content.fact_ids import fill_fact_ids
from visit_guide.content.model import NAMED_BY_FILE, Themes, written_fields
from visit_guide.content.nodes import Mapping, Node, Scalar, Sequence, node_at
from visit_guide.content.plain import plain
from visit_guide.content.problems import Report
from visit_guide.content.source import read_yaml
from visit_guide.content.structure import Document, validate
from visit_guide.content.typography import french
from visit_guide.domain.guide import Itinerary, Programme, Site
from visit_guide.domain.legs import Line
from visit_guide.domain.organiser import Organiser
from visit_guide.domain.questionnaire import Questionnaire

__all__ = [
    "ITINERARY",
    "ORGANISER",
    "PROGRAMME",
    "QUESTIONNAIRES",
    "SITES",
    "THEMES",
    "Folder",
    "load_folder",
]

ITINERARY = "itinerary.yaml"
PROGRAMME = "programme.yaml"
THEMES = "themes.yaml"
ORGANISER = "organiser.yaml"
SITES = "sites"
QUESTIONNAIRES = "questionnaires"

_READ = frozenset({ITINERARY, PROGRAMME, THEMES, ORGANISER, SITES, QUESTIONNAIRES})
_LIKE_YAML = re.compile(r"\.ya?ml\b", re.IGNORECASE)
"""Also ``site.yaml.txt`` and ``site.yaml~``, as editors and file managers leave them."""

_Retouch = Callable[[str], str] | None


@dataclass(slots=True)
class Folder:
    """What a content folder holds; None for a file that is missing or cannot be understood."""

    path: Path
    itinerary: Document[Itinerary] | None = None
    programme: Document[Programme] | None = None
    themes: Document[Themes] | None = None
    has_themes: bool = False
    """Whether the folder has a themes file, readable or not."""
    organiser: Document[Organiser] | None = None
    """Who gives the training; None too when the folder does not say."""
    sites: dict[str, Document[Site] | None] = field(default_factory=dict)
    """By slug, for every file in `sites`, in alphabetical order."""
    questionnaires: dict[str, Document[Questionnaire] | None] = field(default_factory=dict)
    """By name, for every file in `questionnaires`, in alphabetical order."""
    lines: dict[str, Line] = field(default_factory=dict)
    """The paths that could be read, by file name."""

    @property
    def sound_sites(self) -> Iterator[Document[Site]]:
        """The sites that could be understood."""
        return (site for site in self.sites.values() if site is not None)

    @property
    def sound_questionnaires(self) -> tuple[Document[Questionnaire], ...]:
        """The questionnaires that could be understood."""
        return tuple(held for held in self.questionnaires.values() if held is not None)


def load_folder(path: Path, report: Report) -> Folder:
    """Read everything in the folder ``path``; what is wrong goes into ``report``."""
    folder = Folder(path)
    root = read_yaml(path / ITINERARY, report)
    retouch = french if _language(root) == "fr" else None
    if root is not None:
        folder.itinerary = validate(Itinerary, path / ITINERARY, root, plain(root, retouch), report)
    if (root := read_yaml(path / PROGRAMME, report)) is not None:
        tree = plain(root, retouch)
        fill_fact_ids(tree)
        folder.programme = validate(Programme, path / PROGRAMME, root, tree, report)
    folder.has_themes = (path / THEMES).exists()
    if folder.has_themes and (root := read_yaml(path / THEMES, report)) is not None:
        if isinstance(root, Sequence):  # the list alone will do
            root = Mapping(root.mark, {"themes": root}, {"themes": root.mark})
        folder.themes = validate(Themes, path / THEMES, root, plain(root, retouch), report)
    if (path / ORGANISER).exists() and (root := read_yaml(path / ORGANISER, report)) is not None:
        folder.organiser = validate(Organiser, path / ORGANISER, root, plain(root, retouch), report)
    _report_unread(path, report)
    for file in _named_files(path / SITES, report):
        folder.sites[file.stem] = _load_named(Site, file, retouch, report)
    for file in _named_files(path / QUESTIONNAIRES, report):
        folder.questionnaires[file.stem] = _load_named(Questionnaire, file, retouch, report)
    return folder


def _language(root: Node | None) -> str:
    node = None if root is None else node_at(root, ("language",))
    return node.value if isinstance(node, Scalar) and node.value else "fr"


def _load_named(cls: Any, file: Path, retouch: _Retouch, report: Report) -> Document[Any] | None:
    """A file that gives its record the name: a site, a questionnaire."""
    root = read_yaml(file, report)
    if root is None:
        return None
    key = NAMED_BY_FILE[cls]
    tree: Any = plain(root, retouch)
    if isinstance(tree, dict):
        written = tree.get(key, file.stem)
        tree[key] = file.stem
        fill_fact_ids(tree)
    document = validate(cls, file, root, tree, report)
    if document is not None and isinstance(tree, dict) and written != file.stem:
        known = ", ".join(written_fields(cls))
        document.add(report, kinds.UNKNOWN_KEY, key, on_key=True, key=key, known=known)
    return document


def _report_unread(folder: Path, report: Report) -> None:
    """What looks like content beside the files and folders that are read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    for one in found:
        if one.name not in _READ and not one.name.startswith("."):
            _not_read(one, report)


def _not_read(one: Path, report: Report) -> None:
    if _LIKE_YAML.search(one.name):
        report.add(kinds.UNKNOWN_FILE, one)
    elif one.is_dir() and any(_LIKE_YAML.search(inner.name) for inner in one.iterdir()):
        report.add(kinds.UNKNOWN_FOLDER, one)


def _named_files(folder: Path, report: Report) -> Iterator[Path]:
    try:
        files = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        report.add(kinds.FILE_UNREADABLE, folder, reason=error.strerror or type(error).__name__)
        return
    for file in files:
        if file.name.startswith("."):
            continue
        if file.suffix == ".yaml":
            yield file
        else:
            _not_read(file, report)
