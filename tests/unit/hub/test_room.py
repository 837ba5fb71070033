"""Who may send what, who may see what, and what becomes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.group_events import GROUP, LEADERS, PEOPLE, at, happened
from visit_guide.domain.closing import marks
from visit_guide.domain.events import Event, Kind, Scope
from visit_guide.hub.faults import Fault
from visit_guide.hub.limits import Limits
from visit_guide.hub.room import HUB, Room, erased_event
from visit_guide.hub.store import Group, Member, Stored

ANA, BOB, _ = PEOPLE
LEADER, OTHER = LEADERS
HOME = Group(id=GROUP, code="ABCDEF", visit="loos", public="", proof_hash="f" * 64, created=0, expires=9)


def member(author: str) -> Member:
    role = "facilitator" if author in LEADERS else "participant"
    return Member(token_hash=author, group=GROUP, author=author, role=role, joined=0)


def room(*events: Event, limits: Limits | None = None) -> Room:
    stored = [Stored(seq=number, event=event) for number, event in enumerate(events, start=1)]
    return Room(HOME, stored, limits or Limits())


SHARED = happened(1, Kind.SHARED, ANA, item="eglise", prompt="p", value="secret")
PRACTICE = happened(2, Kind.PRACTICE, ANA, id="1f0c", text="compost")
VOTE = happened(3, Kind.VOTE, ANA, id="2e1d", practice=PRACTICE.id, value=True)
NAMED = happened(4, Kind.JOINED, ANA, name="Ana")
STEP = happened(5, Kind.STEP, LEADER, item="eglise")


def test_one_s_own_events_are_kept() -> None:
    assert room().judge(member(ANA), SHARED) is None
    assert room().judge(member(LEADER), STEP) is None


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"group": "another"}, Fault.OTHER_GROUP),
        ({"visit": "another"}, Fault.OTHER_GROUP),
        ({"scope": Scope.DEVICE}, Fault.PRIVATE),
        ({"author": BOB}, Fault.NOT_YOURS),
        ({"author": HUB}, Fault.NOT_YOURS),
        ({"kind": Kind.ERASED}, Fault.NOT_YOURS),
        ({"role": "facilitator"}, Fault.OTHER_ROLE),
        ({"clock": 1_000_001}, Fault.CLOCK_AHEAD),
        ({"clock": -1}, Fault.CLOCK_AHEAD),
        ({"data": (("value", "x" * 17_000),)}, Fault.EVENT_TOO_LARGE),
    ],
)
def test_a_participant_sends_only_what_is_theirs(changes: dict[str, Any], fault: Fault) -> None:
    assert room().judge(member(ANA), replace(SHARED, **changes)) is fault


def test_a_participant_leads_nothing_whatever_the_event_says() -> None:
    cheat = replace(happened(1, Kind.STEP, ANA, item="eglise"), role="facilitator")
    assert room().judge(member(ANA), cheat) is Fault.OTHER_ROLE


def test_only_a_facilitator_types_in_what_was_written_on_paper() -> None:
    answered = {"questionnaire": "end", "value": "a1.abc=0"}
    closed = happened(5, Kind.QUESTIONNAIRE_CLOSED, LEADER, minute=5, questionnaire="end")
    forged = happened(6, Kind.COMPLETED, ANA, minute=9, typed_by=LEADER, **answered)
    late = happened(7, Kind.COMPLETED, ANA, minute=9, **answered)
    held = room(closed)
    assert held.judge(member(ANA), forged) is Fault.OTHER_ROLE
    assert held.judge(member(LEADER), forged) is None
    held.extend([Stored(seq=2, event=forged), Stored(seq=3, event=late)])
    assert held.result(forged).status == "late"
    assert held.result(late).status == "refused"
    assert held.judge(member(ANA), forged) is None, "their own tablet may give back what it was told"


def test_a_facilitator_hands_on_what_others_gave() -> None:
    assert room().judge(member(LEADER), SHARED) is None
    assert room().judge(member(LEADER), happened(1, Kind.STEP, OTHER, item="eglise")) is None


def test_a_facilitator_does_not_speak_as_a_participant() -> None:
    assert room().judge(member(LEADER), replace(STEP, role="participant")) is Fault.OTHER_ROLE
    assert room().judge(member(LEADER), replace(STEP, role="hub")) is Fault.OTHER_ROLE
    assert room().judge(member(LEADER), replace(STEP, kind=Kind.ERASED)) is Fault.NOT_YOURS


def test_the_same_event_again_is_no_fault_another_under_its_id_is() -> None:
    held = room(SHARED)
    assert held.judge(member(ANA), SHARED) is None
    assert held.judge(member(ANA), replace(SHARED, at=at(9))) is Fault.ID_TAKEN
    assert held.judge(member(BOB), replace(SHARED, author=BOB)) is Fault.ID_TAKEN
    assert held.result(SHARED).status == "accepted"
    assert held.result(replace(SHARED, at=at(9))).fault is Fault.ID_TAKEN


def test_one_person_cannot_fill_the_group_and_the_group_has_a_bound() -> None:
    held = room(SHARED, PRACTICE, limits=Limits(own=2, events=3))
    assert held.judge(member(ANA), VOTE) is Fault.NO_ROOM
    bobs = happened(1, Kind.VOTE, BOB, practice=PRACTICE.id, value=True)
    assert held.judge(member(BOB), bobs) is None
    held.extend([Stored(seq=9, event=STEP)])
    assert held.judge(member(BOB), bobs) is Fault.NO_ROOM
    assert held.judge(member(LEADER), happened(6, Kind.STEP, LEADER, item="x")) is Fault.NO_ROOM


def heard(held: Room, author: str) -> list[dict[str, Any]]:
    return [json.loads(one) for one in held.since(member(author), 0, 500)[0]]


def test_facilitators_hear_everything_as_it_was_said() -> None:
    held = room(SHARED, PRACTICE, VOTE, NAMED, STEP)
    assert {one["author"] for one in heard(held, OTHER)} == {ANA, LEADER}
    assert len(heard(held, OTHER)) == 5


def test_participants_hear_nothing_of_each_other_but_practices_and_votes_without_authors() -> None:
    held = room(SHARED, PRACTICE, VOTE, NAMED, STEP)
    found = heard(held, BOB)
    assert [one["kind"] for one in found] == ["practice", "vote", "step"]
    told = json.dumps(found)
    for private in (ANA, "secret", "Ana"):
        assert private not in told
    assert found[0]["author"] == found[1]["author"] != ANA
    assert len(heard(held, ANA)) == 5


def test_a_pseudonym_leads_nowhere_without_the_hub_s_own_secret() -> None:
    other = Room(replace(HOME, proof_hash="e" * 64), [Stored(seq=1, event=PRACTICE)], Limits())
    assert heard(other, BOB)[0]["author"] != heard(room(PRACTICE), BOB)[0]["author"]


def test_an_erasure_is_told_to_others_under_the_pseudonym() -> None:
    word = erased_event(HOME, ANA, clock=6, at=at(1), id_="w" * 32)
    held = room(PRACTICE, word)
    told = heard(held, BOB)
    assert told[-1]["data"] == {"author": told[0]["author"]}
    assert heard(held, LEADER)[-1]["data"] == {"author": ANA}
    assert held.is_erased(ANA)
    assert held.judge(member(LEADER), SHARED) is Fault.NOT_YOURS


def test_news_come_in_portions_and_the_place_passes_what_is_not_for_one() -> None:
    held = room(SHARED, PRACTICE, NAMED, STEP)
    found, place, more = held.since(member(BOB), 0, 1)
    assert ([json.loads(one)["kind"] for one in found], place, more) == (["practice"], 2, True)
    found, place, more = held.since(member(BOB), place, 1)
    assert ([json.loads(one)["kind"] for one in found], place, more) == (["step"], 4, False)
    assert held.since(member(BOB), 4, 1) == ([], 4, False)


def test_what_is_late_or_refused_is_kept_and_said() -> None:
    opened = happened(1, Kind.PROMPT_OPENED, LEADER, minute=0, item="eglise", prompt="p")
    closed = happened(3, Kind.PROMPT_CLOSED, LEADER, minute=6, item="eglise", prompt="p", known=marks([]))
    late = happened(2, Kind.SHARED, ANA, minute=5, item="eglise", prompt="p", value="a", seen=1)
    after = happened(2, Kind.SHARED, BOB, minute=7, item="eglise", prompt="p", value="b", seen=1)
    held = room(opened, closed, late, after)
    assert held.result(late).status == "late"
    assert (held.result(after).status, held.result(after).fault) == ("refused", Fault.CLOSED)


def test_a_room_read_again_is_the_same_room() -> None:
    word = erased_event(HOME, BOB, clock=6, at=at(1), id_="w" * 32)
    held = room(SHARED, STEP, word)
    again = Room(HOME, [Stored(seq=n, event=e) for n, e in enumerate(held.all(), start=1)], Limits())
    assert (again.end, again.clock, again.is_erased(BOB)) == (held.end, held.clock, True)
    assert again.extend([Stored(seq=2, event=STEP)]) == []
