"""The device's preferences as a store: whatever goes wrong there is a StoreError here."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.unit.stores import MemoryStore
from visit_guide.adapters.preferences import PreferencesStore, device_id
from visit_guide.errors import StoreError


class Platform:
    """Preferences as the platform gives them."""

    def __init__(self, **values: Any) -> None:
        self.values = values
        self.fault: Exception | None = None
        self.refuses = False

    def _use(self) -> None:
        if self.fault:
            raise self.fault

    async def get(self, key: str) -> Any:
        self._use()
        return self.values.get(key)

    async def set(self, key: str, value: Any) -> bool:
        self._use()
        if not self.refuses:
            self.values[key] = value
        return not self.refuses

    async def get_keys(self, key_prefix: str) -> list[str]:
        self._use()
        return [key for key in self.values if key.startswith(key_prefix)]

    async def remove(self, key: str) -> bool:
        self._use()
        return self.values.pop(key, None) is not None


def test_texts_are_kept_listed_and_removed() -> None:
    async def work() -> None:
        store = PreferencesStore(Platform(other="x"))
        await store.set("a.2", "deux")
        await store.set("a.1", "un")
        assert await store.get("a.1") == "un"
        assert await store.get("a.3") is None
        assert await store.keys("a.") == ("a.1", "a.2")
        await store.remove("a.1")
        await store.remove("a.1")
        assert await store.keys("a.") == ("a.2",)

    asyncio.run(work())


def test_something_else_than_a_text_is_nothing() -> None:
    assert asyncio.run(PreferencesStore(Platform(a=3)).get("a")) is None


def test_a_refusal_is_an_error() -> None:
    platform = Platform()
    platform.refuses = True
    with pytest.raises(StoreError, match="refused"):
        asyncio.run(PreferencesStore(platform).set("a", "x"))


@pytest.mark.parametrize("fault", [RuntimeError("QuotaExceededError"), TimeoutError(), OSError("gone")])
@pytest.mark.parametrize(("method", "given"), [("get", "a"), ("set", "a x"), ("keys", "a"), ("remove", "a")])
def test_every_fault_of_the_platform_is_a_store_error(fault: Exception, method: str, given: str) -> None:
    platform = Platform()
    platform.fault = fault
    with pytest.raises(StoreError) as raised:
        asyncio.run(getattr(PreferencesStore(platform), method)(*given.split()))
    assert raised.value.__cause__ is fault


def test_the_device_keeps_its_name_and_another_has_another() -> None:
    store = MemoryStore()
    first = asyncio.run(device_id(store))
    assert asyncio.run(device_id(store)) == first
    assert asyncio.run(device_id(MemoryStore())) != first
    assert list(store.texts) == ["visit-guide.device"]


@pytest.mark.parametrize("refused", ["get", "set"])
def test_a_device_that_keeps_nothing_has_a_name_all_the_same(refused: str) -> None:
    store = MemoryStore()
    store.refuses = {refused}
    assert asyncio.run(device_id(store))
