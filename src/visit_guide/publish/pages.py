"""The start page and the web app's manifest."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from visit_guide.domain.record import record
from visit_guide.errors import UsageError

__all__ = ["NOT_FOUND", "POLICY", "Page", "index", "normal_base", "not_found", "web_manifest"]

WEB = Path(__file__).parent / "web"
NOT_FOUND = "404.html"
"""The file that static hosts answer with when there is nothing at an address."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # Flutter adds its own style elements
        "img-src 'self' data: blob:",
        "font-src 'self' data: blob:",
        "media-src 'self' blob:",
        "connect-src 'self' data: blob:",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
"""The Content-Security-Policy: this site and nothing else."""

_BASE = re.compile(r"/(?:[\w.~-]+/)*", re.ASCII)


@record
class Page:
    """Names and texts of the start page."""

    title: str
    """Name of the app: the visit's title."""
    short_title: str
    """Name under the icon on a tablet."""
    description: str
    """What it is, in a sentence."""
    language: str = "fr"
    """Language of the content."""
    start: str = ""
    """HTML shown until the app appears."""
    missing: str = ""
    """HTML shown at an address where there is nothing; its links are relative to the site's root."""


def normal_base(base_url: str) -> str:
    """``base_url`` with a slash at both ends.

    Raises:
        UsageError: it is not a plain path.
    """
    base = f"/{base_url.strip('/')}/" if base_url.strip("/") else "/"
    if not _BASE.fullmatch(base) or ".." in base or "//" in base_url:
        raise UsageError(f"{base_url} is not a path such as / or /visite/")
    return base


def index(page: Page, base: str, edition: str) -> str:
    """The start page of ``edition``."""
    return _filled("index.html", page, base, edition=edition)


def not_found(page: Page, base: str) -> str:
    """What hosts answer at an address where there is nothing: it may be in any folder."""
    return _filled(NOT_FOUND, page, base)


def _filled(name: str, page: Page, base: str, *, edition: str = "") -> str:
    values = {
        "base": base,
        "description": html.escape(page.description),
        "edition": edition,
        "language": html.escape(page.language),
        "missing": page.missing,
        "policy": html.escape(POLICY),
        "short_title": html.escape(page.short_title),
        "start": page.start,
        "title": html.escape(page.title),
    }
    template = (WEB / name).read_text(encoding="utf-8")
    template = template.replace("{{style}}", (WEB / "page.css").read_text(encoding="utf-8"))
    return re.sub(r"{{(\w+)}}", lambda match: values[match[1]], template)


def web_manifest(page: Page, base: str) -> bytes:
    """What a browser needs to install the app; another folder of one site holds another app."""
    icons = [
        {
            "src": f"icons/{name}-{size}.png",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for name, purpose in (("icon", "any"), ("icon-maskable", "maskable"))
        for size in (192, 512)
    ]
    manifest = {
        "id": base,
        "name": page.title,
        "short_name": page.short_title,
        "description": page.description,
        "lang": page.language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#F6F7F2",
        "theme_color": "#14201B",
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
