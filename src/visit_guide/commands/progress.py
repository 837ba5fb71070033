"""A bar that shows how far a long command is; a few plain lines where there is no terminal."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from visit_guide.messages import Catalogue

__all__ = ["Progress", "size_in_words"]

_WIDTH = 24
_EVERY_S = 0.1


def size_in_words(size: int, t: Catalogue) -> str:
    """``size`` bytes, in the unit that gives a readable number."""
    if size < 1_000_000:
        return t("{size} kB", size=max(1, round(size / 1000)) if size else 0)
    text = f"{size / 1_000_000:.1f}"
    return t("{size} MB", size=text.replace(".", ",") if t.language == "fr" else text)


class Progress:
    """Shows how many of ``total`` things are done."""

    def __init__(self, total: int, t: Catalogue, stream: TextIO | None = None) -> None:
        self._total = max(1, total)
        self._t = t
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._last = 0.0
        self._tenths = 0
        self._open = False

    def show(self, done: int, size: int) -> None:
        """Tell that ``done`` are done, ``size`` bytes in all."""
        now = time.monotonic()
        part = min(1.0, done / self._total)
        if self._is_terminal:
            if done < self._total and now - self._last < _EVERY_S:
                return
            self._last = now
            bar = "█" * round(part * _WIDTH)
            self._stream.write(f"\r{bar:░<{_WIDTH}} {self._words(done, size)} ")
            self._stream.flush()
            self._open = True
        elif int(part * 10) > self._tenths:
            self._tenths = int(part * 10)
            self._stream.write(f"{part:>4.0%} {self._words(done, size)}\n")
            self._stream.flush()

    def close(self) -> None:
        """Leave the line of the bar."""
        if self._open:
            self._stream.write("\n")
            self._stream.flush()
            self._open = False

    def _words(self, done: int, size: int) -> str:
        weight = size_in_words(size, self._t)
        return self._t("{done} of {total}, {size}", done=done, total=self._total, size=weight)
