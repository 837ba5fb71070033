"""An event loop whose clock only moves when a test moves it.

A component that saves half a second after the last keystroke is tested in microseconds:
``advance(0.5)`` runs what was due, in order. Nothing ever blocks: threads asked for by
``asyncio.to_thread`` or ``page.run_thread`` run at once, in the calling thread.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

MAX_TURNS = 2_000
WATCHED_LOGGERS = ("flet", "concurrent.futures", "asyncio")


class InlineExecutor(ThreadPoolExecutor):
    """Runs what it is given at once instead of in a thread."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call ``fn`` now; the future returned is already done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


class ErrorLog(logging.Handler):
    """Collects what libraries log as errors instead of raising."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []
        self._loggers = [logging.getLogger(name) for name in WATCHED_LOGGERS]
        for logger in self._loggers:
            logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message and, when there is one, the exception behind it."""
        self.errors.append(logging.Formatter("%(message)s").format(record))

    def detach(self) -> None:
        """Stop listening."""
        for logger in self._loggers:
            logger.removeHandler(self)


class VirtualLoop(asyncio.SelectorEventLoop):
    """Selector loop with a virtual clock, in seconds since it was made."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self.runs = 0
        self.tasks: list[asyncio.Task[Any]] = []
        self.executor = InlineExecutor(max_workers=1)
        self.set_default_executor(self.executor)
        self.set_task_factory(self._make_task)

    def time(self) -> float:
        """The virtual time: what timers are compared with."""
        return self._now

    def _make_task(self, loop: asyncio.AbstractEventLoop, coro: Any, **kwargs: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.Task(coro, loop=loop, **kwargs)
        self.tasks.append(task)
        return task

    def run(self, coro: Coroutine[Any, Any, Any]) -> Any:
        """Run ``coro`` and everything it makes ready, but no timer that is not due.

        Raises:
            AssertionError: If something keeps rescheduling itself (a render loop).
        """
        return self.run_until_complete(self._run(coro))

    async def _run(self, coro: Coroutine[Any, Any, Any]) -> Any:
        self.runs += 1
        result = await coro
        await self._settle()
        return result

    async def _settle(self) -> None:
        for _ in range(MAX_TURNS):
            # One turn lets due timers in; after it, nothing ready means nothing left to do.
            await asyncio.sleep(0)
            due = bool(self._scheduled) and self._scheduled[0].when() <= self._now  # type: ignore[attr-defined]
            if not self._ready and not due:  # type: ignore[attr-defined]
                return
        raise AssertionError(f"still busy after {MAX_TURNS} turns: does a render change state each time?")

    def start(self, coro: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Start ``coro`` as a task and run until nothing is left to do; it may still be waiting."""

        async def begin() -> asyncio.Task[Any]:
            return self.create_task(coro)

        task: asyncio.Task[Any] = self.run(begin())
        return task

    def advance(self, seconds: float) -> None:
        """Move the clock, stopping at each timer on the way to run what it sets off."""
        self.run(self._advance(self._now + seconds))

    async def _advance(self, until: float) -> None:
        while True:
            await self._settle()
            waiting = [timer for timer in self._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
            soonest = min((timer.when() for timer in waiting), default=until + 1)
            if soonest > until:
                break
            self._now = max(self._now, soonest)
        self._now = until

    def unnoticed_errors(self) -> list[str]:
        """Exceptions of finished tasks that nobody looked at: asyncio would only log them one day."""
        finished = [task for task in self.tasks if task.done()]
        self.tasks = [task for task in self.tasks if not task.done()]
        lost = [task for task in finished if getattr(task, "_log_traceback", False)]
        return [repr(task.exception()) for task in lost]

    def shut(self) -> None:
        """Cancel what still waits, then close."""
        for task in self.tasks:
            task.cancel()
        self.run_until_complete(self._finish(list(self.tasks)))
        self.executor.shutdown()
        self.close()

    @staticmethod
    async def _finish(tasks: list[asyncio.Task[Any]]) -> None:
        await asyncio.gather(*tasks, return_exceptions=True)
