"""The hub's work between the network and the store: letting in, taking events, telling the news."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from visit_guide.domain.events import Event
from visit_guide.domain.record import record
from visit_guide.hub.door import Door
from visit_guide.hub.erasing import erase
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.limits import Limits
from visit_guide.hub.presence import Presence
from visit_guide.hub.room import Entry, Result, Room, view
from visit_guide.hub.store import HubStore, Member, Stored

__all__ = ["Desk", "News"]

logger = logging.getLogger(__name__)
T = TypeVar("T")

MOST_AT_ONCE = 100
"""Requests whose events are written in one transaction."""
LOOK_AFTER = 2.0
"""Seconds between two looks for what other processes changed."""


@record
class News:
    """The answer to a question for news."""

    events: Sequence[bytes]
    cursor: str
    more: bool
    reset: bool
    """The cursor was not of this store: everything is told again, and should be sent again."""


class Desk:
    """One hub at work.

    Args:
        store: where everything is kept.
        limits: its bounds.
        now: the time, in seconds since 1970.
    """

    def __init__(
        self, store: HubStore, limits: Limits | None = None, now: Callable[[], float] = time.time
    ) -> None:
        self.store = store
        self.limits = limits or Limits()
        self.now = now
        self._epoch = store.epoch()
        self._revision = store.revision()
        self._rooms: dict[str, Room] = {}
        self._presence: dict[str, Presence] = {}
        self.door = Door(store, self.limits, now, self.stored, self.room)
        self._waiters: dict[str, dict[asyncio.Future[None], Member]] = {}
        self._waiting: Counter[str] = Counter()
        self._queue: asyncio.Queue[tuple[Sequence[Event], asyncio.Future[None]]] = asyncio.Queue()
        self._thread = ThreadPoolExecutor(1, "hub-store")
        self._tasks: list[asyncio.Task[None]] = []
        self._stopped = False
        self._written = 0

    def start(self) -> None:
        """Begin the work in the background; it is begun by the first request otherwise."""
        if not self._tasks and not self._stopped:
            self._tasks = [asyncio.create_task(self._write()), asyncio.create_task(self._look_after())]

    def leave(self) -> None:
        """Let waiting requests go: nobody waits for a hub that stops."""
        self._stopped = True
        for waiters in self._waiters.values():
            for waiter in waiters:
                _release(waiter)

    async def stop(self) -> None:
        """End the work in the background and let go of the store."""
        self.leave()
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks = []
        self._thread.shutdown()
        self.store.close()

    async def stored(self, work: Callable[[], T]) -> T:
        """The outcome of ``work`` on the store, in the store's own thread."""
        self.start()
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def room(self, group_id: str) -> Room:
        """The group's room, read from the store when it is not in memory.

        Raises:
            Refusal: the group is gone.
        """
        while (room := self._rooms.get(group_id)) is None:
            written = self._written
            read = await self.stored(lambda: self._read_room(group_id))
            if read is None:
                raise Refusal(Fault.NO_TOKEN)
            if written == self._written:  # else what was written while reading may be missing
                self._rooms.setdefault(group_id, read)  # one for all who asked meanwhile
        return room

    def _read_room(self, group_id: str) -> Room | None:
        group = self.store.group(group_id)
        return None if group is None else Room(group, self.store.events(group_id), self.limits)

    async def push(self, member: Member, events: Sequence[Event]) -> list[Result]:
        """Keep events and say what became of each. What is accepted is on the disk."""
        room = await self.room(member.group)
        faults = [room.judge(member, event) for event in events]
        fit = [event for event, fault in zip(events, faults, strict=True) if fault is None]
        if fit:
            self.start()
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            await self._queue.put((fit, done))
            await done
            room = await self.room(member.group)
        return [
            room.result(event) if fault is None else Result(id=event.id, status="rejected", fault=fault)
            for event, fault in zip(events, faults, strict=True)
        ]

    async def news(
        self, member: Member, cursor: str, *, limit: int, wait: float, at: str | None = None
    ) -> News:
        """What ``member`` has not seen yet; waits up to ``wait`` seconds for the first of it."""
        self._presence.setdefault(member.group, Presence()).sign(member.author, at, self.now())
        epoch, _, place = cursor.partition(".")
        known = epoch == self._epoch and place.isascii() and place.isdigit() and len(place) < 16
        # A place past the end is of a store that was put back as it was before.
        known = known and int(place) <= (await self.room(member.group)).end
        after = int(place) if known else 0
        reset = bool(cursor) and not known
        until = time.monotonic() + min(wait, self.limits.longest_wait)
        while True:
            room = await self.room(member.group)
            found, after, more = room.since(member, after, limit)
            left = until - time.monotonic()
            if found or reset or left <= 0 or not await self._wait(room, member, left):
                return News(events=found, cursor=f"{self._epoch}.{after}", more=more, reset=reset)

    def presence(self, group_id: str) -> Presence:
        """Who is there."""
        return self._presence.setdefault(group_id, Presence())

    async def erase(self, group_id: str, author: str) -> None:
        """Delete a person's data.

        Raises:
            Refusal: there is nobody of this name.
        """
        room = await self.room(group_id)
        members = await self.stored(lambda: self.store.members(group_id))
        if author not in {m.author for m in members} and not room.of_author(author):
            raise Refusal(Fault.UNKNOWN_MEMBER)
        await self.stored(lambda: erase(self.store, room.group, author, clock=room.clock + 1))
        self.presence(group_id).forget(author)
        await self.refresh()

    async def delete(self, group_id: str) -> None:
        """Delete a group and all it holds."""
        await self.stored(lambda: self.store.delete_group(group_id))
        self._presence.pop(group_id, None)
        await self.refresh()

    async def refresh(self) -> None:
        """Forget what is in memory when groups or members changed, and let everybody look again."""
        revision = await self.stored(self.store.revision)
        if revision != self._revision:
            self._revision = revision
            self._rooms.clear()
            self.door.forget()
            for waiters in self._waiters.values():
                for waiter in waiters:
                    _release(waiter)

    async def expire(self) -> int:
        """Delete the groups whose time is over; gives how many."""
        now = self.now()
        over = [g.id for g in await self.stored(self.store.groups) if g.expires <= now]
        for group_id in over:
            await self.delete(group_id)
        return len(over)

    async def _wait(self, room: Room, member: Member, seconds: float) -> bool:
        """Wait for something new for ``member``; false when it is not worth looking again."""
        if self._waiting[member.token_hash] >= self.limits.waiting:
            raise Refusal(Fault.TOO_MANY_REQUESTS, retry_after=5.0)
        self.start()
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiters = self._waiters.setdefault(room.group.id, {})
        waiters[waiter] = member
        self._waiting[member.token_hash] += 1
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            return False
        finally:
            waiters.pop(waiter, None)
            self._waiting[member.token_hash] -= 1
            if not self._waiting[member.token_hash]:
                del self._waiting[member.token_hash]
        await self.door.check(member)
        return not self._stopped

    async def _write(self) -> None:
        """Keep what is in the queue: everything that waits, in one transaction."""
        while True:
            jobs = [await self._queue.get()]
            while not self._queue.empty() and len(jobs) < MOST_AT_ONCE:
                jobs.append(self._queue.get_nowait())
            events = [event for batch, _ in jobs for event in batch]
            try:
                stored = await self.stored(lambda events=events: self.store.append(events))  # type: ignore[misc]
            except Exception as error:
                for _, done in jobs:
                    if not done.done():
                        done.set_exception(error)
                continue
            self._spread(stored)
            for _, done in jobs:
                if not done.done():
                    done.set_result(None)

    def _spread(self, stored: Sequence[Stored]) -> None:
        self._written += 1
        by_group: dict[str, list[Stored]] = {}
        for one in stored:
            by_group.setdefault(one.event.group, []).append(one)
        for group_id, new in by_group.items():
            room = self._rooms.get(group_id)
            if room is not None:
                self._wake(group_id, room.extend(new))

    def _wake(self, group_id: str, entries: Sequence[Entry]) -> None:
        for waiter, member in self._waiters.get(group_id, {}).items():
            if any(view(member, entry) is not None for entry in entries):
                _release(waiter)

    async def _look_after(self) -> None:
        while True:
            try:
                await self.refresh()
                await self.expire()
            except Exception:
                logger.exception("looking after the store failed")
            await asyncio.sleep(LOOK_AFTER)


def _release(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
