"""Looking into PDF files: what readers, printers and screen readers find there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import page
import pikepdf
import pypdfium2

__all__ = [
    "alternatives",
    "beyond_margins",
    "pages_of",
    "pieces",
    "roles",
    "sizes",
    "text_of",
    "verify_accessible",
]

_HEADINGS = {f"/H{level}" for level in range(1, 7)}


def text_of(pdf: bytes) -> str:
    """All of its text, page after page."""
    return "\n".join(pages_of(pdf))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()


def pieces(pdf: bytes, page: int = 0) -> list[tuple[str, tuple[float, float, float, float]]]:
    """The pieces of text of a page, each with its left, bottom, right and top in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text_page = document[page].get_textpage()
        places = [text_page.get_rect(number) for number in range(text_page.count_rects())]
        return [(text_page.get_text_bounded(*place).strip(), place) for place in places]
    finally:
        document.close()


def sizes(pdf: bytes) -> list[tuple[str, float]]:
    """Each piece of text of the document with the size of its type, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            text_page = page.get_textpage()
            for piece in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text_page):
                found.append((piece.extract().strip(), piece.get_font_size() * abs(piece.get_matrix().d)))
        return found
    finally:
        document.close()


def beyond_margins(pdf: bytes, millimetres: float = 5.0) -> list[tuple[int, str]]:
    """Texts that are nearer to the edge of their page than printers print, with their page."""
    least = millimetres * 72 / 25.4
    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            text_page = page.get_textpage()
            for index in range(text_page.count_rects()):
                left, bottom, right, top = text_page.get_rect(index)
                text = text_page.get_text_bounded(left, bottom, right, top)
                room = width if text != text.rstrip() else width - right  # a space may hang
                if min(left, bottom, room, height - top) < least:
                    found.append((number, text))
            text_page.close()
            page.close()
    finally:
        document.close()
    return found


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)


def _structure(document: pikepdf.Pdf) -> list[Any]:
    root = document.Root.StructTreeRoot
    return list(_elements(root.K))


def roles(pdf: bytes) -> list[str]:
    """The roles of its structure tree, in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(node.S) for node in _structure(document)]


def alternatives(pdf: bytes) -> list[str]:
    """What is said instead of each picture."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(node.get("/Alt", "")) for node in _structure(document) if str(node.S) == "/Figure"]


def verify_accessible(pdf: bytes, *, title: str, language: str = "fr") -> None:
    """Check it by the machine-checkable rules of PDF/UA-1, and for what only its maker knows.

    Also that all text is where printers print.
    """
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, "\n".join(f"{one.rule_id}: {one.message}" for one in report.failures)
    assert report.rules.total >= 100
    assert beyond_margins(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert str(root.Lang).split("-")[0] == language
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == title
        levels = [role for role in map(str, (node.S for node in _structure(document))) if role in _HEADINGS]
        assert levels[:1] == ["/H1"]
        assert "/Outlines" in root or len(document.pages) < 10
