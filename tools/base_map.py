"""Make the schematic map ``assets/maps/loos-en-gohelle.geojson`` from ``tools/base_map.toml``.

The map is a GeoJSON FeatureCollection (RFC 7946), one feature a line, in drawing order::

    .venv/bin/python tools/base_map.py

Properties of a feature: ``kind`` (see ``KINDS``), and where it makes sense ``name``,
``min_zoom`` (the zoom from which the name may be written), ``label`` (where to write it,
longitude first), ``shape`` of a terril, ``of`` and ``level`` of a relief. The collection
also holds ``attribution`` and ``note``, which must be shown with the map, in French and
(``_en``) in English. Same positions, same bytes.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

POSITIONS = Path(__file__).with_suffix(".toml")
TARGET = Path(__file__).parent.parent / "assets" / "maps" / "loos-en-gohelle.geojson"

KINDS = ("town", "farmland", "terril", "relief", "estate", "railway", "mine", "shaft", "neighbour")
"""What the map shows, in drawing order."""

SHAPES = ("cone", "flat", "low", "levelled")
"""What a terril looks like."""

TOLERANCE_M = {"town": 25.0, "farmland": 25.0, "railway": 10.0}
"""How far, in metres, a drawn line may pass from a position that was left out."""

RELIEF = (0.66, 0.33)
"""Size of the rings drawn inside a cone, as a share of its outline: drawn for the look, not measured."""

Point = tuple[float, float]
"""Longitude and latitude, in degrees: the order of GeoJSON."""

_METRES_PER_DEGREE = 111_200.0


def points(text: str) -> list[Point]:
    """The positions of ``text``, written ``latitude,longitude`` and separated by spaces."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(lon), float(lat)) for lat, lon in pairs]


def offset_m(point: Point, start: Point, end: Point) -> float:
    """How far ``point`` is from the segment ``start``–``end``, in metres."""
    x_scale = _METRES_PER_DEGREE * math.cos(math.radians(start[1]))
    px, py = (point[0] - start[0]) * x_scale, (point[1] - start[1]) * _METRES_PER_DEGREE
    ex, ey = (end[0] - start[0]) * x_scale, (end[1] - start[1]) * _METRES_PER_DEGREE
    length = ex * ex + ey * ey
    along = max(0.0, min(1.0, (px * ex + py * ey) / length)) if length else 0.0
    return math.hypot(px - along * ex, py - along * ey)


def simplified(line: list[Point], tolerance_m: float) -> list[Point]:
    """``line`` without the points that change it by less than the tolerance (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    offsets = [offset_m(point, line[0], line[-1]) for point in line[1:-1]]
    farthest = max(range(len(offsets)), key=offsets.__getitem__)
    if offsets[farthest] <= tolerance_m:
        return [line[0], line[-1]]
    split = farthest + 1
    return simplified(line[: split + 1], tolerance_m)[:-1] + simplified(line[split:], tolerance_m)


def area(ring: list[Point]) -> float:
    """Twice the signed area of a closed ring, in square degrees: positive when it turns left."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def middle(ring: list[Point]) -> Point:
    """The centre of gravity of a closed ring."""
    x0, y0 = ring[0]
    moved = [(x - x0, y - y0) for x, y in ring]  # small numbers keep their decimals
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(moved)]
    total = 3 * sum(cross for _, _, cross in crosses)
    x = sum((a[0] + b[0]) * cross for a, b, cross in crosses) / total
    y = sum((a[1] + b[1]) * cross for a, b, cross in crosses) / total
    return (x0 + x, y0 + y)


def closed(ring: list[Point], tolerance_m: float) -> list[Point]:
    """``ring`` closed, simplified, and turning left as RFC 7946 asks."""
    ring = simplified([*ring, ring[0]], tolerance_m)
    return ring if area(ring) > 0 else ring[::-1]


def softened(ring: list[Point]) -> list[Point]:
    """A closed ring with its corners cut at a quarter and three quarters of each side (Chaikin)."""
    cuts = [
        (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        for a, b in pairwise(ring)
        for share in (0.25, 0.75)
    ]
    return [*cuts, cuts[0]]


def cut(line: list[Point], bbox: list[float]) -> list[Point]:
    """``line`` up to where it leaves the map, its first point being inside."""
    west, south, east, north = bbox
    for number, (x, y) in enumerate(line):
        if west <= x <= east and south <= y <= north:
            continue
        x0, y0 = line[number - 1]
        shares = [
            (limit - from_) / (to - from_)
            for from_, to, limits in ((x0, x, (west, east)), (y0, y, (south, north)))
            for limit in limits
            if min(from_, to) < limit < max(from_, to)
        ]
        share = min(shares)
        return [*line[:number], (x0 + (x - x0) * share, y0 + (y - y0) * share)]
    return line


def feature(kind: str, geometry: str, coordinates: object, **properties: object) -> dict[str, Any]:
    """A GeoJSON feature without its empty properties."""
    kept = {key: value for key, value in properties.items() if value is not None}
    return {
        "type": "Feature",
        "properties": {"kind": kind, **kept},
        "geometry": {"type": geometry, "coordinates": coordinates},
    }


def rounded(line: list[Point]) -> list[list[float]]:
    """``line`` to five decimals, about one metre."""
    return [[round(x, 5), round(y, 5)] for x, y in line]


def features(entry: Mapping[str, Any], bbox: list[float]) -> Iterator[dict[str, Any]]:
    """The features drawn for one ``[[feature]]`` of the positions."""
    kind = entry["kind"]
    shown = {key: entry.get(key) for key in ("name", "min_zoom", "shape")}
    if "point" in entry:
        yield feature(kind, "Point", rounded(points(entry["point"]))[0], **shown)
    elif "line" in entry:
        line = simplified(cut(points(entry["line"]), bbox), TOLERANCE_M[kind])
        yield feature(kind, "LineString", rounded(line), **shown)
    else:
        ring = closed(points(entry["area"]), TOLERANCE_M.get(kind, 0.0))
        centre = middle(ring)
        written = points(entry["label"])[0] if "label" in entry else centre
        label = rounded([written])[0] if shown["name"] else None
        yield feature(kind, "Polygon", [rounded(ring)], **shown, label=label)
        if shown["shape"] == "cone":
            for level, share in enumerate(RELIEF, start=1):
                inner = [
                    (centre[0] + (x - centre[0]) * share, centre[1] + (y - centre[1]) * share)
                    for x, y in softened(ring)
                ]
                yield feature("relief", "Polygon", [rounded(inner)], of=entry["name"], level=level)


def base_map(positions: Mapping[str, Any]) -> str:
    """The map as GeoJSON text."""
    drawn = [part for entry in positions["feature"] for part in features(entry, positions["bbox"])]
    drawn.sort(key=lambda part: KINDS.index(part["properties"]["kind"]))
    head = {
        "type": "FeatureCollection",
        **{key: value for key, value in positions.items() if key != "feature"},
    }
    lines = ",\n".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in drawn)
    start = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    return f'{start},\n "features": [\n{lines}\n]\n}}\n'


def main() -> None:
    """Write the map."""
    positions = tomllib.loads(POSITIONS.read_text(encoding="utf-8"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(base_map(positions), encoding="utf-8", newline="\n")
    print(f"{TARGET.stat().st_size} bytes: {TARGET}")


if __name__ == "__main__":
    main()
