"""French typography, applied to every text of a French guide.

Organisers type plain spaces and straight apostrophes; readers get no-break spaces where
French wants them and the curly apostrophe. Addresses, file names and times are left
alone. Doing it twice changes nothing.
"""

from __future__ import annotations

import re

__all__ = ["french"]

NBSP = "\N{NO-BREAK SPACE}"
_SPACE = f"[ {NBSP}\N{NARROW NO-BREAK SPACE}]"

_PROTECTED = re.compile(
    r"(?:https?://|www\.)[^\s«»]*[^\s«».,;:!?)\]]"  # web addresses, without the punctuation that follows
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|[\w/-][\w./'-]*\.(?:svg|png|jpe?g|webp|pdf|ya?ml|geojson|gpx|csv|md)\b"  # file names
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("\N{NARROW NO-BREAK SPACE}"), NBSP),  # not in every font
    (re.compile("\N{NON-BREAKING HYPHEN}"), "-"),
    (re.compile(r"(?<=[^\W_])'(?=[^\W_]|«)"), "’"),
    (re.compile(f"«{_SPACE}*"), f"«{NBSP}"),
    (re.compile(f"{_SPACE}*»"), f"{NBSP}»"),
    (re.compile(f"{_SPACE}+(?=[;?!])"), NBSP),
    (re.compile(rf"{_SPACE}+(?=:(?:\s|$|«))"), NBSP),
    (re.compile(r"(?<=[^\W_]|[)\]’”])(?=[;?!]+(?:\s|$|[)»]))"), NBSP),
    (re.compile(r"(?<=[^\W\d_]|[)\]’”»])(?=:(?:\s|$))"), NBSP),
    (re.compile(rf"(?<=\d){_SPACE}(?=[%€‰°])"), NBSP),
)
_THOUSANDS = re.compile(rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)")
_NEEDED = re.compile("['«»;:?!%€‰°\N{NARROW NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}]|\\d \\d")


def french(text: str) -> str:
    """``text`` as French printers would set it."""
    if not _NEEDED.search(text):
        return text
    parts: list[str] = []
    position = 0
    for match in _PROTECTED.finditer(text):
        parts += (_set(text[position : match.start()]), match[0])
        position = match.end()
    parts.append(_set(text[position:]))
    return "".join(parts)


def _set(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return _THOUSANDS.sub(lambda match: re.sub(_SPACE, NBSP, match[0]), text)
