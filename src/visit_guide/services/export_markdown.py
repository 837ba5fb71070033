"""The notebook as Markdown: opens anywhere, and stays readable as it is."""

from __future__ import annotations

import re

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

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_MARK_AT_START = re.compile(r"^(\s*)([-+#=])", re.MULTILINE)
_NUMBER_AT_START = re.compile(r"^(\s*\d+)([.)])(?=\s|$)", re.MULTILINE)


def to_markdown(document: Document) -> str:
    """``document`` as Markdown; what people typed stays text, whatever signs it has. No pictures."""
    parts = [f"# {_line(document.title)}"]
    if document.under:
        parts.append(_line(document.under))
    parts += [written for block in document.blocks if (written := _block(block))]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * level} {_line(text)}"
        case Text(text=text, quiet=quiet):
            return f"*{_line(text)}*" if quiet else _text(text)
        case Items(texts=texts):
            return "\n".join(f"- {_line(text)}" for text in texts)
        case Pairs(rows=rows):
            return "\n\n".join(f"**{_line(label)}**  \n{_text(value)}" for label, value in rows)
        case Table(head=head, rows=rows):
            lines = [head, tuple("---" for _ in head), *rows]
            return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)
        case Picture():
            return ""


def _escaped(text: str) -> str:
    marked = _SPECIAL.sub(r"\\\1", text)
    return _NUMBER_AT_START.sub(r"\1\\\2", _MARK_AT_START.sub(r"\1\\\2", marked))


def _line(text: str) -> str:
    return " ".join(_escaped(text).split())


def _text(text: str) -> str:
    """Paragraphs; a single line end stays one."""
    paragraphs = [block.strip("\n") for block in re.split(r"\n\s*\n", text)]
    return "\n\n".join("  \n".join(_escaped(block).split("\n")) for block in paragraphs if block.strip())


def _cell(text: str) -> str:
    return text if text == "---" else "<br>".join(_line(line) for line in text.split("\n"))
