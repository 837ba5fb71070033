"""A schematic base map: what is drawn under the stops, read from GeoJSON.

The file is a GeoJSON FeatureCollection (RFC 7946) of polygons, lines and points; a feature's
``kind`` says how it is drawn, kinds unknown to this version are drawn as nothing. The
collection itself holds ``attribution`` and ``note`` (and, in English, ``attribution_en`` and
``note_en``), which are always shown with the map.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from visit_guide.domain.record import record
from visit_guide.errors import MapError

__all__ = ["BaseMap", "LatLon", "Shape", "parse"]

LatLon = tuple[float, float]
"""Latitude and longitude in degrees, in this order: the other way round than in GeoJSON."""

_GEOMETRIES = {"Polygon": "area", "LineString": "line", "Point": "point"}
_FEWEST = {"area": 4, "line": 2, "point": 1}


@record
class Shape:
    """One thing drawn on the map."""

    kind: str
    """What it is: town, farmland, terril, relief, estate, railway, mine, shaft, neighbour."""
    geometry: str
    """`area`, `line` or `point`."""
    points: tuple[LatLon, ...]
    """Its outline (first point repeated at the end), its line, or its one point."""
    name: str | None = None
    """What is written, if anything."""
    min_zoom: float = 0.0
    """The zoom from which the name may be written."""
    label: LatLon | None = None
    """Where the name is written."""
    form: str | None = None
    """What a terril looks like: cone, flat, low or levelled."""


@record
class BaseMap:
    """What is drawn under the stops, in drawing order."""

    shapes: tuple[Shape, ...] = ()
    attribution: str = ""
    """Whom to credit, always shown."""
    attribution_en: str = ""
    """The same in English."""
    note: str = ""
    """What to know of the drawing, always shown."""
    note_en: str = ""
    """The same in English."""

    def credit(self, language: str) -> str:
        """Whom to credit, in ``language`` where it is given."""
        return (self.attribution_en if language == "en" else "") or self.attribution

    def remark(self, language: str) -> str:
        """What to know of the drawing, in ``language`` where it is given."""
        return (self.note_en if language == "en" else "") or self.note


def parse(text: str) -> BaseMap:
    """The base map written as GeoJSON in ``text``.

    Raises:
        MapError: it is not such a file; the message says what is wrong.
    """
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MapError(f"not JSON: {error}") from error
    if not isinstance(tree, dict) or tree.get("type") != "FeatureCollection":
        raise MapError("not a GeoJSON FeatureCollection")
    features = tree.get("features")
    if not isinstance(features, list):
        raise MapError("no list of features")
    heads = {key: _text(tree, key) or "" for key in ("attribution", "attribution_en", "note", "note_en")}
    return BaseMap(shapes=tuple(_shape(number, each) for number, each in enumerate(features, 1)), **heads)


def _shape(number: int, feature: Any) -> Shape:
    try:
        properties, geometry = feature["properties"], feature["geometry"]
        form, coordinates = _GEOMETRIES[geometry["type"]], geometry["coordinates"]
        listed = coordinates[0] if form == "area" else coordinates if form == "line" else [coordinates]
        points = tuple(_point(each) for each in listed)
        label = properties.get("label")
        shape = Shape(
            kind=str(properties["kind"]),
            geometry=form,
            points=points,
            name=_text(properties, "name"),
            min_zoom=float(properties.get("min_zoom", 0)),
            label=None if label is None else _point(label),
            form=_text(properties, "shape"),
        )
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise MapError(f"feature {number}: {type(error).__name__}: {error}") from error
    if len(points) < _FEWEST[form]:
        raise MapError(f"feature {number}: too few positions")
    return shape


def _point(pair: Any) -> LatLon:
    lon, lat = float(pair[0]), float(pair[1])
    if not (math.isfinite(lon) and -180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"not a position: {pair!r:.60}")
    return (lat, lon)


def _text(tree: Mapping[str, Any], key: str) -> str | None:
    value = tree.get(key)
    return value if isinstance(value, str) and value else None
