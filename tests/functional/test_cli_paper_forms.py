"""`visit-guide paper-forms`: the command around the questionnaires on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from visit_guide.cli import main

ROOT = Path(__file__).parents[2]


def test_it_writes_the_forms_and_the_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper-forms", "--content", str(ROOT / "content"), "--out", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("*.pdf"))) == 8
    assert "corrige-debut-A.pdf" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["paper-forms"], ["report", "journal.jsonl"]])
def test_a_file_s_name_is_no_folder(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--out", str(tmp_path / "bilan.odt")]) == 2
    assert "donnez le dossier" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


def test_a_content_without_questionnaires_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    minimal = str(ROOT / "tests" / "fixtures" / "minimal")
    assert main(["paper-forms", "--content", minimal, "--out", str(tmp_path)]) == 2
    assert "questionnaire" in capsys.readouterr().err
