"""What a group's events add up to."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.group_events import LEADERS, PEOPLE, at, group_histories, happened
from visit_guide.domain.closing import marks, prompt_topic, questionnaire_topic
from visit_guide.domain.events import Event, Kind, Scope
from visit_guide.domain.group import GroupState, essential, fold, is_public, of_group, public
from visit_guide.domain.merge import compact

LEADER, OTHER = LEADERS
ANA, BOB, CYD = PEOPLE


def step(clock: int, item: str, author: str = LEADER, minute: float = 0) -> Event:
    return happened(clock, Kind.STEP, author, minute=minute, item=item)


def test_before_anything_the_group_is_nowhere() -> None:
    assert fold([]) == GroupState()
    assert fold([]).at is None


def test_the_last_step_says_where_the_group_is() -> None:
    state = fold([step(3, "cd2e"), step(1, "eglise")])
    assert state.at == "cd2e"
    assert [event.text("item") for event in state.steps] == ["eglise", "cd2e"]


def test_going_back_is_a_step_like_any_other() -> None:
    state = fold([step(1, "eglise"), step(2, "cd2e"), step(3, "eglise")])
    assert state.at == "eglise"
    assert [event.clock for event in state.steps] == [2, 3]


def test_of_two_facilitators_at_once_the_same_one_wins_everywhere() -> None:
    one, other = step(2, "eglise", LEADER), step(2, "cd2e", OTHER)
    assert fold([one, other]).at == fold([other, one]).at == "cd2e"


def test_of_two_who_lead_apart_the_later_step_wins_however_much_the_other_did() -> None:
    busy = happened(40, Kind.STEP, LEADER, item="eglise", moment=1_000)
    later = happened(2, Kind.STEP, OTHER, item="cd2e", moment=1_001)
    assert fold([busy, later]).at == fold([later, busy]).at == "cd2e"
    assert fold(essential([busy, later])).at == "cd2e"


def test_of_two_steps_of_one_moment_the_one_that_knew_the_other_wins() -> None:
    fast = happened(5, Kind.STEP, OTHER, item="eglise", moment=9_000)
    after = happened(6, Kind.STEP, LEADER, item="cd2e", moment=9_000)
    assert fold([after, fast]).at == "cd2e"


def test_a_participant_moves_nobody() -> None:
    assert fold([step(1, "eglise"), step(2, "cd2e", ANA)]).at == "eglise"


def test_answers_are_their_authors_last_ones_in_an_order_that_tells_nothing() -> None:
    topic = prompt_topic("eglise", "p")
    given_ = [
        happened(2, Kind.SHARED, ANA, item="eglise", prompt="p", value="zinc"),
        happened(3, Kind.SHARED, BOB, item="eglise", prompt="p", value="Ardoise"),
        happened(4, Kind.SHARED, ANA, item="eglise", prompt="p", value="brique"),
        happened(5, Kind.SHARED, CYD, item="eglise", prompt="p", value="tuile"),
        happened(6, Kind.SHARED, CYD, item="eglise", prompt="p", value=""),
    ]
    assert [answer.value for answer in fold(given_).answers_to(topic)] == ["Ardoise", "brique"]


def test_late_answers_are_marked_and_refused_ones_told_to_their_authors() -> None:
    opened = happened(1, Kind.PROMPT_OPENED, LEADER, item="eglise", prompt="p")
    closed = happened(5, Kind.PROMPT_CLOSED, LEADER, minute=10, item="eglise", prompt="p", known=marks([]))
    late = happened(2, Kind.SHARED, ANA, minute=9, item="eglise", prompt="p", value="a", seen=1)
    after = happened(3, Kind.SHARED, BOB, minute=11, item="eglise", prompt="p", value="b", seen=1)
    state = fold([opened, closed, late, after])
    topic = prompt_topic("eglise", "p")
    assert [(answer.value, answer.late) for answer in state.answers_to(topic)] == [("a", True)]
    assert state.refused_of(BOB) == (after,)
    assert state.refused_of(ANA) == ()
    assert topic in state.closed
    assert topic not in state.open


def test_a_questionnaire_finished_without_a_value_counts() -> None:
    done = happened(2, Kind.COMPLETED, ANA, questionnaire="avant", value="")
    assert len(fold([done]).answers_to(questionnaire_topic("avant"))) == 1


def test_practices_gather_votes_and_votes_are_taken_back() -> None:
    practice = happened(1, Kind.PRACTICE, ANA, item="eglise", text="compost")
    votes = [
        happened(2, Kind.VOTE, BOB, practice=practice.id, value=True),
        happened(3, Kind.VOTE, BOB, practice=practice.id, value=True),
        happened(2, Kind.VOTE, CYD, practice=practice.id, value=True),
        happened(4, Kind.VOTE, CYD, practice=practice.id, value=False),
        happened(4, Kind.VOTE, ANA, practice="nothing", value=True),
    ]
    (found,) = fold([*votes, practice]).practices
    assert (found.text, found.votes) == ("compost", 1)


def test_a_timer_runs_pauses_is_extended_and_stops() -> None:
    started = happened(1, Kind.TIMER_STARTED, LEADER, minute=1, seconds=300, item="eglise", prompt="p")
    paused = happened(2, Kind.TIMER_PAUSED, OTHER, minute=3, seconds=180)
    more = happened(3, Kind.TIMER_EXTENDED, LEADER, minute=4, seconds=60)
    timer = fold([started]).timer
    assert timer is not None
    assert (timer.seconds, timer.since, timer.running) == (300, at(1), True)
    timer = fold([more, paused, started]).timer
    assert timer is not None
    assert (timer.seconds, timer.since, timer.running, timer.item) == (240, at(3), False, "eglise")
    assert fold([started, paused, happened(4, Kind.TIMER_STOPPED, LEADER)]).timer is None
    assert fold([paused]).timer is None


def test_a_message_stays_until_it_is_taken_back() -> None:
    said = happened(1, Kind.MESSAGE, LEADER, text="rendez-vous 14 h")
    assert fold([said]).message == said
    assert fold([said, happened(2, Kind.MESSAGE, LEADER, text="")]).message is None


def test_ending_closes_what_is_open_and_resuming_opens_it_again() -> None:
    opened = happened(1, Kind.PROMPT_OPENED, LEADER, item="eglise", prompt="p")
    ended = happened(2, Kind.ENDED, LEADER, known="")
    assert fold([opened, ended]).ended == ended
    assert fold([opened, ended]).open == frozenset()
    resumed = fold([opened, ended, happened(3, Kind.RESUMED, LEADER)])
    assert resumed.ended is None
    assert resumed.open == {prompt_topic("eglise", "p")}


def test_answers_are_shown_and_hidden_again() -> None:
    topic = prompt_topic("eglise", "p")
    shown = happened(1, Kind.ANSWERS_SHOWN, LEADER, item="eglise", prompt="p", answers=("a", "b"))
    assert fold([shown]).shown_for(topic) == ("a", "b")
    hidden = happened(2, Kind.ANSWERS_SHOWN, LEADER, item="eglise", prompt="p", answers=())
    assert fold([shown, hidden]).shown_for(topic) == ()


def test_people_are_counted_where_they_last_were() -> None:
    events = [
        happened(1, Kind.AT_STOP, ANA, item="eglise"),
        happened(2, Kind.AT_STOP, ANA, item="cd2e"),
        happened(1, Kind.AT_STOP, BOB, item="cd2e"),
        happened(1, Kind.JOINED, CYD, name="Cyd"),
    ]
    state = fold(events)
    assert state.here == (("cd2e", 2),)
    assert dict(state.names) == {ANA: "", BOB: "", CYD: "Cyd"}


def test_who_was_erased_leaves_nothing() -> None:
    events = [
        happened(1, Kind.JOINED, ANA, name="Ana"),
        happened(2, Kind.PRACTICE, ANA, text="compost"),
        happened(3, Kind.ERASED, LEADER, author_erased="x"),
    ]
    word = replace(happened(4, Kind.ERASED, LEADER), data=(("author", ANA),))
    state = fold([*events, word])
    assert state.names == ()
    assert state.practices == ()
    forged = replace(word, role="participant")
    assert fold([*events, forged]).practices != ()


def test_what_is_not_shared_with_the_group_adds_nothing() -> None:
    alone = replace(step(1, "eglise"), scope=Scope.DEVICE)
    assert fold([alone]) == GroupState()
    elsewhere = replace(step(1, "eglise"), group="another")
    assert of_group([alone, elsewhere, step(2, "cd2e")], step(2, "cd2e").group) == (step(2, "cd2e"),)


@given(group_histories(), st.randoms(use_true_random=False))
def test_the_state_does_not_depend_on_the_order_or_number_of_arrivals(
    history: list[Event], chance: random.Random
) -> None:
    shuffled = history * 2
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(history)


@given(group_histories())
def test_a_compacted_history_adds_up_to_the_same(history: list[Event]) -> None:
    assert fold(compact(history)) == fold(history)


@given(group_histories())
def test_the_essential_events_say_where_the_group_stands(history: list[Event]) -> None:
    led = [event for event in history if event.role == "facilitator"]
    few = essential(history)
    assert set(few) <= set(led)
    whole, short = fold(led), fold(few)
    assert short.at == whole.at
    assert (short.open, short.closed, short.ended) == (whole.open, whole.closed, whole.ended)
    assert short.opened == whole.opened
    assert (short.timer, short.message, short.departure, short.invite) == (
        whole.timer,
        whole.message,
        whole.departure,
        whole.invite,
    )


@given(group_histories())
def test_what_is_public_says_nothing_of_persons(history: list[Event]) -> None:
    state = public(fold(history))
    assert (state.answers, state.here, state.names, state.refused) == ((), (), (), ())
    seen_by_all = [event for event in history if is_public(event)]
    assert public(fold(seen_by_all)) == state


def test_a_questionnaire_that_is_open_says_when_it_was_opened_last() -> None:
    def ruled(clock: int, kind: Kind, **values: str) -> Event:
        return happened(clock, kind, LEADER, **values)

    opened = ruled(1, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    closed = ruled(2, Kind.QUESTIONNAIRE_CLOSED, questionnaire="start", known="")
    again = ruled(3, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    prompt = ruled(4, Kind.PROMPT_OPENED, item="eglise", prompt="p")
    end = ruled(5, Kind.QUESTIONNAIRE_OPENED, questionnaire="end")
    over = ruled(6, Kind.ENDED, known="")
    assert fold([opened]).opened == (opened,)
    assert fold([opened, closed]).opened == ()
    assert fold([opened, closed, again, prompt, end]).opened == (again, end)
    assert fold([opened, closed, again, end, over]).opened == ()
