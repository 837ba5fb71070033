"""`visit-guide new` and `visit-guide schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from visit_guide.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def french_system_in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_a_new_visit_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "visit", "visite"]) == 0
    assert "Écrit\u00a0: visite/sites/premiere-etape.yaml" in capsys.readouterr().out
    assert main(["check", "--strict", "visite"]) == 0


def test_its_files_are_commented_and_name_schemas_that_exist() -> None:
    main(["new", "visit", "visite"])

    files = sorted(Path("visite").rglob("*.yaml"))
    assert len(files) == 5
    for file in files:
        first, second = file.read_text(encoding="utf-8").split("\n", 2)[:2]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / schema).is_file(), first
        assert second.startswith("# ")


def test_a_new_site_is_sound_and_waits_to_be_visited(capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "visit", "content"])
    assert main(["new", "site", "rue-hoche"]) == 0
    said = capsys.readouterr().out
    assert "  - id: rue-hoche\n    kind: stop\n    site: rue-hoche\n" in said
    assert main(["check", "content"]) == 0
    assert "warning[site-not-visited]" in capsys.readouterr().out

    day = Path("content/itinerary.yaml")
    lines = "  - id: rue-hoche\n    kind: stop\n    site: rue-hoche\n    start: 12:00\n    end: 12:45\n"
    day.write_text(day.read_text(encoding="utf-8") + lines, encoding="utf-8")

    assert main(["check", "--strict", "content"]) == 0


def test_every_example_of_a_new_site_can_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    """Taking the « # » away from all the examples gives a sheet whose only fault is the missing picture."""
    main(["new", "visit", "content"])
    site = Path("content/sites/premiere-etape.yaml")
    lines = site.read_text(encoding="utf-8").splitlines()
    text = "\n".join(_uncommented(line) for line in lines)
    site.write_text(text.replace("confidence: unknown", "confidence: verified"), encoding="utf-8")

    assert main(["check", "--strict", "content"]) == 1
    problems = [line for line in capsys.readouterr().out.splitlines() if "[" in line]
    assert len(problems) == 1, problems
    assert "media-missing" in problems[0]


def test_every_example_of_a_new_questionnaire_can_be_used() -> None:
    main(["new", "visit", "content"])
    asked = Path("content/questionnaires/connaissances.yaml")
    lines = asked.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line[1:] if line.startswith("#  ") else line for line in lines)
    asked.write_text(text, encoding="utf-8")
    assert "\n  - id: q5" in asked.read_text(encoding="utf-8")
    assert main(["check", "--strict", "content"]) == 0


def _uncommented(line: str) -> str:
    """An example without its « # »; prose comments end in a full stop or go on for a sentence."""
    is_prose = line.startswith("# ") and line[2:3].isupper()
    is_continued = line.startswith("# avec la latitude")
    if not line.startswith("#") or is_prose or is_continued or line.startswith("# yaml-"):
        return line
    return line[2:]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Rue Hoche", "rue-hoche"), ("église", "eglise"), ("../x", "x"), ("a_b", "a-b"), ("", None)],
)
def test_names_that_cannot_be_used(capsys: pytest.CaptureFixture[str], name: str, meant: str | None) -> None:
    main(["new", "visit", "content"])
    before = sorted(Path().rglob("*"))

    assert main(["new", "site", name]) == 2

    said = capsys.readouterr().err
    assert "ne peut pas servir de nom court" in said
    assert meant is None or f"({meant})" in said
    assert sorted(Path().rglob("*")) == before


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "visit", "content"])
    site = Path("content/sites/premiere-etape.yaml")
    site.write_text("mine", encoding="utf-8")

    assert main(["new", "site", "premiere-etape"]) == 2
    assert "existe déjà" in capsys.readouterr().err
    assert main(["new", "visit", "content"]) == 2
    assert "contient déjà quelque chose" in capsys.readouterr().err
    assert site.read_text(encoding="utf-8") == "mine"


def test_a_site_needs_a_content_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "site", "a", "--content", "nowhere"]) == 2
    assert "n’est pas un dossier de contenu" in capsys.readouterr().err
    assert not Path("nowhere").exists()


def test_a_folder_that_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("x", encoding="utf-8")

    assert main(["new", "visit", "file/visite"]) == 2
    assert main(["schema", "--out", "file/schema"]) == 2
    assert capsys.readouterr().err.count("impossible d’écrire dans") == 2


def test_schemas_are_those_of_the_repository(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--out", "out"]) == 0

    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert sorted(names) == sorted(path.name for path in (ROOT / "schema").iterdir())
    for name in names:
        assert (Path("out") / name).read_bytes() == (ROOT / "schema" / name).read_bytes()


def test_schemas_in_english() -> None:
    main(["--lang", "en", "schema", "--out", "out"])

    schema = json.loads(Path("out/site.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["title"]["description"] == "Full name of the place."
