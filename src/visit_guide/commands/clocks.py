"""Times as an organiser reads them: on the clocks of the visit, in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from visit_guide.adapters.paths import content_dir
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["day_words", "zone_of"]


def zone_of(visit: str, content: str | None = None) -> ZoneInfo | None:
    """The time zone of the papers of ``visit``, by the content folder; None: this computer's.

    Without the content of that visit here it is that of an organiser who names none.
    """
    from visit_guide.content.compiler import compile_content
    from visit_guide.domain.organiser import Organiser

    try:
        guide = compile_content(content_dir(content)).guide
    except UsageError:  # no content is installed
        guide = None
    organiser = guide.organiser if guide is not None and guide.itinerary.id == visit else Organiser()
    try:
        return ZoneInfo(organiser.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_words(when: datetime, t: Catalogue) -> str:
    """The day of ``when``: « 28 mai 2026 »."""
    from visit_guide.ui.words import date_words

    return date_words(when.date().isoformat(), Catalogue(t.language))
