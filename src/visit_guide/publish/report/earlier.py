"""What an earlier report left in a folder, and whether a new one may take its place.

A report replaces its own kind: the same group's, made again once more has arrived. It never takes the
place of what could not be made again from its own journal: the hub forgets a group after some weeks, and
then the journal and the papers made from it are all there is.
"""

from __future__ import annotations

from pathlib import Path

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.merge import compact
from visit_guide.errors import OverwriteError
from visit_guide.publish.report.case import Case
from visit_guide.services.group_journal import is_without_names, read_journal, without_names

__all__ = ["CERTIFICATES", "JOURNAL", "SHEET", "check_earlier", "everybody", "old_certificates"]

CERTIFICATES = "certificats"
"""The folder of certificates."""
SHEET = "emargement.pdf"
JOURNAL = "journal.jsonl"


def check_earlier(out: Path, case: Case, *, pseudonymous: bool) -> None:
    """Raise when the report of ``case`` in the folder ``out`` would lose what nothing else holds.

    Raises:
        OverwriteError: it would.
        OSError: what is there cannot be read.
    """
    before = _journal(out)
    bare_before = before is not None and (not before or is_without_names(before))
    certificates = bool(old_certificates(out))
    sheet = (out / SHEET).exists()
    if pseudonymous or case.is_without_names:
        if certificates or (sheet and not bare_before) or (before and not bare_before):
            raise OverwriteError(f"{out}: papers with names", reason="names")
    elif before is None and (certificates or sheet):
        raise OverwriteError(f"{out}: papers without their journal", reason="unknown")
    if before:
        _check_events(out, before, _written(case) if bare_before else case.events)


def everybody(case: Case) -> dict[str, str]:
    """What a journal without names calls everybody: codes for trainers too, who have none elsewhere."""
    others = sorted({event.author for event in case.events} - case.codes.keys())
    return case.codes | {who: f"T{number:02}" for number, who in enumerate(others, start=1)}


def old_certificates(out: Path) -> tuple[Path, ...]:
    """The certificates that a report left in ``out``."""
    return tuple((out / CERTIFICATES).glob("certificat-*.pdf"))


def _journal(out: Path) -> tuple[Event, ...] | None:
    """The events of the journal in ``out``; None: there is none."""
    path = out / JOURNAL
    if not path.exists():
        return None
    try:
        return read_journal(path.read_bytes())
    except ValueError as error:
        raise OverwriteError(f"{path}: not a journal", reason="unreadable") from error


def _written(case: Case) -> tuple[Event, ...]:
    """The events as a journal without names tells them."""
    return without_names(case.events, everybody(case))


def _check_events(out: Path, before: tuple[Event, ...], now: tuple[Event, ...]) -> None:
    """Raise when ``before`` holds what ``now`` lacks, save what was deleted or what no longer counts."""
    kept = {event.id for event in now}
    deleted = {e.text("author") for e in now if e.kind == Kind.ERASED and e.role == FACILITATOR}
    missing = {e.id for e in before if e.id not in kept and e.author not in deleted}
    if not missing:
        return
    alive = compact([*now, *(event for event in before if event.id in missing)])
    lost = [event for event in alive if event.id in missing]
    if lost:
        same = {event.group for event in before} & {event.group for event in now}
        raise OverwriteError(
            f"{out}: {len(lost)} events of its journal would be lost",
            reason="events" if same else "group",
            count=len(lost),
        )
