"""One person on two devices: said by facilitators, taken back, and the same whatever arrives how."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.test_attendance import signed
from tests.unit.domain.test_forms import make, sent
from visit_guide.domain.alike import alike, alike_name
from visit_guide.domain.attendance import Half, fold_attendance
from visit_guide.domain.events import Event, Kind, pack
from visit_guide.domain.forms import fold_forms
from visit_guide.domain.group import essential, is_public
from visit_guide.domain.merge import merge
from visit_guide.domain.people import PAPER, devices, numbers, owners, people
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.same_person import decisions


def joined(number: int, who: str, name: str = "Ana Roy") -> Event:
    return make(number, Kind.JOINED, who, name=name)


def said(number: int, one: str, other: str, same: bool = True, role: str = "facilitator") -> Event:
    return make(number, Kind.SAME_PERSON, "lea", role=role, person=one, other=other, value=same)


DAY = [
    joined(1, "ana"),
    joined(2, "bo", "Bo"),
    sent(3, "ana", "start", "a1.abc=0"),
    signed(4, "ana"),
    joined(5, "new"),
    sent(6, "new", "start", "a1.abc=1"),
    sent(7, "new", "end"),
    signed(8, "new", "afternoon"),
]


def test_two_devices_of_one_person_count_once() -> None:
    history = [*DAY, said(9, "new", "ana")]
    assert [(one.id, one.number, one.also) for one in people(history)] == [
        ("ana", 1, ("new",)),
        ("bo", 2, ()),
    ]
    forms = fold_forms(history)
    assert {(one.person, one.moment) for one in forms.submissions} == {
        ("ana", Moment.START),
        ("ana", Moment.END),
    }
    start = forms.of("ana", Moment.START)
    assert start is not None
    assert start.given[0].response == "0", "the one sent first, before the questions were known"
    attendance = fold_attendance(history)
    assert attendance.of("ana", Half.MORNING)
    assert attendance.of("ana", Half.AFTERNOON)


def test_of_two_devices_the_later_signature_counts_and_the_other_leaves_a_trace() -> None:
    found = fold_attendance([*DAY, signed(10, "new"), said(11, "ana", "new")])
    assert [(one.person, one.half, one.stands) for one in found.signatures] == [
        ("ana", Half.MORNING, False),
        ("ana", Half.AFTERNOON, True),
        ("ana", Half.MORNING, True),
    ]


def test_of_one_device_the_last_paper_still_counts() -> None:
    again = sent(9, "ana", "start", "a1.abc=2")
    start = fold_forms([*DAY, again, said(10, "ana", "new")]).of("ana", Moment.START)
    assert start is not None
    assert start.event != again.id, "the paper of the other device was sent before it"
    alone = fold_forms([*DAY, again]).of("ana", Moment.START)
    assert alone is not None
    assert alone.event == again.id


def test_the_name_is_that_of_the_device_that_joined_last_unless_they_signed_on_the_other() -> None:
    history = [joined(1, "ana", "A. R."), joined(2, "new", "Ana"), said(3, "ana", "new")]
    assert people(history)[0].name == "Ana"
    assert people([*history, signed(4, "ana", name="Ana Roy")])[0].name == "Ana Roy"
    assert people([*history, signed(4, "ana"), signed(5, "new", name="Ana Ray")])[0].name == "Ana Ray"


def test_two_people_with_one_name_stay_two_until_somebody_says_so() -> None:
    assert [one.id for one in people(DAY)] == ["ana", "bo", "new"]


def test_it_is_taken_back_by_a_later_word_and_said_again() -> None:
    assert len(people([*DAY, said(9, "ana", "new"), said(10, "new", "ana", same=False)])) == 3
    back = [said(9, "ana", "new"), said(10, "ana", "new", same=False), said(11, "ana", "new")]
    assert len(people([*DAY, *back])) == 2


def test_three_devices_of_one_person_and_taking_back_one() -> None:
    three = [joined(1, "ana"), joined(2, "bo"), joined(3, "cy"), said(4, "bo", "cy"), said(5, "ana", "bo")]
    assert [(one.id, one.also) for one in people(three)] == [("ana", ("bo", "cy"))]
    left = people([*three, said(6, "ana", "bo", same=False)])
    assert [(one.id, one.also) for one in left] == [("ana", ()), ("bo", ("cy",))]


def test_only_facilitators_say_so_and_only_they_hear_it() -> None:
    word = said(9, "ana", "new")
    assert len(people([*DAY, said(9, "ana", "new", role="participant")])) == 3
    assert not is_public(word)
    assert word not in essential([word])


def test_nonsense_changes_nothing() -> None:
    odd = [said(9, "ana", "ana"), said(10, "ana", ""), said(11, "ana", "nobody")]
    assert people([*DAY, *odd]) == people(DAY)


def test_whose_data_was_deleted_joins_nobody_and_moves_nobody() -> None:
    erased = make(12, Kind.ERASED, "hub", role="facilitator")
    erased = replace(erased, data=pack({"author": "ana", "since": DAY[0].at, "step": 1}))
    left = [event for event in DAY if event.author != "ana"]
    found = people([*left, said(9, "ana", "new"), erased])
    assert [(one.id, one.number, one.also) for one in found] == [("bo", 2, ()), ("new", 3, ())]
    assert numbers([*left, erased]) == {"ana": 1, "bo": 2, "new": 3}


def test_numbers_follow_the_time_of_joining_and_who_comes_later_moves_nobody() -> None:
    # Tablets that join online have heard nothing yet: all of them at the same clock.
    first = [replace(joined(2, who), at=f"2026-05-28T09:0{n}:00+00:00") for n, who in enumerate("zyxw")]
    assert numbers(first) == {"z": 1, "y": 2, "x": 3, "w": 4}
    later = replace(joined(2, "a"), at="2026-05-28T11:30:00+02:00")  # another offset: 9:30 there
    assert numbers([later, *first]) == {"z": 1, "y": 2, "x": 3, "w": 4, "a": 5}
    lost = replace(joined(1, "b"), at="some day")
    assert numbers([lost, later, *first])["b"] == 6


def test_who_goes_on_on_paper_is_on_paper() -> None:
    history = [joined(1, "ana"), joined(2, f"{PAPER}1"), said(3, "ana", f"{PAPER}1")]
    assert people(history)[0].on_paper
    assert not people(history[:2])[0].on_paper


# ── whatever arrives, how often, in which order ──────────────────────────────

WHO = ("ana", "bo", "cy", "di")
_words = st.builds(
    said, st.integers(1, 60), st.sampled_from(WHO), st.sampled_from((*WHO, "nobody")), st.booleans()
)
_others = st.one_of(
    st.builds(joined, st.integers(1, 60), st.sampled_from(WHO), st.sampled_from(("Ana", "ana", ""))),
    st.builds(
        sent,
        st.integers(61, 120),
        st.sampled_from(WHO),
        st.sampled_from(("start", "end")),
        st.sampled_from(("a1.abc=1", "a1.abc=0")),
    ),
    st.builds(signed, st.integers(121, 180), st.sampled_from(WHO), st.sampled_from(("morning", "afternoon"))),
)
HISTORIES = st.lists(st.one_of(_words, _others), max_size=14)


def state(events: tuple[Event, ...] | list[Event]) -> object:
    return people(events), fold_forms(events), fold_attendance(events), alike(events), owners(events)


@given(HISTORIES, HISTORIES, HISTORIES, st.randoms(use_true_random=False))
def test_order_repetition_and_ways_of_joining_histories_do_not_matter(
    one: list[Event], two: list[Event], three: list[Event], chance: object
) -> None:
    whole = merge(one, two, three)
    shuffled = [*whole, *whole[::2]]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(merge(one, two), three) == merge(one, merge(two, three)) == merge(three, two, one) == whole
    assert merge(whole, whole) == whole
    assert state(shuffled) == state(whole)


@given(HISTORIES)
def test_everybody_is_one_person_and_nobody_is_lost(history: list[Event]) -> None:
    found, whose = people(history), owners(history)
    every = {one.id for one in devices(history)}
    ids = [name for one in found for name in (one.id, *one.also)]
    assert sorted(ids) == sorted(every) == sorted(whose)
    for one in found:
        assert {whose[name] for name in (one.id, *one.also)} == {one.id}
    for (one_id, other_id), same in decisions(history).items():
        if same and {one_id, other_id} <= every:
            assert whose[one_id] == whose[other_id]
    forms = fold_forms(history)
    apart = fold_forms([e for e in history if e.kind != Kind.SAME_PERSON])
    kept = {(one.person, one.moment) for one in (*forms.submissions, *forms.after_end)}
    alone = (*apart.submissions, *apart.after_end)
    assert kept == {(whose[one.person], one.moment) for one in alone}


# ── names that are alike ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Élodie Roy", "elodie  ROY", True),
        ("Roy, Élodie", "Élodie Roy", True),
        ("Jean-Luc N’Diaye", "jean luc n diaye", True),
        ("Ana Roy", "Ana Ray", False),
        ("Ana", "Ana Roy", False),
    ],
)
def test_names_that_are_alike(one: str, other: str, same: bool) -> None:
    assert (alike_name(one) == alike_name(other)) is same


def test_pairs_are_offered_with_what_each_did() -> None:
    (pair,) = alike(DAY)
    assert (pair.one.person.id, pair.one.sent, pair.one.signed) == ("ana", (Moment.START,), (Half.MORNING,))
    assert (pair.other.sent, pair.other.signed) == ((Moment.START, Moment.END), (Half.AFTERNOON,))
    assert pair.same is None
    assert alike([*DAY, said(9, "ana", "new")])[0].same is True
    assert alike([*DAY, said(9, "ana", "new", same=False)])[0].same is False
    assert not alike([joined(1, "ana", ""), joined(2, "bo", "")]), "no name is like no other"
