"""The shipped schematic map is sound, credited, and what its script makes of its positions."""

from __future__ import annotations

import importlib.util
import json
import tomllib
from itertools import combinations, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MAP = ROOT / "assets" / "maps" / "loos-en-gohelle.geojson"
PROPERTIES = {"kind", "name", "min_zoom", "label", "shape", "of", "level"}

Ring = list[list[float]]


def _load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("base_map", ROOT / "tools" / "base_map.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = _load_script()
base_map: dict[str, Any] = json.loads(MAP.read_text(encoding="utf-8"))
features: list[dict[str, Any]] = base_map["features"]


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [feature for feature in features if feature["properties"]["kind"] == kind]


def rings() -> list[Ring]:
    return [
        ring
        for feature in features
        if feature["geometry"]["type"] == "Polygon"
        for ring in feature["geometry"]["coordinates"]
    ]


def positions(feature: dict[str, Any]) -> list[list[float]]:
    coordinates: Any = feature["geometry"]["coordinates"]
    shapes = {"Point": [coordinates], "LineString": coordinates}
    geometry: str = feature["geometry"]["type"]
    return shapes[geometry] if geometry in shapes else [point for ring in coordinates for point in ring]


def crosses(a: list[float], b: list[float], c: list[float], d: list[float]) -> bool:
    def side(p: list[float], q: list[float], r: list[float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_the_committed_map_is_what_the_script_makes() -> None:
    entries = tomllib.loads(script.POSITIONS.read_text(encoding="utf-8"))

    assert script.base_map(entries) == MAP.read_text(encoding="utf-8")


def test_it_is_a_geojson_collection_of_simple_geometries() -> None:
    assert base_map["type"] == "FeatureCollection"
    assert {feature["type"] for feature in features} == {"Feature"}
    assert {feature["geometry"]["type"] for feature in features} == {"Point", "LineString", "Polygon"}


def test_kinds_and_properties_are_the_documented_ones() -> None:
    kinds = [feature["properties"]["kind"] for feature in features]

    assert set(kinds) == set(script.KINDS)
    assert kinds == sorted(kinds, key=script.KINDS.index), "not in drawing order"
    assert set().union(*(feature["properties"] for feature in features)) == PROPERTIES
    assert {feature["properties"]["shape"] for feature in of_kind("terril")} == set(script.SHAPES)


def test_everything_named_says_from_which_zoom() -> None:
    for feature in features:
        properties = feature["properties"]
        assert ("name" in properties) == ("min_zoom" in properties), properties
        assert 10 <= properties.get("min_zoom", 10) <= 18, properties


def test_rings_are_closed_turn_left_and_do_not_cross_themselves() -> None:
    for ring in rings():
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert len({tuple(point) for point in ring}) == len(ring) - 1, "a position is repeated"
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0
        assert not any(crosses(*one, *other) for one, other in combinations(pairwise(ring), 2))


def test_everything_lies_within_the_map() -> None:
    west, south, east, north = base_map["bbox"]
    labels = [feature["properties"]["label"] for feature in features if "label" in feature["properties"]]

    assert (west, south) < (east, north)
    assert max(east - west, north - south) < 0.12, "the map is of one town and what is around it"
    for lon, lat in [*labels, *(point for feature in features for point in positions(feature))]:
        assert west <= lon <= east
        assert south <= lat <= north


def test_the_landmarks_are_there() -> None:
    names = {feature["properties"].get("name") for feature in features}
    cones = {f["properties"]["name"] for f in of_kind("terril") if f["properties"]["shape"] == "cone"}

    assert len(of_kind("town")) == 1
    assert len(of_kind("terril")) == 7
    assert len(of_kind("shaft")) == 9
    assert len(of_kind("neighbour")) == 9
    assert {"Base 11/19", "Cavalier 63K", "Lens", "Liévin"} <= names
    assert cones == {"Terril 74", "Terril 74a"}
    assert {(f["properties"]["of"], f["properties"]["level"]) for f in of_kind("relief")} == {
        (name, level) for name in cones for level in (1, 2)
    }


@pytest.mark.parametrize("member", ["attribution", "attribution_en"])
def test_the_credit_names_every_source_and_licence(member: str) -> None:
    for credited in (
        *base_map["sources"],
        "Mission Bassin Minier",
        "BRGM",
        "Licence Ouverte 2.0",
        "CC BY 4.0",
    ):
        assert credited in base_map[member]


@pytest.mark.parametrize("tolerance", [0.0, 25.0, 200.0])
def test_simplifying_keeps_the_ends_and_stays_within_the_tolerance(tolerance: float) -> None:
    line = [(2.78 + x / 2000, 50.45 + (x * x % 7) / 4000) for x in range(30)]

    kept = script.simplified(line, tolerance)

    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert set(kept) <= set(line)
    for point in line:
        assert min(script.offset_m(point, a, b) for a, b in pairwise(kept)) <= tolerance + 1e-6


def test_a_line_is_cut_where_it_leaves_the_map() -> None:
    assert script.cut([(0.0, 0.0), (2.0, 1.0), (4.0, 1.0)], [-1, -1, 1, 1]) == [(0.0, 0.0), (1.0, 0.5)]
    assert script.cut([(0.0, 0.0), (0.5, 1.0)], [-1, -1, 1, 1]) == [(0.0, 0.0), (0.5, 1.0)]
