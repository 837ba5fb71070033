"""The hub's work between the network and the store: letting in, taking events, telling the news."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import logging
import secrets
import time
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.events import Event
from visit_guide.domain.keys import normalise
from visit_guide.domain.record import record
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.limits import DAY, Budget, Limits
from visit_guide.hub.presence import Presence
from visit_guide.hub.room import Entry, Result, Room, erased_event, view
from visit_guide.hub.store import Group, HubStore, Member, Stored

__all__ = ["Admission", "Desk", "News", "erase", "hashed"]

logger = logging.getLogger(__name__)
T = TypeVar("T")

LOOK_AFTER = 2.0
"""Seconds between two looks for what other processes changed."""


@record
class Admission:
    """What a device gets when it is let in; the only time its token is seen."""

    group: Group
    token: str
    role: str


@record
class News:
    """The answer to a question for news."""

    events: Sequence[bytes]
    cursor: str
    more: bool
    reset: bool
    """The cursor was not of this store: everything is told again, and should be sent again."""


def hashed(secret: str) -> str:
    """What is kept of a token or a key's proof."""
    return hashlib.sha256(secret.encode()).hexdigest()


def erase(store: HubStore, group: Group, author: str, *, clock: int) -> None:
    """Delete a person's data and leave word of it for the other devices."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    store.erase(group.id, author, erased_event(group, author, clock=clock, at=at, id_=uuid.uuid4().hex))


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
        self._members: dict[str, Member] = {}
        self._waiters: dict[str, dict[asyncio.Future[None], Member]] = {}
        self._waiting: Counter[str] = Counter()
        self._failures = Budget(self.limits.failures)
        self._all_failures = Budget(self.limits.failures * 20)
        self._requests = Budget(self.limits.requests)
        self._queue: asyncio.Queue[tuple[Sequence[Event], asyncio.Future[None]]] = asyncio.Queue()
        self._thread = ThreadPoolExecutor(1, "hub-store")
        self._tasks: list[asyncio.Task[None]] = []
        self._stopped = False

    def start(self) -> None:
        """Begin the work in the background; it is begun by the first request otherwise."""
        if not self._tasks and not self._stopped:
            self._tasks = [asyncio.create_task(self._write()), asyncio.create_task(self._look_after())]

    async def stop(self) -> None:
        """End the work in the background and let waiting requests go."""
        self._stopped = True
        for waiters in self._waiters.values():
            for waiter in waiters:
                _release(waiter)
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks = []
        self._thread.shutdown()

    async def stored(self, work: Callable[[], T]) -> T:
        """The outcome of ``work`` on the store, in the store's own thread."""
        self.start()
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def create(self, *, code: str, group_id: str, visit: str, public: str, proof: str) -> Group:
        """Make a group.

        Raises:
            Refusal: its code is taken.
        """
        now = self.now()
        group = Group(
            id=group_id,
            code=code,
            visit=visit,
            public=public,
            proof_hash=hashed(proof),
            created=now,
            expires=now + self.limits.retention_days * DAY,
        )
        if not await self.stored(lambda: self.store.add_group(group)):
            raise Refusal(Fault.AUTHOR_TAKEN)
        return group

    async def join(self, code: str, author: str, address: str, proof: str | None = None) -> Admission:
        """Let a device in: as a participant, or as a facilitator with the key's proof.

        Raises:
            Refusal: the code or proof is wrong, tried too often, or the group takes nobody.
        """
        self._failures.check(address)
        self._all_failures.check("")
        group = await self.stored(lambda: self.store.group_by_code(normalise(code)))
        if group is None:
            self._fail(address)
            raise Refusal(Fault.UNKNOWN_CODE)
        role = "participant"
        if proof is not None:
            if not hmac.compare_digest(hashed(proof), group.proof_hash):
                self._fail(address)
                raise Refusal(Fault.WRONG_KEY)
            role = FACILITATOR
        if group.closed is not None and role != FACILITATOR:
            raise Refusal(Fault.GROUP_CLOSED)
        if len(await self.stored(lambda: self.store.members(group.id))) >= self.limits.members:
            raise Refusal(Fault.GROUP_FULL)
        token = secrets.token_urlsafe(32)
        member = Member(token_hash=hashed(token), group=group.id, author=author, role=role, joined=self.now())
        if not await self.stored(lambda: self.store.add_member(member)):
            raise Refusal(Fault.AUTHOR_TAKEN)
        return Admission(group=group, token=token, role=role)

    async def member(self, token: str) -> Member:
        """Whose token this is.

        Raises:
            Refusal: nobody's, or its owner asks too often.
        """
        key = hashed(token)
        member = self._members.get(key) or await self.stored(lambda: self.store.member(key))
        if member is None:
            raise Refusal(Fault.NO_TOKEN)
        self._members[key] = member
        self._requests.spend(key)
        return member

    async def room(self, group_id: str) -> Room:
        """The group's room, read from the store when it is not in memory.

        Raises:
            Refusal: the group is gone.
        """
        room = self._rooms.get(group_id)
        if room is None:
            group, stored = await self.stored(
                lambda: (self.store.group(group_id), self.store.events(group_id))
            )
            if group is None:
                raise Refusal(Fault.NO_TOKEN)
            # Somebody may have read it meanwhile; one room for all.
            room = self._rooms.setdefault(group_id, Room(group, stored, most=self.limits.events))
        return room

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
        await self.refresh()

    async def refresh(self) -> None:
        """Forget what is in memory when groups or members changed, and let everybody look again."""
        revision = await self.stored(self.store.revision)
        if revision != self._revision:
            self._revision = revision
            self._rooms.clear()
            self._members.clear()
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

    def spend_try(self, address: str, *, right: bool) -> None:
        """Refuse a wrong organiser's key, and any key from where too many wrong ones came."""
        self._failures.check(address)
        self._all_failures.check("")
        if not right:
            self._fail(address)
            raise Refusal(Fault.CREATION_CLOSED)

    def _fail(self, address: str) -> None:
        self._failures.spend(address)
        self._all_failures.spend("")

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
        await self.current(member)
        return not self._stopped

    async def current(self, member: Member) -> None:
        """Raise when ``member`` was deleted meanwhile."""
        if member.token_hash in self._members:
            return
        if await self.stored(lambda: self.store.member(member.token_hash)) is None:
            raise Refusal(Fault.NO_TOKEN)
        self._members[member.token_hash] = member

    async def _write(self) -> None:
        """Keep what is in the queue: everything that waits, in one transaction."""
        while True:
            jobs = [await self._queue.get()]
            while not self._queue.empty():
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
