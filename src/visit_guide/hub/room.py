"""One group's events in memory: what may be added, and who may see what.

No IO and no waiting: the desk writes to the store and wakes who waits.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import merge
from itertools import islice

from visit_guide.domain.closing import FACILITATOR, RULINGS, Topic, Verdict, closings, is_typed_in, verdict
from visit_guide.domain.events import Event, Kind, Scope, pack, to_plain
from visit_guide.domain.group import is_public
from visit_guide.domain.record import record
from visit_guide.hub.faults import Fault
from visit_guide.hub.limits import Limits
from visit_guide.hub.store import Group, Member, Stored

__all__ = ["FARTHEST_CLOCK", "HUB", "Entry", "Result", "Room", "erased_event"]

HUB = "hub"
"""The author of the hub's own events."""
FARTHEST_CLOCK = 1_000_000
"""How far an event's logical clock may be ahead of the group's: a bound for those who cheat."""
MOST_BYTES = 16_384


@record
class Result:
    """What became of one event: accepted, late, refused (kept, does not count) or rejected (not kept)."""

    id: str
    status: str
    fault: Fault | None = None


@record
class Entry:
    """A stored event, written out for those who may see it."""

    seq: int
    event: Event
    full: bytes
    """For facilitators and the author."""
    public: bytes | None
    """For the other participants, its author replaced; None: not for them."""


class Room:
    """The events of ``group``, in order of arrival.

    Args:
        group: the group.
        stored: its events so far.
        limits: how many events it may hold.
    """

    def __init__(self, group: Group, stored: Iterable[Stored], limits: Limits) -> None:
        self.group = group
        self._limits = limits
        self._own: Counter[str] = Counter()
        self._entries: list[Entry] = []
        self._public: list[Entry] = []
        self._private: dict[str, list[Entry]] = {}
        self._by_id: dict[str, Event] = {}
        self._rulings: list[Event] = []
        self._erased: set[str] = set()
        self._closed: dict[Topic, Event] = {}
        self._clock = 0
        self.extend(stored)

    @property
    def end(self) -> int:
        """The place of the last event."""
        return self._entries[-1].seq if self._entries else 0

    @property
    def clock(self) -> int:
        """The greatest logical clock."""
        return self._clock

    def judge(self, member: Member, event: Event) -> Fault | None:
        """Why ``event`` from ``member`` cannot be kept, or None when it can (or already is)."""
        known = self._by_id.get(event.id)
        if known is not None:
            return None if known == event else Fault.ID_TAKEN
        if event.group != self.group.id or event.visit != self.group.visit:
            return Fault.OTHER_GROUP
        if event.scope is not Scope.GROUP:
            return Fault.PRIVATE
        if event.kind == Kind.ERASED or event.author == HUB:
            return Fault.NOT_YOURS
        if member.role != FACILITATOR and event.author != member.author:
            return Fault.NOT_YOURS
        roles = (FACILITATOR, "participant") if member.role == FACILITATOR else ("participant",)
        if event.role not in roles or (event.author == member.author and event.role != member.role):
            return Fault.OTHER_ROLE
        if member.role != FACILITATOR and is_typed_in(event):
            return Fault.OTHER_ROLE
        if event.author in self._erased:
            return Fault.NOT_YOURS
        if not 0 <= event.clock <= self._clock + FARTHEST_CLOCK:
            return Fault.CLOCK_AHEAD
        if len(_written(event)) > MOST_BYTES:
            return Fault.EVENT_TOO_LARGE
        full = len(self._entries) >= self._limits.events
        if event.role != FACILITATOR:
            full = full or self._own[event.author] >= self._limits.own
        return Fault.NO_ROOM if full else None

    @property
    def erased(self) -> frozenset[str]:
        """Whose data was deleted."""
        return frozenset(self._erased)

    def is_erased(self, author: str) -> bool:
        """Whether the person's data was deleted: nothing under this name is taken any more."""
        return author in self._erased

    def result(self, event: Event) -> Result:
        """What became of ``event``, after it was kept."""
        known = self._by_id.get(event.id)
        if known != event:
            return Result(id=event.id, status="rejected", fault=Fault.ID_TAKEN)
        match verdict(event, self._closed) if event.role != FACILITATOR else Verdict.COUNTS:
            case Verdict.COUNTS:
                return Result(id=event.id, status="accepted")
            case Verdict.LATE:
                return Result(id=event.id, status="late")
            case _:
                return Result(id=event.id, status="refused", fault=Fault.CLOSED)

    def extend(self, stored: Iterable[Stored]) -> list[Entry]:
        """Take up events that were kept, and give them written out."""
        added = []
        ruled = False
        for one in stored:
            event = one.event
            if event.id in self._by_id:
                continue
            public = _written(self._disguised(event)) if is_public(event) else None
            entry = Entry(seq=one.seq, event=event, full=_written(event), public=public)
            added.append(entry)
            self._entries.append(entry)
            if public is None:
                self._private.setdefault(event.author, []).append(entry)
            else:
                self._public.append(entry)
            self._by_id[event.id] = event
            self._own[event.author] += 1
            self._clock = max(self._clock, event.clock)
            if event.role == FACILITATOR and event.kind in RULINGS:
                self._rulings.append(event)
                ruled = True
            if event.kind == Kind.ERASED:
                self._erased.add(event.text("author"))
        if ruled:
            self._closed = closings(self._rulings)
        return added

    def since(self, member: Member, after: int, limit: int) -> tuple[list[bytes], int, bool]:
        """What ``member`` may see after place ``after``: the events, the new place, whether there is more."""
        if member.role == FACILITATOR:
            found = _after(self._entries, after, limit + 1)
        else:
            own = _after(self._private.get(member.author, []), after, limit + 1)
            both = merge(_after(self._public, after, limit + 1), own, key=_place)
            found = list(islice(both, limit + 1))
        more = len(found) > limit
        place = found[limit - 1].seq if more else max(after, self.end)
        written = (view(member, entry) for entry in found[:limit])
        return [one for one in written if one is not None], place, more

    def of_author(self, author: str) -> Sequence[Event]:
        """All events of one person."""
        return [entry.event for entry in self._entries if entry.event.author == author]

    def all(self) -> Sequence[Event]:
        """All events."""
        return [entry.event for entry in self._entries]

    def _disguised(self, event: Event) -> Event:
        """``event`` under a name that stays the same in this group and leads nowhere."""
        if event.kind == Kind.ERASED:
            return replace(event, data=pack({"author": self._pseudonym(event.text("author"))}))
        return event if event.role == FACILITATOR else replace(event, author=self._pseudonym(event.author))

    def _pseudonym(self, author: str) -> str:
        digest = hmac.new(self.group.proof_hash.encode(), author.encode(), hashlib.sha256)
        return f"p-{digest.hexdigest()[:30]}"


def _place(entry: Entry) -> int:
    return entry.seq


def _after(entries: Sequence[Entry], place: int, most: int) -> Sequence[Entry]:
    """The first ``most`` of ``entries`` after ``place``."""
    first = bisect_right(entries, place, key=_place)
    return entries[first : first + most]


def view(member: Member, entry: Entry) -> bytes | None:
    """``entry`` as ``member`` may see it, or None."""
    if member.role == FACILITATOR or entry.event.author == member.author:
        return entry.full
    return entry.public


def erased_event(
    group: Group, author: str, *, clock: int, at: str, id_: str, joined: Event | None = None
) -> Event:
    """The hub's word that the data of a person was deleted, who had come with ``joined``."""
    place: dict[str, str | int] = {"since": joined.at, "step": joined.clock} if joined else {}
    return Event(
        id=id_,
        visit=group.visit,
        group=group.id,
        author=HUB,
        role=FACILITATOR,
        clock=clock,
        at=at,
        kind=Kind.ERASED.value,
        scope=Scope.GROUP,
        data=pack({"author": author, **place}),
    )


def _written(event: Event) -> bytes:
    return json.dumps(to_plain(event), ensure_ascii=False, separators=(",", ":")).encode()
