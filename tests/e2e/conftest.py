"""Fixtures of the tests in a real browser.

``open_guide()`` opens the shipped guide on a tablet-sized page; ``start_guide(folder)`` serves
another content folder. A test fails at its end when a page logged an error, asked anything of
another host, or the server wrote a traceback.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.chromium import launched
from tests.e2e.guide_server import GuideServer
from tests.e2e.tablet import Tablet

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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
