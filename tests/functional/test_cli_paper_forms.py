"""`visit-guide paper-forms`: the command around the questionnaires on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from visit_guide.cli import main
from visit_guide.content.compiler import compile_content
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.sitting import paper_for
from visit_guide.messages import Catalogue
from visit_guide.publish.booklet import booklet_values
from visit_guide.publish.paper_forms import paper_form_values

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


def test_the_help_says_how_large_large_print_is(capsys: pytest.CaptureFixture[str]) -> None:
    guide, t = compile_content(ROOT / "content").guide, Catalogue("fr")
    assert guide is not None
    told = {}
    for command in ("paper-forms", "booklet"):
        assert main([command, "--help", "--lang", "fr"]) == 0
        told[command] = " ".join(capsys.readouterr().out.split())
    paper = paper_for(guide.questionnaires, Moment.START, Form.A)
    usual, large = (paper_form_values(guide, paper, t, large=large)["base"] for large in (False, True))
    assert round(large / usual, 1) == 1.5
    assert f"une fois et demie plus grandes : {large:.0f} points" in told["paper-forms"]
    a4, a5 = (booklet_values(guide, t, paper, True, None)["base"] for paper in ("a4", "a5"))
    assert f"{a4:.0f} points en A4, {a5:.0f} en A5" in told["booklet"]
