"""Being of a group on several devices: joining, leading, following, codes without a network."""

from __future__ import annotations

import random
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.ui.virtual_loop import VirtualLoop
from tests.unit.services.fake_hub import FakeHub, Network, a_key
from tests.unit.state.guides import guide
from tests.unit.stores import MemoryStore
from visit_guide.domain.attendance import Half
from visit_guide.domain.events import Kind
from visit_guide.services.journal import Journal
from visit_guide.services.sync import Link
from visit_guide.state import routes
from visit_guide.state.detail import Detail
from visit_guide.state.following import Shown
from visit_guide.state.group_tools import GroupTools
from visit_guide.state.keyboard import Keyboard
from visit_guide.state.recorder import Recorder
from visit_guide.state.session import Session

DAWN = datetime(2026, 5, 28, 8, tzinfo=UTC)
HOME = "https://visite.example/"


class Device:
    """A page on a device: ``session`` is what it shows."""

    def __init__(
        self,
        loop: VirtualLoop,
        hub: FakeHub,
        path: str = "/",
        *,
        store: MemoryStore | None = None,
        up: bool = True,
    ) -> None:
        self.loop = loop
        self.store = store or MemoryStore()
        self.network = Network(hub, random.Random(7))
        self.network.up = up
        self.went: list[str] = []
        self.buzzes = 0
        start = loop.time()

        def now() -> datetime:
            return DAWN + timedelta(seconds=loop.time() - start)

        self.now = now
        self.session = loop.run(self._open(path))
        self.travelling = self.session.travelling
        self.group = self.travelling.group
        loop.advance(1)

    async def _open(self, path: str) -> Session:
        recorder = Recorder(
            Journal(self.store, "essai", f"tab-{id(self)}", self.now),
            visit="essai",
            author=f"tablet-{id(self)}",
            clock=self.now,
            spawn=self._spawn,
        )
        session = Session(
            guide(*STOPS),
            recorder=recorder,
            navigate=self.went.append,
            spawn=self._spawn,
            media=str,
            open_link=self.went.append,
            tools=GroupTools(
                store=self.store,
                connect=lambda _: self.network,
                home=HOME,
                clock=self.now,
                buzz=self._buzz,
            ),
        )
        await session.load(path)
        return session

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.loop.create_task(work)

    def _buzz(self) -> None:
        self.buzzes += 1

    def do(self, action: Any, *args: Any, **kwargs: Any) -> Any:
        """Call ``action`` on the page's loop, and let it settle."""

        async def call() -> Any:
            return action(*args, **kwargs)

        return self.loop.run(call())

    @property
    def call(self) -> Shown:
        """What is shown of the group's move."""
        return self.session.call.shown


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    """A loop whose hours pass at once."""
    running = VirtualLoop()
    yield running
    running.shut()


@pytest.fixture
def hub() -> FakeHub:
    """The group's hub."""
    return FakeHub("essai")


STOPS = ["moulin", "jardin", "halle"]


def facilitator(loop: VirtualLoop, hub: FakeHub, **more: Any) -> Device:
    device = Device(loop, hub, "/animation", **more)
    assert device.do(device.group.open, a_key())
    loop.advance(2)
    return device


def participant(loop: VirtualLoop, hub: FakeHub, **more: Any) -> Device:
    device = Device(loop, hub, **more)
    device.do(device.group.join, hub.keys.code.lower(), "Zoé")
    loop.advance(2)
    return device


def test_who_joins_is_in_and_lands_where_the_group_is(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = facilitator(loop, hub)
    early = participant(loop, hub)
    assert early.session.together.link is Link.ONLINE
    assert early.session.location == routes.DAY
    lead.do(lead.travelling.lead.step, STOPS[1])
    loop.advance(2)
    assert early.session.location == routes.stop(STOPS[1]), "joined before the first step"
    late = participant(loop, hub)
    assert late.session.location == routes.stop(STOPS[1])
    assert late.session.together.state.at == STOPS[1]
    assert sorted(dict(lead.session.together.state.names).values()) == ["Zoé", "Zoé"]


def test_a_move_waits_in_a_banner_and_joining_can_be_taken_back(loop: VirtualLoop, hub: FakeHub) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    loop.advance(3)
    lead.do(lead.travelling.lead.step, STOPS[1])
    loop.advance(2)
    assert one.session.location == routes.stop(STOPS[0])
    assert one.call is Shown.BANNER
    assert one.buzzes == 1
    one.do(one.travelling.following.join)
    assert one.session.location == routes.stop(STOPS[1])
    assert one.session.call.back == routes.stop(STOPS[0])
    one.do(one.travelling.following.go_back)
    assert one.session.location == routes.stop(STOPS[0])
    assert one.call is Shown.QUIET
    one.do(one.travelling.following.join)
    loop.advance(11)
    assert one.call is Shown.NOTHING


def test_typing_holds_the_banner_and_a_questionnaire_or_dialog_hides_it(
    loop: VirtualLoop, hub: FakeHub
) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    loop.advance(3)
    following = one.travelling.following
    one.do(following.focused, True)
    one.do(following.typed)
    lead.do(lead.travelling.lead.step, STOPS[1])
    for _ in range(8):
        loop.advance(0.4)
        assert one.call is Shown.NOTHING
        one.do(following.typed)
    loop.advance(0.6)
    assert one.call is Shown.BANNER
    assert one.session.call.compact
    one.do(following.stay)
    assert one.call is Shown.QUIET
    lead.do(lead.travelling.lead.step, STOPS[2])
    one.do(one.session.show, Detail(title="x", text="y"))
    loop.advance(3)
    assert one.call is Shown.NOTHING
    one.do(one.session.show, None)
    assert one.session.call.item == STOPS[2]
    one.do(one.session.go, routes.DAY)
    assert one.call is Shown.NOTHING, "the day shows it by itself"


@pytest.mark.parametrize("key_first", [True, False])
def test_escape_closes_the_note_first_and_the_banner_comes_when_it_is_closed(
    loop: VirtualLoop, hub: FakeHub, *, key_first: bool
) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    keyboard = Keyboard(one.session, one.travelling.later)
    lead.do(lead.travelling.lead.step, STOPS[0])
    loop.advance(3)
    one.do(one.session.new_note)
    one.do(one.travelling.following.focused, True)
    lead.do(lead.travelling.lead.step, STOPS[1])
    loop.advance(3)
    assert one.call is Shown.NOTHING
    # The key and the closing come one after the other, in either order.
    first, second = [(keyboard.press, "Escape"), (one.session.pad.close,)][:: 1 if key_first else -1]
    one.do(*first)
    loop.advance(0.05)
    one.do(*second)
    loop.advance(0.1)
    assert one.call is Shown.BANNER
    loop.advance(1)
    # A dialog above a banner that was there before takes the key too.
    one.do(one.session.show, Detail(title="x", text="y"))
    one.do(keyboard.press, "Escape")
    one.do(one.session.show, None)
    assert one.call is Shown.BANNER
    loop.advance(1)
    one.do(keyboard.press, "Escape")
    assert one.call is Shown.QUIET


def test_following_by_oneself_never_acts_while_one_types_or_reads_further_down(
    loop: VirtualLoop, hub: FakeHub
) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    loop.advance(3)
    one.do(one.session.set, "follow_group", True)
    one.do(one.travelling.following.scrolled, 400)
    lead.do(lead.travelling.lead.step, STOPS[1])
    loop.advance(3)
    assert one.session.location == routes.stop(STOPS[0])
    assert one.call is Shown.BANNER
    one.do(one.travelling.following.join)
    lead.do(lead.travelling.lead.step, STOPS[2])
    loop.advance(3)
    assert one.session.location == routes.stop(STOPS[2])
    assert one.session.call.back == routes.stop(STOPS[1])


def test_without_a_network_two_steps_later_it_catches_up(loop: VirtualLoop, hub: FakeHub) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    loop.advance(3)
    one.network.up = False
    for stop in STOPS[1:3]:
        lead.do(lead.travelling.lead.step, stop)
        loop.advance(60)
    one.do(one.group.contribute, Kind.PRACTICE, item=STOPS[0], text="Des vergers")
    assert one.session.together.link is Link.OFFLINE
    assert one.session.together.waiting == 1
    one.network.up = True
    loop.advance(20)
    assert one.session.call.item == STOPS[2]
    assert one.session.together.waiting == 0
    assert [p.text for p in lead.session.together.state.practices] == ["Des vergers"]


def test_a_step_taken_by_mistake_is_taken_back_with_its_time(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = facilitator(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    began = lead.session.together.state.step
    assert began is not None
    loop.advance(600)
    lead.do(lead.travelling.lead.step, STOPS[1])
    lead.do(lead.travelling.lead.step, STOPS[2])
    assert lead.session.together.state.at == STOPS[1], "two taps are one"
    lead.do(lead.travelling.lead.undo)
    state = lead.session.together.state
    assert state.step is not None
    assert (state.at, state.step.at) == (STOPS[0], began.at)
    assert [step.text("item") for step in state.steps] == [STOPS[0]]
    loop.advance(60)
    assert lead.session.leading.launched == ""


def test_a_second_device_with_the_key_takes_over(loop: VirtualLoop, hub: FakeHub) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    loop.advance(2)
    lead.network.up = False
    other = Device(loop, hub, f"/animation/{a_key()}")
    loop.advance(3)
    assert other.went[-1] == "/animation"
    assert other.session.together.state.at == STOPS[0]
    other.do(other.travelling.lead.step, STOPS[1])
    lead.do(lead.travelling.lead.step, STOPS[2])
    loop.advance(5)
    assert one.session.together.state.at == STOPS[1]
    lead.network.up = True
    loop.advance(20)
    states = {d.session.together.state.at for d in (lead, other, one)}
    assert len(states) == 1, "the same one wins everywhere"


def test_a_key_is_in_no_event_and_in_no_representation(loop: VirtualLoop, hub: FakeHub) -> None:
    device = Device(loop, hub, f"/animation/{a_key()}")
    loop.advance(3)
    bare = a_key().replace("-", "")
    assert device.session.together.leads
    assert bare not in repr(device.session.together)
    for event in device.session.recorder.history:
        assert bare not in repr(event).replace("-", "")
    assert bare not in device.session.visit.path.replace("-", "")


def test_a_scanned_state_brings_everything_without_any_network(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = facilitator(loop, hub, up=False)
    lead.do(lead.travelling.lead.step, STOPS[1])
    lead.do(lead.travelling.lead.message, "Rendez-vous à 14 h devant la mairie")
    links = lead.do(lead.travelling.handover.links)
    assert all(link.startswith(f"{HOME}#/groupe/") for link in links)
    store = MemoryStore()
    for link in reversed(links):
        one = Device(loop, hub, link.partition("#")[2], store=store, up=False)
    state = one.session.together.state
    assert state.at == STOPS[1]
    assert state.message is not None
    assert one.session.location == routes.stop(STOPS[1])
    assert one.session.together.member is not None
    assert one.session.together.member.code == hub.keys.code
    again = Device(loop, hub, links[0].partition("#")[2], store=store, up=False)
    assert again.session.together.word == "known"
    again.do(again.group.leave)
    again.do(again.session.arrive, links[0].partition("#")[2])
    loop.advance(0.1)
    assert again.session.together.member is not None
    assert again.session.together.word == "merged", "the group was taken up, with what was known of it"


def test_what_a_person_shares_comes_back_by_codes_and_counts_once(loop: VirtualLoop, hub: FakeHub) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    one.network.up = False
    for number in range(30):
        one.do(
            one.group.contribute, Kind.PRACTICE, item=STOPS[0], text=f"Idée {number} : {'vélo ' * 9}{number}"
        )
    links = one.do(one.travelling.handover.links)
    assert len(links) > 1
    for link in (*links[1:], *links):
        lead.do(lead.session.arrive, link.partition("#")[2])
        loop.advance(0.1)
    assert len(lead.session.together.state.practices) == 30
    loop.advance(10)
    assert sum(event.kind == Kind.PRACTICE for event in hub.events) == 30
    one.network.up = True
    loop.advance(20)
    assert sum(event.kind == Kind.PRACTICE for event in hub.events) == 30
    file = one.do(one.travelling.handover.file)
    lead.do(lead.travelling.handover.read_file, file)
    assert lead.session.together.word == "known"


def test_damaged_and_foreign_codes_say_so(loop: VirtualLoop, hub: FakeHub) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    (link, *_) = lead.do(lead.travelling.handover.links)
    one.do(one.session.arrive, link.partition("#")[2][:-3] + "AAA")
    loop.advance(1)
    assert one.session.together.word == "damaged"
    other = replace(one.session.together.member, public=bytes(32))  # type: ignore[type-var]
    one.do(one.group.enter, other)
    one.do(one.session.arrive, link.partition("#")[2])
    loop.advance(1)
    assert one.session.together.word == "foreign"
    one.do(one.travelling.handover.read_file, "bonjour")
    assert one.session.together.word == "damaged"


def test_a_typed_stop_takes_one_there_in_any_group_or_none(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = facilitator(loop, hub, up=False)
    lead.do(lead.travelling.lead.step, STOPS[2])
    code = lead.travelling.stop_code()
    one = Device(loop, hub, up=False)
    assert not one.do(one.travelling.typed_stop, "9ZZZ")
    assert one.do(one.travelling.typed_stop, f" {code[0]} {code[1:].lower()} ")
    assert one.session.location == routes.stop(STOPS[2])


def test_the_group_is_taken_up_after_closing_the_page(loop: VirtualLoop, hub: FakeHub) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    lead.do(lead.travelling.lead.step, STOPS[0])
    loop.advance(2)
    one.do(one.group.exchange.stop)
    again = Device(loop, hub, store=one.store)
    assert again.session.together.member == one.session.together.member
    assert again.session.together.state.at == STOPS[0]
    assert again.session.together.link is Link.ONLINE
    again.do(again.group.leave, erase=True)
    loop.advance(2)
    assert again.session.together.member is None
    assert again.session.together.word == "erased"
    third = Device(loop, hub, store=one.store)
    assert third.session.together.member is None


def test_who_leaves_a_group_and_comes_back_is_the_same_person(loop: VirtualLoop, hub: FakeHub) -> None:
    one = participant(loop, hub)
    author = one.session.together.member.author
    one.network.up = False
    one.do(one.group.contribute, Kind.PRACTICE, item=STOPS[0], text="Un marché")
    one.do(one.group.leave)
    one.network.up = True
    assert one.session.together.member is None
    again = Device(loop, hub, store=one.store)
    assert again.session.together.member is None, "also after the page was closed"
    again.do(again.group.join, hub.keys.code, "Zoé encore")
    loop.advance(40)
    assert again.session.together.member.author == author
    assert {event.author for event in hub.events} == {author}
    assert [e.text("text") for e in hub.events if e.kind == Kind.PRACTICE] == ["Un marché"], "sent before"
    again.do(again.group.leave, erase=True)
    loop.advance(2)
    assert hub.events == [], "all that was shared before goes too"
    again.do(again.group.join, hub.keys.code, "Zoé enfin")
    loop.advance(2)
    assert again.session.together.member.author != author, "who had all deleted is somebody new"


def test_who_comes_back_after_the_hub_deleted_their_place_is_somebody_new(
    loop: VirtualLoop, hub: FakeHub
) -> None:
    one = participant(loop, hub)
    author = one.session.together.member.author
    one.do(one.group.leave)
    hub.members = {"of nobody": (author, "participant")}  # as the hub answers for who was deleted
    one.do(one.group.join, hub.keys.code, "Zoé")
    loop.advance(2)
    assert one.session.together.member is not None
    assert one.session.together.member.author != author


def erased(hub: FakeHub, author: str) -> None:
    """The organiser has all of ``author`` deleted."""
    hub.members = {token: who for token, who in hub.members.items() if who[0] != author}
    hub.events[:] = [event for event in hub.events if event.author != author]
    hub.erased.add(author)


@pytest.mark.parametrize("left", [False, True], ids=["still there", "left before"])
def test_what_the_organiser_deleted_is_not_handed_in_again(
    loop: VirtualLoop, hub: FakeHub, *, left: bool
) -> None:
    one = participant(loop, hub)
    author = one.session.together.member.author
    one.do(one.group.contribute, Kind.PRACTICE, item=STOPS[0], text="Un marché")
    one.do(one.session.questions.sign, Half.MORNING, "Zoé", "")
    loop.advance(2)
    if left:
        one.do(one.group.leave)
    erased(hub, author)
    if not left:
        loop.advance(60)
        assert one.session.together.link is Link.UNKNOWN
        one.do(one.group.again)
        loop.advance(5)
        assert one.session.together.member is None, "to come back is for them to decide"
        assert one.session.together.word == "was-erased"
        assert one.session.together.invited == hub.keys.code
    one.do(one.group.join, hub.keys.code, "Zoé")
    loop.advance(5)
    assert one.session.together.link is Link.ONLINE
    assert one.session.together.word == ("was-erased" if left else "")
    one.do(one.group.rename, "Zoé encore")
    loop.advance(5)
    given = {event.kind for event in hub.events if event.role == "participant"}
    assert given == {Kind.JOINED}
    one.do(one.session.questions.sign, Half.MORNING, "Zoé", "")
    loop.advance(5)
    assert [event.kind for event in hub.events].count(Kind.SIGNED) == 1, "what is done anew is handed in"
    again = Device(loop, hub, store=one.store)
    loop.advance(5)
    assert again.session.together.link is Link.ONLINE
    assert [event.kind for event in hub.events].count(Kind.SIGNED) == 1
    assert not [event for event in hub.events if event.kind == Kind.PRACTICE]


def test_another_page_of_the_device_leaves_with_the_one_that_had_all_deleted(
    loop: VirtualLoop, hub: FakeHub
) -> None:
    one = participant(loop, hub)
    other = Device(loop, hub, store=one.store)
    other.do(other.group.contribute, Kind.PRACTICE, item=STOPS[0], text="Un marché")
    loop.advance(2)
    one.do(one.group.leave, erase=True)
    loop.advance(2)
    loop.run(other.session.recorder.refresh())
    loop.advance(2)
    assert other.session.together.member is None
    assert hub.events == []
    assert not [event for event in other.session.recorder.history if event.kind == Kind.PRACTICE]


def test_a_hub_that_forgot_the_device_lets_it_in_anew(loop: VirtualLoop, hub: FakeHub) -> None:
    lead, one = facilitator(loop, hub), participant(loop, hub)
    one.do(one.group.contribute, Kind.PRACTICE, item=STOPS[0], text="Un marché")
    loop.advance(2)
    hub.members.clear()
    hub.forget()
    loop.advance(40)
    assert lead.session.together.link is Link.ONLINE, "a facilitator's enters by itself"
    assert one.session.together.link is Link.UNKNOWN
    one.do(one.group.again)
    loop.advance(5)
    assert one.session.together.link is Link.ONLINE
    assert sum(event.kind == Kind.PRACTICE for event in hub.events) == 1
    assert len(lead.session.together.state.practices) == 1


def test_wrong_codes_and_keys_say_so(loop: VirtualLoop, hub: FakeHub) -> None:
    one = Device(loop, hub)
    one.do(one.group.join, "ZZZZZZ")
    loop.advance(2)
    assert one.session.together.word == "unknown-code"
    one.network.up = False
    one.do(one.group.join, hub.keys.code)
    loop.advance(2)
    assert one.session.together.word == "no-answer"
    assert not one.do(one.group.open, "ABC")
    assert one.session.together.word == "not-a-key"
