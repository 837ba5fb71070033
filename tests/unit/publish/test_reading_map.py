"""The map of the text version: one image, and the same in words."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.messages import Catalogue
from visit_guide.publish.reading_edition import reading_edition
from visit_guide.publish.reading_map import day_map

ROOT = Path(__file__).parents[3]
FRENCH = Catalogue("fr")
SVG = "{http://www.w3.org/2000/svg}"


def guide_of(folder: str) -> Guide:
    guide = compile_content(ROOT / folder).guide
    assert guide is not None
    return guide


def drawn(guide: Guide) -> ElementTree.Element:
    return ElementTree.fromstring(day_map(guide, FRENCH))


def of_class(svg: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [element for element in svg.iter() if kind in (element.get("class") or "").split()]


def test_each_known_stop_has_its_number_and_its_name() -> None:
    svg = drawn(guide_of("content"))
    assert [each.text for each in of_class(svg, "number")] == ["1", "3", "5", "6"]
    assert {each.text for each in of_class(svg, "stop-name")} == {
        "Église Saint-Vaast",
        "Logements sociaux BBC",
        "Lumiwatt",
        "CD2E et Réhafutur",
    }
    assert len(of_class(svg, "rough")) == 4


def test_it_is_one_image_with_a_name_to_a_screen_reader() -> None:
    svg = drawn(guide_of("content"))
    named = {
        element.get("id")
        for element in (svg.find(f"{SVG}title"), svg.find(f"{SVG}desc"))
        if element is not None
    }
    assert svg.get("role") == "img"
    assert set((svg.get("aria-labelledby") or "").split()) == named
    assert not list(svg.iter(f"{SVG}a"))


@pytest.mark.parametrize("folder", ["content", "tests/fixtures/autre-ville"])
def test_all_of_it_is_within_the_drawing(folder: str) -> None:
    svg = drawn(guide_of(folder))
    for plate in [*of_class(svg, "plate"), *of_class(svg, "marker")]:
        left, top, width, height = (float(plate.get(name) or 0) for name in ("x", "y", "width", "height"))
        assert left >= 0
        assert top >= 0
        assert left + width <= 720
        assert top + height <= 660


def test_the_same_in_words() -> None:
    page = html.unescape(reading_edition(guide_of("content"), FRENCH)["lire/carte.html"].decode())
    words = page.replace("\u00a0", " ")
    assert "2,7 km vers l’ouest à vol d’oiseau, environ 11 min en car ou minibus (estimation)" in words
    assert words.count("Position à préciser par l’organisation") == 2
    assert "Trajets de la journée : 5,4 km" in words
    assert "Plan schématique" in words
    assert "Licence Ouverte 2.0" in words


def test_no_distance_is_given_where_the_positions_are_too_vague_to_tell() -> None:
    page = html.unescape(reading_edition(guide_of("content"), FRENCH)["lire/carte.html"].decode())
    assert "Depuis Lumiwatt : tout près" in page.replace("\u00a0", " ")


def test_a_day_without_any_place_has_its_list_only() -> None:
    guide = guide_of("tests/fixtures/minimal")
    nowhere = tuple(replace(site, position=type(site.position)()) for site in guide.sites)
    page = reading_edition(replace(guide, sites=nowhere, legs=()), FRENCH)["lire/carte.html"].decode()
    assert "<svg" not in page
    assert "<ol" in page


def test_names_are_escaped() -> None:
    guide = guide_of("content")
    items = tuple(
        replace(item, title="<b>&</b>" if item.site else item.title) for item in guide.itinerary.items
    )
    svg = drawn(replace(guide, itinerary=replace(guide.itinerary, items=items)))
    assert {each.text for each in of_class(svg, "stop-name")} == {"<b>&</b>"}
