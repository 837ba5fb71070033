"""A tablet whose browser can be killed and opened again with what it kept."""

from __future__ import annotations

import copy
import os
import re
import signal
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, BrowserType, Error

from tests.e2e.chromium import ARGUMENTS
from tests.e2e.tablet import WAIT_SECONDS, Tablet, asked
from visit_guide.publish.edition import MEMORY

FIRST_STOP = "cd2e"
CHOICE = "Les deux, dans cet ordre"
"""What is answered on the first visit."""
NEXT_QUESTION = "Question suivante"
WHEEL_AT, FAR = 400, 2000
WRITTEN_SECONDS = 1.0
"""After what time nothing may be lost any more, even if the browser is killed."""
STATE = "(window.visitGuide?.state ?? {})"
SAID = """() => {
  const bar = document.getElementById('bar');
  return bar?.checkVisibility() ? visitGuideTest.plain(bar.innerText) : '';
}"""
POLL_MS = 50
IMAGE_BYTES = """async () => {
  const cache = await caches.open((await caches.keys()).find(name => name.endsWith('snapshot')));
  return (await (await cache.match((await cache.keys())[0])).arrayBuffer()).byteLength;
}"""
PATIENCE_SECONDS = 60.0
"""Two cores that also run other tests are slower than any tablet."""
PLAIN_HOST = "guide.example"
"""A name for this machine that browsers do not trust as they trust 127.0.0.1."""
# A request of a page or a worker in Chromium's own log; what the browser asks for by itself has no origin.
_ASKED = re.compile(rb'"initiator":"(?!not an origin)[^\n]*"url":"((?:https?|wss?)://[^"]+)"')


class OfflineTablet(Tablet):
    """A browser with its own profile folder.

    The edition's content security policy forbids evaluating texts as scripts, so this one asks
    again and again instead of leaving a condition in the page.

    Args:
        browser: What to launch.
        path: Where that is.
        profile: The folder of all the browser keeps; may come from an earlier visit.
        url: The edition's address.
        script: Runs in every page before anything of the page does.
    """

    def __init__(self, browser: BrowserType, path: str, profile: Path, url: str, script: str = "") -> None:
        self._browser = browser
        self._path = path
        self._profile = profile
        self._script = script
        self._launches = 0
        super().__init__(self._launch(), url)

    def _launch(self) -> BrowserContext:
        self._launches += 1
        context = self._browser.launch_persistent_context(
            str(self._profile),
            executable_path=self._path or None,
            args=[
                *ARGUMENTS,
                f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1",
                f"--log-net-log={self._net_log(self._launches)}",
            ],
            viewport={"width": 1180, "height": 820},
            locale="fr-FR",
        )
        if self._script:
            context.add_init_script(self._script)
        return context

    def _net_log(self, launch: int) -> Path:
        return self._profile.with_name(f"{self._profile.name}-net-{launch}.json")

    def kill(self) -> None:
        """End the browser as when the tablet's battery is pulled out."""
        mark = str(self._profile).encode()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "cmdline").read_bytes():
                    os.kill(int(folder.name), signal.SIGKILL)
            except OSError:
                continue
        time.sleep(0.3)
        for name in ("SingletonLock", "SingletonCookie", "SingletonSocket"):
            (self._profile / name).unlink(missing_ok=True)

    def reopen(self, path: str = "/") -> None:
        """Start the browser again, on the same profile."""
        self._context = self._launch()
        self.page = self._open_page()
        self.go(path)

    def another_tab(self) -> OfflineTablet:
        """A second tab of the same browser; what its pages ask for and log is gathered with the first's."""
        other = copy.copy(self)
        other.page = other._open_page()
        return other

    def turn_to(self, path: str) -> None:
        """Go to ``path`` within the app, without loading anything."""
        self.page.evaluate("path => { location.hash = path; }", path)

    def next_question(self) -> None:
        """Turn to the next question; the way there is at the end of the panel, which scrolls."""
        spot = self._bring_into_view(NEXT_QUESTION)
        self.page.mouse.move(spot["x"], WHEEL_AT)
        self.page.mouse.wheel(0, FAR)
        self.tap(NEXT_QUESTION)

    def forget_http_cache(self) -> None:
        """Empty the browser's own cache; what the edition keeps stays."""
        session = self._context.new_cdp_session(self.page)
        session.send("Network.clearBrowserCache")
        session.detach()

    def close(self) -> None:
        """End the browser, if it still runs."""
        try:
            self._context.close()
        except Error:
            self.kill()

    def _wait(self, script: str, what: str, argument: Any = None, seconds: float = WAIT_SECONDS) -> Any:
        end = time.monotonic() + max(seconds, PATIENCE_SECONDS)
        while time.monotonic() < end:
            if found := asked(self.page, script, argument):
                return found
            self.page.wait_for_timeout(POLL_MS)
        told = f"title: {self.page.title()}; state: {self.state()}; shown: {self.words()}"
        raise AssertionError(f"{what} did not come; {told}")

    def wait(self, script: str, what: str) -> None:
        """Wait until ``script`` gives something true."""
        self._wait(script, what)

    def state(self) -> dict[str, Any]:
        """What the page says about what it keeps."""
        found: dict[str, Any] = self.page.evaluate(STATE)
        return found

    def wait_for(self, **expected: Any) -> dict[str, Any]:
        """Wait until the page's state has these values."""
        script = f"wanted => {{ const s = {STATE}; return wanted.every(([k, v]) => s[k] === v); }}"
        self._wait(script, f"{expected}", [list(pair) for pair in expected.items()])
        return self.state()

    def bar(self) -> str:
        """What the strip says, spaces made equal; nothing while it is hidden."""
        return str(self.page.evaluate(SAID))

    def addresses(self) -> set[str]:
        """Every address that a page or any of its workers asked for, from the start on."""
        found = {url for url in self.requests if url.startswith(("http", "ws"))}
        for launch in range(1, self._launches + 1):
            log = self._net_log(launch)
            if log.exists():  # a killed browser leaves it unfinished
                found |= {url.decode() for url in _ASKED.findall(log.read_bytes())}
        return found

    def other_hosts(self) -> list[str]:
        """Addresses of other hosts that were asked for anything."""
        own = urlsplit(self.url).netloc
        return sorted(url for url in self.addresses() if urlsplit(url).netloc != own)


def visit_once(tablet: OfflineTablet) -> None:
    """Open the guide, wait until it is ready for the field, and do a few things in it."""
    tablet.go("/")
    tablet.see("La journée")
    state = tablet.wait_for(phase="ready", snapshot="made")
    assert state["done"] == state["total"] == state["keep"] - MEMORY
    assert abs(int(tablet.page.evaluate(IMAGE_BYTES)) - MEMORY) < MEMORY / 10, "told as it is"
    tablet.turn_to(f"/etape/{FIRST_STOP}/discussion")
    tablet.next_question()
    tablet.tap(CHOICE)
    tablet.turn_to("/reglages")
    tablet.tap("125 %")
    tablet.tap("Plein soleil")
    tablet.turn_to("/etape/lumiwatt/methode")
    tablet.page.wait_for_timeout(WRITTEN_SECONDS * 1000)
