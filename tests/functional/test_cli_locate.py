"""`visit-guide locate`, with a service of our own instead of the French address base."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.local_server import Answer, running
from visit_guide import __version__
from visit_guide.cli import main

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"


def place(
    label: str, kind: str, score: float, lat: float = 50.451234567, lon: float = 2.79
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"label": label, "type": kind, "score": score},
    }


def answer(*places: dict[str, Any]) -> Answer:
    return Answer(json.dumps({"type": "FeatureCollection", "features": places}).encode())


STREET = place("Rue de l’Essai 62750 Ville", "street", 0.9321)
HOUSE = place("3 Rue de l'Essai 62750 Ville", "housenumber", 0.71, lat=50.46)


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the minimal content in the current folder, its positions open, and a French system."""
    shutil.copytree(MINIMAL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "VISIT_GUIDE_GEOCODER"):
        monkeypatch.delenv(name, raising=False)
    site = tmp_path / "content" / "sites" / "moulin.yaml"
    site.write_bytes(site.read_bytes().replace(b"confidence: verified", b"confidence: approximate"))
    return site


@pytest.mark.usefixtures("visit")
def test_candidates_are_ready_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    with running(lambda _: answer(STREET, HOUSE)) as service:
        url = f"{service.url}/geocodage"
        assert main(["locate", "rue de l'essai, Ville", "--provider-url", url, "--limit", "2"]) == 0

    (asked,) = service.paths
    assert urlsplit(asked).path == "/geocodage/search"
    assert parse_qs(urlsplit(asked).query) == {"q": ["rue de l'essai, Ville"], "limit": ["2"]}
    assert service.agents == {f"visit-guide/{__version__}"}
    first, second = capsys.readouterr().out.strip().split("\n\n")
    assert first.startswith("# 1. Rue de l’Essai 62750 Ville (rue, score 0.93,")
    assert yaml.safe_load(first)["position"] == {
        "lat": 50.45123,
        "lon": 2.79,
        "accuracy_m": 300,
        "confidence": "approximate",
        "note": "Adresse «\u00a0Rue de l’Essai 62750 Ville\u00a0» trouvée avec Base Adresse Nationale\u00a0; "
        "à vérifier sur place.",
    }
    assert yaml.safe_load(second)["position"]["accuracy_m"] == 30


def test_the_position_is_written_and_nothing_else_changes(
    visit: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = visit.read_bytes()
    mode = visit.stat().st_mode
    with running(lambda _: answer(HOUSE)) as service:
        monkeypatch.setenv("VISIT_GUIDE_GEOCODER", service.url)
        assert main(["locate", "3 rue de l'essai", "--write", "moulin"]) == 0

    after = visit.read_bytes()
    assert b"  lat: 50.46000\n  lon: 2.79000\n  accuracy_m: 30\n  confidence: approximate\n  note: '" in after
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert {line.split(b":")[0].strip() for line in changed} <= {b"lat", b"lon", b"accuracy_m", b"note"}
    assert "content/sites/moulin.yaml" in capsys.readouterr().out
    assert visit.stat().st_mode == mode
    assert [file.name for file in visit.parent.iterdir() if file.name.startswith(".")] == []
    assert main(["check", "--strict", "content"]) == 0


def test_a_note_is_kept_and_mentioned(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = visit.read_text(encoding="utf-8").replace("approximate", "approximate\n  note: Chez Jeanne")
    visit.write_text(text, encoding="utf-8")
    with running(lambda _: answer(HOUSE)) as service:
        assert main(["locate", "x", "--write", "moulin", "--provider-url", service.url]) == 0

    assert "note: Chez Jeanne\n" in visit.read_text(encoding="utf-8")
    assert "«\u00a0note\u00a0»" in capsys.readouterr().out


def test_a_vague_first_candidate_must_be_chosen(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = visit.read_bytes()
    town = place("Ville", "municipality", 0.95)
    with running(lambda _: answer(town, STREET)) as service:
        command = ["locate", "Ville", "--write", "moulin", "--provider-url", service.url]
        assert main(command) == 2
        assert "--candidate" in capsys.readouterr().err
        assert main([*command, "--candidate", "3"]) == 2
        assert visit.read_bytes() == before
        assert main([*command, "--candidate", "2"]) == 0
    assert b"accuracy_m: 300" in visit.read_bytes()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Answer(b"<html>", "text/html"), "liste de lieux"),
        (Answer(b'{"features": [{}]}'), "liste de lieux"),
        (Answer(b'{"features": 3}'), "liste de lieux"),
        (Answer(b"[]\xff"), "liste de lieux"),
        (answer({**HOUSE, "geometry": {"coordinates": ["a", "b"]}}), "liste de lieux"),
        (answer({**HOUSE, "geometry": {"coordinates": [None, None]}}), "liste de lieux"),
        (Answer(b"no", status=500), "refusé de répondre"),
        (Answer(b"no", status=429), "trop souvent"),
        (Answer(b"no", status=504), "pas répondu"),
        (Answer(b"{}", delay=5), "pas répondu"),
    ],
)
@pytest.mark.usefixtures("visit")
def test_answers_that_cannot_be_used(given: Answer, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with running(lambda _: given) as service:
        assert main(["locate", "x", "--provider-url", service.url, "--timeout", "0.3"]) == 1
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("visit")
def test_nobody_answers(capsys: pytest.CaptureFixture[str]) -> None:
    with running(lambda _: answer()) as service:
        url = service.url
        assert main(["locate", "x", "--provider-url", url]) == 1
        assert "ne connaît pas ce lieu" in capsys.readouterr().out
    assert main(["locate", "x", "--provider-url", url]) == 1
    assert "réseau" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x", "--provider-url", "ftp://a"], "adresse web"),
        (["x", "--limit", "0"], "--limit"),
        (["x", "--timeout", "0"], "--timeout"),
        ([" "], "adresse"),
        (["x", "--write", "absent"], "absent"),
        (["x", "--write", "../itinerary"], "itinerary"),
        (["x", "--write", "jardin"], "vérifiée"),
    ],
)
@pytest.mark.usefixtures("visit")
def test_arguments_that_cannot_be_used(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["locate", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_broken_file_is_not_touched(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit.write_text("title: [\n", encoding="utf-8")

    assert main(["locate", "x", "--write", "moulin"]) == 2
    assert "visit-guide check" in capsys.readouterr().err
    assert visit.read_text(encoding="utf-8") == "title: [\n"


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize(
    ("provider", "body", "accuracy"),
    [
        (
            "nominatim",
            [{"lat": "50.45", "lon": "2.79", "display_name": "Rue X", "place_rank": 26}],
            300,
        ),
        (
            "photon",
            {
                "features": [
                    {
                        "geometry": {"coordinates": [2.79, 50.45]},
                        "properties": {"name": "Ville", "type": "city"},
                    }
                ]
            },
            3000,
        ),
    ],
)
def test_other_services(provider: str, body: Any, accuracy: int, capsys: pytest.CaptureFixture[str]) -> None:
    with running(lambda _: Answer(json.dumps(body).encode())) as service:
        assert main(["locate", "x", "--provider", provider, "--provider-url", service.url]) == 0
    position = yaml.safe_load(capsys.readouterr().out)["position"]
    assert (position["lat"], position["lon"], position["accuracy_m"]) == (50.45, 2.79, accuracy)
