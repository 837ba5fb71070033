"""Serves a built edition the way any web host should: right types, compressed copies, cache rules.

Only files that were there at the start are served, by exact address: nothing to traverse.
"""

from __future__ import annotations

import json
from collections.abc import Container
from hashlib import sha256
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from visit_guide.errors import UsageError
from visit_guide.publish.compress import SUFFIXES
from visit_guide.publish.pages import NOT_FOUND, POLICY

__all__ = ["TYPES", "edition_app", "site_base"]

TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".frag": "application/octet-stream",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
"""Content types by suffix; what is not here is sent as bytes."""

_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # The codes of a group are read with the tablet's own camera app, which opens the link they hold.
    "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def site_base(edition: Path) -> str:
    """The path under which the edition in ``edition`` wants to be served."""
    try:
        listing = json.loads((edition / "edition.json").read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(f"{edition} holds no edition: build one with “visit-guide build”") from error
    return str(listing["base"])


def edition_app(edition: Path) -> Starlette:
    """A web application that serves the edition in ``edition``.

    Raises:
        UsageError: there is no edition.
    """
    base = site_base(edition)
    found = {path.relative_to(edition).as_posix(): path for path in edition.rglob("*") if path.is_file()}
    copies = {path: file for path, file in found.items() if _is_copy(path, found)}
    files = {path: file for path, file in found.items() if path not in copies}
    tags = {path: f'"{sha256(file.read_bytes()).hexdigest()[:20]}"' for path, file in files.items()}

    nothing = files[NOT_FOUND].read_bytes() if NOT_FOUND in files else b""

    def missing(*_: object) -> Response:
        return HTMLResponse(nothing, 404, _HEADERS | {"Cache-Control": _ASK_AGAIN})

    async def serve(request: Request) -> Response:
        path = request.path_params["path"]
        if path == "" or path.endswith("/"):
            path += "index.html"
        if path not in files:
            if f"{path}/index.html" in files:
                return RedirectResponse(f"{base}{path}/", 308, _HEADERS)
            return missing(request)
        headers = _headers(path, tags[path])
        if tags[path] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        for coding in _accepted(request.headers.get("accept-encoding", "")):
            copy = copies.get(path + SUFFIXES[coding])
            if copy is not None:
                return FileResponse(copy, headers=headers | {"Content-Encoding": coding})
        return FileResponse(files[path], headers=headers)

    async def home(_: Request) -> Response:
        return RedirectResponse(base)

    routes = [Route(base + "{path:path}", serve, methods=["GET", "HEAD"])]
    if base != "/":
        routes.append(Route("/", home))
    return Starlette(routes=routes, exception_handlers={404: missing})


def _is_copy(path: str, found: Container[str]) -> bool:
    """Whether ``path`` is a compressed copy of another file; an archive may well end in .gz."""
    return any(path.endswith(end) and path.removesuffix(end) in found for end in SUFFIXES.values())


def _headers(path: str, tag: str) -> dict[str, str]:
    return {
        **_HEADERS,
        "Cache-Control": _FOR_EVER if path.startswith("e/") else _ASK_AGAIN,
        "Content-Type": TYPES.get(Path(path).suffix, "application/octet-stream"),
        "ETag": tag,
        "Vary": "Accept-Encoding",
    }


def _accepted(header: str) -> list[str]:
    """The codings of ``SUFFIXES`` that an Accept-Encoding header allows, best first."""
    allowed = set()
    for part in header.lower().split(","):
        name, _, quality = part.partition(";")
        if quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            allowed.add(name.strip())
    return [coding for coding in SUFFIXES if coding in allowed]
