"""What still counts after a closing, seen from every device that may be wrong about the time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.group_events import LEADERS, PEOPLE, at, group_histories, happened
from visit_guide.domain.closing import (
    VISIT,
    Verdict,
    closings,
    marks,
    prompt_topic,
    seen,
    verdict,
)
from visit_guide.domain.events import Event, Kind

LEADER, OTHER = LEADERS
OPENED = happened(1, Kind.PROMPT_OPENED, LEADER, minute=0, item="eglise", prompt="p")


def closed(clock: int, minute: float, *known: Event) -> Event:
    return happened(
        clock, Kind.PROMPT_CLOSED, LEADER, minute=minute, item="eglise", prompt="p", known=marks(known)
    )


def shared(clock: int, minute: float, *, author: str = PEOPLE[0], heard: int = 1) -> Event:
    return happened(
        clock,
        Kind.SHARED,
        author,
        minute=minute,
        id=f"{author}-{clock:04d}",
        item="eglise",
        prompt="p",
        value="oui",
        seen=heard,
    )


def judged(event: Event, *others: Event) -> Verdict:
    return verdict(event, closings([OPENED, *others, event]))


def test_while_open_everything_counts() -> None:
    assert judged(shared(2, 5)) is Verdict.COUNTS


def test_what_the_facilitator_had_counts_without_a_mark() -> None:
    answer = shared(2, 5)
    assert judged(answer, closed(3, 6, answer)) is Verdict.COUNTS


def test_what_was_written_before_and_arrives_after_counts_and_is_late() -> None:
    assert judged(shared(2, 5), closed(3, 6)) is Verdict.LATE


def test_what_was_written_after_does_not_count_though_its_author_had_not_heard() -> None:
    assert judged(shared(2, 7), closed(3, 6)) is Verdict.REFUSED


def test_whoever_heard_of_the_closing_wrote_after_it_whatever_the_clock_says() -> None:
    assert judged(shared(4, 1, heard=3), closed(3, 6)) is Verdict.REFUSED


def test_a_wall_clock_half_a_day_off_decides_nothing() -> None:
    """Then the logical order does: the device knew less than the closing, so it wrote before."""
    wrong = "2031-01-01T09:00:00+00:00"
    answer = happened(2, Kind.SHARED, PEOPLE[0], wall=wrong, item="eglise", prompt="p", value="oui", seen=1)
    assert judged(answer, closed(3, 6)) is Verdict.LATE
    assert judged(answer, closed(1, 6)) is Verdict.REFUSED


@pytest.mark.parametrize("wall", ["", "soon", "2026-05-28T10:05"])
def test_an_unreadable_or_bare_time_is_judged_too(wall: str) -> None:
    answer = happened(2, Kind.SHARED, PEOPLE[0], wall=wall, item="eglise", prompt="p", value="oui", seen=1)
    assert judged(answer, closed(3, 6)) is Verdict.LATE


def test_a_prompt_opened_again_takes_everything() -> None:
    again = happened(5, Kind.PROMPT_OPENED, OTHER, minute=9, item="eglise", prompt="p")
    assert judged(shared(4, 8), closed(3, 6), again) is Verdict.COUNTS


def test_of_two_facilitators_the_later_ruling_stands() -> None:
    open_ = happened(4, Kind.PROMPT_OPENED, LEADER, minute=6, item="eglise", prompt="p")
    close = happened(4, Kind.PROMPT_CLOSED, OTHER, minute=6, item="eglise", prompt="p", known="")
    assert prompt_topic("eglise", "p") in closings([OPENED, close, open_])
    assert closings([OPENED, open_, close]) == closings([close, OPENED, open_])


def test_ending_the_visit_closes_everything() -> None:
    ended = happened(3, Kind.ENDED, LEADER, minute=6, known="")
    assert judged(shared(2, 5), ended) is Verdict.LATE
    assert judged(shared(2, 7), ended) is Verdict.REFUSED
    vote = happened(2, Kind.VOTE, PEOPLE[0], minute=7, practice="x", value=True, seen=0)
    assert verdict(vote, closings([ended])) is Verdict.REFUSED
    resumed = happened(4, Kind.RESUMED, OTHER, minute=8)
    assert judged(shared(5, 9), ended, resumed) is Verdict.COUNTS
    assert VISIT not in closings([ended, resumed])


def test_participants_close_nothing() -> None:
    cheat = happened(9, Kind.PROMPT_CLOSED, PEOPLE[1], item="eglise", prompt="p", known="")
    assert judged(shared(2, 5), cheat) is Verdict.COUNTS


def test_other_prompts_are_left_alone() -> None:
    other = happened(3, Kind.PROMPT_CLOSED, LEADER, minute=1, item="eglise", prompt="q", known="")
    assert judged(shared(2, 5), other) is Verdict.COUNTS


def test_a_contribution_says_the_last_ruling_its_author_heard() -> None:
    topic = prompt_topic("eglise", "p")
    assert seen([], topic) == 0
    assert seen([OPENED, closed(3, 6)], topic) == 3
    assert seen([OPENED, happened(9, Kind.ENDED, LEADER, known="")], topic) == 9
    assert seen([OPENED, closed(3, 6)], prompt_topic("eglise", "q")) == 0


@given(
    st.lists(st.floats(0, 60), min_size=1, max_size=6),
    st.floats(0, 60),
    st.data(),
)
def test_by_right_clocks_what_was_before_counts_and_what_was_after_does_not(
    written: list[float], ended: float, data: st.DataObject
) -> None:
    answers = [shared(2, minute, author=f"{n:05d}-person") for n, minute in enumerate(written)]
    before = [answer for answer in answers if answer.at <= at(ended)]
    had = data.draw(st.lists(st.sampled_from(before), unique=True)) if before else []
    closing = closed(3, ended, *had)
    for answer in answers:
        found = judged(answer, closing)
        if answer in had:
            assert found is Verdict.COUNTS
        else:
            assert found is (Verdict.LATE if answer in before else Verdict.REFUSED)


@given(group_histories(), st.randoms(use_true_random=False))
def test_what_is_closed_does_not_depend_on_the_order_of_arrival(history: list[Event], chance: object) -> None:
    shuffled = history * 2
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert closings(shuffled) == closings(history)
