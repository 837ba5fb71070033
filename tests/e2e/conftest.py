"""Fixtures of the tests in a real browser.

``open_guide()`` opens the shipped guide on a tablet-sized page; ``start_guide(folder)`` serves
another content folder. A test fails at its end when a page logged an error, asked anything of
another host, or the server wrote a traceback.

The offline edition is built once, and visited once by a tablet that then keeps it: `visited` hands
out copies of that tablet, each with its own browser, on the one site that it knows.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.chromium import find_chromium, launched
from tests.e2e.edition_builds import built
from tests.e2e.edition_site import EditionSite
from tests.e2e.guide_server import GuideServer
from tests.e2e.offline_tablet import OfflineTablet, visit_once
from tests.e2e.tablet import Tablet

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the Chromium to drive; found before one runs, when it still can be looked for."""
    return find_chromium() or ""


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:  # noqa: ARG001 - found first
    """One headless Chromium for all tests."""
    with launched() as running:
        yield running


@pytest.fixture(scope="session")
def guide_server() -> Iterator[GuideServer]:
    """The guide with the shipped content; tests must not change that content."""
    server = GuideServer(ROOT / "content")
    yield server
    server.stop()


@pytest.fixture
def start_guide() -> Iterator[Callable[..., GuideServer]]:
    """Serves a content folder: ``start_guide(folder, "--host", "127.0.0.1")``."""
    started: list[GuideServer] = []

    def start(content: Path, *arguments: str) -> GuideServer:
        started.append(GuideServer(content, *arguments))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def open_guide(
    browser: Browser,
    start_guide: Callable[..., GuideServer],  # noqa: ARG001 - pages close before their servers stop
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Tablet]]:
    """Opens a page: ``open_guide(width=390, height=844, path="/themes")``.

    Each call is another tablet, with its own storage. ``url`` is the shipped guide's address
    unless given; other settings are those of Playwright's ``new_context`` (``locale``,
    ``color_scheme`` …).
    """
    contexts: list[BrowserContext] = []
    tablets: list[Tablet] = []

    def open_page(
        url: str | None = None, *, width: int = 1180, height: int = 820, path: str = "/", **settings: Any
    ) -> Tablet:
        address = url or request.getfixturevalue("guide_server").url
        settings.setdefault("locale", "fr-FR")
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        tablets.append(Tablet(context, address.rstrip("/")))
        tablets[-1].go(path)
        return tablets[-1]

    yield open_page
    for context in contexts:
        context.close()
    for tablet in tablets:
        tablet.check()


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of the shipped content."""
    return built(tmp_path_factory.mktemp("edition"))


@pytest.fixture(scope="session")
def edition_site(edition: Path) -> Iterator[EditionSite]:
    """The site of that edition; `visited` and `new_tablet` give it back as it was."""
    served = EditionSite(edition)
    yield served
    served.cut()


@pytest.fixture
def site(edition_site: EditionSite, edition: Path) -> Iterator[EditionSite]:
    """The site of the edition, for a test to cut, to starve and to change."""
    edition_site.asked.clear()
    yield edition_site
    edition_site.changed.clear()
    edition_site.publish(edition)
    edition_site.mend()


@pytest.fixture(scope="session")
def first_visit(
    browser: Browser, chromium: str, edition_site: EditionSite, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Profile of a tablet that has visited the site once, with a few things done, and was killed."""
    folder = tmp_path_factory.mktemp("first-visit") / "profile"
    tablet = OfflineTablet(browser.browser_type, chromium, folder, edition_site.url)
    try:
        visit_once(tablet)
    finally:
        tablet.kill()
        tablet.close()
    assert not tablet.other_hosts()
    return folder


@pytest.fixture
def new_tablet(
    browser: Browser, chromium: str, tmp_path: Path, site: EditionSite
) -> Iterator[Callable[..., OfflineTablet]]:
    """A tablet that never saw the site, or that kept the given profile. Nothing may ask other hosts."""
    tablets: list[OfflineTablet] = []

    def make(profile: Path | None = None, url: str = "", script: str = "") -> OfflineTablet:
        folder = tmp_path / f"profile{len(tablets)}"
        if profile is not None:
            shutil.copytree(profile, folder, ignore=shutil.ignore_patterns("Singleton*"))
        tablets.append(OfflineTablet(browser.browser_type, chromium, folder, url or site.url, script))
        return tablets[-1]

    yield make
    for tablet in tablets:
        tablet.close()
    for tablet in tablets:
        assert not tablet.other_hosts()


@pytest.fixture
def visited(new_tablet: Callable[..., OfflineTablet], first_visit: Path) -> Callable[[], OfflineTablet]:
    """Gives a tablet that kept everything on its first visit; its browser is running again."""
    return lambda: new_tablet(first_visit)
