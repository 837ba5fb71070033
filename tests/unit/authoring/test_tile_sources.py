"""Where map images may come from."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from visit_guide.authoring.tile_sources import IGN, configured, given
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

T = Catalogue("en", "tools")
SOUND = {"name": "cadastre", "url": "https://example.org/{z}/{x}/{y}.jpg", "attribution": "© Exemple"}


@pytest.mark.parametrize(
    ("name", "layer", "kind"),
    [
        ("ign-plan", "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", "image/png"),
        ("ign-ortho", "ORTHOIMAGERY.ORTHOPHOTOS", "image/jpeg"),
    ],
)
def test_the_national_map_is_asked_in_its_own_way(name: str, layer: str, kind: str) -> None:
    address = urlsplit(IGN[name].address(15, 16638, 11041))

    assert f"{address.scheme}://{address.netloc}{address.path}" == "https://data.geopf.fr/wmts"
    assert {key: value for key, (value,) in parse_qs(address.query).items()} == {
        "SERVICE": "WMTS",
        "REQUEST": "GetTile",
        "VERSION": "1.0.0",
        "LAYER": layer,
        "STYLE": "normal",
        "TILEMATRIXSET": "PM",
        "FORMAT": kind,
        "TILEMATRIX": "15",
        "TILEROW": "11041",
        "TILECOL": "16638",
    }


def test_a_source_of_ones_own() -> None:
    source = given({**SOUND, "licence": "CC0", "max_zoom": "16"}, T)

    assert (source.ending, source.max_zoom, source.licence) == ("jpg", 16, "CC0")
    assert source.address(1, 2, 3) == "https://example.org/1/2/3.jpg"
    assert given({**SOUND, "format": "webp"}, T).ending == "webp"
    assert given({**SOUND, "url": "https://a/{z}/{x}/{y}"}, T).ending == "png"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "Mon plan"}, "Mon plan"),
        ({"name": "../x"}, "name of a source"),
        ({"url": "file:///etc/{z}/{x}/{y}"}, "web address"),
        ({"url": "https://a/{z}/{x}.png"}, "{y}"),
        ({"attribution": ""}, "attribution"),
        ({"format": "tiff"}, "tiff"),
        ({"max_zoom": "loin"}, "loin"),
        ({"zoom": "3"}, "unknown: zoom"),
    ],
)
def test_what_cannot_be_used(change: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        given({**SOUND, **change}, T)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "host",
    [
        "tile.openstreetmap.org",
        "a.tile.openstreetmap.org",
        "A.TILE.OpenStreetMap.org.",
        "user@tile.openstreetmap.org:443",
        "b.tile.openstreetmap.fr",
        "a.tile.opentopomap.org",
    ],
)
def test_volunteers_servers_are_refused_with_the_reason(host: str) -> None:
    with pytest.raises(UsageError, match=r"volunteers.*policy forbids"):
        given({**SOUND, "url": f"https://{host}/{{z}}/{{x}}/{{y}}.png"}, T)


def test_hosts_that_only_look_alike_are_not_refused() -> None:
    assert given({**SOUND, "url": "https://myopenstreetmap.org/{z}/{x}/{y}.png"}, T).name == "cadastre"


def test_sources_in_a_file(tmp_path: Path) -> None:
    assert configured(tmp_path, T) == {}
    (tmp_path / "maps.yaml").write_text(
        "sources:\n  - name: cadastre\n    url: 'https://example.org/{z}/{x}/{y}.png'\n"
        "    attribution: © Exemple\n    max_zoom: 18\n",
        encoding="utf-8",
    )

    assert configured(tmp_path, T)["cadastre"].max_zoom == 18


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources: [", "maps.yaml:"),
        ("", "maps.yaml:"),
        ("autre: []", "sources:"),
        ("sources: [a]", "sources:"),
        ("sources:\n  - name: x\n    url: https://tile.openstreetmap.org/{z}/{x}/{y}.png", "volunteers"),
    ],
)
def test_a_file_that_cannot_be_understood(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "maps.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        configured(tmp_path, T)
    assert words in str(caught.value)
    assert "maps.yaml" in str(caught.value)
