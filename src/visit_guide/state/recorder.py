"""Recording what happens: the merged history, new events, and keeping them on the device."""

from __future__ import annotations

import contextlib
import uuid
from bisect import insort
from collections.abc import Callable, Coroutine, Iterable, Mapping
from datetime import UTC
from typing import Any

from visit_guide.domain.events import Event, Kind, Scope, Value, pack
from visit_guide.domain.merge import merge, unerased
from visit_guide.errors import StoreError
from visit_guide.ports import Clock
from visit_guide.services.journal import Journal

__all__ = ["Listener", "Recorder"]

Listener = Callable[[tuple[Event, ...]], None]
"""Told of the events that are new in the history, in their order."""


_SHARED = (
    Kind.ITEM_ANSWERED,
    Kind.COMPLETED,
    Kind.SIGNED,
    Kind.SIGNATURE_REVOKED,
    Kind.WITHDRAWN,
)
"""What all pages of a device have in common while they are open, besides what is the group's."""


class Recorder:
    """The history of one visit as one page session knows it; every feature records through it.

    Args:
        journal: keeps the events on the device.
        visit: id of the visit.
        author: the device's id, the author of its events.
        clock: tells the time.
        spawn: runs a coroutine on the page's loop.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        visit: str,
        author: str,
        clock: Clock,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self.visit = visit
        self.author = author
        self.save_failed = False
        self._journal = journal
        self._clock = clock
        self._spawn = spawn
        self._history: list[Event] = []
        self._known: set[str] = set()
        self._logical = 0
        self._listeners: list[Listener] = []
        self._on_saved: list[Callable[[], None]] = []

    @property
    def clock(self) -> Clock:
        """Tells the time."""
        return self._clock

    @property
    def history(self) -> tuple[Event, ...]:
        """All events known, each once, in their order."""
        return tuple(self._history)

    async def load(self) -> None:
        """Read what is kept. What cannot be read counts as a failed save: the person is told."""
        try:
            events = await self._journal.load()
        except StoreError:
            events, self.save_failed = (), True
        self._history = list(merge(self._history, events))
        self._known = {event.id for event in self._history}
        self._logical = max((event.clock for event in self._history), default=0)

    async def refresh(self) -> None:
        """Take in what another page of this device has heard and sent meanwhile."""
        with contextlib.suppress(StoreError):
            heard = await self._journal.load()
            self.take(filter(_of_all_pages, heard))

    def hear(self, kept: Mapping[str, str]) -> None:
        """Take in what other pages of this device keep, as texts by key; it stays theirs to keep."""
        self._take_in(filter(_of_all_pages, self._journal.read(kept)))

    def make(
        self, kind: Kind, values: Mapping[str, Value], *, group: str = "", role: str = "participant"
    ) -> Event:
        """A new event of this device, not recorded yet; with ``group``, one to be shared with it."""
        self._logical += 1
        return Event(
            id=uuid.uuid4().hex,
            visit=self.visit,
            author=self.author,
            clock=self._logical,
            at=self._clock().astimezone(UTC).isoformat(timespec="seconds"),
            kind=kind.value,
            role=role,
            scope=Scope.GROUP if group else Scope.DEVICE,
            data=pack(values),
            group=group,
        )

    def record(self, kind: Kind, **values: Value) -> Event:
        """Record that something happened, for this device alone."""
        event = self.make(kind, values)
        self.add(event)
        return event

    def add(self, *events: Event) -> None:
        """Record events, keep them and tell the listeners."""
        self.take(events)

    def take(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Record what is new of ``events``, whoever made them, and give it in order.

        The logical clock goes on from the latest of them, so that what this device does next
        comes after all it knows.
        """
        new = self._take_in(events)
        if new:
            self._journal.add(*new)
            self._spawn(self.keep())
        return new

    def _take_in(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Take what is new of ``events`` into the history, and tell the listeners."""
        new = tuple(event for event in merge(events) if event.id not in self._known)
        if not new:
            return ()
        for event in new:
            self._known.add(event.id)
            self._logical = max(self._logical, event.clock)
            insort(self._history, event, key=lambda known: known.order)
        if any(event.kind == Kind.WITHDRAWN for event in new):
            self._history = list(unerased(tuple(self._history)))
        for listener in tuple(self._listeners):
            listener(new)
        return new

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of new events, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def on_saved(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each attempt to keep events; ``save_failed`` says how it went."""
        self._on_saved.append(listener)

    async def forget(self, mark: str = "") -> None:
        """Forget all events, here and on the device.

        Args:
            mark: what another page of this device left when it forgot them; empty: this is the first.

        Raises:
            StoreError: the device did not let go of them.
        """
        self._history, self._known = [], set()
        await self._journal.forget(mark)

    async def keep(self) -> None:
        """Keep what was recorded; a failure is remembered, and the next call tries again."""
        try:
            await self._journal.write()
        except StoreError:
            self.save_failed = True
        else:
            self.save_failed = False
        for listener in tuple(self._on_saved):
            listener()


def _of_all_pages(event: Event) -> bool:
    return event.scope is Scope.GROUP or event.kind in _SHARED
