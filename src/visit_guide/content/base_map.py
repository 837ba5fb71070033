"""The map drawn under the stops: found, read, checked."""

from __future__ import annotations

from pathlib import Path

from visit_guide.adapters.paths import assets_dir
from visit_guide.content import kinds
from visit_guide.content.folder import Folder
from visit_guide.content.problems import Report
from visit_guide.content.suggest import nearest
from visit_guide.domain.basemap import BaseMap, parse
from visit_guide.errors import MapError

__all__ = ["MAPS", "read_base_map"]

MAPS = "maps"
ENDINGS = (".geojson", ".json")
MAX_BYTES = 2_000_000
"""A schematic map weighs some ten kilobytes; this one would keep a tablet drawing."""


def read_base_map(folder: Folder, report: Report) -> BaseMap | None:
    """The map the itinerary names: from the content's `maps` folder, else from the shipped ones."""
    document = folder.itinerary
    name = document.value.base_map if document else None
    if document is None or name is None:
        return None
    if "/" in name or "\\" in name or ":" in name or name.startswith("."):
        document.add(report, kinds.MEDIA_OUTSIDE, "base_map", value=name, folder=MAPS)
        return None
    if not name.lower().endswith(ENDINGS):
        document.add(report, kinds.MEDIA_TYPE, "base_map", value=name, known=", ".join(ENDINGS))
        return None
    places = [folder.path / MAPS, assets_dir() / MAPS]
    known = {file.name: file for place in reversed(places) if place.is_dir() for file in place.iterdir()}
    if name not in known:
        suggestion = nearest(name, sorted(known))
        document.add(report, kinds.MEDIA_MISSING, "base_map", suggestion=suggestion, value=name, folder=MAPS)
        return None
    try:
        return parse(_text(known[name]))
    except MapError as error:
        document.add(report, kinds.MAP_INVALID, "base_map", value=name, reason=str(error)[:120])
        return None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise MapError(f"more than {MAX_BYTES // 1000} kB")
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise MapError(f"cannot be read: {error}") from error
