"""`visit-guide report`: from a database or a journal to the documents."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.simulated_group import SimulatedGroup, simulate
from visit_guide.cli import main
from visit_guide.content.compiler import compile_content
from visit_guide.domain.events import pack
from visit_guide.hub.sql import SqlStore
from visit_guide.hub.store import Group
from visit_guide.services.group_journal import write_journal

CONTENT = Path(__file__).parents[2] / "content"
MINIMAL = str(Path(__file__).parents[1] / "fixtures" / "minimal")


@cache
def day() -> SimulatedGroup:
    guide = compile_content(CONTENT).guide
    assert guide is not None
    return simulate(guide, people=4, seed=2)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "hub.db"
    store = SqlStore(str(path))
    made = day()
    group = Group(
        id=made.group, code="K7RF", visit=made.visit, public="", proof_hash="", created=0.0, expires=9e9
    )
    assert store.add_group(group)
    store.append(made.arrived)
    store.close()
    return path


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(write_journal(day().history))
    return path


def run(*arguments: str) -> int:
    return main(["report", *arguments, "--content", str(CONTENT), "--lang", "fr"])


def test_the_code_and_the_id_of_a_group_and_its_journal_give_the_same(
    database: Path, journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("K7RF", "--db", str(database), "--out", str(tmp_path / "a")) == 0
    assert run(day().group, "--db", str(database), "--out", str(tmp_path / "b")) == 0
    assert run(str(journal), "--out", str(tmp_path / "c")) == 0
    files = {p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file()}
    assert len(files) == 9
    for other in ("b", "c"):
        for name in files:
            assert (tmp_path / other / name).read_bytes() == (tmp_path / "a" / name).read_bytes()
    assert "9 fichiers" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["k7rf", "K7 RF", " k7-rf "])
def test_a_code_is_typed_as_people_type_it(typed: str, database: Path, tmp_path: Path) -> None:
    assert run(typed, "--db", str(database), "--out", str(tmp_path / "out")) == 0
    assert (tmp_path / "out" / "bilan.pdf").exists()


def test_signs_that_no_font_draws_are_said_with_their_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = day().people[0].name
    odd = known + " \N{GRINNING FACE}" * 40
    events = [
        replace(event, data=pack(dict(event.data) | {"name": odd})) if event.get("name") == known else event
        for event in day().history
    ]
    journal = tmp_path / "journal.jsonl"
    journal.write_bytes(write_journal(events))
    assert run(str(journal), "--out", str(tmp_path / "out")) == 0
    said = capsys.readouterr().err.splitlines()
    assert [line.split("\u00a0:")[0] for line in said] == [
        "emargement.pdf",
        next(f"certificats/{path.name}" for path in (tmp_path / "out" / "certificats").glob("*P01*")),
    ]
    for line in said:
        assert known in line
        assert "«\u00a0□\u00a0» est à la place de ce qui manque" in line
        assert len(line) < 250


def test_pseudonymous(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(str(journal), "--out", str(out), "--pseudonymous") == 0
    assert not (out / "emargement.pdf").exists()
    assert (out / "bilan.pdf").exists()


def test_a_journal_without_names_gives_no_certificates_and_says_so(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(journal), "--out", str(tmp_path / "first"), "--pseudonymous") == 0
    assert capsys.readouterr().err == ""
    assert run(str(tmp_path / "first" / "journal.jsonl"), "--out", str(tmp_path / "second")) == 0
    assert "Pas de certificats" in capsys.readouterr().err


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_report_without_names_does_not_replace_one_with_names(
    database: Path, journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "full"
    assert run("K7RF", "--db", str(database), "--out", str(out)) == 0
    before = held(out)
    assert len(before) == 9
    capsys.readouterr()
    for source in (journal, out / "journal.jsonl"):
        assert run(str(source), "--out", str(out), "--pseudonymous") == 1
        told = capsys.readouterr()
        assert f"{out} contient des papiers avec des noms" in told.err
        assert "choisissez un autre dossier" in told.err
        assert told.out == ""
        assert held(out) == before
    assert run(str(out / "journal.jsonl"), "--out", str(out)) == 0
    assert held(out) == before


def test_a_report_does_not_replace_anothers_journal_and_takes_in_what_came_late(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, out = tmp_path / "early.jsonl", tmp_path / "out"
    early.write_bytes(write_journal(e for e in day().history if e.author != day().people[2].id))
    assert run(str(early), "--out", str(out)) == 0
    assert run(str(journal), "--out", str(out)) == 0
    full = held(out)
    assert len(full) == 9
    assert run(str(early), "--out", str(out)) == 1
    assert "événements que ce bilan n’a pas" in capsys.readouterr().err
    other = tmp_path / "other.jsonl"
    other.write_bytes(write_journal(replace(e, id=f"o{e.id}", group="other") for e in day().history))
    assert run(str(other), "--out", str(out)) == 1
    assert "le journal d’un autre groupe" in capsys.readouterr().err
    assert held(out) == full


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ("emargement.pdf", "rien ne dit de qui ils sont"),
        ("journal.jsonl", "journal.jsonl ne se lit pas comme un journal, ou est vide"),
    ],
)
def test_what_nobody_can_tell_the_group_of_is_left_alone(
    left: str, said: str, journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / left).write_text("%PDF-")
    assert run(str(journal), "--out", str(out)) == 1
    assert said in capsys.readouterr().err
    assert held(out) == {left: b"%PDF-"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rien.jsonl",), "rien.jsonl"),
        (("K7RF", "--db", "rien.db"), "rien.db\u00a0: après «\u00a0--db\u00a0», donnez le fichier"),
    ],
)
def test_what_is_not_there_is_said(
    arguments: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments, "--out", str(tmp_path / "out")) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_unknown_group_names_the_known_ones(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("AAAA", "--db", str(database), "--out", str(tmp_path / "out")) == 2
    assert "K7RF" in capsys.readouterr().err


def test_a_database_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.db"
    path.write_text("not a database, but long enough to look like a file with something in it")
    assert run("K7RF", "--db", str(path), "--out", str(tmp_path / "out")) == 2
    assert "x.db" in capsys.readouterr().err


def test_a_damaged_journal_is_said_with_its_line(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.write_text(journal.read_text("utf-8") + "[]\n", "utf-8")
    assert run(str(journal), "--out", str(tmp_path / "out")) == 2
    assert f"ligne {len(day().history) + 1}" in capsys.readouterr().err


def test_events_of_another_visit_are_said(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(journal), "--out", str(tmp_path / "out"), "--content", MINIMAL]) == 1
    told = capsys.readouterr()
    assert day().visit in told.err
    assert told.out == ""
    assert not (tmp_path / "out").exists()


def test_a_journal_or_a_group_without_an_event_is_said(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "vide.jsonl", tmp_path / "out"
    path.write_text("")
    store = SqlStore(str(database))
    empty = Group(
        id="e" * 32, code="EMPT", visit=day().visit, public="", proof_hash="", created=0.0, expires=9e9
    )
    assert store.add_group(empty)
    store.close()
    for arguments, name in (([str(path)], str(path)), (["EMPT", "--db", str(database)], "EMPT")):
        assert run(*arguments, "--out", str(out)) == 1
        assert f"Il n’y a encore rien dans {name}" in capsys.readouterr().err
        assert not out.exists()


def test_a_group_in_which_nobody_answered_has_its_papers(tmp_path: Path) -> None:
    journal = tmp_path / "journal.jsonl"
    led = [event for event in day().history if event.author == day().trainer]
    journal.write_bytes(write_journal(led))
    assert run(str(journal), "--out", str(tmp_path / "out")) == 0
    assert (tmp_path / "out" / "emargement.pdf").exists()
