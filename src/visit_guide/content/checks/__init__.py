"""Checks that look beyond one field: references, times, places, files, texts."""

from __future__ import annotations

from visit_guide.content.folder import Folder
from visit_guide.content.problems import Report

__all__ = ["check_folder"]


def check_folder(folder: Folder, report: Report) -> tuple[str, ...]:
    """Run every check; gives the files the content refers to, relative to its folder."""
    return ()
