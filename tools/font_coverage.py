"""Write the table of characters that the bundled fonts can show.

A character counts when every weight of the main family has it, or every weight of the
fallback: a text may be shown in any of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "assets" / "fonts"
TABLE = ROOT / "src" / "visit_guide" / "content" / "font_coverage.txt"


def coverage(fonts: Path = FONTS) -> str:
    """The ranges of code points, in hexadecimal, one a line."""
    main = [path for path in fonts.glob("AHN-*.ttf") if "tabular" not in path.name]
    shown = _shared(main) | _shared(fonts.glob("Inter-*.ttf"))
    lines = []
    for _, run in groupby(enumerate(sorted(shown)), key=lambda pair: pair[1] - pair[0]):
        points = [point for _, point in run]
        lines.append(f"{points[0]:X}" if len(points) == 1 else f"{points[0]:X}-{points[-1]:X}")
    return "\n".join(lines) + "\n"


def _shared(paths: Iterable[Path]) -> set[int]:
    tables: list[set[int]] = []
    for path in paths:
        with TTFont(path) as font:
            tables.append(set(font.getBestCmap()))
    return set.intersection(*tables) if tables else set()


def main() -> int:
    """Write the table; say when it changed."""
    text = coverage()
    changed = not TABLE.exists() or TABLE.read_text(encoding="ascii") != text
    TABLE.write_text(text, encoding="ascii")
    print("font_coverage.txt: updated" if changed else "font_coverage.txt: up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
