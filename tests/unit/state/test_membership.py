"""What is kept of a group: read back as it was, secrets never shown, damage counts as nothing."""

from __future__ import annotations

import asyncio

import pytest

from tests.unit.services.fake_hub import a_key
from tests.unit.stores import MemoryStore
from visit_guide.domain.keys import derive, normalise
from visit_guide.state.membership import Membership, MembershipStore

KEYS = derive(a_key())
MEMBER = Membership(
    public=KEYS.public,
    author="a" * 32,
    token="secret-token",
    role="facilitator",
    key=normalise(a_key()),
    name="Zoé",
    admitted=True,
    closed=("one",),
    former=("b" * 32,),
    left=True,
)


def test_it_is_read_back_as_it_was_and_forgotten_when_left() -> None:
    store = MemoryStore()
    kept = MembershipStore(store, "loos")
    asyncio.run(kept.save(MEMBER))
    assert asyncio.run(kept.load()) == MEMBER
    asyncio.run(kept.save(None))
    assert asyncio.run(kept.load()) is None
    assert store.texts == {}


def test_what_follows_from_the_key() -> None:
    assert (MEMBER.group, MEMBER.code) == (KEYS.group, KEYS.code)
    assert MEMBER.keys == KEYS
    assert MEMBER.leads


def test_secrets_are_not_in_its_representation() -> None:
    assert "secret-token" not in repr(MEMBER)
    assert normalise(a_key()) not in repr(MEMBER)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"public": "zz"}', '{"author": 3}', "null"])
def test_damage_counts_as_none(text: str) -> None:
    store = MemoryStore({"visit-guide-group.loos": text})
    assert asyncio.run(MembershipStore(store, "loos").load()) is None


def test_entering_anew_keeps_who_one_was() -> None:
    anew = MEMBER.anew()
    assert not anew.admitted
    assert anew.token != MEMBER.token
    assert anew.is_me(MEMBER.author)
    assert anew.is_me("b" * 32)
    assert anew.is_me(anew.author)
    assert not anew.is_me("c" * 32)
