"""Measuring fairly: medians of several runs, tables people can read, and the same as JSON."""

from __future__ import annotations

import json
import math
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Sample:
    """Repeated measurements of one thing, in seconds."""

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("nothing was measured")

    @property
    def median(self) -> float:
        """The middle value: one slow run does not move it."""
        return statistics.median(self.values)

    @property
    def worst(self) -> float:
        """The largest value."""
        return max(self.values)

    def percentile(self, share: int) -> float:
        """The smallest value that ``share`` per cent of the values do not exceed (nearest rank)."""
        rank = math.ceil(share / 100 * len(self.values))
        return sorted(self.values)[max(rank, 1) - 1]


def repeat(action: Callable[[], float], runs: int = 5, warmups: int = 1) -> Sample:
    """Call ``action``, which returns seconds, ``runs`` times after ``warmups`` that do not count."""
    for _ in range(warmups):
        action()
    return Sample(tuple(action() for _ in range(runs)))


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


@dataclass(slots=True)
class Table:
    """Rows of one bench. The first row is what the others are compared with.

    Args:
        name: The name of the file it is saved as.
        title: What was measured and how, with the unit left to the columns.
        aim: The longest acceptable median, in seconds, or None.
    """

    name: str
    title: str
    aim: float | None = None
    rows: list[tuple[str, Sample]] = field(default_factory=list)

    def add(self, label: str, sample: Sample) -> None:
        """Append a row."""
        self.rows.append((label, sample))

    @property
    def met(self) -> bool:
        """Whether every median is within the aim."""
        return self.aim is None or all(sample.median <= self.aim for _, sample in self.rows)

    def text(self) -> str:
        """The table in plain text, times in milliseconds."""
        header = ("", "runs", "median ms", "95 % ms", "worst ms", "ratio")
        base = self.rows[0][1].median
        lines = [header, *(self._line(label, sample, base) for label, sample in self.rows)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
        body = [_aligned(line, widths) for line in lines]
        verdict = [] if self.aim is None else [f"aim: {_ms(self.aim)} ms: {'met' if self.met else 'missed'}"]
        return "\n".join([self.title, "", *body, *verdict])

    @staticmethod
    def _line(label: str, sample: Sample, base: float) -> tuple[str, ...]:
        times = (sample.median, sample.percentile(95), sample.worst)
        ratio = f"{sample.median / base:.2f}" if base else "–"
        return (label, str(len(sample.values)), *(_ms(value) for value in times), ratio)

    def save(self) -> Path:
        """Write ``bench/results/NAME.json``, with the machine it was measured on."""
        RESULTS.mkdir(exist_ok=True)
        machine = {"python": platform.python_version(), "system": platform.platform()}
        rows = [
            {"label": label, "seconds": sample.values, "median": sample.median} for label, sample in self.rows
        ]
        record = {**asdict(self), "rows": rows, "machine": machine}
        path = RESULTS / f"{self.name}.json"
        path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return path


def _ms(value: float) -> str:
    return f"{value * 1000:,.1f}"


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        f"{cell:<{width}}" if index == 0 else f"{cell:>{width}}"
        for index, (cell, width) in enumerate(zip(line, widths, strict=True))
    )
    return "  ".join([first, *others])
