"""A guide that follows its content folder: compiled again whenever a file is saved."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from watchfiles import awatch

from visit_guide.domain.guide import Guide

logger = logging.getLogger(__name__)

Compiled = tuple[Guide | None, tuple[str, ...]]


class LiveGuide:
    """The last good guide of a folder, and what is wrong with newer content.

    Args:
        folder: the content folder to watch.
        compile_folder: gives the guide (None when the content has errors) and the
            problems in words.
        guide: the guide to start with.
        problems: its problems, in words.
    """

    def __init__(
        self,
        folder: Path,
        compile_folder: Callable[[Path], Compiled],
        guide: Guide,
        problems: tuple[str, ...] = (),
    ) -> None:
        self.guide = guide
        self.problems = problems
        self._folder = folder
        self._compile = compile_folder
        self._listeners: set[Callable[[], None]] = set()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` on every change, until the returned function is called."""
        self._listeners.add(listener)
        return lambda: self._listeners.discard(listener)

    async def watch(self, stop: asyncio.Event) -> None:
        """Compile again after each saved file, until ``stop`` is set."""
        async for _ in awatch(self._folder, stop_event=stop, debounce=200, step=50):
            try:
                guide, problems = await asyncio.to_thread(self._compile, self._folder)
            except Exception:  # a file that vanishes while it is read must not end the watch
                logger.exception("the content could not be compiled again")
                continue
            if guide is not None:
                self.guide = guide
            if guide is None or problems != self.problems:
                logger.info("content changed: %d problem(s)", len(problems))
            self.problems = problems
            for listener in tuple(self._listeners):
                try:
                    listener()
                except Exception:
                    logger.exception("a page could not be told of new content")
                    self._listeners.discard(listener)
