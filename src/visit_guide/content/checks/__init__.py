"""Checks that look beyond one field: references, times, places, files, texts.

They run on whatever could be understood: a broken file silences only the checks that
need what it would have said.
"""

from __future__ import annotations

from visit_guide.content.checks.day import check_day
from visit_guide.content.checks.files import PATHS, check_files
from visit_guide.content.checks.lines import read_lines
from visit_guide.content.checks.names import check_names
from visit_guide.content.checks.organiser import check_organiser
from visit_guide.content.checks.places import check_places
from visit_guide.content.checks.questionnaires import check_questionnaires
from visit_guide.content.checks.references import check_references
from visit_guide.content.checks.texts import check_texts
from visit_guide.content.folder import Folder
from visit_guide.content.problems import Report

__all__ = ["check_folder"]


def check_folder(folder: Folder, report: Report) -> tuple[str, ...]:
    """Run every check; gives the files to be shipped with the content, relative to its folder."""
    check_names(folder, report)
    check_references(folder, report)
    check_day(folder, report)
    check_texts(folder, report)
    check_questionnaires(folder, report)
    check_organiser(folder, report)
    files = check_files(folder, report)
    read_lines(folder, files, report)
    check_places(folder, report)
    # Paths are in the compiled guide, thinned: a recorded track says when and where somebody was.
    return tuple(file for file in files if not file.startswith(f"{PATHS}/"))
