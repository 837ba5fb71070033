"""Stores to test with: texts in memory, which may refuse."""

from __future__ import annotations

import asyncio

from visit_guide.errors import StoreError


class MemoryStore:
    """Keeps texts in ``texts``; methods named in ``refuses`` fail. Each call lets others run first."""

    def __init__(self, texts: dict[str, str] | None = None) -> None:
        self.texts = {} if texts is None else texts
        self.refuses: set[str] = set()

    async def _call(self, name: str) -> None:
        await asyncio.sleep(0)
        if name in self.refuses:
            raise StoreError(f"no {name} today")

    async def get(self, key: str) -> str | None:
        await self._call("get")
        return self.texts.get(key)

    async def set(self, key: str, text: str) -> None:
        await self._call("set")
        self.texts[key] = text

    async def keys(self, prefix: str) -> tuple[str, ...]:
        await self._call("keys")
        return tuple(sorted(key for key in self.texts if key.startswith(prefix)))

    async def remove(self, key: str) -> None:
        await self._call("remove")
        self.texts.pop(key, None)
