"""The page's own strip: where it lies, how large it is, and what it costs while files come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.offline_tablet import OfflineTablet

Opener = Callable[..., OfflineTablet]
SIZES = {"tablet": (1180, 820), "upright": (820, 1180), "phone": (390, 844)}
ON_A_STOP = ("CD2E et Réhafutur", "Étape 5 : Lumiwatt", "Retour à la journée")
RAIL = ("Journée", "Étape", "Carte", "Carnet", "Réglages")
BAR = "document.getElementById('bar')"
SHOW = """async state => {
  const { showBar } = await import(`${visitGuide.folder}bar.js`);
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
    for state in (DOWNLOADING, OFFERED):
        device.page.evaluate(SHOW, state)
        assert device.bar()
        assert device.page.evaluate(INSIDE)
        assert device.page.evaluate(COVERED, [*ON_A_STOP, *RAIL]) == []


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
    device.go("/reglages")
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
