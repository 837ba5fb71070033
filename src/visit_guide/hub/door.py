"""Who is let in: codes, keys and tokens, and how often they may be tried."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.keys import normalise
from visit_guide.domain.record import record
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.limits import DAY, Budget, Limits
from visit_guide.hub.room import Room
from visit_guide.hub.store import Group, HubStore, Member, hashed

__all__ = ["Admission", "Door"]

T = TypeVar("T")


@record
class Admission:
    """What a device learns when it is let in."""

    group: Group
    role: str


class _Stored(Protocol):
    async def __call__(self, work: Callable[[], T]) -> T: ...


class Door:
    """Lets devices in.

    Args:
        store: where everything is kept.
        limits: its bounds.
        now: the time, in seconds since 1970.
        stored: does work on the store, in the store's own thread.
        room: a group's room.
    """

    def __init__(
        self,
        store: HubStore,
        limits: Limits,
        now: Callable[[], float],
        stored: _Stored,
        room: Callable[[str], Awaitable[Room]],
    ) -> None:
        self._store = store
        self._limits = limits
        self._now = now
        self._stored = stored
        self._room = room
        self._members: dict[str, Member] = {}
        self._failures = Budget(limits.failures)
        self._all_failures = Budget(limits.failures * 20)
        self._joins = Budget(limits.joins)
        self._requests = Budget(limits.requests)

    async def create(
        self, *, code: str, group_id: str, visit: str, public: str, proof: str, days: float | None = None
    ) -> Group:
        """Make a group that is kept for ``days`` (the hub's own number by default).

        Raises:
            Refusal: its code is taken.
        """
        now = self._now()
        group = Group(
            id=group_id,
            code=code,
            visit=visit,
            public=public,
            proof_hash=hashed(proof),
            created=now,
            expires=now + (self._limits.retention_days if days is None else days) * DAY,
        )
        if not await self._stored(lambda: self._store.add_group(group)):
            raise Refusal(Fault.GROUP_EXISTS)
        return group

    async def join(
        self, *, code: str, author: str, token: str, address: str, proof: str | None = None
    ) -> Admission:
        """Let a device in: as a participant, or as a facilitator with the key's proof.

        The device draws its token, so that asking again after a lost answer changes nothing.

        Raises:
            Refusal: the code or proof is wrong, tried too often, or the group takes nobody.
        """
        group = await self._stored(lambda: self._store.group_by_code(normalise(code)))
        right = proof is not None and group is not None and _is(proof, group.proof_hash)
        if not right:  # whoever holds the key is never kept out by the tries of others
            self._failures.check(address)
            self._all_failures.check("")
        if group is None:
            self._fail(address)
            raise Refusal(Fault.UNKNOWN_CODE)
        if proof is not None and not right:
            self._fail(address)
            raise Refusal(Fault.WRONG_KEY)
        role = FACILITATOR if right else "participant"
        key = hashed(token)
        held = await self._stored(lambda: self._store.member(key))
        if held is not None:
            if (held.group, held.author, held.role) != (group.id, author, role):
                raise Refusal(Fault.AUTHOR_TAKEN)
            return Admission(group=group, role=role)
        if not right:
            self._joins.spend(address)
            if group.closed is not None:
                raise Refusal(Fault.GROUP_CLOSED)
        if (await self._room(group.id)).is_erased(author):
            raise Refusal(Fault.AUTHOR_TAKEN)
        members = await self._stored(lambda: self._store.members(group.id))
        if len(members) >= self._limits.members + (FACILITATORS if right else 0):
            raise Refusal(Fault.GROUP_FULL)
        member = Member(token_hash=key, group=group.id, author=author, role=role, joined=self._now())
        if not await self._stored(lambda: self._store.add_member(member)):
            raise Refusal(Fault.AUTHOR_TAKEN)
        return Admission(group=group, role=role)

    async def member(self, token: str) -> Member:
        """Whose token this is.

        Raises:
            Refusal: nobody's, or its owner asks too often.
        """
        key = hashed(token)
        member = self._members.get(key) or await self._stored(lambda: self._store.member(key))
        if member is None:
            raise Refusal(Fault.NO_TOKEN)
        self._members[key] = member
        self._requests.spend(key)
        return member

    async def check(self, member: Member) -> None:
        """Raise when ``member`` was deleted meanwhile."""
        if member.token_hash in self._members:
            return
        if await self._stored(lambda: self._store.member(member.token_hash)) is None:
            raise Refusal(Fault.NO_TOKEN)
        self._members[member.token_hash] = member

    def forget(self) -> None:
        """Look for every member in the store again: some may be gone."""
        self._members.clear()

    def check_organiser(self, address: str, *, right: bool) -> None:
        """Refuse a wrong organiser's key, and any key from where too many wrong ones came."""
        self._failures.check(address)
        self._all_failures.check("")
        if not right:
            self._fail(address)
            raise Refusal(Fault.CREATION_CLOSED)

    def _fail(self, address: str) -> None:
        self._failures.spend(address)
        self._all_failures.spend("")


FACILITATORS = 50
"""Places kept free for facilitators in a group that is full."""


def _is(proof: str, proof_hash: str) -> bool:
    return hmac.compare_digest(hashed(proof), proof_hash)
