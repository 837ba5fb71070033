"""Keys of a keyboard: destinations, steps, notes, search, the map.

A letter may be the first of a text: between a tap on a field, or a field that takes the focus by
itself, and the news of it, letters already come. So a letter waits a moment, and is a command
only if nothing was typed into a field meanwhile and no field was entered.
"""

from __future__ import annotations

from collections.abc import Callable

from visit_guide.domain.day import neighbours
from visit_guide.state import routes
from visit_guide.state.routes import Location, Screen
from visit_guide.state.session import Session

__all__ = ["LETTER_WAITS", "Keyboard"]

LETTER_WAITS = 0.15
"""Seconds until a letter that nothing claims is a command."""
STEP_KEYS = {"P": 0, "S": 1, "Arrow Left": 0, "Arrow Right": 1}
"""Keys to the stop before (0) and after (1) the one on screen."""
NOTE_KEY, SEARCH_KEY = "N", "R"
_SCREENS = (Screen.DAY, Screen.STOP, Screen.MAP, Screen.NOTEBOOK)
_UPPER_ROW = ("1&", "2éÉ", '3"', "4'")
"""What the keys of the upper row are called: digits, and the signs of French keyboards."""
ALT_SCREENS = {
    name: screen
    for screen, names in zip(_SCREENS, _UPPER_ROW, strict=True)
    for name in (*names, f"Numpad {names[0]}")
}
MAP_KEYS = {
    "+": "in",
    "=": "in",
    "Numpad Add": "in",
    "-": "out",
    "Numpad Subtract": "out",
    "0": "all",
    "Numpad 0": "all",
}


class Keyboard:
    """What the keys do on one page.

    Args:
        session: the page's state.
        later: calls something after so many seconds.
    """

    def __init__(self, session: Session, later: Callable[[float, Callable[[], None]], None]) -> None:
        self._session = session
        self._later = later
        self._waiting = 0
        self._word = False

    def press(self, key: str, *, ctrl: bool = False, alt: bool = False, meta: bool = False) -> None:
        """``key``, named as Flutter does, was pressed somewhere on the page."""
        session = self._session
        if ctrl and key == "Enter" and session.location == routes.lead():
            session.travelling.step_on()
        if ctrl or meta:
            return
        if key == "Escape":
            session.travelling.following.escape()
        if alt:
            if key in ALT_SCREENS:
                self._open(ALT_SCREENS[key])
        elif session.takes_text:
            return  # this is part of a text
        elif len(key) == 1 and key.isalpha():
            self._wait(key)
        else:
            self._act(key)

    def _wait(self, letter: str) -> None:
        session = self._session
        # Two letters within that time are a word, and nobody means a command twice.
        self._word = self._waiting > 0
        self._waiting += 1
        strokes, here = session.strokes, session.location

        def rested() -> None:
            self._waiting -= 1
            typed = self._word or session.strokes != strokes or session.takes_text
            if not typed and session.location == here:
                self._act(letter)

        self._later(LETTER_WAITS, rested)

    def _act(self, key: str) -> None:
        session = self._session
        screen = session.location.screen
        if screen is Screen.MAP and key in MAP_KEYS:
            session.map_keys.send(MAP_KEYS[key])
        elif screen is Screen.QUIZ:  # the arrows are its answers' own, while one of them has the focus
            if key == "Escape":
                session.go(routes.DAY)
        elif key == NOTE_KEY:
            session.new_note()
        elif key == SEARCH_KEY:
            session.go(Location(screen=Screen.SEARCH))
        elif screen is Screen.STOP and key in STEP_KEYS:
            target = neighbours(session.guide, session.location.target)[STEP_KEYS[key]]
            if target is not None:
                session.go(routes.stop(target.id))

    def _open(self, screen: Screen) -> None:
        session = self._session
        if screen is Screen.STOP:
            session.go(session.stop)
        else:
            session.go(Location(screen=screen))
