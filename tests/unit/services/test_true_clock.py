"""A wrong clock is set right by the hub's; the network's own delays are not taken for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from visit_guide.services.true_clock import TrueClock

NOON = datetime(2026, 5, 28, 12, tzinfo=UTC)


def test_a_clock_an_hour_slow_is_set_right() -> None:
    clock = TrueClock(lambda: NOON - timedelta(hours=1))
    clock.learn(NOON.timestamp())
    assert clock() == NOON


def test_half_a_second_is_the_network() -> None:
    clock = TrueClock(lambda: NOON)
    clock.learn(NOON.timestamp() + 0.5)
    assert clock() == NOON


def test_a_clock_that_was_put_right_by_hand_is_believed_again() -> None:
    times = [NOON - timedelta(hours=1)]
    clock = TrueClock(lambda: times[0])
    clock.learn(NOON.timestamp())
    times[0] = NOON
    clock.learn(NOON.timestamp() + 0.2)
    assert clock() == NOON
