"""A text store on the platform's preferences (the browser's local storage, on the web)."""

from __future__ import annotations

import uuid
from typing import Any, Protocol

from visit_guide.errors import StoreError
from visit_guide.ports import TextStore
from visit_guide.services.journal import PREFIX


class Preferences(Protocol):
    """What is used of the platform's preferences."""

    async def get(self, key: str) -> Any:
        """The value under ``key``, or None."""

    async def set(self, key: str, value: Any) -> bool:
        """Keep ``value``; false when it was refused."""

    async def get_keys(self, key_prefix: str) -> list[str]:
        """Keys that start with ``key_prefix``."""

    async def remove(self, key: str) -> bool:
        """Forget ``key``."""


class PreferencesStore:
    """Texts kept in the platform's preferences.

    Raises:
        StoreError: from any method, when the platform refuses (storage full, private
            browsing, connection lost).
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    async def get(self, key: str) -> str | None:
        """The text under ``key``, or None."""
        try:
            value = await self._preferences.get(key)
        except Exception as error:
            raise StoreError(f"cannot read {key}: {error}") from error
        return value if isinstance(value, str) else None

    async def set(self, key: str, text: str) -> None:
        """Keep ``text`` under ``key``."""
        try:
            kept = await self._preferences.set(key, text)
        except Exception as error:
            raise StoreError(f"cannot keep {key}: {error}") from error
        if kept is False:
            raise StoreError(f"cannot keep {key}: refused")

    async def keys(self, prefix: str) -> tuple[str, ...]:
        """All keys that start with ``prefix``."""
        try:
            return tuple(sorted(await self._preferences.get_keys(prefix)))
        except Exception as error:
            raise StoreError(f"cannot list what is kept: {error}") from error

    async def remove(self, key: str) -> None:
        """Forget what is under ``key``."""
        try:
            await self._preferences.remove(key)
        except Exception as error:
            raise StoreError(f"cannot remove {key}: {error}") from error


async def device_id(store: TextStore) -> str:
    """This device's id, drawn at random the first time; it names nobody.

    When nothing can be kept, the id lasts as long as the page.
    """
    key = f"{PREFIX}.device"
    try:
        known = await store.get(key)
        if known:
            return known
        drawn = uuid.uuid4().hex
        await store.set(key, drawn)
    except StoreError:
        return uuid.uuid4().hex
    return drawn
