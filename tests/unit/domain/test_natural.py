"""Names that end in numbers, in the order people look for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.natural import natural


def test_two_comes_before_ten() -> None:
    assert sorted(["b1", "a10", "a2", "a1b10", "a1b9", "a"], key=natural) == [
        "a",
        "a1b9",
        "a1b10",
        "a2",
        "a10",
        "b1",
    ]


@given(st.text(max_size=6), st.text(max_size=6))
def test_any_two_names_can_be_compared_and_only_equal_ones_are_alike(one: str, other: str) -> None:
    assert (natural(one) < natural(other)) + (natural(one) > natural(other)) == (one != other)
