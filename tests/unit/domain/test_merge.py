"""Merging and compacting: the laws that let histories meet in any order, any number of times."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.histories import AUTHORS, event, histories, sound_histories
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.forms import fold_forms
from visit_guide.domain.group import fold as fold_group
from visit_guide.domain.group import of_group
from visit_guide.domain.merge import compact, merge, unerased
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


_GROUPS = ("g", "h")
_MEMBERS = ("ana", "ana-in-g", "ana-in-h", "bo")


@st.composite
def erased_histories(draw: st.DrawFn) -> list[Event]:
    """What one device may know: its own papers and signatures, shared copies, words of deletions."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(
            st.sampled_from((Kind.COMPLETED, Kind.SIGNED, Kind.PRACTICE, Kind.WITHDRAWN, Kind.ERASED))
        )
        group = draw(st.sampled_from(("", *_GROUPS)))
        author = draw(st.sampled_from(_MEMBERS))
        role = "facilitator" if kind == Kind.ERASED else "participant"
        values = {
            "questionnaire": draw(st.sampled_from(("start", "end"))),
            "half": "morning",
            "author": draw(st.sampled_from(_MEMBERS)),
            "from": draw(st.sampled_from(_GROUPS)),
            "authors": draw(st.sampled_from(((), ("ana-in-g",), ("ana-in-h", "bo"), "ana-in-g"))),
        }
        made = event(draw(st.integers(0, 9)), kind, author=author)
        made = replace(made, id=f"e{number}", data=pack(values))
        scope = Scope.GROUP if group else Scope.DEVICE
        found.append(replace(made, group=group, scope=scope, role=role))
    return found


@given(erased_histories(), erased_histories())
def test_who_forgets_before_and_who_forgets_after_joining_histories_agree(
    one: list[Event], other: list[Event]
) -> None:
    other = [replace(each, id=f"o-{each.id}") for each in other]
    whole = unerased(merge(one, other))
    assert unerased(merge(unerased(merge(one)), other)) == whole
    assert unerased(merge(other, unerased(merge(one)))) == whole
    assert unerased(whole) == whole


@given(erased_histories())
def test_forgetting_takes_away_all_that_was_shared_and_no_paper_of_the_device(history: list[Event]) -> None:
    kept = compact(history)
    assert compact(kept) == kept
    for word in history:
        if word.kind == Kind.WITHDRAWN and not word.group:
            authors = word.get("authors")
            gone = authors if isinstance(authors, tuple) else ()
            shared = [one for one in kept if one.group == word.text("from") and one.author in gone]
            assert {one.kind for one in shared} <= {Kind.ERASED}
            assert not [
                one
                for one in kept
                if one.kind == Kind.SIGNED
                and not one.group
                and one.author == word.author
                and one.order < word.order
            ], "a signature was for the group"
    papers = {one.id for one in history if one.kind == Kind.COMPLETED and not one.group}
    assert papers <= {one.id for one in kept}


@given(erased_histories())
def test_a_group_that_heard_of_a_deletion_has_nothing_left_of_that_person(history: list[Event]) -> None:
    for group in _GROUPS:
        known = of_group(compact(history), group)
        gone = {one.text("author") for one in known if one.kind == Kind.ERASED}
        assert not gone & {sent.person for sent in fold_forms(known).submissions}
        assert not gone & {name for name, _ in fold_group(known).names}


def test_a_word_from_elsewhere_makes_this_device_forget_nothing() -> None:
    paper = replace(event(1, Kind.COMPLETED, author="ana-in-g"), group="g", scope=Scope.GROUP)
    word = event(2, Kind.WITHDRAWN, **{"from": "g", "authors": ("ana-in-g",)})
    assert compact([paper, word]) == (word,)
    shared = replace(word, group="g", scope=Scope.GROUP)
    assert compact([paper, shared]) == (paper, shared), "it is for the device that says it alone"
