"""A person's notebook as files: everything written is in each of them, as it was typed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest

from tests.unit.publish.pdfs import alternatives, text_of, verify_accessible
from tests.unit.publish.written_notebook import TRICKY, written
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.publish.notebook.make import FORMATS, notebook_file
from visit_guide.services.backup import Backup

CONTENT = Path(__file__).parents[3] / "content"

SAID = (
    "Comparer avec et sans solaire : à demander à notre architecte.",
    "Le devis tient en une page ?",
    "Revenir avec le service voirie.",
    "Le conseil d’école, l’ALEC, deux parents du métier",
    "L’architecte des bâtiments de France",
    "Faire la liste des toits communaux à refaire",
    "Avant le 30 septembre",
    "Une rue apaisée",
    "Valbourg",
    "Montrer les relevés à tous (Lumiwatt, 4 voix)",
    "On ne peut pas trancher",
)


@cache
def shipped() -> Guide:
    guide = compile_content(CONTENT).guide
    assert guide is not None
    return guide


@cache
def made(kind: str) -> bytes:
    return notebook_file(shipped(), written(shipped()), kind, results=True)


def flat(text: str) -> str:
    return " ".join(text.replace("\u200b", "").replace("\ufffe", "-").split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(kind: str, data: bytes) -> str:
    """All text of a file."""
    match kind:
        case "pdf":
            return text_of(data)
        case "docx":
            document = docx.Document(io.BytesIO(data))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        case "html":
            parser = _Words()
            parser.feed(data.decode())
            return "\n".join(parser.words)
        case _:
            return re.sub(r"\\(.)", r"\1", data.decode())


@pytest.mark.parametrize("kind", FORMATS)
def test_everything_written_is_in_it(kind: str) -> None:
    text = flat(words_of(kind, made(kind)))
    for said in SAID:
        assert flat(said) in text, said
    assert flat(TRICKY.removesuffix(" 😀")) in text
    assert "Le toit solaire de l’église" in text


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_backup_gives_the_same_bytes(kind: str) -> None:
    assert notebook_file(shipped(), written(shipped()), kind, results=True) == made(kind)


def test_files_carry_no_date_of_their_making() -> None:
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as held:
        assert {entry.date_time[:3] for entry in held.infolist()} == {(1980, 1, 1)}


def test_everybody_can_read_the_pdf() -> None:
    verify_accessible(made("pdf"), title=f"Mon carnet – {shipped().itinerary.title}")
    assert [said for said in alternatives(made("pdf")) if said] == ["Photo 1\u00a0de cette note"]


@pytest.mark.parametrize("kind", FORMATS)
def test_results_are_there_when_wanted_only(kind: str) -> None:
    backup = written(shipped())
    wanted = flat(words_of(kind, made(kind)))
    assert "Mes résultats" in wanted
    assert "6 sur 6" in wanted
    assert "Mes résultats" not in words_of(kind, notebook_file(shipped(), backup, kind))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_the_docx_passes_through_libreoffice_and_back_without_a_loss(tmp_path: Path) -> None:
    (tmp_path / "carnet.docx").write_bytes(made("docx"))
    for source, kind, folder in (("carnet.docx", "odt", "odt"), ("odt/carnet.odt", "docx", "back")):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / folder)]
        done = subprocess.run([*command, str(tmp_path / source)], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
    back = (tmp_path / "back" / "carnet.docx").read_bytes()
    assert flat(words_of("docx", back)) == flat(words_of("docx", made("docx")))
    before, after = (docx.Document(io.BytesIO(data)) for data in (made("docx"), back))
    assert len(after.tables) == len(before.tables)
    assert len(after.inline_shapes) == len(before.inline_shapes)


def test_starred_sheets_come_with_their_sources() -> None:
    text = flat(text_of(made("pdf")))
    site = shipped().site("eglise-saint-vaast")
    assert site is not None
    sheet = next(one for one in site.sheets if one.id == "toit")
    used = {name for fact in (*sheet.facts, *sheet.costs) if fact.value for name in fact.sources}
    for source in site.sources:
        assert (flat(source.title) in text) or source.id not in used


def test_the_docx_is_a_document_of_its_language() -> None:
    document = docx.Document(io.BytesIO(made("docx")))
    assert document.core_properties.title == "Mon carnet"
    assert document.core_properties.language == "fr-FR"
    levels = [p.style.name for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert levels[0] == "Heading 1"
    assert levels.count("Heading 1") == 1
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "Photo 1 de cette note"


@pytest.mark.parametrize("kind", FORMATS)
def test_an_empty_notebook(kind: str) -> None:
    backup = Backup(visit=shipped().itinerary.id)
    assert "Rien n’a encore été écrit" in flat(words_of(kind, notebook_file(shipped(), backup, kind)))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "photo", ["", "data:image/png;base64,AAAA", "data:image/svg+xml;base64,AAAA", "rien"]
)
def test_a_picture_that_cannot_be_read_costs_nothing_else(kind: str, photo: str) -> None:
    backup = replace(written(shipped()), photos=(("abc123", photo),))
    text = flat(words_of(kind, notebook_file(shipped(), backup, kind)))
    for said in SAID:
        assert flat(said) in text


@pytest.mark.parametrize("kind", FORMATS)
def test_notes_about_what_the_content_no_longer_has_are_kept(kind: str) -> None:
    guide = shipped()
    items = tuple(item for item in guide.itinerary.items if item.site != "rue-hoche")
    smaller = replace(guide, itinerary=replace(guide.itinerary, items=items))
    text = flat(words_of(kind, notebook_file(smaller, written(guide), kind)))
    assert flat(TRICKY.removesuffix(" 😀")) in text
