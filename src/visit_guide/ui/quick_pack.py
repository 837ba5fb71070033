"""What goes to a tablet's screen, packed without asking of each value what it is nine times over.

In a browser, flet's messages are packed by msgpack's own Python, which tries one kind after
another, and writes each field's name anew. There, `install` puts an equal way in its place for
what messages are made of; the rest goes to msgpack as before. Elsewhere msgpack is compiled, and
nothing is replaced; nor with another version of flet than the one this was written for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from struct import pack
from typing import Any

import flet.version
import msgpack
from flet.controls.base_control import BaseControl
from flet.messaging.protocol import configure_encode_object_for_msgpack

from visit_guide.ui.quick_diff import WRITTEN_FOR

__all__ = ["install", "packed"]

_SHORT = 40
"""Characters up to which a text is kept packed: names of fields and kinds, colours, keys."""
_KEPT = 4000
"""How many of them are kept, at most."""
_OTHERS = (
    *(str, int, float, bytes, bytearray, memoryview, tuple, list, dict),
    *(msgpack.ExtType, msgpack.Timestamp),
)
"""Kinds that msgpack knows, when they are not exactly one of those packed here."""
_texts: dict[str, bytes] = {}


def install() -> bool:
    """Use it from now on; False where nothing is replaced."""
    if sys.platform != "emscripten" or flet.version.flet_version != WRITTEN_FOR:
        return False
    from flet.messaging.pyodide_connection import PyodideConnection  # only there in a browser

    connection: Any = PyodideConnection
    connection.send_message = _send
    return True


def _send(connection: Any, message: Any) -> None:
    body = packed(
        [message.action, message.body],
        configure_encode_object_for_msgpack(BaseControl),  # type: ignore[no-untyped-call]
    )
    connection.send_callback(b"\x00" + body)


def packed(value: Any, encode: Callable[[Any], Any]) -> bytes:
    """``value`` as ``msgpack.packb(value, default=encode)`` would pack it.

    Raises:
        TypeError: it holds something that neither msgpack nor ``encode`` knows.
    """
    parts: list[bytes] = []
    _pack(value, parts.append, encode)
    return b"".join(parts)


def _pack(value: Any, write: Callable[[bytes], None], encode: Callable[[Any], Any]) -> None:
    kind = type(value)
    if kind is str:
        write(_texts.get(value) or _text(value))
    elif kind is dict:
        write(_head(0x80, 0xDE, len(value)))
        for name, held in value.items():
            _pack(name, write, encode)
            if type(held) is str:
                write(_texts.get(held) or _text(held))
            else:
                _pack(held, write, encode)
    elif kind is list:
        write(_head(0x90, 0xDC, len(value)))
        for held in value:
            _pack(held, write, encode)
    elif kind is bool:
        write(b"\xc3" if value else b"\xc2")
    elif kind is int and 0 <= value < 0x80:
        write(bytes((value,)))
    elif kind is float:
        write(pack(">Bd", 0xCB, value))
    elif value is None:
        write(b"\xc0")
    elif isinstance(value, _OTHERS):
        write(_by_msgpack(value, encode))
    else:
        known = encode(value)
        if known is value or isinstance(known, msgpack.ExtType):
            write(_by_msgpack(known, encode))
        else:
            _pack(known, write, encode)


def _head(few: int, many: int, size: int) -> bytes:
    """What stands before the ``size`` items of a list or dictionary; ``few`` and ``many`` are its marks."""
    if size < 0x10:
        return bytes((few + size,))
    return pack(">BH", many, size) if size < 0x10000 else pack(">BI", many + 1, size)


def _text(value: str) -> bytes:
    """A text, packed; kept when it is short."""
    whole = _by_msgpack(value, None)
    if len(value) <= _SHORT and len(_texts) < _KEPT:
        _texts[value] = whole
    return whole


def _by_msgpack(value: Any, encode: Callable[[Any], Any] | None) -> bytes:
    whole: bytes = msgpack.packb(value, default=encode)
    return whole
