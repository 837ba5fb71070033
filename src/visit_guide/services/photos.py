"""Pictures taken for notes: kept on the device under keys of their own, apart from the history."""

from __future__ import annotations

import base64
import hashlib

from visit_guide.domain.record import record
from visit_guide.errors import PhotoError, StoreError
from visit_guide.ports import Pictures, TextStore

__all__ = ["LARGEST_FILE", "LARGEST_PHOTO", "MOST_TOGETHER", "Photos", "Usage", "type_of"]

PREFIX = "visit-guide-photo"
LARGEST_FILE = 30_000_000
"""Bytes of a file that is looked at, at most."""
LARGEST_PHOTO = 400_000
"""Signs that one picture may take on the device, as it is kept (in base64)."""
MOST_TOGETHER = 3_000_000
"""Signs that all pictures may take: browsers give a site about five million, and notes come first."""

_TYPES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF8", "image/gif"))


@record
class Usage:
    """How much room the pictures take."""

    count: int = 0
    signs: int = 0

    @property
    def share(self) -> float:
        """Of the room there is for pictures, from 0 to 1."""
        return min(1.0, self.signs / MOST_TOGETHER)


def type_of(data: bytes) -> str | None:
    """The kind of picture that ``data`` is, or None when screens do not show it."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for head, name in _TYPES if data.startswith(head)), None)


class Photos:
    """The pictures of one visit on one device.

    Args:
        store: where they are kept.
        visit: id of the visit.
        pictures: makes pictures smaller, where the platform can.
    """

    def __init__(self, store: TextStore, visit: str, pictures: Pictures) -> None:
        self._store = store
        self._prefix = f"{PREFIX}.{visit}."
        self._pictures = pictures

    async def add(self, data: bytes) -> str:
        """Keep a picture, made smaller where that is possible, and give its id.

        Raises:
            PhotoError: it is no picture, or too large for the device.
            StoreError: it could not be kept.
        """
        if len(data) > LARGEST_FILE:
            raise PhotoError("the file is too large", reason="too-large")
        small = await self._pictures.shrink(data)
        kind = type_of(small)
        if kind is None:
            raise PhotoError("this is no picture that screens show", reason="not-a-picture")
        text = f"data:{kind};base64,{base64.b64encode(small).decode()}"
        if len(text) > LARGEST_PHOTO:
            raise PhotoError("the picture is too large", reason="too-large")
        if (await self.usage()).signs + len(text) > MOST_TOGETHER:
            raise PhotoError("there is no room for another picture", reason="full")
        name = hashlib.sha256(small).hexdigest()[:16]
        await self._store.set(self._prefix + name, text)
        return name

    async def get(self, name: str) -> str | None:
        """The picture's data address, or None when it is not on this device."""
        return await self._store.get(self._prefix + name)

    async def all(self) -> tuple[tuple[str, str], ...]:
        """All pictures: id and data address."""
        found = []
        for key in await self._store.keys(self._prefix):
            text = await self._store.get(key)
            if text is not None:
                found.append((key.removeprefix(self._prefix), text))
        return tuple(sorted(found))

    async def put_back(self, photos: tuple[tuple[str, str], ...]) -> int:
        """Keep pictures of a backup; gives how many found no room."""
        known = {name for name, _ in await self.all()}
        missing = 0
        for name, text in photos:
            if name in known:
                continue
            try:
                await self._store.set(self._prefix + name, text)
            except StoreError:
                missing += 1
        return missing

    async def usage(self) -> Usage:
        """How much room they take."""
        kept = await self.all()
        return Usage(count=len(kept), signs=sum(len(text) for _, text in kept))

    async def drop(self, keep: frozenset[str] = frozenset()) -> None:
        """Remove all pictures but ``keep``."""
        for name, _ in await self.all():
            if name not in keep:
                await self._store.remove(self._prefix + name)
