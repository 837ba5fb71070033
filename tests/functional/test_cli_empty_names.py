"""A name that is empty (a shell variable that was not set) is no file and no folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from visit_guide.cli import main

CONTENT = str(Path(__file__).parents[2] / "content")


@pytest.mark.parametrize("name", ["", "  "])
@pytest.mark.parametrize(
    "command",
    [
        ["report", "journal.jsonl", "--content", CONTENT],
        ["paper-forms", "--content", CONTENT],
        ["booklet", "--content", CONTENT],
        ["notebook", "carnet.visite.json"],
        ["build", "--content", CONTENT],
        ["bundle", "--content", CONTENT],
        ["export", "--format", "gpx", "--content", CONTENT],
        ["schema"],
        ["maps", "fetch", "--preset", "osm"],
        ["group", "export", "K7RF"],
    ],
    ids=lambda command: command[0],
)
def test_an_empty_name_is_refused_and_nothing_is_written(
    command: list[str],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, "--out", name, "--lang", "fr"]) == 2
    said = capsys.readouterr()
    assert "--out\u00a0: le nom est vide\u00a0: donnez celui d’un fichier ou d’un dossier" in said.err
    assert said.out == ""
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["report", "K7RF", "--out", "out"], "--db"),
        (["report", "journal.jsonl", "--out", "out"], "--edition"),
        (["report", "journal.jsonl", "--out", "out"], "--content"),
        (["serve", "--port", "0"], "--db"),
        (["serve", "--port", "0"], "--edition"),
        (["serve", "--port", "0"], "--content"),
        (["serve", "--port", "0"], "--tls-cert"),
        (["serve", "--port", "0"], "--organiser-key"),
        (["run", "--port", "0"], "--db"),
        (["run", "--port", "0"], "--content"),
        (["group", "new"], "--db"),
        (["group", "new"], "--content"),
        (["group", "new"], "--key-file"),
        (["group", "list"], "--db"),
        (["group", "export", "K7RF"], "--db"),
        (["check"], ""),
        (["notebook"], ""),
        (["build"], "--content"),
        (["bundle"], "--content"),
        (["booklet"], "--content"),
        (["notebook", "carnet.visite.json"], "--content"),
        (["export", "--format", "gpx"], "--content"),
        (["paper-forms", "--out", "out"], "--content"),
        (["locate", "eglise"], "--content"),
        (["maps", "fetch", "--source", "osm"], "--content"),
    ],
    ids=lambda one: one if isinstance(one, str) else one[0],
)
def test_an_empty_name_is_no_file_to_read(
    command: list[str],
    option: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, *([option] if option else []), "", "--lang", "fr"]) == 2
    said = capsys.readouterr()
    assert "le nom est vide\u00a0: donnez celui d’un fichier ou d’un dossier" in said.err
    assert option in said.err
    assert not any(tmp_path.iterdir())


def test_an_empty_group_is_no_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", " ", "--out", "out", "--lang", "fr"]) == 2
    assert "donnez le code d’un groupe" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


def test_an_empty_name_makes_no_content_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "visit", "", "--lang", "fr"]) == 2
    assert "le nom est vide" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())
