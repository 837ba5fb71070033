"""The app for browsers: its pages, its pictures, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from flet.controls.types import RouteUrlStrategy
from flet_web import get_package_web_dir
from flet_web.fastapi import FastAPI
from flet_web.fastapi import app as flet_app
from flet_web.fastapi.flet_app import FletApp
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from visit_guide.adapters.client_fonts import font_manifest
from visit_guide.adapters.client_rive import LOCAL, PROGRAMS, REMOTE, STUBS
from visit_guide.adapters.own_headers import OwnHeaders
from visit_guide.domain.drawings import DRAWN, is_drawing
from visit_guide.errors import PaperError

__all__ = ["web_app"]

_FRAMEWORK = ("/docs", "/docs/oauth2-redirect", "/redoc", "/openapi.json")


class _Pictures(StaticFiles):
    """The content's pictures; their folder may be missing, or come while the guide is open."""

    async def check_config(self) -> None:
        """Nothing to check: what is not there is not found."""


class _Media(_Pictures):
    """The pictures, and those of drawings, made when they are asked for."""

    def __init__(self, folder: Path, drawn: Callable[[bytes, str], bytes] | None) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._drawn = drawn

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at ``path``; for a name that goes on after .svg, a picture of that drawing."""
        name = path.removesuffix(DRAWN)
        if self._drawn is None or name == path or not is_drawing(name):
            return await super().get_response(path, scope)
        picture = await run_in_threadpool(self._picture, name, self._drawn)
        if picture is None:
            return Response(status_code=404)  # the app shows what it is a picture of
        return Response(picture, media_type="image/webp", headers={"Cache-Control": "no-cache"})

    def _picture(self, name: str, drawn: Callable[[bytes, str], bytes]) -> bytes | None:
        found, _ = self.lookup_path(name)
        try:
            return drawn(Path(found).read_bytes(), name) if found else None
        except (OSError, PaperError):
            return None


def web_app(
    main: Callable[[Any], Awaitable[None]],
    *,
    assets: Path,
    media: Path,
    name: str,
    drawn: Callable[[bytes, str], bytes] | None = None,
) -> ASGIApp:
    """The guide as a web application (ASGI).

    Args:
        main: the app's entry point for Flet.
        assets: fonts, icons and maps.
        media: the content's pictures, at ``/media``; the map images beside them, at ``/tiles``.
        name: the application's name.
        drawn: makes the picture that the app shows of a drawing (SVG), from its bytes and name.
    """
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    site.mount("/media", _Media(media, drawn))
    site.mount("/tiles", _Pictures(directory=media.parent / "tiles", check_dir=False))
    client = Path(get_package_web_dir())
    shipped = (client / "assets" / "FontManifest.json").read_bytes()
    fonts = font_manifest(shipped, (f"fonts/{file.name}" for file in assets.glob("fonts/*.ttf")))
    site.router.add_route("/assets/FontManifest.json", _file(lambda: fonts, "application/json"))
    for program in PROGRAMS:
        kind = "application/wasm" if program.endswith(".wasm") else "text/javascript"
        site.router.add_route(f"/{program}", _file(partial(_local_program, client / program), kind))
    for path, stub in STUBS.items():
        site.router.add_route(f"/{path}", _file(partial(bytes, stub), "text/javascript"))
    FletApp.send_message = _send_while_open
    pages = flet_app(
        main,
        assets_dir=str(assets),
        app_name=name,
        app_short_name=name[:12],
        route_url_strategy=RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    # The framework's own pages on its programming interface would load scripts from elsewhere.
    pages.router.routes = [
        route for route in pages.router.routes if getattr(route, "path", "") not in _FRAMEWORK
    ]
    site.mount("/", pages)
    return OwnHeaders(site)


_send = FletApp.send_message


def _send_while_open(connection: Any, message: Any) -> None:
    """Drop what a page is told while its connection closes, as flet does once it is closed.

    In between flet raises, which ends for good the task that draws: a page loaded again at that
    moment would take its session up, and never change any more.
    """
    if connection._FletApp__send_queue is not None:
        _send(connection, message)


def _file(read: Callable[[], bytes], kind: str) -> Callable[[Request], Awaitable[Response]]:
    """Answers with what ``read`` gives, read once and not sent again to who has it."""
    content = cache(read)

    async def answer(request: Request) -> Response:
        data = await run_in_threadpool(content)
        headers = {"ETag": f'"{sha256(data).hexdigest()[:20]}"', "Cache-Control": "no-cache"}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(data, media_type=kind, headers=headers)

    return answer


def _local_program(file: Path) -> bytes:
    return file.read_bytes().replace(REMOTE, LOCAL)
