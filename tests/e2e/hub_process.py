"""``visit-guide serve`` with a hub and one group, in a process of its own, to be killed."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

START_SECONDS = 30.0
COMMAND = (sys.executable, "-m", "visit_guide")


class HubProcess:
    """A hub and the edition, on a port that stays the same when it is started again.

    Attributes:
        url: its address.
        key: the facilitator's key of its first group.
        code: what participants type to join that one.
    """

    def __init__(self, folder: Path, visit: str, edition: Path) -> None:
        self._database = ["--db", str(folder / "visit.sqlite3")]
        self._edition = edition
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self._visit = visit
        self.key, self.code = self.new_group()
        self.start()

    def new_group(self) -> tuple[str, str]:
        """The key and the code of a new group; its pages' hub may run meanwhile."""
        new = [*COMMAND, "group", "new", *self._database, "--visit", self._visit, "--format", "json"]
        made = subprocess.run(new, capture_output=True, text=True, encoding="utf-8", check=True)
        group = json.loads(made.stdout)
        return group["key"], group["code"]

    def start(self) -> None:
        """Start it, or start it again on the same database."""
        serve = [*COMMAND, "serve", "--edition", str(self._edition), *self._database]
        self._process = subprocess.Popen(
            [*serve, "--port", str(self._port)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/health", timeout=2).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
            else:
                return
        self.kill()
        raise AssertionError("the hub did not start")

    def kill(self) -> None:
        """End it at once, as when the power fails."""
        self._process.kill()
        self._process.wait()
