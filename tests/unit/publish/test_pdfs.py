"""That the checker of PDF files sees what is wrong with one."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from tests.unit.publish.pdfs import verify_accessible
from visit_guide.content.compiler import compile_content
from visit_guide.publish.booklet import booklet_pdf

MINIMAL = Path(__file__).parents[2] / "fixtures" / "minimal"


@cache
def sound() -> tuple[bytes, str]:
    """A booklet and its title."""
    guide = compile_content(MINIMAL).guide
    assert guide is not None
    return booklet_pdf(guide, MINIMAL), guide.itinerary.title


def without_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def without_structure(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def without_mark(document: pikepdf.Pdf) -> None:
    del document.Root.MarkInfo


def without_fonts(document: pikepdf.Pdf) -> None:
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in one:
                    del one[key]


def without_alternatives(document: pikepdf.Pdf) -> None:
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one:
            del one["/Alt"]


def test_a_sound_file_passes() -> None:
    pdf, title = sound()
    verify_accessible(pdf, title=title)


@pytest.mark.parametrize(
    "spoil", [without_language, without_structure, without_mark, without_fonts, without_alternatives]
)
def test_what_is_missing_is_found(spoil: Callable[[pikepdf.Pdf], None]) -> None:
    pdf, title = sound()
    spoilt = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        spoil(document)
        document.save(spoilt)
    with pytest.raises(AssertionError, match="PDFUA1-"):
        verify_accessible(spoilt.getvalue(), title=title)
