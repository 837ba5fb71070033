"""`visit-guide export`: what is written is read back by other parsers than those that wrote it."""

from __future__ import annotations

import datetime
import json
import shutil
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import vobject

from visit_guide.cli import main
from visit_guide.content.compiler import compile_content

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROOT = Path(__file__).parents[2]
GPX = "{http://www.topografix.com/GPX/1/1}"
KML = "{http://www.opengis.net/kml/2.2}"
PLACES = [(50.45, 2.79), (50.46, 2.80)]

_POSITION = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
GEOJSON = {  # the part of RFC 7946 that is used
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "properties": {"type": "object"},
                    "geometry": {
                        "oneOf": [
                            {"properties": {"type": {"const": "Point"}, "coordinates": _POSITION}},
                            {
                                "properties": {
                                    "type": {"const": "LineString"},
                                    "coordinates": {"type": "array", "items": _POSITION, "minItems": 2},
                                }
                            },
                        ]
                    },
                },
            },
        },
    },
}


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the minimal content, with signs that XML and calendars treat in their own ways."""
    shutil.copytree(FIXTURES / "minimal", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    change(tmp_path / "content/sites/moulin.yaml", "tagline: ", 'tagline: \'<b>&amp;, ";" ]]> ')
    text = (tmp_path / "content/sites/moulin.yaml").read_text(encoding="utf-8")
    lines = [line + "'" if line.startswith("tagline:") else line for line in text.splitlines()]
    (tmp_path / "content/sites/moulin.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "content"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("visit")
def test_gpx() -> None:
    assert main(["export", "--format", "gpx"]) == 0

    root = ElementTree.parse("minimal.gpx").getroot()
    assert (root.tag, root.get("version")) == (f"{GPX}gpx", "1.1")
    points = root.findall(f"{GPX}wpt")
    assert [(float(p.get("lat", "")), float(p.get("lon", ""))) for p in points] == PLACES
    assert [p.findtext(f"{GPX}name") for p in points] == ["1. Moulin", "2. Jardin"]
    assert '<b>&amp;, ";" ]]>' in (points[0].findtext(f"{GPX}desc") or "")
    (track,) = root.findall(f"{GPX}trk")
    segment = [(float(p.get("lat", "")), float(p.get("lon", ""))) for p in track.iter(f"{GPX}trkpt")]
    assert segment == PLACES
    assert "ligne droite" in (track.findtext(f"{GPX}desc") or "")
    order = [child.tag.removeprefix(GPX) for child in root]
    assert order == ["metadata", "wpt", "wpt", "trk"], "the schema prescribes this order"


def test_a_real_path_is_exported_point_by_point(visit: Path) -> None:
    (visit / "paths").mkdir()
    way = [[2.79, 50.45], [2.791, 50.458], [2.80, 50.46]]
    line = json.dumps({"type": "LineString", "coordinates": way})
    (visit / "paths" / "p.geojson").write_text(line, encoding="utf-8")
    with (visit / "itinerary.yaml").open("a", encoding="utf-8") as file:
        file.write("      path: p.geojson\n")

    assert main(["export", "--format", "geojson", "--out", "sub/jour.geojson"]) == 0

    tree = json.loads(Path("sub/jour.geojson").read_bytes())
    jsonschema.validate(tree, GEOJSON)
    points = [f for f in tree["features"] if f["geometry"]["type"] == "Point"]
    assert [f["geometry"]["coordinates"] for f in points] == [[2.79, 50.45], [2.8, 50.46]]
    assert points[0]["properties"]["start"] == "09:40"
    (leg,) = [f for f in tree["features"] if f["geometry"]["type"] == "LineString"]
    assert leg["geometry"]["coordinates"] == way
    assert leg["properties"]["straight"] is False
    assert (leg["properties"]["from"], leg["properties"]["mode"]) == ("moulin", "bike")
    assert "droite" not in leg["properties"]["description"]


@pytest.mark.usefixtures("visit")
def test_kml() -> None:
    assert main(["export", "--format", "kml"]) == 0

    root = ElementTree.parse("minimal.kml").getroot()
    assert root.tag == f"{KML}kml"
    places, ways = root.iter(f"{KML}Folder")
    assert [n.text for n in (places.find(f"{KML}name"), ways.find(f"{KML}name")) if n is not None] == [
        "Lieux",
        "Trajets",
    ]
    marks = list(places.iter(f"{KML}Placemark"))
    assert [mark.findtext(f"{KML}name") for mark in marks] == ["1. Moulin", "2. Jardin"]
    assert '<b>&amp;, ";" ]]>' in (marks[0].findtext(f"{KML}description") or "")
    texts = [node.text or "" for node in root.iter(f"{KML}coordinates")]
    read = [[tuple(map(float, place.split(",")[:2])) for place in text.split()] for text in texts]
    east_first = [(lon, lat) for lat, lon in PLACES]
    assert read == [[east_first[0]], [east_first[1]], east_first]


def test_ics(visit: Path) -> None:
    change(visit / "itinerary.yaml", "items:", "date: 2026-05-28\nitems:")

    assert main(["export", "--format", "ics"]) == 0

    data = Path("minimal.ics").read_bytes()
    assert b"\r\n" in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = vobject.readOne(data.decode())
    events = calendar.vevent_list
    assert [event.summary.value for event in events] == ["Accueil", "1. Moulin", "2. Jardin"]
    utc = [event.dtstart.value.astimezone(datetime.UTC) for event in events]
    assert [f"{start:%Y-%m-%d %H:%M}" for start in utc] == [
        "2026-05-28 07:00",
        "2026-05-28 07:40",
        "2026-05-28 09:20",
    ], "summer time: two hours ahead of UTC"
    assert b"DTSTART;TZID=Europe/Paris:20260528T090000" in data
    assert all(first.dtend.value <= then.dtstart.value for first, then in pairwise(events))
    assert events[1].geo.value == "50.45;2.79"
    assert '<b>&amp;, ";" ]]>' in events[1].description.value
    assert events[0].location.value == "Mairie"
    assert len({event.uid.value for event in events}) == 3
    calendar.validate()


@pytest.mark.usefixtures("visit")
def test_winter_time_and_a_date_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "ics", "--out", "-", "--date", "2027-01-15"]) == 0

    start = vobject.readOne(capsys.readouterr().out).vevent_list[0].dtstart.value
    assert f"{start.astimezone(datetime.UTC):%Y-%m-%d %H:%M}" == "2027-01-15 08:00"


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ics"], "date: 2026-05-28"),
        (["ics", "--date", "28/05/2026"], "28/05/2026"),
        (["ics", "--date", "2026-02-30"], "2026-02-30"),
        (["gpx", "--date", "2026-05-28"], "ics"),
        (["gpx", "--out", "content"], "content"),
        (["pdf"], "pdf"),
    ],
)
def test_refusals(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_no_position_at_all(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file, lat, lon in (("moulin", "50.4500", "2.7900"), ("jardin", "50.4600", "2.8000")):
        old = f"  lat: {lat}\n  lon: {lon}\n  accuracy_m: 20\n  confidence: verified"
        change(visit / f"sites/{file}.yaml", old, "  confidence: unknown")

    assert main(["export", "--format", "kml"]) == 2
    assert "position" in capsys.readouterr().err
    assert main(["export", "--format", "ics", "--date", "2026-05-28"]) == 0


def test_content_with_errors_is_not_exported(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (visit / "itinerary.yaml").unlink()

    assert main(["export", "--format", "gpx", "--content", "content"]) == 1
    assert "file-missing" in capsys.readouterr().err


def test_private_notes_stay_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    guide = compile_content(ROOT / "content").guide
    assert guide is not None
    notes = [p.facilitator_note for site in guide.sites for p in site.prompts if p.facilitator_note]
    assert notes
    for name in ("gpx", "kml", "geojson", "ics"):
        day = ["--date", "2026-05-28"] if name == "ics" else []
        command = ["export", "--format", name, "--content", str(ROOT / "content"), *day]
        assert main(command) == 0
        text = Path(f"loos-en-gohelle.{name}").read_text(encoding="utf-8")
        assert "Lumiwatt" in text
        assert not [note for note in notes if note[:20] in text.replace("\n ", "")]
    assert "rue-hoche" in capsys.readouterr().err, "places without a position are named"
