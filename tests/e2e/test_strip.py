"""The page's own strip: where it lies, how large it is, and what it costs while files come."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.e2e.edition_site import EditionSite
from tests.e2e.offline_tablet import OfflineTablet

Opener = Callable[..., OfflineTablet]
SIZES = {"tablet": (1180, 820), "upright": (820, 1180), "phone": (390, 844)}
TITLE = "La journée"
ON_A_STOP = ("CD2E et Réhafutur", "Étape 5 : Lumiwatt", "Retour à la journée")
RAIL = ("Journée", "Étape", "Carte", "Carnet", "Réglages")
BAR = "document.getElementById('bar')"
# As after a download, in the same page.
SHOW = """async state => {
  const { showBar } = await import(`${visitGuide.folder}bar.js`);
  showBar({ ...visitGuide.state, phase: 'downloading', total: 10 }, () => undefined);
  for (const done of [1, 2, 3]) showBar({ ...visitGuide.state, done, ...state }, () => undefined);
}"""
# Those of `names` that are on screen, at least partly under the strip.
COVERED = """names => {
  const bar = document.getElementById('bar').getBoundingClientRect();
  return names.filter(name => {
    const box = visitGuideTest.find(name)?.getBoundingClientRect();
    return box && box.left < bar.right && bar.left < box.right
      && box.top < bar.bottom && bar.top < box.bottom;
  });
}"""
INSIDE = f"""() => {{
  const box = {BAR}.getBoundingClientRect();
  return box.left > 0 && box.top > 0 && box.right < innerWidth && box.bottom < innerHeight;
}}"""
UNDER = f"""() => {{
  const box = {BAR}.getBoundingClientRect();
  return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2).id;
}}"""
# Where screens are touched, Flutter lays a placeholder over all of the page to hear of screen readers.
TOUCH = {
    "iPad": (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/17.5 Safari/605.1.15",
        "MacIntel",
    ),
    "Android": (
        "Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 "
        "Safari/537.36",
        "Linux armv8l",
    ),
}
ON_TOUCH = """
Object.defineProperty(navigator, 'platform', { get: () => '%s' });
Object.defineProperty(navigator, 'maxTouchPoints', { get: () => 5 });
"""
ASK = """async state => {
  window.acted = null;
  const { showBar } = await import(`${visitGuide.folder}bar.js`);
  showBar({ ...visitGuide.state, ...state }, name => { window.acted = name; });
}"""
NEWER = {"phase": "ready", "update": {"ready": True}}
CUT = {"phase": "incomplete", "error": "network"}
SEEN = f"Number(getComputedStyle({BAR}).opacity)"
LETTERS = f"() => parseFloat(getComputedStyle({BAR}).fontSize)"
DOWNLOADING = {"phase": "downloading", "total": 10}
OFFERED = {"phase": "ready", "installable": True}
COUNT = """() => {
  window.looked = 0;
  const { key } = Storage.prototype;
  Storage.prototype.key = function counted(index) {
    window.looked += 1;
    return key.call(this, index);
  };
}"""


@pytest.mark.parametrize("size", SIZES)
def test_what_asks_for_nothing_covers_no_title_no_foot_and_no_rail(size: str, visited: Opener) -> None:
    device = visited()
    width, height = SIZES[size]
    device.page.set_viewport_size({"width": width, "height": height})
    device.go("/etape/cd2e")
    device.wait_for(phase="ready", snapshot="used")
    for state, path, names in ((DOWNLOADING, "/etape/cd2e", ON_A_STOP), (OFFERED, "/journee", (TITLE,))):
        device.go(path)
        device.see(names[0])
        device.page.evaluate(SHOW, state)
        assert ("Installer" in device.bar()) is (state is OFFERED)
        assert device.page.evaluate(INSIDE)
        assert device.page.evaluate(COVERED, [*names, *RAIL]) == []


def test_nothing_is_offered_above_a_question_and_taps_go_through(visited: Opener) -> None:
    device = visited()
    device.go("/questionnaire/debut/1")
    device.wait_for(phase="ready", snapshot="used")
    device.page.evaluate(SHOW, OFFERED)
    assert device.bar() == "Prêt pour le terrain ✓"
    assert device.page.evaluate(UNDER) != "bar"
    device.go("/journee")
    device.see(TITLE)
    device.page.evaluate(SHOW, OFFERED)
    assert "Installer pour le terrain" in device.bar()


@pytest.mark.parametrize("name", TOUCH)
def test_what_is_asked_can_be_answered_with_a_finger(name: str, site: EditionSite, browser: Browser) -> None:
    agent, platform = TOUCH[name]
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        user_agent=agent,
        locale="fr-FR",
        has_touch=True,
        is_mobile=True,
    )
    context.add_init_script(ON_TOUCH % platform)
    try:
        page = context.new_page()
        page.goto(f"{site.url}/#/")
        page.locator("html.usable").wait_for(timeout=60_000)
        page.locator("flt-semantics-placeholder").wait_for(state="attached")
        for state, label in ((NEWER, "Recharger"), (CUT, "Réessayer")):
            page.evaluate(ASK, state)
            page.get_by_role("button", name=label).tap(timeout=5000)
            assert page.evaluate("window.acted") == ("update" if state is NEWER else "check")
        page.evaluate(ASK, CUT)
        page.get_by_role("button", name="Fermer").tap(timeout=5000)
        assert not page.locator("#bar").is_visible()
    finally:
        context.close()


def test_the_strip_grows_with_the_text_and_follows_what_is_chosen(visited: Opener) -> None:
    device = visited()
    device.go("/reglages")
    device.wait_for(phase="ready", snapshot="used")
    for state in (DOWNLOADING, OFFERED):
        device.tap("100 %")
        device.page.evaluate(SHOW, state)
        usual = device.page.evaluate(LETTERS)
        device.tap("200 %")
        device.wait(f"() => ({LETTERS})() === {usual * 2}", "letters twice as large")
        assert device.page.evaluate(INSIDE)
    device.tap("Plein soleil")
    device.wait("() => document.documentElement.dataset.look !== 'outdoor'", "the usual colours")


def test_what_was_chosen_is_not_looked_up_for_every_file_that_comes(visited: Opener) -> None:
    device = visited()
    device.go("/reglages")
    device.wait_for(phase="ready", snapshot="used")
    device.page.evaluate(SHOW, DOWNLOADING)
    device.page.evaluate(COUNT)
    device.page.evaluate(SHOW, {**DOWNLOADING, "total": 100})
    assert "3 %" in device.bar()
    assert device.page.evaluate("window.looked") == 0
    device.tap("English")
    device.wait("() => window.looked > 0", "a look at what was chosen")
    device.page.evaluate(SHOW, DOWNLOADING)
    assert "Préparation" not in device.bar()


def test_what_asks_for_nothing_is_out_of_the_way_while_the_app_is_used(visited: Opener) -> None:
    device = visited()
    device.go("/journee")
    device.wait_for(phase="ready", snapshot="used")
    for state in (DOWNLOADING, OFFERED):
        device.page.evaluate(SHOW, state)
        device.wait(f"() => {SEEN} === 1", "the strip")
        device.page.mouse.move(600, 300)
        device.page.mouse.wheel(0, 200)
        device.wait(f"() => {SEEN} === 0", "the strip out of the way")
        device.wait(f"() => {SEEN} === 1", "the strip again")


def test_what_asks_for_something_stays_while_the_app_is_used(visited: Opener) -> None:
    device = visited()
    device.go("/reglages")
    device.wait_for(phase="ready", snapshot="used")
    device.page.evaluate(SHOW, {"phase": "incomplete", "error": "quota"})
    device.page.mouse.move(600, 400)
    device.page.mouse.wheel(0, 200)
    device.wait(f"() => {BAR}.classList.contains('away')", "the gesture was seen")
    assert device.page.evaluate(SEEN) == 1
