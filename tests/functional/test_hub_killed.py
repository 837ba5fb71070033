"""`kill -9` while devices send: what was acknowledged is there, once."""

from __future__ import annotations

import random
from pathlib import Path

from tests.hub_process import crash


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(tmp_path: Path) -> None:
    """``make bench BENCH=crash`` does the same fifty times."""
    found = crash(tmp_path, 3, chance=random.Random(5))
    assert found.sound
    assert found.lost == set()
    assert found.doubled == 0
    assert set(found.kept) <= found.sent
    assert len(found.acknowledged) > 20
