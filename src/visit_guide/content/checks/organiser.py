"""The organiser: what is printed on certificates can be true."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from visit_guide.content import kinds
from visit_guide.content.folder import Folder
from visit_guide.content.problems import Report

__all__ = ["check_organiser"]

LEAST_HOURS, MOST_HOURS = 0.5, 24


def check_organiser(folder: Folder, report: Report) -> None:
    """Check that the training can last so many hours, and that its time zone exists."""
    document = folder.organiser
    if document is None:
        return
    hours, zone = document.value.hours, document.value.timezone
    if hours is not None and not LEAST_HOURS <= hours <= MOST_HOURS:
        document.add(
            report,
            kinds.NUMBER_RANGE,
            "hours",
            key="hours",
            low=LEAST_HOURS,
            high=MOST_HOURS,
            value=f"{hours:g}",
        )
    if not _exists(zone):
        document.add(report, kinds.TIME_ZONE, "timezone", value=zone)


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is an OSError
        return False
    return True
