"""What every answer of the app says to the browser: nothing comes from elsewhere."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["OwnHeaders"]

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


class OwnHeaders:
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
