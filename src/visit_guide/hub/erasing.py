"""Deleting what a person shared, and leaving word of it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from visit_guide.domain.people import joined_at
from visit_guide.hub.room import erased_event
from visit_guide.hub.store import Group, HubStore

__all__ = ["erase"]


def erase(store: HubStore, group: Group, author: str, *, clock: int) -> None:
    """Delete a person's data and leave word of it for the other devices.

    Raises:
        StoreError: the store does not answer.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    joined = joined_at((one.event for one in store.events(group.id)), author)
    word = erased_event(group, author, clock=clock, at=at, id_=uuid.uuid4().hex, joined=joined)
    store.erase(group.id, author, word)
