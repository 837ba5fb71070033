"""A tablet in a test's hands: what it shows is read from Flutter's semantics tree.

Flutter paints on a canvas; what is on screen can only be read from the elements it lays over
it for screen readers, once ``flt-semantics-placeholder`` was clicked. What to know of them:

- A plain text is a ``flt-semantics`` with a ``span``; a button carries its words as its own
  text, and several texts in one tappable card become one node, joined by line breaks.
- Fields, switches, tabs and images have ``aria-label``; a header is a real ``h1`` to ``h6``;
  a field is a real ``input`` (or ``textarea``) inside its node.
- A `Semantics` and a tooltip are nodes of their own, beside the button's, unless `MergeSemantics`
  is around all of them: see `one_node` in the app.
- What acts has ``flt-tappable``. ``Semantics(exclude_semantics=True)`` takes that away from
  the button it wraps: a screen reader then finds a button that it cannot press.
- Before the first view there is a node saying "Working...".
- What scrolled far away, or was not built yet by a lazy list, has no element at all.

So names are compared with spaces made equal (no-break spaces too), and a tap is a real click
at the element's middle, after scrolling it into view with the wheel as a finger would.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

SHOTS = Path(__file__).parents[2] / "shots"
WAIT_SECONDS = 30.0
WHEEL_STEPS = 40
TRIES = 5
TAKEN_OVER_MS = 200
FOCUS_LOOKS = 15
FRAMES = """
() => new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));
  setTimeout(done, 500);  // a page in the background draws none
})
"""
"""Lets a few frames be drawn, however long that takes on a busy machine."""

SCRIPT = r"""
window.visitGuideTest = (() => {
  const plain = text => (text || '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const WAITING = 'Working...';  // what Flutter shows until the first view is there
  const host = () => document.querySelector('flt-semantics-host');
  const nodes = () => { const h = host(); return h ? [...h.querySelectorAll('*')] : []; };
  const ownName = e => plain(e.getAttribute('aria-label') || e.value || e.textContent);
  const name = e => ownName(e) || ownName(e.closest('[aria-label]') || e);
  const acts = e => e.hasAttribute('flt-tappable') || e.matches(
    '[role=button],[role=tab],[role=link],[role=switch],[role=checkbox],[role=radio],[role=menuitem],a,input,textarea');
  const words = () => {
    const h = host();
    if (!h) return '';
    const labels = [...h.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'));
    const values = [...h.querySelectorAll('input,textarea')].map(e => e.value);
    const texts = [...h.querySelectorAll('*')].filter(e => !e.firstElementChild).map(e => e.textContent);
    return plain([...texts, ...labels, ...values].join(' \n '));
  };
  const find = wanted => {
    const text = plain(wanted), all = nodes();
    for (const fits of [n => n === text, n => n.startsWith(text), n => n.includes(text)])
      for (const choice of [all.filter(acts), all])
        { const found = choice.filter(e => fits(name(e))); if (found.length) return found[found.length - 1]; }
    return null;
  };
  const place = wanted => {
    const e = find(wanted);
    if (!e) return null;
    const box = e.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const free = !top || top.contains(e) || e.contains(top) || !acts(top);
    return {x, y, top: box.top, bottom: box.bottom, free};
  };
  const enable = () => {
    const button = document.querySelector('flt-semantics-placeholder');
    if (button) button.click();
    return !['', WAITING].includes(words());
  };
  return {plain, words, find, place, enable, sees: text => words().includes(plain(text))};
})();
"""


def asked(page: Page, script: str, argument: Any = None) -> Any:
    """What ``script`` gives in ``page``; None while that goes to another address or is loaded anew."""
    try:
        return page.evaluate(script, argument)
    except Error as error:
        if "context was destroyed" not in str(error):
            raise
        return None


class Tablet:
    """One open page of the guide.

    Args:
        context: The browser context: its storage is the tablet's storage.
        url: The guide's address, without a final slash.
    """

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._context = context
        self.url = url
        self.console_errors: list[str] = []
        self.requests: list[str] = []
        self.page = self._open_page()

    def _open_page(self) -> Page:
        page = self._context.new_page()
        page.add_init_script(SCRIPT)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.console_errors.append(f"{error}\n{error.stack or ''}"))
        page.on("request", lambda request: self.requests.append(request.url))
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location.get('url', '')})")

    def check(self) -> None:
        """Fail if the page logged an error or asked anything of another host.

        Raises:
            AssertionError: With the errors, or the addresses.
        """
        own = urlsplit(self.url).netloc
        sent = [url for url in self.requests if url.startswith("http")]
        others = [url for url in sent if urlsplit(url).netloc != own]
        assert not others, f"requests to other hosts: {others}"
        assert not self.console_errors, "\n".join(self.console_errors)

    # Going somewhere

    def go(self, path: str) -> None:
        """Load the guide at ``path``, as a link from outside does."""
        # A change of the part after # alone would not load anything.
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}/#{path}")
        self._wait("() => visitGuideTest.enable()", "the view")

    def restart(self, path: str = "/") -> None:
        """Close the page and open another: what was kept on the tablet is all that remains."""
        self.page.close()
        self.page = self._open_page()
        self.go(path)

    def back(self) -> None:
        """The browser's back button."""
        self.page.evaluate("history.back()")

    def arrive(self, path: str) -> None:
        """Wait until the address bar says ``path``; it may do so after the view is there."""
        self._wait("path => location.hash === '#' + path", f"the address {path}", path)

    # Reading

    def _wait(self, script: str, what: str, argument: Any = None, seconds: float = WAIT_SECONDS) -> Any:
        try:
            return self.page.wait_for_function(script, arg=argument, timeout=seconds * 1000).json_value()
        except PlaywrightTimeout:
            raise AssertionError(f"{what} did not come within {seconds} s; shown: {self.words()}") from None

    def words(self) -> str:
        """All texts and labels, spaces made equal."""
        return str(self.page.evaluate("visitGuideTest.words()"))

    def see(self, text: str, seconds: float = WAIT_SECONDS) -> None:
        """Wait until ``text`` is shown."""
        self._wait("text => visitGuideTest.sees(text)", repr(text), text, seconds)

    def see_no_more(self, text: str, seconds: float = WAIT_SECONDS) -> None:
        """Wait until ``text`` is gone."""
        self._wait("text => !visitGuideTest.sees(text)", f"the end of {text!r}", text, seconds)

    def screenshot(self, name: str) -> Path:
        """Keep what is on screen as ``shots/NAME.png``."""
        SHOTS.mkdir(exist_ok=True)
        path = SHOTS / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    # Acting

    def tap(self, name: str) -> None:
        """Tap what is called ``name``: the exact name first, then its beginning, then a part."""
        spot = self._bring_into_view(name)
        self.page.mouse.click(spot["x"], spot["y"])

    def _bring_into_view(self, name: str) -> dict[str, Any]:
        size = self.page.viewport_size
        assert size is not None
        before: dict[str, Any] | None = None
        for _ in range(WHEEL_STEPS):
            spot: dict[str, Any] = self._wait("name => visitGuideTest.place(name)", repr(name), name)
            inside = 0 < spot["y"] < size["height"]
            if inside and spot["free"]:
                if spot == before:
                    return spot
                before = spot  # it may still be moving
                asked(self.page, FRAMES)
                continue
            # Half a screen at most, so that nothing is jumped over.
            limit = size["height"] / 2
            delta = spot["y"] - limit if not inside else limit / 2
            self.page.mouse.move(min(max(spot["x"], 1), size["width"] - 1), limit)
            self.page.mouse.wheel(0, min(max(delta, -limit), limit))
            self.page.wait_for_timeout(60)
        raise AssertionError(f"{name!r} cannot be reached: {spot}; shown: {self.words()}")

    def scroll_until(self, text: str, *, x: float | None = None) -> None:
        """Scroll down until ``text`` is built: lists build what is near the screen only."""
        size = self.page.viewport_size
        assert size is not None
        self.page.mouse.move(size["width"] / 2 if x is None else x, size["height"] / 2)
        for _ in range(WHEEL_STEPS):
            if self.page.evaluate("text => visitGuideTest.sees(text)", text):
                return
            self.page.mouse.wheel(0, size["height"] / 2)
            self.page.wait_for_timeout(80)
        raise AssertionError(f"{text!r} is nowhere below; shown: {self.words()}")

    def type_into(self, label: str, text: str) -> None:
        """Tap the field called ``label`` and type ``text`` at its end.

        The browser has the focus a frame or two before Flutter, which takes the field over and
        what it said then; and now and then Flutter does not take over a field that was tapped while
        it was still being laid out. No person is as quick: a robot waits, and if nothing of what it
        typed has come, leaves the field and taps it again.
        """
        held = "document.activeElement.value ?? ''"
        for _ in range(TRIES):
            self.tap(label)
            if not self._has_field():
                continue
            before = self.page.evaluate(held)
            self.page.wait_for_timeout(TAKEN_OVER_MS)
            self.page.keyboard.press("End")
            self.page.keyboard.type(text)
            self.page.wait_for_timeout(TAKEN_OVER_MS)
            if not text or self.page.evaluate(held) != before:
                return
            self.page.evaluate("document.activeElement.blur()")
            self.page.wait_for_timeout(TAKEN_OVER_MS)
        raise AssertionError(f"{label!r} takes no text; shown: {self.words()}")

    def _has_field(self) -> bool:
        """Whether a field comes to have the focus, soon after it was tapped."""
        for _ in range(FOCUS_LOOKS):
            if self.page.evaluate("['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)"):
                return True
            self.page.wait_for_timeout(TAKEN_OVER_MS)
        return False

    def swipe(self, way: int) -> None:
        """Move a finger quickly across the screen: to the left when ``way`` is negative."""
        size = self.page.viewport_size
        assert size is not None
        middle, reach = size["width"] / 2, size["width"] / 3
        self.page.mouse.move(middle - way * reach, size["height"] / 2)
        self.page.mouse.down()
        for step in range(-4, 6):
            self.page.mouse.move(middle + way * reach * step / 5, size["height"] / 2)
            self.page.wait_for_timeout(10)
        self.page.mouse.up()

    def press(self, key: str) -> None:
        """Press a key, named as Playwright does: ``ArrowRight``, ``Alt+1``."""
        self.page.keyboard.press(key)
