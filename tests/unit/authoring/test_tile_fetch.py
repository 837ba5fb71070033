"""Fetching images from a service that has its moods."""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.local_server import Answer
from tests.wmts import JPEG, png, serving
from visit_guide import __version__
from visit_guide.authoring.tile_fetch import CONNECTIONS, Fetched, Pace, fetch_tiles, is_image, tile_path
from visit_guide.authoring.tile_grid import Tile
from visit_guide.authoring.tile_sources import IGN, TileSource
from visit_guide.errors import ServiceError
from visit_guide.messages import Catalogue

T = Catalogue("en", "tools")
TILES: list[Tile] = [(15, 16600 + x, 11000 + y) for x in range(4) for y in range(5)]
FIRST = TILES[0]
BRISK = Pace(attempts=3, first_wait=0.01, longest_wait=5, timeout=1.5)

Trouble = Callable[[int, Tile], Answer | None]


def fetch(url: str, folder: Path, pace: Pace = BRISK, tiles: list[Tile] = TILES) -> Fetched:
    source = TileSource(name="plan", url=url, attribution="© Essai")
    return asyncio.run(fetch_tiles(source, tiles, folder, T, pace=pace))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_images_come_over_few_connections_to_a_client_with_a_name(tmp_path: Path) -> None:
    with serving(delay=0.02) as wmts:
        result = fetch(wmts.url, tmp_path)

    assert (result.fetched, result.kept, result.missing, result.failed) == (20, 0, 0, 0)
    assert files(tmp_path) == {f"{z}/{x}/{y}.png" for z, x, y in TILES}
    assert result.bytes == sum(path.stat().st_size for path in tmp_path.rglob("*.png"))
    assert wmts.server is not None
    assert 2 <= wmts.server.most_at_once <= CONNECTIONS <= 4
    (agent,) = wmts.server.agents
    assert agent.startswith(f"visit-guide/{__version__} ")


@pytest.mark.parametrize("name", sorted(IGN))
def test_the_national_service_s_own_addresses(tmp_path: Path, name: str) -> None:
    with serving() as wmts:
        assert wmts.server is not None
        source = replace(IGN[name], url=IGN[name].url.replace("https://data.geopf.fr", wmts.server.url))
        result = asyncio.run(fetch_tiles(source, [FIRST], tmp_path, T, pace=BRISK))

    assert result.fetched == 1
    assert is_image(tile_path(tmp_path, FIRST, source.ending).read_bytes(), source.ending)


def test_what_is_there_and_whole_is_not_fetched_again(tmp_path: Path) -> None:
    with serving() as wmts:
        fetch(wmts.url, tmp_path)
        damaged = tile_path(tmp_path, FIRST, "png")
        damaged.write_bytes(damaged.read_bytes()[:-20])
        tile_path(tmp_path, TILES[1], "png").unlink()
        wmts.asked.clear()
        result = fetch(wmts.url, tmp_path)

    assert (result.kept, result.fetched) == (18, 2)
    assert set(wmts.asked) == {FIRST, TILES[1]}
    assert is_image(damaged.read_bytes(), "png")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"oops", "text/plain", 500),
        Answer(b"", "image/png", 503),
        Answer(b"<html>Maintenance</html>", "text/html"),
        Answer(b"<html>Maintenance</html>", "image/png"),
        Answer(JPEG, "image/jpeg"),
        Answer(JPEG, "image/png"),
        Answer(png(), "image/png", cut=True),
        Answer(png()[:-30], "image/png"),
        Answer(b"", "image/png"),
        Answer(png(), "image/png", delay=2),
        Answer(b"\x89PNG\r\n\x1a\n" + bytes(3_000_001), "image/png"),
    ],
    ids=[
        "500",
        "503",
        "html",
        "html as png",
        "jpeg",
        "jpeg as png",
        "cut",
        "no end",
        "empty",
        "slow",
        "huge",
    ],
)
def test_a_bad_moment_passes(tmp_path: Path, answer: Answer) -> None:
    def once(before: int, tile: Tile) -> Answer | None:
        return answer if tile == FIRST and before == 0 else None

    with serving(once) as wmts:
        result = fetch(wmts.url, tmp_path)

    assert (result.fetched, result.failed) == (20, 0)
    assert wmts.asked[FIRST] == 2
    assert is_image(tile_path(tmp_path, FIRST, "png").read_bytes(), "png")


def test_one_bad_image_does_not_stop_the_others(tmp_path: Path) -> None:
    with serving(lambda _, tile: Answer(b"x", "text/html") if tile == FIRST else None) as wmts:
        result = fetch(wmts.url, tmp_path)

    assert (result.fetched, result.failed) == (19, 1)
    assert "text/html" in result.reason
    assert wmts.asked[FIRST] == BRISK.attempts
    assert len(files(tmp_path)) == 19


def test_places_without_an_image_are_counted(tmp_path: Path) -> None:
    def nothing_there(_: int, tile: Tile) -> Answer | None:
        return Answer(b"no", "text/html", 404 if tile[1] % 2 else 204) if tile[2] == 11000 else None

    with serving(nothing_there) as wmts:
        result = fetch(wmts.url, tmp_path)

    assert (result.fetched, result.missing) == (16, 4)
    assert max(wmts.asked.values()) == 1


@pytest.mark.parametrize("as_date", [False, True])
def test_asked_to_wait_everybody_waits(tmp_path: Path, as_date: bool) -> None:
    times: list[float] = []

    def busy(before: int, tile: Tile) -> Answer | None:
        times.append(time.monotonic())
        if tile != FIRST or before:
            return None
        later = email.utils.formatdate(time.time() + 2, usegmt=True) if as_date else "1"
        return Answer(b"", "text/plain", 429, headers={"Retry-After": later})

    with serving(busy) as wmts:
        result = fetch(wmts.url, tmp_path)

    assert (result.fetched, result.failed) == (20, 0)
    silences = [then - now for now, then in pairwise(times)]
    assert max(silences) > 0.8
    assert sum(time - times[0] < 0.8 for time in times) <= 3 * CONNECTIONS, "those already under way at most"


def test_asked_to_wait_for_long_it_stops(tmp_path: Path) -> None:
    busy = Answer(b"", "text/plain", 429, headers={"Retry-After": "3600"})
    with serving(lambda _, tile: busy if tile == TILES[9] else None) as wmts:
        with pytest.raises(ServiceError, match="60 min"):
            fetch(wmts.url, tmp_path)
        assert files(tmp_path)
        wmts.trouble = lambda *_: None
        assert fetch(wmts.url, tmp_path).done == 20


@pytest.mark.parametrize("status", [400, 401, 403, 301, 302])
def test_a_refusal_is_not_argued_with(tmp_path: Path, status: int) -> None:
    answer = Answer(
        b"", "text/html", status, headers={"Location": "https://tile.openstreetmap.org/0/0/0.png"}
    )
    with serving(lambda *_: answer) as wmts, pytest.raises(ServiceError, match=str(status)):
        fetch(wmts.url, tmp_path)

    assert sum(wmts.asked.values()) <= CONNECTIONS
    assert not files(tmp_path)


def test_a_service_that_keeps_failing_is_left_alone(tmp_path: Path) -> None:
    answer = Answer(b"", "text/plain", 500)
    with serving(lambda *_: answer) as wmts, pytest.raises(ServiceError, match="HTTP 500"):
        fetch(wmts.url, tmp_path)

    assert len(wmts.asked) < len(TILES)


def test_nobody_there(tmp_path: Path) -> None:
    with serving() as wmts:
        url = wmts.url
    with pytest.raises(ServiceError, match="keeps failing"):
        fetch(url, tmp_path)


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_images_are_told_from_the_rest(ending: str) -> None:
    webp = b"RIFF" + (20).to_bytes(4, "little") + b"WEBP" + bytes(16)
    known = {"png": png(), "jpg": JPEG, "webp": webp}

    assert [name for name, data in known.items() if is_image(data, ending)] == [ending]
    assert not is_image(known[ending][:-3], ending)
    assert not is_image(b"", ending)
