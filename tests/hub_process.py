"""`visit-guide serve --db` in a process of its own, and what becomes of it when it is killed."""

from __future__ import annotations

import http.client
import json
import os
import random
import secrets
import signal
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from visit_guide.domain.keys import derive
from visit_guide.hub.making import make_group
from visit_guide.hub.sql import SqlStore

__all__ = ["KEY", "VISIT", "Crashes", "HubProcess", "crash"]

KEY = "23456-789AB-CDEFG-HJKMN-PQRSE"
VISIT = "loos"
SECONDS = 30
COMMAND = (sys.executable, "-m", "visit_guide", "--lang", "en", "serve")


class HubProcess:
    """The hub as an organiser starts it, alone, on a database in ``folder``."""

    def __init__(self, folder: Path, *arguments: str, port: int = 0) -> None:
        self.database = folder / "visit.sqlite3"
        self.process = subprocess.Popen(
            [*COMMAND, "--db", str(self.database), "--port", str(port), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self.parts = urlsplit(self.address)

    def ask(self, method: str, path: str, body: object = None, *, token: str = "") -> tuple[int, Any]:
        """One request; gives the status and the JSON of the answer."""
        host, port = self.parts.hostname or "", self.parts.port
        connection: http.client.HTTPConnection
        if self.parts.scheme == "https":
            unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
            connection = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=unchecked)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
        with closing(connection):
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            data = None if body is None else json.dumps(body)
            if data is not None:
                headers["Content-Type"] = "application/json"
            connection.request(method, path, data, headers)
            answer = connection.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else None

    def wait(self) -> None:
        """Until it answers."""
        until = time.monotonic() + SECONDS
        while True:
            try:
                if self.ask("GET", "/health")[0] == 200:
                    return
            except OSError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
            time.sleep(0.02)

    def end(self, with_signal: int = signal.SIGINT) -> tuple[int, str]:
        """Exit status, and all that was printed since the address."""
        self.process.send_signal(with_signal)
        assert self.process.stdout is not None
        said = self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(SECONDS), said


@dataclass
class Crashes:
    """What came of killing the hub again and again."""

    acknowledged: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)
    """Ids of the events the hub has at the end, one for each time it has it."""
    sound: bool = True
    """The database was whole after every kill."""

    @property
    def lost(self) -> set[str]:
        """Acknowledged and not there."""
        return self.acknowledged - set(self.kept)

    @property
    def doubled(self) -> int:
        """How many are there more than once."""
        return len(self.kept) - len(set(self.kept))


def crash(folder: Path, rounds: int, *, senders: int = 4, chance: random.Random | None = None) -> Crashes:
    """Kill the hub ``rounds`` times while ``senders`` devices send without pause."""
    chance = chance or random.Random()
    store = SqlStore(str(folder / "visit.sqlite3"))
    made = make_group(store, visit=VISIT, days=1, key=KEY)
    store.close()
    assert made is not None
    found = Crashes()
    hub = HubProcess(folder)
    port = hub.parts.port or 0
    hub.wait()
    devices = [_Device(hub, number, found) for number in range(senders)]
    for _ in range(rounds):
        threads = [threading.Thread(target=device.send, args=(hub,)) for device in devices]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.05, 0.4))
        hub.end(signal.SIGKILL)
        for thread in threads:
            thread.join()
        with closing(sqlite3.connect(folder / "visit.sqlite3")) as db:
            found.sound &= db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        hub = HubProcess(folder, port=port)
        hub.wait()
    for device in devices:
        device.send(hub, once=True)
    found.kept = _all(hub, devices[0].token)
    hub.end()
    return found


class _Device:
    """A facilitator's device that sends, and sends again what was not acknowledged."""

    def __init__(self, hub: HubProcess, number: int, found: Crashes) -> None:
        keys = derive(KEY)
        self.group = keys.group
        self.author = f"device-{number:03d}"
        self.token = secrets.token_urlsafe(32)
        self.clock = 0
        self.open: list[dict[str, object]] = []
        self.found = found
        body = {"code": keys.code, "author": self.author, "token": self.token, "proof": keys.proof}
        assert hub.ask("POST", "/v1/open", body)[0] == 200

    def send(self, hub: HubProcess, *, once: bool = False) -> None:
        """Send until the hub is gone."""
        while True:
            self.open = self.open or [self._event() for _ in range(5)]
            try:
                status, answer = hub.ask("POST", "/v1/events", {"events": self.open}, token=self.token)
            except (OSError, http.client.HTTPException, ValueError):
                return
            if status == 429:  # a rate no tablet would send at
                time.sleep(0.05)
                continue
            assert status == 200, answer
            assert all(one["status"] == "accepted" for one in answer["results"]), answer
            self.found.acknowledged.update(one["id"] for one in answer["results"])
            self.open = []
            if once:
                return

    def _event(self) -> dict[str, object]:
        self.clock += 1
        id_ = secrets.token_hex(16)
        self.found.sent.add(id_)
        return {
            "id": id_,
            "visit": VISIT,
            "group": self.group,
            "author": self.author,
            "clock": self.clock,
            "at": "2026-05-28T10:00:00+00:00",
            "kind": "step",
            "role": "facilitator",
            "scope": "group",
            "data": {"item": "eglise"},
        }


def _all(hub: HubProcess, token: str) -> list[str]:
    kept: list[str] = []
    cursor, more = "", True
    while more:
        status, answer = hub.ask("GET", f"/v1/events?after={cursor}&limit=1000", token=token)
        assert status == 200, answer
        kept += [event["id"] for event in answer["events"]]
        cursor, more = answer["cursor"], answer["more"]
    return kept
