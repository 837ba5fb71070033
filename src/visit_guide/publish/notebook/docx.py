"""The notebook as a DOCX file, to keep working on in a word processor."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from visit_guide.services.notebook_document import (
    Block,
    Document,
    Heading,
    Items,
    Pairs,
    Picture,
    Table,
    Text,
)

__all__ = ["to_docx"]

FONT = "Atkinson Hyperlegible Next"
"""Of the screens; a word processor without it takes its own."""
_GREEN, _QUIET = RGBColor(0x0A, 0x5A, 0x46), RGBColor(0x43, 0x50, 0x4A)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - as the file format wants it; no date of its making
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}


def to_docx(document: Document) -> bytes:
    """``document`` as the bytes of a DOCX file."""
    made = docx.Document()
    _prepare(made, document)
    made.add_heading(_clean(document.title), level=1)
    if document.under:
        _quiet(made, document.under)
    for block in document.blocks:
        _add(made, block)
    out = io.BytesIO()
    made.save(out)
    return _undated(out)


def _undated(file: io.BytesIO) -> bytes:
    """The same archive without the time at which each part was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in held.infolist():
            made.writestr(zipfile.ZipInfo(entry.filename), held.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _prepare(made: Any, document: Document) -> None:
    properties = made.core_properties
    properties.title, properties.author = _clean(document.title), ""
    properties.language = _LANGUAGES.get(document.language, document.language)
    properties.created = properties.modified = _MADE
    properties.comments = ""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size, colour in (
        ("Normal", 11, None),
        ("Heading 1", 24, _GREEN),
        ("Heading 2", 16, _GREEN),
        ("Heading 3", 13, None),
    ):
        style = made.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for part in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(part), FONT)
        for part in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(part), None)
        style.font.color.rgb = colour or RGBColor(0x14, 0x20, 0x1B)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), properties.language)
    made.styles["Normal"].element.get_or_add_rPr().append(language)
    made.styles["Normal"].paragraph_format.space_after = Pt(6)


def _add(made: Any, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            made.add_heading(_clean(text), level=min(level, 9))
        case Text(text=text, quiet=True):
            _quiet(made, text)
        case Text(text=text):
            for paragraph in re.split(r"\n\s*\n", text):
                if paragraph.strip():
                    _lines(made.add_paragraph(), paragraph)
        case Items(texts=texts):
            for text in texts:
                _lines(made.add_paragraph(style="List Bullet"), text)
        case Pairs(rows=rows):
            for label, value in rows:
                head = made.add_paragraph()
                head.paragraph_format.keep_with_next = True
                head.paragraph_format.space_after = Pt(0)
                head.add_run(_clean(label)).bold = True
                _lines(made.add_paragraph(), value)
        case Table():
            _table(made, block)
        case Picture(data=data, alt=alt):
            _picture(made, data, alt)


def _quiet(made: Any, text: str) -> None:
    run = made.add_paragraph().add_run(_clean(" ".join(text.split())))
    run.font.color.rgb, run.font.size = _QUIET, Pt(9.5)


def _lines(paragraph: Any, text: str) -> None:
    for number, line in enumerate(_clean(text.strip()).split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)


def _table(made: Any, block: Table) -> None:
    table = made.add_table(rows=1, cols=len(block.head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for cell, text in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(_clean(text)).bold = True
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _lines(cell.paragraphs[0], text)
    made.add_paragraph()


def _picture(made: Any, address: str, alt: str) -> None:
    try:
        data = base64.b64decode(address.partition(",")[2], validate=True)
        shape = made.add_picture(io.BytesIO(data), width=Cm(11))
    except (binascii.Error, UnrecognizedImageError, OSError, ValueError, ZeroDivisionError):
        _quiet(made, alt)  # word processors read no WebP; the words stay
        return
    shape._inline.docPr.set("descr", _clean(alt))


def _clean(text: str) -> str:
    """``text`` without what such a file cannot hold."""
    return _UNSEEN.sub("", text)
