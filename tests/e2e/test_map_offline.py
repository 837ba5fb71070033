"""The map of an offline edition, once its server is gone: all of it is there."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser

from tests.e2e.tablet import Tablet
from visit_guide.adapters.paths import assets_dir
from visit_guide.adapters.web import bind
from visit_guide.content.compiler import compile_content
from visit_guide.publish.guide import build_guide
from visit_guide.publish.server import edition_app

CONTENT = Path(__file__).parents[2] / "content"
KEPT = "() => window.visitGuide && window.visitGuide.state && window.visitGuide.state.phase === 'ready'"


class Site:
    """An edition of the shipped content on a server that can be stopped for good."""

    def __init__(self, folder: Path) -> None:
        guide = compile_content(CONTENT).guide
        assert guide is not None
        build_guide(guide, CONTENT, assets_dir(), folder, fast=True)
        listener = bind("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(edition_app(folder), log_level="critical", lifespan="off")
        )
        serve = self._server.serve(sockets=[listener])
        self._thread = threading.Thread(target=asyncio.run, args=(serve,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """There is no server any more."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A served edition."""
    served = Site(tmp_path / "dist")
    yield served
    served.stop()


def test_the_map_works_without_a_network(browser: Browser, site: Site) -> None:
    # The edition's own policy forbids the scripts with which a test looks at the page.
    context = browser.new_context(viewport={"width": 1180, "height": 820}, locale="fr-FR", bypass_csp=True)
    try:
        tablet = Tablet(context, site.url)
        tablet.go("/")
        tablet.see("Église Saint-Vaast", seconds=40)
        tablet.page.wait_for_function(KEPT, timeout=60_000)
        site.stop()
        tablet.restart("/carte")
        tablet.see("Plan schématique. Positions indicatives.", seconds=40)
        tablet.see("2,7 km vers l’ouest à vol d’oiseau")
        tablet.tap("Étape 6, CD2E et Réhafutur")
        tablet.see("à 150 m près")
        tablet.tap("Agrandir")
        tablet.page.wait_for_timeout(600)
        tablet.screenshot("map-offline")
        own = [url for url in tablet.requests if not url.startswith((site.url, "blob:", "data:"))]
        assert own == []
    finally:
        context.close()
