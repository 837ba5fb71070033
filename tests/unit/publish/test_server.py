"""A served edition: right types, compressed copies, cache rules, nothing but the edition."""

from __future__ import annotations

import asyncio
import gzip
import json
from pathlib import Path

import httpx
import pytest

from visit_guide.errors import UsageError
from visit_guide.publish.server import edition_app, site_base

PAGE = b"<p>Bonjour</p>" * 40


class Client:
    """Asks the application that serves ``folder``, without a network."""

    def __init__(self, folder: Path) -> None:
        self._app = edition_app(folder)

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://guide") as client:
                return await client.get(path, headers=headers)

        return asyncio.run(ask())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small edition for the root of a site."""
    files = {
        "index.html": PAGE,
        "index.html.gz": gzip.compress(PAGE),
        "lire/index.html": b"texte",
        "e/0123/main.dart.wasm": b"\0asm",
        "e/0123/app.tar.gz": b"an archive of that name",
        "edition.json": json.dumps({"base": "/"}).encode(),
        "404.html": b"<p>Rien ici</p>",
    }
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Client:
    return Client(folder)


def test_a_folder_without_an_edition_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="visit-guide build"):
        site_base(tmp_path)


def test_each_file_has_its_type_and_the_policy_of_this_site_alone(client: Client) -> None:
    wasm = client.get("/e/0123/main.dart.wasm")
    assert wasm.headers["content-type"] == "application/wasm"
    policy = wasm.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "http" not in policy
    assert wasm.headers["x-content-type-options"] == "nosniff"


def test_an_editions_own_files_stay_for_ever_and_the_rest_is_asked_for_again(client: Client) -> None:
    assert "immutable" in client.get("/e/0123/main.dart.wasm").headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-cache"


def test_the_compressed_copy_goes_to_those_who_take_it(client: Client) -> None:
    packed = client.get("/", headers={"accept-encoding": "gzip, br"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == PAGE
    plain = client.get("/", headers={"accept-encoding": "gzip;q=0, identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding"


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    tag = client.get("/").headers["etag"]
    assert client.get("/", headers={"if-none-match": tag}).status_code == 304


def test_a_folder_means_its_page(client: Client) -> None:
    assert client.get("/lire/").text == "texte"


def test_a_folder_without_its_slash_leads_there(client: Client) -> None:
    answer = client.get("/lire")
    assert answer.status_code == 308
    assert answer.headers["location"] == "/lire/"
    assert answer.headers["Content-Security-Policy"]


def test_an_archive_is_not_taken_for_a_compressed_copy(client: Client) -> None:
    assert client.get("/e/0123/app.tar.gz").content == b"an archive of that name"


@pytest.mark.parametrize(
    "path", ["/%2e%2e/edition.json", "/e/../../edition.json%00", "/nothing", "/index.html.gz", "/e"]
)
def test_nothing_else_is_found(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.text == "<p>Rien ici</p>"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"]


def test_in_a_sub_folder_the_root_leads_there(folder: Path) -> None:
    (folder / "edition.json").write_text(json.dumps({"base": "/visites/loos/"}))
    client = Client(folder)
    assert client.get("/visites/loos/").content == PAGE
    answer = client.get("/")
    assert answer.headers["location"] == "/visites/loos/"
    outside = client.get("/ailleurs/")
    assert outside.status_code == 404
    assert outside.text == "<p>Rien ici</p>"
