"""`visit-guide booklet`: the command around the booklet."""

from __future__ import annotations

from pathlib import Path

import pytest

from visit_guide.cli import main

FIXTURES = Path(__file__).parents[1] / "fixtures"
MINIMAL = str(FIXTURES / "minimal")


def test_it_writes_a_pdf_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "papier" / "livret.pdf"
    assert main(["booklet", "--content", MINIMAL, "--out", str(out), "--base-url", "https://a.example"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    said = capsys.readouterr()
    assert "livret.pdf" in said.out
    assert not said.err


def test_without_an_address_it_says_that_no_codes_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["booklet", "--content", MINIMAL, "--format", "a4", "--large-print"]) == 0
    assert "--base-url" in capsys.readouterr().err
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["minimal-livret.pdf"]


@pytest.mark.parametrize("address", ["visite.example", "ftp://a.example", "https://", "https://a.example/#x"])
def test_an_address_that_is_none_is_refused(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "x.pdf")
    assert main(["booklet", "--content", MINIMAL, "--out", out, "--base-url", address]) == 2
    assert address in capsys.readouterr().err


def test_an_unknown_ending_is_refused_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["booklet", "--content", MINIMAL, "--out", str(tmp_path / "livret.odt")]) == 2
    told = capsys.readouterr().err
    assert ".odt" in told
    assert ".pdf" in told
    assert not any(tmp_path.iterdir())


def test_content_with_errors_makes_no_booklet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.pdf"
    assert main(["booklet", "--content", str(tmp_path / "rien"), "--out", str(out)]) == 1
    assert not out.exists()
    assert capsys.readouterr().err


def test_a_place_that_cannot_be_written_to_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["booklet", "--content", MINIMAL, "--out", str(tmp_path)]) == 2
    assert "Traceback" not in capsys.readouterr().err
