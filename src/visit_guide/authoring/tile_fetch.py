"""Fetch map images: politely, and so that an interrupted run continues where it stopped.

Few connections, a name to be recognised by, patience when the service asks for it. A
file is there whole or not at all; what is there is not fetched again.
"""

from __future__ import annotations

import asyncio
import email.utils
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from visit_guide import __version__
from visit_guide.authoring.tile_grid import Tile
from visit_guide.authoring.tile_sources import TileSource
from visit_guide.errors import ServiceError
from visit_guide.messages import Catalogue

__all__ = ["CONNECTIONS", "Fetched", "Pace", "fetch_tiles", "is_image", "tile_path"]

CONNECTIONS = 4
USER_AGENT = f"visit-guide/{__version__} (field-visit guide; tile pack)"

_LARGEST = 3_000_000
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
_HOPELESS = (400, 401, 403, 405, 410, 451)
_MOST_IN_A_ROW = 5


@dataclass(frozen=True)
class Pace:
    """How patient to be, in seconds."""

    attempts: int = 5
    first_wait: float = 1.0
    """Before the second attempt; doubled before each further one."""
    longest_wait: float = 120.0
    """When the service asks to wait longer than this, it is left in peace."""
    timeout: float = 20.0
    """For one image, from the question to the last byte."""


@dataclass
class Fetched:
    """What a run did."""

    kept: int = 0
    fetched: int = 0
    missing: int = 0
    """Places for which the service has no image."""
    failed: int = 0
    reason: str = ""
    """Why the last one failed."""
    bytes: int = 0

    @property
    def done(self) -> int:
        """How many places have been dealt with."""
        return self.kept + self.fetched + self.missing + self.failed


def tile_path(folder: Path, tile: Tile, ending: str) -> Path:
    """Where an image lies in its pack."""
    zoom, x, y = tile
    return folder / str(zoom) / str(x) / f"{y}.{ending}"


def is_image(data: bytes, ending: str) -> bool:
    """Whether ``data`` is a whole image of that format: an end as well as a beginning."""
    tail = data[-64:]
    if ending == "png":
        return data.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND\xaeB`\x82" in tail
    if ending == "jpg":
        return data.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in tail
    whole = int.from_bytes(data[4:8], "little") + 8
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP" and whole <= len(data) <= whole + 1


async def fetch_tiles(
    source: TileSource,
    tiles: Iterable[Tile],
    folder: Path,
    t: Catalogue,
    *,
    on_progress: Callable[[Fetched], None] = lambda _: None,
    pace: Pace | None = None,
) -> Fetched:
    """Fetch ``tiles`` into ``folder``.

    Raises:
        ServiceError: the service refuses, or keeps failing; what was fetched stays.
        OSError: a file cannot be written.
    """
    run = _Run(source, folder, t, pace or Pace(), on_progress)
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    headers = {"User-Agent": USER_AGENT, "Accept": _TYPES[source.ending]}
    async with httpx.AsyncClient(limits=limits, headers=headers, timeout=run.pace.timeout) as client:
        waiting = iter(tiles)
        workers = [asyncio.create_task(run.work(client, waiting)) for _ in range(CONNECTIONS)]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
    return run.result


class _Again(Exception):
    """It may work another time; after ``wait`` seconds when the service says so."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class _Run:
    """One run: what its workers share."""

    def __init__(
        self,
        source: TileSource,
        folder: Path,
        t: Catalogue,
        pace: Pace,
        on_progress: Callable[[Fetched], None],
    ) -> None:
        self.result = Fetched()
        self.pace = pace
        self._source, self._folder, self._t = source, folder, t
        self._on_progress = on_progress
        self._quiet_until = 0.0
        self._failed_in_a_row = 0

    async def work(self, client: httpx.AsyncClient, waiting: Iterator[Tile]) -> None:
        """Take one tile after the other until there is none left."""
        for tile in waiting:
            path = tile_path(self._folder, tile, self._source.ending)
            size = _whole_file(path, self._source.ending)
            if size:
                self.result.kept += 1
                self.result.bytes += size
            else:
                await self._fetch(client, tile, path)
            self._on_progress(self.result)

    async def _fetch(self, client: httpx.AsyncClient, tile: Tile, path: Path) -> None:
        for attempt in range(self.pace.attempts):
            await self._keep_quiet()
            try:
                data = await self._ask(client, tile)
            except _Again as error:
                self.result.reason = str(error)
                wait = self.pace.first_wait * 2**attempt * random.uniform(0.75, 1.25)
                if error.wait is not None:
                    if error.wait > self.pace.longest_wait:
                        raise ServiceError(self._asks_to_wait(error.wait)) from error
                    wait = max(wait, error.wait)
                    self._quiet_until = max(self._quiet_until, time.monotonic() + wait)
                if attempt + 1 < self.pace.attempts:
                    await asyncio.sleep(min(wait, self.pace.longest_wait))
                continue
            self._failed_in_a_row = 0
            if data is None:
                self.result.missing += 1
            else:
                _write(path, data)
                self.result.fetched += 1
                self.result.bytes += len(data)
            return
        self.result.failed += 1
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= _MOST_IN_A_ROW:
            raise ServiceError(
                self._t(
                    "the service keeps failing ({reason}). What was fetched is kept: try again later",
                    reason=self.result.reason,
                )
            )

    async def _keep_quiet(self) -> None:
        """When one worker was asked to wait, all wait."""
        while (left := self._quiet_until - time.monotonic()) > 0:
            await asyncio.sleep(left)

    def _asks_to_wait(self, seconds: float) -> str:
        return self._t(
            "the service asks to wait {minutes} min. What was fetched is kept: continue then",
            minutes=max(1, round(seconds / 60)),
        )

    async def _ask(self, client: httpx.AsyncClient, tile: Tile) -> bytes | None:
        """The image, or None when the service has none there.

        Raises:
            _Again: it failed in a way that may pass.
            ServiceError: it failed in a way that will not.
        """
        try:
            async with asyncio.timeout(self.pace.timeout):
                async with client.stream("GET", self._source.address(*tile)) as response:
                    self._look_at_status(response)
                    if response.status_code in (204, 404):
                        return None
                    return await self._body(response)
        except TimeoutError as error:
            raise _Again(self._t("no answer within {seconds} s", seconds=f"{self.pace.timeout:g}")) from error
        except httpx.HTTPError as error:
            raise _Again(str(error) or type(error).__name__) from error

    def _look_at_status(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in _HOPELESS or response.is_redirect:
            raise ServiceError(
                self._t("the service refuses these images (HTTP status {status})", status=status)
            )
        if status not in (200, 204, 404):
            raise _Again(f"HTTP {status}", _retry_after(response.headers.get("Retry-After")))

    async def _body(self, response: httpx.Response) -> bytes:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind not in (_TYPES[self._source.ending], "application/octet-stream", ""):
            raise _Again(
                self._t(
                    "“{given}” came instead of “{wanted}”", given=kind, wanted=_TYPES[self._source.ending]
                )
            )
        data = bytearray()
        async for chunk in response.aiter_bytes():
            data += chunk
            if len(data) > _LARGEST:
                raise _Again(self._t("an image of more than {size} MB", size=_LARGEST // 1_000_000))
        if not is_image(bytes(data), self._source.ending):
            raise _Again(self._t("what came is not a whole image"))
        return bytes(data)


def _retry_after(text: str | None) -> float | None:
    """Seconds of a ``Retry-After`` header, which is a number or a date."""
    if text is None:
        return None
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _whole_file(path: Path, ending: str) -> int:
    """The size of the image in ``path``, or 0 when there is none or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return 0
    return len(data) if is_image(data, ending) else 0


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(data)
    draft.replace(path)
