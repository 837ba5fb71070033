"""The notebook as one page to read or print, with nothing to fetch from anywhere."""

from __future__ import annotations

import re
from html import escape

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

__all__ = ["to_html"]

_STYLE = """
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 42rem; padding: 0 1.2rem; color: #14201b; background: #fff;
  font: 1.05rem/1.55 "Atkinson Hyperlegible Next", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.4rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 3px solid #0a5a46; }
h3 { font-size: 1.1rem; margin: 1.4rem 0 .3rem; }
p { margin: .3rem 0 .7rem; }
.quiet { color: #43504a; font-size: .92rem; margin-bottom: .1rem; }
dl { margin: .4rem 0 1rem; }
dt { font-weight: 700; margin-top: .7rem; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border: 1px solid #68756e; }
th { background: #eaede6; }
img { max-width: 100%; max-height: 20rem; border-radius: .5rem; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; }
  h2, h3, dt { break-after: avoid; }
  tr, img, li { break-inside: avoid; }
}
@page { size: A4; margin: 18mm 16mm; }
"""


def to_html(document: Document) -> str:
    """``document`` as one page of HTML; pictures are inside it."""
    blocks = "\n".join(_block(block) for block in document.blocks)
    title = escape(document.title)
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title} · {escape(document.under)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>{title}</h1>\n<p class="quiet">{escape(document.under)}</p>\n{blocks}\n</body>\n</html>\n'
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Text(text=text, quiet=quiet):
            return f'<p class="quiet">{escape(text)}</p>' if quiet else _paragraphs(text)
        case Items(texts=texts):
            return "<ul>" + "".join(f"<li>{_lines(text)}</li>" for text in texts) + "</ul>"
        case Pairs(rows=rows):
            return (
                "<dl>"
                + "".join(f"<dt>{escape(label)}</dt><dd>{_lines(value)}</dd>" for label, value in rows)
                + "</dl>"
            )
        case Table(head=head, rows=rows):
            top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
            body = "".join("<tr>" + "".join(f"<td>{_lines(c)}</td>" for c in row) + "</tr>" for row in rows)
            return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
        case Picture(data=data, alt=alt):
            return f'<p><img src="{escape(data)}" alt="{escape(alt)}"></p>'


def _paragraphs(text: str) -> str:
    blocks = [block for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "\n".join(f"<p>{_lines(block)}</p>" for block in blocks)


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.strip().split("\n"))
