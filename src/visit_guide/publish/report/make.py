"""All documents of a group's day, written into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from visit_guide.domain.events import Event
from visit_guide.domain.guide import Guide
from visit_guide.domain.record import record
from visit_guide.publish.report.attendance_sheet import attendance_values
from visit_guide.publish.report.bilan import bilan_values
from visit_guide.publish.report.case import Case
from visit_guide.publish.report.certificates import certificates
from visit_guide.publish.report.earlier import (
    CERTIFICATES,
    JOURNAL,
    SHEET,
    check_earlier,
    everybody,
    old_certificates,
)
from visit_guide.publish.report.results import as_csv, as_xlsx, results
from visit_guide.publish.typeset.guide_values import Values
from visit_guide.publish.typeset.press import not_drawn, typeset
from visit_guide.services.group_journal import without_names, write_journal

__all__ = ["Report", "make_report"]

_Document: TypeAlias = tuple[str, bytes, tuple[str, ...]]
"""The name of a file, what is in it, and its texts with a sign that no font draws."""


@record
class Report:
    """What was written."""

    files: tuple[Path, ...] = ()
    not_drawn: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    """PDFs with a sign no font draws (a box is in its place), each with the texts that hold one."""
    uncertified: bool = False
    """Whether certificates are missing because the journal is one without names and signatures."""


def make_report(guide: Guide, events: Iterable[Event], out: Path, *, pseudonymous: bool = False) -> Report:
    """Write the report of a group into the folder ``out``.

    What an earlier report of the group left there under the same names is replaced or removed, so that
    nobody whose data was deleted lives on in a certificate. Nothing is written when that would lose what
    this report does not hold: see :mod:`visit_guide.publish.report.earlier`.

    Args:
        guide: The guide, with its questionnaires and its organiser.
        events: The group's events, in any order and with repetitions.
        out: The folder, made if need be.
        pseudonymous: Leave out names, signatures and all documents that need them.

    Raises:
        OSError: ``out`` cannot be written to.
        OverwriteError: ``out`` holds papers that could not be made again.
        PaperError: a document cannot be made.
    """
    case = Case(guide, events)
    check_earlier(out, case, pseudonymous=pseudonymous)
    made = tuple(_documents(case, pseudonymous))
    out.mkdir(parents=True, exist_ok=True)
    _remove_old(out)
    written, boxed = [], []
    for name, data, texts in made:
        path = out / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        written.append(path)
        if texts:
            boxed.append((path, texts))
    return Report(
        files=tuple(written),
        not_drawn=tuple(boxed),
        uncertified=not pseudonymous and case.is_without_names,
    )


def _documents(case: Case, pseudonymous: bool) -> Iterator[_Document]:
    yield _set("bilan.pdf", "bilan", bilan_values(case))
    tables = results(case)
    yield "resultats.csv", as_csv(tables, case.t.language), ()
    yield "resultats.xlsx", as_xlsx(tables, case.t), ()
    if pseudonymous:
        yield JOURNAL, write_journal(without_names(case.events, everybody(case))), ()
        return
    yield _set(SHEET, "attendance", attendance_values(case))
    # Nothing certifies that somebody was there whose signature nobody can see.
    for name, values in () if case.is_without_names else certificates(case):
        yield _set(f"{CERTIFICATES}/{name}", "certificate", values)
    yield JOURNAL, write_journal(case.events), ()


def _set(name: str, template: str, values: Values) -> _Document:
    return name, typeset(template, values), not_drawn(values)


def _remove_old(out: Path) -> None:
    for old in (*old_certificates(out), out / SHEET):
        old.unlink(missing_ok=True)
    if (out / CERTIFICATES).is_dir() and not any((out / CERTIFICATES).iterdir()):
        (out / CERTIFICATES).rmdir()
