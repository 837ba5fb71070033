from __future__ import annotations

from pathlib import Path

import pytest

from visit_guide.hub.claim import claim

pytest.importorskip("fcntl")


def test_a_database_has_one_hub_at_a_time(tmp_path: Path) -> None:
    assert claim(tmp_path / "visit.sqlite3")
    assert not claim(tmp_path / "visit.sqlite3")
    assert claim(tmp_path / "other.sqlite3")


def test_what_cannot_be_there_is_left_to_the_database_to_say(tmp_path: Path) -> None:
    assert claim(tmp_path / "nowhere" / "visit.sqlite3")
