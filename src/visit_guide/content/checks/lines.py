"""The paths the day refers to: readable, and lines."""

from __future__ import annotations

from collections.abc import Collection

from visit_guide.content import kinds
from visit_guide.content.checks.files import PATHS
from visit_guide.content.folder import Folder
from visit_guide.content.paths import PathError, read_line
from visit_guide.content.problems import Report

__all__ = ["read_lines"]


def read_lines(folder: Folder, files: Collection[str], report: Report) -> None:
    """Read into ``folder.lines`` each path of the day that is among the usable ``files``."""
    document = folder.itinerary
    if document is None:
        return
    errors: dict[str, str] = {}
    for number, item in enumerate(document.value.items):
        name = item.transfer.path if item.transfer else None
        if name is None or f"{PATHS}/{name}" not in files:
            continue
        if name not in folder.lines and name not in errors:
            try:
                folder.lines[name] = read_line(folder.path / PATHS / name)
            except PathError as error:
                errors[name] = str(error)
        if name in errors:
            kind = kinds.PATH_UNREADABLE if errors[name] else kinds.PATH_WITHOUT_LINE
            place = ("items", number, "transfer", "path")
            document.add(report, kind, *place, value=name, reason=errors[name])
