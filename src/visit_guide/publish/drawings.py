"""Drawings (SVG) as pictures of dots, for the app.

In a browser Flutter draws every path of a drawing anew for each frame, whatever moves: that was most
of what a frame cost, and half of the time from a tap to the next stop. A picture is one copy.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import typst
from PIL import Image

from visit_guide.domain.drawings import is_drawing, shown_as
from visit_guide.errors import PaperError
from visit_guide.publish.typeset.press import fonts

__all__ = ["as_picture", "pictures_of"]

_LONGEST = 1280
"""Width or height in dots: the widest place for a picture, on a screen with two dots a pixel."""
_PAGE = """\
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#context {
  let size = measure(image("drawing.svg"))
  image("drawing.svg", width: LONGEST * 0.75pt * (size.width / calc.max(size.width, size.height)))
}
""".replace("LONGEST", str(_LONGEST))
_QUALITY = 75


@lru_cache(maxsize=64)
def as_picture(drawing: bytes, name: str) -> bytes:
    """``drawing`` as WebP, see-through where the drawing is; always the same bytes.

    Args:
        drawing: The SVG file's bytes.
        name: What it is called, for the message.

    Raises:
        PaperError: it is not a drawing that can be read.
    """
    with tempfile.TemporaryDirectory(prefix="visit-guide-drawing-") as folder:
        (Path(folder) / "page.typ").write_text(_PAGE, encoding="utf-8")
        (Path(folder) / "drawing.svg").write_bytes(drawing)
        try:
            dots = typst.compile(
                str(Path(folder) / "page.typ"), root=folder, format="png", ppi=96.0,
                font_paths=fonts(), ignore_system_fonts=True,
            )  # fmt: skip
        except typst.TypstError as error:
            raise PaperError(f"{name}: {error.message}") from error
    assert isinstance(dots, bytes)
    out = io.BytesIO()
    with Image.open(io.BytesIO(dots)) as picture:
        solid = picture.convert("RGB") if _is_solid(picture) else picture
        solid.save(out, "WEBP", quality=_QUALITY, method=6)
    return out.getvalue()


def _is_solid(picture: Image.Image) -> bool:
    return "A" not in picture.getbands() or picture.getchannel("A").getextrema() == (255, 255)


def pictures_of(files: Mapping[str, Path]) -> dict[str, bytes]:
    """The picture of each drawing among ``files``, which are given by the path they are asked for.

    Raises:
        PaperError: one of them cannot be read.
    """
    return {
        shown_as(path): as_picture(file.read_bytes(), path)
        for path, file in files.items()
        if is_drawing(path)
    }
