"""Letters without their accents, and the order of a French dictionary."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["bare", "dictionary"]

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d"})
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u1dc0-\u1dff\u20d0-\u20ff]+")
"""Accents, and the vowel signs of Hebrew and Arabic."""
_SIGNS = re.compile(r"[^\w\n]+|_+")


def bare(text: str) -> str:
    """``text`` in small letters, without accents, « œ » as « oe »."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)))


def dictionary(text: str) -> tuple[str, str, str]:
    """What to sort ``text`` by: its letters and figures as in a dictionary, then its accents and signs."""
    return _SIGNS.sub(" ", bare(text)).strip(), text.casefold(), text
