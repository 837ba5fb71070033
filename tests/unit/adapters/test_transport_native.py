"""Asking a hub over real sockets on this machine: answers, refusals, silence, nonsense."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from visit_guide.adapters.transport_native import NativeTransport
from visit_guide.errors import TransportError
from visit_guide.ports import Reply

Handler = Callable[[bytes], Awaitable[bytes]]


async def _ask(handler: Handler, path: str = "/v1/events", **more: object) -> tuple[Reply, list[bytes]]:
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lengths = [line[15:] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
        length = int(lengths[0]) if lengths else 0
        asked.append(head + await reader.readexactly(length))
        try:
            writer.write(await handler(head))
            await writer.drain()
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        transport = NativeTransport(f"http://127.0.0.1:{port}/base/")
        return await transport.ask("POST", path, timeout=0.5, **more), asked  # type: ignore[arg-type]
    finally:
        server.close()
        await asyncio.sleep(0.05)


def _says(answer: bytes) -> Handler:
    async def handler(_: bytes) -> bytes:
        return answer

    return handler


def test_a_question_and_its_answer() -> None:
    answer = b'HTTP/1.1 429 Too Many\r\nContent-Length: 8\r\nRetry-After: 7\r\n\r\n{"a": 1}'
    reply, asked = asyncio.run(_ask(_says(answer), token="abc", body={"é": 1}))
    assert (reply.status, reply.body, reply.retry_after) == (429, {"a": 1}, 7.0)
    assert asked[0].startswith(b"POST /base/v1/events HTTP/1.0\r\n")
    assert b"Authorization: Bearer abc\r\n" in asked[0]
    assert asked[0].endswith('{"é": 1}'.encode())


def test_an_answer_without_a_length_or_without_json() -> None:
    reply, _ = asyncio.run(_ask(_says(b"HTTP/1.0 200 OK\r\n\r\n[1,\r\n2]")))
    assert reply.body == [1, 2]
    reply, _ = asyncio.run(_ask(_says(b"HTTP/1.0 404 Not Found\r\n\r\n<html>")))
    assert (reply.status, reply.body) == (404, None)


async def _silence(_: bytes) -> bytes:
    await asyncio.sleep(0.51)
    return b""


@pytest.mark.parametrize(
    "handler",
    [
        _silence,
        _says(b""),
        _says(b"SSH-2.0\r\n\r\n"),
        _says(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
    ],
    ids=["silence", "nothing", "not-http", "cut"],
)
def test_no_answer_is_said_in_one_way(handler: Handler) -> None:
    with pytest.raises(TransportError):
        asyncio.run(_ask(handler))


@pytest.mark.parametrize("address", ["", "http://", "http://127.0.0.1:1", "nowhere.invalid", "http://a:b"])
def test_where_there_is_no_hub(address: str) -> None:
    with pytest.raises(TransportError):
        asyncio.run(NativeTransport(address).ask("GET", "/health", timeout=1.0))


def test_a_token_cannot_break_out_of_its_line() -> None:
    with pytest.raises(TransportError):
        asyncio.run(_ask(_says(b"HTTP/1.0 200 OK\r\n\r\n{}"), token="a\r\nX-Evil: 1"))


def test_an_answer_that_is_a_file() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\n"
    reply, _ = asyncio.run(_ask(_says(head + b"Content-Length: 4\r\n\r\nPK\x03\x04")))
    assert (reply.body, reply.data) == (None, b"PK\x03\x04")
    with pytest.raises(TransportError):
        asyncio.run(_ask(_says(head + b"Content-Length: 99999999999\r\n\r\nPK")))
