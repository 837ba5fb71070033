"""The offline edition beside a naive build of the same app and beside a plain site of the same content.

(a) this edition; (b) Flet's own client and start, made to work without a network, `build --naive`;
(c) the content as a MkDocs Material site, which has no app and keeps nothing. All are served by the
same server with the best compression, on this machine, without any slowing of the network. Rounds
of (a), (b), (c) follow one another, so that what else the machine does weighs on all of them.

"Readable": the stop's summary is on screen, as text of the page or as what Flutter describes.
"Usable": a tap on the next stop, tried again until it does something, has led there.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from tests.e2e.edition_site import EditionSite
from tests.e2e.tablet import SCRIPT, Tablet, asked

from bench.browser import launched, stop_changes
from bench.measure import Sample, Table
from bench.mkdocs_site import build_mkdocs, page_name
from visit_guide.adapters.paths import assets_dir
from visit_guide.content.compiler import compile_content
from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Guide, Item
from visit_guide.publish.compress import compressed
from visit_guide.publish.edition import Sizes, write_site
from visit_guide.publish.guide import build_guide
from visit_guide.publish.naive import build_naive

CONTENT = Path(__file__).parents[1] / "content"
ROUNDS = 3
STARTED = time.monotonic()
PATIENCE_SECONDS = 60.0
REOPEN_AIM, REOPEN_SHARE, FIRST_SHARE = 1.8, 0.35, 0.7
DOWNLOAD_AIM, STOP_AIM, READABLE_AIM = 9_000_000, 0.1, 0.1

# From the first moment of a page on: when its words can be read (absolute time in ms).
WATCH = """
(() => {
  if (location.protocol === 'about:') return;
  const wanted = %r;
  const now = () => performance.timeOrigin + performance.now();
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
NOW = "() => performance.timeOrigin + performance.now()"
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
        site: Where it is served.
        path: The first stop, after the address.
        link: Selector of its own link to the next stop; the app's button is found by name.
        kept: Gives true once the site can be reopened without a network; None if it never can.
    """

    def __init__(self, key: str, site: EditionSite, path: str, link: str, kept: str | None) -> None:
        self.key = key
        self.site = site
        self.path = path
        self.link = link
        self.kept = kept
        self.times: dict[str, list[float]] = {}

    def sample(self, name: str) -> Sample:
        return Sample(tuple(self.times[name]))


def _say(text: str) -> None:
    """Tell whoever waits how far it is."""
    print(f"{time.monotonic() - STARTED:6.1f} s  {text}", file=sys.stderr, flush=True)


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
    usable = page.evaluate(NOW)
    return page, (readable - began) / 1000, (usable - began) / 1000


def _round(browser: Browser, one: _Candidate, guide: Guide) -> None:
    first, second = guide.stops[:2]
    words, button = _summary(guide, first), f"2 · {item_title(guide, second)}"
    context = browser.new_context(viewport={"width": 1180, "height": 820}, locale="fr-FR")
    try:
        page, *times = _open(context, one, words, button)
        _add(one, "first", times)
        if one.kept:
            _wait(page, one.kept)
            _say(f"({one.key}) kept")
            page.close()
            one.site.cut()
            page, *times = _open(context, one, words, button)
            _add(one, "reopen", times)
    finally:
        one.site.mend()  # a worker that waits for an answer may hold the closing up
        context.close()


def _add(one: _Candidate, visit: str, times: list[float]) -> None:
    _say(f"({one.key}) {visit}: readable {times[0]:.2f} s, usable {times[1]:.2f} s")
    for name, value in zip(("readable", "usable"), times, strict=True):
        one.times.setdefault(f"{visit} {name}", []).append(value)


def _summary(guide: Guide, item: Item) -> str:
    site = guide.site(item.site or "")
    assert site is not None
    return " ".join(site.summary.split())[:40]


def _taps(browser: Browser, one: _Candidate, guide: Guide) -> Sample:
    """Seconds of stop changes in the reopened edition."""

    def question(item: Item) -> str:
        site = guide.site(item.site or "")
        assert site is not None
        return site.prompts[0].question

    stops = list(enumerate(guide.stops, start=1))
    way = stops[1:] + stops[-2::-1]
    steps = [(f"{number} · {item_title(guide, item)}", question(item)) for number, item in way]
    context = browser.new_context(viewport={"width": 1180, "height": 820}, locale="fr-FR", bypass_csp=True)
    try:
        tablet = Tablet(context, one.site.url)
        tablet.go(f"/etape/{guide.stops[0].id}")
        tablet.see(question(guide.stops[0]), seconds=PATIENCE_SECONDS)
        _say("(a) stop changes")
        return stop_changes(tablet, steps * 3)
    finally:
        context.close()


@contextmanager
def _served(folder: Path, guide: Guide) -> Iterator[tuple[Mapping[str, _Candidate], Mapping[str, Sizes]]]:
    first = guide.stops[0]
    _say("building (a)")
    ours = build_guide(guide, CONTENT, assets_dir(), folder / "ours")
    _say("building (b)")
    naive = build_naive(guide, CONTENT, assets_dir(), folder / "naive")
    _say("building (c)")
    pages = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for root in (build_mkdocs(guide, CONTENT, folder / "mkdocs"),)
        for path in root.rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".map")
    }
    packed = compressed(pages)
    write_site(folder / "plain", {**pages, **packed, "edition.json": b'{"base": "/"}'})

    def sent(path: str, endings: tuple[str, ...]) -> int:
        return len(next((packed[path + end] for end in endings if path + end in packed), pages[path]))

    plain = Sizes(
        download=sum(sent(path, (".br", ".gz")) for path in pages),
        gzip=sum(sent(path, (".gz",)) for path in pages),
        keep=sum(map(len, pages.values())),
    )
    app = f"/#/etape/{first.id}"
    sites = [EditionSite(folder / name) for name in ("ours", "naive", "plain")]
    for site in sites[1:]:
        site.wrap(_WithoutPolicy)
    candidates = (
        _Candidate("a", sites[0], app, "#none", KEPT),
        _Candidate("b", sites[1], app, "#none", NAIVE_KEPT),
        _Candidate("c", sites[2], f"/{page_name(first)}.html", ".md-footer__link--next", None),
    )
    yield (
        {one.key: one for one in candidates},
        {"a": ours.sizes["skwasm"], "a (Safari, Firefox)": ours.sizes["canvaskit"],
         "b": naive.sizes["skwasm"], "c": plain},
    )  # fmt: skip
    for site in sites:
        site.cut()


def main() -> int:
    """Print the tables; 1 when an aim is missed."""
    guide = compile_content(CONTENT).guide
    assert guide is not None
    labels = {"a": "(a) this edition", "b": "(b) naive build", "c": "(c) MkDocs Material"}
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder), guide) as (candidates, sizes),
        launched() as browser,
    ):
        for _ in range(ROUNDS):
            for one in candidates.values():
                _round(browser, one, guide)
        taps = _taps(browser, candidates["a"], guide)
    print("Bytes: to download with Brotli, with gzip only, to keep\n")
    for name, size in sizes.items():
        label = labels.get(name, f"({name[0]}){name[1:]}")
        print(f"{label:24} {size.download:>12,} {size.gzip:>12,} {size.keep:>12,}")
    tables = []
    for visit in ("first", "reopen"):
        for name in ("readable", "usable"):
            what = "First visit" if visit == "first" else "Reopened without a network"
            table = Table(f"edition-{visit}-{name}", f"{what}, until {name}")
            for key, one in candidates.items():
                if f"{visit} {name}" in one.times:
                    table.add(labels[key], one.sample(f"{visit} {name}"))
            tables.append(table)
    stops = Table("edition-stops", "From the tap to the next stop's words")
    stops.add(labels["a"], taps)
    for table in (*tables, stops):
        print(f"\n{table.text()}")
        table.save()
    return _verdict(candidates, sizes, taps)


def _verdict(candidates: Mapping[str, _Candidate], sizes: Mapping[str, Sizes], taps: Sample) -> int:
    def median(key: str, name: str) -> float:
        return candidates[key].sample(name).median

    reopen, late = median("a", "reopen usable"), median("a", "first readable") - median("c", "first readable")
    shares = {
        visit: median("a", f"{visit} usable") / median("b", f"{visit} usable")
        for visit in ("first", "reopen")
    }
    heaviest = max(sizes["a"].download, sizes["a (Safari, Firefox)"].download)
    checks: tuple[tuple[str, float, float, Callable[[float], str]], ...] = (
        ("reopened usable", reopen, REOPEN_AIM, lambda v: f"{v:.2f} s"),
        ("reopened usable, share of (b)", shares["reopen"], REOPEN_SHARE, lambda v: f"{v:.2f}"),
        ("first visit usable, share of (b)", shares["first"], FIRST_SHARE, lambda v: f"{v:.2f}"),
        ("first visit readable, later than (c)", late, READABLE_AIM, lambda v: f"{v * 1000:.0f} ms"),
        ("download, the heavier browser", heaviest, DOWNLOAD_AIM, lambda v: f"{v / 1e6:.2f} MB"),
        ("stop change, 95 %", taps.percentile(95), STOP_AIM, lambda v: f"{v * 1000:.0f} ms"),
    )
    print("\nAims")
    for label, value, aim, shown in checks:
        print(f"{label:38} {shown(value):>10}  aim {shown(aim):>10}  {'met' if value <= aim else 'missed'}")
    return int(any(value > aim for _, value, aim, _ in checks))


if __name__ == "__main__":
    raise SystemExit(main())
