"""What every request passes first: its size is bounded, and answers carry safe headers."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from visit_guide.hub.faults import Fault

__all__ = ["Guard"]

_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)


class Guard:
    """Refuses bodies over ``most`` bytes before they are read whole."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_HEADERS]}
            await send(message)

        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > self._most:
            await _refuse(sending)
            return
        started = False
        held = 0

        async def receiving() -> Message:
            nonlocal held
            message = await receive()
            held += len(message.get("body", b""))
            if held > self._most:
                raise _TooLargeError
            return message

        async def watching(message: Message) -> None:
            nonlocal started
            started = True
            await sending(message)

        try:
            await self._app(scope, receiving, watching)
        except _TooLargeError:
            if not started:
                await _refuse(sending)


class _TooLargeError(BaseException):
    """Not an Exception: nothing between here and there may take it for its own."""


async def _refuse(send: Send) -> None:
    fault = Fault.TOO_LARGE
    body = f'{{"error":{{"number":{int(fault)},"name":"too-large","message":"{fault.message}"}}}}'.encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": fault.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
