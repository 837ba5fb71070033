"""What comes to a page while it lasts: new content, and the time of day."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import flet as ft

from visit_guide.domain.guide import Guide
from visit_guide.state.session import Session

__all__ = ["GuideSource", "follow_source"]

TICK = 20.0
"""Seconds between two looks at the clock, on the day of the visit."""


class GuideSource(Protocol):
    """Where the guide comes from, and who hears of new content."""

    @property
    def guide(self) -> Guide:
        """The last good guide."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with newer content, in words; empty when nothing is."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` on every change, until the returned function is called."""


def follow_source(
    page: ft.Page, session: Session, source: GuideSource, clock: Callable[[], datetime]
) -> Callable[[], None]:
    """Bring new content and the time of day to the page while it lasts.

    Args:
        page: the page.
        session: its session.
        source: where the guide comes from.
        clock: the device's time.

    Returns:
        What to do when the page is back after it was cut off.
    """

    async def take() -> None:
        session.replace_guide(source.guide)
        session.problems = source.problems
        if page.title != source.guide.itinerary.title:
            page.title = source.guide.itinerary.title
            page.update()

    def changed() -> None:
        if page.session.connection is not None:
            page.run_task(take)

    def returned() -> None:
        changed()  # what happened while the page was cut off
        session.retry_save()
        session.travelling.group.exchange.poke()

    def woke(event: ft.AppLifecycleStateChangeEvent) -> None:
        if event.state in (ft.AppLifecycleState.RESUME, ft.AppLifecycleState.SHOW):
            session.travelling.group.exchange.poke()
            page.run_task(session.recorder.refresh)  # a code may have been read in another page

    unsubscribe = source.subscribe(changed)
    ticking = page.run_task(_tick, session, clock)

    def left(_: object) -> None:
        unsubscribe()
        ticking.cancel()
        session.travelling.group.exchange.stop()

    page.on_app_lifecycle_state_change = woke
    page.on_close = left
    return returned


async def _tick(session: Session, clock: Callable[[], datetime]) -> None:
    """Keep the session's minute true on the day of the visit."""
    while True:
        here = clock()
        today = here.date().isoformat() == session.guide.itinerary.date
        minute = here.hour * 60 + here.minute if today else None
        if minute != session.minute:
            session.minute = minute
        await asyncio.sleep(TICK)
