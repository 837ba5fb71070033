"""A part of a screen that draws itself anew every so often, and nothing else with it."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft

__all__ = ["use_ticks"]


def use_ticks(seconds: float, *, running: bool = True) -> None:
    """Have the component that calls this rendered again every ``seconds``, while ``running``."""
    _, set_tick = ft.use_state(0)
    task: ft.MutableRef[Any] = ft.use_ref(None)

    def stop() -> None:
        if task.current is not None:
            task.current.cancel()
            task.current = None

    def start() -> None:
        stop()
        if running:
            task.current = ft.context.page.run_task(_tick, seconds, set_tick)

    ft.use_effect(start, [seconds, running], cleanup=stop)


async def _tick(seconds: float, set_tick: Any) -> None:
    tick = 0
    while True:
        await asyncio.sleep(seconds)
        tick += 1
        set_tick(tick)
