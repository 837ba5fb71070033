"""The device's position: given, refused, unknown, never answered."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from visit_guide.adapters.positioning import DevicePositioning
from visit_guide.domain.geo import Fix
from visit_guide.errors import PositionError, PositionRefused

SOMEWHERE = SimpleNamespace(latitude=50.44, longitude=2.79, accuracy=12)


class Device:
    """A location service that answers what it is told to; an exception is raised, ... never answers."""

    def __init__(
        self, *, status: Any = "denied", asked: Any = "whileInUse", position: Any = SOMEWHERE
    ) -> None:
        self.status, self.asked, self.position = status, asked, position

    async def get_permission_status(self) -> Any:
        return await self._give(self.status)

    async def request_permission(self) -> Any:
        return await self._give(self.asked)

    async def get_current_position(self) -> Any:
        return await self._give(self.position)

    async def _give(self, answer: Any) -> Any:
        if answer is ...:
            await asyncio.sleep(3600)
        if isinstance(answer, Exception):
            raise answer
        return answer


def positioning(**answers: Any) -> DevicePositioning:
    return DevicePositioning(Device(**answers), timeout=0.05)


@pytest.mark.parametrize(
    ("status", "agreed"),
    [
        ("whileInUse", True),
        (SimpleNamespace(value="always"), True),
        ("denied", False),
        ("unableToDetermine", False),
        (RuntimeError("no service"), False),
        (..., False),
    ],
)
def test_only_a_clear_yes_counts_as_agreement(status: Any, agreed: bool) -> None:
    assert asyncio.run(positioning(status=status).allowed()) is agreed


def test_a_position_comes_with_its_accuracy() -> None:
    assert asyncio.run(positioning().locate()) == Fix(at=(50.44, 2.79), accuracy_m=12.0)
    vague = SimpleNamespace(latitude=50.44, longitude=2.79, accuracy=None)
    assert asyncio.run(positioning(position=vague).locate()).accuracy_m == 0


@pytest.mark.parametrize(
    "answers",
    [
        {"asked": "denied"},
        {"asked": SimpleNamespace(value="deniedForever")},
        {"asked": RuntimeError("Location permission denied: no message.")},
        {"position": RuntimeError("User denied Geolocation")},
    ],
)
def test_a_refusal_is_told_from_a_failure(answers: dict[str, Any]) -> None:
    with pytest.raises(PositionRefused):
        asyncio.run(positioning(**answers).locate())


@pytest.mark.parametrize(
    "position",
    [
        ...,
        RuntimeError("Location request timed out."),
        SimpleNamespace(latitude=None, longitude=2.79, accuracy=1),
        SimpleNamespace(latitude=float("nan"), longitude=2.79, accuracy=1),
    ],
)
def test_a_device_that_does_not_know_says_so(position: Any) -> None:
    with pytest.raises(PositionError) as failed:
        asyncio.run(positioning(position=position).locate())
    assert not isinstance(failed.value, PositionRefused)
