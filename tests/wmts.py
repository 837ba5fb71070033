"""A map service on this machine: WMTS in the key-value form, as the French national one speaks it."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from tests.local_server import Answer, LocalServer, running

__all__ = ["JPEG", "TEMPLATE", "Wmts", "png", "serving"]

TEMPLATE = (
    "{base}/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=PLAN&STYLE=normal&TILEMATRIXSET=PM"
    "&FORMAT=image/png&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}"
)
JPEG = b"\xff\xd8\xff\xe0" + b"photo" * 200 + b"\xff\xd9"

_REQUIRED = {
    "SERVICE": "WMTS",
    "REQUEST": "GetTile",
    "VERSION": "1.0.0",
    "TILEMATRIXSET": "PM",
    "STYLE": "normal",
}


def png(shade: int = 0) -> bytes:
    """A true image of 256 by 256 grey dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes((shade + row) % 256 for _ in range(256)) for row in range(256))
    head = struct.pack(">IIBBBBB", 256, 256, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@dataclass
class Wmts:
    """What the service does, and what it was asked."""

    trouble: Callable[[int, tuple[int, int, int]], Answer | None] = lambda *_: None
    """Given how many times a tile has been asked for before, another answer than the image."""
    delay: float = 0.0
    asked: dict[tuple[int, int, int], int] = field(default_factory=dict)
    server: LocalServer | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        """The address of an image, with the places of its numbers."""
        assert self.server is not None
        return TEMPLATE.format(base=self.server.url)

    def __call__(self, path: str) -> Answer:
        """Answer one request."""
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        if any(query.get(key) != value for key, value in _REQUIRED.items()) or not query.get("LAYER"):
            return Answer(b"<ExceptionReport/>", "text/xml", 400)
        zoom, x, y = (int(query[key]) for key in ("TILEMATRIX", "TILECOL", "TILEROW"))
        if not (0 <= x < 2**zoom and 0 <= y < 2**zoom):
            return Answer(b"<ExceptionReport/>", "text/xml", 400)
        tile = (zoom, x, y)
        with self.lock:
            before = self.asked.get(tile, 0)
            self.asked[tile] = before + 1
        other = self.trouble(before, tile)
        if other is not None:
            return other
        if query.get("FORMAT") == "image/jpeg":
            return Answer(JPEG, "image/jpeg", delay=self.delay)
        return Answer(png(zoom + x + y), "image/png", delay=self.delay)


@contextmanager
def serving(
    trouble: Callable[[int, tuple[int, int, int]], Answer | None] = lambda *_: None,
    delay: float = 0.0,
) -> Iterator[Wmts]:
    """The service, for as long as the block lasts."""
    wmts = Wmts(trouble, delay)
    with running(wmts) as server:
        wmts.server = server
        yield wmts
