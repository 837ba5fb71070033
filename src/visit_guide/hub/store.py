"""What the hub keeps, as a protocol; every backend passes the same contract tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

from visit_guide.domain.events import Event
from visit_guide.domain.record import record

__all__ = ["Group", "HubStore", "Member", "Stored", "hashed"]


@record
class Group:
    """A group as the hub knows it. Times are seconds since 1970, UTC."""

    id: str
    code: str
    visit: str
    public: str
    """The key that checks its facilitators' signatures, hex."""
    proof_hash: str
    """SHA-256 of what a facilitator shows."""
    created: float
    expires: float
    """When the hub deletes it by itself."""
    closed: float | None = None
    """Since when nobody joins any more."""


@record
class Member:
    """A device in a group."""

    token_hash: str
    """SHA-256 of its token; the token itself is kept nowhere."""
    group: str
    author: str
    role: str
    joined: float


@record
class Stored:
    """An event with its place in the hub's order of arrival."""

    seq: int
    event: Event


class HubStore(Protocol):
    """Keeps groups, members and events. Called from several threads."""

    def epoch(self) -> str:
        """A name of this store, drawn at its creation: cursors of another store mean nothing here."""

    def revision(self) -> int:
        """Grows whenever groups or members change, by whatever process."""

    def address(self) -> str:
        """Where the hub was last reached, for links; empty when it never was."""

    def set_address(self, address: str) -> None:
        """Remember where the hub is reached."""

    def add_group(self, group: Group) -> bool:
        """Keep a new group; false when its id or code is taken."""

    def groups(self) -> Sequence[Group]:
        """All groups, oldest first."""

    def group(self, group_id: str) -> Group | None:
        """The group with this id."""

    def group_by_code(self, code: str) -> Group | None:
        """The group participants join with ``code``."""

    def close_group(self, group_id: str, at: float) -> None:
        """Nobody joins it any more."""

    def delete_group(self, group_id: str) -> None:
        """Forget the group, its members and its events."""

    def add_member(self, member: Member) -> bool:
        """Let a device in; false when its author or token is taken."""

    def member(self, token_hash: str) -> Member | None:
        """The device with this token."""

    def members(self, group_id: str) -> Sequence[Member]:
        """A group's devices."""

    def append(self, events: Sequence[Event]) -> Sequence[Stored]:
        """Keep events durably, in one transaction; gives those that were new.

        An event whose id its group already has is left out, as is one of an unknown group.
        """

    def events(self, group_id: str) -> Sequence[Stored]:
        """A group's events in order of arrival."""

    def erase(self, group_id: str, author: str, tombstone: Event) -> None:
        """Forget a person: their membership and events; ``tombstone`` tells the other devices."""

    def close(self) -> None:
        """Let go of files and connections."""


def hashed(secret: str) -> str:
    """What is kept of a token or a key's proof."""
    return hashlib.sha256(secret.encode()).hexdigest()
