"""A hub in memory behind a network with moods: answers get lost, come twice, come late."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from visit_guide.domain.events import Event, from_plain, to_plain
from visit_guide.domain.keys import derive, draw_key, group_code
from visit_guide.errors import TransportError
from visit_guide.ports import Reply


def a_key() -> str:
    """A valid facilitator's key."""
    drawn = iter(range(1, 1000))
    return draw_key(lambda count: bytes(next(drawn) * 7 % 248 for _ in range(count)))


class FakeHub:
    """What the hub's interface promises: idempotent pushes, news by cursor, an epoch."""

    def __init__(self, visit: str = "loos") -> None:
        self.keys = derive(a_key())
        self.visit = visit
        self.epoch = "one"
        self.events: list[Event] = []
        self.members: dict[str, tuple[str, str]] = {}
        self.erased: set[str] = set()
        self.places: dict[str, str] = {}
        self.news = asyncio.Condition()
        self.asked_for: list[str] = []
        self.papers: Reply | None = None
        """What is answered to who asks for papers; the address is unknown without it."""

    async def wake(self) -> None:
        """Answer who waits: ``events`` have grown."""
        async with self.news:
            self.news.notify_all()

    def forget(self) -> None:
        """Lose all: another store took its place."""
        self.events.clear()
        self.epoch += "!"

    def let_in(self, author: str, role: str = "participant") -> str:
        """A token for ``author``."""
        self.members[f"t-{author}"] = (author, role)
        return f"t-{author}"

    async def answer(self, method: str, path: str, token: str, body: object) -> Reply:
        """Answer one request."""
        parts = urlsplit(path)
        if parts.path in ("/v1/join", "/v1/open"):
            return self._join(parts.path, body)
        member = self.members.get(token)
        if member is None:
            return _fault(401, 120)
        if (method, parts.path) == ("POST", "/v1/events"):
            return await self._push(member, body)
        if (method, parts.path) == ("GET", "/v1/events"):
            return await self._news(member, parse_qs(parts.query))
        if parts.path == "/v1/group/presence":
            tablets = [
                {"item": self.places.get(a, ""), "connected": True, "seconds": 1}
                for a, role in self.members.values()
                if role == "participant"
            ]
            return Reply(status=200, body={"tablets": tablets})
        if parts.path == "/v1/group/papers" and self.papers is not None:
            self.asked_for.append(parts.query)
            return self.papers
        if parts.path == "/v1/me":
            del self.members[token]
            self.erased.add(member[0])
            self.events = [event for event in self.events if event.author != member[0]]
            return Reply(status=204, body=None)
        return _fault(404, 103)

    def _join(self, path: str, body: object) -> Reply:
        assert isinstance(body, dict)
        if body["code"] != self.keys.code:
            return _fault(404, 110)
        taken = {author: token for token, (author, _) in self.members.items()}
        other = taken.get(body["author"], body["token"]) != body["token"]
        if other or body["author"] in self.erased:
            return _fault(409, 112)
        leads = path == "/v1/open"
        if leads and body["proof"] != self.keys.proof:
            return _fault(403, 111)
        group = {"id": self.keys.group, "code": group_code(self.keys.group), "visit": self.visit}
        role = "facilitator" if leads else "participant"
        self.members[body["token"]] = (body["author"], role)
        answer = {"group": group | {"public": self.keys.public.hex()}, "role": role, "time": 0.0}
        return Reply(status=200, body=answer)

    async def _push(self, member: tuple[str, str], body: object) -> Reply:
        assert isinstance(body, dict)
        results = []
        for plain in body["events"]:
            event = from_plain(plain)
            author, role = member
            known = next((one for one in self.events if one.id == event.id), None)
            if role != "facilitator" and event.author != author:
                results.append({"id": event.id, "status": "rejected", "number": 141})
                continue
            if known is None:
                self.events.append(event)
            results.append({"id": event.id, "status": "accepted", "number": None})
        await self.wake()
        return Reply(status=200, body={"results": results, "time": 0.0})

    async def _news(self, member: tuple[str, str], query: Mapping[str, list[str]]) -> Reply:
        current = self.epoch
        epoch, _, number = query.get("after", [""])[0].partition(".")
        reset = bool(epoch) and epoch != self.epoch
        after = int(number) if number and not reset else 0
        if "at" in query:
            self.places[member[0]] = query["at"][0]
        wait = float(query["wait"][0])
        if wait and len(self.events) <= after and not reset:
            try:
                async with asyncio.timeout(wait):
                    async with self.news:
                        await self.news.wait()
            except TimeoutError:
                pass
        if current != self.epoch:
            raise TransportError("the hub was restarted")
        found = self.events[after : after + int(query["limit"][0])]
        body = {
            "events": [to_plain(event) for event in found],
            "cursor": f"{self.epoch}.{after + len(found)}",
            "more": after + len(found) < len(self.events),
            "reset": reset,
            "time": 0.0,
        }
        return Reply(status=200, body=body)


class Network:
    """A device's way to ``hub``; ``up`` false: none. ``moods`` (0 to 1): how often it misbehaves."""

    def __init__(self, hub: FakeHub, chance: random.Random | None = None, moods: float = 0.0) -> None:
        self.hub = hub
        self.up = True
        self.moods = moods
        self.asked: list[str] = []
        self._chance = chance or random.Random(1)

    async def ask(
        self, method: str, path: str, *, token: str = "", body: object = None, timeout: float = 20.0
    ) -> Reply:
        """Ask the hub, or fail on the way there or back; sometimes ask twice."""
        self.asked.append(f"{method} {path}")
        await asyncio.sleep(self._chance.random() * 0.2 * (1 + 20 * self.moods))
        if not self.up or self._chance.random() < self.moods:
            raise TransportError("lost on the way there")
        try:
            async with asyncio.timeout(timeout):
                reply = await self.hub.answer(method, path, token, body)
                if self._chance.random() < self.moods:
                    reply = await self.hub.answer(method, path, token, body)
        except TimeoutError as error:
            raise TransportError("no answer in time") from error
        if not self.up or self._chance.random() < self.moods:
            raise TransportError("lost on the way back")
        return reply


def _fault(status: int, number: int) -> Reply:
    return Reply(status=status, body={"error": {"number": number, "name": "x", "message": "x"}})
