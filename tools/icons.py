"""Render the icons of ``assets/icons`` from their SVG drawings.

Run it after changing a drawing (it needs Debian's Chromium, or the browser that
``playwright install chromium`` puts in place)::

    .venv/bin/python tools/icons.py
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ICONS = Path(__file__).parent.parent / "assets" / "icons"
CHROMIUM = Path("/usr/bin/chromium")

RENDERED = {
    "icon-192.png": ("logo.svg", 192),
    "icon-512.png": ("logo.svg", 512),
    "icon-maskable-192.png": ("logo-maskable.svg", 192),
    "icon-maskable-512.png": ("logo-maskable.svg", 512),
    "apple-touch-180.png": ("apple-touch.svg", 180),
    "favicon-32.png": ("favicon.svg", 32),
    "favicon-16.png": ("favicon.svg", 16),
}
"""Picture file: the drawing it comes from, and its side in pixels."""


def render(page: Page, drawing: Path, target: Path, side: int) -> None:
    """Write ``drawing`` as a square PNG of ``side`` pixels, keeping its transparency."""
    page.set_viewport_size({"width": side, "height": side})
    svg = drawing.read_text(encoding="utf-8")
    page.set_content(
        f"<style>body{{margin:0}}svg{{display:block;width:{side}px;height:{side}px}}</style>{svg}"
    )
    page.screenshot(path=str(target), omit_background=True)


def main() -> None:
    """Render every icon."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM) if CHROMIUM.exists() else None, args=["--no-sandbox"]
        )
        page = browser.new_page()
        for name, (drawing, side) in RENDERED.items():
            render(page, ICONS / drawing, ICONS / name, side)
            print(f"{(ICONS / name).stat().st_size:7d} {name}")
        browser.close()


if __name__ == "__main__":
    main()
