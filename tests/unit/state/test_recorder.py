"""The recorder: one history out of own and others' events, in one order, kept on the device."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.histories import event
from tests.unit.stores import MemoryStore
from visit_guide.domain.events import Event, Kind, Scope
from visit_guide.domain.merge import merge
from visit_guide.services.journal import Journal
from visit_guide.state.recorder import Recorder

NOON = datetime(2026, 5, 28, 12, tzinfo=UTC)


class Tablet:
    """A recorder whose background work runs when told to."""

    def __init__(self, store: MemoryStore | None = None, page: str = "tab") -> None:
        self.store = store or MemoryStore()
        self._work: list[Coroutine[Any, Any, None]] = []
        self.recorder = Recorder(
            Journal(self.store, "essai", page, lambda: NOON),
            visit="essai",
            author="tablet",
            clock=lambda: NOON,
            spawn=self._work.append,
        )
        asyncio.run(self.recorder.load())

    def settle(self) -> None:
        while self._work:
            asyncio.run(self._work.pop(0))


def opened(number: int, author: str = "ana") -> Event:
    return event(number, Kind.OPENED, author=author, item=f"stop-{number}")


def test_what_is_recorded_is_there_after_a_restart() -> None:
    tablet = Tablet()
    made = tablet.recorder.record(Kind.OPENED, item="moulin")
    tablet.settle()
    assert Tablet(tablet.store).recorder.history == (made,)


def test_an_event_for_the_group_says_so_and_another_stays_on_the_device() -> None:
    tablet = Tablet()
    shared = tablet.recorder.make(Kind.SHARED, {"value": "x"}, group="g")
    assert (shared.scope, shared.group) == (Scope.GROUP, "g")
    assert tablet.recorder.make(Kind.ANSWER, {}).scope is Scope.DEVICE


def test_what_others_did_is_taken_once_and_the_clock_goes_on_from_it() -> None:
    tablet = Tablet()
    told: list[tuple[Event, ...]] = []
    tablet.recorder.subscribe(told.append)
    theirs = opened(40)
    assert tablet.recorder.take([theirs, theirs]) == (theirs,)
    assert tablet.recorder.take([theirs]) == ()
    assert told == [(theirs,)]
    assert tablet.recorder.record(Kind.OPENED, item="b").clock > theirs.clock
    tablet.settle()


def test_what_another_page_keeps_is_known_here_and_stays_its_own_to_keep() -> None:
    store = MemoryStore()
    here, there = Tablet(store), Tablet(store, "other")
    answered = there.recorder.record(Kind.ITEM_ANSWERED, questionnaire="start", question="q1", value="2")
    there.recorder.record(Kind.PLACE, path="/carnet")
    there.settle()
    told: list[tuple[Event, ...]] = []
    here.recorder.subscribe(told.append)
    for _ in range(2):
        here.recorder.hear({**store.texts, "visit-guide.device": "x", "visit-guide.essai.damaged": "["})
    here.settle()
    assert told == [(answered,)]
    assert list(store.texts) == ["visit-guide.essai.other"]
    assert here.recorder.record(Kind.OPENED, item="b").clock > answered.clock
    here.settle()


def test_a_listener_that_left_hears_no_more() -> None:
    tablet = Tablet()
    told: list[tuple[Event, ...]] = []
    tablet.recorder.subscribe(told.append)()
    tablet.recorder.record(Kind.OPENED, item="a")
    tablet.settle()
    assert told == []


def test_a_store_that_refuses_is_said_until_it_keeps_again() -> None:
    tablet = Tablet()
    tablet.store.refuses = {"set"}
    tablet.recorder.record(Kind.OPENED, item="a")
    tablet.settle()
    assert tablet.recorder.save_failed
    tablet.store.refuses = set()
    tablet.recorder.record(Kind.OPENED, item="b")
    tablet.settle()
    assert not tablet.recorder.save_failed
    assert len(Tablet(tablet.store).recorder.history) == 2


@given(st.lists(st.lists(st.integers(0, 12)), max_size=6))
def test_in_whatever_order_events_come_the_history_is_their_merge(batches: list[list[int]]) -> None:
    tablet = Tablet()
    for batch in batches:
        tablet.recorder.take([opened(number, author=f"a{number % 3}") for number in batch])
    wanted = merge(opened(number, author=f"a{number % 3}") for batch in batches for number in batch)
    assert tablet.recorder.history == wanted
    tablet.settle()
