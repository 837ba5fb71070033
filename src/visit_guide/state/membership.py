"""Which group the device is of, and how that is kept: beside the events, never among them.

A token and a facilitator's key are secrets: they are never shown in a representation, so that
none can end in a log.
"""

from __future__ import annotations

import json
import logging
import secrets
import uuid
from dataclasses import field, replace

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.events import Event, Value
from visit_guide.domain.keys import GroupKeys, derive, group_code, group_of
from visit_guide.domain.record import record
from visit_guide.errors import CodeError, StoreError
from visit_guide.ports import TextStore

__all__ = [
    "Membership",
    "MembershipStore",
    "authors_of",
    "drawn",
    "place_in",
    "withdrawn",
]

logger = logging.getLogger(__name__)

MOST_CLOSED = 30


@record
class Membership:
    """A device's place in a group."""

    public: bytes
    """The key that checks what facilitators sign; the group's id follows from it."""
    author: str
    """Who the device is in this group: drawn for it, and nothing else."""
    role: str = "participant"
    hub: str = ""
    """The hub's address; empty: the one the page came from."""
    name: str = ""
    """Name or initials, if the person wanted to give any."""
    token: str = field(default="", repr=False)
    """What the hub knows the device by; drawn with the author."""
    admitted: bool = False
    """The hub has let the device in."""
    key: str = field(default="", repr=False)
    """The facilitator's key; empty for participants."""
    closed: tuple[str, ...] = ()
    """Events whose notice the person closed."""
    former: tuple[str, ...] = ()
    """Who the device was before in this group: when the hub's answer got lost, it enters anew."""
    left: bool = False
    """The device is of the group no more; who comes back to it is the same person, to the hub too."""

    @property
    def group(self) -> str:
        """The group's id."""
        return group_of(self.public)

    @property
    def code(self) -> str:
        """What people type to join."""
        return group_code(self.group)

    @property
    def leads(self) -> bool:
        """Whether the device is a facilitator's."""
        return self.role == FACILITATOR

    def let_in(self) -> Membership:
        """The same, once the hub has let the device in."""
        return replace(self, admitted=True)

    def shut_out(self) -> Membership:
        """The same, once the hub does not know the device any more."""
        return replace(self, admitted=False)

    def anew(self) -> Membership:
        """The same person under another author, for a hub that does not know this one."""
        former = (*self.former[-9:], self.author)
        author, token = drawn()
        return replace(self, author=author, token=token, admitted=False, former=former)

    def once_left(self) -> Membership | None:
        """What is kept of the place when it is left; a facilitator's key opens it again anyway."""
        return None if self.leads else replace(self, left=True)

    def is_me(self, author: str) -> bool:
        """Whether ``author`` is this device."""
        return author == self.author or author in self.former

    @property
    def keys(self) -> GroupKeys | None:
        """What follows from the facilitator's key; None for participants."""
        return derive(self.key) if self.key else None


def place_in(
    past: Membership | None,
    public: bytes,
    hub: str,
    name: str | None = None,
    known: tuple[str, str] | None = None,
) -> Membership:
    """A participant's place in the group of ``public``: the ``past`` one if it was there, or a new one.

    Args:
        past: The place left last.
        public: The group's key.
        hub: The hub's address.
        name: What to be called; None: as before.
        known: The author and the token the hub has let in, when it was asked before.
    """
    if past is not None and past.public == public:
        return replace(past, hub=hub, name=past.name if name is None else name, left=False)
    author, token = known or drawn()
    return Membership(public=public, author=author, token=token, hub=hub, name=name or "")


def authors_of(withdrawn: Event) -> tuple[Value, ...]:
    """Whose shared events were deleted."""
    authors = withdrawn.get("authors")
    return authors if isinstance(authors, tuple) else ()


def withdrawn(member: Membership) -> dict[str, Value]:
    """What says that all that the device shared as ``member`` was deleted."""
    return {"from": member.group, "authors": (member.author, *member.former)}


def drawn() -> tuple[str, str]:
    """An author and a token, at random: they name nobody."""
    return uuid.uuid4().hex, secrets.token_urlsafe(32)


class MembershipStore:
    """Keeps the membership of one visit on the device.

    Args:
        store: the device's texts.
        visit: id of the visit.
    """

    def __init__(self, store: TextStore, visit: str) -> None:
        self._store = store
        self._key = f"visit-guide-group.{visit}"

    async def load(self) -> Membership | None:
        """The membership kept, or None; what cannot be read counts as none."""
        try:
            text = await self._store.get(self._key)
        except StoreError:
            return None
        if not text:
            return None
        try:
            return _read(text)
        except (CodeError, KeyError, TypeError, ValueError, AttributeError):
            logger.warning("what is kept of the group cannot be read")
            return None

    async def save(self, member: Membership | None) -> None:
        """Keep ``member``; None forgets it.

        Raises:
            StoreError: it could not be kept.
        """
        if member is None:
            await self._store.remove(self._key)
            return
        plain = {
            "public": member.public.hex(),
            "author": member.author,
            "role": member.role,
            "hub": member.hub,
            "name": member.name,
            "token": member.token,
            "key": member.key,
            "admitted": member.admitted,
            "closed": member.closed[-MOST_CLOSED:],
            "former": member.former,
            "left": member.left,
        }
        await self._store.set(self._key, json.dumps(plain, ensure_ascii=False))


def _read(text: str) -> Membership:
    plain = json.loads(text)
    names = ("author", "role", "hub", "name", "token", "key")
    values = {name: plain[name] for name in names}
    if not all(isinstance(value, str) for value in values.values()) or not values["author"]:
        raise ValueError("not a membership")
    if values["key"]:
        derive(values["key"])
    closed, former = (tuple(str(one) for one in plain.get(name, ())) for name in ("closed", "former"))
    public, admitted, left = (
        bytes.fromhex(plain["public"]),
        plain["admitted"] is True,
        plain.get("left") is True,
    )
    return Membership(public=public, admitted=admitted, closed=closed, former=former, left=left, **values)
