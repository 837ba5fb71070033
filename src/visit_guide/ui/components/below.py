"""What is below the first screen, shown right after it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import flet as ft

DRAWN = 0.15
"""Seconds after which the first screen is drawn: what comes earlier is laid out before it."""


@ft.component
def Below(parts: Callable[[], list[ft.Control]]) -> ft.Control:
    """The rest of a long page.

    A page's controls are compared, packed and sent as a whole: the first screen would wait for
    what nobody sees yet. So it goes alone, and this follows at once.

    Args:
        parts: makes the controls, top to bottom, once there is time for them.
    """
    ready, be_ready = ft.use_state(False)

    async def follow() -> None:
        await asyncio.sleep(DRAWN)
        be_ready(True)

    ft.use_effect(follow, [])
    return ft.Column(
        parts() if ready else [],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
