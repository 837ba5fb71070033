"""One tablet's visit to one of the sites of ``bench_edition``, in a browser of its own.

``python -m bench.edition_visit a FOLDER`` prints the seconds as JSON: ``{"first": [readable,
usable], "reopen": [readable, usable]}``. With ``stops`` instead of a letter: a list of stop changes.
A browser of its own for each visit: nothing of the one before is in its memory, and one that hangs
can be ended.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from tests.e2e.edition_site import EditionSite
from tests.e2e.tablet import SCRIPT, Tablet, asked

from bench.browser import launched, stop_changes
from bench.mkdocs_site import page_name
from visit_guide.content.compiler import compile_content
from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Guide, Item

CONTENT = Path(__file__).parents[1] / "content"
PATIENCE_SECONDS = 60.0
TABLET = {"width": 1180, "height": 820}

# From the first moment of a page on: when its words can be read, and when a tap has led to another
# address (absolute times in ms). Noted in the page: who asks from outside may have to wait for an answer.
WATCH = """
(() => {
  if (location.protocol === 'about:') return;
  const wanted = %r;
  const here = location.href;
  const now = () => performance.timeOrigin + performance.now();
  for (const name of ['pushState', 'replaceState']) {
    const change = history[name];
    history[name] = function (...to) {
      change.apply(this, to);
      if (location.href !== here) window.ledOnAt ??= now();
    };
  }
  const shown = () => visitGuideTest.plain(document.body?.innerText ?? '').includes(wanted)
    || (visitGuideTest.enable() && visitGuideTest.sees(wanted));
  const look = () => { if (shown()) window.readableAt = now(); else requestAnimationFrame(look); };
  requestAnimationFrame(look);
})();
"""
# Where to tap now, or null. Text of the start page that still covers the app cannot be meant.
SPOT = """
([link, name]) => {
  const own = document.querySelector(link);
  own?.scrollIntoView({ block: "nearest", behavior: "instant" });
  const element = own ?? (visitGuideTest.enable() ? visitGuideTest.find(name) : null);
  if (!element) return null;
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  if (!top || top.closest('#start')) return null;
  return [x, y];
}
"""
# A plain site leads to a page of its own, which has noted nothing.
LED_ON = "() => window.ledOnAt ?? performance.timeOrigin + performance.now()"
THERE = "() => location.href"
KEPT = """
() => window.visitGuide?.state?.phase === 'ready' && ['made', 'used'].includes(visitGuide.state.snapshot)
"""
NAIVE_KEPT = """
async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'
"""


class _WithoutPolicy:
    """Lets pages run the scripts they carry: the other sites are not made for our policy."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(k, v) for k, v in message["headers"] if k.lower() != b"content-security-policy"]
                message = {**message, "headers": kept}
            await send(message)

        await self._app(scope, receive, sending)


class _Candidate:
    """One of the sites.

    Args:
        key: Its letter.
        folder: Its files.
        first: The first stop.
    """

    def __init__(self, key: str, folder: Path, first: Item) -> None:
        self.site = EditionSite(folder)
        if key != "a":
            self.site.wrap(_WithoutPolicy)
        self.path = f"/{page_name(first)}.html" if key == "c" else f"/#/etape/{first.id}"
        """The first stop, after the address."""
        self.link = ".md-footer__link--next" if key == "c" else "#none"
        """Selector of its own link to the next stop; the app's button is found by name."""
        self.kept = {"a": KEPT, "b": NAIVE_KEPT}.get(key)
        """Gives true once the site can be reopened without a network; None if it never can."""


def _wait(page: Page, script: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not page.evaluate(script):
        if time.monotonic() > end:
            raise TimeoutError(script)
        page.wait_for_timeout(50)


def _open(context: BrowserContext, one: _Candidate, words: str, button: str) -> tuple[Page, float, float]:
    """Open the first stop; the page, and the seconds until readable and until a tap led on."""
    page = context.new_page()
    page.add_init_script(SCRIPT)
    page.add_init_script(WATCH % words)
    page.goto("about:blank")
    page.goto(f"{one.site.url}{one.path}", wait_until="commit")
    began = page.evaluate("performance.timeOrigin")
    here = page.evaluate(THERE)
    readable, end = 0.0, time.monotonic() + PATIENCE_SECONDS
    while asked(page, THERE) == here:
        readable = readable or page.evaluate("window.readableAt ?? 0")
        spot = page.evaluate(SPOT, [one.link, button]) if readable else None  # who taps has read
        if spot:
            page.mouse.click(*spot)
        if time.monotonic() > end:
            raise TimeoutError(f"{one.site.url}: no way to {button}")
    usable = page.evaluate(LED_ON)
    return page, (readable - began) / 1000, (usable - began) / 1000


def visit(browser: Browser, one: _Candidate, guide: Guide) -> dict[str, list[float]]:
    """Seconds until readable and usable, of the first visit and of the one without a network."""
    first, second = guide.stops[:2]
    words, button = _summary(guide, first), f"2 · {item_title(guide, second)}"
    context = browser.new_context(viewport=TABLET, locale="fr-FR")
    page, *times = _open(context, one, words, button)
    found = {"first": times}
    if one.kept:
        _wait(page, one.kept)
        page.close()
        one.site.cut()
        page, *times = _open(context, one, words, button)
        found["reopen"] = times
    return found


def _summary(guide: Guide, item: Item) -> str:
    site = guide.site(item.site or "")
    assert site is not None
    return " ".join(site.summary.split())[:40]


def changes(browser: Browser, one: _Candidate, guide: Guide) -> list[float]:
    """Seconds of stop changes, to and fro three times."""

    def question(item: Item) -> str:
        site = guide.site(item.site or "")
        assert site is not None
        return site.prompts[0].question

    stops = list(enumerate(guide.stops, start=1))
    way = stops[1:] + stops[-2::-1]
    steps = [(f"{number} · {item_title(guide, item)}", question(item)) for number, item in way]
    context = browser.new_context(viewport=TABLET, locale="fr-FR", bypass_csp=True)
    tablet = Tablet(context, one.site.url)
    tablet.go(f"/etape/{guide.stops[0].id}")
    tablet.see(question(guide.stops[0]), seconds=PATIENCE_SECONDS)
    _wait(tablet.page, KEPT)  # what follows the first start is over
    return list(stop_changes(tablet, steps * 3).values)


def main(key: str, folder: str) -> None:
    """Print what was measured, and leave without waiting for the browser to close its pages."""
    guide = compile_content(CONTENT).guide
    assert guide is not None
    one = _Candidate("a" if key == "stops" else key, Path(folder), guide.stops[0])
    with launched() as browser:
        found = changes(browser, one, guide) if key == "stops" else visit(browser, one, guide)
        print(json.dumps(found), flush=True)
        os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
