"""How long `visit-guide check` takes: the shipped content, then 10, 100 and 1,000 sites.

Each figure is that of a whole process, from its start to its exit status. It should
grow in proportion to the number of sites.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.generate import generate

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
SIZES = (10, 100, 1000)
RUNS = 3
AIM_SECONDS = 10.0


class _Row(NamedTuple):
    name: str
    sites: int
    wall: float
    """Seconds until the process ended, median."""
    cpu: float
    """Seconds of processor time, median."""


def main() -> int:
    """Measure and print the table; 1 when 1,000 sites take longer than the aim."""
    rows = [_measure("shipped content", ROOT / "content")]
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            content = Path(folder) / str(size)
            generate(content, size)
            rows.append(_measure(f"{size:,} generated sites", content))
    start = rows[1]
    print(f"visit-guide check --strict (whole process, median of {RUNS} runs)\n")
    print(f"{'content':24}{'sites':>7}{'wall s':>10}{'cpu s':>10}{'ms/site':>10}{'ms/site beyond 10':>20}")
    for row in rows:
        beyond = row.sites - start.sites
        extra = f"{(row.wall - start.wall) / beyond * 1000:.2f}" if beyond > 0 else "–"
        each = row.wall / row.sites * 1000
        print(f"{row.name:24}{row.sites:>7}{row.wall:>10.2f}{row.cpu:>10.2f}{each:>10.2f}{extra:>20}")
    slow = rows[-1].wall > AIM_SECONDS
    print(f"\naim: {SIZES[-1]:,} sites in less than {AIM_SECONDS:.0f} s: {'missed' if slow else 'met'}")
    return int(slow)


def _measure(name: str, content: Path) -> _Row:
    walls, cpus = [], []
    for _ in range(RUNS):
        before, start = os.times(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "visit_guide", "check", "--strict", str(content)],
            capture_output=True,
            text=True,
            check=False,
        )
        walls.append(time.perf_counter() - start)
        after = os.times()
        cpus.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
        if done.returncode:
            raise SystemExit(f"{content} does not pass:\n{done.stdout}{done.stderr}")
    sites = sum(1 for _ in (content / "sites").glob("*.yaml"))
    return _Row(name, sites, statistics.median(walls), statistics.median(cpus))


if __name__ == "__main__":
    sys.exit(main())
