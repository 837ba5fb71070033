"""A page's session and its group: which link does what, and what a move of the group brings about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Protocol

from visit_guide.domain.codes import stop_code
from visit_guide.domain.day import next_step
from visit_guide.domain.events import Event
from visit_guide.domain.guide import Guide, ItemKind
from visit_guide.domain.keys import normalise
from visit_guide.domain.visit import Visit
from visit_guide.state import routes
from visit_guide.state.detail import Detail
from visit_guide.state.following import Call, Following, Situation
from visit_guide.state.group import Group, Together
from visit_guide.state.group_tools import GroupTools
from visit_guide.state.handover import Handover, is_code, stop_typed
from visit_guide.state.lead import Lead, Leading
from visit_guide.state.notepad import Desk
from visit_guide.state.recorder import Recorder
from visit_guide.state.routes import Location, Screen

__all__ = ["Travelling", "place_of"]

DEPARTURE_FOR = 20.0
"""Seconds that the reminder of the departure stays."""


class Page(Protocol):
    """What is needed of the session."""

    guide: Guide
    visit: Visit
    location: Location
    detail: Detail | None
    desk: Desk
    recorder: Recorder
    together: Together
    call: Call
    leading: Leading

    def go(self, location: Location) -> None:
        """Go to a place."""

    def regrouped(self) -> None:
        """The device entered a group or left one."""


def place_of(guide: Guide, item_id: str) -> Location:
    """Where one is with a group that is at line ``item_id`` of the day."""
    item = next((item for item in guide.itinerary.items if item.id == item_id), None)
    if item is not None and item.kind is ItemKind.STOP and item.site:
        return routes.stop(item.id)
    return routes.DAY


class Travelling:
    """Being in a group, or leading one, on one page.

    Args:
        page: the session.
        tools: the outside.
        spawn: runs a coroutine on the page's loop.
    """

    def __init__(
        self, page: Page, tools: GroupTools, spawn: Callable[[Coroutine[Any, Any, None]], None]
    ) -> None:
        self._page = page
        self._spawn = spawn
        self.later = tools.later or self._sleep_then
        """Calls something after so many seconds."""
        self._departure = ""
        self.group = Group(page.recorder, tools, spawn=spawn, show=self._show, place=self._place)
        self.handover = Handover(self.group, page.recorder.visit)
        self.lead = Lead(self.group, show=self._show_leading, later=self.later, clock=tools.clock)
        self.following = Following(
            situation=self._situation, show=self._show_call, go=page.go, later=self.later, buzz=tools.buzz
        )
        self._link: Location | None = None
        self._loaded = False

    async def load(self) -> None:
        """Take up the group kept on the device, then what the page's address carried."""
        await self.group.load()
        self._loaded = True
        if self._link is not None:
            self.take_link(self._link)
        self.moved()

    def take_link(self, location: Location) -> None:
        """Use the code or key that an address carries."""
        if not self._loaded:
            self._link = location
            return
        text = location.target
        if location.screen is Screen.LEAD:
            self.group.open(text)
        elif is_code(text):
            self.group.invite(normalise(text))
        else:
            self._spawn(self.handover.read(text))

    def moved(self) -> None:
        """Another screen is shown."""
        self.group.exchange.moved()
        self.group.watch(self._page.location.screen is Screen.LEAD)
        self.following.moved()

    def typed_stop(self, typed: str) -> bool:
        """Go to the stop of a typed code; false when there is none."""
        item = stop_typed(self._page.guide, self._of_group(), typed)
        if item is None:
            return False
        self._page.go(routes.stop(item.id))
        return True

    def step_on(self) -> None:
        """The group goes to the next stop, as a facilitator says."""
        item = next_step(self._page.guide, self.group.now.state.at)
        if item is not None and self.group.now.state.ended is None:
            self.lead.step(item.id)

    def stop_code(self) -> str:
        """The code to type of the stop where the group is; empty when it is at none.

        It is the same in every group: who is of none yet can type it too.
        """
        item, guide = self.group.now.state.at, self._page.guide
        known = item is not None and any(stop.id == item for stop in guide.stops)
        return stop_code(guide.itinerary.id, guide.stops, item) if known and item else ""

    def _of_group(self) -> str:
        member = self.group.now.member
        return member.group if member is not None else ""

    def _place(self) -> str:
        location = self._page.location
        return location.target if location.screen is Screen.STOP else ""

    def _situation(self) -> Situation:
        page, now = self._page, self.group.now
        step, invite = now.state.step, now.state.invite
        moved = step
        if step is not None and invite is not None and invite.order > step.order:
            moved = invite
        item = now.state.at or ""
        over = now.state.ended is not None or now.member is None
        return Situation(
            move=moved.id if moved is not None and not over else "",
            item=item,
            mine=moved is not None and now.member is not None and now.member.is_me(moved.author),
            location=page.location,
            target=place_of(page.guide, item),
            held=page.detail is not None or page.desk.editing is not None or page.location.screen in _HOLDING,
            follows=page.visit.settings.follow_group and not now.leads,
        )

    def _show(self, now: Together) -> None:
        before, self._page.together = self._page.together, now
        if now.member is not None and self.group.arriving and now.state.step is not None:
            self.group.arriving = False
            self._page.go(place_of(self._page.guide, now.state.at or ""))
        self.group.watch(self._page.location.screen is Screen.LEAD)
        if now.state is not before.state:
            self._remind(now.state.departure)
        self.following.update()
        if now.member is not before.member:
            self._page.regrouped()

    def _show_call(self, call: Call) -> None:
        self._page.call = call

    def _show_leading(self, leading: Leading) -> None:
        self._page.leading = leading

    def _remind(self, departure: Event | None) -> None:
        """Close the reminder of the departure by itself after a while."""
        if departure is None or departure.id == self._departure:
            return
        self._departure = departure.id
        if not self.is_due(departure):
            self.group.close_notice(departure.id)
            return
        self.later(DEPARTURE_FOR, lambda: self.group.close_notice(departure.id))

    def is_due(self, departure: Event) -> bool:
        """Whether a departure that was announced is still to come."""
        minutes = departure.get("minutes")
        try:
            said = datetime.fromisoformat(departure.at)
            until = said + timedelta(minutes=minutes if isinstance(minutes, int) else 5)
            return self.group.tools.clock() < until
        except (ValueError, TypeError, OverflowError):
            return False

    def _sleep_then(self, seconds: float, then: Callable[[], None]) -> None:
        async def wait() -> None:
            await asyncio.sleep(seconds)
            then()

        self._spawn(wait())


_HOLDING: frozenset[Screen] = frozenset(
    screen for screen in Screen if screen.value in ("questionnaire", "animation")
)
