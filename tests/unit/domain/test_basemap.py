"""Base maps are read whole or refused with a reason; never by halves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.basemap import BaseMap, parse
from visit_guide.errors import MapError

SHIPPED = Path(__file__).parents[3] / "assets" / "maps" / "loos-en-gohelle.geojson"
RING = [[2.0, 50.0], [2.1, 50.0], [2.1, 50.1], [2.0, 50.0]]


def collection(*features: Any, **head: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **head, "features": list(features)})


def feature(geometry: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    geometry_part = {"type": geometry, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"kind": "town", **properties}, "geometry": geometry_part}


def test_each_geometry_gives_its_points_latitude_first() -> None:
    text = collection(
        feature("Polygon", [RING], name="Ville", min_zoom=12, label=[2.05, 50.05], shape="cone"),
        feature("LineString", RING[:2], kind="railway"),
        feature("Point", [2.0, 50.0], kind="shaft"),
    )
    area, line, point = parse(text).shapes

    assert (area.geometry, area.name, area.min_zoom, area.form) == ("area", "Ville", 12.0, "cone")
    assert area.points[1] == (50.0, 2.1)
    assert area.label == (50.05, 2.05)
    assert (line.kind, line.geometry, len(line.points)) == ("railway", "line", 2)
    assert (point.points, point.label, point.name) == (((50.0, 2.0),), None, None)


def test_credit_and_note_come_in_the_language_asked_else_in_the_other() -> None:
    both = parse(collection(attribution="Crédit", attribution_en="Credit", note="Plan", note_en="Map"))
    assert [both.credit("fr"), both.credit("en"), both.remark("fr"), both.remark("en")] == [
        "Crédit",
        "Credit",
        "Plan",
        "Map",
    ]
    only = parse(collection(attribution="Crédit", note="Plan"))
    assert (only.credit("en"), only.remark("en")) == ("Crédit", "Plan")


def test_the_shipped_map_has_its_landmarks_and_its_credits() -> None:
    base = parse(SHIPPED.read_text(encoding="utf-8"))
    assert {shape.kind for shape in base.shapes} >= {"town", "terril", "railway", "estate", "neighbour"}
    assert "Licence Ouverte" in base.credit("fr")
    assert base.remark("fr") == "Plan schématique. Positions indicatives."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "not a GeoJSON FeatureCollection"),
        ('{"type": "Feature"}', "not a GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection"}', "no list of features"),
        (collection({}), "feature 1: KeyError"),
        (collection(feature("Point", [2.0, 50.0]), feature("MultiPolygon", [[RING]])), "feature 2: KeyError"),
        (collection(feature("Polygon", [RING[:3]])), "feature 1: too few positions"),
        (collection(feature("Point", [2.0, 95.0])), "not a position"),
        (collection(feature("Point", ["x", 50.0])), "feature 1: ValueError"),
        (collection(feature("Point", [2.0, 50.0], label=[500, 0])), "not a position"),
        (collection({"properties": None, "geometry": None}), "feature 1: TypeError"),
    ],
)
def test_what_is_not_a_map_is_refused_with_the_place(text: str, reason: str) -> None:
    with pytest.raises(MapError) as refused:
        parse(text)
    assert reason in str(refused.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kind", "x"]), inner),
    max_leaves=8,
)


@given(st.lists(st.fixed_dictionaries({"properties": json_values, "geometry": json_values}), max_size=3))
def test_nothing_but_a_map_error_comes_out(features: list[Any]) -> None:
    try:
        base = parse(collection(*features))
    except MapError:
        return
    assert isinstance(base, BaseMap)
