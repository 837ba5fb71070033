"""Steps by a tap: the second tap of two in a row takes none."""

from __future__ import annotations

from collections.abc import Callable

from visit_guide.state.taps import DOUBLE_TAP, Taps


def test_a_second_tap_steps_only_after_a_moment() -> None:
    due: list[tuple[float, Callable[[], None]]] = []
    taps = Taps(lambda seconds, then: due.append((seconds, then)))
    steps: list[str] = []
    taps.once(lambda: steps.append("first"))
    taps.once(lambda: steps.append("second of a double tap"))
    assert steps == ["first"]
    ((seconds, rested),) = due
    assert seconds == DOUBLE_TAP
    rested()
    taps.once(lambda: steps.append("next"))
    assert steps == ["first", "next"]
