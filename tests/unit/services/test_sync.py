"""Exchanging with the hub: whatever the network does, all devices end with the same events."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.virtual_loop import VirtualLoop
from tests.unit.histories import event
from tests.unit.services.fake_hub import FakeHub, Network
from visit_guide.domain.events import Event, Kind, Scope
from visit_guide.domain.group import fold
from visit_guide.domain.merge import merge
from visit_guide.errors import TransportError
from visit_guide.ports import Reply
from visit_guide.services.hub_client import HubClient
from visit_guide.services.sync import Link, Sync


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    """A loop whose hours pass at once."""
    running = VirtualLoop()
    yield running
    running.shut()


class Device:
    """A device that holds events and exchanges them."""

    def __init__(self, loop: VirtualLoop, hub: FakeHub, name: str, *, moods: float = 0.0, seed: int = 1):
        self.name = name
        self.loop = loop
        self.held: dict[str, Event] = {}
        self.links: list[Link] = []
        self.place = ""
        self.outcomes: list[str] = []
        self.network = Network(hub, random.Random(f"{name}{seed}"), moods)
        self.hub = hub
        self.token = hub.let_in(name, "facilitator" if name.startswith("f") else "participant")
        self.start()

    def start(self) -> None:
        """Exchange from now on, as after opening the page."""
        self.sync = Sync(
            HubClient(self.network),
            self.token,
            outbox=lambda: [one for one in self.held.values() if one.author == self.name],
            take=lambda events: self.held.update((one.id, one) for one in events),
            heard=lambda outcomes: self.outcomes.extend(outcome.status for outcome in outcomes),
            place=lambda: self.place,
            changed=self.links.append,
            clock_found=lambda _: None,
            chance=random.Random(self.name).random,
        )
        self.task = self.loop.start(self.sync.run())

    def stop(self) -> None:
        """Close the page."""
        self.task.cancel()
        self.loop.advance(0)

    def write(self, number: int, kind: Kind = Kind.STEP) -> Event:
        """Make an event to be shared."""
        made = event(number, kind, author=self.name, item=f"stop-{number % 5}")
        role = "facilitator" if self.name.startswith("f") else "participant"
        shared = replace(made, scope=Scope.GROUP, group=self.hub.keys.group, role=role)
        self.held[shared.id] = shared
        self.sync.poke()
        return shared


def test_an_event_is_on_the_other_device_at_once(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one, other = Device(loop, hub, "fa"), Device(loop, hub, "bo")
    loop.advance(2)
    sent = one.write(1)
    loop.advance(1)
    assert other.held == {sent.id: sent}
    assert one.links == other.links == [Link.ONLINE]
    assert one.sync.waiting == 0


def test_without_a_network_it_queues_and_sends_when_it_can(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one, other = Device(loop, hub, "fa"), Device(loop, hub, "bo")
    loop.advance(2)
    one.network.up = False
    for number in range(250):
        one.write(number + 1)
    loop.advance(300)
    assert one.sync.link is Link.OFFLINE
    assert one.sync.waiting == 250
    assert other.held == {}
    asked = len(one.network.asked)
    loop.advance(60)
    assert 5 <= len(one.network.asked) - asked <= 30, "it tries again, now and then"
    one.network.up = True
    loop.advance(30)
    assert other.held == one.held
    assert len(hub.events) == 250
    assert one.sync.link is Link.ONLINE


def test_a_waiting_question_is_not_asked_in_a_hurry(loop: VirtualLoop) -> None:
    one = Device(loop, FakeHub(), "bo")
    loop.advance(3600)
    assert len(one.network.asked) < 160
    one.stop()


def test_another_store_is_told_everything_again(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one, other = Device(loop, hub, "fa"), Device(loop, hub, "bo")
    sent = one.write(1)
    loop.advance(3)
    hub.forget()
    loop.advance(60)
    assert [kept.id for kept in hub.events] == [sent.id]
    assert other.held == {sent.id: sent}


def test_what_a_store_took_before_its_news_were_heard_is_told_to_the_next_store(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one = Device(loop, hub, "fa")
    inner = hub._news

    async def silent(*_: object) -> Reply:
        raise TransportError("lost")

    hub._news = silent  # type: ignore[method-assign]
    sent = one.write(1)
    loop.advance(20)
    hub.forget()
    hub._news = inner  # type: ignore[method-assign]
    loop.advance(60)
    assert [kept.id for kept in hub.events] == [sent.id]


def test_a_lost_store_s_late_word_that_it_took_an_event_is_not_trusted(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one = Device(loop, hub, "fa")
    loop.advance(2)
    inner = hub._push

    async def slow(member: tuple[str, str], body: object) -> Reply:
        reply = await inner(member, body)
        hub._push = inner  # type: ignore[method-assign]
        await asyncio.sleep(8)
        return reply

    hub._push = slow  # type: ignore[method-assign]
    sent = one.write(1)
    loop.advance(1)
    hub.forget()
    loop.start(hub.wake())
    loop.advance(60)
    assert [kept.id for kept in hub.events] == [sent.id]


def test_a_device_the_hub_does_not_know_stops(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one = Device(loop, hub, "bo")
    loop.advance(2)
    hub.members.clear()
    loop.advance(60)
    assert one.links[-1] is Link.UNKNOWN
    assert one.task.done()


def test_one_event_that_the_hub_cannot_read_does_not_hold_up_the_others(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one = Device(loop, hub, "fa")
    loop.advance(2)
    inner = hub._push

    async def picky(member: tuple[str, str], body: object) -> Reply:
        assert isinstance(body, dict)
        if any(plain["id"] == "fa-7" for plain in body["events"]):
            return Reply(status=422, body={"error": {"number": 100, "message": ""}})
        return await inner(member, body)

    hub._push = picky  # type: ignore[method-assign]
    for number in range(1, 21):
        one.write(number)
    loop.advance(30)
    assert len(hub.events) == 19
    assert one.outcomes.count("rejected") == 1
    assert one.sync.waiting == 0


def test_the_hub_hears_what_is_on_screen(loop: VirtualLoop) -> None:
    hub = FakeHub()
    one = Device(loop, hub, "bo")
    loop.advance(2)
    for place in ("a", "b", "eglise"):
        one.place = place
        one.sync.moved()
        loop.advance(0.1)
    loop.advance(3)
    assert hub.places["bo"] == "eglise"
    assert sum("at=b" in asked for asked in one.network.asked) == 0, "passing through is not told"


_doings = st.lists(
    st.tuples(st.sampled_from("wwwwudrsn"), st.integers(0, 2), st.floats(0, 40)), min_size=1, max_size=25
)


@settings(max_examples=40, deadline=None)
@given(_doings, st.floats(0, 0.45), st.integers(0, 999))
def test_any_loss_repetition_delay_and_restart_ends_in_one_state(
    doings: list[tuple[str, int, float]], moods: float, seed: int
) -> None:
    loop = VirtualLoop()
    hub = FakeHub()
    devices = [Device(loop, hub, name, moods=moods, seed=seed) for name in ("fa", "fb", "fc")]
    written: list[Event] = []
    try:
        for doing, which, rest in doings:
            device = devices[which]
            match doing:
                case "w":
                    clock = max((one.clock for one in device.held.values()), default=0) + 1
                    written.append(device.write(clock * 3 + which))
                case "u" | "d":
                    device.network.up = doing == "u"
                case "r":
                    device.stop()
                    device.start()
                case "n":
                    hub.forget()
            loop.advance(rest)
        for device in devices:
            device.network.up, device.network.moods = True, 0.0
        loop.advance(300)
        states = {device.name: fold(device.held.values()) for device in devices}
        assert states["fa"] == states["fb"] == states["fc"] == fold(merge(written))
        assert len({one.id for one in hub.events}) == len(hub.events)
        assert {one.id for one in written} == {one.id for one in hub.events}
    finally:
        loop.shut()


def test_rests_do_not_come_all_at_once(loop: VirtualLoop) -> None:
    hub = FakeHub()
    devices = [Device(loop, hub, f"p{number}") for number in range(40)]
    loop.advance(2)
    for device in devices:
        device.network.up = False
    loop.advance(200)
    times: list[float] = []
    for device in devices:
        before = device.network.ask

        async def timed(*args, before=before, **kwargs):  # type: ignore[no-untyped-def]
            times.append(loop.time())
            return await before(*args, **kwargs)

        device.network.ask = timed  # type: ignore[method-assign]
    loop.advance(10)
    assert len({round(moment, 1) for moment in times}) > 15
    assert asyncio.iscoroutinefunction(devices[0].sync.run)
