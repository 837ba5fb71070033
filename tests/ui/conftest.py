"""Fixtures of the interface tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.ui.harness import Harness


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
