"""French typography, applied to every text of a French guide.

Organisers type plain spaces and straight apostrophes; readers get no-break spaces where
French wants them and the curly apostrophe. Addresses, file names and times are left
alone. Doing it twice changes nothing.
"""

from __future__ import annotations

import re

__all__ = ["french"]

NBSP = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_SPACE = f"[ {NBSP}{_NARROW}]"

_PROTECTED = re.compile(
    r"(?:https?://|www\.)[^\s«»]*[^\s«».,;:!?)\]]"  # web addresses, without the punctuation that follows
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|[\w/\u2011-][\w./'\u2011-]*\.(?:svg|png|jpe?g|webp|pdf|ya?ml|geojson|gpx|csv|md)\b"  # file names
)
_MAYBE_PROTECTED = re.compile(r"://|@|\.\w")

# Each rule comes with the characters without which it has nothing to do.
_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (_NARROW, re.compile(_NARROW), NBSP),  # not in every font
    ("\N{NON-BREAKING HYPHEN}", re.compile("\N{NON-BREAKING HYPHEN}"), "-"),
    ("'", re.compile(r"(?<=[^\W_])'(?=[^\W_]|«|\Z)"), "’"),
    ("«", re.compile(f"«{_SPACE}*"), f"«{NBSP}"),
    ("»", re.compile(f"{_SPACE}*»"), f"{NBSP}»"),
    (";?!", re.compile(f"{_SPACE}+(?=[;?!])"), NBSP),
    (";?!", re.compile(r"(?<=[^\W_]|[)\]’”])(?=[;?!]+(?:\s|$|[)»]))"), NBSP),
    (":", re.compile(rf"{_SPACE}+(?=:(?:\s|$|«))"), NBSP),
    (":", re.compile(r"(?<=[^\W\d_]|[)\]’”»])(?=:(?:\s|$))"), NBSP),
    ("%€‰°", re.compile(rf"(?<=\d){_SPACE}(?=[%€‰°])"), NBSP),
)
_DIGITS = "0123456789"
_THOUSANDS = re.compile(rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)")


def french(text: str) -> str:
    """``text`` as French printers would set it."""
    if not _MAYBE_PROTECTED.search(text):
        return _set(text)
    parts: list[str] = []
    position = 0
    for match in _PROTECTED.finditer(text):
        parts += (_set(text[position : match.start()]), match[0])
        position = match.end()
    parts.append(_set(text[position:]))
    return "".join(parts)


def _set(text: str) -> str:
    present = set(text)
    for triggers, pattern, replacement in _RULES:
        if not present.isdisjoint(triggers):
            text = pattern.sub(replacement, text)
    if present.isdisjoint(_DIGITS):
        return text
    return _THOUSANDS.sub(lambda match: re.sub(_SPACE, NBSP, match[0]), text)
