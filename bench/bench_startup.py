"""From `visit-guide run` until the first stop can be read in Chromium, beside the smallest Flet page.

The alternative, a page with one text served by Flet itself, is what Flet, Flutter and the
browser cost on this machine whatever the app: the guide can only be slower. A second table has
what an organiser waits for: from saving a file until the open page shows it.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser
from tests.e2e.tablet import SCRIPT

from bench.bench_stops import question_of
from bench.browser import READABLE, TIMEOUT_MS, launched, opened, startup_to_readable
from bench.measure import Sample, Table, repeat, seconds
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide

CONTENT = Path(__file__).parents[1] / "content"
WORDS = "Commencer la visite"
AIM, SAVED_AIM = 3.0, 2.0
SAVES = 5
BARE = """
import sys
import flet as ft
import uvicorn
from flet_web.fastapi import app

def main(page: ft.Page) -> None:
    page.add(ft.Text("Commencer la visite"))

uvicorn.run(app(main, no_cdn=True), host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bare_page(browser: Browser) -> float:
    """Seconds from the start of a bare Flet server until its one text can be read."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        began = time.time()
        process = subprocess.Popen([sys.executable, script, str(port)], cwd=folder)
        context = browser.new_context(viewport={"width": 1180, "height": 820})
        try:
            _wait_for(port)
            page = context.new_page()
            page.add_init_script(SCRIPT)
            page.add_init_script(READABLE % repr(WORDS))
            page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
            page.wait_for_function("() => window.readableAt", timeout=TIMEOUT_MS)
            return float(page.evaluate("window.readableAt")) / 1000 - began
        finally:
            context.close()
            process.terminate()
            process.wait()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"nothing listens on port {port}")


def saves_shown(browser: Browser, guide: Guide) -> tuple[Sample, Sample]:
    """Seconds from saving a site's file until the open page shows it; and those of loading the page anew."""
    first = guide.stops[0]
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(CONTENT, content)
        file = content / "sites" / f"{first.site}.yaml"
        good = file.read_text(encoding="utf-8")
        site = guide.site(first.site or "")
        assert site is not None
        words = site.sheets[0].facts[0].label
        assert words in good
        with opened(browser, content, f"/etape/{first.id}") as tablet:
            tablet.see(words)

            def save(number: int) -> None:
                file.write_text(good.replace(words, f"Essai {number} fait"), encoding="utf-8")
                tablet.see(f"Essai {number} fait")

            def reopen() -> None:
                tablet.go(f"/etape/{first.id}")
                tablet.see(f"Essai {SAVES - 1} fait")

            shown = Sample(tuple(seconds(lambda number=number: save(number)) for number in range(SAVES)))
            return shown, Sample(tuple(seconds(reopen) for _ in range(SAVES)))


def main() -> int:
    """Print the tables; 1 when an aim is missed."""
    compiled = compile_content(CONTENT).guide
    assert compiled is not None
    first = compiled.stops[0]
    words = question_of(compiled, first)
    with launched() as browser:
        guide = repeat(lambda: startup_to_readable(browser, CONTENT, words, f"/etape/{first.id}"))
        bare = repeat(lambda: bare_page(browser))
        shown, anew = saves_shown(browser, compiled)
    table = Table("startup", "From the command to the first readable stop, empty browser cache", AIM)
    table.add("visit-guide run, shipped content", guide)
    table.add("a bare Flet page with one text", bare)
    print(table.text())
    table.save()
    saved = Table("saving", "From saving a site's file until the open page shows it", SAVED_AIM)
    saved.add("the open page, by itself", shown)
    saved.add("loading the page anew", anew)
    print(saved.text())
    saved.save()
    return int(guide.median > AIM or shown.worst > SAVED_AIM)


if __name__ == "__main__":
    raise SystemExit(main())
