"""The map screen, without a browser: what it shows, what it says in words, what it asks of the device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import flet as ft
import flet_map as fm
import pytest

from tests.ui.harness import Harness
from visit_guide.bootstrap import FixedGuide, make_app
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide, TilePack
from visit_guide.ui.map_layout import MIN_ZOOM

ROOT = Path(__file__).parents[2]
Open = Callable[..., Harness]
CD2E = (50.4432, 2.7885)


@cache
def guide_of(folder: str = "content") -> Guide:
    guide = compile_content(ROOT / folder).guide
    assert guide is not None
    return guide


@pytest.fixture
def open_map(harness: Open) -> Callable[..., Harness]:
    """Opens the shipped guide on its map, on a device that was not asked anything yet."""

    def open_it(
        guide: Guide | None = None, *, path: str = "/carte", granted: bool = False, **settings: Any
    ) -> Harness:
        screen = harness(route=path, **settings)
        screen.answer("Geolocator", "get_permission_status", "whileInUse" if granted else "denied")
        screen.answer("Geolocator", "request_permission", "whileInUse")
        screen.answer("UrlLauncher", "launch_url", None)
        screen.start(make_app(FixedGuide(guide or guide_of())))
        return screen

    return open_it


def stands_at(screen: Harness, lat: float, lon: float, accuracy: float = 20) -> None:
    screen.answer(
        "Geolocator", "get_current_position", {"latitude": lat, "longitude": lon, "accuracy": accuracy}
    )


def spoken(screen: Harness) -> str:
    return " \n ".join(screen.texts(spoken=True)).replace("\u00a0", " ")


def pins(screen: Harness) -> set[str]:
    """The stops that have a marker."""
    keys = screen.keys()
    return {key.removeprefix("pin-") for key in keys if key.startswith("pin-")}


def the_map(screen: Harness) -> fm.Map:
    return screen.find(fm.Map, key="map")


def layers(screen: Harness, kind: type) -> list[Any]:
    return [layer for layer in the_map(screen).layers if type(layer) is kind]


def test_known_stops_are_drawn_in_order_and_unknown_ones_listed(open_map: Callable[..., Harness]) -> None:
    screen = open_map()
    assert pins(screen) == {"eglise-saint-vaast", "logements-bbc", "lumiwatt", "cd2e"}
    for stop in guide_of().stops:
        assert screen.find(key=f"map-row-{stop.id}")
    assert spoken(screen).count("Étape 2, Rue Hoche, À venir, prévue à 10 h 55, Position à préciser") == 1


def test_the_same_in_words_with_distances_and_directions(open_map: Callable[..., Harness]) -> None:
    words = spoken(open_map())
    assert "2,7 km vers l’ouest à vol d’oiseau" in words
    assert "Depuis Église Saint-Vaast :" in words
    assert "Trajets de la journée : 5,4 km à vol d’oiseau" in words
    assert "(2 étapes non comptées)" in words


def test_note_and_credits_are_always_there(open_map: Callable[..., Harness]) -> None:
    for size in ((1180, 820), (820, 1180), (390, 844), (844, 390)):
        words = spoken(open_map(width=size[0], height=size[1]))
        assert "Plan schématique. Positions indicatives." in words
        assert "Licence Ouverte 2.0" in words


def test_nothing_is_asked_of_a_tile_server_without_a_pack(open_map: Callable[..., Harness]) -> None:
    assert not layers(open_map(), fm.TileLayer)


def test_a_pack_of_images_is_shown_and_credited(open_map: Callable[..., Harness]) -> None:
    pack = TilePack(
        name="plan",
        ending="png",
        attribution="IGN",
        min_zoom=13,
        max_zoom=16,
        west=2.7,
        south=50.4,
        east=2.9,
        north=50.5,
    )
    screen = open_map(replace(guide_of(), tile_packs=(pack,)))
    (layer,) = layers(screen, fm.TileLayer)
    assert layer.url_template.endswith("tiles/plan/{z}/{x}/{y}.png")
    assert "IGN" in spoken(screen)


def test_the_drawing_is_hidden_from_screen_readers_and_the_list_is_not(
    open_map: Callable[..., Harness],
) -> None:
    screen = open_map()
    for path in screen.paths():
        hidden = any(isinstance(each, ft.Semantics) and each.exclude_semantics for each in path)
        if isinstance(path[-1], fm.Map):
            assert hidden
        if getattr(path[-1], "key", None) in ("map-open", "locate", "map-in"):
            assert not hidden


@pytest.mark.parametrize(("width", "height"), [(1180, 820), (820, 1180), (390, 844)])
def test_a_tap_on_a_marker_shows_its_card_and_the_way_in(
    open_map: Callable[..., Harness], width: int, height: int
) -> None:
    screen = open_map(width=width, height=height)
    screen.tap(key="pin-lumiwatt")
    assert screen.page.route == "/carte/lumiwatt"
    assert screen.sees("Lumiwatt")
    assert screen.sees("Position approximative, à 300\u00a0m près")
    screen.tap(key="map-open")
    assert screen.page.route == "/etape/lumiwatt"


def test_what_is_done_is_solid_and_what_is_to_come_dotted(open_map: Callable[..., Harness]) -> None:
    screen = open_map(path="/carte/logements-bbc")
    screen.tap(key="map-open")
    screen.go("/carte")
    ways = layers(screen, fm.PolylineLayer)[-1].polylines
    patterns = [type(way.stroke_pattern) for way in ways]
    assert patterns.count(fm.SolidStrokePattern) == 1
    assert patterns.count(fm.DottedStrokePattern) == len(ways) - 1
    assert screen.sees("Traits droits")


def test_an_approximate_place_has_the_circle_of_its_accuracy(open_map: Callable[..., Harness]) -> None:
    circles = layers(open_map(), fm.CircleLayer)[1].circles
    assert sorted(circle.radius for circle in circles) == [150, 200, 300, 400]
    assert all(circle.use_radius_in_meter for circle in circles)


def test_buttons_and_keys_move_the_map(open_map: Callable[..., Harness]) -> None:
    screen = open_map()
    start = the_map(screen).initial_zoom
    screen.tap(key="map-in")
    screen.press_key("+")
    screen.press_key("-")
    asked = [round(call["zoom"] - start, 6) for call in screen.calls("Map", "zoom_to")]
    assert asked == [1, 2, 1]
    screen.tap(key="map-all")
    screen.press_key("0")
    assert [call["zoom"] for call in screen.calls("Map", "move_to")] == [start, start]
    screen.go("/journee")
    screen.press_key("+")
    assert len(screen.calls("Map", "zoom_to")) == 3


def test_closer_leads_to_the_stop_that_was_tapped_until_a_gesture_leads_elsewhere(
    open_map: Callable[..., Harness],
) -> None:
    screen = open_map()
    screen.tap(key="pin-cd2e")
    screen.tap(key="map-in")
    (call,) = screen.calls("Map", "move_to")
    assert (call["destination"].latitude, call["destination"].longitude) == CD2E
    centre = {"latitude": 50.4530, "longitude": 2.7935}
    camera = {"center": centre, "zoom": 15.0, "min_zoom": 10.0, "max_zoom": 18.0, "rotation": 0.0}
    screen.fire(
        the_map(screen), "position_change", {"coordinates": centre, "camera": camera, "has_gesture": True}
    )
    screen.tap(key="map-in")
    assert len(screen.calls("Map", "move_to")) == 1
    assert len(screen.calls("Map", "zoom_to")) == 1


def test_the_colours_of_the_drawing_are_explained(open_map: Callable[..., Harness]) -> None:
    words = spoken(open_map())
    for name in ("Terril bas ou arasé", "Ancienne voie de mine", "Limite de la commune"):
        assert name in words


def test_on_a_phone_the_legend_is_a_tap_away(open_map: Callable[..., Harness]) -> None:
    screen = open_map(width=390, height=844)
    assert "Terril bas ou arasé" not in spoken(screen)
    screen.tap(key="map-legend")
    assert "Terril bas ou arasé" in spoken(screen)
    assert screen.sees("Traits droits")
    screen.tap(key="map-list")
    assert screen.find_all(key="map-row-cd2e")
    assert "Terril bas ou arasé" not in spoken(screen)
    screen.tap(key="map-legend")
    screen.tap(key="map-legend")
    assert not screen.find_all(key="map-row-cd2e")
    assert "Terril bas ou arasé" not in spoken(screen)


@pytest.mark.parametrize(("width", "height"), [(1180, 820), (390, 844)])
def test_one_cannot_go_so_far_out_that_the_plan_is_lost(
    open_map: Callable[..., Harness], width: int, height: int
) -> None:
    screen = open_map(width=width, height=height)
    lowest = the_map(screen).min_zoom
    assert MIN_ZOOM < lowest <= the_map(screen).initial_zoom
    for _ in range(9):
        screen.tap(key="map-out")
    assert screen.calls("Map", "zoom_to")[-1]["zoom"] == lowest


def test_without_a_drawn_plan_nothing_holds_back(open_map: Callable[..., Harness]) -> None:
    screen = open_map(replace(guide_of(), base_map=None))
    assert the_map(screen).min_zoom == MIN_ZOOM


def test_the_list_shows_a_stop_on_the_map(open_map: Callable[..., Harness]) -> None:
    screen = open_map(width=390, height=844)
    assert not screen.find_all(key="map-row-cd2e")
    screen.tap(key="map-list")
    screen.tap(key="map-row-cd2e")
    (call,) = screen.calls("Map", "move_to")
    assert (call["destination"].latitude, call["destination"].longitude) == CD2E
    screen.tap(key="map-list")
    assert not screen.find_all(key="map-row-cd2e")


def test_zooming_in_writes_more_names(open_map: Callable[..., Harness]) -> None:
    screen = open_map()
    assert not screen.sees("Cité Mirabeau")
    centre = {"latitude": 50.4530, "longitude": 2.7935}
    camera = {"center": centre, "zoom": 16.0, "min_zoom": 10.0, "max_zoom": 18.0, "rotation": 0.0}
    screen.fire(
        the_map(screen), "position_change", {"coordinates": centre, "camera": camera, "has_gesture": True}
    )
    assert screen.sees("Cité Mirabeau")
    assert screen.sees("200\u00a0m")


def test_the_device_is_asked_only_after_an_explanation(open_map: Callable[..., Harness]) -> None:
    screen = open_map()
    stands_at(screen, *CD2E)
    assert not screen.client.calls or not screen.calls("Geolocator", "get_permission_status")
    screen.tap(key="locate")
    assert "elle n’est ni enregistrée ni envoyée" in spoken(screen)
    assert not screen.calls("Geolocator", "request_permission")
    screen.tap(key="locate-later")
    assert not screen.calls("Geolocator", "request_permission")
    screen.tap(key="locate")
    screen.tap(key="locate-agree")
    assert screen.calls("Geolocator", "get_current_position")
    assert screen.sees("Vous êtes ici")


def test_distance_and_direction_to_the_next_stop(open_map: Callable[..., Harness]) -> None:
    screen = open_map(granted=True)
    stands_at(screen, 50.4500, 2.7700)
    screen.tap(key="locate")
    assert "Église Saint-Vaast : 1,8 km vers le nord-est" in spoken(screen)
    assert not screen.find_all(key="arrived-open")


def test_arriving_offers_the_sheet(open_map: Callable[..., Harness]) -> None:
    screen = open_map(granted=True, path="/etape/logements-bbc")
    screen.go("/carte")
    stands_at(screen, 50.4443, 2.7895)
    screen.tap(key="locate")
    assert "Vous êtes à 120 m de Lumiwatt : ouvrir la fiche ?" in spoken(screen)
    screen.tap(key="arrived-open")
    assert screen.page.route == "/etape/lumiwatt"


def test_arriving_out_of_order_opens_the_stop_that_is_near(open_map: Callable[..., Harness]) -> None:
    screen = open_map(granted=True)
    stands_at(screen, 50.4443, 2.7895)
    screen.tap(key="locate")
    assert "Église Saint-Vaast : 1,5 km vers le nord" in spoken(screen)
    screen.tap(key="arrived-open")
    assert screen.page.route == "/etape/lumiwatt"


def test_a_vague_position_says_so_and_offers_nothing(open_map: Callable[..., Harness]) -> None:
    screen = open_map(granted=True)
    stands_at(screen, *CD2E, accuracy=1200)
    screen.tap(key="locate")
    assert "Votre position est peu précise, à 1,2 km près." in spoken(screen)
    assert not screen.find_all(key="arrived-open")


@pytest.mark.parametrize(("permission", "hint"), [("denied", "autorisations"), ("whileInUse", "Réessayez")])
def test_no_position_is_said_plainly_and_the_map_stays(
    open_map: Callable[..., Harness], permission: str, hint: str
) -> None:
    screen = open_map()
    screen.answer("Geolocator", "request_permission", permission)
    screen.tap(key="locate")
    screen.tap(key="locate-agree")
    assert screen.sees("Position indisponible")
    assert hint in spoken(screen)
    screen.tap(key="pin-cd2e")
    assert screen.page.route == "/carte/cd2e"
    screen.tap(key="locate-close")
    assert not screen.sees("Position indisponible")


def test_the_position_is_kept_nowhere(open_map: Callable[..., Harness]) -> None:
    screen = open_map(granted=True)
    stands_at(screen, 50.44321, 2.78859)
    screen.tap(key="locate")
    screen.tap(key="pin-cd2e")
    screen.tap(key="map-open")
    screen.advance(30)
    kept = repr(screen.preferences)
    assert "cd2e" in kept
    assert "50.44" not in kept
    assert "2.788" not in kept


def test_another_town_without_a_base_map(open_map: Callable[..., Harness]) -> None:
    screen = open_map(guide_of("tests/fixtures/autre-ville"))
    assert "Plan schématique. Positions indicatives." in spoken(screen)
    assert not layers(screen, fm.PolygonLayer)
    assert len(pins(screen)) == 10


def test_a_day_without_any_known_place(open_map: Callable[..., Harness]) -> None:
    guide = guide_of("tests/fixtures/minimal")
    nowhere = tuple(replace(site, position=type(site.position)()) for site in guide.sites)
    screen = open_map(replace(guide, sites=nowhere, legs=()), granted=True)
    stands_at(screen, *CD2E)
    screen.tap(key="locate")
    assert not pins(screen)
    assert "Position à préciser par l’organisation" in spoken(screen)


def test_a_stop_that_does_not_exist_is_a_wrong_address(open_map: Callable[..., Harness]) -> None:
    assert not open_map(path="/carte/nulle-part").find_all(fm.Map)


@pytest.mark.parametrize("scale", ["text_scale-150", "text_scale-200"])
def test_large_text_puts_the_words_under_the_map(open_map: Callable[..., Harness], scale: str) -> None:
    screen = open_map(path="/reglages", width=390, height=844)
    screen.tap(key=scale)
    screen.go("/carte")
    assert the_map(screen)
    assert "2,7 km vers l’ouest à vol d’oiseau" in spoken(screen)
