"""Whatever is lost, doubled, late or out of order, all devices of a group come to one state."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.group_simulation import play


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_every_device_comes_to_the_same_state(seed: int) -> None:
    """``make bench BENCH=convergence`` plays ten thousand days."""
    assert play(random.Random(seed)) == []
