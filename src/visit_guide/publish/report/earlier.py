"""What an earlier report left in a folder, and whether a new one may take its place.

A report replaces its own kind: the same group's, made again once more has arrived. It never takes the
place of what could not be made again from its own journal: the hub forgets a group after some weeks, and
then the journal and the papers made from it are all there is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.merge import compact
from visit_guide.domain.people import joined_at
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
    certificates = bool(old_certificates(out))
    sheet = (out / SHEET).exists()
    if before == () and (certificates or sheet):
        raise OverwriteError(f"{out / JOURNAL}: without events, beside papers", reason="unreadable")
    bare_before = before is not None and (not before or is_without_names(before))
    if pseudonymous or case.is_without_names:
        if certificates or (sheet and not bare_before) or (before and not bare_before):
            raise OverwriteError(f"{out}: papers with names", reason="names")
    elif before is None and (certificates or sheet):
        raise OverwriteError(f"{out}: papers without their journal", reason="unknown")
    if before:
        now = _written(case) if bare_before else case.events
        deleted = _deleted_codes(before, case.events) if bare_before else _deleted(case.events)
        _check_events(out, before, now, deleted, certain=not bare_before)


def everybody(case: Case) -> dict[str, str]:
    """What a journal without names calls everybody: codes for trainers too, who have none elsewhere."""
    others = sorted({event.author for event in case.events} - case.codes.keys())
    return case.codes | {who: f"T{number:02}" for number, who in enumerate(others, start=1)}


def old_certificates(out: Path) -> tuple[Path, ...]:
    """The certificates that a report left in ``out``."""
    return tuple((out / CERTIFICATES).glob("certificat-*.pdf"))


def _journal(out: Path) -> tuple[Event, ...] | None:
    """The events of the journal in ``out``; empty: it holds none; None: there is no journal."""
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


def _deleted(now: tuple[Event, ...]) -> frozenset[str]:
    """Whose data was deleted, by the word that the hub leaves of it."""
    return frozenset(event.text("author") for event in _words(now))


def _deleted_codes(before: tuple[Event, ...], now: tuple[Event, ...]) -> frozenset[str]:
    """The same, as ``before``, a journal without names, calls them.

    Codes move when somebody who joined earlier transmits later: the word of a deletion says instead when
    they joined, as their events in ``before`` do. Where more people joined then than were deleted,
    nothing says who of them: none.
    """
    kept = {event.id for event in now}
    alive = {event.author for event in before if event.id in kept}
    gone: Counter[tuple[str, object]] = Counter(
        (event.text("since"), event.get("step")) for event in _words(now) if event.text("since")
    )
    found: defaultdict[tuple[str, object], set[str]] = defaultdict(set)
    for author in {event.author for event in before} - alive:
        joined = joined_at(before, author)
        if joined is not None:
            found[joined.at, joined.clock].add(author)
    return frozenset(who for place, all_ in found.items() if len(all_) <= gone[place] for who in all_)


def _words(events: tuple[Event, ...]) -> list[Event]:
    """The words of deletions."""
    return [event for event in events if event.kind == Kind.ERASED and event.role == FACILITATOR]


def _check_events(
    out: Path, before: tuple[Event, ...], now: tuple[Event, ...], deleted: frozenset[str], *, certain: bool
) -> None:
    """Raise when ``before`` holds what ``now`` lacks, save what was deleted or what no longer counts.

    ``certain``: whether ``deleted`` names all whose data was deleted.
    """
    kept = {event.id for event in now}
    missing = {e.id for e in before if e.id not in kept and e.author not in deleted}
    if not missing:
        return
    whose = {event.id: event.author for event in now}
    called = {event.author: whose[event.id] for event in before if event.id in whose}
    # Codes move: who has nothing in ``now`` is nobody there, even if somebody has their code now.
    again = [replace(e, author=called.get(e.author, f"{e.author} before")) for e in before if e.id in missing]
    alive = compact([*now, *again])
    lost = [event for event in alive if event.id in missing]
    if lost:
        same = {event.group for event in before} & {event.group for event in now}
        doubtful = not certain and not _deleted(before) >= _deleted(now)
        raise OverwriteError(
            f"{out}: {len(lost)} events of its journal would be lost",
            reason="group" if not same else "deleted" if doubtful else "events",
            count=len(lost),
        )
