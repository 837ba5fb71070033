"""Bringing a group's events to its hub and back, whatever the network does.

Events carry their own ids, so sending one twice changes nothing: what was not acknowledged is
sent again, and news that were heard already are heard for nothing. Two loops run side by side:
one waits at the hub for news (and so says that the device is there), one sends what is unsent.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from time import monotonic

from visit_guide.domain.events import Event
from visit_guide.errors import HubError, TransportError
from visit_guide.services.hub_client import HubClient, News, Outcome

__all__ = ["Link", "Sync"]

logger = logging.getLogger(__name__)

WAIT = 25.0
"""Seconds that a question for news waits at the hub."""
FIRST_REST = 0.5
LONGEST_REST = 10.0
"""Seconds between two tries, growing from the one to the other while nothing answers."""
SETTLE = 1.0
"""Seconds after which the hub is told of another stop on screen: passing through is not told."""
BATCH = 100
MALFORMED, TOO_LARGE, NO_TOKEN = 100, 101, 120


class Link(StrEnum):
    """How the device stands with the hub."""

    OFF = "off"
    """It asks nothing of any."""
    SEARCHING = "searching"
    """It has asked, and heard nothing yet."""
    ONLINE = "online"
    OFFLINE = "offline"
    """The hub does not answer; the device tries again by itself."""
    UNKNOWN = "unknown"
    """The hub does not know the device, or not any more."""


class Sync:
    """One device's exchange with its hub, from :meth:`run` until that is cancelled.

    Args:
        hub: the hub.
        token: the device's.
        outbox: gives the group's events this device may send, sent or not.
        take: takes in events that the hub tells.
        heard: told what became of events that were sent.
        place: the line of the day on screen; empty when there is none.
        changed: told whenever ``link`` changes.
        clock_found: told the hub's time, in seconds since 1970, as precisely as it is known.
        chance: a number from 0 to 1, different each time.
    """

    def __init__(
        self,
        hub: HubClient,
        token: str,
        *,
        outbox: Callable[[], Sequence[Event]],
        take: Callable[[Iterable[Event]], object],
        heard: Callable[[Sequence[Outcome]], None],
        place: Callable[[], str],
        changed: Callable[[Link], None],
        clock_found: Callable[[float], None],
        chance: Callable[[], float],
    ) -> None:
        self.link = Link.SEARCHING
        self._hub = hub
        self._token = token
        self._outbox = outbox
        self._take = take
        self._heard = heard
        self._place = place
        self._changed = changed
        self._clock_found = clock_found
        self._chance = chance
        self._cursor = ""
        self._settled: set[str] = set()
        self._losses = 0
        self._told_once = asyncio.Event()
        self._unsent = asyncio.Event()
        self._moved = asyncio.Event()
        self._hurry = asyncio.Event()

    @property
    def waiting(self) -> int:
        """How many events are not acknowledged yet."""
        return len(self._pending())

    def poke(self) -> None:
        """There may be something to send, or the network may be back: do not wait any longer."""
        self._unsent.set()
        self._hurry.set()

    def moved(self) -> None:
        """Another stop is on screen."""
        self._moved.set()

    async def run(self) -> None:
        """Exchange until cancelled, or until the hub does not know the device (``link`` says so)."""
        loops = [asyncio.ensure_future(loop()) for loop in (self._pull, self._push, self._sign)]
        try:
            done, _ = await asyncio.wait(loops, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                error = one.exception()
                if isinstance(error, HubError):
                    self._set(Link.UNKNOWN)
                elif error is not None:
                    raise error
        finally:
            for one in loops:
                one.cancel()
            with contextlib.suppress(asyncio.CancelledError, HubError):
                await asyncio.gather(*loops)

    async def _pull(self) -> None:
        failures = 1  # the first question does not wait: its answer says that the hub is there
        while True:
            try:
                began = monotonic()
                wait = 0.0 if failures else WAIT
                news = await self._hub.news(self._token, self._cursor, wait=wait, at=self._place())
            except (HubError, TransportError) as error:
                failures = await self._failed(error, failures)
                continue
            if not wait:
                self._clock_found(news.time + (monotonic() - began) / 2)
            failures = 0
            self._told(news)

    def _told(self, news: News) -> None:
        if news.reset:  # another store, or an older one: it may lack what was acknowledged
            self._settled.clear()
            self._losses += 1
        self._settled.update(event.id for event in news.events)
        self._take(news.events)
        self._cursor = news.cursor
        self._told_once.set()
        if self.link is not Link.ONLINE or news.reset:
            self._set(Link.ONLINE)
            self.poke()

    async def _push(self) -> None:
        failures, size = 0, BATCH
        await self._told_once.wait()  # without a cursor, a store lost after this would not be noticed
        while True:
            losses = self._losses
            self._unsent.clear()
            batch = self._pending()[:size]
            if not batch:
                size = BATCH
                await self._unsent.wait()
                continue
            try:
                outcomes, _ = await self._hub.push(self._token, batch)
            except HubError as error:
                if error.number not in (MALFORMED, TOO_LARGE):
                    failures = await self._failed(error, failures)
                elif len(batch) > 1:
                    size = len(batch) // 2  # one of them is the cause: find it, send the others
                else:
                    self._settle([Outcome(id=batch[0].id, status="rejected", number=error.number)])
                continue
            except TransportError as error:
                failures = await self._failed(error, failures)
                continue
            failures = 0
            if losses == self._losses:  # else it may be a lost store's word: sent again, nothing changes
                self._settle(outcomes)

    def _settle(self, outcomes: Sequence[Outcome]) -> None:
        self._settled.update(outcome.id for outcome in outcomes)
        self._heard(outcomes)

    def _pending(self) -> list[Event]:
        return [event for event in self._outbox() if event.id not in self._settled]

    async def _sign(self) -> None:
        told = self._place()
        while True:
            await self._moved.wait()
            await asyncio.sleep(SETTLE)
            self._moved.clear()
            place = self._place()
            if place == told or self.link is not Link.ONLINE:
                continue
            with contextlib.suppress(HubError, TransportError):
                self._take((await self._hub.news(self._token, self._cursor, at=place, limit=1)).events)
                told = place

    async def _failed(self, error: HubError | TransportError, failures: int) -> int:
        """Rest after a failure; gives how many there were in a row.

        Raises:
            HubError: the hub does not know the device: trying again is no use.
        """
        if isinstance(error, HubError):
            if error.number == NO_TOKEN:
                raise error
            logger.info("the hub refuses: %s", error)
        elif self.link is not Link.OFFLINE:
            self._set(Link.OFFLINE)
        rest = min(LONGEST_REST, FIRST_REST * 2 ** min(failures, 10))
        rest = max(rest * (0.5 + self._chance() / 2), getattr(error, "retry_after", 0.0))
        self._hurry.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), rest)
            await asyncio.sleep(min(rest, self._chance()))  # never a loop without rest
        return failures + 1

    def _set(self, link: Link) -> None:
        if link is not self.link:
            self.link = link
            self._changed(link)
