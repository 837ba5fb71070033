"""The page's own strip: where it lies, how large it is, and what it costs while files come."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.edition_site import EditionSite
from tests.e2e.offline_tablet import OfflineTablet

Opener = Callable[..., OfflineTablet]
SIZES = {"tablet": (1180, 820), "upright": (820, 1180), "phone": (390, 844)}
LYING = {**SIZES, "lying": (844, 390)}
TITLE = "La journée"
ON_A_STOP = ("CD2E et Réhafutur", "Étape 5 : Lumiwatt", "Retour à la journée")
GOES_ON = "Commencer la visite"
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
APART = f"""() => {{
  const [text, , row] = {BAR}.children;
  const [words, keys] = [text.getBoundingClientRect(), row.getBoundingClientRect()];
  const clear = words.bottom <= keys.top || words.right <= keys.left;
  const inside = row.getBoundingClientRect().bottom <= {BAR}.getBoundingClientRect().bottom;
  return {BAR}.offsetHeight <= 0.4 * innerHeight + 1 && clear && inside;
}}"""
# Where screens are touched, Flutter lays a placeholder over all of the page to hear of screen readers.
IPAD = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Safari/605.1.15"
)
ON_TOUCH = """
Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' });
Object.defineProperty(navigator, 'maxTouchPoints', { get: () => 5 });
"""
ASK = """async state => {
  window.acted = null;
  const { showBar } = await import(`${visitGuide.folder}bar.js`);
  showBar({ ...visitGuide.state, ...state }, name => { window.acted = name; });
}"""
NEWER = {"phase": "ready", "update": {"ready": True}}
WAITS = {"phase": "ready", "update": {"waits": True, "download": 8e6, "total": 3e7}}
NO_ROOM = {"phase": "ready", "update": {"error": "quota", "download": 8e6, "total": 3e7}}
ON_IPAD = {"phase": "ready", "apple": True, "installed": False}
CUT = {"phase": "incomplete", "error": "network"}
ASKING = {"phase": "asking", "download": 9.1e6, "keep": 70e6}
NOTHING = {"phase": "unavailable", "error": "nothing"}
# Whether the words of both sizes end above the end of the text in sight.
SIZES_SEEN = f"""() => {{
  const [text] = {BAR}.children;
  const range = document.createRange();
  range.setStart(text.firstChild, 0);
  range.setEnd(text.firstChild, text.firstChild.nodeValue.indexOf('70') + 2);
  return range.getBoundingClientRect().bottom <= text.getBoundingClientRect().bottom;
}}"""
# Are the lines of the text in sight whole, does it go on below, is that shown?
LINES = f"""() => {{
  const [text] = {BAR}.children;
  const lines = text.clientHeight / parseFloat(getComputedStyle(text).lineHeight);
  const goesOn = text.scrollHeight > text.clientHeight + 2;
  return [!goesOn || Math.abs(lines - Math.round(lines)) < 0.1, goesOn,
    getComputedStyle(text, '::after').position === 'sticky'];
}}"""
SEEN = f"Number(getComputedStyle({BAR}).opacity)"
LETTERS = f"() => parseFloat(getComputedStyle({BAR}).fontSize)"
SCALE = "document.documentElement.style.getPropertyValue('--text-scale')"
LAID_OUT = """() => {
  const root = document.querySelector('flt-semantics-host > flt-semantics')?.getBoundingClientRect();
  return root && Math.abs(root.width - innerWidth) < 1 && root.height <= innerHeight + 1;
}"""
DOWNLOADING = {"phase": "downloading", "total": 10}
OFFERED = {"phase": "ready", "installable": True}
GO = "path => { location.hash = path; }"
COUNT = """() => {
  window.looked = 0;
  const { key } = Storage.prototype;
  Storage.prototype.key = function counted(index) {
    window.looked += 1;
    return key.call(this, index);
  };
}"""


def resize(device: OfflineTablet, width: int, height: int) -> None:
    """Give the window this size, and wait until the app has laid itself out in it."""
    device.page.set_viewport_size({"width": width, "height": height})
    device.wait(LAID_OUT, "the app in its new size")


def choose_letters(device: OfflineTablet, scale: str) -> None:
    """Choose their size (percent) in Réglages, and wait until that is written down for the page to read."""
    device.page.evaluate(GO, "/reglages")
    device.tap(f"{scale} %")
    device.wait(f"() => visitGuideSetting('text_scale') === {scale}", "what was chosen")


@pytest.fixture(scope="module")
def opened(
    browser: Browser,
    chromium: str,
    edition_site: EditionSite,
    first_visit: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[OfflineTablet]:
    """A tablet that kept everything on its first visit, for tests that change nothing of it."""
    folder = tmp_path_factory.mktemp("opened") / "profile"
    shutil.copytree(first_visit, folder, ignore=shutil.ignore_patterns("Singleton*"))
    device = OfflineTablet(browser.browser_type, chromium, folder, edition_site.url)
    device.go("/journee")
    device.wait_for(phase="ready", snapshot="used")
    yield device
    device.close()


@pytest.mark.parametrize("size", SIZES)
def test_what_asks_for_nothing_covers_no_title_no_foot_and_no_rail(size: str, opened: OfflineTablet) -> None:
    width, height = SIZES[size]
    resize(opened, width, height)
    for state, path, only_there, names in (
        (DOWNLOADING, "/etape/cd2e", "À discuter", ON_A_STOP),
        (OFFERED, "/journee", "Les volets", (TITLE,)),
    ):
        opened.page.evaluate(GO, path)
        opened.see(only_there)
        opened.page.evaluate(SHOW, state)
        assert ("Installer" in opened.bar()) is (state is OFFERED)
        clear = f"() => ({INSIDE})() && !({COVERED})({json.dumps([*names, *RAIL])}).length"
        opened.wait(clear, "the strip clear of what is below it")


def test_what_is_offered_above_the_day_does_not_follow_to_a_question(opened: OfflineTablet) -> None:
    opened.page.evaluate(GO, "/journee")
    opened.see("Les volets")
    opened.page.evaluate(SHOW, OFFERED)
    assert "Installer" in opened.bar()
    opened.page.keyboard.press("Shift")
    opened.page.evaluate(GO, "/questionnaire/debut/1")
    offers = f"{BAR}.checkVisibility() && {BAR}.innerText.includes('Installer')"
    opened.wait(f"() => !({offers})", "no offer above a question")


def test_nothing_lies_over_a_question_and_taps_go_through_elsewhere(opened: OfflineTablet) -> None:
    opened.page.evaluate(GO, "/questionnaire/debut/1")
    opened.see("Question 1 sur 16")
    for state in (OFFERED, DOWNLOADING):
        opened.page.evaluate(SHOW, state)
        assert not opened.page.evaluate(f"{BAR}.checkVisibility()"), state
    opened.page.evaluate(GO, "/themes")
    opened.wait(f"() => {BAR}.checkVisibility()", "how far it is, on another screen")
    assert opened.page.evaluate(UNDER) != "bar"


def test_it_is_out_of_the_way_while_the_app_is_used_unless_it_asks_for_something(
    opened: OfflineTablet,
) -> None:
    opened.page.evaluate(GO, "/journee")
    opened.see(TITLE)
    opened.page.mouse.move(300, 300)
    for state in (DOWNLOADING, OFFERED):
        opened.page.evaluate(SHOW, state)
        opened.wait(f"() => {SEEN} === 1", "the strip")
        opened.page.mouse.wheel(0, 200)
        opened.wait(f"() => {SEEN} === 0", "the strip out of the way")
        opened.wait(f"() => {SEEN} === 1", "the strip again")
    opened.page.evaluate(SHOW, {"phase": "incomplete", "error": "quota"})
    opened.page.mouse.wheel(0, 200)
    opened.wait(f"() => {BAR}.classList.contains('away')", "the gesture was seen")
    assert opened.page.evaluate(SEEN) == 1


def test_what_is_asked_leaves_most_of_a_small_window_and_hides_no_text_behind_its_buttons(
    opened: OfflineTablet,
) -> None:
    choose_letters(opened, "200")
    opened.page.evaluate(ASK, CUT)
    for width, height in ((320, 568), (844, 390)):
        resize(opened, width, height)
        opened.wait(f"() => ({APART})()", "the text apart from the buttons, and both in 40 % of the height")
    opened.page.get_by_role("button", name="Fermer").click()
    resize(opened, 1180, 820)
    choose_letters(opened, "100")


def test_the_sizes_are_in_sight_beside_what_installs_and_text_that_goes_on_is_in_whole_lines(
    opened: OfflineTablet,
) -> None:
    for scale in ("200", "150", "100"):
        resize(opened, 1180, 820)
        choose_letters(opened, scale)
        for width, height in ((1180, 820), (390, 844), (844, 390), (320, 568), (568, 320)):
            resize(opened, width, height)
            opened.page.evaluate(ASK, ASKING)
            assert opened.page.evaluate(SIZES_SEEN), (scale, width)
            for state in (CUT, NOTHING):
                opened.page.evaluate(ASK, state)
                whole, goes_on, marked = opened.page.evaluate(LINES)
                assert whole, (scale, width, state)
                assert goes_on is marked, (scale, width, state)
    resize(opened, 1180, 820)


def test_a_guide_that_cannot_start_speaks_of_no_check_that_nobody_makes(opened: OfflineTablet) -> None:
    for state, words in (
        ({**NOTHING, "failed": True}, "rechargez la page"),
        ({**CUT, "failed": True, "before": False}, "rechargez la page"),
        ({**CUT, "failed": True, "before": True}, "Un fichier abîmé sera repris"),
        ({**ASKING, "failed": True}, "téléchargez-le (9,1 Mo)"),
    ):
        opened.page.evaluate(ASK, state)
        assert words in opened.bar()
    opened.page.locator("#bar").get_by_role("button", name="Installer pour le terrain").click()
    assert opened.page.evaluate("window.acted") == "install"
    opened.page.evaluate(ASK, {"phase": "ready"})


def test_what_was_downloaded_once_more_is_told_once_more(opened: OfflineTablet) -> None:
    opened.page.evaluate(GO, "/journee")
    opened.see(TITLE)
    for _ in range(2):
        opened.page.evaluate(SHOW, {"phase": "ready", "installable": False})
        assert opened.bar() == "Prêt pour le terrain ✓"
        opened.wait(f"() => !{BAR}.checkVisibility()", "its end")


def test_an_offer_that_would_hide_the_day_is_left_to_the_settings(opened: OfflineTablet) -> None:
    for size, scale, offers in (
        ("phone", "100", True), ("phone", "150", False), ("phone", "200", False), ("lying", "100", False),
        ("tablet", "200", True), ("tablet", "100", True),
    ):  # fmt: skip
        width, height = LYING[size]
        resize(opened, width, height)
        choose_letters(opened, scale)
        opened.page.evaluate(GO, "/journee")
        opened.see(TITLE)
        for state, word in ((OFFERED, "Installer"), (WAITS, "Télécharger")):
            opened.page.evaluate(SHOW, state)
            assert word in opened.bar() if offers else not opened.bar(), (size, scale, word)
            assert opened.page.evaluate(SCALE) == f"{int(scale) / 100:g}", "looked at before it is laid out"


def test_an_offer_leaves_what_goes_on_with_the_visit_in_sight(opened: OfflineTablet) -> None:
    resize(opened, 1180, 820)
    choose_letters(opened, "150")
    opened.page.evaluate(GO, "/journee")
    opened.see(GOES_ON)
    for state in (WAITS, NO_ROOM):
        opened.page.evaluate(ASK, state)
        opened.wait(f"() => {BAR}.checkVisibility()", "the offer")
        assert opened.page.evaluate(COVERED, [GOES_ON]) == []
    choose_letters(opened, "100")


def test_what_is_said_of_a_newer_edition_and_of_an_ipad_is_said_above_the_day_only(
    opened: OfflineTablet,
) -> None:
    resize(opened, 844, 390)
    opened.page.evaluate(GO, "/journee")
    opened.see(TITLE)
    opened.page.evaluate(ASK, ON_IPAD)
    assert not opened.page.evaluate(f"{BAR}.checkVisibility()"), "a third of a low window at most"
    resize(opened, 1180, 820)
    opened.wait(f"() => {BAR}.checkVisibility()", "it has the room now")
    told = ((WAITS, "Télécharger"), (NO_ROOM, "il manque la place"), (ON_IPAD, "Sur l’écran d’accueil"))
    for state, words in told:
        opened.page.evaluate(GO, "/journee")
        opened.see(TITLE)
        opened.page.evaluate(ASK, state)
        assert words in opened.bar()
        assert opened.page.evaluate("document.getElementById('stage').offsetTop") == 0, "it moves nothing"
        opened.page.evaluate(GO, "/questionnaire/debut/1")
        opened.see("Question 1 sur 16")
        told_here = f"{BAR}.checkVisibility() && {BAR}.innerText.includes({json.dumps(words)})"
        opened.wait(f"() => !({told_here})", "no word of it above a question")
    opened.page.evaluate(GO, "/journee")
    opened.see(TITLE)
    opened.page.evaluate(ASK, WAITS)
    opened.page.get_by_role("button", name="Télécharger").click()
    assert opened.page.evaluate("window.acted") == "download"
    opened.page.evaluate(ASK, ON_IPAD)
    opened.page.get_by_role("button", name="Fermer").click()
    opened.page.reload()
    opened.wait("() => window.visitGuide?.state?.phase === 'ready'", "the guide again")
    opened.page.evaluate(ASK, ON_IPAD)
    assert opened.bar() == "Prêt pour le terrain ✓", "what was closed stays so"


def test_what_is_asked_can_be_answered_with_a_finger(site: EditionSite, browser: Browser) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        user_agent=IPAD,
        locale="fr-FR",
        has_touch=True,
        is_mobile=True,
    )
    context.add_init_script(ON_TOUCH)
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


def test_it_grows_with_the_text_and_follows_what_is_chosen_without_looking_for_every_file(
    visited: Opener,
) -> None:
    device = visited()
    device.go("/reglages")
    device.wait_for(phase="ready", snapshot="used")
    device.page.evaluate(ASK, CUT)
    device.tap("100 %")
    device.wait(f"() => {SCALE} === '1'", "the usual size")
    usual = device.page.evaluate(LETTERS)
    device.tap("200 %")
    device.wait(f"() => ({LETTERS})() === {usual * 2}", "letters twice as large")
    device.tap("Plein soleil")
    device.wait("() => document.documentElement.dataset.look !== 'outdoor'", "the usual colours")
    device.page.evaluate(GO, "/themes")
    device.page.evaluate(SHOW, DOWNLOADING)
    assert device.page.evaluate(INSIDE)
    device.page.evaluate(COUNT)
    device.page.evaluate(SHOW, {**DOWNLOADING, "total": 100})
    assert "3 %" in device.bar()
    assert device.page.evaluate("window.looked") == 0
    device.page.evaluate(ASK, CUT)
    device.page.evaluate(GO, "/reglages")
    device.tap("English")
    device.wait("() => window.looked > 0", "a look at what was chosen")
    device.page.evaluate(ASK, CUT)
    assert "téléchargement" not in device.bar()
    device.page.evaluate(ASK, ASKING)
    assert "9.1 MB" in device.bar()
    assert device.page.evaluate(
        f"[document.documentElement.lang, {BAR}.lang, document.getElementById('start').lang]"
    ) == ["en", "en", "fr"]
