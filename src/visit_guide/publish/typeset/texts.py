"""Texts as they can be set: what no font here can draw becomes a box, numbers keep their units.

Names and notes are typed by people, in any alphabet and with any emoji. The fonts at hand draw
Latin, Greek, Cyrillic and more; a document that fails for one character would be worse than a box,
and an accessible PDF must not hold a character that is not drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

import typst

__all__ = ["BOX", "FAMILIES", "printable", "unprintable"]

BOX = "\N{WHITE SQUARE}"
FAMILIES = (
    "Atkinson Hyperlegible Next",
    "Inter",
    "Libertinus Serif",
    "New Computer Modern",
    "DejaVu Sans Mono",
)
"""In the order they are tried; house.typ names the same."""

_SAFE = frozenset(
    [chr(code) for code in range(0x20, 0x7F)]
    + [chr(code) for code in range(0xA0, 0x180)]
    + list("\n–—‘’“”„†‡•…‰‹›€™−≈≠≤≥½×÷œŒ\u200b")
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Controls, invisible signs, surrogates, private and unassigned: nothing to draw."""
_SPACES = {"\t": " ", "\r": "", "\u2028": "\n", "\u2029": "\n"}
_UNIT = re.compile(r"(?<=\d) (?=(?:k?m²?|[cm]m|ha|kWc|[kM]Wh|W/m²|kg|t|M€|€|%|h|min|ans?)(?!\w))")
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_]{1,12}(?![^\W_]))")
"""Between a number and the word after it: « 12 foyers ». A long word may begin a line."""
_LONG_WORD = re.compile(r"[^\W_]{33,}")
"""No line holds such a word: it may be broken anywhere."""
_PIECE = re.compile(r".{1,8}")


def printable(value: object, fonts: typst.Fonts) -> object:
    """``value`` with its texts made of what ``fonts`` can draw.

    A text called ``svg`` is a drawing: only the characters in it are looked at.
    """
    if isinstance(value, str):
        return _drawable(_set(value), fonts)
    if isinstance(value, Mapping):
        return {
            key: _drawable(one, fonts) if key == "svg" and isinstance(one, str) else printable(one, fonts)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [printable(one, fonts) for one in value]
    return value


def unprintable(value: object, fonts: typst.Fonts) -> Iterator[str]:
    """The texts in ``value`` with a sign that none of ``fonts`` draws, as they were given."""
    if isinstance(value, str):
        signs = set(unicodedata.normalize("NFC", value)) - _SAFE
        if any(_replacement(sign, fonts) == BOX != sign for sign in signs):
            yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from unprintable(one, fonts)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from unprintable(one, fonts)


def _set(text: str) -> str:
    text = _COUNTED.sub("\u00a0", _UNIT.sub("\u00a0", text))
    return _LONG_WORD.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), text)


def _drawable(text: str, fonts: typst.Fonts) -> str:
    if _SAFE.issuperset(text):
        return text
    text = unicodedata.normalize("NFC", text)
    return text.translate({ord(char): _replacement(char, fonts) for char in set(text) - _SAFE})


@lru_cache(maxsize=4096)
def _replacement(char: str, fonts: typst.Fonts) -> str:
    if char in _SPACES:
        return _SPACES[char]
    if unicodedata.category(char) in _UNSEEN:
        return ""
    return char if _drawn(char, fonts) else BOX


def _drawn(char: str, fonts: typst.Fonts) -> bool:
    """Whether one of ``fonts`` has ``char``: asked of the typesetter itself."""
    families = ", ".join(f'"{name}"' for name in FAMILIES)
    page = f'#set document(title: "x")\n#text(font: ({families}), sys.inputs.text)'
    compiler = typst.Compiler(
        page.encode(), font_paths=fonts, ignore_system_fonts=True, sys_inputs={"text": f"e{char}"}
    )
    try:
        compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError:
        return False
    return True
