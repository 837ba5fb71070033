"""A group on a bad day: devices with wrong clocks, lost and doubled messages, a hub that dies.

``play(chance)`` lets two facilitators and three participants act at random, then lets every
message arrive, and says where two of them disagree.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tests.unit.group_events import GIVEN, GROUP, LED, at, values_for
from visit_guide.domain.closing import FACILITATOR, marks, seen, topic_of
from visit_guide.domain.codes import Sort, from_file, open_payload, pack_share, to_file
from visit_guide.domain.events import Event, Scope, from_plain, pack
from visit_guide.domain.group import GroupState, essential, fold, public
from visit_guide.domain.merge import compact, merge
from visit_guide.hub.limits import Limits
from visit_guide.hub.memory import MemoryStore
from visit_guide.hub.room import HUB, Room, erased_event
from visit_guide.hub.store import Group, Member

__all__ = ["play"]

PUBLIC = bytes(32)


@dataclass
class Hub:
    """The hub, without a network: a store that lasts and a room that does not."""

    group: Group
    store: MemoryStore = field(default_factory=MemoryStore)
    room: Room | None = None

    def opened(self) -> Room:
        """The room, read again after the hub was killed."""
        if self.room is None:
            self.room = Room(self.group, self.store.events(self.group.id), Limits())
        return self.room

    def take(self, member: Member, events: Iterable[Event]) -> dict[str, str]:
        """Keep events; gives the status of each."""
        room, batch = self.opened(), list(events)
        faults = {event.id: room.judge(member, event) for event in batch}
        room.extend(self.store.append([event for event in batch if faults[event.id] is None]))
        return {
            event.id: room.result(event).status if faults[event.id] is None else f"rejected {fault}"
            for event, fault in zip(batch, faults.values(), strict=True)
        }

    def lose_everything(self) -> None:
        """Another machine with an empty disk takes over: it knows the group and nothing else."""
        self.store, self.room = MemoryStore(), None
        self.store.add_group(self.group)


@dataclass
class Device:
    """A tablet: what it knows, what it has to send, how wrong its clock is."""

    member: Member
    off: float
    """Minutes its clock is wrong by."""
    known: tuple[Event, ...] = ()
    queue: list[Event] = field(default_factory=list)
    epoch: str = ""
    place: int = 0
    gone: bool = False

    @property
    def leads(self) -> bool:
        """Whether it is a facilitator's."""
        return self.member.role == FACILITATOR

    def act(self, chance: random.Random, now: float) -> None:
        """Its person does something."""
        kind = str(chance.choice(LED if self.leads else GIVEN))
        values = values_for(kind, chance, self.known)
        event = Event(
            id=f"{chance.getrandbits(128):032x}",
            visit="loos",
            group=GROUP,
            author=self.member.author,
            clock=1 + max((one.clock for one in self.known), default=0),
            at=at(now + self.off),
            kind=kind,
            role=self.member.role,
            scope=Scope.GROUP,
            data=pack(values),
        )
        topic = topic_of(event)
        values["seen"] = seen(self.known, topic)
        values["known"] = marks(one for one in self.known if topic_of(one) == topic)
        event = replace(event, data=pack(values))
        self.known = merge(self.known, [event])
        self.queue.append(event)

    def send(self, chance: random.Random, hub: Hub, *, surely: bool = False) -> None:
        """Send some of the queue; the request or its answer may be lost, or a part arrive twice."""
        self._join(hub)
        batch = [event for event in self.queue if surely or chance.random() < 0.7]
        if not batch or self.gone or (not surely and chance.random() < 0.3):
            return
        if chance.random() < 0.3:
            hub.take(self.member, chance.sample(batch, len(batch)))
        answers = hub.take(self.member, batch)
        if surely or chance.random() < 0.7:
            erased = {event.id for event in batch if hub.opened().is_erased(event.author)}
            wrong = [found for id_, found in answers.items() if "rejected" in found and id_ not in erased]
            assert not wrong, wrong
            self.queue = [event for event in self.queue if event.id not in answers]

    def hear(self, chance: random.Random, hub: Hub, *, surely: bool = False) -> bool:
        """Ask for news; they may be lost, or arrive without their place being kept. False: no more."""
        if self.gone:
            return False
        self._join(hub)
        limit = chance.choice((1, 3, 500))
        written, place, more = hub.opened().since(self.member, self.place, limit)
        if not surely and chance.random() < 0.3:
            return more
        self.known = merge(self.known, [from_plain(json.loads(one)) for one in written])
        if surely or chance.random() < 0.8:
            self.place = place
        return more

    def show(self, other: Device) -> None:
        """Hand a code or file to ``other``."""
        if self.leads:
            other.known = merge(other.known, essential(self.known))
            return
        own = [event for event in self.known if event.author == self.member.author]
        sort, payload = from_file(to_file(Sort.SHARE, pack_share(own, visit="loos", public=PUBLIC, at="")))
        given = [replace(event, group=GROUP) for event in open_payload(sort, payload).events]
        news = [event for event in given if event not in other.known]
        other.known = merge(other.known, news)
        if other.leads:
            other.queue += news

    def _join(self, hub: Hub) -> None:
        """A hub that does not know the device lets it in again; then everything is sent again."""
        if self.epoch != hub.store.epoch():
            self.epoch, self.place = hub.store.epoch(), 0
            self.queue = [event for event in self.known if self._may_send(event)]

    def _may_send(self, event: Event) -> bool:
        if event.author == HUB:
            return False
        return self.leads or event.author == self.member.author

    def state(self) -> GroupState:
        """What it shows."""
        return fold(self.known)


def play(chance: random.Random, steps: int = 40) -> list[str]:
    """One day; gives the disagreements, which there should be none of."""
    group = Group(
        id=GROUP, code="", visit="loos", public="", proof_hash=f"{chance.random()}", created=0, expires=1e12
    )
    hub = Hub(group)
    hub.store.add_group(group)
    may_lose, may_erase = chance.choice(((True, False), (False, True)))
    devices = [_device(chance, name) for name in ("lea-000001", "lea-000002", *_PEOPLE)]
    for step in range(steps):
        device, other = chance.sample(devices, 2)
        match chance.choices(range(8), (10, 6, 6, 2, 1, 1, 0.3, 0.3))[0]:
            case 0:
                device.act(chance, step * 0.7)
            case 1:
                device.send(chance, hub)
            case 2:
                device.hear(chance, hub)
            case 3 if device.leads or other.leads:
                device.show(other)
            case 4:
                hub.room = None  # killed and started again
            case 5:
                device.known = compact(device.known)
            case 6 if may_lose:
                hub.lose_everything()
            case 7 if may_erase and not device.leads and not any(one.gone for one in devices):
                _erase(device, hub)
    for _ in range(3):  # a reset makes others send again what they had sent
        for device in devices:
            device.send(chance, hub, surely=True)
            while device.hear(chance, hub, surely=True):
                pass
    return _disagreements(hub, [device for device in devices if not device.gone])


_PEOPLE = ("ana-000001", "bob-000001", "cyd-000001")


def _device(chance: random.Random, author: str) -> Device:
    role = FACILITATOR if author.startswith("lea") else "participant"
    member = Member(token_hash=author, group=GROUP, author=author, role=role, joined=0)
    return Device(member=member, off=chance.choice(_OFF))


_OFF = (0.0, 0.0, 0.0, 3.0, 9.0, 700.0)


def _erase(device: Device, hub: Hub) -> None:
    """The person's data is deleted; the device is of the group no more."""
    room = hub.opened()
    id_ = f"erased-{device.member.author}"
    word = erased_event(hub.group, device.member.author, clock=room.clock + 1, at="", id_=id_)
    hub.store.erase(hub.group.id, device.member.author, word)
    hub.room = None
    device.gone = True


def _disagreements(hub: Hub, devices: list[Device]) -> list[str]:
    leaders = [device for device in devices if device.leads]
    people = [device for device in devices if not device.leads]
    first = leaders[0].state()
    kept = fold(one.event for one in hub.store.events(hub.group.id))
    found = [f"{d.member.author} sees another whole" for d in leaders if d.state() != first]
    if kept != first:
        found.append("the hub holds something else")
    for device in people:
        author = device.member.author
        if public(device.state()) != public(first):
            found.append(f"{author} sees another public part")
        if device.state().refused_of(author) != first.refused_of(author):
            found.append(f"{author} is not told what was refused")
    return found
