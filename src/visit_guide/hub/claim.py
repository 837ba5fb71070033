"""One hub for one database: two would not hear what the other took in."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["claim"]

_HELD: list[int] = []
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
    _HELD.append(file)
    return True
