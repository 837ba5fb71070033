"""All that a hub keeps of a group or a person, for whoever asks for it by right."""

from __future__ import annotations

from collections.abc import Container

from visit_guide.domain.events import to_plain
from visit_guide.hub import schemas
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.store import Group, HubStore

__all__ = ["export", "group_answer"]


def group_answer(group: Group) -> schemas.GroupAnswer:
    """``group`` as it is answered: without what would let somebody lead it."""
    return schemas.GroupAnswer(
        id=group.id,
        code=group.code,
        visit=group.visit,
        public=group.public,
        created=group.created,
        expires=group.expires,
        closed=group.closed,
    )


def export(store: HubStore, group_id: str, authors: Container[str] | None = None) -> schemas.Export:
    """What is kept of the group, or of one person in it, by all their ids.

    Raises:
        Refusal: the group is gone.
        StoreError: the store does not answer.
    """
    group = store.group(group_id)
    if group is None:
        raise Refusal(Fault.NO_TOKEN)
    return schemas.Export(
        group=group_answer(group),
        members=[
            schemas.MemberAnswer.model_validate({"author": m.author, "role": m.role, "joined": m.joined})
            for m in store.members(group_id)
            if authors is None or m.author in authors
        ],
        events=[
            schemas.PlainEvent.model_validate(to_plain(one.event))
            for one in store.events(group_id)
            if authors is None or one.event.author in authors
        ],
    )
