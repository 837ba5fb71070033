"""Making a group on a hub over the network, with its organiser's key."""

from __future__ import annotations

import httpx

from visit_guide.domain.keys import GroupKeys
from visit_guide.errors import ServiceError, UsageError
from visit_guide.hub.faults import Fault

__all__ = ["order"]


def order(hub: str, organiser_key: str, keys: GroupKeys, visit: str, *, taken: str, wrong: str) -> float:
    """Make the group of ``keys`` on the hub at ``hub``; gives when it will be deleted.

    The facilitators' key stays here: the hub gets what checks it.

    Args:
        hub: its address.
        organiser_key: lets its holder make groups there.
        keys: the group's keys.
        visit: the visit's id.
        taken: words for a group that is there already.
        wrong: words for a key the hub does not take.

    Raises:
        UsageError: the group is there already, or the key is wrong.
        ServiceError: the hub does not answer as it should.
    """
    body = {"organiser_key": organiser_key, "visit": visit, "public": keys.public.hex(), "proof": keys.proof}
    try:
        answer = httpx.post(hub.rstrip("/") + "/v1/groups", json=body, timeout=20)
        plain = answer.json()
        number = plain["error"]["number"] if answer.is_error else None
        expires = 0.0 if answer.is_error else float(plain["expires"])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
        raise ServiceError(f"{hub}: {type(error).__name__}") from error
    if number == Fault.GROUP_EXISTS:
        raise UsageError(taken)
    if number == Fault.CREATION_CLOSED:
        raise UsageError(wrong)
    if number is not None:
        raise ServiceError(f"{hub}: {number}, {plain['error'].get('message', '')}")
    return expires
