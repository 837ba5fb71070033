"""QR codes, as crisp pictures of one dot a module."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
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
    return _picture([list(row) for row in code.matrix_iter(scale=1, border=QUIET_ZONE)])


def _picture(rows: Sequence[Sequence[int]]) -> bytes:
    """A PNG of one bit a dot, black where a row has a one."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    width = len(rows[0])
    lines = bytearray()
    for row in rows:
        bits = int("".join("0" if dot else "1" for dot in row).ljust(-(-width // 8) * 8, "1"), 2)
        lines += b"\0" + bits.to_bytes(-(-width // 8), "big")
    head = struct.pack(">IIBBBBB", width, len(rows), 1, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(lines), 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


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
