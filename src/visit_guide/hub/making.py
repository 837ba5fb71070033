"""Making a group in a hub's own store."""

from __future__ import annotations

import os
import time

from visit_guide.domain.keys import GroupKeys, derive, draw_key
from visit_guide.domain.record import record
from visit_guide.hub.limits import DAY
from visit_guide.hub.store import Group, HubStore, hashed

__all__ = ["Made", "make_group"]


@record
class Made:
    """A new group; the only time its key is seen here."""

    key: str
    keys: GroupKeys
    group: Group


def make_group(store: HubStore, *, visit: str, days: float, key: str = "") -> Made | None:
    """Make a group of ``key``, or of a new one; None when it is there already.

    Raises:
        CodeError: this is not a facilitator's key.
        StoreError: the store does not answer.
    """
    key = key or draw_key(os.urandom)
    keys = derive(key)
    now = time.time()
    group = Group(
        id=keys.group,
        code=keys.code,
        visit=visit,
        public=keys.public.hex(),
        proof_hash=hashed(keys.proof),
        created=now,
        expires=now + days * DAY,
    )
    return Made(key=key, keys=keys, group=group) if store.add_group(group) else None
