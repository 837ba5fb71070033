"""Keeping a visit's events on the device.

Each page session (a tab, a window) writes the events it made under a key of its own, so
that two tabs never overwrite each other. Reading joins all keys. Keys of sessions that
ended are folded into the reader's own key, which keeps the number of keys small.
"""

from __future__ import annotations

import contextlib
import logging
from datetime import UTC, datetime, timedelta

from visit_guide.domain import events as wire
from visit_guide.domain.events import Event
from visit_guide.domain.merge import compact, merge
from visit_guide.errors import StoreError
from visit_guide.ports import Clock, TextStore

logger = logging.getLogger(__name__)

PREFIX = "visit-guide"
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
        self._key = f"{self._prefix}{session}"
        self._clock = clock
        self._own: tuple[Event, ...] = ()

    async def load(self) -> tuple[Event, ...]:
        """All events kept on this device; unreadable ones are set aside, never deleted."""
        histories: list[tuple[Event, ...]] = []
        adopted: list[str] = []
        for key in await self._store.keys(self._prefix):
            text = await self._store.get(key)
            if text is None:  # another tab has just taken it over
                continue
            try:
                history = wire.load(text)
            except (ValueError, TypeError):
                logger.warning("left aside: what is kept under %s cannot be read", key)
                continue
            histories.append(history)
            if key != self._key and self._is_old(history):
                adopted.append(key)
                self._own = merge(self._own, history)
        if adopted:
            with contextlib.suppress(StoreError):
                await self.write()
                for key in adopted:
                    await self._store.remove(key)
        return compact(merge(*histories))

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

    async def forget(self) -> None:
        """Remove everything kept for this visit on this device."""
        self._own = ()
        for key in await self._store.keys(self._prefix):
            await self._store.remove(key)

    def _is_old(self, history: tuple[Event, ...]) -> bool:
        latest = max((event.at for event in history), default="")
        with contextlib.suppress(ValueError):
            written = datetime.fromisoformat(latest)
            if written.tzinfo is None:
                written = written.replace(tzinfo=UTC)
            return self._clock() - written > ADOPT_AFTER
        return True
