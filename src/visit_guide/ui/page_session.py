"""What a page and its session tell each other: size, keys, theme, the part being read.

And what the page around the app keeps, where there is such a page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import flet as ft

from visit_guide.ports import Surroundings
from visit_guide.state.keeping import Keeper
from visit_guide.state.keyboard import Keyboard
from visit_guide.state.routes import Screen
from visit_guide.state.session import Session
from visit_guide.ui.frame import look_of
from visit_guide.ui.theme import themes

__all__ = ["READ_AFTER", "dress", "follow_page", "follow_surroundings", "take_up"]

READ_AFTER = 4.0
"""Seconds after which a part that stays on screen counts as read."""

_ONE_PAPER = (Screen.QUIZ, Screen.RESULTS, Screen.ATTENDANCE)
"""What all windows of a device fill in together: what they have written is read again on the way there."""


def take_up(page: ft.Page, session: Session) -> None:
    """Bring to the session what a page says of itself when it comes, or comes back."""
    session.resize(page.width or 0, page.height or 0)
    session.device_dark = page.platform_brightness in (ft.Brightness.DARK, ft.Brightness.DARK.value)


def dress(page: ft.Page, session: Session) -> None:
    """Give the page the theme the settings ask for."""
    look = look_of(session)
    light, dark = themes(look.scale, look.outdoor)
    page.theme, page.dark_theme = light, dark
    # Else the first frames show the client's own colours and letters on their way to these.
    page.theme_animation_style = ft.AnimationStyle.no_animation()
    page.theme_mode = ft.ThemeMode.DARK if look.dark else ft.ThemeMode.LIGHT
    page.bgcolor = look.palette.surface


def follow_page(page: ft.Page, session: Session) -> None:
    """Bring what happens to the page to the session, and the session's look to the page."""
    reading = _Reading(page, session)
    keyboard = Keyboard(session, session.travelling.later)

    def changed(_: object, field: str | None) -> None:
        if field in ("visit", "device_dark"):
            dress(page, session)
        if field in ("location", None):
            reading.restart()

    def media_changed(_: ft.PageMediaData) -> None:
        session.resize(page.width or 0, page.height or 0)

    def brightness_changed(event: ft.Event[ft.Page]) -> None:
        # The client sends the bare word, not the fields its event class declares.
        said = getattr(event, "brightness", None) or event.data
        session.device_dark = said in (ft.Brightness.DARK, ft.Brightness.DARK.value)

    page.session.store.set("listener", changed)  # the session holds its listeners weakly
    session.subscribe(changed)
    page.on_route_change = lambda event: session.arrive(event.route)
    page.on_resize = lambda event: session.resize(event.width, event.height)
    page.on_media_change = media_changed
    page.on_platform_brightness_change = brightness_changed
    page.on_keyboard_event = lambda event: keyboard.press(
        event.key, ctrl=event.ctrl, alt=event.alt, meta=event.meta
    )
    reading.restart()


def follow_surroundings(page: ft.Page, session: Session, around: Surroundings) -> None:
    """Bring what the page around the app keeps to the session."""

    async def take() -> None:
        before, session.keeping = session.keeping, keeper.keeping
        visit, mark = keeper.keeping.wiped
        if visit == session.recorder.visit and (before is None or before.wiped != (visit, mark)):
            session.wiped_elsewhere(mark)
        visit, text, _ = keeper.keeping.paper
        if visit == session.recorder.visit and (before is None or before.paper != keeper.keeping.paper):
            session.paper_desk.written_elsewhere(text)

    async def hear(kept: Mapping[str, str]) -> None:
        session.recorder.hear(kept)

    def ask(_: object, field: str | None) -> None:
        if field == "visit" and session.visit.settings.screen_reader:
            keeper.describe_screens()
        if field == "location" and session.location.screen in _ONE_PAPER:
            keeper.read_kept()

    def changed() -> None:
        page.run_task(take)

    def kept_elsewhere(kept: Mapping[str, str]) -> None:
        page.run_task(hear, kept)

    keeper = Keeper(around, changed, kept_elsewhere)
    session.keeper, session.keeping = keeper, keeper.keeping
    page.session.store.set("asker", ask)  # the session holds its listeners weakly
    session.subscribe(ask)
    ask(None, "visit")
    keeper.read_kept()


class _Reading:
    """Marks the part on screen as read once it has stayed there for a while."""

    def __init__(self, page: ft.Page, session: Session) -> None:
        self._page = page
        self._session = session
        self._round = 0

    def restart(self) -> None:
        """Another part is on screen."""
        self._round += 1
        if self._session.location.screen is Screen.STOP and self._page.session.connection is not None:
            self._page.run_task(self._wait, self._round)

    async def _wait(self, started: int) -> None:
        await asyncio.sleep(READ_AFTER)
        location = self._session.location
        if started == self._round and location.screen is Screen.STOP:
            self._session.read(location.target, location.part)
