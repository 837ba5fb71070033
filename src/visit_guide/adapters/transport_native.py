"""Asking the hub from a Python that has sockets: served pages, desktop and mobile builds.

Plain HTTP/1.0 on the event loop: no threads that a waiting question would keep busy, and a
question that is given up is gone at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from urllib.parse import urlsplit

from visit_guide.errors import TransportError
from visit_guide.ports import FILE, Reply

__all__ = ["NativeTransport"]

MOST_BYTES = 120_000_000


class NativeTransport:
    """Asks the hub at ``address``, such as ``https://example.org``."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address if "//" in address else f"//{address}", scheme="http")
        self._tls = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._netloc = parts.netloc.rpartition("@")[2]
        try:
            self._port = parts.port or (443 if self._tls else 80)
        except ValueError:
            self._port = 0
        self._base = parts.path.rstrip("/")

    async def ask(
        self, method: str, path: str, *, token: str = "", body: object = None, timeout: float = 20.0
    ) -> Reply:
        """Send one request and give the answer, whatever its status.

        Raises:
            TransportError: there was no answer.
        """
        if not self._host or not self._port:
            raise TransportError("not the address of a hub")
        try:
            return await asyncio.wait_for(self._exchange(method, path, token, body), timeout)
        except TimeoutError as error:
            raise TransportError("no answer in time") from error
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as error:
            raise TransportError(f"no answer: {type(error).__name__}") from error

    async def _exchange(self, method: str, path: str, token: str, body: object) -> Reply:
        reader, writer = await asyncio.open_connection(self._host, self._port, ssl=self._tls or None)
        try:
            writer.write(self._request(method, path, token, body))
            await writer.drain()
            head = await reader.readuntil(b"\r\n\r\n")
            status, headers = _head(head)
            length = headers.get("content-length")
            if length is None:
                data = await reader.read(MOST_BYTES)
                while more := await reader.read(MOST_BYTES):
                    data += more
            else:
                if int(length) > MOST_BYTES:
                    raise ValueError("a longer answer than any hub gives")
                data = await reader.readexactly(int(length))
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
        file = headers.get("content-type") == FILE
        return Reply(
            status=status,
            body=None if file else _json(data),
            retry_after=_seconds(headers.get("retry-after", "")),
            data=data if file else b"",
        )

    def _request(self, method: str, path: str, token: str, body: object) -> bytes:
        data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        lines = [f"{method} {self._base}{path} HTTP/1.0", f"Host: {self._netloc}", "Accept: application/json"]
        if token:
            lines.append(f"Authorization: Bearer {token}")
        if body is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(data)}"]
        head = "\r\n".join(lines)
        if head.count("\r\n") != len(lines) - 1:
            raise ValueError("a line break in a header")
        return head.encode("latin-1") + b"\r\n\r\n" + data


def _head(head: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split()
    if len(words) < 2 or not words[0].startswith("HTTP/"):
        raise ValueError("not HTTP")
    pairs = (line.partition(":") for line in lines if line)
    return int(words[1]), {name.strip().lower(): value.strip() for name, _, value in pairs}


def _json(data: bytes) -> object:
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value


def _seconds(text: str) -> float:
    return float(text) if text.isascii() and text.isdigit() else 0.0
