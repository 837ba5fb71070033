"""Which characters the bundled fonts can show.

The table is generated from `assets/fonts` by `tools/font_coverage.py`, so that nobody
needs a font library to check their content; a test compares it with the fonts.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["TABLE", "missing_characters"]

TABLE = "font_coverage.txt"


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that would show as empty boxes, each once, in order."""
    return tuple(dict.fromkeys(_uncovered().findall(text)))


@cache
def _uncovered() -> re.Pattern[str]:
    table = files("visit_guide.content").joinpath(TABLE).read_text(encoding="ascii")
    ranges = []
    for line in table.split():
        first, _, last = line.partition("-")
        ranges.append(f"\\U{first:0>8}-\\U{last or first:0>8}")
    return re.compile(f"[^\\t\\n\\r{''.join(ranges)}]")
