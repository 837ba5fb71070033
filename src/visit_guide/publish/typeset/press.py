"""Plain values and a template become a tagged PDF, without a network and always the same bytes.

What people wrote reaches a template as JSON and is set as text: a ``#`` or a ``$`` in a note is a
``#`` or a ``$`` on paper, never an instruction.
"""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from visit_guide.adapters.paths import assets_dir
from visit_guide.errors import PaperError
from visit_guide.publish.typeset.texts import printable, unprintable

__all__ = ["STANDARD", "not_drawn", "typeset"]

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: the accessible PDF of ISO 14289-1."""

_TEMPLATES = Path(__file__).parent
_DATED = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
"""A document carries no date of its making: the same values give the same bytes."""
_FONTS = ("AHN-400", "AHN-500", "AHN-600", "AHN-700", "AHN-800", "Inter-400-subset", "Inter-700-subset")


@cache
def fonts() -> typst.Fonts:
    """The house's fonts, and behind them those the typesetter carries for other alphabets.

    Fonts are found by folder and read when used. The house's folder also holds extracts under the
    same names, for the screens, which must not be taken for the fonts themselves.
    """
    folder = tempfile.TemporaryDirectory(prefix="visit-guide-fonts-")
    atexit.register(folder.cleanup)
    for name in _FONTS:
        shutil.copyfile(assets_dir() / "fonts" / f"{name}.ttf", Path(folder.name) / f"{name}.ttf")
    return typst.Fonts(include_system_fonts=False, font_paths=[folder.name])


@cache
def _templates() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in _TEMPLATES.glob("*.typ")}


def typeset(template: str, values: Mapping[str, object], files: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of ``template`` filled with ``values``.

    Args:
        template: Name of a template of this folder, without its ending.
        values: JSON-ready values; the template reads them as ``data``.
        files: Pictures, by the path the values name them by.

    Raises:
        PaperError: the values cannot be set, for example because a picture is damaged.
    """
    everything = _templates() | dict(files or {})
    everything["data.json"] = json.dumps(printable(values, fonts()), ensure_ascii=False).encode()
    with tempfile.TemporaryDirectory(prefix="visit-guide-paper-") as folder:
        for name, content in everything.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        compiler = typst.Compiler(
            str(Path(folder) / f"{template}.typ"), root=folder, font_paths=fonts(), ignore_system_fonts=True
        )
        try:
            pdf = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=_DATED)
        except typst.TypstError as error:
            what = _damaged(Path(folder), files or {}) or template
            raise PaperError(f"{what}: {error.message}") from error
    assert isinstance(pdf, bytes)
    return pdf


def not_drawn(values: Mapping[str, object]) -> tuple[str, ...]:
    """The shortest texts of ``values`` with a sign that no font draws: it is a box on paper."""
    found = dict.fromkeys(unprintable(values, fonts()))
    return tuple(one for one in found if not any(other in one for other in found if other != one))


def _damaged(folder: Path, files: Iterable[str]) -> str | None:
    """The first of the pictures ``files`` that cannot be set: the typesetter does not name it."""
    page = '#set document(title: "x")\n#image(sys.inputs.file, alt: "x")'
    for name in files:
        compiler = typst.Compiler(page.encode(), root=str(folder), sys_inputs={"file": f"/{name}"})
        try:
            compiler.compile(format="pdf", pdf_standards=STANDARD)
        except typst.TypstError:
            return name
    return None
