"""Handing the group's state over without a network: codes to scan, files, four signs to type.

A tablet's camera opens each code as a link, and each link may be another page: the parts of a
code are therefore collected on the device.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from visit_guide.domain import codes
from visit_guide.domain.closing import closings
from visit_guide.domain.codes import Part, Payload, Sort
from visit_guide.domain.events import Event
from visit_guide.domain.group import essential
from visit_guide.domain.guide import Guide, Item
from visit_guide.domain.keys import CODE_LENGTH, SIGNS, normalise
from visit_guide.errors import CodeError, StoreError
from visit_guide.state.group import Group
from visit_guide.state.membership import place_in

__all__ = ["Handover", "is_code", "stop_typed"]

FEW = 3
"""A state of up to this many codes is shown whole; a longer one without what is over."""


def is_code(text: str) -> bool:
    """Whether ``text`` is the short code of a group, rather than part of a scanned one."""
    code = normalise(text)
    return len(code) == CODE_LENGTH and set(code) <= set(SIGNS)


class Handover:
    """Hands over and takes over.

    Args:
        group: the device's group.
        visit: id of the visit.
    """

    def __init__(self, group: Group, visit: str) -> None:
        self._group = group
        self._visit = visit
        self._key = f"visit-guide-parts.{visit}"
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    # Handing over

    def links(self) -> tuple[str, ...]:
        """The links of the codes to show: the group's state, or what this device shared."""
        member = self._group.now.member
        if member is None:
            return ()
        events = self._brief() if member.leads else self._group.mine()
        ids = tuple(event.id for event in events)
        if self._shown[0] != ids or not self._shown[1]:
            sort, payload = self._payload(events)
            with contextlib.suppress(CodeError):
                self._shown = (ids, codes.split(sort, payload))
        return tuple(self.link(part) for part in self._shown[1])

    def file(self) -> str:
        """The same, whole, as a file."""
        leads = self._group.now.leads
        return codes.to_file(*self._payload(self._group.events() if leads else self._group.mine()))

    def link(self, text: str) -> str:
        """The link that a camera opens."""
        home, member = self._group.tools.home, self._group.now.member
        if not home.startswith("http") and member is not None and member.hub:
            home = f"{member.hub.rstrip('/')}/"  # a packaged app has no address of its own
        return f"{home}#/groupe/{text}"

    def only_here(self) -> str:
        """The host of the links when it is this machine for whoever opens them; else empty."""
        host = urlsplit(self.link("")).hostname or ""
        return host if host in ("localhost", "::1") or host.startswith("127.") else ""

    def _payload(self, events: Sequence[Event]) -> tuple[Sort, bytes]:
        member = self._group.now.member
        assert member is not None
        at = self._group.tools.clock().isoformat(timespec="seconds")
        keys = member.keys
        if keys is not None:
            led = [event for event in events if event.role == member.role]
            return Sort.STATE, codes.pack_state(led, visit=self._visit, seed=keys.seed, at=at)
        mine = [replace(event, author=member.author) for event in events]
        return Sort.SHARE, codes.pack_share(mine, visit=self._visit, public=member.public, at=at)

    def _brief(self) -> tuple[Event, ...]:
        """Where the group stands; of what was opened and closed again, only as much as has room."""
        whole = essential(self._group.events())
        if len(self._payload(whole)[1]) <= FEW * codes.PART_BYTES:
            return whole
        over = {event.id for topic, event in closings(whole).items() if topic[0] != "visit"}
        return tuple(event for event in whole if event.id not in over)

    # Taking over

    async def read(self, text: str) -> None:
        """Take a scanned part; what it completes is merged."""
        try:
            part = codes.read_part(text)
            parts = [one for one in await self._collected() if _together(one, part)]
            parts = [one for one in parts if one.number != part.number] + [part]
            payload = codes.join(parts)
            if payload is None:
                await self._collect(parts)
                self._group.say("part", (len(parts), part.count))
                return
            await self._collect([])
            self._take(codes.open_payload(part.sort, payload))
        except CodeError as error:
            self._group.say(error.reason)

    def read_file(self, text: str) -> None:
        """Take a file."""
        try:
            self._take(codes.open_payload(*codes.from_file(text)))
        except CodeError as error:
            self._group.say(error.reason)

    def _take(self, payload: Payload) -> None:
        member = self._group.now.member
        if payload.visit != self._visit:
            raise CodeError("of another visit", reason="other-visit")
        if payload.sort is Sort.SHARE and not (member and member.leads):
            raise CodeError("for a facilitator", reason="for-facilitators")
        if member is not None and member.group != payload.group:
            raise CodeError("of another group", reason="foreign")
        if member is None:
            place = place_in(self._group.past, payload.public, self._group.tools.hub)
            self._group.enter(place)
        new = self._group.take(payload.events)
        # Who joins by it has taken something up, even if the events were known from an earlier try.
        self._group.say("merged" if new or member is None else "known", (len(new), len(payload.events)))

    async def _collected(self) -> list[Part]:
        store = self._group.tools.store
        if store is None:
            return []
        try:
            texts = json.loads(await store.get(self._key) or "[]")
            return [codes.read_part(str(text)) for text in texts]
        except (StoreError, CodeError, ValueError, TypeError):
            return []

    async def _collect(self, parts: Sequence[Part]) -> None:
        store = self._group.tools.store
        if store is not None:
            texts = [codes.write_part(part) for part in parts]
            with contextlib.suppress(StoreError):
                await store.set(self._key, json.dumps(texts))


def _together(one: Part, other: Part) -> bool:
    return (one.name, one.count, one.sort) == (other.name, other.count, other.sort)


def stop_typed(guide: Guide, group: str, typed: str) -> Item | None:
    """The stop of a typed code of four signs: of this group, or of no group in particular."""
    return codes.stop_of(group, guide.stops, typed) or codes.stop_of(guide.itinerary.id, guide.stops, typed)
