"""Which form people have, what they sent, and that no order of arrival changes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.closing import written_after
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.forms import (
    assignments,
    fold_forms,
    form_by_chance,
    form_due,
    form_mark,
    own_form,
)
from visit_guide.domain.merge import compact
from visit_guide.domain.people import labels, people, plain
from visit_guide.domain.questionnaire import Form, Moment


def make(
    number: int,
    kind: Kind,
    author: str = "ana",
    *,
    role: str = "participant",
    at: str = "2026-05-28T09:10:00+00:00",
    **data: Any,
) -> Event:
    return Event(
        id=f"{author}-{number:04}",
        visit="loos",
        author=author,
        clock=number,
        at=at,
        kind=kind,
        role=role,
        scope=Scope.GROUP,
        group="g",
        data=pack(data),
    )


def sent(number: int, author: str, moment: str, value: str = "a1.abc=1", **data: Any) -> Event:
    return make(number, Kind.COMPLETED, author, questionnaire=moment, value=value, **{"form": "A"} | data)


def assign(number: int, who: str, form: Form, author: str = "lea") -> Event:
    return make(
        number, Kind.FORM_ASSIGNED, author, role="facilitator", person=form_mark(who), form=form.value
    )


def test_the_last_paper_of_a_person_counts() -> None:
    state = fold_forms(
        [sent(1, "ana", "start"), sent(4, "ana", "start", "a1.abc=0"), sent(3, "bo", "end", form="B")]
    )

    assert [(s.person, s.moment, s.given[0].response) for s in state.submissions] == [
        ("ana", Moment.START, "0"),
        ("bo", Moment.END, "1"),
    ]


def test_a_sheet_never_takes_the_place_of_what_was_sent_from_the_tablet() -> None:
    own, typed = sent(3, "ana", "start", "a1.abc=1"), sent(4, "ana", "start", "a1.abc=0", typed_by="lea")
    earlier = sent(2, "ana", "start", "a1.abc=0", typed_by="lea")
    for history in ([own, typed], [earlier, own], [typed, earlier, own]):
        assert [one.event for one in fold_forms(history).submissions] == [own.id]
    assert [one.event for one in fold_forms([earlier, typed]).submissions] == [typed.id], "a correction"


def test_what_came_after_the_closing_is_refused_and_what_came_late_counts() -> None:
    closing = make(
        5,
        Kind.QUESTIONNAIRE_CLOSED,
        "lea",
        role="facilitator",
        at="2026-05-28T09:20:00+00:00",
        questionnaire="start",
        known="",
    )
    early = sent(2, "ana", "start", seen=0)
    late = make(
        9, Kind.COMPLETED, "bo", at="2026-05-28T09:30:00+00:00", questionnaire="start", form="A", seen=0
    )

    state = fold_forms([late, closing, early])

    assert [(s.person, s.late) for s in state.submissions] == [("ana", True)]
    assert [s.person for s in state.refused] == ["bo"]
    assert state.closed == {Moment.START}


def test_a_start_sent_after_the_end_is_no_start() -> None:
    state = fold_forms([sent(2, "ana", "end", form="B"), sent(3, "ana", "start"), sent(1, "bo", "start")])

    assert [(s.person, s.moment) for s in state.submissions] == [
        ("ana", Moment.END),
        ("bo", Moment.START),
    ]
    assert [(s.person, s.moment, s.form) for s in state.after_end] == [("ana", Moment.START, Form.A)]


def test_a_start_sent_again_after_the_end_leaves_the_first() -> None:
    first, again = sent(1, "ana", "start"), sent(3, "ana", "start", "a1.abc=0")
    state = fold_forms([first, sent(2, "ana", "end"), again])

    start = state.of("ana", Moment.START)
    assert start is not None
    assert start.event == first.id
    assert state.after_end == ()


def test_a_start_after_an_end_that_was_refused_is_no_start() -> None:
    closing = make(1, Kind.QUESTIONNAIRE_CLOSED, "lea", role="facilitator", questionnaire="end", known="")
    state = fold_forms([closing, sent(2, "ana", "end", seen=1), sent(3, "ana", "start")])

    assert [s.moment for s in state.refused] == [Moment.END]
    assert [s.moment for s in state.after_end] == [Moment.START]
    assert state.submissions == ()


def test_a_start_on_paper_may_be_typed_in_after_the_end() -> None:
    state = fold_forms([sent(2, "ana", "end"), sent(3, "ana", "start", typed_by="lea")])

    assert {s.moment for s in state.submissions} == set(Moment)
    assert state.after_end == ()


EARLY, LATE_AT = "2026-05-28T09:10:00+00:00", "2026-05-28T17:10:00+00:00"


@pytest.mark.parametrize(("at", "counts"), [(EARLY, True), (LATE_AT, False)])
def test_of_two_devices_and_of_paper_typed_in_the_wall_times_tell_what_was_first(
    at: str, counts: bool
) -> None:
    """A tablet without a network counts its events faster than the others: 40 answers, 40 events."""
    start = replace(sent(60, "ana", "start"), at=at)
    same = make(90, Kind.SAME_PERSON, "lea", role="facilitator", person="ana", other="new", value=True)
    noon = "2026-05-28T12:00:00+00:00"
    ends = (
        [replace(sent(40, "new", "end"), at=noon), same],
        [replace(sent(40, "ana", "end", typed_by="lea"), at=noon)],
    )

    for end in ends:
        state = fold_forms([make(1, Kind.JOINED, "ana"), make(2, Kind.JOINED, "new"), start, *end])
        assert (state.of("ana", Moment.START) is not None) is counts
        assert (state.after_end == ()) is counts


def test_a_questionnaire_of_another_name_is_left_aside() -> None:
    assert fold_forms([sent(1, "ana", "midday")]).submissions == ()


def test_a_deleted_person_is_gone() -> None:
    erased = replace(make(9, Kind.ERASED, "hub", role="facilitator"), data=pack({"author": "ana"}))

    state = fold_forms([sent(1, "ana", "start"), sent(2, "bo", "start"), erased])

    assert [s.person for s in state.submissions] == ["bo"]
    assert [p.id for p in state.people] == ["bo"]


def test_two_people_with_one_name_are_two_people() -> None:
    everyone = people(
        [
            make(1, Kind.JOINED, "bo", name="Dominique Petit"),
            make(2, Kind.JOINED, "ana", name="dominique  petit"),
            make(3, Kind.JOINED, "cy", name=""),
            make(4, Kind.SIGNED, "cy", name="Claude Roy", half="morning"),
        ]
    )

    assert [(p.id, p.number, p.signed) for p in everyone] == [
        ("bo", 1, False),
        ("ana", 2, False),
        ("cy", 3, True),
    ]
    assert list(labels(everyone).values()) == ["Dominique Petit (1)", "dominique  petit (2)", "Claude Roy"]


def test_the_form_due_is_that_of_the_paper_sent_else_the_one_assigned() -> None:
    joined = [make(n, Kind.JOINED, who) for n, who in enumerate(("ana", "bo", "cy", "di"), start=1)]
    assigned = [assign(5, "ana", Form.B), assign(6, "bo", Form.A)]
    papers = [sent(7, "bo", "start", form="B"), sent(8, "cy", "end", form="B")]
    state = fold_forms([*joined, *assigned, *papers])
    due = {p.id: tuple(form_due(state, p, moment) for moment in Moment) for p in state.people}

    assert due == {
        "ana": (Form.B, Form.A),
        "bo": (Form.B, Form.A),
        "cy": (Form.A, Form.B),
        "di": (None, None),
    }


def test_a_form_once_begun_is_kept() -> None:
    history = [
        make(1, Kind.ITEM_ANSWERED, questionnaire="start", form="B", question="p1", value="0"),
        assign(2, "ana", Form.A),
    ]

    assert own_form(history, "ana") is Form.B
    assert own_form([sent(3, "ana", "end", form="B")], "ana") is Form.A


def test_a_form_assigned_goes_before_chance_and_the_first_assignment_stands() -> None:
    other = form_by_chance("ana").other
    history = [assign(1, "ana", other), assign(2, "ana", other.other, "max")]

    assert own_form(history, "ana") is other
    assert own_form([], "ana") is other.other


def test_chance_gives_each_form_to_about_half() -> None:
    count = Counter(form_by_chance(f"person {n}") for n in range(2000))

    assert abs(count[Form.A] - count[Form.B]) < 200


@given(st.integers(1, 40), st.randoms(use_true_random=False))
def test_assigned_forms_are_balanced_within_one(total: int, random: Any) -> None:
    joined = [make(n, Kind.JOINED, f"p{n:02}") for n in range(1, total + 1)]
    first = fold_forms(joined)
    given_now = assignments(first)
    assert [mark for mark, _ in given_now] == [form_mark(p.id) for p in first.people]

    held = Counter(form for _, form in given_now)
    assert abs(held[Form.A] - held[Form.B]) <= 1

    events = [
        *joined,
        *(
            make(100 + n, Kind.FORM_ASSIGNED, "lea", role="facilitator", person=mark, form=form.value)
            for n, (mark, form) in enumerate(given_now)
        ),
    ]
    random.shuffle(events)
    assert assignments(fold_forms(events)) == ()


_moments = st.sampled_from(("start", "end", "midday"))
_kinds = st.sampled_from(
    (
        Kind.COMPLETED,
        Kind.COMPLETED,
        Kind.JOINED,
        Kind.SIGNED,
        Kind.QUESTIONNAIRE_CLOSED,
        Kind.QUESTIONNAIRE_OPENED,
        Kind.FORM_ASSIGNED,
        Kind.ITEM_ANSWERED,
    )
)
_events = st.builds(
    lambda id_, author, clock, kind, role, data, at: Event(
        id=id_,
        visit="loos",
        author=author,
        clock=clock,
        at=at,
        kind=kind,
        role=role,
        scope=Scope.GROUP,
        data=pack(data),
    ),
    st.uuids().map(str),
    st.sampled_from(("ana", "bo", "cy")),
    st.integers(0, 9),
    _kinds,
    st.sampled_from(("participant", "participant", "facilitator")),
    st.fixed_dictionaries(
        {
            "questionnaire": _moments,
            "form": st.sampled_from(("A", "B", "C", "")),
            "value": st.sampled_from(("a1.abc=1", "a1.abc=0\nb2.xyz=", "")),
            "question": st.sampled_from(("a1", "a2")),
            "person": st.sampled_from((form_mark("ana"), form_mark("bo"))),
            "seen": st.integers(0, 9),
            "typed_by": st.sampled_from(("", "", "lea")),
            "name": st.sampled_from(("", "Ana", "Bo")),
        }
    ),
    st.sampled_from(("2026-05-28T09:00:00+00:00", "2026-05-28T10:00:00+00:00", "soon")),
)
_histories = st.lists(_events, max_size=12, unique_by=lambda one: one.id)


@given(_histories, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(history: list[Event], random: Any) -> None:
    again = [*history, *history[:4]]
    random.shuffle(again)

    assert fold_forms(again) == fold_forms(history)
    for person in ("ana", "bo", "cy"):
        assert own_form(again, person) is own_form(history, person)


@given(_histories)
def test_no_start_counts_that_was_written_after_the_end(history: list[Event]) -> None:
    state, by_id = fold_forms(history), {event.id: event for event in history}

    for start in state.at(Moment.START):
        end = state.of(start.person, Moment.END)
        assert start.typed_by or end is None or not written_after(by_id[start.event], by_id[end.event])
    assert not {s.person for s in state.after_end} & {s.person for s in state.at(Moment.START)}


@given(_histories)
def test_a_shortened_history_says_the_same(history: list[Event]) -> None:
    short, whole = fold_forms(compact(history)), fold_forms(history)

    assert short.submissions == whole.submissions
    assert short.refused == whole.refused
    assert short.after_end == whole.after_end
    assert short.assigned == whole.assigned


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(Form)), min_size=9, max_size=9))
def test_each_tablet_that_began_alone_widens_the_gap_by_one_at_most(
    arrivals: list[tuple[bool, Form]],
) -> None:
    """People arrive one after another, some with a start that they sent without having heard of a form."""
    history: list[Event] = []
    alone = 0
    for number, (offline, by_chance) in enumerate(arrivals, start=1):
        person = f"p{number}"
        history.append(make(3 * number, Kind.JOINED, person))
        if offline:
            alone += 1
            history.append(sent(3 * number + 1, person, "start", form=by_chance.value))
        for mark, form in assignments(fold_forms(history)):
            history.append(
                make(
                    3 * number + 2,
                    Kind.FORM_ASSIGNED,
                    "lea",
                    role="facilitator",
                    person=mark,
                    form=form.value,
                )
            )
        starts = Counter(own_form(history, f"p{n}") for n in range(1, number + 1))
        gap = abs(starts[Form.A] - starts[Form.B])
        assert gap <= 1 + alone
        if not offline and number > 1:
            before = Counter(own_form(history, f"p{n}") for n in range(1, number))
            wide = abs(before[Form.A] - before[Form.B])
            assert gap == abs(wide - 1), "whoever is given a form narrows the gap, if there is one"


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("Léa d\u2019Arc", "lea d'arc"),
        ("Anne\u2011Marie", "ANNE-MARIE"),
        ("Anne\u2010Marie  Roy", "Anne-Marie\u00a0Roy"),
    ],
)
def test_a_name_is_the_same_whatever_its_apostrophe_and_hyphen(one: str, same: str) -> None:
    assert plain(one) == plain(same)


def test_names_apart_by_more_than_their_signs_are_not_the_same() -> None:
    assert plain("Jean-Paul") != plain("Jean Paul")
