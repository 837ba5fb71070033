"""Signatures: which count, what a correction leaves, how a drawing is kept."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.test_forms import make
from visit_guide.domain import strokes
from visit_guide.domain.attendance import (
    Attendance,
    Half,
    HalfDay,
    Untimely,
    fold_attendance,
    half_days,
    half_of,
    untimely,
)
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.group import is_public
from visit_guide.domain.guide import Guide, Item, ItemKind, Itinerary, Programme


def signed(number: int, author: str = "ana", half: str = "morning", **values: Any) -> Event:
    return make(number, Kind.SIGNED, author, half=half, **{"name": "Ana Roy", "strokes": ""} | values)


def test_a_signature_stands_until_another_replaces_it_and_both_are_kept() -> None:
    found = fold_attendance([signed(2, name="Ana Roy"), signed(1, name="Anna"), signed(3, half="afternoon")])

    assert [(one.name, one.stands) for one in found.signatures] == [
        ("Anna", False),
        ("Ana Roy", True),
        ("Ana Roy", True),
    ]
    assert [one.replaced for one in found.corrected] == [True]
    morning = found.of("ana", Half.MORNING)
    assert morning is not None
    assert morning.name == "Ana Roy"


def test_one_revokes_ones_own_signature_and_a_facilitator_anybodys() -> None:
    first = signed(1)
    by_other = make(2, Kind.SIGNATURE_REVOKED, "bo", signature=first.id, reason="x")
    by_trainer = make(
        3, Kind.SIGNATURE_REVOKED, "lea", role="facilitator", signature=first.id, reason="Absente"
    )

    assert fold_attendance([first, by_other]).here(Half.MORNING)
    revoked = fold_attendance([by_trainer, first, by_other]).signatures[0]
    assert (revoked.stands, revoked.reason, revoked.revoked_by) == (False, "Absente", "lea")
    assert revoked.revoked_at


def test_after_a_wrong_signature_was_revoked_the_one_before_stands_again() -> None:
    first, second = signed(1, name="Ana"), signed(2, name="Erreur")
    revoked = make(3, Kind.SIGNATURE_REVOKED, signature=second.id, reason="")

    found = fold_attendance([revoked, second, first])

    assert [one.name for one in found.here(Half.MORNING)] == ["Ana"]


@pytest.mark.parametrize("noted", [1, 9])
def test_ones_own_signature_counts_before_a_note_of_one_on_paper_whichever_came_first(noted: int) -> None:
    note, own = signed(noted, typed_by="lea"), signed(5, strokes=strokes.encode([[(9, 9), (99, 40)]]))

    found = fold_attendance([note, own])

    assert [one.event for one in found.here(Half.MORNING)] == [own.id], "never twice"
    assert [one.typed_by for one in found.corrected] == ["lea"], "the note leaves its trace"
    revoked = make(10, Kind.SIGNATURE_REVOKED, signature=own.id, reason="")
    assert [one.event for one in fold_attendance([note, own, revoked]).here(Half.MORNING)] == [note.id]


@pytest.mark.parametrize(
    "drawn", [[[(5, 5)]], [[(5, 5), (5, 5)]], [[(5, 5), (6, 6)]], [[(5, 5)], [(90, 90)]]], ids=repr
)
def test_a_mere_touch_is_no_signature(drawn: list[list[tuple[float, float]]]) -> None:
    first = signed(1, strokes=strokes.encode([[(9, 9), (99, 40)]]))

    found = fold_attendance([first, signed(2, strokes=strokes.encode(drawn))])

    assert [one.event for one in found.signatures] == [first.id]
    made = base64.b64encode(bytes((2, 5, 5, 5, 5))).decode()
    assert fold_attendance([signed(3, strokes=made), signed(4, strokes="!!")]) == Attendance()


def test_a_trainer_signs_apart_from_the_participants() -> None:
    found = fold_attendance([replace(signed(1, "lea"), role="facilitator"), signed(2)])

    assert [one.person for one in found.trainers] == ["lea"]
    assert [one.person for one in found.here(Half.MORNING)] == ["ana"]
    assert found.of("lea", Half.MORNING) is None


def test_signatures_are_for_facilitators_alone() -> None:
    assert not is_public(signed(1))
    assert not is_public(replace(signed(1, "lea"), role="facilitator"))


def test_an_unknown_half_day_is_left_aside() -> None:
    assert fold_attendance([signed(1, half="night")]).signatures == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("ana", "bo")),
            st.sampled_from(Half),
            st.integers(0, 5),
            st.booleans(),
            st.sampled_from(("", "lea")),
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_change_nothing(rows: list[Any], random: Any) -> None:
    events = []
    for number, (author, half, clock, revoked, typed_by) in enumerate(rows):
        event = replace(signed(clock, author, half.value, typed_by=typed_by), id=f"s{number}")
        events.append(event)
        if revoked:
            events.append(
                replace(make(clock + 1, Kind.SIGNATURE_REVOKED, author, signature=event.id), id=f"r{number}")
            )
    again = [*events, *events]
    random.shuffle(again)

    found = fold_attendance(events)
    assert fold_attendance(again) == found
    for half in Half:
        people = [one.person for one in found.here(half)]
        assert len(people) == len(set(people))


def line(kind: ItemKind, start: str, end: str) -> Item:
    return Item(id=start, kind=kind, start=start, end=end, title="x")


def day(*items: Item) -> Guide:
    return Guide(
        itinerary=Itinerary(id="a", title="b", items=items),
        programme=Programme(title="c", place="d"),
        themes=(),
        sites=(),
    )


def test_the_meal_cuts_the_day() -> None:
    guide = day(
        line(ItemKind.WELCOME, "09:00", "09:20"),
        line(ItemKind.BREAK, "10:30", "10:45"),
        line(ItemKind.STOP, "11:00", "12:30"),
        line(ItemKind.BREAK, "12:30", "13:45"),
        line(ItemKind.STOP, "14:00", "17:00"),
    )

    assert [(h.half, h.start, h.end) for h in half_days(guide)] == [
        (Half.MORNING, "09:00", "12:30"),
        (Half.AFTERNOON, "14:00", "17:00"),
    ]
    assert half_of(guide, 8 * 60) is Half.MORNING
    assert half_of(guide, 13 * 60) is Half.MORNING
    assert half_of(guide, 14 * 60) is Half.AFTERNOON


def test_an_afternoon_alone_is_one_half_day() -> None:
    assert [h.half for h in half_days(day(line(ItemKind.STOP, "14:00", "17:00")))] == [Half.AFTERNOON]
    assert half_days(day()) == ()


_point = st.tuples(st.floats(-50, 400, allow_nan=False), st.floats(-50, 200, allow_nan=False))


@given(st.lists(st.lists(_point, max_size=40), max_size=6))
def test_a_drawing_comes_back_on_the_grid(drawn: list[list[tuple[float, float]]]) -> None:
    text = strokes.encode(drawn)
    back = strokes.decode(text)

    assert len(text) <= 1700
    assert len(back) <= len([one for one in drawn if one])
    for stroke in back:
        assert all(0 <= x <= strokes.WIDTH and 0 <= y <= strokes.HEIGHT for x, y in stroke)
    assert strokes.decode(strokes.encode(back)) == back


def test_a_straight_line_needs_two_points_and_a_dot_is_kept() -> None:
    assert strokes.decode(strokes.encode([[(float(n), float(n)) for n in range(50)]])) == (
        ((0, 0), (49, 49)),
    )
    assert strokes.decode(strokes.encode([[(5.0, 5.0)]])) == (((5, 5),),)
    assert strokes.encode([]) == ""


@given(st.text(max_size=20))
def test_a_damaged_drawing_never_fails(text: str) -> None:
    assert isinstance(strokes.decode(text), tuple)


def test_signing_well_before_or_long_after_a_half_day_is_worth_a_question() -> None:
    afternoon = HalfDay(half=Half.AFTERNOON, start="13:50", end="17:00")

    at = {
        time: untimely(afternoon, 60 * int(time[:2]) + int(time[3:]))
        for time in (
            "09:05",
            "13:34",
            "13:35",
            "16:55",
            "18:30",
            "18:31",
        )
    }

    assert at == {
        "09:05": Untimely.EARLY,
        "13:34": Untimely.EARLY,
        "13:35": None,
        "16:55": None,
        "18:30": None,
        "18:31": Untimely.LATE,
    }
