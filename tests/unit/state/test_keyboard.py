"""The keyboard: letters are commands only where nothing takes them for a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.unit.state.test_session import OPEN, Tab
from tests.unit.stores import MemoryStore
from visit_guide.domain.guide import Guide
from visit_guide.state import routes
from visit_guide.state.keyboard import LETTER_WAITS, Keyboard
from visit_guide.state.routes import Location, Screen
from visit_guide.state.session import Session

SEARCH = Location(screen=Screen.SEARCH)


class Desk:
    """A keyboard on a page, and a clock that the test moves."""

    def __init__(self, path: str = "/") -> None:
        self.tab = Tab(MemoryStore(), path)
        self._due: list[tuple[float, Callable[[], None]]] = []
        self._now = 0.0
        self.keyboard = Keyboard(self.session, self._later)

    @property
    def session(self) -> Session:
        return self.tab.session

    def _later(self, seconds: float, then: Callable[[], None]) -> None:
        self._due.append((self._now + seconds, then))

    def wait(self, seconds: float) -> None:
        self._now += seconds
        due = [then for at, then in self._due if at <= self._now]
        self._due = [(at, then) for at, then in self._due if at > self._now]
        for then in due:
            then()

    def strike(self, letter: str) -> None:
        self.type(letter)
        self.wait(LETTER_WAITS)

    def type(self, word: str, seconds: float = 0.0) -> None:
        for letter in word:
            self.keyboard.press(letter)
            self.wait(seconds)


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    while OPEN:
        OPEN.pop().close()


def stops(guide: Guide) -> list[str]:
    return [item.id for item in guide.stops]


def test_a_letter_is_a_command_after_a_moment() -> None:
    desk = Desk()
    desk.type("R")
    assert desk.session.location == routes.DAY
    desk.wait(LETTER_WAITS)
    assert desk.session.location == SEARCH


def test_a_letter_that_a_field_took_is_none() -> None:
    desk = Desk()
    desk.type("N")
    desk.session.travelling.following.typed()
    desk.wait(LETTER_WAITS)
    assert desk.session.desk.editing is None


def test_a_letter_before_the_news_of_a_focus_is_none() -> None:
    desk = Desk()
    desk.type("R")
    desk.session.pad.focus("name", on=True)
    desk.wait(LETTER_WAITS)
    assert desk.session.location == routes.DAY


def test_a_letter_typed_just_before_a_field_was_left_is_none() -> None:
    desk = Desk()
    desk.session.pad.focus("name", on=True)
    desk.type("R")
    desk.session.pad.focus("name", on=False)
    desk.wait(LETTER_WAITS)
    assert desk.session.location == routes.DAY


def test_a_word_is_none_wherever_it_goes() -> None:
    desk = Desk()
    desk.type("CAMILLER", seconds=LETTER_WAITS / 3)
    desk.wait(LETTER_WAITS)
    assert desk.session.location == routes.DAY
    desk.strike("R")
    assert desk.session.location == SEARCH


def test_stops_are_stepped_through() -> None:
    desk = Desk()
    first, second = stops(desk.session.guide)[:2]
    desk.session.go(routes.stop(first))
    desk.strike("S")
    assert desk.session.location.target == second
    desk.strike("P")
    assert desk.session.location.target == first
    desk.strike("P")
    assert desk.session.location.target == first, "there is none before the first"


def test_a_letter_is_none_on_another_screen_than_it_was_struck_on() -> None:
    desk = Desk()
    desk.type("R")
    desk.session.go(routes.map_of())
    desk.wait(LETTER_WAITS)
    assert desk.session.location == routes.map_of()


def test_alt_leads_anywhere_at_once_and_a_control_key_is_the_browsers() -> None:
    desk = Desk()
    desk.keyboard.press("3", alt=True)
    assert desk.session.location.screen is Screen.MAP
    desk.keyboard.press("R", ctrl=True)
    desk.keyboard.press("N", meta=True)
    desk.wait(LETTER_WAITS)
    assert desk.session.location.screen is Screen.MAP


def test_the_map_moves_at_once() -> None:
    desk = Desk()
    desk.session.go(routes.map_of())
    heard: list[str] = []
    desk.session.map_keys.follow(heard.append)
    for key in ("+", "-", "0"):
        desk.keyboard.press(key)
    assert heard == ["in", "out", "all"]
