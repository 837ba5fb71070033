"""The organiser's papers, asked for from the console: made outside this process, one group at a time.

What makes them is given from outside: the hub itself knows nothing of content or of documents.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from visit_guide.domain.events import Event
from visit_guide.domain.record import record
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.limits import Budget
from visit_guide.hub.room import Room
from visit_guide.hub.store import Group

__all__ = ["Maker", "Papers"]

MOST_AT_ONCE = 4
"""Asks that are worked on or wait; further ones are told to come back."""
A_MINUTE = 6
"""Times a minute that one group's papers are made."""
COME_BACK = 15.0
"""Seconds until somebody who is told to come back should."""


class Maker(Protocol):
    """Makes papers."""

    def make(self, group: Group, events: Sequence[Event], *, names: bool) -> bytes:
        """The papers of ``group`` as a ZIP file; called in a thread, never twice at a time.

        Raises:
            Refusal: they cannot be made.
        """

    def stop(self) -> None:
        """Give up what is being made; nothing more will be asked for."""


@record
class _Ask:
    group: str
    names: bool
    end: int
    """The place of the last event the papers tell of."""


class Papers:
    """Makes papers for whoever asks, without keeping the hub from its other work.

    Args:
        maker: makes them; None on a hub that cannot.
    """

    def __init__(self, maker: Maker | None = None) -> None:
        self._maker = maker
        self._thread = ThreadPoolExecutor(1, "hub-papers")
        self._budget = Budget(A_MINUTE)
        self._asked: dict[_Ask, asyncio.Task[bytes]] = {}

    async def of(self, room: Callable[[], Awaitable[Room]], *, names: bool) -> bytes:
        """The papers of the group of ``room`` as a ZIP file.

        Two who ask for the same at the same time get the same. Papers that tell of somebody whose
        data was deleted while they were made are made again.

        Raises:
            Refusal: they cannot be made, or too much is asked for.
        """
        while True:
            now = await room()
            made = await self._made(now, names=names)
            if (await room()).erased == now.erased:
                return made

    def stop(self) -> None:
        """Give up what is being made."""
        if self._maker is not None:
            self._maker.stop()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _made(self, room: Room, *, names: bool) -> bytes:
        if self._maker is None:
            raise Refusal(Fault.NO_CONTENT)
        ask = _Ask(group=room.group.id, names=names, end=room.end)
        task = self._asked.get(ask)
        if task is None:
            if len(self._asked) >= MOST_AT_ONCE:
                raise Refusal(Fault.PAPERS_BUSY, retry_after=COME_BACK)
            self._budget.spend(room.group.id)
            task = asyncio.create_task(self._make(self._maker, room.group, room.all(), names))
            self._asked[ask] = task
            task.add_done_callback(lambda done: self._done(ask, done))
        return await asyncio.shield(task)  # who goes away does not take it from those who wait too

    async def _make(self, maker: Maker, group: Group, events: Sequence[Event], names: bool) -> bytes:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: maker.make(group, events, names=names))

    def _done(self, ask: _Ask, task: asyncio.Task[bytes]) -> None:
        del self._asked[ask]
        if not task.cancelled():
            task.exception()  # it was told to those who still wait
