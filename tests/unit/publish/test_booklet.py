"""The printed booklet: what is in it, and that everybody can read it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from tests.unit.publish.pdfs import alternatives, roles, text_of, verify_accessible
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.publish.booklet import booklet_pdf

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "content"
OTHER = ROOT / "tests" / "fixtures" / "autre-ville"
ADDRESS = "https://visite.example/loos/"


def guide_of(folder: Path) -> Guide:
    guide = compile_content(folder).guide
    assert guide is not None
    return guide


@pytest.fixture(scope="module")
def shipped() -> bytes:
    return booklet_pdf(guide_of(CONTENT), CONTENT, base_url=ADDRESS)


def flat(text: str) -> str:
    """``text`` on one line: where paper breaks it does not matter."""
    return " ".join(text.replace("\u200b", "").replace("\ufffe", "-").split())


def test_everybody_can_read_it(shipped: bytes) -> None:
    guide = guide_of(CONTENT)
    verify_accessible(shipped, title=guide.itinerary.title)
    found = set(roles(shipped))
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Figure", "/Link", "/Table", "/TH", "/TOC"} <= found


def test_the_whole_visit_is_in_it(shipped: bytes) -> None:
    guide, text = guide_of(CONTENT), flat(text_of(shipped))
    for item in guide.stops:
        site = guide.site(item.site or "")
        assert site is not None
        assert flat(site.summary) in text
        for sheet in site.sheets:
            assert flat(sheet.summary) in text
            for fact in (*sheet.facts, *sheet.costs):
                assert flat(fact.label) in text
        for prompt in site.prompts:
            assert flat(prompt.question) in text
        for step in site.method.steps:
            assert flat(step.title) in text
        for source in site.sources:
            assert flat(source.title) in text
    for objective in guide.programme.objectives:
        assert flat(objective.text) in text


def test_what_is_for_the_facilitator_alone_is_not(shipped: bytes) -> None:
    text = flat(text_of(shipped))
    notes = [
        flat(prompt.facilitator_note)
        for site in guide_of(CONTENT).sites
        for prompt in site.prompts
        if prompt.facilitator_note
    ]
    assert notes
    assert not [note for note in notes if note[:60] in text]


def test_each_stop_has_a_code_that_opens_it(shipped: bytes) -> None:
    document = pypdfium2.PdfDocument(shipped)
    found = set()
    for page in document:
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        text_page.close()
        if re.search(r"Étape \d+ sur \d+ · \d+ h", flat(text)) or ADDRESS.removesuffix("/") in flat(text):
            image = page.render(scale=2.5).to_pil()
            found |= {code.text for code in zxingcpp.read_barcodes(image)}
        page.close()
    document.close()
    expected = {f"{ADDRESS}#/etape/{item.id}" for item in guide_of(CONTENT).stops}
    assert found == expected | {ADDRESS}


def test_the_same_guide_gives_the_same_bytes(shipped: bytes) -> None:
    assert booklet_pdf(guide_of(CONTENT), CONTENT, base_url=ADDRESS) == shipped


@pytest.mark.parametrize(("paper", "large"), [("a4", False), ("a5", True), ("a4", True)])
def test_other_papers_and_letters(paper: str, large: bool) -> None:
    pdf = booklet_pdf(guide_of(CONTENT), CONTENT, paper=paper, large=large)
    verify_accessible(pdf, title=guide_of(CONTENT).itinerary.title)
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    width, height = document[0].get_size()
    document.close()
    assert (round(width), round(height)) == {"a4": (595, 842), "a5": (420, 595)}[paper]
    assert not [said for said in alternatives(pdf) if ADDRESS in said]


def test_a_town_with_missing_fields() -> None:
    guide = guide_of(OTHER)
    pdf = booklet_pdf(guide, OTHER, base_url=ADDRESS)
    verify_accessible(pdf, title=guide.itinerary.title)
    text = flat(text_of(pdf))
    assert "Pas encore de fiche projet" in text
    assert "La méthode n’est pas encore décrite" in text
