"""Files given to the person and taken from them, through the platform's picker and share sheet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from visit_guide.errors import FileError

__all__ = ["DeviceFiles", "Picker", "Sharer"]

SHARE_TIMEOUT = 120.0


class Picker(Protocol):
    """What is used of the platform's file picker."""

    async def save_file(self, *, file_name: str, src_bytes: bytes) -> str | None:
        """Have a file kept."""

    async def pick_files(self, *, file_type: Any, with_data: bool, compression_quality: int) -> list[Any]:
        """Have a file chosen."""


class Sharer(Protocol):
    """What is used of the platform's share sheet."""

    async def share_files(self, files: list[Any], *, download_fallback_enabled: bool) -> Any:
        """Offer files to other apps."""


class DeviceFiles:
    """The files of one page.

    Args:
        picker: the platform's file picker.
        sharer: the platform's share sheet.
        share_file: makes what ``sharer`` takes of data, kind and name.
        image_type: what ``picker`` calls pictures; ``any_type`` what it calls any file.
        web: whether the page is in a browser, which tells nothing about a file it saved.
    """

    def __init__(
        self,
        picker: Picker,
        sharer: Sharer,
        *,
        share_file: Callable[[bytes, str, str], Any],
        image_type: Any,
        any_type: Any,
        web: bool,
    ) -> None:
        self._picker = picker
        self._sharer = sharer
        self._share_file = share_file
        self._types = {True: image_type, False: any_type}
        self._web = web

    async def save(self, name: str, data: bytes, kind: str) -> bool:
        """Have the person keep a file; a browser puts it among the downloads, and does not say so."""
        del kind
        try:
            path = await self._picker.save_file(file_name=name, src_bytes=data)
        except Exception as error:
            raise FileError(f"cannot save {name}: {error}") from error
        return self._web or path is not None

    async def share(self, name: str, data: bytes, kind: str) -> bool:
        """Offer a file to other apps; false when nothing here takes it."""
        try:
            result = await asyncio.wait_for(
                self._sharer.share_files(
                    [self._share_file(data, kind, name)], download_fallback_enabled=False
                ),
                SHARE_TIMEOUT,
            )
        except Exception:
            return False  # browsers without a share sheet refuse in many ways
        status = getattr(result, "status", None)
        return getattr(status, "value", status) != "unavailable"

    async def pick(self, *, pictures: bool = False) -> tuple[str, bytes] | None:
        """A file that the person chooses, or None."""
        try:
            picked = await self._picker.pick_files(
                file_type=self._types[pictures], with_data=True, compression_quality=0
            )
            if not picked:
                return None
            data = picked[0].bytes
            if data is None and picked[0].path:
                data = await asyncio.to_thread(Path(picked[0].path).read_bytes)
        except Exception as error:
            raise FileError(f"cannot read the file: {error}") from error
        if data is None:
            raise FileError("the file came without its content")
        return str(picked[0].name), bytes(data)
