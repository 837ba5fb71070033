"""Making pictures smaller, where Python runs in the browser: the browser does it.

Elsewhere nothing at hand can: pictures stay as they are, and what is too large is refused.
"""

from __future__ import annotations

import sys
from typing import Any

__all__ = ["LONGEST_SIDE", "BrowserPictures", "PlainPictures", "pictures_here"]

LONGEST_SIDE = 1280
"""Pixels of the longer side of a picture that is kept."""
QUALITY = 0.72


class PlainPictures:
    """Leaves pictures as they are."""

    async def shrink(self, data: bytes) -> bytes:
        """``data``."""
        return data


class BrowserPictures:
    """Has the browser draw a picture smaller and write it as JPEG.

    Args:
        js: the browser's global object, as Pyodide gives it.
        to_js: turns Python values into the browser's.
    """

    def __init__(self, js: Any, to_js: Any) -> None:
        self._js = js
        self._to_js = to_js

    async def shrink(self, data: bytes) -> bytes:
        """A smaller JPEG, which also leaves out where it was taken; ``data`` when the browser cannot."""
        js, to_js = self._js, self._to_js
        try:
            blob = js.Blob.new(to_js([to_js(data)]))
            drawn = await js.createImageBitmap(blob)
            scale = min(1.0, LONGEST_SIDE / max(drawn.width, drawn.height))
            width, height = max(1, round(drawn.width * scale)), max(1, round(drawn.height * scale))
            canvas = js.OffscreenCanvas.new(width, height)
            canvas.getContext("2d").drawImage(drawn, 0, 0, width, height)
            options = to_js({"type": "image/jpeg", "quality": QUALITY}, dict_converter=js.Object.fromEntries)
            written = await canvas.convertToBlob(options)
            small = bytes((await written.arrayBuffer()).to_bytes())
        except Exception:
            return data
        return small or data


def pictures_here() -> PlainPictures | BrowserPictures:
    """What makes pictures smaller on this platform."""
    if sys.platform != "emscripten":
        return PlainPictures()
    import js  # type: ignore[import-not-found]
    from pyodide.ffi import to_js  # type: ignore[import-not-found]

    return BrowserPictures(js, to_js)
