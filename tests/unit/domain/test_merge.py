"""Merging and compacting: the laws that let histories meet in any order, any number of times."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.histories import AUTHORS, event, histories, sound_histories
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.merge import compact, merge
from visit_guide.domain.visit import fold


@given(histories(), histories())
def test_merging_is_commutative(one: list[Event], other: list[Event]) -> None:
    assert merge(one, other) == merge(other, one)


@given(histories(), histories(), histories())
def test_merging_is_associative(a: list[Event], b: list[Event], c: list[Event]) -> None:
    assert merge(merge(a, b), c) == merge(a, merge(b, c)) == merge(a, b, c)


@given(histories())
def test_merging_is_idempotent(history: list[Event]) -> None:
    merged = merge(history)
    assert merge(merged, history, merged) == merged
    assert len({one.id for one in merged}) == len(merged)


@given(sound_histories())
def test_merging_loses_nothing(history: list[Event]) -> None:
    assert set(merge(history)) == set(history)


@given(histories(), st.randoms())
def test_the_state_does_not_depend_on_the_order_of_arrival(
    history: list[Event], chance: random.Random
) -> None:
    shuffled = history * 2
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(history)


@given(histories())
def test_a_compacted_history_adds_up_to_the_same(history: list[Event]) -> None:
    assert fold(compact(history)) == fold(history)


def test_what_is_shared_makes_nothing_void_of_the_own_visit() -> None:
    own = event(1, Kind.PLACE, path="/journee")
    shared = replace(event(2, Kind.PLACE, path="/etape/cd2e"), scope=Scope.GROUP, group="g")
    assert fold(compact([own, shared])) == fold([own, shared])


@given(sound_histories())
def test_compacting_keeps_only_what_was_there_and_is_idempotent(history: list[Event]) -> None:
    kept = compact(history)
    assert set(kept) <= set(history)
    assert compact(kept) == kept


@given(sound_histories(), sound_histories())
def test_parts_may_be_compacted_before_they_are_joined(one: list[Event], other: list[Event]) -> None:
    """What every device does: its own history is compact, those of others arrive when they can."""
    for author in AUTHORS[:1]:
        mine = [e for e in one if e.author == author]
        rest = [e for e in other if e.author != author]
        assert fold(merge(compact(mine), rest)) == fold(merge(mine, rest))


def test_later_settings_places_and_answers_replace_earlier_ones() -> None:
    history = [
        event(1, Kind.PLACE, path="/journee"),
        event(2, Kind.SETTING, name="outdoor", value=True),
        event(3, Kind.SETTING, name="text_scale", value=150),
        event(4, Kind.ANSWER, item="cd2e", prompt="p", value="non"),
        event(5, Kind.PLACE, path="/themes"),
        event(6, Kind.SETTING, name="outdoor", value=False),
        event(7, Kind.ANSWER, item="cd2e", prompt="p", value="oui"),
        event(8, Kind.ANSWER, item="cd2e", prompt="q", value="oui"),
    ]
    assert [one.clock for one in compact(history)] == [3, 5, 6, 7, 8]


def test_going_back_and_forth_between_stops_does_not_grow_the_history() -> None:
    history = [event(n, Kind.OPENED, item=("eglise", "cd2e", "rue-hoche")[n % 3]) for n in range(300)]
    assert len(compact(history)) <= 6
    assert fold(compact(history)) == fold(history)


def test_events_of_an_unknown_kind_are_kept() -> None:
    later = [event(1, "from-the-future", value=1), event(2, "from-the-future", value=2)]
    assert compact(later) == tuple(later)


def test_ties_are_broken_the_same_way_everywhere() -> None:
    ana, bo = event(1, Kind.OPENED, item="eglise"), event(1, Kind.OPENED, author="bo", item="cd2e")
    assert merge([bo], [ana]) == (ana, bo)
    assert fold([bo, ana]).current == "cd2e"


def test_a_setting_of_another_version_hides_earlier_ones_the_same_before_and_after() -> None:
    history = [
        event(1, Kind.SETTING, name="text_scale", value=150),
        event(2, Kind.SETTING, name="text_scale", value=175),
    ]
    assert fold(compact(history)) == fold(history)


def test_what_a_person_had_deleted_is_forgotten() -> None:
    shared = replace(event(1, Kind.SHARED, value="oui"), group="g", scope=Scope.GROUP)
    kept = event(2, Kind.ANSWER, item="cd2e", prompt="p", value="oui")
    other = replace(event(3, Kind.SHARED, author="bo", value="non"), group="g", scope=Scope.GROUP)
    word = replace(event(4, Kind.ERASED, author="hub"), group="g", scope=Scope.GROUP, role="facilitator")
    word = replace(word, data=pack({"author": "ana"}))
    assert compact([shared, kept, other, word]) == (kept, other, word)
    claimed = replace(word, role="participant")
    assert compact([shared, claimed]) == (shared, claimed), "a participant's word is none"
