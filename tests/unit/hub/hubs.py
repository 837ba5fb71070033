"""A hub to test with: its keys, its devices, and requests without a network."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx

from visit_guide.domain.events import Event, Kind, Scope, pack, to_plain
from visit_guide.domain.keys import GroupKeys, derive
from visit_guide.hub.app import hub_app
from visit_guide.hub.desk import Desk
from visit_guide.hub.limits import Limits
from visit_guide.hub.memory import MemoryStore
from visit_guide.hub.store import HubStore

T = TypeVar("T")
KEY = "23456-789AB-CDEFG-HJKMN-PQRSE"
VISIT = "loos"


@dataclass
class Device:
    """A tablet as the hub sees it."""

    http: httpx.AsyncClient
    keys: GroupKeys
    author: str
    role: str = "participant"
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    clock: int = 0
    cursor: str = ""

    async def join(self) -> httpx.Response:
        """Ask to be let in."""
        body = {"code": self.keys.code, "author": self.author, "token": self.token}
        if self.role == "facilitator":
            return await self.http.post("/v1/open", json=body | {"proof": self.keys.proof})
        return await self.http.post("/v1/join", json=body)

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """One request with this device's token."""
        return await self.http.request(
            method, path, headers={"Authorization": f"Bearer {self.token}"}, **more
        )

    def event(self, kind: str, *, at: str = "2026-05-28T10:00:00+00:00", **values: Any) -> Event:
        """A new event of this device."""
        self.clock += 1
        return Event(
            id=secrets.token_hex(16),
            visit=VISIT,
            group=self.keys.group,
            author=self.author,
            clock=self.clock,
            at=at,
            kind=kind,
            role=self.role,
            scope=Scope.GROUP,
            data=pack(values),
        )

    async def push(self, *events: Event) -> list[tuple[str, int | None]]:
        """Send events; gives (status, number) of each."""
        answer = await self.ask("POST", "/v1/events", json={"events": [to_plain(event) for event in events]})
        assert answer.status_code == 200, answer.text
        return [(one["status"], one["number"]) for one in answer.json()["results"]]

    async def news(self, **params: Any) -> list[dict[str, Any]]:
        """What is new; moves the cursor."""
        answer = await self.ask("GET", "/v1/events", params={"after": self.cursor, **params})
        assert answer.status_code == 200, answer.text
        self.cursor = answer.json()["cursor"]
        found: list[dict[str, Any]] = answer.json()["events"]
        return found


class Hub:
    """A hub at work, with one group."""

    def __init__(self, store: HubStore | None = None, limits: Limits | None = None, **options: Any) -> None:
        self.store = store or MemoryStore()
        self.desk = Desk(self.store, limits)
        self.app = hub_app(self.desk, **options)
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app, raise_app_exceptions=False), base_url="http://hub"
        )
        self.keys = derive(KEY)

    async def open(self) -> None:
        """Make the group."""
        await self.desk.door.create(
            code=self.keys.code,
            group_id=self.keys.group,
            visit=VISIT,
            public=self.keys.public.hex(),
            proof=self.keys.proof,
        )

    async def device(self, author: str, role: str = "participant") -> Device:
        """A device that was let in."""
        device = Device(self.http, self.keys, author, role)
        answer = await device.join()
        assert answer.status_code == 200, answer.text
        return device


def with_hub(work: Callable[[Hub], Awaitable[T]], store: HubStore | None = None, **options: Any) -> T:
    """What ``work`` gives, done with a hub that has a group."""

    async def run() -> T:
        hub = Hub(store, **options)
        await hub.open()
        try:
            return await work(hub)
        finally:
            await hub.http.aclose()
            await hub.desk.stop()

    return asyncio.run(run())


STEP = Kind.STEP.value
