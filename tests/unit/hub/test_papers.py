"""The organiser's papers from the hub: who gets them, and what waits while they are made."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from tests.unit.hub.hubs import Hub, with_hub
from visit_guide.domain.events import Event, Kind
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.papers import A_MINUTE, MOST_AT_ONCE, Papers
from visit_guide.hub.room import Room
from visit_guide.hub.store import Group

PATH = "/v1/group/papers"


class FakeMaker:
    """Makes papers when it is let."""

    def __init__(self, fault: Refusal | None = None) -> None:
        self.fault = fault
        self.made: list[tuple[str, tuple[str, ...], bool]] = []
        self.let = threading.Event()
        self.let.set()
        self.begun = threading.Event()
        self.at_once = 0
        self.stopped = False

    def make(self, group: Group, events: Sequence[Event], *, names: bool) -> bytes:
        """Whose events they were, as bytes."""
        self.at_once += 1
        assert self.at_once == 1, "two at a time"
        self.begun.set()
        assert self.let.wait(30)
        self.at_once -= 1
        authors = tuple(event.author for event in events)
        self.made.append((group.id, authors, names))
        if self.fault is not None:
            raise self.fault
        return f"{' '.join(authors)} {names}".encode()

    def stop(self) -> None:
        """Remember that it was."""
        self.stopped = True
        self.let.set()


def test_a_facilitator_gets_the_papers_with_names_and_without() -> None:
    maker = FakeMaker()

    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        await tablet.push(tablet.event(Kind.JOINED, name="Amina"))
        leader = await hub.device("leader-01", "facilitator")
        answer = await leader.ask("GET", PATH)
        assert (answer.status_code, answer.content) == (200, b"tablet-01 True")
        assert answer.headers["content-type"] == "application/zip"
        assert (await leader.ask("GET", f"{PATH}?names=false")).content == b"tablet-01 False"

    with_hub(work, papers=Papers(maker))
    assert [group for group, _, _ in maker.made] == [with_hub(_group_id)] * 2


async def _group_id(hub: Hub) -> str:
    return hub.keys.group


def test_nobody_else_gets_them() -> None:
    maker = FakeMaker()

    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        assert (await tablet.ask("GET", PATH)).json()["error"]["number"] == Fault.FACILITATORS_ONLY
        assert (await hub.http.get(PATH)).json()["error"]["number"] == Fault.NO_TOKEN
        wrong = await hub.device("leader-01", "facilitator")
        wrong.token = "w" * 43
        assert (await wrong.ask("GET", PATH)).json()["error"]["number"] == Fault.NO_TOKEN
        body = {"code": hub.keys.code, "author": "leader-02", "token": "t" * 43, "proof": "0" * 64}
        answer = await hub.http.post("/v1/open", json=body)
        assert answer.json()["error"]["number"] == Fault.WRONG_KEY
        headers = {"Authorization": f"Bearer {'t' * 43}"}
        assert (await hub.http.get(PATH, headers=headers)).status_code == 401

    with_hub(work, papers=Papers(maker))
    assert not maker.made


def test_a_closed_group_has_its_papers_and_a_deleted_one_has_none() -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        hub.store.close_group(hub.keys.group, 1.0)
        await hub.desk.refresh()
        assert (await leader.ask("GET", PATH)).status_code == 200
        await leader.ask("DELETE", "/v1/group")
        assert (await leader.ask("GET", PATH)).json()["error"]["number"] == Fault.NO_TOKEN

    with_hub(work, papers=Papers(FakeMaker()))


class _AskedTwice(Papers):
    """Tells when two have asked, each with what the group knew then."""

    def __init__(self, maker: FakeMaker) -> None:
        super().__init__(maker)
        self.both = asyncio.Event()
        self.times = 0

    async def _made(self, room: Room, *, names: bool) -> bytes:
        self.times += 1
        if self.times == 2:
            self.both.set()
        return await super()._made(room, names=names)


def test_two_who_ask_at_once_get_the_same_and_the_hub_goes_on_answering() -> None:
    maker = FakeMaker()
    papers = _AskedTwice(maker)
    maker.let.clear()

    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        other = await hub.device("leader-02", "facilitator")
        asked = [asyncio.create_task(one.ask("GET", PATH)) for one in (leader, other)]
        await asyncio.to_thread(maker.begun.wait, 30)
        await asyncio.wait_for(papers.both.wait(), 30)  # what is pushed below would be in another's papers
        assert (await hub.http.get("/health")).status_code == 200
        assert await leader.push(leader.event(Kind.STEP, item="eglise")) == [("accepted", None)]
        maker.let.set()
        one, two = await asyncio.gather(*asked)
        assert one.status_code == two.status_code == 200
        assert one.content == two.content

    with_hub(work, papers=papers)
    assert len(maker.made) == 1


def test_who_goes_away_does_not_take_it_from_the_other() -> None:
    maker = FakeMaker()
    maker.let.clear()

    async def work(hub: Hub) -> None:
        papers = Papers(maker)
        asked = [
            asyncio.create_task(papers.of(lambda: hub.desk.room(hub.keys.group), names=True))
            for _ in range(2)
        ]
        await asyncio.to_thread(maker.begun.wait, 30)
        asked[0].cancel()
        maker.let.set()
        assert await asked[1] == b" True"

    with_hub(work)


def test_who_asks_for_more_than_can_wait_is_told_to_come_back() -> None:
    maker = FakeMaker()
    maker.let.clear()

    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        asked = []
        for number in range(MOST_AT_ONCE):
            await leader.push(leader.event(Kind.STEP, item=f"stop-{number}"))
            asked.append(asyncio.create_task(leader.ask("GET", PATH)))
            await asyncio.sleep(0.01)
        await leader.push(leader.event(Kind.STEP, item="last"))
        answer = await leader.ask("GET", PATH)
        assert (answer.status_code, answer.json()["error"]["number"]) == (429, Fault.PAPERS_BUSY)
        assert int(answer.headers["retry-after"]) > 0
        maker.let.set()
        assert {one.status_code for one in await asyncio.gather(*asked)} == {200}

    with_hub(work, papers=Papers(maker))


def test_one_group_asks_only_so_often() -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        found = [(await leader.ask("GET", PATH)).status_code for _ in range(A_MINUTE + 1)]
        assert found == [200] * A_MINUTE + [429]

    with_hub(work, papers=Papers(FakeMaker()))


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Refusal(Fault.NO_PUBLISHER), 409),
        (Refusal(Fault.OTHER_CONTENT), 409),
        (Refusal(Fault.PAPERS_FAILED, detail="bilan : police introuvable"), 500),
        (Refusal(Fault.PAPERS_TOO_MUCH), 500),
    ],
)
def test_why_there_are_none_is_said_in_words(fault: Refusal, status: int) -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        answer = await leader.ask("GET", PATH)
        error = answer.json()["error"]
        assert (answer.status_code, error["number"]) == (status, int(fault.fault))
        assert error.get("detail", "") == fault.detail

    with_hub(work, papers=Papers(FakeMaker(fault)))


def test_a_hub_that_cannot_make_them_says_so() -> None:
    async def work(hub: Hub) -> None:
        leader = await hub.device("leader-01", "facilitator")
        answer = await leader.ask("GET", PATH)
        assert (answer.status_code, answer.json()["error"]["number"]) == (409, Fault.NO_CONTENT)

    with_hub(work)


def test_who_was_deleted_meanwhile_is_in_no_papers() -> None:
    maker = FakeMaker()
    maker.let.clear()

    async def work(hub: Hub) -> None:
        tablet = await hub.device("tablet-01")
        await tablet.push(tablet.event(Kind.JOINED, name="Amina"))
        leader = await hub.device("leader-01", "facilitator")
        asked = asyncio.create_task(leader.ask("GET", PATH))
        await asyncio.to_thread(maker.begun.wait, 30)
        await leader.ask("DELETE", "/v1/group/members/tablet-01")
        maker.let.set()
        assert (await asked).content == b"hub True"

    with_hub(work, papers=Papers(maker))


def test_a_hub_that_stops_gives_them_up() -> None:
    maker = FakeMaker()
    papers = Papers(maker)
    papers.stop()
    assert maker.stopped
