"""A hub with the edition, in a process of its own, to be killed.

``python -m tests.e2e.hub_process FILE PORT KEY VISIT EDITION``
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from visit_guide.domain.keys import derive, draw_key

START_SECONDS = 20.0


class HubProcess:
    """A hub with one group and the edition, on a port that stays the same when it is started again.

    Attributes:
        url: its address.
        key: the facilitator's key of its group.
        code: what participants type.
    """

    def __init__(self, folder: Path, visit: str, edition: Path) -> None:
        self._file = folder / "visit.sqlite3"
        self._visit = visit
        self._edition = edition
        self.key = draw_key(os.urandom)
        self.code = derive(self.key).code
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        """Start it, or start it again on the same store."""
        command = [sys.executable, "-m", "tests.e2e.hub_process"]
        arguments = [str(self._file), str(self._port), self.key, self._visit, str(self._edition)]
        self._process = subprocess.Popen([*command, *arguments], stdin=subprocess.DEVNULL)
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
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


def main() -> None:
    """Serve until killed."""
    from visit_guide.adapters.web import bind, server
    from visit_guide.hub.app import hub_app
    from visit_guide.hub.desk import Desk
    from visit_guide.hub.sql import SqlStore
    from visit_guide.publish.server import edition_app

    file, port, key, visit, edition = sys.argv[1:]
    keys = derive(key)
    desk = Desk(SqlStore(file))

    async def serve() -> None:
        if desk.store.group(keys.group) is None:
            await desk.door.create(
                code=keys.code, group_id=keys.group, visit=visit, public=keys.public.hex(), proof=keys.proof
            )
        app = hub_app(desk, site=edition_app(Path(edition)))
        await server(app).serve(sockets=[bind("127.0.0.1", int(port), attempts=1)])

    asyncio.run(serve())


if __name__ == "__main__":
    main()
