"""Where map images may come from: the French national map, or an address the organiser gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from visit_guide.content.plain import plain
from visit_guide.content.problems import Report
from visit_guide.content.source import read_yaml
from visit_guide.domain.record import record
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["CONFIG", "IGN", "TileSource", "configured", "given"]

CONFIG = "maps.yaml"
"""File of the content folder that holds the organiser's own sources."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENDINGS = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "webp": "webp"}
_KEYS = ("name", "url", "attribution", "licence", "format", "max_zoom")
# Their usage policy forbids fetching areas in advance, and volunteers pay for them.
_COMMUNITY_SERVERS = (
    "openstreetmap.org",
    "openstreetmap.fr",
    "openstreetmap.de",
    "openstreetmap.se",
    "osm.org",
    "opentopomap.org",
    "waymarkedtrails.org",
)


@record
class TileSource:
    """A service of map images."""

    name: str
    """Short name: also that of the pack's folder."""
    url: str
    """Address of one image, with {z}, {x} and {y} in the places of zoom, column and row."""
    attribution: str
    licence: str = ""
    ending: str = "png"
    """``png``, ``jpg`` or ``webp``."""
    max_zoom: int = 19
    typical_bytes: int = 20_000
    """What an image weighs, for the estimate."""

    def address(self, zoom: int, x: int, y: int) -> str:
        """The address of one image."""
        return self.url.replace("{z}", str(zoom)).replace("{x}", str(x)).replace("{y}", str(y))


def _ign(layer: str, image: str) -> str:
    return (
        "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
        f"&LAYER={layer}&STYLE=normal&TILEMATRIXSET=PM&FORMAT=image/{image}"
        "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
    )


_OPEN_LICENCE = "Licence Ouverte 2.0 (Etalab)"
IGN: Mapping[str, TileSource] = {
    source.name: source
    for source in (
        TileSource(
            name="ign-plan",
            url=_ign("GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", "png"),
            attribution="© IGN – Plan IGN",
            licence=_OPEN_LICENCE,
            max_zoom=18,
            typical_bytes=25_000,
        ),
        TileSource(
            name="ign-ortho",
            url=_ign("ORTHOIMAGERY.ORTHOPHOTOS", "jpeg"),
            attribution="© IGN – BD ORTHO",
            licence=_OPEN_LICENCE,
            ending="jpg",
            max_zoom=19,
            typical_bytes=15_000,
        ),
    )
}
"""The map and the aerial photographs of IGN, through the Géoplateforme: open, without a key."""


def given(values: Mapping[str, Any], t: Catalogue) -> TileSource:
    """The source that an organiser describes, on the command line or in a file.

    Raises:
        UsageError: something is missing or cannot be used, or the service forbids this.
    """
    unknown = [key for key in values if key not in _KEYS]
    if unknown:
        raise UsageError(
            t("unknown: {names}; known: {known}", names=", ".join(unknown), known=", ".join(_KEYS))
        )
    name, url, attribution, licence = (
        str(values.get(key) or "") for key in ("name", "url", "attribution", "licence")
    )
    if not _NAME.fullmatch(name):
        raise UsageError(t("“{name}” cannot be used as the name of a source of map images", name=name))
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(t("“{url}” is not a web address (http:// or https://)", url=url))
    refuse_community_servers(parts.hostname, t)
    if not all(field in url for field in ("{z}", "{x}", "{y}")):
        raise UsageError(t("the address of the images must contain {fields}", fields="{z}, {x}, {y}"))
    if not attribution:
        raise UsageError(t("say whom to name on the map (attribution)"))
    wanted = str(values.get("format") or _guessed(url))
    if wanted not in _ENDINGS:
        raise UsageError(t("“{value}” is not a format of images: png, jpg or webp", value=wanted))
    highest = str(values.get("max_zoom") or "19")
    if not highest.isascii() or not highest.isdigit():
        raise UsageError(t("“{value}” is not a zoom", value=highest))
    return TileSource(
        name=name,
        url=url,
        attribution=attribution,
        licence=licence,
        ending=_ENDINGS[wanted],
        max_zoom=int(highest),
    )


def refuse_community_servers(host: str, t: Catalogue) -> None:
    """Stop before OpenStreetMap's public servers are asked for a whole area.

    Raises:
        UsageError: ``host`` is one of them.
    """
    host = host.rstrip(".").lower()
    if any(host == known or host.endswith(f".{known}") for known in _COMMUNITY_SERVERS):
        raise UsageError(
            t(
                "{host} is run by volunteers for browsing: its usage policy forbids fetching an area in "
                "advance. Use “ign-plan”, or a service that allows it",
                host=host,
            )
        )


def _guessed(url: str) -> str:
    found = re.search(r"(?:\.|image/)(png|jpe?g|webp)\b", url.lower())
    return found[1] if found else "png"


def configured(content: Path, t: Catalogue) -> dict[str, TileSource]:
    """The sources of the file ``maps.yaml``, by name; nothing when there is no such file.

    Raises:
        UsageError: the file cannot be understood.
    """
    path = content / CONFIG
    if not path.exists():
        return {}
    report = Report()
    root = read_yaml(path, report)
    if root is None or report.problems:
        first = report.problems[0].as_text(t) if report.problems else path.as_posix()
        raise UsageError(first)
    tree = plain(root)
    listed = tree.get("sources") if isinstance(tree, dict) and set(tree) == {"sources"} else None
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise UsageError(t("{path}: write a list of groups under “sources:”", path=path.as_posix()))
    sources: dict[str, TileSource] = {}
    for entry in listed:
        try:
            source = given(entry, t) if isinstance(entry, dict) else None
        except UsageError as error:
            raise UsageError(f"{path.as_posix()}: {error}") from error
        if source is not None:
            sources[source.name] = source
    return sources
