"""The server: where it listens, and what it tells the app."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import flet as ft
import msgpack
import pytest
import websockets
from flet.messaging.protocol import Message, MessageAction, SessionCrashedBody
from flet_web.fastapi import app_manager
from starlette.types import ASGIApp, Receive, Scope, Send

from visit_guide.adapters.listening import bind
from visit_guide.adapters.web import web_app
from visit_guide.adapters.web_server import server
from visit_guide.messages import Catalogue

ENGLISH = Catalogue("en", "tools")


async def _no_page(page: Any) -> None:
    del page


@pytest.fixture
def app(tmp_path: Path) -> ASGIApp:
    (tmp_path / "assets").mkdir()
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "moulin.svg").write_text("<svg/>")
    return web_app(_no_page, assets=tmp_path / "assets", media=tmp_path / "media", name="Guide")


def test_the_server_listens_where_it_is_told(app: ASGIApp) -> None:
    async def work() -> bytes:
        listener = bind("127.0.0.1", 0, ENGLISH)
        port = listener.getsockname()[1]
        running = server(app)
        task = asyncio.create_task(running.serve(sockets=[listener]))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /media/moulin.svg HTTP/1.0\r\n\r\n")
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        running.should_exit = True
        await asyncio.wait_for(task, 5)
        return answer

    assert asyncio.run(work()).endswith(b"<svg/>")


def test_sessions_of_closed_pages_end_while_the_server_runs(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    async def start() -> None:
        begun.append("watching for ended sessions")

    monkeypatch.setattr(app_manager, "start", start)

    async def work() -> None:
        running = server(app)
        with bind("127.0.0.1", 0, ENGLISH) as listener:
            task = asyncio.create_task(running.serve(sockets=[listener]))
            while not running.started:
                await asyncio.sleep(0.01)
            running.should_exit = True
            await asyncio.wait_for(task, 5)

    asyncio.run(work())
    assert begun


def test_a_request_cut_short_by_the_end_is_no_error(capfd: pytest.CaptureFixture[str]) -> None:
    asked = asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            for said in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{said}.complete"})
            return
        asked.set()
        await asyncio.Event().wait()

    async def work() -> None:
        running = server(slow)
        with bind("127.0.0.1", 0, ENGLISH) as listener:
            task = asyncio.create_task(running.serve(sockets=[listener]))
            _, writer = await asyncio.open_connection("127.0.0.1", listener.getsockname()[1])
            writer.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            await asyncio.wait_for(asked.wait(), 5)
            running.should_exit = True
            await asyncio.wait_for(task, 5)
            writer.close()

    asyncio.run(work())
    assert capfd.readouterr().err == ""


def test_what_a_page_is_told_as_it_closes_ends_nothing(tmp_path: Path) -> None:
    opened: asyncio.Queue[ft.Page] = asyncio.Queue()

    async def open_page(page: ft.Page) -> None:
        await opened.put(page)

    pages = web_app(open_page, assets=tmp_path, media=tmp_path, name="Guide")
    comes = msgpack.packb(
        [MessageAction.REGISTER_CLIENT.value, {"session_id": None, "page_name": "", "page": {}}]
    )

    async def work() -> None:
        running = server(pages)
        with bind("127.0.0.1", 0, ENGLISH) as listener:
            task = asyncio.create_task(running.serve(sockets=[listener]))
            async with websockets.connect(f"ws://127.0.0.1:{listener.getsockname()[1]}/ws") as client:
                await client.send(b"\x00" + comes)
                page = await asyncio.wait_for(opened.get(), 5)
                connection = page.session.connection
            while page.session.connection is not None:
                await asyncio.sleep(0.01)
            connection.send_message(Message(MessageAction.SESSION_CRASHED, SessionCrashedBody("late")))
            running.should_exit = True
            await asyncio.wait_for(task, 5)

    asyncio.run(asyncio.wait_for(work(), 20))
