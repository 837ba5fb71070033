"""Backups: what comes back is what was kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.histories import event, histories, notebook_histories
from visit_guide.domain.events import Event, Kind, Scope
from visit_guide.domain.group import Practice
from visit_guide.domain.merge import merge
from visit_guide.domain.notebook import Note, fold, note_values
from visit_guide.errors import BackupError
from visit_guide.services import backup
from visit_guide.services.backup import Backup

PHOTO = ("p1", "data:image/jpeg;base64,AAAA")
NOTE = Note(id="n1", text="Bois & paille « à voir »", photos=("p1",), since="2026-05-28T09:00:00+00:00")
KEPT = Backup(
    visit="loos",
    title="Visite",
    made="2026-05-28T17:00:00+00:00",
    author="ana",
    events=(event(1, Kind.NOTE, **note_values(NOTE, tab="t1")),),
    photos=(PHOTO,),
    practices=(Practice(id="", item="moulin", text="Commencer petit", votes=3),),
)


@given(histories(), st.dictionaries(st.text(max_size=4), st.text(max_size=9), max_size=3), st.text())
def test_restoring_a_backup_gives_what_was_backed_up(
    history: list[Event], photos: dict[str, str], title: str
) -> None:
    kept = Backup(visit="loos", title=title, events=merge(history), photos=tuple(sorted(photos.items())))
    assert backup.load(backup.dump(kept)) == kept
    assert backup.load(backup.dump(kept).encode()) == kept


@given(notebook_histories(), notebook_histories())
def test_joining_two_backups_of_one_person_keeps_every_note(one: list[Event], other: list[Event]) -> None:
    first, second = (replace(KEPT, events=merge(history)) for history in (one, other))
    both = backup.join(first, second)
    assert fold(both.events) == fold([*one, *other])
    assert set(both.events) == {*one, *other}
    assert backup.join(second, first).events == both.events
    assert backup.join(both, first, second) == both


def test_a_backup_says_where_it_comes_from() -> None:
    told = json.loads(backup.dump(KEPT))
    assert (told["format"], told["version"]) == ("visit-guide-backup", 1)
    assert told["backup"]["title"] == "Visite"
    assert told["backup"]["photos"] == dict([PHOTO])


def test_an_indented_copy_still_restores() -> None:
    assert backup.load(json.dumps(json.loads(backup.dump(KEPT)), indent=2)) == KEPT
    assert backup.load("\ufeff".encode() + backup.dump(KEPT).encode()) == KEPT


@pytest.mark.parametrize("cut", [40, 200, -1])
def test_a_cut_file_says_that_it_is_damaged(cut: int) -> None:
    with pytest.raises(BackupError) as caught:
        backup.load(backup.dump(KEPT)[:cut])
    assert caught.value.reason == "damaged"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("paille", "grange", "damaged"),
        ('"version":1', '"version":2', "newer"),
        ('"version":1', '"version":"1"', "damaged"),
        ("visit-guide-backup", "visit-guide-page", "foreign"),
    ],
)
def test_a_changed_file_says_what_is_wrong(old: str, new: str, reason: str) -> None:
    with pytest.raises(BackupError) as caught:
        backup.load(backup.dump(KEPT).replace(old, new))
    assert caught.value.reason == reason


@pytest.mark.parametrize("text", ["", "null", "[]", "Bonjour", "{}", "[" * 100_000, b"\xff\xfe\x00"])
def test_anything_else_is_no_backup(text: str | bytes) -> None:
    with pytest.raises(BackupError) as caught:
        backup.load(text)
    assert caught.value.reason == "foreign"


@pytest.mark.parametrize("spoil", [{"events": 3}, {"photos": {"p": 1}}, {"events": [{}]}, {"title": None}])
def test_a_wrong_structure_is_damage_even_when_the_hash_fits(spoil: dict[str, object]) -> None:
    told = json.loads(backup.dump(KEPT))
    body = told["backup"] | spoil
    told["backup"], told["hash"] = body, backup._digest(backup._text(body))
    with pytest.raises(BackupError) as caught:
        backup.load(json.dumps(told))
    assert caught.value.reason == "damaged"


def test_a_backup_holds_nothing_of_what_others_shared() -> None:
    mine = event(1, Kind.NOTE, note="n", text="x")
    old_device = event(2, Kind.NOTE, author="old", note="m", text="y")
    shared = replace(event(3, Kind.SHARED, value="z"), scope=Scope.GROUP, group="g")
    old_share = replace(shared, id="o", author="old")
    foreign = replace(shared, id="f", author="bo")
    history = (mine, old_device, shared, old_share, foreign)
    assert backup.own(history, "ana") == (mine, old_device, shared, old_share)
