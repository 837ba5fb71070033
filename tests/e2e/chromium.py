"""Finds a Chromium to drive, or installs one: ``python -m tests.e2e.chromium``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Flutter draws with WebGL, in software here. The rest keeps the browser from calling home,
# which would hide whether the guide does.
ARGUMENTS = (
    "--use-gl=swiftshader",
    "--enable-unsafe-swiftshader",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """Path of a browser that starts, or None. Some systems have a ``chromium`` that is an empty shell."""
    candidates = [*(shutil.which(name) for name in NAMES), *PLACES, _playwrights_own()]
    return next((path for path in candidates if path and _starts(path)), None)


def _starts(path: str) -> bool:
    if not Path(path).is_file():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


@contextmanager
def launched() -> Iterator[Browser]:
    """A running headless Chromium.

    Raises:
        RuntimeError: If there is none; the message says how to get one.
    """
    path = find_chromium()
    if path is None:
        raise RuntimeError("no Chromium found: `make test` installs one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def install() -> str:
    """Install a browser when there is none, and return its path.

    Raises:
        SystemExit: If none could be had; the message says what to install by hand.
    """
    for step in ((), *_ways_to_install()):
        for command in step:
            print("+", " ".join(command), flush=True)
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL).returncode:
                break
        found = find_chromium()
        if found:
            return found
    raise SystemExit("No Chromium could be installed. Install Chromium or Google Chrome, then try again.")


def _ways_to_install() -> Iterator[Sequence[Sequence[str]]]:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        packages = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
        yield ["apt-get", "update"], packages
    yield ([sys.executable, "-m", "playwright", "install", "chromium"],)


if __name__ == "__main__":
    install()
