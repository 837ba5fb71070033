"""The guide opens in a browser, all by itself, and its addresses lead where they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.guide_server import GuideServer
from tests.e2e.tablet import Tablet

FIXTURES = Path(__file__).parents[1] / "fixtures"
# What a screen reader meets with a role and no name, or within another of that role.
UNCLEAR = """() => [...document.querySelectorAll('flt-semantics[role=button], flt-semantics[role=switch]')]
  .filter(e => !e.getAttribute('aria-label') && !e.textContent.trim()
    || e.parentElement.closest(`[role=${e.role}]`))
  .map(e => e.outerHTML)"""


def test_it_opens_on_the_day_and_asks_nothing_of_anyone_else(open_guide: Callable[..., Tablet]) -> None:
    tablet = open_guide()
    tablet.see("La journée")
    assert tablet.requests
    tablet.check()
    with pytest.raises(AssertionError, match=r"'Zanzibar' did not come.*Journée"):
        tablet.see("Zanzibar", seconds=0.2)


def test_a_tap_changes_the_address_and_back_returns(open_guide: Callable[..., Tablet]) -> None:
    tablet = open_guide(width=390, height=844)
    tablet.see("La journée")
    tablet.tap("Réglages")
    tablet.see("Taille du texte")
    tablet.arrive("/reglages")
    assert tablet.page.locator("[role=switch]").count() > 1
    assert not tablet.page.evaluate(UNCLEAR)
    tablet.back()
    tablet.see("La journée")


def test_another_folder_is_another_guide(
    open_guide: Callable[..., Tablet], start_guide: Callable[..., GuideServer]
) -> None:
    server = start_guide(FIXTURES / "autre-ville")
    tablet = open_guide(server.url)
    assert "Loos" not in tablet.words()


def test_what_is_far_below_is_scrolled_to_and_tapped(open_guide: Callable[..., Tablet]) -> None:
    tablet = open_guide(width=390, height=500)
    tablet.scroll_until("La formation")
    tablet.tap("La formation")
    tablet.see("Objectifs")
