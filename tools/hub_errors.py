"""Write docs/hub-errors.md from the hub's own list of faults."""

from __future__ import annotations

from pathlib import Path

from visit_guide.hub.faults import Fault

TARGET = Path(__file__).parents[1] / "docs" / "hub-errors.md"
HEAD = """# The hub's numbered errors

Written by `tools/hub_errors.py`. A number never changes its meaning and is never used again. A refused
request is answered `{"error": {"number": 110, "name": "unknown-code", "message": "…"}}`; numbers from 140 to
148 are about single events and stand in the answer to `POST /v1/events`.

| number | name | status | meaning |
| --- | --- | --- | --- |
"""


def table() -> str:
    """The page."""
    return HEAD + "".join(_row(fault) for fault in Fault)


def _row(fault: Fault) -> str:
    status = "–" if 140 <= fault < 150 else fault.status
    return f"| {int(fault)} | `{fault.word}` | {status} | {fault.message} |\n"


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
