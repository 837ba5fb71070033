"""The map an itinerary names: the organiser's own, a shipped one, or what is wrong with it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.content.conftest import ContentCopy
from visit_guide import bundle

MAP = json.dumps(
    {
        "type": "FeatureCollection",
        "attribution": "Relevé maison",
        "features": [
            {
                "type": "Feature",
                "properties": {"kind": "railway"},
                "geometry": {"type": "LineString", "coordinates": [[1.0, 48.0], [1.1, 48.1]]},
            }
        ],
    }
)


def name_map(content: ContentCopy, name: str) -> int:
    """Name a map in the itinerary; gives the line it is on."""
    content.append("itinerary.yaml", f"\nbase_map: {name}\n")
    return len((content.path / "itinerary.yaml").read_text(encoding="utf-8").splitlines())


def test_without_a_map_there_is_none(content: ContentCopy) -> None:
    guide = content.compile().guide
    assert guide is not None
    assert guide.base_map is None


def test_the_organisers_own_map_travels_in_the_bundle(content: ContentCopy) -> None:
    name_map(content, "bourg.geojson")
    content.write("maps/bourg.geojson", MAP)
    guide = content.compile().guide
    assert guide is not None
    assert guide.base_map is not None
    assert guide.base_map.credit("fr") == "Relevé maison"
    assert bundle.loads(bundle.dumps(guide)).base_map == guide.base_map


def test_a_shipped_map_needs_no_file_and_the_own_one_wins(content: ContentCopy) -> None:
    name_map(content, "loos-en-gohelle.geojson")
    guide = content.compile().guide
    assert guide is not None
    assert guide.base_map is not None
    assert any(shape.kind == "terril" for shape in guide.base_map.shapes)
    content.write("maps/loos-en-gohelle.geojson", MAP)
    own = content.compile().guide
    assert own is not None
    assert own.base_map is not None
    assert [shape.kind for shape in own.base_map.shapes] == ["railway"]


@pytest.mark.parametrize(
    ("name", "file", "code"),
    [
        ("absente.geojson", None, "media-missing"),
        ("../media/moulin.svg", None, "media-outside"),
        ("carte.png", None, "media-type"),
        ("cassée.geojson", "{", "map-invalid"),
        ("cassée.geojson", b"\xff\xfe", "map-invalid"),
        ("cassée.geojson", b" " * 2_000_001, "map-invalid"),
        ("cassée.geojson", '{"type": "FeatureCollection", "features": [{}]}', "map-invalid"),
    ],
)
def test_what_is_wrong_with_a_map_is_said_on_its_line(
    content: ContentCopy, name: str, file: Any, code: str
) -> None:
    line = name_map(content, name)
    if file is not None:
        content.write(f"maps/{name}", file)
    assert content.found() == [f"itinerary.yaml:{line}:11 {code}"]
