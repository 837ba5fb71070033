"""Runs ``visit-guide run`` as its users do: in a process of its own."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 30


class GuideServer:
    """A served guide.

    Args:
        content: The content folder; the command's own choice when None.
        arguments: More options of ``visit-guide run``.

    Attributes:
        url: The address printed on the first line, without a final slash.
        began: When the process was started, in seconds since the epoch.
        lines: What the process has printed so far.
    """

    def __init__(self, content: Path | None = None, *arguments: str) -> None:
        command = [sys.executable, "-m", "visit_guide", "run", "--no-browser", "--port", "0"]
        command += ["--content", str(content)] if content else []
        # The reader's thread must not hold back lines, nor a locale change what they say.
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        self._stderr = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self.lines: list[str] = []
        self._first: queue.Queue[str] = queue.Queue()
        self.began = time.time()
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            text=True,
            encoding="utf-8",
            env=environment,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.url = self._first.get(timeout=START_SECONDS).rstrip("/")
        except queue.Empty:
            self.url = ""
        if not self.url.startswith("http"):
            errors = self.stop()
            raise AssertionError(f"no address on the first line but {self.url!r}; stderr:\n{errors}")

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if len(self.lines) == 1:
                self._first.put(self.lines[0])
        self._first.put("")

    def errors(self) -> str:
        """What the process has written to its error stream so far."""
        self._stderr.seek(0)
        return self._stderr.read()

    def stop(self) -> str:
        """Stop the process; returns its error stream.

        Raises:
            AssertionError: If it did not stop by itself, or had written a traceback.
        """
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
            stopped = True
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            stopped = False
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()
        errors = self.errors()
        self._stderr.close()
        assert stopped, f"the guide did not stop within {STOP_SECONDS} s; stderr:\n{errors}"
        assert "Traceback" not in errors, errors
        return errors
