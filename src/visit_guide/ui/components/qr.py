"""QR codes, as crisp pictures of one dot a module."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import flet as ft
import segno
from segno import consts

__all__ = ["qr_code"]

_DENSE = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./: ")
QUIET_ZONE = 4
"""Modules of white around it, without which no camera finds it."""


@lru_cache(maxsize=32)
def _png(link: str) -> bytes:
    """The code of ``link``: its address as bytes, what follows the last slash in the dense mode."""
    head, slash, tail = link.rpartition("/")
    dense = tail and set(tail) <= _DENSE
    # Modes are named: guessing them would ask for encodings that an edition leaves out.
    content: Any = [(head + slash, consts.MODE_BYTE), (tail, consts.MODE_ALPHANUMERIC)]
    if not dense:
        content = [(link, consts.MODE_BYTE)]
    code = segno.make_qr(content, error="m")
    out = io.BytesIO()
    code.save(out, kind="png", scale=1, border=QUIET_ZONE)
    return out.getvalue()


def qr_code(link: str, size: float, *, label: str) -> ft.Control:
    """The code of ``link``, always black on white, whatever the colours of the screen."""
    picture = ft.Image(
        _png(link),
        width=size,
        height=size,
        fit=ft.BoxFit.FILL,
        filter_quality=ft.FilterQuality.NONE,
        gapless_playback=True,
        exclude_from_semantics=True,
    )
    return ft.Semantics(
        label=label,
        image=True,
        content=ft.Container(
            picture, bgcolor="#FFFFFF", border_radius=12, clip_behavior=ft.ClipBehavior.ANTI_ALIAS
        ),
    )
