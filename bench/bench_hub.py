"""How fast a step reaches 40, 200 and 1,000 waiting tablets, and what the hub needs for it.

The hub is `visit-guide serve` in a process of its own, on a new SQLite file; the tablets are
long-polling connections of this process, on the loopback interface. An eight-hour visit is played
in seconds: steps, prompts opened and closed, answers from every tablet, messages. Then the hub is
killed, started again, and the time is taken until every tablet has the next step.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.hub_process import KEY, VISIT, HubProcess

from visit_guide.domain.keys import derive
from visit_guide.hub.making import make_group
from visit_guide.hub.sql import SqlStore
from visit_guide.hub.store import Member, hashed

__all__ = ["main"]

SIZES = ((40, 60), (200, 40), (1000, 12))
"""Tablets, and facilitators' events of the day."""
GAP = 0.25
"""Seconds between two of them."""
ANSWERS = 100
"""Answers a second while a prompt is open: people do not all tap at once."""
AIMS_MS = {40: 100.0, 200: 300.0, 1000: 2000.0}
AIM_MB = 150.0
GROUP = derive(KEY).group


class _Row(NamedTuple):
    tablets: int
    latencies: list[float]
    """Seconds from sending a step until each tablet has it."""
    join: float
    """Seconds until all tablets had their first answer."""
    memory: float
    """The hub's largest resident memory, MB."""
    cpu: float
    """The hub's processor time while the day was played, as a share of one core."""
    busy: float
    """Seconds the day took."""
    events: int
    rejoined: float
    """Seconds from the hub's restart until the last tablet had the next step."""


def main() -> int:
    """Measure and print the table; 1 when an aim was missed."""
    print("step to tablet, and the hub's needs\n")
    heads = (
        "tablets",
        "events",
        "median ms",
        "p95 ms",
        "worst ms",
        "memory MB",
        "cpu %",
        "all in s",
        "rejoin s",
    )
    print("".join(f"{head:>12}" for head in heads), flush=True)
    missed = 0
    for tablets, steps in SIZES:
        row = asyncio.run(_measure(tablets, steps))
        ms = sorted(latency * 1000 for latency in row.latencies)
        median, worst = statistics.median(ms), ms[-1]
        p95 = ms[int(len(ms) * 0.95)]
        values = (f"{median:.0f}", f"{p95:.0f}", f"{worst:.0f}", f"{row.memory:.0f}", f"{row.cpu * 100:.0f}")
        ends = (f"{row.join:.2f}", f"{row.rejoined:.2f}")
        print("".join(f"{value:>12}" for value in (row.tablets, row.events, *values, *ends)), flush=True)
        judged = worst if row.tablets >= 1000 else p95
        missed += judged > AIMS_MS[row.tablets] or row.memory > AIM_MB
    print("\nrejoin: from the start of a killed hub's successor to the last tablet's next step")
    print(f"aims: p95 < 100 ms at 40, < 300 ms at 200, worst < 2 s at 1,000, < {AIM_MB:.0f} MB: ", end="")
    print("missed" if missed else "met")
    return int(bool(missed))


@dataclass
class _Tablet:
    """One waiting connection."""

    author: str
    token: str
    port: int
    told: list[tuple[str, float]] = field(default_factory=list)
    cursor: str = ""
    clock: int = 0
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def follow(self) -> None:
        """Ask for news without end; connect again after half a second when cut off."""
        while True:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                while True:
                    wait = 25 if self.ready.is_set() else 0
                    plain = await _ask(
                        reader, writer, "GET", f"/v1/events?after={self.cursor}&wait={wait}", self.token
                    )
                    now = time.perf_counter()
                    self.cursor = plain["cursor"]
                    self.told += [(event["id"], now) for event in plain["events"]]
                    self.ready.set()
            except (OSError, EOFError):
                await asyncio.sleep(0.5 * (0.5 + int(self.token[:2], 16) / 255))

    async def share(self, item: str, delay: float) -> None:
        """Share an answer, a little later."""
        await asyncio.sleep(delay)
        self.clock += 1
        await _post(self, _event(self, "shared", "participant", item=item, prompt="p", value="oui"))


def _event(device: _Tablet, kind: str, role: str, **data: object) -> dict[str, object]:
    return {
        "id": secrets.token_hex(16),
        "visit": VISIT,
        "group": GROUP,
        "author": device.author,
        "clock": device.clock,
        "at": "2026-05-28T10:00:00+00:00",
        "kind": kind,
        "role": role,
        "scope": "group",
        "data": data,
    }


async def _post(device: _Tablet, event: dict[str, object]) -> None:
    """Send one event, on a connection of its own as a browser would."""
    reader, writer = await asyncio.open_connection("127.0.0.1", device.port)
    await _ask(reader, writer, "POST", "/v1/events", device.token, {"events": [event]})
    writer.close()


async def _ask(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    method: str,
    path: str,
    token: str,
    body: object = None,
) -> Any:
    data = b"" if body is None else json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {token}\r\n"
    if data:
        head += f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n"
    writer.write(head.encode() + b"\r\n" + data)
    answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(answer.partition("content-length:")[2].partition("\r\n")[0])
    text = await reader.readexactly(length)
    if " 200 " not in answer.partition("\r\n")[0]:
        raise EOFError(text.decode())
    return json.loads(text)


async def _measure(tablets: int, steps: int) -> _Row:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tokens = [secrets.token_hex(32) for _ in range(tablets + 1)]
        _prepare(folder, tokens)
        hub = HubProcess(folder)
        hub.wait()
        port = hub.parts.port or 0
        leader = _Tablet("leader-00000", tokens[0], port)
        crowd = [_Tablet(f"tablet-{n:05d}", token, port) for n, token in enumerate(tokens[1:])]
        began = time.perf_counter()
        following = [asyncio.create_task(tablet.follow()) for tablet in crowd]
        await asyncio.gather(*(tablet.ready.wait() for tablet in crowd))
        join = time.perf_counter() - began
        await asyncio.sleep(0.5)
        cpu, start = _cpu(hub), time.perf_counter()
        sent = await _play(leader, crowd, steps)
        busy, cpu = time.perf_counter() - start, _cpu(hub) - cpu
        memory = _memory(hub)
        latencies = [at - sent[id_] for tablet in crowd for id_, at in tablet.told if id_ in sent]
        if len(latencies) != tablets * len(sent):
            raise SystemExit(f"{tablets * len(sent) - len(latencies)} steps did not arrive")
        events = len(sent) + sum(tablet.clock for tablet in crowd)
        hub.end(signal.SIGKILL)
        hub = HubProcess(folder, port=port)
        restart = time.perf_counter()
        await asyncio.to_thread(hub.wait)
        rejoined = await _next_step(leader, crowd) - restart
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)
        hub.end()
    return _Row(tablets, latencies, join, memory, cpu / busy, busy, events, rejoined)


def _prepare(folder: Path, tokens: list[str]) -> None:
    """A database with a group and its members: a thousand joining from one address would have to wait."""
    store = SqlStore(str(folder / "visit.sqlite3"))
    make_group(store, visit=VISIT, days=1, key=KEY)
    for number, token in enumerate(tokens):
        author = f"tablet-{number - 1:05d}" if number else "leader-00000"
        role = "participant" if number else "facilitator"
        store.add_member(Member(token_hash=hashed(token), group=GROUP, author=author, role=role, joined=0.0))
    store.close()


async def _play(leader: _Tablet, crowd: list[_Tablet], steps: int) -> dict[str, float]:
    """The day; gives when each facilitator's event was sent."""
    sent: dict[str, float] = {}
    for number in range(steps):
        leader.clock += 1 + len(crowd)
        kind = ("step", "prompt-opened", "message", "prompt-closed")[number % 4]
        item = f"stop-{number // 4}"
        values = {"item": item, "prompt": "p", "text": "rendez-vous 14 h", "known": ""}
        event = _event(leader, kind, "facilitator", **values)
        sent[str(event["id"])] = time.perf_counter()
        await _post(leader, event)
        asked = crowd if kind == "prompt-opened" else []
        answers = [one.share(item, n / ANSWERS) for n, one in enumerate(asked)]
        await asyncio.gather(asyncio.sleep(GAP), *answers)
    until = time.perf_counter() + 5
    while time.perf_counter() < until and any(len(tablet.told) < steps for tablet in crowd):
        await asyncio.sleep(0.05)
    return sent


async def _next_step(leader: _Tablet, crowd: list[_Tablet]) -> float:
    """Move on; gives when the last tablet had it."""
    leader.clock += 100_000
    event = _event(leader, "step", "facilitator", item="end")
    await _post(leader, event)
    until = time.perf_counter() + 20
    while time.perf_counter() < until:
        last = [at for tablet in crowd for id_, at in tablet.told[-5:] if id_ == event["id"]]
        if len(last) == len(crowd):
            return max(last)
        await asyncio.sleep(0.05)
    raise SystemExit("not every tablet came back")


def _cpu(hub: HubProcess) -> float:
    """Seconds of processor time the hub has used."""
    ticks = Path(f"/proc/{hub.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")


def _memory(hub: HubProcess) -> float:
    """The largest resident memory so far, MB."""
    status = Path(f"/proc/{hub.process.pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
