"""docs/security.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
FILES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}


def test_every_threat_has_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("|")][2:]
    assert len(rows) > 15
    for row in rows:
        assert "`" in row.split("|")[3], f"no test: {row}"


def test_every_test_it_names_is_there() -> None:
    names = re.findall(r"`(?:[\w/]+/)?(test_\w+(?:\.py)?)`", PAGE)
    assert names
    every = "\n".join(FILES.values())
    for name in names:
        assert name in FILES if name.endswith(".py") else f"def {name}(" in every, name
