"""A report never replaces papers that could not be made again from its own journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.simulated_group import SimulatedGroup, simulate
from visit_guide.content.compiler import compile_content
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.guide import Guide
from visit_guide.domain.merge import compact
from visit_guide.errors import OverwriteError
from visit_guide.hub.erasing import erase
from visit_guide.hub.memory import MemoryStore
from visit_guide.hub.store import Group
from visit_guide.publish.report.case import Case
from visit_guide.publish.report.earlier import check_earlier, everybody
from visit_guide.publish.report.make import make_report
from visit_guide.services.group_journal import without_names, write_journal

CONTENT = Path(__file__).parents[3] / "content"


@cache
def guide() -> Guide:
    found = compile_content(CONTENT).guide
    assert found is not None
    return found


@cache
def day(group: str = "the-group") -> SimulatedGroup:
    return simulate(guide(), people=4, seed=2, group=group)


def bare(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events as a report without names writes them."""
    case = Case(guide(), events)
    return without_names(case.events, everybody(case))


def papers(folder: Path, events: Iterable[Event] | None, *others: str) -> Path:
    """An earlier report: its journal (None: taken away) and some of its papers."""
    folder.mkdir(exist_ok=True)
    for name in others:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"%PDF-")
    if events is not None:
        (folder / "journal.jsonl").write_bytes(write_journal(events))
    return folder


SHEET, CERTIFICATE = "emargement.pdf", "certificats/certificat-P01-ana.pdf"


def said_by(folder: Path, events: Iterable[Event], *, pseudonymous: bool = False) -> tuple[str, int]:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(OverwriteError) as caught:
        make_report(guide(), events, folder, pseudonymous=pseudonymous)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    return caught.value.reason, caught.value.count


def goes(folder: Path, events: Iterable[Event], *, pseudonymous: bool = False) -> None:
    check_earlier(folder, Case(guide(), events), pseudonymous=pseudonymous)


# ── what would be lost ───────────────────────────────────────────────────────


def test_papers_with_names_are_not_lost_for_papers_without(tmp_path: Path) -> None:
    papers(tmp_path, day().history, SHEET, CERTIFICATE)
    assert said_by(tmp_path, day().history, pseudonymous=True)[0] == "names"


@pytest.mark.parametrize("left", [SHEET, CERTIFICATE])
def test_nor_when_their_journal_was_taken_away(left: str, tmp_path: Path) -> None:
    papers(tmp_path, None, left)
    assert said_by(tmp_path, day().history, pseudonymous=True)[0] == "names"


def test_nor_when_only_the_journal_is_left(tmp_path: Path) -> None:
    papers(tmp_path, day().history)
    assert said_by(tmp_path, day().history, pseudonymous=True)[0] == "names"


def test_nor_for_a_report_made_from_a_journal_without_names(tmp_path: Path) -> None:
    papers(tmp_path, day().history, SHEET, CERTIFICATE)
    assert said_by(tmp_path, bare(day().history))[0] == "names"


def test_nor_when_certificates_lie_beside_a_journal_without_names(tmp_path: Path) -> None:
    papers(tmp_path, bare(day().history), CERTIFICATE)
    assert said_by(tmp_path, day().history, pseudonymous=True)[0] == "names"


@pytest.mark.parametrize("form", [tuple, bare])
def test_another_groups_journal_is_not_lost(
    form: Callable[[Iterable[Event]], Iterable[Event]], tmp_path: Path
) -> None:
    other = day("another-group")
    others = [replace(event, id=f"other-{event.id}") for event in other.history]
    papers(tmp_path, form(others))
    assert said_by(tmp_path, day().history)[0] == "group"


@pytest.mark.parametrize("pseudonymous", [False, True])
def test_a_fuller_journal_is_not_lost(pseudonymous: bool, tmp_path: Path) -> None:
    history = day().history
    papers(tmp_path, bare(history) if pseudonymous else history)
    fewer = [event for event in history if event.kind != Kind.COMPLETED]
    gone = len(history) - len(fewer)
    assert gone > 0
    assert said_by(tmp_path, fewer, pseudonymous=pseudonymous) == ("events", gone)


def test_a_deletion_is_not_undone_by_an_older_journal(tmp_path: Path) -> None:
    papers(tmp_path, _erased_by_the_hub())
    assert said_by(tmp_path, day().history) == ("events", 1)


@pytest.mark.parametrize("left", [SHEET, CERTIFICATE])
def test_papers_whose_journal_was_taken_away_may_be_anybodys(left: str, tmp_path: Path) -> None:
    papers(tmp_path, None, left)
    assert said_by(tmp_path, day().history)[0] == "unknown"


@pytest.mark.parametrize("pseudonymous", [False, True])
def test_a_journal_that_cannot_be_read_is_left_alone(pseudonymous: bool, tmp_path: Path) -> None:
    (tmp_path / "journal.jsonl").write_bytes(write_journal(day().history)[:-40])
    assert said_by(tmp_path, day().history, pseudonymous=pseudonymous)[0] == "unreadable"


@pytest.mark.parametrize("left", [SHEET, CERTIFICATE])
@pytest.mark.parametrize("pseudonymous", [False, True])
def test_an_empty_journal_beside_papers_is_not_theirs(pseudonymous: bool, left: str, tmp_path: Path) -> None:
    papers(tmp_path, (), left)
    assert said_by(tmp_path, day().history, pseudonymous=pseudonymous)[0] == "unreadable"


# ── what is usual ────────────────────────────────────────────────────────────


def test_late_arrivals_are_taken_in(tmp_path: Path) -> None:
    late = day().people[2].id
    early = [event for event in day().history if event.author != late]
    make_report(guide(), early, tmp_path)
    assert len(list((tmp_path / "certificats").iterdir())) == 3
    make_report(guide(), day().history, tmp_path)
    assert len(list((tmp_path / "certificats").iterdir())) == 4
    assert (tmp_path / "journal.jsonl").read_bytes() == write_journal(day().history)


def test_late_arrivals_are_taken_in_without_names_though_codes_move(tmp_path: Path) -> None:
    late = day().people[0].id
    papers(tmp_path, bare(event for event in day().history if event.author != late))
    goes(tmp_path, day().history, pseudonymous=True)


def test_the_same_may_be_made_again(tmp_path: Path) -> None:
    goes(tmp_path / "new", day().history)
    goes(papers(tmp_path / "full", day().history, SHEET, CERTIFICATE), day().history)
    goes(papers(tmp_path / "bare", bare(day().history)), day().history, pseudonymous=True)
    goes(papers(tmp_path / "again", bare(day().history), SHEET), bare(day().history))
    goes(papers(tmp_path / "empty", ()), day().history)
    goes(papers(tmp_path / "others", None, "letter.pdf", "certificats/list.pdf"), day().history)


def test_names_may_come_where_there_were_none(tmp_path: Path) -> None:
    goes(papers(tmp_path, bare(day().history)), day().history)


def _erased_by_the_hub() -> tuple[Event, ...]:
    """What the hub holds once the data of the second person was deleted."""
    made = day()
    store = MemoryStore()
    group = Group(
        id=made.group, code="K7RF", visit=made.visit, public="", proof_hash="", created=0.0, expires=9e9
    )
    assert store.add_group(group)
    store.append(made.history)
    erase(store, group, made.people[1].id, clock=10_000)
    return tuple(stored.event for stored in store.events(made.group))


def _without(person: int, events: Iterable[Event]) -> tuple[Event, ...]:
    """``events`` without those of the person of that place."""
    return tuple(event for event in events if event.author != day().people[person].id)


@pytest.mark.parametrize("now", [False, True])
def test_whose_data_was_deleted_goes_though_codes_moved(now: bool, tmp_path: Path) -> None:
    """Somebody who joined before them transmitted after the first report."""
    papers(tmp_path, bare(_without(0, day().history)))
    goes(tmp_path, _erased_by_the_hub(), pseudonymous=now)


def test_nobody_else_is_taken_for_who_was_deleted_though_codes_moved(tmp_path: Path) -> None:
    papers(tmp_path, bare(_without(0, day().history)))
    for other in (2, 3):
        assert said_by(tmp_path, _without(other, _erased_by_the_hub()), pseudonymous=True)[0] == "deleted"


def test_of_a_deletion_that_cannot_be_told_in_a_journal_without_names_it_is_said(tmp_path: Path) -> None:
    """An older hub did not say when they had joined."""
    papers(tmp_path, bare(day().history))
    word = [
        replace(event, data=pack({"author": event.text("author")})) if event.kind == Kind.ERASED else event
        for event in _erased_by_the_hub()
    ]
    assert said_by(tmp_path, word, pseudonymous=True)[0] == "deleted"


def test_who_joined_at_the_same_moment_is_not_taken_for_who_was_deleted(tmp_path: Path) -> None:
    second, third = (day().people[n].id for n in (1, 2))
    (joined,) = (e for e in day().history if e.author == second and e.kind == Kind.JOINED)
    history = [
        replace(e, at=joined.at, clock=joined.clock) if e.author == third and e.kind == Kind.JOINED else e
        for e in day().history
    ]
    papers(tmp_path, bare(history))
    erased = _erased_by_the_hub()
    assert said_by(tmp_path, _without(2, erased), pseudonymous=True)[0] == "deleted"
    goes(tmp_path, [e for e in history if e.author != second] + [e for e in erased if e.kind == Kind.ERASED],
         pseudonymous=True)  # fmt: skip


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("now", [False, True])
def test_whose_data_was_deleted_goes(before: bool, now: bool, tmp_path: Path) -> None:
    """Papers and journal lose what was deleted: ``before`` and ``now`` say which are without names."""
    papers(tmp_path, bare(day().history) if before else day().history)
    if now and not before:
        assert said_by(tmp_path, _erased_by_the_hub(), pseudonymous=True)[0] == "names"
    else:
        goes(tmp_path, _erased_by_the_hub(), pseudonymous=now)


def test_what_a_tablet_keeps_no_longer_is_no_loss(tmp_path: Path) -> None:
    """A trainer's tablet forgets where it was once it is elsewhere."""
    made = day()
    places = [
        Event(
            id=f"at-{clock}", visit=made.visit, author=made.trainer, clock=20_000 + clock,
            at="2026-05-28T09:00:00+00:00", kind=Kind.AT_STOP.value, role="facilitator", scope=Scope.GROUP,
            data=pack({"item": f"stop-{clock}"}), group=made.group,
        )
        for clock in (1, 2)
    ]  # fmt: skip
    papers(tmp_path, [*made.history, places[0]])
    now = compact([*made.history, *places])
    assert places[0] not in now
    goes(tmp_path, now)
