"""Times of the day, neighbours, transfers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.day import (
    following,
    is_stop,
    item_at,
    item_title,
    minutes,
    minutes_left,
    neighbours,
    transfer_minutes,
)
from visit_guide.domain.guide import Guide, Item, ItemKind, Itinerary, Programme, Site, Transfer


def _item(name: str, start: str, end: str, **more: object) -> Item:
    return Item(id=name, kind=ItemKind.STOP, site=name, start=start, end=end, **more)  # type: ignore[arg-type]


ITEMS = (
    Item(id="accueil", kind=ItemKind.WELCOME, title="Accueil", start="09:00", end="09:30"),
    _item("moulin", "09:40", "10:40", transfer=Transfer()),
    Item(id="pause", kind=ItemKind.BREAK, start="10:40", end="11:00"),
    _item("jardin", "11:20", "12:00", transfer=Transfer(minutes=15), title="Au jardin"),
    _item("halle", "11:50", "12:30", transfer=Transfer()),
)
GUIDE = Guide(
    itinerary=Itinerary(id="essai", title="Essai", items=ITEMS),
    programme=Programme(title="Formation", place="Valbourg"),
    themes=(),
    sites=(Site(slug="moulin", title="Le grand moulin", short_title="Moulin", tagline="", summary=""),),
)


@given(st.integers(0, 1439))
def test_every_minute_of_the_day_is_read(minute: int) -> None:
    assert minutes(f"{minute // 60:02d}:{minute % 60:02d}") == minute


@pytest.mark.parametrize(
    "clock", ["", "9", "24:00", "09:60", "9:5", "a:10", "-1:10", "009:00", "٠٩:٠٠", "09:00 "]
)
def test_what_is_not_a_time_is_refused(clock: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        minutes(clock)


def test_titles_come_from_the_line_then_the_site_then_the_name() -> None:
    assert [item_title(GUIDE, item) for item in ITEMS] == ["Accueil", "Moulin", "pause", "Au jardin", "halle"]


def test_neighbours_are_stops_only() -> None:
    _, moulin, _, jardin, halle = ITEMS
    assert neighbours(GUIDE, "moulin") == (None, jardin)
    assert neighbours(GUIDE, "jardin") == (moulin, halle)
    assert neighbours(GUIDE, "halle") == (jardin, None)
    assert neighbours(GUIDE, "pause") == (None, None)


def test_transfers_take_their_own_time_or_the_gap() -> None:
    assert [transfer_minutes(ITEMS, n) for n in range(5)] == [None, 10, None, 15, 0]
    assert transfer_minutes((ITEMS[1],), 0) is None


def test_the_line_planned_now() -> None:
    assert item_at(GUIDE, minutes("09:40")) is ITEMS[1]
    assert item_at(GUIDE, minutes("10:40")) is ITEMS[2]
    assert item_at(GUIDE, minutes("09:35")) is None
    assert item_at(GUIDE, minutes("11:55")) is ITEMS[3]


def test_what_follows() -> None:
    assert following(GUIDE, "jardin") == ITEMS[4:]
    assert following(GUIDE, None) == following(GUIDE, "nowhere") == ITEMS
    assert [is_stop(item) for item in ITEMS] == [False, True, False, True, True]


@pytest.mark.parametrize(("now", "left"), [(None, None), (579, None), (580, 60), (639, 1), (640, None)])
def test_what_is_left_of_a_line_is_known_while_it_lasts(now: int | None, left: int | None) -> None:
    assert minutes_left(ITEMS[1], now) == left
