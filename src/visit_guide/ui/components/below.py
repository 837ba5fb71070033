"""What is below the first screen, shown right after it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

import flet as ft

DRAWN = 0.1
"""Seconds after which what has been laid out is drawn: what comes earlier would hold that up."""
PATIENCE = 0.8
"""Seconds after which it comes all the same: out of sight, it may never be laid out."""


@ft.component
def Below(parts: Callable[[], list[ft.Control]]) -> ft.Control:
    """The rest of a long page.

    A page's controls are compared, packed and sent as a whole: the first screen would wait for
    what nobody sees yet. So it goes alone, and this follows once that has been laid out and drawn,
    however long the device takes.

    Args:
        parts: makes the controls, top to bottom, once there is time for them.
    """
    ready, be_ready = ft.use_state(False)
    laid_out = ft.use_memo(asyncio.Event, [])

    async def follow() -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(laid_out.wait(), PATIENCE)
        await asyncio.sleep(DRAWN)
        be_ready(True)

    ft.use_effect(follow, [])
    return ft.Column(
        parts() if ready else [],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        on_size_change=None if ready else lambda _: laid_out.set(),
    )
