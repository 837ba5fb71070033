"""The group as one page knows it: which one, how it stands, and what this device adds to it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from visit_guide.domain.closing import FACILITATOR, seen, topic_of
from visit_guide.domain.events import Event, Kind, Scope, Value, pack
from visit_guide.domain.group import GroupState, fold, of_group
from visit_guide.domain.keys import derive, normalise
from visit_guide.domain.record import record
from visit_guide.errors import CodeError, HubError, StoreError, TransportError
from visit_guide.services.hub_client import Presence
from visit_guide.services.sync import NO_TOKEN, Link
from visit_guide.state.exchange import AUTHOR_TAKEN, Exchange
from visit_guide.state.group_tools import GroupTools
from visit_guide.state.membership import (
    Membership,
    MembershipStore,
    authors_of,
    drawn,
    place_in,
    withdrawn,
)
from visit_guide.state.recorder import Recorder

__all__ = ["Group", "Together", "Word"]

PRESENCE_EVERY = 4.0
"""Seconds between two looks at who is there."""
_WORDS = {110: "unknown-code", 111: "wrong-key", 113: "full", 114: "closed", 102: "too-often"}
Word = str
"""What became of something asked for, as a word that the screens put into a sentence."""


@record
class Together:
    """What the screens know of the group."""

    member: Membership | None = None
    link: Link = Link.OFF
    state: GroupState = GroupState()
    presence: Presence = Presence()
    waiting: int = 0
    """Events of this device that the hub does not have yet."""
    word: Word = ""
    """What became of the last attempt to join, to open or to read a code."""
    busy: bool = False
    """The hub is being asked to let the device in, or to delete what it shared."""
    invited: str = ""
    """The short code of the group that a link asked to join."""
    parts: tuple[int, int] = (0, 0)
    """Of a code in several parts: how many were read, and how many there are."""

    @property
    def leads(self) -> bool:
        """Whether this device is a facilitator's."""
        return self.member is not None and self.member.leads

    def refused(self) -> tuple[Event, ...]:
        """What this device wrote too late to count."""
        me = self.member
        return tuple(event for event in self.state.refused if me is not None and me.is_me(event.author))


class Group:
    """One device in its group.

    Args:
        recorder: holds and keeps the events.
        tools: the outside.
        spawn: runs a coroutine on the page's loop.
        show: shows what is known now.
        place: the line of the day on screen.
    """

    def __init__(
        self,
        recorder: Recorder,
        tools: GroupTools,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[Together], None],
        place: Callable[[], str],
    ) -> None:
        self.now = Together()
        self.tools = tools
        self.arriving = False
        """The person has just joined: the first move of the group takes them there."""
        self._recorder = recorder
        self._spawn = spawn
        self._show = show
        self.place = place
        self._kept = MembershipStore(tools.store, recorder.visit) if tools.store is not None else None
        self.exchange = Exchange(self, connect=tools.connect, learn_time=tools.learn_time, spawn=spawn)
        self.tried = ""
        """The facilitator's key that was tried last and is none: to be looked at and corrected."""
        self.past: Membership | None = None  # the place left last
        self._watching = False
        self._watches = 0
        recorder.subscribe(self._took)

    async def load(self) -> None:
        """Take up the membership kept on the device, and go on with it."""
        member = await self._kept.load() if self._kept is not None else None
        if member is not None and member.left:
            self.past = member
        elif member is not None:
            self._set(member=member, state=self._fold(member))
            self.exchange.start()

    # Entering and leaving

    def join(self, code: str, name: str = "", hub: str = "") -> None:
        """Join the group of ``code`` as a participant."""
        if not self.now.busy:
            self._set(busy=True, word="")
            self._spawn(self._join(normalise(code), name.strip(), hub.strip()))

    def open(self, key: str, hub: str = "") -> bool:
        """Lead the group of ``key``, with a network or without; false when it is no key."""
        try:
            keys = derive(key)
        except CodeError:
            self.tried = key
            self._set(word="not-a-key")
            return False
        self.tried = ""
        member = self.now.member
        if member is None or member.group != keys.group or not member.leads:
            author, token = drawn()
            self.enter(
                Membership(
                    public=keys.public,
                    author=author,
                    token=token,
                    role=FACILITATOR,
                    hub=hub.strip() or self.tools.hub,
                    key=normalise(key),
                )
            )
        return True

    def enter(self, member: Membership) -> None:
        """Be of a group from now on."""
        self.exchange.stop()
        self._set(member=member, state=self._fold(member), presence=Presence())
        self._set(word="", invited="", busy=False)
        self._keep()
        if not member.leads:
            self.arriving = True
            self.contribute(Kind.JOINED, name=member.name)
        self.exchange.start()

    def invite(self, code: str) -> None:
        """A link asks to join the group of ``code``: the person decides."""
        member = self.now.member
        self._set(invited="" if member is not None and member.code == code else code, word="")

    def rename(self, name: str) -> None:
        """Be called ``name`` in the group; empty: nothing."""
        if self.now.member is not None:
            self._set(member=replace(self.now.member, name=name.strip()))
            self._keep()
            self.contribute(Kind.JOINED, name=name.strip())

    def leave(self, *, erase: bool = False, forget: bool = False) -> None:
        """Be of no group any more; with ``erase`` once the hub has deleted what this device shared.

        Who comes back is the same person, unless either is asked for.
        """
        member = self.now.member
        if not (erase and member is not None and member.admitted):
            self._left(member, forget=forget or erase)
        elif not self.now.busy:
            self.exchange.stop()
            self._set(busy=True, word="")
            self._spawn(self._erase(member))

    def _left(self, member: Membership | None, *, forget: bool) -> None:
        self.exchange.stop()
        self.past = None if forget or member is None else member.once_left()
        self._set(member=None, state=GroupState(), link=Link.OFF, waiting=0, presence=Presence())
        self._set(word="", invited=member.code if member is not None and not member.leads else "")
        self._keep()

    def again(self) -> None:
        """Ask the hub anew to be let in: it does not know this device any more."""
        if self.now.member is not None:
            self.exchange.start()

    # Adding to it

    def contribute(self, kind: Kind, **values: Value) -> Event | None:
        """Share something with the group; None when the device is of none."""
        member = self.now.member
        if member is None:
            return None
        event = self._make(member, kind, values)
        history = of_group(self._recorder.history, member.group)
        heard = seen(history, topic_of(event))
        event = replace(event, data=pack({**dict(event.data), "seen": heard}))
        self._recorder.add(event)
        return event

    def lead(self, kind: Kind, **values: Value) -> Event | None:
        """Say something as a facilitator; None when the device is not one's."""
        member = self.now.member
        if member is None or not member.leads:
            return None
        event = self._make(member, kind, values)
        self._recorder.add(event)
        return event

    def lead_at(self, at: str, kind: Kind, **values: Value) -> None:
        """Say something as a facilitator that is true since ``at``."""
        member = self.now.member
        if member is not None and member.leads:
            self._recorder.add(replace(self._make(member, kind, values), at=at))

    def take(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Take in what the hub, a code or a file says of this group; gives what was new."""
        member = self.now.member
        if member is None:
            return ()
        return self._recorder.take(of_group(events, member.group))

    def events(self) -> tuple[Event, ...]:
        """All events of the group that the device knows."""
        member = self.now.member
        return of_group(self._recorder.history, member.group) if member is not None else ()

    def mine(self) -> tuple[Event, ...]:
        """What this device shared with the group."""
        member = self.now.member
        return tuple(event for event in self.events() if member is not None and member.is_me(event.author))

    def close_notice(self, event: str) -> None:
        """The person closed the notice of ``event``."""
        member = self.now.member
        if member is not None and event not in member.closed:
            self._set(member=replace(member, closed=(*member.closed, event)))
            self._keep()

    def say(self, word: Word, parts: tuple[int, int] = (0, 0)) -> None:
        """Have the screens say what became of something."""
        self._set(word=word, parts=parts)

    # With the hub

    @property
    def member(self) -> Membership | None:
        """The device's place in its group."""
        return self.now.member

    def admit(self, member: Membership) -> None:
        """The device has another place: it was let in, or has to enter anew."""
        self._set(member=member)
        self._keep()

    def deleted(self, member: Membership) -> None:
        """The hub says that all of ``member`` was deleted: it is handed in no more, and the group is left."""
        self._recorder.record(Kind.WITHDRAWN, **withdrawn(member))
        self._set(word="was-erased")

    def linked(self, link: Link) -> None:
        """The device stands with the hub like this."""
        self._set(link=link)

    def settled(self) -> None:
        """The hub has something that it had not."""
        self._set(waiting=self.exchange.waiting)

    def watch(self, watching: bool) -> None:
        """Keep the facilitator's count of tablets true, or stop doing so."""
        watching = watching and self.now.leads
        if watching and not self._watching:
            self._watches += 1
            self._spawn(self._watch(self._watches))
        self._watching = watching

    def _make(self, member: Membership, kind: Kind, values: Mapping[str, Value]) -> Event:
        event = self._recorder.make(kind, values, group=member.group, role=member.role)
        return replace(event, author=member.author)

    def _fold(self, member: Membership) -> GroupState:
        return fold(of_group(self._recorder.history, member.group))

    def _took(self, new: tuple[Event, ...]) -> None:
        member = self.now.member
        if member is None:
            return
        if any(event.kind == Kind.WITHDRAWN and member.author in authors_of(event) for event in new):
            self._left(member, forget=True)  # as another page of this device had it deleted
            return
        if not any(event.group == member.group for event in new):
            return
        self._set(state=self._fold(member), waiting=self.exchange.waiting)
        self.exchange.poke()

    def _set(self, **changes: Any) -> None:
        now = replace(self.now, **changes)
        if now != self.now:
            self.now = now
            self._show(now)

    def _keep(self) -> None:
        if self._kept is not None:
            self._spawn(self._save(self._kept, self.now.member or self.past))

    @staticmethod
    async def _save(kept: MembershipStore, member: Membership | None) -> None:
        with contextlib.suppress(StoreError):  # what cannot be kept lasts as long as the page
            await kept.save(member)

    async def _join(self, code: str, name: str, hub: str) -> None:
        address = hub or self.tools.hub
        past = self.past
        known = (past.author, past.token) if past is not None and past.code == code else drawn()
        try:
            admission = await self.exchange.client(address).join(code, *known)
        except HubError as error:
            if error.number == AUTHOR_TAKEN and past is not None:  # deleted there since: somebody new
                self.past = None
                self.deleted(past)
                await self._join(code, name, hub)
                if self.now.member is not None:
                    self._set(word="was-erased")
                return
            self._set(busy=False, word=_WORDS.get(error.number, "no-answer"))
        except TransportError:
            self._set(busy=False, word="no-answer")
        else:
            if admission.visit != self._recorder.visit:
                self._set(busy=False, word="other-visit")
                return
            self.tools.learn_time(admission.time)
            self.enter(place_in(past, admission.public, address, name, known).let_in())

    def outbox(self) -> Sequence[Event]:
        """The events this device may send: its own, and for a facilitator what others handed over."""
        member = self.now.member
        if member is None:
            return ()
        return tuple(
            replace(event, author=member.author) if member.is_me(event.author) else event
            for event in self.events()
            if member.is_me(event.author) or (member.leads and _may_be_passed_on(event))
        )

    async def _watch(self, begun: int) -> None:
        while self._watching and begun == self._watches and (member := self.now.member) is not None:
            if self.now.link is Link.ONLINE:
                with contextlib.suppress(HubError, TransportError):
                    self._set(presence=await self.exchange.client(member.hub).presence(member.token))
            await asyncio.sleep(PRESENCE_EVERY)

    async def _erase(self, member: Membership) -> None:
        try:
            await self.exchange.client(member.hub).forget_me(member.token)
        except (HubError, TransportError) as error:
            gone = isinstance(error, HubError) and error.number == NO_TOKEN
        else:
            gone = True
        self._set(busy=False)
        now = self.now.member
        still = now is not None and now.token == member.token
        if gone:
            if still:
                self._left(now, forget=True)
            self._recorder.record(Kind.WITHDRAWN, **withdrawn(member))
        elif still:  # without the token, nothing could be deleted later
            self.exchange.start()
        self._set(word="erased" if gone else "not-erased")


def _may_be_passed_on(event: Event) -> bool:
    """Whether a facilitator hands this event of somebody else on: not the hub's own words."""
    return event.kind != Kind.ERASED and event.scope is Scope.GROUP
