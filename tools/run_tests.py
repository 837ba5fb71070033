"""Run the tests: those without a browser, then those in Chromium, two to four at a time.

``make test`` calls this. Whatever it is given goes to pytest; with a path among it, one plain run
of that path is made. Exit status: pytest's own; 0 when all tests that were found pass.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOTHING_FOUND = 5
"""pytest's exit status when its options left no test."""


def pytest(*arguments: str) -> int:
    """The exit status of pytest with ``arguments``."""
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT).returncode


def main(given: Sequence[str]) -> int:
    """Run what ``given`` asks for; a failure without a browser ends it, as the rest takes minutes."""
    if any((ROOT / argument.partition("::")[0]).exists() for argument in given):
        return pytest(*given)
    # A whole file goes to one core: what its tests share is made once.
    quick = pytest("-n", "auto", "--dist", "loadfile", "--ignore=tests/e2e", *given)
    if quick not in (0, NOTHING_FOUND):
        return quick
    # Here files differ too much: who has nothing left takes over what the other has not begun.
    browser = pytest("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal", "tests/e2e", *given)
    return quick if browser == NOTHING_FOUND else browser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
