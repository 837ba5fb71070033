"""Nothing but the edition's own files is served, whatever is asked for."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from visit_guide.publish.server import edition_app


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "e" / "1").mkdir(parents=True)
    (folder / "edition.json").write_text(json.dumps({"base": "/"}))
    (folder / "index.html").write_text("the guide")
    (folder / "e" / "1" / "app.zip").write_text("a file")
    (tmp_path / "visit.sqlite3").write_text("private")
    (tmp_path / "distant").mkdir()
    (tmp_path / "distant" / "secret.txt").write_text("private")
    (folder / "way-out").symlink_to(tmp_path / "distant", target_is_directory=True)
    return folder


def asked(edition: Path, path: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(edition_app(edition))
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            # As it is: the client would tidy a path up before sending it.
            return await client.send(
                client.build_request("GET", httpx.URL("http://site", raw_path=path.encode()))
            )

    return asyncio.run(ask())


def test_the_edition_s_files_are_served(edition: Path) -> None:
    assert asked(edition, "/").text == "the guide"
    assert asked(edition, "/e/1/app.zip").text == "a file"


@pytest.mark.parametrize(
    "path",
    [
        "/../visit.sqlite3",
        "/e/../../visit.sqlite3",
        "/%2e%2e/visit.sqlite3",
        "/..%2fvisit.sqlite3",
        "/e/1/..%5c..%5c..%5cvisit.sqlite3",
        "/%252e%252e/visit.sqlite3",
        "//visit.sqlite3",
        "/visit.sqlite3",
        "/./../dist/../visit.sqlite3",
        "/way-out/secret.txt",
        "/e/1/app.zip/..",
        "/e/1/app.zip%00.html",
        "/e",
    ],
)
def test_nothing_else_is(edition: Path, path: str) -> None:
    answer = asked(edition, path)
    assert answer.status_code == 404
    assert "private" not in answer.text
    assert str(edition.parent) not in answer.text
