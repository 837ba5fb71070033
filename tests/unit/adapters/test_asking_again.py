"""A page that goes between question and answer is asked again when it is back."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from visit_guide.adapters.asking_again import AskingAgain


class Page:
    """Preferences that answer only while ``there``."""

    def __init__(self) -> None:
        self.there = True
        self.asked = 0
        self.kept: dict[str, Any] = {}

    async def _answer(self) -> None:
        self.asked += 1
        if not self.there:
            await asyncio.Event().wait()

    async def get(self, key: str) -> Any:
        await self._answer()
        return self.kept.get(key)

    async def set(self, key: str, value: Any) -> bool:
        await self._answer()
        self.kept[key] = value
        return True

    async def get_keys(self, key_prefix: str) -> list[str]:
        await self._answer()
        return [key for key in self.kept if key.startswith(key_prefix)]

    async def remove(self, key: str) -> bool:
        await self._answer()
        if key == "refused":
            raise RuntimeError("refused")
        return self.kept.pop(key, None) is not None


def test_while_the_page_is_there_each_question_is_asked_once() -> None:
    page = Page()

    async def use() -> tuple[object, ...]:
        asking = AskingAgain(page)
        return (
            await asking.set("a.1", "x"),
            await asking.get("a.1"),
            await asking.get_keys("a."),
            await asking.remove("a.1"),
            await asking.get("a.1"),
        )

    assert asyncio.run(use()) == (True, "x", ["a.1"], True, None)
    assert page.asked == 5


def test_what_a_page_was_asked_before_it_went_is_asked_again_when_it_is_back() -> None:
    page = Page()
    page.there = False

    async def use() -> tuple[object, ...]:
        asking = AskingAgain(page)
        keeping = asyncio.create_task(asking.set("a.1", "x"))
        await asyncio.sleep(0)
        asking.came_back()  # and gone again before it answered
        for _ in range(20):
            await asyncio.sleep(0)
        assert not keeping.done()
        page.there = True
        asking.came_back()
        return await keeping, page.kept

    assert asyncio.run(use()) == (True, {"a.1": "x"})
    assert page.asked == 3


def test_a_refusal_is_one_and_giving_up_leaves_nothing_behind() -> None:
    page = Page()

    async def use() -> None:
        asking = AskingAgain(page)
        with pytest.raises(RuntimeError, match="refused"):
            await asking.remove("refused")
        page.there = False
        waiting = asyncio.create_task(asking.get("a"))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(use())
