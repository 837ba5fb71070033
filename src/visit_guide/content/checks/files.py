"""Files the content refers to: there, inside their folder, of a kind and size that can be shown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from visit_guide.content import kinds
from visit_guide.content.checks.pictures import flaw_of
from visit_guide.content.folder import Folder
from visit_guide.content.nodes import Location
from visit_guide.content.problems import Kind, Report
from visit_guide.content.structure import Document
from visit_guide.content.suggest import nearest_file

__all__ = ["LARGE_BYTES", "MEDIA", "MEDIA_TYPES", "PATHS", "PATH_TYPES", "check_files"]

MEDIA, PATHS = "media", "paths"
MEDIA_TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")
PATH_TYPES = (".geojson", ".gpx")
LARGE_BYTES = 800_000
"""A picture above this weight is worth a warning: a sharp full-screen photo needs about half."""

_Reference = tuple[Document[Any], Location, str, str]


def check_files(folder: Folder, report: Report) -> tuple[str, ...]:
    """Check the files; gives those that are usable, as `media/name`, each once and sorted."""
    shelves = {name: _Shelf(folder.path, name) for name in (MEDIA, PATHS)}
    usable = set()
    for document, location, shelf_name, file in _references(folder):
        if shelves[shelf_name].check(document, location, file, report):
            usable.add(f"{shelf_name}/{file}")
    return tuple(sorted(usable))


def _references(folder: Folder) -> Iterator[_Reference]:
    for site in folder.sound_sites:
        groups: list[tuple[Location, Any]] = [(("media",), site.value.media)]
        groups += [(("sheets", n, "media"), sheet.media) for n, sheet in enumerate(site.value.sheets)]
        for place, pictures in groups:
            for number, picture in enumerate(pictures):
                yield site, (*place, number, "file"), MEDIA, picture.file
    for number, item in enumerate(folder.itinerary.value.items if folder.itinerary else ()):
        if folder.itinerary is not None and item.transfer is not None and item.transfer.path is not None:
            yield folder.itinerary, ("items", number, "transfer", "path"), PATHS, item.transfer.path


class _Shelf:
    """One folder of files, listed once."""

    def __init__(self, content: Path, name: str) -> None:
        self._name = name
        self._types = MEDIA_TYPES if name == MEDIA else PATH_TYPES
        self._root = os.path.realpath(content / name)
        self._inside = Path(self._root).is_relative_to(os.path.realpath(content))
        try:
            self._names = sorted(os.listdir(self._root))  # noqa: PTH208 - names are enough
        except OSError:
            self._names = []
        self._sizes: dict[str, int] = {}
        self._flaws: dict[str, Kind | None] = {}

    def check(self, document: Document[Any], location: Location, file: str, report: Report) -> bool:
        """Whether ``file`` can be shipped; what is wrong with it is reported."""
        real = self._real_path(file)
        if real is None:
            document.add(report, kinds.MEDIA_OUTSIDE, *location, value=file, folder=self._name)
            return False
        if not file.lower().endswith(self._types):
            known = ", ".join(self._types)
            document.add(report, kinds.MEDIA_TYPE, *location, value=file, known=known)
            return False
        if file not in self._sizes:
            self._sizes[file] = _size(real) if self._has(file) else -1
        size = self._sizes[file]
        if size < 0:
            suggestion = nearest_file(file, self._names)
            document.add(
                report, kinds.MEDIA_MISSING, *location, suggestion=suggestion, value=file, folder=self._name
            )
            return False
        if size > LARGE_BYTES and self._name == MEDIA:
            document.add(
                report,
                kinds.MEDIA_LARGE,
                *location,
                value=file,
                size=size // 1000,
                limit=LARGE_BYTES // 1000,
            )
        elif self._name == MEDIA and (flaw := self._flaw(file, real)):
            document.add(report, flaw, *location, value=file)
            return False
        return True

    def _flaw(self, file: str, real: str) -> Kind | None:
        if file not in self._flaws:
            try:
                self._flaws[file] = flaw_of(Path(file).suffix.lower(), Path(real).read_bytes())
            except OSError:
                self._flaws[file] = kinds.MEDIA_UNREADABLE
        return self._flaws[file]

    def _has(self, file: str) -> bool:
        """Exact case also where the file system does not care: the edition's host may."""
        return "/" in file or file in self._names

    def _real_path(self, file: str) -> str | None:
        """Where ``file`` really is, links followed; None when that is outside of the folder."""
        if "\\" in file or ":" in file or file.startswith("/") or ".." in file.split("/"):
            return None
        real = os.path.realpath(os.path.join(self._root, file))  # noqa: PTH118
        return real if self._inside and real.startswith(self._root + os.sep) else None


def _size(path: str) -> int:
    try:
        return os.path.getsize(path) if os.path.isfile(path) else -1  # noqa: PTH113, PTH202
    except OSError:
        return -1
