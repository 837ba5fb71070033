"""The hub and a site at one address, in one process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["OWN", "Beside"]

OWN = ("/v1/", "/health", "/openapi.json")
"""What the hub answers: this, or what begins like this when it ends in a slash."""


class Beside:
    """Hands what is the hub's to the hub and all else to the site.

    Args:
        hub: answers :data:`OWN`, at the root and below ``base``.
        site: answers all else.
        base: where the site's pages are; begins and ends with a slash.
    """

    def __init__(self, hub: ASGIApp, site: ASGIApp, *, base: str = "/") -> None:
        self._hub = hub
        self._site = site
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or start and stop both."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        path = self._own(scope["path"]) if scope["type"] == "http" else None
        if path is None:
            await self._site(scope, receive, send)
        else:
            await self._hub({**scope, "path": path, "raw_path": path.encode()}, receive, send)

    def _own(self, path: str) -> str | None:
        for candidate in (path, "/" + path.removeprefix(self._base)):
            if any(candidate == own or (own[-1] == "/" and candidate.startswith(own)) for own in OWN):
                return candidate
        return None

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with AsyncExitStack() as stack:
            for app in (self._hub, self._site):
                await stack.enter_async_context(_living(app))
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


@asynccontextmanager
async def _living(app: ASGIApp) -> AsyncIterator[None]:
    """``app`` between its start and its stop, as a server would tell it; some do not care."""
    told: asyncio.Queue[Message] = asyncio.Queue()
    heard: asyncio.Queue[Message] = asyncio.Queue()

    async def run() -> None:
        try:
            await app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, told.get, heard.put)
        except Exception:
            if started:
                raise
        finally:
            await heard.put({"type": "ended"})

    started = False
    task = asyncio.create_task(run())
    await told.put({"type": "lifespan.startup"})
    first = await heard.get()
    if first["type"] == "lifespan.startup.failed":
        await task
        raise RuntimeError(first.get("message", "an application did not start"))
    started = True
    try:
        yield
    finally:
        await told.put({"type": "lifespan.shutdown"})
        await task
