"""A store that keeps nothing beyond the process: for tests and trials."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from threading import RLock

from visit_guide.domain.events import Event
from visit_guide.hub.store import Group, Member, Stored

__all__ = ["MemoryStore"]


class MemoryStore:
    """Groups, members and events in dictionaries; see :class:`HubStore`."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._epoch = secrets.token_hex(4)
        self._revision = 0
        self._address = ""
        self._seq = 0
        self._groups: dict[str, Group] = {}
        self._members: dict[str, Member] = {}
        self._events: dict[str, dict[str, Stored]] = {}

    def epoch(self) -> str:
        """See :class:`HubStore`."""
        return self._epoch

    def revision(self) -> int:
        """See :class:`HubStore`."""
        return self._revision

    def address(self) -> str:
        """See :class:`HubStore`."""
        return self._address

    def set_address(self, address: str) -> None:
        """See :class:`HubStore`."""
        self._address = address

    def add_group(self, group: Group) -> bool:
        """See :class:`HubStore`."""
        with self._lock:
            if group.id in self._groups or self.group_by_code(group.code):
                return False
            self._groups[group.id] = group
            self._events[group.id] = {}
            self._revision += 1
            return True

    def groups(self) -> Sequence[Group]:
        """See :class:`HubStore`."""
        return sorted(self._groups.values(), key=lambda group: (group.created, group.id))

    def group(self, group_id: str) -> Group | None:
        """See :class:`HubStore`."""
        return self._groups.get(group_id)

    def group_by_code(self, code: str) -> Group | None:
        """See :class:`HubStore`."""
        return next((group for group in self._groups.values() if group.code == code), None)

    def close_group(self, group_id: str, at: float) -> None:
        """See :class:`HubStore`."""
        with self._lock:
            if group_id in self._groups:
                self._groups[group_id] = replace(self._groups[group_id], closed=at)
                self._revision += 1

    def delete_group(self, group_id: str) -> None:
        """See :class:`HubStore`."""
        with self._lock:
            self._groups.pop(group_id, None)
            self._events.pop(group_id, None)
            self._members = {t: m for t, m in self._members.items() if m.group != group_id}
            self._revision += 1

    def add_member(self, member: Member) -> bool:
        """See :class:`HubStore`."""
        with self._lock:
            taken = any(m.author == member.author for m in self.members(member.group))
            if taken or member.token_hash in self._members or member.group not in self._groups:
                return False
            self._members[member.token_hash] = member
            return True

    def member(self, token_hash: str) -> Member | None:
        """See :class:`HubStore`."""
        return self._members.get(token_hash)

    def members(self, group_id: str) -> Sequence[Member]:
        """See :class:`HubStore`."""
        found = (member for member in self._members.values() if member.group == group_id)
        return sorted(found, key=lambda member: (member.joined, member.author))

    def append(self, events: Sequence[Event]) -> Sequence[Stored]:
        """See :class:`HubStore`."""
        new = []
        with self._lock:
            for event in events:
                held = self._events.get(event.group)
                if held is not None and event.id not in held:
                    self._seq += 1
                    held[event.id] = Stored(seq=self._seq, event=event)
                    new.append(held[event.id])
        return new

    def events(self, group_id: str) -> Sequence[Stored]:
        """See :class:`HubStore`."""
        return sorted(self._events.get(group_id, {}).values(), key=lambda stored: stored.seq)

    def erase(self, group_id: str, author: str, tombstone: Event) -> None:
        """See :class:`HubStore`."""
        with self._lock:
            held = self._events.get(group_id, {})
            self._events[group_id] = {i: s for i, s in held.items() if s.event.author != author}
            self._members = {
                t: m for t, m in self._members.items() if (m.group, m.author) != (group_id, author)
            }
            self.append([tombstone])
            self._revision += 1

    def close(self) -> None:
        """Nothing to let go of."""
