"""What the group's screens ask of the device itself: a vibration, a file, a screen that stays on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine
from typing import Any

import flet as ft

__all__ = ["Device"]

MOST_BYTES = 3_000_000
"""Of a file of a group: anything longer is something else."""


class Device:
    """The device's services; what it cannot do is left undone.

    Args:
        spawn: runs a coroutine on the page's loop.
    """

    def __init__(self, spawn: Callable[[Coroutine[Any, Any, None]], None]) -> None:
        self._spawn = spawn
        self._haptics: ft.HapticFeedback | None = None
        self._picker: ft.FilePicker | None = None
        self._wakelock: ft.Wakelock | None = None

    def buzz(self) -> None:
        """A light vibration."""
        self._spawn(self._buzz())

    def save_file(self, name: str, text: str) -> None:
        """Have the person keep ``text`` as a file."""
        self._spawn(self._save(name, text))

    def pick_file(self, take: Callable[[str], None]) -> None:
        """Have the person choose a file, and give its text."""
        self._spawn(self._pick(take))

    def awake(self, awake: bool) -> None:
        """Keep the screen on, or let it go dark again."""
        self._spawn(self._wake(awake))

    async def _buzz(self) -> None:
        self._haptics = self._haptics or ft.HapticFeedback()
        with contextlib.suppress(Exception):
            await self._haptics.light_impact()  # type: ignore[no-untyped-call]

    async def _save(self, name: str, text: str) -> None:
        self._picker = self._picker or ft.FilePicker()
        with contextlib.suppress(Exception):
            await self._picker.save_file(file_name=name, src_bytes=text.encode())

    async def _pick(self, take: Callable[[str], None]) -> None:
        self._picker = self._picker or ft.FilePicker()
        chosen: list[ft.FilePickerFile] = []
        with contextlib.suppress(Exception):
            chosen = await self._picker.pick_files(with_data=True)
        for file in chosen[:1]:
            data = file.bytes or b""
            take(data[:MOST_BYTES].decode("utf-8", errors="replace"))

    async def _wake(self, awake: bool) -> None:
        self._wakelock = self._wakelock or ft.Wakelock()
        with contextlib.suppress(Exception):
            if awake:
                await self._wakelock.enable()  # type: ignore[no-untyped-call]
            else:
                await self._wakelock.disable()  # type: ignore[no-untyped-call]
