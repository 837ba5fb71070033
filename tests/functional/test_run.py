"""`visit-guide run` as it is called: what it prints, how it ends, what it leaves behind."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from websockets.sync.client import connect

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"
SECONDS = 30
INTERRUPTED = (0, 130)


class Run:
    """The command in a process of its own; its lines come as it prints them."""

    def __init__(self, *arguments: str, temporary: Path) -> None:
        environment = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C", "TMPDIR": str(temporary)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "visit_guide", "run", "--no-browser", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment,
            cwd=ROOT,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self) -> str:
        return self._lines.get(timeout=SECONDS)

    def end(self, with_signal: int | None = None) -> tuple[int, str, list[str]]:
        """Exit status, error stream and the lines not read yet."""
        if with_signal is not None:
            self.process.send_signal(with_signal)
        status = self.process.wait(SECONDS)
        self._reader.join()
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        errors = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        rest = [self._lines.get() for _ in range(self._lines.qsize())]
        return status, errors, rest


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    started: list[Run] = []
    temporary = tmp_path / "temporary"
    temporary.mkdir()

    def begin(*arguments: str) -> Run:
        started.append(Run(*arguments, temporary=temporary))
        return started[-1]

    yield begin
    for one in started:
        if one.process.poll() is None:
            one.end(signal.SIGKILL)


def test_the_address_comes_first_and_ctrl_c_ends_it_cleanly(run: Callable[..., Run], tmp_path: Path) -> None:
    command = run("--content", str(MINIMAL), "--port", "0")
    address = command.line()
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        assert b"flutter" in answer.read()
    status, errors, _ = command.end(signal.SIGINT)
    assert status in INTERRUPTED
    assert errors == ""
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_page_that_went_before_it_said_anything_does_not_hold_up_the_end(run: Callable[..., Run]) -> None:
    command = run("--content", str(MINIMAL), "--port", "0")
    address = command.line()
    with connect(address.rstrip("/").replace("http", "ws", 1) + "/ws"):
        pass
    status, errors, _ = command.end(signal.SIGINT)
    assert status in INTERRUPTED
    assert errors == ""


def test_a_taken_port_is_said_after_the_address(run: Callable[..., Run]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = run("--content", str(MINIMAL), "--port", str(port))
        address = command.line()
        used = address.rpartition(":")[2]
        assert port < int(used) < port + 20
        said = command.line()
        assert str(port) in said
        assert used in said
        assert command.end(signal.SIGTERM)[1] == ""


def test_bad_content_lists_every_problem_and_ends_with_1(run: Callable[..., Run], tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(MINIMAL, content)
    for name in ("itinerary.yaml", "themes.yaml"):
        file = content / name
        file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    status, errors, printed = run("--content", str(content), "--port", "0").end()
    assert status == 1
    assert "itinerary.yaml:2:1: " in errors
    assert "themes.yaml:" in errors
    assert "Traceback" not in errors
    assert printed == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--content", "no-such-folder"], "no-such-folder"),
        (["--content", "README.md"], "README.md"),
        (["--port", "70000"], "70000"),
        (["--port", "many"], "many"),
        (["--host", "300.1.1.1"], "300.1.1.1"),
        (["--hots", "localhost"], "--hots"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_line_or_two(
    run: Callable[..., Run], arguments: list[str], said: str
) -> None:
    status, errors, printed = run(*arguments).end()
    assert status in (1, 2)
    assert said in errors
    assert "Traceback" not in errors
    assert printed == []


def test_warnings_do_not_keep_it_from_starting(run: Callable[..., Run], tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(MINIMAL, content)
    shutil.copy(content / "sites" / "jardin.yaml", content / "sites" / "hors-circuit.yaml")
    command = run("--content", str(content), "--port", "0")
    assert command.line().startswith("http://")
    status, errors, _ = command.end(signal.SIGINT)
    assert status in INTERRUPTED
    assert "hors-circuit" in errors


def test_a_group_can_be_tried_at_once(run: Callable[..., Run]) -> None:
    command = run("--content", str(MINIMAL), "--port", "0", "--group", "--lang", "en")
    address = command.line()
    told = command.line()
    code = told.partition("code ")[2].partition(",")[0]
    assert command.line().strip() == f"{address}/#/groupe/{code}"
    assert command.line().strip().startswith(f"{address}/#/animation/")
    body = json.dumps({"code": code, "author": "tablet-01", "token": "t" * 43}).encode()
    request = urllib.request.Request(f"{address}/v1/join", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        assert json.load(answer)["role"] == "participant"
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        assert b"flutter" in answer.read()
    status, errors, _ = command.end(signal.SIGINT)
    assert status in INTERRUPTED
    assert errors == ""
