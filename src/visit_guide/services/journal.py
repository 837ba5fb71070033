"""Keeping a visit's events on the device.

Each page session (a tab, a window) writes the events it made under a key of its own, so
that two tabs never overwrite each other. Reading joins all keys. Keys of sessions that
ended are folded into the reader's own key, which keeps the number of keys small.

Forgetting leaves a mark, and keys written from then on carry it. What a tab that has not
heard of it writes later stands under a key without that mark: of that, what was made
before the wipe stays forgotten.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from visit_guide.domain import events as wire
from visit_guide.domain.events import Event
from visit_guide.domain.merge import compact, merge
from visit_guide.errors import StoreError
from visit_guide.ports import Clock, TextStore

logger = logging.getLogger(__name__)

PREFIX = "visit-guide"
WIPED = "visit-guide-wiped"
"""Before the id of a visit: the key of its mark; the page's own scripts look for it."""
ADOPT_AFTER = timedelta(days=1)
"""A session's key this old belongs to a tab that was closed: it is adopted."""


class Journal:
    """The events of one visit on one device, as one page session sees them.

    Args:
        store: where they are kept.
        visit: id of the visit.
        session: id of this page session, different in every tab.
        clock: tells the time.
    """

    def __init__(self, store: TextStore, visit: str, session: str, clock: Clock) -> None:
        self._store = store
        self._prefix = f"{PREFIX}.{visit}."
        self._mark_key = f"{WIPED}.{visit}"
        self._session = session
        self._clock = clock
        self._own: tuple[Event, ...] = ()
        self._mark = ""

    async def load(self) -> tuple[Event, ...]:
        """All events kept on this device; unreadable ones are set aside, never deleted."""
        histories: list[tuple[Event, ...]] = []
        adopted: list[str] = []
        # Side by side: one after the other, each question waits for the way to the device and back.
        mark, keys = await asyncio.gather(self._store.get(self._mark_key), self._store.keys(self._prefix))
        self._heed(mark or "")
        for key, text in zip(keys, await asyncio.gather(*map(self._store.get, keys)), strict=True):
            if text is None:  # another tab has just taken it over
                continue
            history = self._read(key, text)
            if history is None:
                continue
            unaware = _mark_in(key) != _name(self._mark)
            histories.append(history)
            if key != self._key and (unaware or self._is_old(history)):
                adopted.append(key)
                self._own = merge(self._own, history)
        if adopted:
            with contextlib.suppress(StoreError):
                await self.write()
                for key in adopted:
                    await self._store.remove(key)
        return compact(merge(*histories))

    def read(self, texts: Mapping[str, str]) -> tuple[Event, ...]:
        """The events in ``texts``, which other sessions keep under their keys now; they stay theirs."""
        histories = (self._read(key, text) for key, text in texts.items() if key.startswith(self._prefix))
        return compact(merge(*(history for history in histories if history)))

    def add(self, *added: Event) -> None:
        """Take up events made by this session; :meth:`write` keeps them."""
        self._own = compact((*self._own, *added))

    async def write(self) -> None:
        """Keep what was added.

        Raises:
            StoreError: it could not be kept; it stays in memory and the next call tries
                again.
        """
        if self._own:
            await self._store.set(self._key, wire.dump(self._own))

    async def forget(self, mark: str = "") -> None:
        """Remove everything kept for this visit on this device.

        Args:
            mark: what another session left when it forgot everything; empty: this one is the
                first, and leaves a mark of its own.

        Raises:
            StoreError: the device did not let go of it.
        """
        if not mark:
            at = self._clock().astimezone(UTC).isoformat(timespec="seconds")
            mark = f"{at} {uuid.uuid4().hex[:8]}"
        keys = await self._store.keys(self._prefix)
        self._own, self._mark = (), mark
        with contextlib.suppress(StoreError):  # full: there is room below
            await self._store.set(self._mark_key, mark)
        for key in keys:
            if _mark_in(key) != _name(mark):
                await self._store.remove(key)
        await self._store.set(self._mark_key, mark)

    @property
    def _key(self) -> str:
        name = _name(self._mark)
        return f"{self._prefix}{self._session}" + (f"@{name}" if name else "")

    def _read(self, key: str, text: str) -> tuple[Event, ...] | None:
        """The events of ``text``, kept under ``key``, that are not forgotten; None when it keeps none."""
        try:
            history = wire.load(text)
        except (ValueError, TypeError):
            logger.warning("left aside: what is kept under %s cannot be read", key)
            return None
        return history if _mark_in(key) == _name(self._mark) else _made_since(self._mark, history)

    def _heed(self, mark: str) -> None:
        """``mark`` stands on the device; what this session made before it is forgotten."""
        if mark != self._mark:
            self._mark = mark
            self._own = _made_since(mark, self._own)

    def _is_old(self, history: tuple[Event, ...]) -> bool:
        written = _time(max((event.at for event in history), default=""))
        return written is None or self._clock() - written > ADOPT_AFTER


def _name(mark: str) -> str:
    """What tells ``mark`` from others, without its time."""
    return mark.rpartition(" ")[2]


def _mark_in(key: str) -> str:
    """The name of the mark that stood when ``key`` was written; empty when there was none."""
    return key.rpartition("@")[2] if "@" in key else ""


def _made_since(mark: str, history: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events of ``history`` that are later than ``mark``."""
    wiped = _time(mark.partition(" ")[0])
    made = ((event, _time(event.at)) for event in history)
    return tuple(event for event, at in made if wiped is None or (at is not None and at > wiped))


def _time(text: str) -> datetime | None:
    with contextlib.suppress(ValueError):
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at
    return None
