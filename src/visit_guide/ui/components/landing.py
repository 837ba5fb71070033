"""Where a link into the middle of a page lands."""

from __future__ import annotations

import asyncio

import flet as ft

__all__ = ["Landing"]

LAID_OUT = 0.1
"""Seconds until what came with the landing has its place on the page."""


@ft.component
def Landing(name: str, *, wanted: bool) -> ft.Control:
    """A mark without a size; the page it stands on is scrolled to it when it first appears.

    Args:
        name: tells it from the other marks of the page.
        wanted: whether the link that led here means this place; what is asked for later, on the
            page itself, moves nothing.
    """
    mark: ft.MutableRef[ft.Control] = ft.use_ref(None)

    async def land() -> None:
        if not wanted or mark.current is None:
            return
        await asyncio.sleep(LAID_OUT)
        page = _scrolled(mark.current)
        if page is not None:
            await page.scroll_to(scroll_key=name)

    ft.use_effect(land, [])
    shown = ft.Container(height=0, key=ft.ScrollKey(name))  # type: ignore[call-arg]
    mark.current = shown
    return shown


def _scrolled(control: ft.Control) -> ft.Column | None:
    """The column that scrolls ``control``."""
    above = control.parent
    while above is not None and not (isinstance(above, ft.Column) and above.scroll is not None):
        above = above.parent
    return above
