"""The text version in a real browser: for everyone, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.edition_builds import shipped_guide
from tests.e2e.edition_site import EditionSite

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = (
    "",
    "carte.html",
    "formation.html",
    "volets.html",
    "etape-eglise-saint-vaast.html",
    "etape-rue-hoche.html",
    "rien/ici.html",  # what is said where there is nothing
)


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, edition_site: EditionSite) -> Iterator[Page]:
    """A small tablet, in the light or in the dark."""
    context = browser.new_context(
        viewport={"width": 820, "height": 1180},
        color_scheme=request.param,
        base_url=f"{edition_site.url}/lire/",
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(page: Page) -> None:
    for name in PAGES:
        page.goto(name)
        result = Axe().run(page, options=WCAG)
        assert not result.response["violations"], f"{name}\n{result.generate_report()}"


def test_the_keyboard_reaches_the_text_and_the_next_stop(page: Page) -> None:
    first, second = shipped_guide().stops[:2]
    page.goto(f"etape-{first.id}.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#contenu"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0, "it is seen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.locator("main nav [rel=next]").press("Enter")
    page.wait_for_url(f"**/etape-{second.id}.html")


def test_nothing_is_cut_off_on_a_phone_at_twice_the_size(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for name in PAGES:
        page.goto(name)
        page.add_style_tag(content="html { font-size: 225% !important; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    page.set_viewport_size({"width": 820, "height": 1180})


def test_without_scripts_the_start_page_shows_the_day_and_leads_to_the_text(
    browser: Browser, edition_site: EditionSite
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(edition_site.url)
    assert "CD2E et Réhafutur" in page.inner_text("#start")
    page.get_by_role("link", name="Version texte").click()
    page.wait_for_url("**/lire/")
    assert page.locator("h1").count() == 1
    context.close()
