"""The app for browsers: its pages, its pictures, and nothing from elsewhere."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Message

from visit_guide.adapters.client_rive import LOCAL, PROGRAMS, REMOTE
from visit_guide.adapters.web import web_app
from visit_guide.errors import PaperError


async def _no_page(page: Any) -> None:
    del page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "moulin.svg").write_text("<svg/>")
    (tmp_path / "secret.yaml").write_text("secret")
    return tmp_path


@pytest.fixture
def app(folder: Path) -> ASGIApp:
    return web_app(_no_page, assets=folder / "assets", media=folder / "media", name="Guide")


def get(app: ASGIApp, path: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of a request, without a network."""
    sent: list[Message] = []

    asked: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if not asked:
            await asyncio.Event().wait()
        return asked.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), (b"origin", b"http://elsewhere.example")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    asyncio.run(app(scope, receive, send))
    headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(one.get("body", b"") for one in sent[1:])


@pytest.mark.parametrize("path", ["/", "/media/moulin.svg", "/media/none.svg", "/main.dart.js"])
def test_every_answer_forbids_third_parties(app: ASGIApp, path: str) -> None:
    _, headers, _ = get(app, path)
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert not [value for value in policy.values() if "http" in value or "*" in value]
    assert "access-control-allow-origin" not in headers


def test_the_page_and_the_pictures_are_served(app: ASGIApp) -> None:
    status, headers, body = get(app, "/")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert b"flutter" in body
    status, headers, body = get(app, "/media/moulin.svg")
    assert (status, headers["content-type"], body) == (200, "image/svg+xml", b"<svg/>")


@pytest.mark.parametrize(
    "path",
    [
        "/media/../secret.yaml",
        "/media/..%2Fsecret.yaml",
        "/media//../secret.yaml",
        "/media/./../secret.yaml",
        "/media/..\\secret.yaml",
        "/secret.yaml",
        "/media/",
        "/media/none.svg",
    ],
)
def test_nothing_else_of_the_content_can_be_read(app: ASGIApp, path: str) -> None:
    status, _, body = get(app, path)
    assert b"secret" not in body
    assert status in (200, 404)
    assert status == 404 or b"flutter" in body


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_the_frameworks_own_pages_are_not_served(app: ASGIApp, path: str) -> None:
    _, _, body = get(app, path)
    assert b"swagger" not in body.lower()
    assert b"redoc" not in body.lower()
    assert b"openapi" not in body.lower()


def test_a_link_out_of_the_media_folder_is_not_followed(app: ASGIApp, folder: Path) -> None:
    (folder / "media" / "link.svg").symlink_to(folder / "secret.yaml")
    assert get(app, "/media/link.svg")[0] == 404


def test_the_picture_of_a_drawing_is_made_when_it_is_asked_for(folder: Path) -> None:
    def drawn(drawing: bytes, name: str) -> bytes:
        if drawing != b"<svg/>":
            raise PaperError(f"{name} cannot be read")
        return b"a picture of " + name.encode()

    (folder / "media" / "torn.svg").write_text("<sv")
    (folder / "media" / "link.svg").symlink_to(folder / "secret.yaml")
    app = web_app(_no_page, assets=folder / "assets", media=folder / "media", name="Guide", drawn=drawn)
    status, headers, body = get(app, "/media/moulin.svg.webp")
    assert (status, headers["content-type"], body) == (200, "image/webp", b"a picture of moulin.svg")
    assert get(app, "/media/moulin.svg")[2] == b"<svg/>"
    for name in ("torn", "none", "link", "../secret"):
        assert get(app, f"/media/{name}.svg.webp")[0] == 404, name


def test_content_without_pictures_has_none(folder: Path) -> None:
    app = web_app(_no_page, assets=folder / "assets", media=folder / "none", name="Guide")
    assert get(app, "/media/moulin.svg")[0] == 404


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_clients_program_asks_this_site_instead_of_another(app: ASGIApp, program: str) -> None:
    status, headers, body = get(app, f"/{program}")
    assert status == 200
    assert headers["content-type"].startswith(("application/wasm", "text/javascript"))
    assert REMOTE not in body
    assert body.count(LOCAL) == 1
    status, headers, stub = get(app, "/_rive/wasm/rive_native.js")
    assert status == 200
    assert b"RiveNative" in stub
