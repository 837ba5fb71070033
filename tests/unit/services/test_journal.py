"""Keeping events: nothing is lost by two tabs, a full storage, damage, or the end of a tab."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.histories import event
from tests.unit.stores import MemoryStore
from visit_guide.domain.events import Event, Kind, dump
from visit_guide.domain.merge import merge
from visit_guide.errors import StoreError
from visit_guide.services.journal import Journal

NOON = datetime(2026, 5, 28, 12, tzinfo=UTC)


def opened(number: int, *, at: datetime = NOON, author: str = "ana") -> Event:
    """Something that is never made void: the opening of a stop of its own."""
    made = event(number, Kind.OPENED, author=author, item=f"stop-{number}")
    return Event(**{name: getattr(made, name) for name in Event.__slots__} | {"at": at.isoformat()})


def journal(store: MemoryStore, session: str = "tab", now: datetime = NOON, visit: str = "loos") -> Journal:
    return Journal(store, visit, session, lambda: now)


def read(store: MemoryStore, now: datetime = NOON) -> tuple[Event, ...]:
    return asyncio.run(journal(store, "reader", now).load())


def test_nothing_is_kept_before_anything_happened() -> None:
    store = MemoryStore()
    assert read(store) == ()
    assert store.texts == {}


def test_what_is_written_is_read_by_the_next_session() -> None:
    store = MemoryStore()
    first = journal(store)
    first.add(opened(1), opened(2))
    asyncio.run(first.write())
    assert read(store) == (opened(1), opened(2))
    assert list(store.texts) == ["visit-guide.loos.tab"]


def test_two_tabs_keep_both_their_events() -> None:
    store = MemoryStore()
    left, right = journal(store, "left"), journal(store, "right")

    async def work() -> None:
        await asyncio.gather(left.load(), right.load())
        for number in range(4):
            left.add(opened(number))
            right.add(opened(number, author="bo"))
            await asyncio.gather(left.write(), right.write())

    asyncio.run(work())
    assert len(read(store)) == 8


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(("load", "add", "write", "fail"))), max_size=20
    )
)
def test_whatever_tabs_do_in_turn_what_was_written_stays(steps: list[tuple[str, str]]) -> None:
    store, kept, number = MemoryStore(), set(), 0
    pending: dict[str, set[Event]] = {tab: set() for tab in "abc"}
    tabs = {tab: journal(store, tab) for tab in "abc"}

    async def work() -> None:
        nonlocal number
        for tab, step in steps:
            if step == "load":
                assert kept <= set(await tabs[tab].load())
            elif step == "add":
                number += 1
                # Some are old: other tabs take them over as if this one had been left.
                made = opened(number, author=tab, at=NOON - timedelta(days=2 * (number % 2)))
                tabs[tab].add(made)
                pending[tab].add(made)
            else:
                store.refuses = {"set"} if step == "fail" else set()
                try:
                    await tabs[tab].write()
                    kept.update(pending[tab])
                except StoreError:
                    assert step == "fail"
                store.refuses = set()

    asyncio.run(work())
    assert kept <= set(read(store))


def test_sessions_that_ended_are_taken_over_into_one_key() -> None:
    store = MemoryStore()
    for number in range(5):
        store.texts[f"visit-guide.loos.old-{number}"] = dump([opened(number)])
    late = NOON + timedelta(days=2)
    assert len(read(store, late)) == 5
    assert list(store.texts) == ["visit-guide.loos.reader"]
    assert len(read(store, late)) == 5


def test_a_session_of_today_is_left_to_its_tab() -> None:
    store = MemoryStore({"visit-guide.loos.open": dump([opened(1)])})
    read(store, NOON + timedelta(hours=23))
    assert list(store.texts) == ["visit-guide.loos.open"]


def test_a_tab_taken_over_while_open_loses_nothing() -> None:
    store = MemoryStore()
    slow = journal(store, "slow")
    slow.add(opened(1))
    asyncio.run(slow.write())
    read(store, NOON + timedelta(days=2))
    slow.add(opened(2))
    asyncio.run(slow.write())
    assert read(store) == (opened(1), opened(2))


@pytest.mark.parametrize("refused", ["set", "remove"])
def test_taking_over_that_fails_loses_nothing_and_disturbs_nobody(refused: str) -> None:
    store = MemoryStore({"visit-guide.loos.old": dump([opened(1)])})
    store.refuses = {refused}
    assert read(store, NOON + timedelta(days=2)) == (opened(1),)
    store.refuses = set()
    assert read(store) == (opened(1),)


@pytest.mark.parametrize("at", ["", "soon", "2026-05-27T12:00:00"])
def test_dates_that_cannot_be_used_do_no_harm(at: str) -> None:
    made = Event(id="x", visit="loos", author="a", clock=1, at=at, kind="opened")
    store = MemoryStore({"visit-guide.loos.old": dump([made])})
    assert read(store) == (made,)
    assert read(store) == (made,)


@pytest.mark.parametrize("text", ["", "{", "[3]", '[{"id": 1}]', "[" * 100_000])
def test_what_cannot_be_read_is_set_aside_never_deleted(text: str, caplog: pytest.LogCaptureFixture) -> None:
    store = MemoryStore({"visit-guide.loos.bad": text, "visit-guide.loos.good": dump([opened(1)])})
    later = NOON + timedelta(days=9)
    assert read(store, later) == (opened(1),)
    assert store.texts["visit-guide.loos.bad"] == text
    assert "visit-guide.loos.bad" in caplog.text


def test_another_visit_is_another_history() -> None:
    store = MemoryStore()
    for visit in ("loos", "loos-2", "lo"):
        kept = journal(store, visit=visit)
        kept.add(opened(len(visit)))
        asyncio.run(kept.write())
    assert read(store) == (opened(4),)


def test_a_refused_write_says_so_and_the_next_one_keeps_all() -> None:
    store = MemoryStore()
    tab = journal(store)
    tab.add(opened(1))
    store.refuses = {"set"}
    with pytest.raises(StoreError):
        asyncio.run(tab.write())
    tab.add(opened(2))
    store.refuses = set()
    asyncio.run(tab.write())
    assert read(store) == (opened(1), opened(2))


@pytest.mark.parametrize("refused", ["keys", "get"])
def test_a_store_that_cannot_be_read_says_so(refused: str) -> None:
    store = MemoryStore({"visit-guide.loos.old": dump([opened(1)])})
    store.refuses = {refused}
    with pytest.raises(StoreError):
        read(store)


def test_only_the_last_of_what_replaces_itself_is_written() -> None:
    store = MemoryStore()
    tab = journal(store)
    for number in range(50):
        tab.add(event(number, Kind.PLACE, path=f"/etape/{number}"))
    asyncio.run(tab.write())
    assert len(read(store)) == 1


def test_forgetting_removes_this_visit_only() -> None:
    store = MemoryStore({"visit-guide.loos.a": "[]", "visit-guide.other.a": "[]", "visit-guide.device": "x"})
    tab = journal(store)
    tab.add(opened(1))
    asyncio.run(tab.forget())
    assert sorted(store.texts) == ["visit-guide-wiped.loos", "visit-guide.device", "visit-guide.other.a"]
    asyncio.run(tab.write())
    assert read(store) == ()


def test_what_several_sessions_wrote_is_joined() -> None:
    mine, theirs = [opened(1)], [opened(1, author="bo"), opened(2, author="bo")]
    store = MemoryStore({"visit-guide.loos.a": dump(mine), "visit-guide.loos.b": dump(theirs)})
    assert read(store) == merge(mine, theirs)


def test_what_one_session_forgets_another_does_not_bring_back() -> None:
    store = MemoryStore()
    left, right = journal(store, "left"), journal(store, "right")

    async def work() -> None:
        await right.load()
        right.add(opened(1))
        await right.write()
        await left.load()
        await left.forget()
        right.add(opened(2, at=NOON + timedelta(seconds=1)))
        await right.write()  # it has not heard of it

    asyncio.run(work())
    assert read(store) == (opened(2, at=NOON + timedelta(seconds=1)),)
    assert "stop-1" not in "".join(store.texts.values())


def test_who_heard_of_it_forgets_and_writes_on() -> None:
    store = MemoryStore()
    left, right = journal(store, "left"), journal(store, "right")
    right.add(opened(1))
    asyncio.run(right.write())
    asyncio.run(left.forget())
    asyncio.run(right.forget(store.texts["visit-guide-wiped.loos"]))
    right.add(opened(2, at=NOON - timedelta(hours=1)))  # by a clock that is late
    asyncio.run(right.write())
    assert read(store) == (opened(2, at=NOON - timedelta(hours=1)),)


def test_who_reads_of_it_forgets_too() -> None:
    store = MemoryStore()
    left, right = journal(store, "left"), journal(store, "right")
    right.add(opened(1))
    asyncio.run(left.forget())
    assert asyncio.run(right.load()) == ()
    asyncio.run(right.write())
    assert "stop-1" not in "".join(store.texts.values())


def test_a_full_store_can_be_emptied() -> None:
    class Full(MemoryStore):
        async def set(self, key: str, text: str) -> None:
            self.refuses = (
                {"set"} if any(key.startswith("visit-guide.loos.") for key in self.texts) else set()
            )
            await super().set(key, text)

    store = Full({"visit-guide.loos.a": dump([opened(1)])})
    asyncio.run(journal(store).forget())
    assert read(store) == ()


def test_the_mark_of_a_wipe_says_when_and_nothing_else() -> None:
    store = MemoryStore()
    asyncio.run(journal(store).forget())
    (mark,) = store.texts.values()
    assert re.fullmatch(r"2026-05-28T12:00:00\+00:00 [0-9a-f]{8}", mark)


def test_what_another_session_tells_is_forgotten_as_when_it_is_read() -> None:
    store = MemoryStore()
    one = journal(store)
    early, late = opened(1), opened(2, at=NOON + timedelta(minutes=1))
    asyncio.run(one.forget())
    aware = next(text for key, text in store.texts.items() if "wiped" in key).rpartition(" ")[2]
    assert one.read({"visit-guide.loos.unaware": dump([early, late])}) == (late,)
    assert one.read({f"visit-guide.loos.aware@{aware}": dump([early, late])}) == (early, late)
    assert one.read({"visit-guide.other.tab": dump([late])}) == ()
