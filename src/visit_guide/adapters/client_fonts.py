"""Which fonts Flet's client loads before it draws anything.

Flutter waits for the fonts of its manifest. With the guide's own among them, no text is first
drawn in another typeface; without those of mathematics, which the guide never shows, it waits for
a dozen files fewer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

__all__ = ["font_manifest"]

_UNUSED = ("packages/flutter_math_fork/",)
_ROBOTO = {"family": "Roboto", "fonts": [{"asset": "fonts/roboto.woff2"}]}


def font_manifest(shipped: bytes, own: Iterable[str]) -> bytes:
    """The client's font manifest, for this guide.

    Args:
        shipped: The manifest that Flet's client carries.
        own: The guide's font files, by their path from the site's root.
    """
    fonts = [font for font in json.loads(shipped) if not font["family"].startswith(_UNUSED)]
    fonts += [_ROBOTO, *(_entry(path) for path in sorted(own))]
    return json.dumps(fonts, separators=(",", ":")).encode()


def _entry(path: str) -> dict[str, object]:
    # Flutter looks for its fonts in the folder « assets », beside which ours are.
    family = PurePosixPath(path).stem.removesuffix("-subset")
    return {"family": family, "fonts": [{"asset": f"../{path}"}]}
