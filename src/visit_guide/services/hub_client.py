"""What devices ask of the group's hub, in the model's own values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from visit_guide.domain.events import Event, from_plain, to_plain
from visit_guide.domain.record import record
from visit_guide.errors import HubError, TransportError
from visit_guide.ports import Reply, Transport

__all__ = ["PAPERS_NOTE", "Admission", "HubClient", "News", "Outcome", "Presence", "Tablet"]

GRACE = 15.0
"""Seconds an answer may take beyond what the hub was asked to wait."""
PAPERS_TIMEOUT = 400.0
"""Seconds papers may take: the hub makes those of one group after the other."""

PAPERS_NOTE = "a-lire.txt"
"""The file among the papers that tells what they lack: signs no font draws; there only when needed."""


@record
class Admission:
    """What a device gets when it is let in."""

    group: str
    visit: str
    public: bytes
    time: float
    """The hub's time, in seconds since 1970."""


@record
class Outcome:
    """What became of an event that was sent: accepted, late, refused or rejected."""

    id: str
    status: str
    number: int | None = None


@record
class News:
    """What the device had not seen."""

    events: tuple[Event, ...]
    cursor: str
    more: bool
    reset: bool
    time: float


@record
class Tablet:
    """One participant's tablet, without a name."""

    item: str
    connected: bool
    seconds: int


@record
class Presence:
    """Who is there, as anonymous tablets."""

    tablets: tuple[Tablet, ...] = ()

    @property
    def connected(self) -> int:
        """How many are reached."""
        return sum(tablet.connected for tablet in self.tablets)


class HubClient:
    """Asks one hub.

    Raises:
        HubError: from any method, when the hub refuses.
        TransportError: from any method, when nothing answers, or not as a hub does.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def join(self, code: str, author: str, token: str, proof: str = "") -> Admission:
        """Enter a group: as a participant, or with the proof of its key as a facilitator.

        Asking again with the same author and token gives the same answer.
        """
        body = {"code": code, "author": author, "token": token} | ({"proof": proof} if proof else {})
        plain = await self._ask("POST", "/v1/open" if proof else "/v1/join", body=body)
        try:
            group = plain["group"]
            return Admission(
                group=str(group["id"]),
                visit=str(group["visit"]),
                public=bytes.fromhex(group["public"]),
                time=float(plain["time"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise TransportError("what answers is not a hub of this version") from error

    async def push(self, token: str, events: Sequence[Event]) -> tuple[tuple[Outcome, ...], float]:
        """Hand over events; gives what became of each, and the hub's time."""
        body = {"events": [to_plain(event) for event in events]}
        plain = await self._ask("POST", "/v1/events", token=token, body=body)
        try:
            found = tuple(
                Outcome(id=one["id"], status=one["status"], number=one.get("number"))
                for one in plain["results"]
            )
            return found, float(plain["time"])
        except (KeyError, TypeError, ValueError) as error:
            raise TransportError("what answers is not a hub of this version") from error

    async def news(
        self, token: str, after: str, *, wait: float = 0.0, at: str | None = None, limit: int = 500
    ) -> News:
        """What is new after ``after``; waits up to ``wait`` seconds for it. ``at`` says what is on screen."""
        asked = {"after": after, "limit": limit, "wait": wait} | ({} if at is None else {"at": at})
        path = f"/v1/events?{urlencode(asked)}"
        plain = await self._ask("GET", path, token=token, timeout=wait + GRACE)
        try:
            return News(
                events=tuple(from_plain(one) for one in plain["events"]),
                cursor=str(plain["cursor"]),
                more=bool(plain["more"]),
                reset=bool(plain["reset"]),
                time=float(plain["time"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise TransportError("what answers is not a hub of this version") from error

    async def presence(self, token: str) -> Presence:
        """The tablets of the group; for facilitators."""
        plain = await self._ask("GET", "/v1/group/presence", token=token)
        try:
            tablets = tuple(
                Tablet(item=str(t["item"]), connected=bool(t["connected"]), seconds=int(t["seconds"]))
                for t in plain["tablets"]
            )
        except (KeyError, TypeError, ValueError) as error:
            raise TransportError("what answers is not a hub of this version") from error
        return Presence(tablets=tablets)

    async def papers(self, token: str, *, names: bool) -> bytes:
        """The organiser's papers as a ZIP file, with or without names; for facilitators."""
        path = f"/v1/group/papers?names={'true' if names else 'false'}"
        reply = await self._transport.ask("GET", path, token=token, timeout=PAPERS_TIMEOUT)
        if reply.status != 200 or not reply.data:
            raise _refusal(reply)
        return reply.data

    async def forget_me(self, token: str) -> None:
        """Delete all that the device shared, and its membership."""
        await self._ask("DELETE", "/v1/me", token=token)

    async def forget(self, token: str, author: str) -> None:
        """Delete all that a person shared, and their membership; for facilitators."""
        await self._ask("DELETE", f"/v1/group/members/{quote(author, safe='')}", token=token)

    async def _ask(
        self, method: str, path: str, *, token: str = "", body: object = None, timeout: float = GRACE
    ) -> Mapping[str, Any]:
        reply = await self._transport.ask(method, path, token=token, body=body, timeout=timeout)
        if reply.status == 204:
            return {}
        if 200 <= reply.status < 300 and isinstance(reply.body, dict):
            return reply.body
        raise _refusal(reply)


def _refusal(reply: Reply) -> HubError | TransportError:
    error = reply.body.get("error") if isinstance(reply.body, dict) else None
    if isinstance(error, dict) and type(error.get("number")) is int:
        return HubError(
            error["number"],
            str(error.get("message", "")),
            retry_after=reply.retry_after,
            detail=str(error.get("detail", "")),
        )
    return TransportError(f"HTTP {reply.status}, not the answer of a hub")
