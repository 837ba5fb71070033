"""Measures what a person waits for, in a real Chromium.

Both clocks run inside the page: each animation frame looks whether the awaited words have
come, so neither a sleep nor the way between Playwright and the browser is counted. A page is
"readable" when its words are in the semantics tree, which Flutter writes with the frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser
from tests.e2e.chromium import launched
from tests.e2e.guide_server import GuideServer
from tests.e2e.tablet import SCRIPT, Tablet

from bench.measure import Sample

__all__ = ["launched", "opened", "startup_to_readable", "stop_changes"]

TIMEOUT_MS = 30_000
REST_MS = 500
"""Between two stops: a second tap that follows at once counts as a double tap, and does nothing."""

# Waits from the first moment of the page on; the time is absolute, in ms since the epoch.
READABLE = """
(wanted => {
  const look = () => {
    if (visitGuideTest.enable() && visitGuideTest.sees(wanted))
      window.readableAt = performance.timeOrigin + performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})(%s);
"""

# Starts the clock when the finger leaves the screen, stops it at the frame that holds the words.
CHANGE = """
wanted => {
  window.changeMs = null;
  addEventListener('pointerup', () => {
    const began = performance.now();
    const look = () => {
      if (visitGuideTest.sees(wanted)) window.changeMs = performance.now() - began;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, {once: true, capture: true});
}
"""


def startup_to_readable(browser: Browser, content: Path, words: str, path: str = "/") -> float:
    """Seconds from the start of ``visit-guide run`` until ``words`` can be read at ``path``.

    The browser is running already, its cache is empty.
    """
    server = GuideServer(content)
    context = browser.new_context(viewport={"width": 1180, "height": 820}, locale="fr-FR")
    try:
        page = context.new_page()
        page.add_init_script(SCRIPT)
        page.add_init_script(READABLE % repr(words))
        page.goto(f"{server.url}/#{path}", wait_until="commit")
        page.wait_for_function("() => window.readableAt", timeout=TIMEOUT_MS)
        return float(page.evaluate("window.readableAt")) / 1000 - server.began
    finally:
        context.close()
        server.stop()


@contextmanager
def opened(
    browser: Browser, content: Path, path: str = "/", *, width: int = 1180, height: int = 820
) -> Iterator[Tablet]:
    """A page on a guide of its own."""
    server = GuideServer(content)
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
    try:
        tablet = Tablet(context, server.url)
        tablet.go(path)
        yield tablet
    finally:
        context.close()
        server.stop()


def stop_changes(tablet: Tablet, steps: Sequence[tuple[str, str]]) -> Sample:
    """Seconds from each tap until its words are there.

    Args:
        tablet: An open page.
        steps: What to tap and the words to wait for, which must not be on screen before.

    Raises:
        AssertionError: If the words are there already, or never come.
    """
    times = []
    for name, words in steps:
        tablet.see_no_more(words)
        tablet.page.evaluate(CHANGE, words)
        tablet.tap(name)
        tablet.page.wait_for_function("() => window.changeMs !== null", timeout=TIMEOUT_MS)
        times.append(float(tablet.page.evaluate("window.changeMs")) / 1000)
        tablet.page.wait_for_timeout(REST_MS)
    return Sample(tuple(times))
