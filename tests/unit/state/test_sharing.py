"""Sharing with the group from the notebook: without a group nothing happens."""

from __future__ import annotations

import pytest

from tests.ui.virtual_loop import VirtualLoop
from tests.unit.services.fake_hub import FakeHub
from tests.unit.state.test_group import Device, facilitator, hub, loop, participant
from visit_guide.state.sharing import LONGEST_PRACTICE

__all__ = ["hub", "loop"]


@pytest.fixture
def ana(loop: VirtualLoop, hub: FakeHub) -> Device:
    """A participant, in a group that somebody leads."""
    facilitator(loop, hub)
    return participant(loop, hub)


def test_alone_or_leading_one_shares_nothing(loop: VirtualLoop, hub: FakeHub) -> None:
    alone, leading = Device(loop, hub), facilitator(loop, hub)
    for device in (alone, leading):
        assert not device.session.sharing.possible
    alone.session.sharing.put_forward("s1", "Commencer petit")
    alone.session.sharing.vote("p", on=True)
    loop.advance(1)
    assert alone.session.sharing.my_practice() is None
    assert alone.session.sharing.voted() == frozenset()


def test_one_practice_and_no_longer_than_it_may_be(loop: VirtualLoop, ana: Device) -> None:
    sharing = ana.session.sharing
    sharing.put_forward("", " \n ")
    assert sharing.my_practice() is None
    sharing.put_forward("", "Deux  mots\n" + "x" * LONGEST_PRACTICE)
    sharing.put_forward("", "Une seconde")
    loop.advance(1)
    (practice,) = sharing.practices
    assert practice == sharing.my_practice()
    assert practice.text.startswith("Deux mots x")
    assert len(practice.text) == LONGEST_PRACTICE


def test_the_most_wanted_comes_first_on_every_device(loop: VirtualLoop, hub: FakeHub, ana: Device) -> None:
    ben = participant(loop, hub)
    ana.session.sharing.put_forward("", "La première")
    loop.advance(1)
    ben.session.sharing.put_forward("", "La seconde")
    loop.advance(1)
    second = next(one.id for one in ana.session.sharing.practices if one.text == "La seconde")
    ana.session.sharing.vote(second, on=True)
    ana.session.sharing.vote(second, on=True)
    loop.advance(1)
    for device in (ana, ben):
        assert [(one.text, one.votes) for one in device.session.sharing.practices] == [
            ("La seconde", 1),
            ("La première", 0),
        ]
    ana.session.sharing.vote(second, on=False)
    loop.advance(1)
    assert {one.votes for one in ben.session.sharing.practices} == {0}
    assert ana.session.sharing.voted() == frozenset()


def test_the_backup_carries_the_practices_for_printing_and_nobodys_name(
    loop: VirtualLoop, hub: FakeHub, ana: Device
) -> None:
    ben = participant(loop, hub)
    ben.session.sharing.put_forward("", "De quelqu’un d’autre")
    loop.advance(1)
    held = ana.session.take.backup()
    assert [(one.id, one.text) for one in held.practices] == [("", "De quelqu’un d’autre")]
    assert not any(event.text("text") == "De quelqu’un d’autre" for event in held.events)
