"""The real way between two places, read from a GPX or GeoJSON file."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from geopy.distance import geodesic
from gpxpy import parse as parse_gpx
from gpxpy.gpx import GPXException

from visit_guide.domain.geo import Point, length_m
from visit_guide.domain.legs import Line

__all__ = ["MAX_BYTES", "PathError", "geodesic_m", "read_line", "thinned"]

MAX_BYTES = 5_000_000
"""Largest accepted file: a whole day recorded every second weighs about 3 MB."""
TOLERANCE_M = 5.0
"""A line drawn on a map may leave the recorded one by this much: the accuracy of a GPS receiver."""
MEASURED_M = 1.0
"""The same for the line whose length is measured."""

_DEEPEST = 20


class PathError(Exception):
    """A file does not hold a line; the reason is empty when it is sound otherwise."""


def geodesic_m(start: Point, end: Point) -> float:
    """Metres between two points, over the ellipsoid."""
    metres: float = geodesic(start, end).meters
    return metres


def read_line(path: Path) -> Line:
    """The line in the file ``path``: all its pieces one after the other, thinned and measured.

    Raises:
        PathError: the file cannot be read, or holds no line.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PathError(f"more than {MAX_BYTES // 1_000_000} MB")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PathError("not UTF-8") from error
    except OSError as error:
        raise PathError(error.strerror or type(error).__name__) from error
    read = _gpx if path.suffix.lower() == ".gpx" else _geojson
    points: list[Point] = []
    for lat, lon in read(text):
        if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
            raise PathError(f"lat {lat:g}, lon {lon:g}")
        if not points or points[-1] != (lat, lon):
            points.append((lat, lon))
    if len(points) < 2:
        raise PathError
    # Every wobble of a receiver that stands still would count: a metre is all it takes to leave them out.
    measured = thinned(points, MEASURED_M)
    return Line(points=tuple(_rounded(thinned(measured))), metres=length_m(measured))


def _gpx(text: str) -> Iterator[Point]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise PathError("DOCTYPE")  # no GPX program writes one, and entities can be made to explode
    try:
        gpx = parse_gpx(text)
    except (GPXException, ValueError, TypeError, AttributeError) as error:
        raise PathError(str(error) or "GPX") from error
    tracks = [point for track in gpx.tracks for segment in track.segments for point in segment.points]
    routes = [point for route in gpx.routes for point in route.points]
    for place in tracks or routes:
        yield place.latitude, place.longitude


def _geojson(text: str) -> Iterator[Point]:
    try:
        tree = json.loads(text)
        yield from _geojson_points(tree, 0)
    except (ValueError, RecursionError) as error:
        raise PathError("JSON") from error
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise PathError("GeoJSON") from error


def _geojson_points(node: Any, depth: int) -> Iterator[Point]:
    if depth > _DEEPEST:
        raise PathError("GeoJSON")
    kind = node["type"]
    if kind == "FeatureCollection":
        inner = node["features"]
    elif kind == "GeometryCollection":
        inner = node["geometries"]
    elif kind == "Feature":
        inner = [node["geometry"]] if node["geometry"] else []
    else:
        inner = []
        lines = {"LineString": [node.get("coordinates")], "MultiLineString": node.get("coordinates")}
        for line in lines.get(kind, []):
            for place in line:
                yield float(place[1]), float(place[0])
    for child in inner:
        yield from _geojson_points(child, depth + 1)


def thinned(points: Sequence[Point], tolerance_m: float = TOLERANCE_M) -> list[Point]:
    """As few of ``points`` as keep the line within ``tolerance_m`` metres (Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        worst, number = tolerance_m, 0
        for index in range(first + 1, last):
            away = _away_m(points[index], points[first], points[last])
            if away > worst:
                worst, number = away, index
        if number:
            kept.add(number)
            waiting += [(first, number), (number, last)]
    return [points[index] for index in sorted(kept)]


def _away_m(point: Point, start: Point, end: Point) -> float:
    """Metres from ``point`` to the piece between ``start`` and ``end``, on a plane around ``start``."""
    scale = math.cos(math.radians(start[0]))
    (px, py), (ex, ey) = (
        (((lon - start[1] + 180) % 360 - 180) * scale, lat - start[0]) for lat, lon in (point, end)
    )
    square = ex * ex + ey * ey
    part = max(0.0, min(1.0, (px * ex + py * ey) / square)) if square else 0.0
    return math.radians(math.hypot(px - part * ex, py - part * ey)) * 6_371_008.8


def _rounded(points: Sequence[Point]) -> list[Point]:
    """To six decimals (a tenth of a metre): what a receiver writes beyond is noise."""
    return [(round(lat, 6), round(lon, 6)) for lat, lon in points]
