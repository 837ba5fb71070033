"""Texts while they are typed: none is older than half a second before it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

__all__ = ["TICK", "Drafts"]

TICK = 0.2
"""Seconds between two looks: all is kept at a pause that long and, while typing, at every second look."""


class Drafts:
    """The fields being typed in, each with what keeps its text.

    Args:
        spawn: runs a coroutine on the page's loop.
        rest: called at each pause in typing, with all kept.
    """

    def __init__(
        self, spawn: Callable[[Coroutine[Any, Any, None]], None], rest: Callable[[], None] = lambda: None
    ) -> None:
        self._spawn = spawn
        self._rest = rest
        self._texts: dict[str, tuple[str, Callable[[str], None]]] = {}
        self._done: dict[str, Callable[[], None]] = {}
        self._looking = False
        self._typed = False

    @property
    def typing(self) -> bool:
        """Whether somebody types just now."""
        return self._looking

    def type(
        self, field: str, text: str, keep: Callable[[str], None], done: Callable[[], None] = lambda: None
    ) -> None:
        """``field`` now says ``text``.

        Args:
            field: which field it is.
            text: all it says.
            keep: called with the text it says by then, within half a second.
            done: called at the next pause, once that is kept.
        """
        self._texts[field] = (text, keep)
        self._done[field] = done
        self._typed = True
        if not self._looking:
            self._looking = True
            self._spawn(self._look())

    def flush(self) -> None:
        """Keep all now: the person goes elsewhere."""
        self._keep()
        finished, self._done = self._done, {}
        for done in finished.values():
            done()

    def _keep(self) -> None:
        texts, self._texts = self._texts, {}
        for text, keep in texts.values():
            keep(text)

    async def _look(self) -> None:
        busy = 0
        try:
            while True:
                self._typed = False
                await asyncio.sleep(TICK)
                busy = busy + 1 if self._typed else 0
                if busy % 2 == 0:
                    self._keep()
                if not busy:
                    break
        finally:
            self._looking = False
        self.flush()
        self._rest()
