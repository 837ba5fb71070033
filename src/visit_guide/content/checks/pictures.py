"""Whether the bytes of a picture are the picture that its ending promises, with something in it."""

from __future__ import annotations

import xml.sax

from visit_guide.content import kinds
from visit_guide.content.problems import Kind

__all__ = ["flaw_of"]

_BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}
_DRAWS = frozenset(
    ("circle", "ellipse", "image", "line", "path", "polygon", "polyline", "rect", "text", "use")
)
_KEPT_FOR_USE = frozenset(("clipPath", "defs", "marker", "mask", "pattern", "symbol"))
"""What is in these is drawn only where something else asks for it."""


def flaw_of(ending: str, data: bytes) -> Kind | None:
    """What is wrong with a picture; None when it can be shown.

    Args:
        ending: That of its name, in lower case, with its dot: one of those that are accepted.
        data: The whole file.
    """
    if ending != ".svg":
        return None if data.startswith(_BEGINNINGS[ending]) else kinds.MEDIA_UNREADABLE
    drawing = _Drawing()
    try:
        xml.sax.parseString(data, drawing)
    except (xml.sax.SAXException, ValueError, LookupError):
        return kinds.MEDIA_UNREADABLE
    if drawing.outermost != "svg":
        return kinds.MEDIA_UNREADABLE
    return None if drawing.draws else kinds.MEDIA_EMPTY


class _Drawing(xml.sax.ContentHandler):
    """Notes the outermost element, and whether one draws something where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.outermost = ""
        self.draws = False
        self._put_by = 0  # how many of the elements around are kept for use

    def startElement(self, name: str, attrs: object) -> None:
        del attrs
        kind = name.rpartition(":")[2]
        self.outermost = self.outermost or kind
        self._put_by += kind in _KEPT_FOR_USE
        self.draws |= kind in _DRAWS and not self._put_by

    def endElement(self, name: str) -> None:
        self._put_by -= name.rpartition(":")[2] in _KEPT_FOR_USE
