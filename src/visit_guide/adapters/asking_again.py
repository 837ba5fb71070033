"""Questions to a page that may go before it answers: they are asked anew when it is back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from visit_guide.adapters.preferences import Preferences

__all__ = ["AskingAgain"]

T = TypeVar("T")


class AskingAgain:
    """Preferences of a page that is served: each question lasts until a page answers it.

    Flet's own wait for ever when a page is loaded again between question and answer, and with
    them whatever comes after. Asking twice does no harm: to keep a text or to forget it a second
    time changes nothing.

    Args:
        preferences: the page's.
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._back = asyncio.Event()

    def came_back(self) -> None:
        """The page is there again; what it was asked before is forgotten there."""
        was, self._back = self._back, asyncio.Event()
        was.set()

    async def get(self, key: str) -> object:
        """The value under ``key``, or None."""
        return await self._ask(lambda: self._preferences.get(key))

    async def set(self, key: str, value: object) -> bool:
        """Keep ``value``; false when it was refused."""
        return await self._ask(lambda: self._preferences.set(key, value))

    async def get_keys(self, key_prefix: str) -> list[str]:
        """Keys that start with ``key_prefix``."""
        return await self._ask(lambda: self._preferences.get_keys(key_prefix))

    async def remove(self, key: str) -> bool:
        """Forget ``key``."""
        return await self._ask(lambda: self._preferences.remove(key))

    async def _ask(self, question: Callable[[], Awaitable[T]]) -> T:
        while True:
            answer = asyncio.ensure_future(question())
            back = asyncio.ensure_future(self._back.wait())
            try:
                await asyncio.wait((answer, back), return_when=asyncio.FIRST_COMPLETED)
                if answer.done():
                    return answer.result()
            finally:
                answer.cancel()
                back.cancel()
                await asyncio.gather(answer, back, return_exceptions=True)
