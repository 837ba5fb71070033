"""The facilitator's key of a group, and all that follows from it.

One secret of 25 signs, drawn when the group is made and held by the organiser. From it come,
one way only: what a facilitator shows the hub, the seed that signs codes, the public key that
checks them, the group's id (a hash of that public key, so that knowing the group is knowing the
key) and the short code participants type.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from visit_guide.domain import signature
from visit_guide.domain.record import record
from visit_guide.errors import CodeError

__all__ = ["CODE_LENGTH", "SIGNS", "GroupKeys", "derive", "draw_key", "group_code", "group_of", "normalise"]

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Signs that nobody mistakes for another: no 0, 1, I, L, O."""
KEY_LENGTH = 25
CODE_LENGTH = 6
_BLOCK = 5


@record
class GroupKeys:
    """What follows from a facilitator's key."""

    group: str
    code: str
    """What participants type to join."""
    public: bytes
    """Checks what facilitators sign."""
    seed: bytes
    """Signs; never leaves the facilitator's device."""
    proof: str
    """Shown to the hub to be let in as a facilitator; the hub keeps a hash of it."""


def draw_key(random_bytes: Callable[[int], bytes]) -> str:
    """A new facilitator's key, in blocks of five signs; the last sign checks the others."""
    drawn = ""
    while len(drawn) < KEY_LENGTH - 1:
        value = random_bytes(1)[0]
        if value < 256 - 256 % len(SIGNS):  # every sign as likely as any other
            drawn += SIGNS[value % len(SIGNS)]
    drawn += _signs(drawn.encode(), "key check", 1)
    return "-".join(drawn[at : at + _BLOCK] for at in range(0, KEY_LENGTH, _BLOCK))


def normalise(text: str) -> str:
    """A typed code or key without the spaces and dashes people put in, in upper case."""
    return "".join(sign for sign in text.upper() if sign not in " -\u00a0\u2011\t\r\n.")


def derive(key: str) -> GroupKeys:
    """What follows from ``key``, however it was typed.

    Raises:
        CodeError: this is not a facilitator's key; a typing mistake is noticed.
    """
    plain = normalise(key)
    if len(plain) != KEY_LENGTH or not set(plain) <= set(SIGNS):
        raise CodeError("not a facilitator's key", reason="damaged")
    if plain[-1] != _signs(plain[:-1].encode(), "key check", 1):
        raise CodeError("a sign of this key is wrong", reason="damaged")
    secret = plain.encode()
    seed = hashlib.sha256(b"visit-guide 1 sign " + secret).digest()
    public = signature.public_key(seed)
    group = group_of(public)
    proof = hashlib.sha256(b"visit-guide 1 hub " + secret).hexdigest()
    return GroupKeys(group=group, code=group_code(group), public=public, seed=seed, proof=proof)


def group_of(public: bytes) -> str:
    """The id of the group whose facilitators sign with the owner of ``public``."""
    return hashlib.sha256(b"visit-guide 1 group " + public).hexdigest()[:32]


def group_code(group: str) -> str:
    """The code participants type to join ``group``."""
    return _signs(group.encode(), "join", CODE_LENGTH)


def _signs(data: bytes, purpose: str, count: int) -> str:
    number = int.from_bytes(hashlib.sha256(purpose.encode() + b" " + data).digest(), "big")
    signs = ""
    for _ in range(count):
        number, rest = divmod(number, len(SIGNS))
        signs += SIGNS[rest]
    return signs


def stop_signs(group: str, item: str, count: int) -> str:
    """The check signs of a stop's short code in ``group``."""
    return _signs(f"{group}/{item}".encode(), "stop", count)
