"""The offline edition in a real browser: without a network, and after the browser was killed."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from tests.e2e.edition_builds import built, shipped_guide
from tests.e2e.edition_site import EditionSite
from tests.e2e.offline_tablet import CHOICE, FIRST_STOP, PLAIN_HOST, WRITTEN_SECONDS, OfflineTablet

Opener = Callable[..., OfflineTablet]
NEWER = "Une visite toute neuve"
CHANGED = f"() => document.title === '{NEWER}' && window.visitGuide?.state?.phase === 'ready'"

# Replaces what is kept under addresses that hold a word, in the caches whose names hold another.
TAMPER = """async ([cachePart, urlPart, body]) => {
  let done = 0;
  for (const name of (await caches.keys()).filter(name => name.includes(cachePart))) {
    const cache = await caches.open(name);
    for (const request of (await cache.keys()).filter(request => request.url.includes(urlPart))) {
      const headers = new Headers((await cache.match(request)).headers);
      await cache.put(request, new Response(body, { headers }));
      done += 1;
    }
  }
  return done;
}"""
# The browser offers to install; what the page does with the offer is counted.
OFFER = """() => {
  window.prompted = 0;
  const offer = new Event('beforeinstallprompt', { cancelable: true });
  offer.prompt = () => { window.prompted += 1; };
  offer.userChoice = Promise.resolve({ outcome: 'accepted' });
  dispatchEvent(offer);
}"""
ON_APPLE = "Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false });"
# The files of an edition that are on the tablet.
KEPT = """async edition => {
  const name = (await caches.keys()).find(name => name.includes(`/e/${edition}/`));
  return name ? (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname) : [];
}"""
# Takes away the kept files under addresses that hold a word.
CLEAR_SOME = """async word => {
  let gone = 0;
  for (const name of (await caches.keys()).filter(name => name.includes("/e/"))) {
    const cache = await caches.open(name);
    for (const request of (await cache.keys()).filter(request => request.url.includes(word))) {
      gone += await cache.delete(request);
    }
  }
  return gone;
}"""
# As when somebody has the browser clear the data of the site.
CLEAR_ALL = """async () => {
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}"""
# Makes the records whose names begin with a word impossible to read.
SPOIL_RECORDS = """async ([word, body]) => {
  const cache = await caches.open((await caches.keys()).find(name => name.endsWith(" choice")));
  let done = 0;
  for (const request of await cache.keys()) {
    if (!decodeURIComponent(new URL(request.url).pathname).startsWith(`/${word}`)) continue;
    await cache.put(request, new Response(body));
    done += 1;
  }
  return done;
}"""
CHOSEN = "async () => (await (await fetch('/edition.json')).json()).edition"
NO_PYTHON = "throw new Error('this browser cannot');"
# Flips one bit in the middle of a kept file, as TAMPER finds it; gives its size, 0 when there is none.
ONE_BIT = """async ([cachePart, urlPart]) => {
  for (const name of (await caches.keys()).filter(name => name.includes(cachePart))) {
    const cache = await caches.open(name);
    for (const request of (await cache.keys()).filter(request => request.url.includes(urlPart))) {
      const kept = await cache.match(request);
      const bytes = new Uint8Array(await kept.arrayBuffer());
      bytes[bytes.length >> 1] ^= 1;
      await cache.put(request, new Response(bytes, { headers: kept.headers }));
      return bytes.length;
    }
  }
  return 0;
}"""
# A snapshot whose record of its hash is right, but which is none.
NO_SNAPSHOT = """async () => {
  const cache = await caches.open((await caches.keys()).find(name => name.endsWith('snapshot')));
  const [key] = await cache.keys();
  const headers = new Headers((await cache.match(key)).headers);
  const bytes = new Uint8Array(1e6).fill(7);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  headers.set('x-sha256', Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join(''));
  await cache.put(key, new Response(bytes, { headers }));
}"""
OTHER_BROWSER = """async () => {
  const name = (await caches.keys()).find(name => name.endsWith('snapshot'));
  const cache = await caches.open(name);
  const [key] = await cache.keys();
  const response = await cache.match(key);
  const headers = new Headers(response.headers);
  headers.set('x-agent', 'another browser');
  await cache.put(key, new Response(await response.arrayBuffer(), { headers }));
}"""


# A network that costs by the byte.
METERED = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next edition of the same visit."""
    return built(tmp_path_factory.mktemp("newer"), title=NEWER)


def test_all_is_there_without_a_network_after_the_browser_was_killed(
    site: EditionSite, visited: Opener
) -> None:
    site.cut()
    device = visited()
    device.go("/")
    in_full_sun = "getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'"
    device.wait(f"() => {in_full_sun}", "what was chosen for full sun, while the guide opens, too")
    state = device.wait_for(phase="ready", snapshot="used")
    assert state["done"] == state["total"]

    guide = shipped_guide()
    device.arrive("/etape/lumiwatt/methode")  # where it was left
    for item in guide.stops:
        place = guide.site(item.site or "")
        assert place is not None
        for part, words in (
            ("", place.summary),
            ("/methode", place.method.summary),
            ("/discussion", place.prompts[0].question),
        ):
            device.turn_to(f"/etape/{item.id}{part}")
            assert words
            device.see(words[:40])
    device.turn_to(f"/etape/{FIRST_STOP}/discussion")
    device.next_question()
    device.wait(f"() => visitGuideTest.find('{CHOICE}')?.closest('[aria-checked=true]')", "what was answered")
    device.turn_to("/reglages")
    device.see("Noir sur blanc")
    assert "Comme l’appareil" not in device.words(), "in full sun there are no other colours to choose"
    device.wait("() => visitGuideTest.find('125 %').closest('[aria-current=true]')", "the chosen size")
    device.screenshot("offline-settings")
    device.wait("() => document.getElementById('bar').hidden", "the end of the strip, by itself")

    pictures = [media.file for one in guide.sites for media in one.media]
    pictures += [media.file for one in guide.sites for sheet in one.sheets for media in sheet.media]
    found = device.page.evaluate(
        "names => Promise.all(names.map(name => fetch(`media/${name}`).then(answer => answer.ok)))", pictures
    )
    assert found
    assert all(found)
    for page in ("lire/", f"lire/etape-{FIRST_STOP}.html", "lire/formation.html"):
        device.page.goto(f"{site.url}/{page}")
        assert device.page.locator("main h1").count() == 1
    for wrong in ("lire/etape-nope.html", "%E9"):
        answer = device.page.goto(f"{site.url}/{wrong}")
        assert answer is not None
        assert answer.status == 404
        assert "Cette page n’existe pas" in device.page.locator("main h1").inner_text()
    assert not site.asked


def test_an_update_cut_in_the_middle_leaves_the_old_edition_and_goes_on_later(
    site: EditionSite, visited: Opener, newer: Path
) -> None:
    device = visited()
    site.publish(newer)
    site.allowed = 4
    device.go("/")
    old = device.wait_for(phase="ready")["edition"]
    device.wait("() => visitGuide.state.update?.error === 'network'", "the interrupted update")
    there = set(device.page.evaluate(KEPT, device.state()["update"]["edition"]))
    assert there
    site.cut()
    device.kill()
    device.reopen()
    assert device.wait_for(phase="ready", snapshot="used")["edition"] == old
    assert device.page.title() != NEWER

    site.mend()
    site.asked.clear()
    device.forget_http_cache()
    device.page.evaluate("dispatchEvent(new Event('online'))")
    device.wait("() => visitGuide.state.update?.ready === true", "the offer")
    assert "Nouvelle version : rechargez pour l’avoir. Ce que vous avez écrit reste." in device.bar()
    assert device.state()["edition"] == old
    assert not there & set(site.asked), "what had come before the cut is fetched again"
    assert not [path for path in site.asked if path.endswith(".wasm")], "unchanged files are fetched again"
    device.page.get_by_role("button", name="Recharger").click()
    device.wait(f"() => window.visitGuide?.usable && !visitGuide.folder.includes('{old}')", "the change")
    device.wait(f"async () => !(await caches.keys()).some(name => name.includes('{old}'))", "the tidying")

    # Nothing of the old edition is there, or needed, any more; what was answered is.
    site.cut()
    device.forget_http_cache()
    device.go(f"/etape/{FIRST_STOP}/discussion")
    device.wait("() => visitGuideTest.enable()", "the view")
    device.wait(f"() => document.title === '{NEWER}'", "the title that the program gives")
    device.next_question()
    device.wait(f"() => visitGuideTest.find('{CHOICE}')?.closest('[aria-checked=true]')", "what was answered")


def test_a_tampered_file_is_noticed_and_repaired(site: EditionSite, visited: Opener) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    damaged = device.page.evaluate(TAMPER, ["/e/", "media/", "something else"])
    assert damaged > 0
    device.forget_http_cache()
    site.allowed = 0
    device.go("/journee")
    assert device.wait_for(phase="incomplete")["error"] == "network"
    assert "prêt" not in device.bar().lower()
    assert "abîmé ou manque" in device.bar()
    # What is damaged may be of use all the same, so it stays until there is better.
    assert device.page.evaluate(TAMPER, ["/e/", "media/", "another thing"]) == damaged
    site.allowed = None
    device.page.get_by_role("button", name="Réessayer").click()
    device.wait_for(phase="ready", error=None)
    assert "Prêt pour le terrain ✓" in device.bar()
    assert device.page.evaluate("document.getElementById('stage').offsetTop") == 0, "it moves nothing"
    device.page.evaluate(OFFER)
    assert "78 Mo" in device.bar()
    device.page.get_by_role("button", name="Installer pour le terrain").click()
    device.wait("() => window.prompted === 1", "what the browser asks before it installs")
    device.wait("() => visitGuide.state.installed", "the end of it")


@pytest.mark.parametrize("lost", ["keeper.js", "icon-maskable-512.png"])
def test_a_first_download_whose_edition_was_replaced_says_so_and_leads_to_the_newer_one(
    lost: str, site: EditionSite, new_tablet: Opener, newer: Path
) -> None:
    device = new_tablet()
    site.lost, site.status = {lost}, 404
    device.go("/")
    device.wait_for(phase="incomplete", error="host")
    assert "l’adresse du guide n’a pas donné" in device.bar()
    site.publish(newer)
    site.mend()
    device.page.get_by_role("button", name="Réessayer").click()
    device.wait_for(phase="incomplete", error="gone")
    assert "plus récente" in device.bar()
    device.page.get_by_role("button", name="Recharger").click()
    device.wait(CHANGED, "the change")


def test_a_damaged_file_that_its_host_no_longer_has_leads_to_the_newer_edition(
    site: EditionSite, visited: Opener, newer: Path
) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    assert device.page.evaluate(TAMPER, ["/e/", "app.zip", "something else"])  # the app cannot start
    device.page.evaluate(NO_SNAPSHOT)
    device.forget_http_cache()
    site.publish(newer)
    device.page.goto(f"{site.url}/#/journee")
    device.wait("() => window.visitGuide?.state?.update?.ready", "the offer")
    device.page.get_by_role("button", name="Recharger").click()
    device.wait(CHANGED, "the change")


def test_what_was_cleared_while_the_guide_is_open_is_fetched_again(
    site: EditionSite, visited: Opener
) -> None:
    device = visited()
    device.go("/journee")
    device.wait_for(phase="ready")
    device.page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    site.allowed = 0
    device.forget_http_cache()
    device.page.evaluate("dispatchEvent(new Event('online'))")
    device.wait_for(phase="incomplete", error="network")
    assert "pas de réseau" in device.bar(), "nothing is kept any more: no word of a rest that works"
    site.mend()
    device.page.get_by_role("button", name="Réessayer").click()
    device.wait_for(phase="ready", error=None)
    assert device.page.evaluate(CLEAR_SOME, "/media/") > 0
    site.cut()
    device.forget_http_cache()
    device.page.evaluate(
        "document.dispatchEvent(new Event('visibilitychange'))"
    )  # the guide is looked at again
    device.wait_for(phase="incomplete", error="network")
    assert "abîmé ou manque" in device.bar()


def test_where_all_site_data_was_cleared_it_is_ready_again_only_with_what_opens_it(
    site: EditionSite, visited: Opener
) -> None:
    device = visited()
    device.go("/journee")
    device.wait_for(phase="ready", snapshot="used")
    device.page.evaluate(CLEAR_ALL)
    device.page.evaluate("dispatchEvent(new Event('online'))")
    device.wait_for(phase="ready", snapshot="made")
    site.cut()
    device.forget_http_cache()
    device.restart("/etape/lumiwatt")
    device.see("Lumiwatt")


def test_a_metered_network_is_asked_about_first_for_a_newer_edition_too(
    site: EditionSite, new_tablet: Opener, newer: Path
) -> None:
    device = new_tablet(script=METERED)
    device.go("/")
    device.wait_for(phase="asking")
    device.page.evaluate(OFFER)
    device.page.get_by_role("button", name="Installer pour le terrain").dblclick()
    device.wait_for(phase="ready", error=None)
    assert device.page.evaluate("window.prompted") == 1
    site.publish(newer)
    site.asked.clear()
    device.page.evaluate("dispatchEvent(new Event('online'))")  # what was agreed to was the edition before
    device.wait("() => visitGuide.state.update?.waits === true", "a newer edition that waits")
    assert "Mo à télécharger" in device.bar()
    assert not [path for path in site.asked if path.endswith((".wasm", ".zip"))]
    device.turn_to("/journee")
    site.cut()
    device.page.get_by_role("button", name="Télécharger").click()
    device.wait("() => visitGuide.state.update?.error === 'network'", "that it did not come")
    assert "nouvel essai dès que possible" in device.bar()
    site.mend()
    device.page.evaluate("dispatchEvent(new Event('online'))")
    device.wait("() => visitGuide.state.update?.ready === true", "the offer")


@pytest.mark.parametrize(
    ("records", "body"),
    [("", "{br"), ("", '{"files":5}'), ("choice", '{"edition":"none"}')],
    ids=["no records", "empty ones", "another edition"],
)
def test_records_that_say_nothing_are_as_none(
    records: str, body: str, site: EditionSite, visited: Opener
) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    edition = device.page.evaluate(CHOSEN)
    assert device.page.evaluate(SPOIL_RECORDS, [records, body])
    site.cut()
    device.forget_http_cache()
    device.kill()  # the service worker forgets what it has read
    device.reopen("/etape/lumiwatt")
    device.see("Lumiwatt")
    device.wait("() => ['ready', 'incomplete'].includes(visitGuide.state.phase)", "the check")
    assert device.state()["edition"] == edition
    assert device.state()["error"] in (None, "network")
    site.mend()
    device.page.evaluate("dispatchEvent(new Event('online'))")
    device.wait_for(phase="ready", error=None)


@pytest.mark.parametrize("lost", ["start.js", "keeper.js", "resume.js"])
def test_a_script_that_is_lost_and_that_its_host_no_longer_has_leads_to_the_newer_edition(
    lost: str, site: EditionSite, visited: Opener, newer: Path
) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    assert device.page.evaluate(CLEAR_SOME, f"/{lost}")
    device.forget_http_cache()
    site.publish(newer)
    device.page.goto(f"{site.url}/#/journee")
    if lost == "start.js":
        site.wrap(lambda _: signs_in)
        device.page.goto(f"{site.url}/?again#/journee")  # what is kept, rather than that network's page
        device.page.locator("#start .lost").wait_for()
        site.publish(newer)
        device.page.locator("#start .lost").get_by_role("link", name="Recharger").click()
    elif lost == "keeper.js":
        device.page.get_by_role("button", name="Recharger").click()
    else:
        device.wait("() => window.visitGuide?.state?.update?.ready", "the offer")
        device.page.get_by_role("button", name="Recharger").click()
    device.wait(CHANGED, "the change")
    site.cut()
    device.forget_http_cache()
    device.page.goto(f"{site.url}/#/journee")
    device.wait(CHANGED, "what is chosen now")


async def signs_in(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers as a network does that one has to sign in to."""
    await Response("<h1>Connectez-vous</h1>", media_type="text/html")(scope, receive, send)


def test_a_file_that_is_lost_where_there_is_no_network_is_told(site: EditionSite, visited: Opener) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    assert device.page.evaluate(TAMPER, ["/e/", "/files.js", "broken("])
    site.cut()
    device.forget_http_cache()
    device.go("/journee")
    device.wait_for(phase="incomplete", error="corrupt", before=True)
    assert "abîmé ou manque" in device.bar()
    assert device.page.evaluate(CLEAR_SOME, "/keeper.js")
    device.page.get_by_role("button", name="Réessayer").click()
    device.wait_for(phase="incomplete", error="network", before=True)
    assert "abîmé ou manque" in device.bar()
    assert device.page.evaluate(CLEAR_SOME, f"/{device.state()['edition']}/index.html")
    device.page.goto(f"{site.url}/#/etape/lumiwatt")
    device.page.reload()
    assert device.page.url.startswith(f"{site.url}/lire/")
    assert device.page.get_by_text("Le guide ne peut pas s’ouvrir sans réseau").is_visible()
    assert "La journée" in device.page.locator("main h1").inner_text()


@pytest.mark.parametrize("damaged", ["broken(", "export const nothing = 1;"], ids=["no script", "another"])
def test_a_damaged_script_is_told_without_a_network_and_a_damaged_page_gives_way_to_the_text(
    damaged: str, site: EditionSite, visited: Opener
) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    assert device.page.evaluate(TAMPER, ["/e/", "/edition.js", damaged])
    site.cut()
    device.forget_http_cache()
    device.go("/reglages")
    device.see("abîmé ou manque")
    device.tap("150 %")  # what is kept of the visit is told too, and must not take that word away
    device.page.wait_for_timeout(WRITTEN_SECONDS * 1000)
    assert "abîmé ou manque" in device.words()
    device.tap("Version texte")
    device.page.wait_for_url(f"{site.url}/lire/")
    assert device.page.evaluate(TAMPER, ["/e/", "/index.html", "broken"])
    device.page.goto(f"{site.url}/?again#/journee")
    assert device.page.url.startswith(f"{site.url}/lire/")


def test_a_memory_image_is_kept_where_a_script_is_what_is_missing(site: EditionSite, visited: Opener) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    assert device.page.evaluate(CLEAR_SOME, "/archive.js")
    site.cut()
    device.forget_http_cache()
    device.page.goto(f"{site.url}/?again#/journee")
    device.wait("() => visitGuide.state?.failed", "that it failed")
    site.mend()
    device.page.get_by_role("button", name="Recharger").click()
    device.wait_for(phase="ready", snapshot="used")


@pytest.mark.parametrize("damage", ["one bit", "no snapshot at all", "another browser"])
def test_a_snapshot_that_does_not_fit_leads_to_the_normal_start(
    damage: str, site: EditionSite, visited: Opener
) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    if damage == "one bit":
        assert device.page.evaluate(ONE_BIT, ["snapshot", "memory"]) > 1_000_000  # loads; only its hash tells
    else:
        device.page.evaluate(OTHER_BROWSER if damage == "another browser" else NO_SNAPSHOT)
    site.cut()
    device.go("/etape/lumiwatt")
    device.see("Lumiwatt")
    assert device.page.evaluate("visitGuide.restored") is False
    if damage == "one bit":
        device.wait_for(phase="ready", snapshot="made")


def test_in_a_sub_folder(new_tablet: Opener, tmp_path: Path) -> None:
    site = EditionSite(built(tmp_path, base_url="/visites/loos"))
    try:
        assert site.url.endswith("/visites/loos")
        device = new_tablet(url=site.url, script=ON_APPLE)
        device.go("/")
        device.wait_for(phase="ready")
        assert "Sur l’écran d’accueil" in device.bar(), "an iPad offers no button: how to is told"
        assert all(path.startswith("/visites/loos/") for path in site.asked)
        answer = device.page.goto(f"{site.url}/lire/nope.html")
        assert answer is not None
        assert answer.status == 404, "kept or not, an address where there is nothing says so"
        site.cut()
        for nowhere in ("nope", "e/nope/nothing.png"):
            answer = device.page.goto(f"{site.url}/{nowhere}")
            assert answer is not None
            assert answer.status == 404
        device.go("/etape/lumiwatt")
        device.see("Lumiwatt")
    finally:
        site.cut()


def test_a_plain_http_address_works_online_and_says_what_it_cannot_do(
    site: EditionSite, new_tablet: Opener
) -> None:
    device = new_tablet(url=site.url.replace("127.0.0.1", PLAIN_HOST))
    device.go("/")
    device.see("Église Saint-Vaast")
    assert device.wait_for(phase="unavailable")["error"] == "insecure"
    assert "https" in device.bar()


@pytest.mark.parametrize(
    "broken", ["python-worker.js", "flutter_bootstrap.js", "main.dart.wasm", "FontManifest.json"]
)
def test_a_guide_that_cannot_start_leaves_its_text_and_says_so(
    broken: str, site: EditionSite, new_tablet: Opener
) -> None:
    device = new_tablet()
    if broken == "python-worker.js":
        site.changed = {broken: NO_PYTHON}
    elif broken in ("main.dart.wasm", "FontManifest.json"):
        site.lost = {broken}
    else:
        device.page.route(f"**/{broken}", lambda request: request.abort())
    device.page.goto(f"{site.url}/#/etape/lumiwatt")
    device.wait("() => document.querySelector('#start h1 ~ * h1')?.checkVisibility()", "the text of the stop")
    device.wait("() => visitGuide.state?.failed", "that it failed")
    assert "n’a pas pu s’ouvrir" in device.bar()
    assert not device.page.locator(".opening").is_visible()
    assert device.page.get_by_role("link", name="Version texte").is_visible()


def test_a_damaged_engine_is_told_and_repaired(site: EditionSite, visited: Opener) -> None:
    device = visited()
    device.page.goto(f"{site.url}/lire/")
    assert device.page.evaluate(ONE_BIT, ["/e/", "main.dart.wasm"])  # may still load, and never draw
    for own in ("bar.js", "start.js", "/index.html"):  # without one of these nothing could say so
        assert device.page.evaluate(TAMPER, ["/e/", own, "broken("])
    device.forget_http_cache()
    device.page.goto(f"{site.url}/#/etape/lumiwatt")
    device.wait("() => visitGuide.state?.failed && visitGuide.state.phase === 'ready'", "the repair")
    assert "vérifiés" in device.bar()
    device.page.get_by_role("button", name="Recharger").click()
    device.wait("() => window.visitGuide?.usable", "the guide")


# The service worker's script does not come, as when the network goes.
LOST = """
window.lost = true;
const { register } = ServiceWorkerContainer.prototype;
ServiceWorkerContainer.prototype.register = function (...given) {
  return window.lost ? Promise.reject(new TypeError("lost")) : register.apply(this, given);
};
"""
NO_IMAGE_YET = """
const Started = window.Worker;
window.Worker = function (address, options) {
  return options?.name === "make" ? { postMessage() {}, terminate() {} } : new Started(address, options);
};
"""
KEEP_NOTHING = {"profile": {"default_content_setting_values": {"cookies": 2}}}
NO_WORKER = "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined});"
NO_CACHES = "Object.defineProperty(self, 'caches', {value: undefined});"
REFUSED = "CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'SecurityError'));"
FULL = "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));"


@pytest.mark.parametrize(
    ("page", "workers", "error", "words"),
    [
        (NO_WORKER, NO_CACHES, "unsupported", "il ne marche qu’en ligne"),
        ("", REFUSED, "private", "Navigation privée"),
        ("", FULL, "quota", "Pas assez de place"),
    ],
    ids=["neither service worker nor cache storage", "storage refused", "storage full"],
)
def test_a_browser_that_keeps_nothing_works_online_and_says_so(
    page: str, workers: str, error: str, words: str, site: EditionSite, new_tablet: Opener
) -> None:
    site.changed = dict.fromkeys(("keeper.js", "python-worker.js"), workers)
    device = new_tablet(script=page)
    device.go("/")
    device.see("Église Saint-Vaast")
    device.wait(f"() => visitGuide.state.error === '{error}'", error)
    assert words in device.bar()
    assert "Prêt" not in device.bar()


def test_a_browser_set_to_keep_nothing_at_all_opens_the_guide_and_says_so(
    new_tablet: Opener, tmp_path: Path
) -> None:
    profile = tmp_path / "keeps nothing"
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps(KEEP_NOTHING), encoding="utf-8")
    device = new_tablet(profile)
    device.go("/etape/lumiwatt")
    device.see("Lumiwatt")
    device.wait_for(phase="unavailable", error="nothing")
    assert "ne rien garder" in device.bar()
    assert "recharger la page efface" in device.bar()
    device.go("/reglages")
    device.see("n’est pas gardé sur cet appareil")
    device.tap("Sombre")
    device.wait("() => document.documentElement.dataset.look === 'dark'", "the colours that were chosen")


def test_what_is_kept_is_told_once_it_is_sure(new_tablet: Opener) -> None:
    device = new_tablet(script=NO_IMAGE_YET)
    device.go("/journee")
    device.wait_for(phase="ready", snapshot="making", keep=0)
    device.page.evaluate(OFFER)
    assert "Tout est sur cet appareil. Installer" in device.bar(), "no size before it is sure"


def test_a_full_device_keeps_the_guide_it_has(site: EditionSite, visited: Opener) -> None:
    site.cut()
    device = visited()
    session = device.page.context.new_cdp_session(device.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": site.url, "quotaSize": 1_000_000})
    device.go("/etape/lumiwatt")
    device.wait_for(phase="ready", error=None)
    device.go("/journee")
    device.see("Les volets")


@pytest.mark.parametrize("status", [503, 404], ids=["no network", "not at the host"])
def test_what_keeps_the_guide_may_not_come_and_is_asked_for_again(
    status: int, site: EditionSite, new_tablet: Opener
) -> None:
    device = new_tablet()
    site.lost = {"edition.js"}
    site.status = status
    device.go("/reglages")  # the guide works without
    device.see("n’a pas donné un de ses fichiers" if status == HTTPStatus.NOT_FOUND else "pas de réseau")
    site.mend()
    device.tap("Réessayer")
    device.wait("() => window.visitGuide?.state?.phase === 'ready'", "the guide, whole")


@pytest.mark.parametrize("script", ["edition.js", "start.js"])
def test_a_network_lost_before_the_page_is_whole_is_tried_again(
    script: str, site: EditionSite, new_tablet: Opener
) -> None:
    device = new_tablet()
    site.lost = {script}
    if script == "edition.js":  # and something that the guide cannot open without
        site.lost.add("flutter_bootstrap.js")
        device.page.goto(site.url)
        device.page.locator("#start .lost").wait_for()
        assert not device.page.locator("#start .opening").is_visible()
        site.lost.clear()
        device.page.locator("#start .lost").get_by_role("link", name="Recharger").click()
    else:
        device.page.goto(site.url)
        device.wait("() => document.documentElement.dataset.lost === ''", "word of it, at once")
        assert device.page.locator("#start .lost").is_visible()
        site.lost.clear()
        device.page.evaluate("dispatchEvent(new Event('online'))")
    device.wait("() => window.visitGuide?.state?.phase === 'ready'", "the guide, whole")


def test_a_network_lost_for_a_moment_is_not_taken_for_a_browser_that_keeps_nothing(
    site: EditionSite, new_tablet: Opener
) -> None:
    device = new_tablet()
    site.lost_once = {"keeper.js"}
    device.go("/journee")
    device.wait_for(phase="ready", error=None)


@pytest.mark.parametrize("script", ["of the service worker", "files.js"])
def test_a_network_lost_as_the_guide_opens_is_told_as_that_and_tried_again(
    script: str, site: EditionSite, new_tablet: Opener
) -> None:
    device = new_tablet()
    if script == "of the service worker":
        device.page.add_init_script(LOST)
    else:
        site.lost = {script}
    device.go("/journee")
    device.wait_for(phase="incomplete", error="network")
    assert "pas de réseau" in device.bar()
    device.page.evaluate("window.lost = false")
    site.lost.clear()
    device.page.get_by_role("button", name="Réessayer").click()
    device.wait_for(phase="ready", error=None)
    assert site.asked
