"""A web site with an offline edition whose network a test can slow, cut and change."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from visit_guide.adapters.listening import bind
from visit_guide.messages import Catalogue
from visit_guide.publish.server import edition_app, site_base

HOST = "127.0.0.1"
BUSY = 503


class EditionSite:
    """Serves an edition in a thread.

    Args:
        edition: The built edition; `publish` replaces it later, as a new upload would.
        port: The port to listen on; 0 for any. What a tablet kept belongs to one port.

    Attributes:
        url: Address of the start page, without a final slash.
        allowed: How many more requests are answered; the others find no server. None means all.
        asked: Paths asked for so far.
        lost: File names for which no server is found.
        lost_once: The same, the first time.
        status: What is answered for what is lost: as without a server (503) unless a test says so.
        changed: Scripts, by file name, with a line that is run before them in every answer.
    """

    def __init__(self, edition: Path, port: int = 0) -> None:
        self.allowed: int | None = None
        self.asked: list[str] = []
        self.lost: set[str] = set()
        self.lost_once: set[str] = set()
        self.status = BUSY
        self.changed: dict[str, str] = {}
        self._thread: threading.Thread | None = None
        self.publish(edition)
        self._listener = bind(HOST, port, Catalogue("fr", "tools"), attempts=1)
        self.port = self._listener.getsockname()[1]
        self.url = f"http://{HOST}:{self.port}{site_base(edition)}".rstrip("/")
        self._start()

    def publish(self, edition: Path) -> None:
        """Serve ``edition`` from now on."""
        self._edition = edition
        self._app: ASGIApp = edition_app(edition)

    def wrap(self, around: Callable[[ASGIApp], ASGIApp]) -> None:
        """Have ``around`` look at what is answered."""
        self._app = around(self._app)

    def cut(self) -> None:
        """No network any more."""
        if self._thread is None:
            return
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join()
        self._listener.close()
        self._thread = None

    def mend(self) -> None:
        """The network is back, and as good as ever."""
        self.allowed = None
        self.lost.clear()
        self.lost_once.clear()
        self.status = BUSY
        if self._thread is None:
            self._listener = bind(HOST, self.port, Catalogue("fr", "tools"), attempts=1)
            self._start()

    def _start(self) -> None:
        config = uvicorn.Config(self._answer, interface="asgi3", log_level="critical", lifespan="off")
        self._server = uvicorn.Server(config)
        serve = self._server.serve(sockets=[self._listener])
        self._thread = threading.Thread(target=asyncio.run, args=(serve,), daemon=True)
        self._thread.start()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        name = scope["path"].rpartition("/")[2]
        if self.allowed is not None:
            self.allowed -= 1
        once = name in self.lost_once
        self.lost_once.discard(name)
        if once or name in self.lost or (self.allowed is not None and self.allowed < 0):
            await send({"type": "http.response.start", "status": self.status, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        if name in self.changed:
            script = self._edition / scope["path"].removeprefix(site_base(self._edition))
            text = f"{self.changed[name]}\n{script.read_text(encoding='utf-8')}"
            await Response(text, media_type="text/javascript")(scope, receive, send)
            return
        await self._app(scope, receive, send)
