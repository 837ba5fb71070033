"""Searching: the shipped content, then 1,000 sites and 5,000 notes, beside reading every text anew.

Here Python runs on this machine. In a browser it runs as WebAssembly: there the same searches took
half as long again, and making the index twice as long (Pyodide of the client, in Node). The last line
therefore counts each search twice.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.generate import generate
from bench.measure import Sample, Table, repeat, seconds
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.domain.search import Entry, Index, Sort, entries_of, plain, words_of

CONTENT = Path(__file__).parents[1] / "content"
SITES, NOTES = 1000, 5000
SLOWER_IN_A_BROWSER = 2
AIM = 0.05
QUERIES = ("énergie", "energie", "rue", "de", "part des habitants", "zzz", "e")


def _notes() -> list[Entry]:
    """As many notes as nobody writes in a day."""
    words = [
        "énergie",
        "toit",
        "rue",
        "école",
        "habitants",
        "eau",
        "jardin",
        "demander",
        "vérifier",
        "chez",
        "nous",
        "mairie",
        "part",
    ]
    return [
        Entry(
            sort=Sort.NOTE,
            title=f"Étape {number % 6}",
            text=" ".join(words[(number * step) % len(words)] for step in range(1, 30)),
            item=str(number),
        )
        for number in range(NOTES)
    ]


def _guide(folder: Path) -> Guide:
    guide = compile_content(folder).guide
    assert guide is not None
    return guide


def _anew(entries: Sequence[Entry], query: str) -> list[Entry]:
    """The plain way: every text made plain and looked through at each search."""
    words = [f" {word}" for word in words_of(query)]
    return [e for e in entries if all(w in f" {plain(f'{e.title} {e.text}')}" for w in words)]


def _reading(entries: Sequence[Entry], query: str) -> Callable[[], float]:
    return lambda: seconds(lambda: _anew(entries, query))


def _all(find: Callable[[str], object]) -> Sample:
    """The median of each query, the slowest query counting as the worst."""
    return Sample(
        tuple(repeat(lambda query=query: seconds(lambda: find(query)), 7).median for query in QUERIES)
    )  # type: ignore[misc]


def main() -> int:
    """Print the tables; 1 when a search would take longer than the aim in a browser."""
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder) / "large", SITES)
        for label, content, notes in (
            ("shipped", CONTENT, []),
            (f"{SITES:,} sites, {NOTES:,} notes", Path(folder) / "large", _notes()),
        ):
            entries = [*notes, *entries_of(_guide(content))]
            built = repeat(lambda entries=entries: seconds(lambda: Index(entries)), 3)  # type: ignore[misc]
            index = Index(entries)
            table = Table(f"search-{label.split()[0]}", f"{label}: {len(entries):,} texts")
            found = _all(index.find)
            table.add("searching the index", found)
            table.add("reading every text anew", repeat(_reading(entries, QUERIES[0]), 1, 0))
            table.add("making the index, once", built)
            print(table.text())
            table.save()
            worst = max(worst, found.worst)
    left = worst * SLOWER_IN_A_BROWSER
    print(f"slowest search, counted twice: {left * 1000:.1f} ms; aim {AIM * 1000:.0f} ms")
    return int(left > AIM)


if __name__ == "__main__":
    raise SystemExit(main())
