"""Being let in at the hub, then exchanging with it, for as long as the device is of the group."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, Protocol

from visit_guide.domain.events import Event
from visit_guide.errors import HubError, TransportError
from visit_guide.ports import Transport
from visit_guide.services.hub_client import HubClient
from visit_guide.services.sync import Link, Sync
from visit_guide.state.membership import Membership

__all__ = ["Exchange", "Party"]

logger = logging.getLogger(__name__)

SLOW_REST = 60.0
"""Seconds between two tries to be let in, at most: there may be no hub at all."""
WAIT_FOR_HUB = 2.0
AUTHOR_TAKEN, UNKNOWN_CODE = 112, 110


class Party(Protocol):
    """Whose exchange it is."""

    @property
    def member(self) -> Membership | None:
        """The device's place in its group, as it is now."""

    def admit(self, member: Membership) -> None:
        """The device has another place: it was let in, or has to enter anew."""

    def deleted(self, member: Membership) -> None:
        """The hub says that all that ``member`` shared was deleted: the device is of the group no more."""

    def linked(self, link: Link) -> None:
        """The device stands with the hub like this."""

    def outbox(self) -> Sequence[Event]:
        """The events this device may send."""

    def take(self, events: Iterable[Event]) -> object:
        """Take in news."""

    def place(self) -> str:
        """The line of the day on screen."""

    def settled(self) -> None:
        """Something was acknowledged."""


class Exchange:
    """Exchanges, once started, until it is stopped or the hub forgot the device.

    Args:
        party: whose exchange it is.
        connect: what asks the hub at an address.
        learn_time: told the hub's time.
        spawn: runs a coroutine on the page's loop.
    """

    def __init__(
        self,
        party: Party,
        *,
        connect: Callable[[str], Transport],
        learn_time: Callable[[float], None],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._party = party
        self._connect = connect
        self._learn_time = learn_time
        self._spawn = spawn
        self._sync: Sync | None = None
        self._task: asyncio.Task[Any] | None = None
        self._round = 0

    @property
    def waiting(self) -> int:
        """Events that the hub does not have yet, as far as the device knows."""
        return self._sync.waiting if self._sync is not None else 0

    def client(self, address: str) -> HubClient:
        """The hub at ``address``."""
        return HubClient(self._connect(address))

    def start(self) -> None:
        """Begin, or begin anew."""
        self.stop()
        self._party.linked(Link.SEARCHING)
        self._spawn(self._run(self._round))

    def stop(self) -> None:
        """Exchange nothing more."""
        self._round += 1
        task, self._task, self._sync = self._task, None, None
        if task is not None:
            task.cancel()

    def poke(self) -> None:
        """There is something to send, or the network may be back."""
        if self._sync is not None:
            self._sync.poke()

    def moved(self) -> None:
        """Another stop is on screen."""
        if self._sync is not None:
            self._sync.moved()

    async def _run(self, begun: int) -> None:
        if begun != self._round:  # stopped before it began
            return
        self._task = asyncio.current_task()
        failures = 0
        while (member := self._party.member) is not None:
            try:
                if member.admitted:
                    await self._with(member)
                    # The hub does not know the device any more.
                    self._party.admit(member.anew() if member.leads else member.shut_out())
                    if not member.leads:
                        return  # its person decides what to do
                else:
                    await self._enter(member)
                    failures = 0
                    continue
            except HubError as error:
                if error.number == AUTHOR_TAKEN and not member.leads:
                    self._party.deleted(member)
                elif error.number == AUTHOR_TAKEN and not failures:
                    self._party.admit(member.anew())
                elif error.number == UNKNOWN_CODE:
                    self._party.linked(Link.UNKNOWN)
            except TransportError:
                self._party.linked(Link.OFFLINE)
            except Exception:  # a mistake here must not end the exchange for the rest of the day
                logger.exception("the exchange with the hub failed")
                self._party.linked(Link.OFFLINE)
            failures += 1
            rest = min(SLOW_REST, WAIT_FOR_HUB * 2.0 ** min(failures, 10))
            await asyncio.sleep(rest * (0.5 + random.random() / 2))

    async def _enter(self, member: Membership) -> None:
        keys = member.keys
        hub = self.client(member.hub)
        proof = keys.proof if keys else ""
        admission = await hub.join(member.code, member.author, member.token, proof)
        self._learn_time(admission.time)
        now = self._party.member
        if now is not None and now.token == member.token:
            self._party.admit(now.let_in())

    async def _with(self, member: Membership) -> None:
        self._sync = Sync(
            self.client(member.hub),
            member.token,
            outbox=self._party.outbox,
            take=self._party.take,
            heard=lambda _: self._party.settled(),
            place=self._party.place,
            changed=self._party.linked,
            clock_found=self._learn_time,
            chance=random.random,
        )
        await self._sync.run()
