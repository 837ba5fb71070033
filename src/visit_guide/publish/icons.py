"""The icon fonts with the drawings that can appear, instead of all 8,600.

What can appear: what the program names (``ft.Icons.CLOSE_ROUNDED``), and what Flutter's own widgets
draw by themselves, all of it in the plain style: of that style everything stays, no list to keep
up. Apple's icons are drawn by widgets in Apple's style only, which the guide has none of; those that
Flutter's text fields and dialogs can show on an iPad stay.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from fontTools import subset
from fontTools.ttLib import TTFont

from visit_guide.errors import UsageError

__all__ = ["CUPERTINO", "MATERIAL", "icon_fonts", "icon_names"]

MATERIAL = "assets/fonts/MaterialIcons-Regular.otf"
CUPERTINO = "assets/packages/cupertino_icons/assets/CupertinoIcons.ttf"

_NAMED = re.compile(rb"\bIcons\.([A-Z][A-Z0-9_]*)")
_STYLES = ("outlined", "rounded", "sharp")
_PLAIN = "baseline"
# Of cupertino_icons: back, forward, xmark and its circles, search, checks, chevrons, ellipsis.
_CUPERTINO_KEPT = (
    0xF3CF, 0xF3D0, 0xF404, 0xF405, 0xF36E, 0xF370, 0xF4A5, 0xF52F, 0xF3FD, 0xF3FE, 0xF41E, 0xF8AD, 0xF8B0,
)  # fmt: skip


def icon_names(files: Mapping[str, bytes]) -> set[str]:
    """Names of the icons that a program names, as ``Icons`` has them."""
    found: set[str] = set()
    for path, source in files.items():
        if path.endswith(".py"):
            found.update(name.decode() for name in _NAMED.findall(source))
    return found


def icon_fonts(client: Mapping[str, bytes], names: Iterable[str]) -> dict[str, bytes]:
    """The client's two icon fonts, reduced, by their path.

    Raises:
        UsageError: the font has no drawing for one of ``names``.
    """
    codes = {glyph.lstrip("_"): code for code, glyph in _glyphs(client[MATERIAL]).items()}
    kept = {code for glyph, code in codes.items() if glyph.endswith(f"_{_PLAIN}") or "_" not in glyph}
    for name in names:
        code = codes.get(_glyph_of(name))
        if code is None:
            raise UsageError(f"Flet's icon font has no drawing called {name}")
        kept.add(code)
    return {
        MATERIAL: _reduced(client[MATERIAL], frozenset(kept)),
        CUPERTINO: _reduced(client[CUPERTINO], frozenset(_CUPERTINO_KEPT)),
    }


def _glyphs(font: bytes) -> dict[int, str]:
    found: dict[int, str] = TTFont(io.BytesIO(font)).getBestCmap()
    return found


def _glyph_of(name: str) -> str:
    stem, _, style = name.lower().rpartition("_")
    return f"{stem}_{style}" if style in _STYLES and stem else f"{name.lower()}_{_PLAIN}"


@lru_cache(maxsize=4)
def _reduced(font: bytes, codes: frozenset[int]) -> bytes:
    options = subset.Options()
    options.layout_features = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    source = TTFont(io.BytesIO(font), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(source)
    out = io.BytesIO()
    source.save(out)
    return out.getvalue()
