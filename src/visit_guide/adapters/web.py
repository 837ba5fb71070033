"""Serving the app to browsers: its pages, its pictures, and nothing from elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import logging
import socket
import ssl
from collections.abc import Awaitable, Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import uvicorn
from flet.controls.types import RouteUrlStrategy
from flet_web import get_package_web_dir
from flet_web.fastapi import FastAPI
from flet_web.fastapi import app as flet_app
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from visit_guide.adapters.client_fonts import font_manifest
from visit_guide.adapters.client_rive import LOCAL, PROGRAMS, REMOTE, STUBS
from visit_guide.adapters.reasons import reason_of
from visit_guide.domain.drawings import DRAWN, is_drawing
from visit_guide.errors import PaperError, UsageError
from visit_guide.messages import Catalogue

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "connect-src 'self' ws: wss: data: blob:",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
    )
)
"""No third party: what Flet's client would ask of others is refused by the browser itself."""


MOST_FILES = 8192
KEEP_ALIVE = 30
"""Seconds an idle connection stays open: a tablet asks the hub again long before."""
_FRAMEWORK = ("/docs", "/docs/oauth2-redirect", "/redoc", "/openapi.json")


async def _while_it_lasts(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve a page, and end when it went before it said anything: flet would wait for it for ever."""
    task, has_spoken = asyncio.current_task(), False

    async def receiving() -> Message:
        nonlocal has_spoken
        message = await receive()
        has_spoken = has_spoken or message["type"] == "websocket.receive"
        if task and not has_spoken and message["type"] == "websocket.disconnect":
            asyncio.get_running_loop().call_soon(task.cancel)
        return message

    with contextlib.suppress(asyncio.CancelledError):
        await app(scope, receiving, send)


class _OwnHeaders:
    """Adds the content security policy to every answer, and drops the open CORS header."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await _while_it_lasts(self._app, scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(k, v) for k, v in message["headers"] if k.lower() != b"access-control-allow-origin"]
                kept.append((b"content-security-policy", CONTENT_SECURITY_POLICY.encode()))
                message = {**message, "headers": kept}
            await send(message)

        await self._app(scope, receive, sending)


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
    return _OwnHeaders(site)


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


def bind(host: str, port: int, t: Catalogue, *, attempts: int = 20) -> socket.socket:
    """A listening socket on ``port``, or on the next free one; port 0 means any.

    Raises:
        UsageError: none of them can be had, or ``host`` is not an address of this machine.
    """
    for candidate in range(port, port + attempts if port else 1):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # Named, the protocol lets asyncio send at once what is small; else a tablet waits 40 ms for it.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(1024)
        except (socket.gaierror, TypeError, UnicodeError) as error:
            listener.close()
            raise UsageError(t("cannot listen on “{host}”: not a host name", host=host)) from error
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE or candidate > 65534:
                reason = reason_of(error, t)
                raise UsageError(
                    t("cannot listen on {host}:{port}: {reason}", host=host, port=candidate, reason=reason)
                ) from error
        except OverflowError as error:
            listener.close()
            raise UsageError(t("{port} is not a port: choose one from 0 to 65535", port=candidate)) from error
        else:
            return listener
    if attempts == 1:
        raise UsageError(
            t("port {port} is taken: stop what uses it, or choose another with --port", port=port)
        )
    raise UsageError(
        t(
            "ports {first} to {last} are all taken: choose another with --port",
            first=port,
            last=port + attempts - 1,
        )
    )


def _not_a_closed_page(record: logging.LogRecord) -> bool:
    """Whether a log record is about more than a page that closed while it was written to."""
    error = record.exc_info[1] if record.exc_info else None
    return not (error is not None and type(error).__name__.startswith("WebSocketDisconnect"))


def server(
    app: ASGIApp,
    *,
    certificate: Path | None = None,
    key: Path | None = None,
    leaving: Callable[[], None] = lambda: None,
) -> uvicorn.Server:
    """A server for ``app``, quiet; run it with ``serve(sockets=[…])``.

    It tells the app when it starts and stops: Flet then ends the sessions of closed pages and
    removes its temporary files.

    Args:
        app: what answers.
        certificate: its certificate, for https.
        key: the certificate's key, when it is in another file.
        leaving: called when the server stops, before it waits for requests to end.
    """
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws="websockets-sansio",
        timeout_graceful_shutdown=1,
        lifespan="on",
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    for name in ("uvicorn.error", "flet_web.fastapi"):
        logging.getLogger(name).addFilter(_not_a_closed_page)
    _allow_many_connections()
    gc.freeze()  # what is loaded stays; to look through it again would hold up a tap for 0.1 s now and then
    return _Server(config, leaving)


class _Server(uvicorn.Server):
    """A server that says when it stops while requests are still open."""

    def __init__(self, config: uvicorn.Config, leaving: Callable[[], None]) -> None:
        super().__init__(config)
        self._leaving = leaving

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let waiting requests go, then stop as any server does."""
        self._leaving()
        await super().shutdown(sockets)


def check_certificate(certificate: Path, key: Path | None, t: Catalogue) -> None:
    """Raise when the files are not a certificate and its key.

    Raises:
        UsageError: they are not.
    """
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except ssl.SSLError as error:
        raise UsageError(t("{file} is not a certificate with its key (PEM)", file=certificate)) from error
    except OSError as error:
        for file in (certificate, key):
            if file is not None and not file.is_file():
                raise UsageError(t("there is no file {path}", path=file)) from error
        reason = reason_of(error, t)
        raise UsageError(t("cannot read {path}: {reason}", path=certificate, reason=reason)) from error


def address_here(listener: socket.socket, *, secure: bool = False) -> str:
    """The address other machines open ``listener`` at, or this one when it listens here only."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = _own_address()
    name = f"[{host}]" if ":" in host else host
    return f"{'https' if secure else 'http'}://{name}:{port}"


def _own_address() -> str:
    """This machine's address on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _allow_many_connections() -> None:
    """Every waiting tablet is an open file: systems allow 256 or 1,024 unless asked."""
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
