"""Fixtures of the interface tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.ui.harness import Harness
from visit_guide.ui.components import below


@pytest.fixture(autouse=True)
def _all_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows the first screen follows at once, except where a test is about that (`in_turn`)."""
    if "in_turn" not in request.keywords:
        monkeypatch.setattr(below, "DRAWN", 0.0)
        monkeypatch.setattr(below, "PATIENCE", 0.0)


@pytest.fixture
def harness() -> Iterator[Callable[..., Harness]]:
    """Opens sessions (``harness(width=390, height=844)``) and closes them after the test."""
    opened: list[Harness] = []

    def open_session(**settings: Any) -> Harness:
        opened.append(Harness(**settings))
        return opened[-1]

    yield open_session
    for session in opened:
        session.close()
