"""The message catalogue: every string a person sees, in French and in English.

English source strings are the message ids; `locale/fr/LC_MESSAGES/*.mo` hold the
French. Two domains: ``ui`` (what the tablet shows) and ``tools`` (the command line,
problems found in content, descriptions of fields). A catalogue is a value passed
around, never a global: two sessions may speak two languages.
"""

from __future__ import annotations

import gettext
from pathlib import Path

LANGUAGES = ("fr", "en")
LOCALE_DIR = Path(__file__).parent / "locale"


def N_(message: str) -> str:
    """Mark ``message`` for extraction; it is translated later, when it is shown."""
    return message


class Catalogue:
    """Translations of one domain into one language.

    Args:
        language: ``fr`` or ``en``; anything else means French.
        domain: ``ui`` or ``tools``.
    """

    def __init__(self, language: str = "fr", domain: str = "ui") -> None:
        self.language = language if language in LANGUAGES else "fr"
        languages = [] if self.language == "en" else [self.language]
        self._translations = gettext.translation(domain, LOCALE_DIR, languages, fallback=True)

    def __call__(self, message: str, /, **values: object) -> str:
        """``message`` translated, its ``{names}`` replaced by ``values``."""
        text = self._translations.gettext(message) if message else ""
        return text.format(**values) if values else text

    def clock(self, time: str) -> str:
        """``09:05`` as « 9 h 05 » with no-break spaces, in English as "9:05"; anything else as it is."""
        hours, colon, minutes = time.partition(":")
        if not colon or not hours.isdigit():
            return time
        return f"{int(hours)}:{minutes}" if self.language == "en" else f"{int(hours)}\u00a0h\u00a0{minutes}"

    def n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The form of the message for ``count`` (also available as ``{count}``)."""
        text = self._translations.ngettext(singular, plural, count)
        return text.format(count=count, **values)
