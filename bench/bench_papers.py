"""How long the documents for paper take: booklets of 6 and 200 stops, reports of 24 and 500 people.

Each figure is that of a process of its own, from having the content and the events to having the
files; reading the content is not counted. The typesetter's caches are cold.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.generate import generate
from bench.measure import Table, repeat

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
BOOKLETS = ((0, 5), (200, 1))
"""Stops (0: the shipped day) and how often each is measured."""
REPORTS = ((24, 5, 3.0), (500, 3, 20.0))
"""People, how often each is measured, and the aim in seconds."""

_BOOKLET = """
import sys, time
from pathlib import Path
from visit_guide.content.compiler import compile_content
from visit_guide.publish.booklet import booklet_pdf
folder = Path(sys.argv[1])
guide = compile_content(folder).guide
began = time.perf_counter()
booklet_pdf(guide, folder, base_url="https://visite.example/")
print(time.perf_counter() - began)
"""
_REPORT = """
import sys, tempfile, time
from pathlib import Path
from tests.simulated_group import simulate
from visit_guide.content.compiler import compile_content
from visit_guide.publish.report.make import make_report
guide = compile_content(Path(sys.argv[1])).guide
day = simulate(guide, people=int(sys.argv[2]), seed=1)
with tempfile.TemporaryDirectory() as out:
    began = time.perf_counter()
    make_report(guide, day.arrived, Path(out))
    print(time.perf_counter() - began)
"""


def main() -> int:
    """Measure and print the tables; 1 when an aim was missed."""
    booklets = Table("booklet", "Booklet, A5, with a code for each stop")
    with tempfile.TemporaryDirectory() as folder:
        for stops, runs in BOOKLETS:
            content = Path(folder) / str(stops) if stops else ROOT / "content"
            if stops:
                generate(content, stops)
            label = f"{stops} generated stops" if stops else "the shipped day, 6 stops"
            booklets.add(label, repeat(_seconds(_BOOKLET, str(content)), runs, warmups=0))
    print(booklets.text(), end="\n\n")
    booklets.save()
    met = True
    for people, runs, aim in REPORTS:
        table = Table(f"report-{people}", f"Report on {people} people, all documents", aim=aim)
        table.add(
            f"{people} people", repeat(_seconds(_REPORT, str(ROOT / "content"), str(people)), runs, warmups=0)
        )
        print(table.text(), end="\n\n")
        table.save()
        met &= table.met
    return int(not met)


def _seconds(program: str, *arguments: str) -> Callable[[], float]:
    def run() -> float:
        command = [sys.executable, "-c", program, *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return float(done.stdout)

    return run
