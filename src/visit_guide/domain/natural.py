"""The order in which people look for names that end in numbers: q2 before q10."""

from __future__ import annotations

import re

__all__ = ["natural"]

_DIGITS = re.compile(r"([0-9]+)")


def natural(name: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """What to sort ``name`` by: its numbers by their value, all else as it is written."""
    parts = _DIGITS.split(name)
    return tuple((int(part), "") if n % 2 else (0, part) for n, part in enumerate(parts)), name
