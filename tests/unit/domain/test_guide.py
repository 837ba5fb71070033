"""What a guide answers about itself."""

from __future__ import annotations

import dataclasses

import pytest

from visit_guide.domain import guide as model
from visit_guide.domain.guide import Guide, Item, ItemKind, Itinerary, Programme, Site, Theme


def _site(slug: str, *themes: str) -> Site:
    return Site(slug=slug, title=slug, short_title=slug, tagline="", summary="", themes=themes)


def _stop(name: str, site: str) -> Item:
    return Item(id=name, kind=ItemKind.STOP, site=site, start="09:00", end="10:00")


GUIDE = Guide(
    itinerary=Itinerary(
        id="essai",
        title="Essai",
        items=(
            Item(id="accueil", kind=ItemKind.WELCOME, start="08:00", end="09:00"),
            _stop("matin", "jardin"),
            _stop("midi", "moulin"),
            _stop("soir", "jardin"),
        ),
    ),
    programme=Programme(title="Formation", place="Valbourg"),
    themes=(Theme(id="eau", title="L’eau"), Theme(id="air", title="L’air")),
    sites=(_site("moulin", "eau"), _site("jardin", "eau"), _site("loin", "eau", "air")),
)


def test_stops_are_numbered_in_the_order_of_the_day() -> None:
    assert [item.id for item in GUIDE.stops] == ["matin", "midi", "soir"]
    assert GUIDE.stop_number("jardin") == 1
    assert GUIDE.stop_number("moulin") == 2
    assert GUIDE.stop_number("loin") is None


def test_a_theme_shows_visited_sites_once_in_the_order_of_the_day() -> None:
    assert [site.slug for site in GUIDE.sites_of_theme("eau")] == ["jardin", "moulin"]
    assert GUIDE.sites_of_theme("air") == ()


def test_sites_and_themes_are_found_by_name() -> None:
    found = GUIDE.theme("eau")
    assert found is not None
    assert found.title == "L’eau"
    assert GUIDE.theme("feu") is None
    assert GUIDE.site("moulin") is GUIDE.sites[0]
    assert GUIDE.site("mer") is None


RECORDS = [kind for kind in vars(model).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_records_are_frozen_and_hold_no_list(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    kinds = [field.type for field in dataclasses.fields(kind)]
    assert not [name for name in kinds if str(name).startswith(("list", "dict", "set"))]
