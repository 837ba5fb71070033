"""One hub for one database: two would not hear what the other took in."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["claim", "release"]

_HELD: dict[str, int] = {}
"""What holds the claims: open files, which the system closes when the process ends, however it ends."""


def claim(database: Path) -> bool:
    """Claim ``database`` for this process until it ends; false when another hub has it."""
    try:
        import fcntl
    except ImportError:  # Windows: nobody is stopped
        return True
    try:
        file = os.open(f"{database}-served", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:  # opening the database will say what is wrong
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return False
    _HELD[str(database)] = file
    return True


def release(database: Path) -> None:
    """Give up a claim of this process, as ``database`` is none; nothing of it is left beside it."""
    file = _HELD.pop(str(database), None)
    if file is not None:
        Path(f"{database}-served").unlink(missing_ok=True)
        os.close(file)
