"""The organiser: what is printed on certificates can be true."""

from __future__ import annotations

from visit_guide.content import kinds
from visit_guide.content.folder import Folder
from visit_guide.content.problems import Report

__all__ = ["check_organiser"]

LEAST_HOURS, MOST_HOURS = 0.5, 24


def check_organiser(folder: Folder, report: Report) -> None:
    """Check that the length of the training, in hours, can be that of a day's training."""
    document = folder.organiser
    hours = None if document is None else document.value.hours
    if document is None or hours is None or LEAST_HOURS <= hours <= MOST_HOURS:
        return
    document.add(
        report,
        kinds.NUMBER_RANGE,
        "hours",
        key="hours",
        low=LEAST_HOURS,
        high=MOST_HOURS,
        value=f"{hours:g}",
    )
