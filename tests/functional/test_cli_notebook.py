"""`visit-guide notebook`: from a backup to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.publish.written_notebook import written
from visit_guide.cli import main
from visit_guide.content.compiler import compile_content
from visit_guide.services.backup import dump

CONTENT = Path(__file__).parents[2] / "content"
MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    guide = compile_content(CONTENT).guide
    assert guide is not None
    path = tmp_path / "carnet.visite.json"
    path.write_text(dump(written(guide)), "utf-8")
    return path


def run(*arguments: str, content: Path = CONTENT) -> int:
    return main(["notebook", *arguments, "--content", str(content), "--lang", "fr"])


def test_it_writes_a_pdf_beside_the_backup(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(backup), "--results") == 0
    assert (backup.parent / "carnet.pdf").read_bytes().startswith(b"%PDF-")
    assert "carnet.pdf" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "head"), [("a.docx", b"PK"), ("a.md", b"# Mon carnet"), ("a.html", b"<!doctype")]
)
def test_the_ending_says_the_format(name: str, head: bytes, backup: Path) -> None:
    out = backup.parent / name
    assert run(str(backup), "--out", str(out)) == 0
    assert out.read_bytes().startswith(head)


def test_an_unknown_ending_is_refused_with_the_known_ones(
    backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(backup), "--out", str(backup.parent / "carnet.odt")) == 2
    assert ".pdf, .docx" in capsys.readouterr().err


def test_it_shows_texts_on_the_screen(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(backup), "--format", "md", "--out", "-") == 0
    assert capsys.readouterr().out.startswith("# Mon carnet\n")


def test_only_texts_go_to_the_screen(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(backup), "--format", "pdf", "--out", "-") == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{}", "[1]", "\x00", '{"format":"visit-guide-backup","version":1}'])
def test_what_is_no_backup_is_said(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    assert run(str(path)) == 2
    assert "x.json" in capsys.readouterr().err


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "rien.json")) == 2
    assert "rien.json" in capsys.readouterr().err


def test_a_notebook_of_another_visit_is_said(backup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(backup), content=MINIMAL) == 0
    assert "loos-en-gohelle" in capsys.readouterr().err
