"""What every store of the hub must do: one suite, run on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.errors import StoreError
from visit_guide.hub.memory import MemoryStore
from visit_guide.hub.room import erased_event
from visit_guide.hub.sql import SqlStore
from visit_guide.hub.store import Group, HubStore, Member

Make = Callable[[], HubStore]
GROUP = Group(
    id="g" * 32, code="ABCDEF", visit="loos", public="0" * 64, proof_hash="1" * 64, created=1.0, expires=9.0
)
OTHER = replace(GROUP, id="h" * 32, code="GHJKMN", created=2.0)
ANA = Member(token_hash="a" * 64, group=GROUP.id, author="ana-000001", role="participant", joined=3.0)
BOB = Member(token_hash="b" * 64, group=GROUP.id, author="bob-000001", role="facilitator", joined=2.0)


@pytest.fixture(params=["memory", "sqlite"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Opens the store; again gives the same one, as after a restart."""
    opened: list[HubStore] = []
    memory = MemoryStore()

    def open_() -> HubStore:
        opened.append(memory if request.param == "memory" else SqlStore(str(tmp_path / "visit.sqlite3")))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()


@pytest.fixture
def store(make: Make) -> HubStore:
    made = make()
    assert made.add_group(GROUP)
    assert made.add_group(OTHER)
    return made


def event(number: int, author: str = ANA.author, group: str = GROUP.id) -> Event:
    return Event(
        id=f"event-{number:04d}",
        visit="loos",
        group=group,
        author=author,
        clock=number,
        at="2026-05-28T10:00:00+00:00",
        kind=Kind.SHARED.value,
        scope=Scope.GROUP,
        data=pack({"item": "église", "value": "☀ oui", "many": ("a", 1, 2.5, True, None)}),
    )


def test_groups_are_found_by_id_and_code(store: HubStore) -> None:
    assert store.group(GROUP.id) == GROUP
    assert store.group_by_code("ABCDEF") == GROUP
    assert store.group("nothing") is None
    assert store.group_by_code("") is None
    assert store.groups() == [GROUP, OTHER]


def test_an_id_or_a_code_is_given_once(store: HubStore) -> None:
    assert not store.add_group(GROUP)
    assert not store.add_group(replace(GROUP, id="i" * 32))
    assert not store.add_group(replace(GROUP, code="ZZZZZZ"))
    assert len(store.groups()) == 2


def test_a_closed_group_stays(store: HubStore) -> None:
    store.close_group(GROUP.id, 5.0)
    store.close_group("nothing", 5.0)
    assert store.group(GROUP.id) == replace(GROUP, closed=5.0)


def test_members_are_found_by_what_is_kept_of_their_token(store: HubStore) -> None:
    assert store.add_member(ANA)
    assert store.add_member(BOB)
    assert store.member(ANA.token_hash) == ANA
    assert store.member("c" * 64) is None
    assert store.members(GROUP.id) == [BOB, ANA]
    assert store.members(OTHER.id) == []


def test_an_author_or_a_token_is_let_in_once(store: HubStore) -> None:
    assert store.add_member(ANA)
    assert not store.add_member(ANA)
    assert not store.add_member(replace(ANA, token_hash="c" * 64))
    assert not store.add_member(replace(ANA, author="another-1"))
    assert not store.add_member(replace(ANA, group=OTHER.id))
    assert store.add_member(replace(ANA, token_hash="c" * 64, group=OTHER.id))


def test_nobody_is_of_a_group_that_is_not_there(store: HubStore) -> None:
    assert not store.add_member(replace(ANA, group="nothing"))


def test_events_come_back_as_they_were_in_order_of_arrival(store: HubStore) -> None:
    first = store.append([event(2), event(1)])
    second = store.append([event(3)])
    found = store.events(GROUP.id)
    assert [stored.event for stored in found] == [event(2), event(1), event(3)]
    assert found == [*first, *second]
    assert [stored.seq for stored in found] == sorted({stored.seq for stored in found})


def test_an_event_is_kept_once(store: HubStore) -> None:
    assert len(store.append([event(1), event(1)])) == 1
    assert store.append([event(1)]) == []
    assert [s.event for s in store.append([event(1), event(2)])] == [event(2)]
    assert len(store.events(GROUP.id)) == 2


def test_the_first_of_two_under_one_id_stays(store: HubStore) -> None:
    store.append([event(1)])
    other = replace(event(1), kind="message")
    assert store.append([other]) == []
    assert store.append([event(2), replace(event(2), kind="message")])[0].event == event(2)
    assert [s.event for s in store.events(GROUP.id)] == [event(1), event(2)]


def test_one_id_may_be_in_two_groups(store: HubStore) -> None:
    assert len(store.append([event(1), event(1, group=OTHER.id)])) == 2


def test_events_of_a_group_that_is_not_there_are_left_out(store: HubStore) -> None:
    assert store.append([event(1, group="nothing"), event(2)])[0].event == event(2)
    assert store.events("nothing") == []


def test_many_events_at_once(store: HubStore) -> None:
    many = [event(number) for number in range(1500)]
    assert len(store.append(many)) == 1500
    assert store.append(many) == []


def test_a_deleted_group_leaves_nothing_and_its_code_is_free(store: HubStore) -> None:
    store.add_member(ANA)
    store.append([event(1), event(1, group=OTHER.id)])
    store.delete_group(GROUP.id)
    assert store.group(GROUP.id) is None
    assert store.member(ANA.token_hash) is None
    assert store.events(GROUP.id) == []
    assert len(store.events(OTHER.id)) == 1
    store.delete_group("nothing")
    assert store.add_group(GROUP)
    assert store.events(GROUP.id) == []


def test_places_grow_even_after_deletions(store: HubStore) -> None:
    """A cursor that a device holds never points past what comes next."""
    last = store.append([event(1), event(2)])[-1].seq
    store.delete_group(GROUP.id)
    store.add_group(GROUP)
    assert store.append([event(3)])[0].seq > last


def test_an_erased_person_leaves_only_the_word_of_it(store: HubStore) -> None:
    store.add_member(ANA)
    store.add_member(BOB)
    store.append([event(1), event(2, BOB.author)])
    word = erased_event(GROUP, ANA.author, clock=3, at="2026-05-28T10:00:00+00:00", id_="w" * 32)
    store.erase(GROUP.id, ANA.author, word)
    assert [s.event for s in store.events(GROUP.id)] == [event(2, BOB.author), word]
    assert store.members(GROUP.id) == [BOB]
    assert store.member(ANA.token_hash) is None


def test_the_revision_grows_when_groups_or_members_go(store: HubStore) -> None:
    seen = [store.revision()]
    for change in (
        lambda: store.add_group(replace(GROUP, id="k" * 32, code="KKKKKK")),
        lambda: store.close_group(GROUP.id, 1.0),
        lambda: store.erase(GROUP.id, "x", erased_event(GROUP, "x", clock=1, at="", id_="w" * 32)),
        lambda: store.delete_group(GROUP.id),
    ):
        change()
        seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_everything_is_there_after_a_restart(make: Make, store: HubStore) -> None:
    store.add_member(ANA)
    store.append([event(1)])
    again = make()
    assert again.epoch() == store.epoch()
    assert again.revision() == store.revision()
    assert again.group(GROUP.id) == GROUP
    assert again.member(ANA.token_hash) == ANA
    assert [stored.event for stored in again.events(GROUP.id)] == [event(1)]


def test_the_hub_s_address_is_remembered(make: Make, store: HubStore) -> None:
    assert store.address() == ""
    store.set_address("http://192.168.1.5:8560/")
    store.set_address("https://visite.example/")
    assert make().address() == "https://visite.example/"


def test_two_stores_have_two_epochs(store: HubStore, tmp_path: Path) -> None:
    other = SqlStore(str(tmp_path / "other.sqlite3"))
    assert other.epoch() not in (store.epoch(), MemoryStore().epoch())
    other.close()


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database " * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        SqlStore(str(file))
    with pytest.raises(StoreError, match="cannot be opened"):
        SqlStore(str(tmp_path / "nowhere" / "visit.sqlite3"))
    with pytest.raises(StoreError, match="cannot be opened"):
        SqlStore("nothing://here")


def test_a_database_of_another_format_is_refused(tmp_path: Path) -> None:
    import sqlite3

    SqlStore(str(tmp_path / "v.sqlite3")).close()
    with sqlite3.connect(tmp_path / "v.sqlite3") as db:
        db.execute("UPDATE meta SET value = '9' WHERE name = 'format'")
    db.close()
    with pytest.raises(StoreError, match="version"):
        SqlStore(str(tmp_path / "v.sqlite3"))


def test_deleted_words_are_gone_from_the_files(tmp_path: Path) -> None:
    file = tmp_path / "v.sqlite3"
    store = SqlStore(str(file))
    store.add_group(GROUP)
    secret = replace(event(1), data=pack({"value": "Zaubernuss" * 40}))
    store.append([secret, event(2, BOB.author)])
    assert b"Zaubernuss" in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    store.erase(GROUP.id, ANA.author, erased_event(GROUP, ANA.author, clock=3, at="", id_="w" * 32))
    assert b"Zaubernuss" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    store.close()
