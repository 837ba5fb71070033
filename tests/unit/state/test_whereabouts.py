"""« Me situer »: explained first, asked once, forgotten when told to; never an event."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.unit.state.guides import guide
from tests.unit.stores import MemoryStore
from visit_guide.domain.geo import Fix
from visit_guide.errors import PositionError, PositionRefused
from visit_guide.ports import Positioning
from visit_guide.services.journal import Journal
from visit_guide.state.recorder import Recorder
from visit_guide.state.session import Session
from visit_guide.state.whereabouts import MapKeys, Search, Whereabouts

NOON = datetime(2026, 5, 28, 12, tzinfo=UTC)
HERE = Fix(at=(50.44, 2.79), accuracy_m=10)


class Device:
    """Says where it is, or raises what it was told to."""

    def __init__(self, answer: Fix | PositionError = HERE, *, agreed: bool = False) -> None:
        self.answer, self.agreed, self.asked = answer, agreed, 0

    async def allowed(self) -> bool:
        return self.agreed

    async def locate(self) -> Fix:
        self.asked += 1
        if isinstance(self.answer, PositionError):
            raise self.answer
        return self.answer


class Page:
    """A session whose background work runs when told to."""

    def __init__(self, device: Positioning | None) -> None:
        self.store = MemoryStore()
        self._work: list[Coroutine[Any, Any, None]] = []
        self.session = Session(
            guide(),
            recorder=Recorder(
                Journal(self.store, "essai", "tab", lambda: NOON),
                visit="essai",
                author="tablet",
                clock=lambda: NOON,
                spawn=self._work.append,
            ),
            navigate=lambda _: None,
            spawn=self._work.append,
            media=str,
            open_link=lambda _: None,
            positioning=device,
        )

    def does(self, action: Callable[[], None]) -> Whereabouts:
        """What is known after ``action`` and all that it set going."""
        action()
        while self._work:
            asyncio.run(self._work.pop(0))
        return self.session.whereabouts


def test_the_first_time_it_is_explained_and_nothing_is_asked() -> None:
    device = Device()
    page = Page(device)
    assert page.does(page.session.where_am_i).search is Search.EXPLAINED
    assert device.asked == 0
    assert page.does(page.session.agree_to_position) == Whereabouts(search=Search.FOUND, fix=HERE)


def test_whoever_agreed_before_is_located_at_once() -> None:
    page = Page(Device(agreed=True))
    assert page.does(page.session.where_am_i).fix == HERE


@pytest.mark.parametrize(
    ("answer", "search"),
    [(PositionRefused("no"), Search.REFUSED), (PositionError("no idea"), Search.UNAVAILABLE)],
)
def test_refused_and_unknown_are_told_apart(answer: PositionError, search: Search) -> None:
    page = Page(Device(answer))
    assert page.does(page.session.agree_to_position) == Whereabouts(search=search)


def test_without_a_device_that_knows_it_is_unavailable() -> None:
    page = Page(None)
    assert page.does(page.session.where_am_i).search is Search.UNAVAILABLE


def test_an_answer_that_comes_too_late_is_not_shown() -> None:
    page = Page(Device())
    page.session.agree_to_position()
    assert page.session.whereabouts.search is Search.RUNNING
    assert page.does(page.session.forget_position) == Whereabouts()


def test_nothing_of_it_is_kept() -> None:
    page = Page(Device(agreed=True))
    page.does(page.session.where_am_i)
    assert asyncio.run(page.store.keys("")) == ()


def test_keys_reach_the_map_only_while_it_is_there() -> None:
    keys, heard = MapKeys(), list[str]()
    keys.send("in")
    keys.follow(heard.append)
    keys.send("out")
    keys.follow(None)
    keys.send("all")
    assert heard == ["out"]
