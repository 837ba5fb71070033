"""`visit-guide check`, and what all commands share: language, exit status, usage."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from visit_guide import __version__
from visit_guide.cli import main

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"


@pytest.fixture(autouse=True)
def french_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the minimal content, called `visite`, in the current folder."""
    shutil.copytree(MINIMAL, tmp_path / "visite")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "visite"


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_sound_content(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", visit.name]) == 0
    assert capsys.readouterr().out == "Tout est en ordre\u00a0: 2 étapes, 2 sites.\n"


def test_shipped_content_passes_strictly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert main(["check", "--strict", str(ROOT / "content")]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--strict"]) == 0


def test_problems_are_listed_with_place_and_advice(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(visit / "sites" / "moulin.yaml", "tagline:", "taglin:")
    spoil(visit / "itinerary.yaml", "09:40", "9h40")

    assert main(["check", "visite"]) == 1

    lines = capsys.readouterr().out.replace("\u00a0", " ").splitlines()
    assert lines == [
        "visite/itinerary.yaml:13:12: error[bad-time]: « 9h40 » n’est pas une heure ; "
        "vouliez-vous dire « 09:40 » ?",
        "    Écrivez heures et minutes sous la forme « HH:MM », par exemple 09:30.",
        "visite/sites/moulin.yaml:3:1: error[unknown-key]: « taglin » n’est pas un champ qui existe ici ; "
        "vouliez-vous dire « tagline » ?",
        "    Champs possibles ici : title, short_title, tagline, address, position, themes, objectives, "
        "summary, sheets, method, prompts, practical, media, sources.",
        "",
        "À corriger : 2 erreurs, 0 avertissement.",
    ]


def test_warnings_only_count_with_strict(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(visit / "sites" / "moulin.yaml", "        sources: [plaque]\n", "")

    assert main(["check", "visite"]) == 0
    assert "Le guide peut s’ouvrir\u00a0: 0 erreur, 1 avertissement." in capsys.readouterr().out
    assert main(["check", "visite", "--strict"]) == 1
    assert "À corriger\u00a0: 0 erreur, 1 avertissement." in capsys.readouterr().out


def test_json_for_programs(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(visit / "itinerary.yaml", "site: jardin", "site: jardain")

    assert main(["--lang", "en", "check", "visite", "--format", "json"]) == 1

    report = json.loads(capsys.readouterr().out)
    assert (report["ok"], report["errors"], report["warnings"]) == (False, 1, 1)
    assert report["problems"][0] == {
        "path": "visite/itinerary.yaml",
        "line": 20,
        "column": 11,
        "severity": "error",
        "code": "unknown-site",
        "message": "there is no site “jardain”; did you mean “jardin”?",
        "advice": "Known sites: jardin, moulin. “visit-guide new site” adds one.",
        "suggestion": "jardin",
    }


def test_json_of_sound_content(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", visit.name, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "errors": 0, "warnings": 0, "problems": []}


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 1
    assert "error[folder-missing]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "arguments", "language"),
    [
        ({}, [], "fr"),
        ({"LANG": "C"}, [], "fr"),
        ({"LANG": "C.UTF-8"}, [], "fr"),
        ({"LANG": "de_DE.UTF-8"}, [], "fr"),
        ({"LANG": "en_GB.UTF-8"}, [], "en"),
        ({"LANG": "fr_FR", "LC_MESSAGES": "en_US"}, [], "en"),
        ({"LANG": "en_GB", "LC_ALL": "fr_FR"}, [], "fr"),
        ({"LANG": "en_GB"}, ["--lang", "fr"], "fr"),
        ({}, ["--lang=en"], "en"),
    ],
)
def test_the_language(
    visit: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: dict[str, str],
    arguments: list[str],
    language: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    for argv in ([*arguments, "check", visit.name], ["check", visit.name, *arguments]):
        assert main(argv) == 0
        assert ("All is well" in capsys.readouterr().out) == (language == "en")


def test_help_is_in_plain_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    general = capsys.readouterr().out
    assert main(["check", "--help"]) == 0
    own = capsys.readouterr().out

    assert general.startswith("Usage\u00a0: visit-guide")
    assert "vérifier le contenu et énumérer tous les problèmes" in general
    assert "les avertissements comptent aussi comme des problèmes" in own
    for english in ("positional arguments", "show this help", "usage: "):
        assert english not in general + own


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "il manque\u00a0: COMMANDE"),
        (["chek"], "'chek' n’est pas possible\u00a0; choisir parmi"),
        (["chek"], "vouliez-vous dire «\u00a0check\u00a0»"),
        (["check", "a", "b"], "pas compris\u00a0: b"),
        (["check", "--stric"], "pas compris\u00a0: --stric"),
        (["check", "--format"], "--format\u00a0: il manque une valeur"),
        (["check", "--format", "xml"], "--format\u00a0: 'xml' n’est pas possible"),
        (["--lang", "de", "check"], "--lang\u00a0: 'de' n’est pas possible"),
        (["new"], "il manque\u00a0: COMMANDE"),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], argv: list[str], words: str
) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert "--help" in captured.err
    assert captured.out == ""


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"visit-guide {__version__}\n"


def test_characters_the_terminal_lacks_do_not_stop_it(visit: Path) -> None:
    spoil(visit / "sites" / "moulin.yaml", "tagline: Une", "tagline: \N{FERRIS WHEEL} Une")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(
        [sys.executable, "-m", "visit_guide", "check", "--strict", "visite"],
        cwd=visit.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout.startswith("visite/sites/moulin.yaml:3:10: warning[character-without-glyph]")
    assert done.stderr == ""


def test_a_reader_that_leaves_early_does_not_matter(visit: Path) -> None:
    text = "".join(f"cle{number}: x\n" for number in range(300))
    (visit / "sites" / "moulin.yaml").write_text(text, encoding="utf-8")

    with subprocess.Popen(
        [sys.executable, "-m", "visit_guide", "check", "visite"],
        cwd=visit.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        errors = process.stderr.read()

    assert errors == b""
    assert process.returncode == 1
