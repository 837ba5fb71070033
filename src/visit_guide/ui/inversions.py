"""Verbs and the short words that follow them by a hyphen: « s’agit-elle », « a-t-il », « dites-le ».

« après-midi » and the command ``visit-guide`` are held together in the same way.

A line that ends at such a hyphen is hard to read. On screens the hyphen is the one that no line
ends after; pages and papers hold the words together without changing them. Content, search, tables
and what is copied keep the hyphen that people type.

What is wider than the line it is on breaks anywhere: large letters on a phone would leave the « ? » of
« avanceriez-vous ? » alone. Of those long ones the hyphen may end a line.
"""

from __future__ import annotations

import re

__all__ = ["INVERSION", "unbroken"]

NO_BREAK = "\N{NON-BREAKING HYPHEN}"
_WORDS = "je|tu|ils?|elles?|on|nous|vous|ce|ci|là|moi|toi|les?|la|lui|leur|en|y"

INVERSION = re.compile(
    rf"(?<![\w-])(?:[^\W\d_]+(?:-t)?(?:-(?:{_WORDS}))+|[Aa]près-midi|(?<![/.@])visit-guide(?![/.@]\w))"
    r"(?![\w’'-])"
)
"""A verb with what follows it, « après-midi », the command; not a part of a name such as
« Loos-en-Gohelle », nor of an address."""

LONGEST = 16
"""Signs of such words, with what is held to them, that a line of large letters on a phone has room for."""
_HELD = re.compile(r"[^ \t\r\n-]*")


def unbroken(text: str) -> str:
    """``text`` with hyphens that no line ends after, in such words alone."""
    if "-" not in text:
        return text

    def hold(found: re.Match[str]) -> str:
        after = _HELD.match(text, found.end())
        long = len(found[0]) + (len(after[0]) if after else 0) > LONGEST
        return found[0] if long else found[0].replace("-", NO_BREAK)

    return INVERSION.sub(hold, text)
