"""Paths of the organiser's own: read, measured, thinned, kept in the guide."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.content.conftest import ContentCopy
from visit_guide.bundle import dumps, loads
from visit_guide.content.paths import PathError, geodesic_m, read_line, thinned
from visit_guide.domain.geo import Point

GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">{inside}</gpx>"""
TRACK = '<trkseg><trkpt lat="50.45" lon="2.79"/><trkpt lat="50.455" lon="2.80"/></trkseg>'
SECOND = '<trkseg><trkpt lat="50.46" lon="2.80"/></trkseg>'
ROUTE = '<rte><rtept lat="50.45" lon="2.79"/><rtept lat="50.46" lon="2.80"/></rte>'
WAY = ((50.45, 2.79), (50.455, 2.8), (50.46, 2.8))
LINE = [[2.79, 50.45], [2.8, 50.455, 31.0], [2.8, 50.46]]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.gpx", GPX.format(inside=f"<trk>{TRACK}{SECOND}</trk>{ROUTE}")),
        ("a.GPX", "\ufeff" + GPX.format(inside=f"<trk>{TRACK}{SECOND}</trk>")),
        ("a.geojson", json.dumps({"type": "LineString", "coordinates": LINE})),
        ("a.geojson", json.dumps({"type": "MultiLineString", "coordinates": [LINE[:2], LINE[1:]]})),
        (
            "a.geojson",
            json.dumps(
                {
                    "type": "FeatureCollection",
                    "features": [
                        {"type": "Feature", "geometry": None},
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [0, 0]}},
                        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": LINE}},
                    ],
                }
            ),
        ),
    ],
)
def test_sound_files(tmp_path: Path, name: str, text: str) -> None:
    line = read_line(written(tmp_path, name, text))

    assert line.points == WAY
    assert line.metres == pytest.approx(geodesic_m(WAY[0], WAY[1]) + geodesic_m(WAY[1], WAY[2]))


def test_a_route_counts_when_there_is_no_track(tmp_path: Path) -> None:
    assert read_line(written(tmp_path, "a.gpx", GPX.format(inside=ROUTE))).points == (WAY[0], WAY[2])


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.gpx", "<gpx", "."),
        ("a.gpx", GPX.format(inside='<rte><rtept lat="x" lon="2"/></rte>'), "."),
        ("a.gpx", GPX.format(inside=ROUTE.replace("50.46", "95")), "lat 95"),
        ("a.gpx", '<!DOCTYPE g [<!ENTITY a "b">]><gpx/>', "DOCTYPE"),
        ("a.geojson", "{", "JSON"),
        ("a.geojson", "[]", "GeoJSON"),
        ("a.geojson", '{"type": "Feature"}', "GeoJSON"),
        ("a.geojson", '{"type": "LineString", "coordinates": [[2.79], [1]]}', "GeoJSON"),
        ("a.geojson", '{"type": "LineString", "coordinates": [[NaN, 1], [1, 1]]}', "nan"),
        ("a.geojson", "[" * 100_000, "JSON"),
        ("a.geojson", '{"type":"Feature","geometry":' * 30 + "null" + "}" * 30, "GeoJSON"),
        ("a.geojson", b"\xff\xfe", "UTF-8"),
        ("a.geojson", b" " * 5_000_001, "5 MB"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, text: str | bytes, reason: str) -> None:
    with pytest.raises(PathError, match=reason):
        read_line(written(tmp_path, name, text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.gpx", GPX.format(inside='<wpt lat="50" lon="2"/>')),
        ("a.geojson", '{"type": "Point", "coordinates": [2, 50]}'),
        ("a.geojson", '{"type": "LineString", "coordinates": [[2, 50], [2, 50]]}'),
    ],
)
def test_files_without_a_line(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(PathError) as caught:
        read_line(written(tmp_path, name, text))
    assert not str(caught.value)


def test_a_missing_file_is_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(PathError, match=r"\w"):
        read_line(tmp_path / "none.gpx")


def test_thinning_leaves_out_what_cannot_be_seen() -> None:
    bend = [(50.45 + n * 1e-5, 2.79 + math.sin(n) * 1e-6) for n in range(1000)]
    bend += [(50.46, 2.79 + n * 1e-5) for n in range(1000)]

    assert thinned(bend) == [bend[0], bend[1000], bend[-1]]


@given(st.lists(st.tuples(st.floats(50.44, 50.46), st.floats(2.78, 2.80)), min_size=2, max_size=30))
def test_thinning_keeps_the_ends_and_invents_nothing(points: list[Point]) -> None:
    kept = thinned(points)

    assert (kept[0], kept[-1]) == (points[0], points[-1])
    rest = iter(points)
    assert all(point in rest for point in kept), "in the order in which they were recorded"


def test_the_guide_holds_the_line_and_not_the_file(content: ContentCopy) -> None:
    content.write("paths/chemin.geojson", json.dumps({"type": "LineString", "coordinates": LINE[::-1]}))
    content.append("itinerary.yaml", "      path: chemin.geojson\n")

    compilation = content.compile()

    assert compilation.guide is not None
    (leg,) = compilation.guide.legs
    assert (leg.start, leg.end, leg.along_path, leg.points) == ("moulin", "jardin", True, WAY)
    assert "paths/chemin.geojson" not in compilation.media_files
    assert loads(dumps(compilation.guide)) == compilation.guide


def test_a_path_that_leads_elsewhere_is_only_a_warning(content: ContentCopy) -> None:
    content.write("paths/loin.geojson", json.dumps({"type": "LineString", "coordinates": [[2, 48], [3, 48]]}))
    content.append("itinerary.yaml", "      path: loin.geojson\n")
    content.replace("itinerary.yaml", "minutes: 30", "minutes: 600")
    content.replace("itinerary.yaml", "start: 11:20", "start: 20:40")
    content.replace("itinerary.yaml", "end: 12:00", "end: 21:00")

    assert content.found() == ["itinerary.yaml:26:13 path-far"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("../secret.gpx", "media-outside"), ("absent.gpx", "media-missing"), ("a.kml", "media-type")],
)
def test_paths_stay_in_their_folder(content: ContentCopy, name: str, code: str) -> None:
    content.append("itinerary.yaml", f"      path: {name}\n")

    assert content.found() == [f"itinerary.yaml:26:13 {code}"]
