"""The notebook as a document, as Markdown and as a page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.guides import whole_guide
from visit_guide.domain.group import Practice
from visit_guide.domain.notebook import About, Entry, Note, Notebook, Place, Tag, Worksheet
from visit_guide.messages import Catalogue
from visit_guide.services.export_html import to_html
from visit_guide.services.export_markdown import to_markdown
from visit_guide.services.notebook_document import Document, Items, Pairs, Picture, Table, Text, arrange

T = Catalogue("fr")
GUIDE = whole_guide()
PHOTO = "data:image/jpeg;base64,AAAA"
NOTEBOOK = Notebook(
    notes=(
        Note(
            id="a",
            about=About(place=Place.FACT, item="moulin", sheet="roue", ref="puissance"),
            text="Et chez <nous> ?\nOui.",
            tags=(Tag.TO_CHECK,),
            photos=("p1", "gone"),
            since="2026-05-28T09:00:00+00:00",
            others=("Autre version",),
        ),
        Note(id="b", text="Une note libre"),
    ),
    stars=(
        About(place=Place.SHEET, item="moulin", sheet="roue"),
        About(place=Place.FACT, item="moulin", sheet="roue", ref="puissance"),
    ),
    answers=((("moulin", "p"), "Assez"),),
    worksheets=(
        Worksheet(
            item="moulin",
            sheet="roue",
            entries=(
                ("first-step", Entry(text="Voir", at="1")),
                ("need", Entry(text="De l’eau", others=("Du sol",), at="1")),
                ("rate-means", Entry(text="easy", at="1")),
                ("when", Entry(text="en juin", at="1")),
            ),
        ),
    ),
    profile=(("population", Entry(text="3 200")),),
)


PRACTICE = Practice(id="p", item="", text="Commencer petit", votes=2)


def texts_of(document: Document) -> str:
    """All the words of a document."""
    return to_markdown(document)


def test_everything_written_is_in_the_document() -> None:
    document = arrange(GUIDE, NOTEBOOK, T, photos={"p1": PHOTO}, practices=(PRACTICE,))
    page = to_html(document)
    for words in (
        "3 200",
        "Voir",
        "en juin",
        "De l’eau",
        "Du sol",
        "Facile",
        "Du temps.",
        "Le droit d’eau.",
        "Et chez &lt;nous&gt; ?<br>Oui.",
        "Autre version",
        "À vérifier",
        "Une note libre",
        "Assez",
        "La roue",
        "12 kW (2020)",
        "Le bulletin, La commune, 2020",
        "Commencer petit (2 voix)",
        PHOTO,
    ):
        assert words in page, words
    markdown = to_markdown(document)
    assert "Et chez \\<nous\\> ?  \nOui." in markdown
    assert "base64" not in markdown
    assert markdown.index("Mon territoire") < markdown.index("Mes notes") < markdown.index("Sources")


def test_an_empty_notebook_says_so() -> None:
    document = arrange(GUIDE, Notebook(), T)
    assert "Rien n’a encore été écrit" in to_html(document)
    assert to_markdown(arrange(GUIDE, Notebook(), Catalogue("en"))).startswith("# My notebook")


def test_what_is_about_a_stop_that_is_gone_is_still_there() -> None:
    lost = Notebook(
        notes=(Note(id="a", about=About(place=Place.STOP, item="gone"), text="Perdue"),),
        stars=(About(place=Place.SHEET, item="gone", sheet="x"),),
        worksheets=(Worksheet(item="gone", sheet="x", entries=(("need", Entry(text="y", at="1")),)),),
    )
    markdown = to_markdown(arrange(GUIDE, lost, T))
    assert "Perdue" in markdown
    assert "y" in markdown


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# pas un titre", "\\# pas un titre"),
        ("- pas une liste", "\\- pas une liste"),
        ("12. pas une liste", "12\\. pas une liste"),
        ("*gras* _souligné_ [lien](x)", "\\*gras\\* \\_souligné\\_ \\[lien\\](x)"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("a | b", "a \\| b"),
    ],
)
def test_what_people_type_stays_text_in_markdown(typed: str, written: str) -> None:
    document = Document(title="t", under="", language="fr", blocks=(Text(text=typed),))
    assert to_markdown(document) == f"# t\n\n{written}\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@given(st.text(alphabet="a<>&\"'\n #-|*é", max_size=12))
def test_pages_are_well_formed_whatever_is_typed(typed: str) -> None:
    blocks = (
        Text(text=typed),
        Text(text=typed, quiet=True),
        Items(texts=(typed,)),
        Pairs(rows=((typed, typed),)),
        Table(head=(typed,), rows=((typed,),)),
        Picture(data="data:x", alt=typed),
    )
    reader = _Reader()
    reader.feed(to_html(Document(title=typed, under=typed, language="fr", blocks=blocks)))
    reader.close()
    assert reader.open == []
    assert "".join(typed.split()) in "".join("".join(reader.words).split())
    to_markdown(Document(title=typed, under=typed, language="fr", blocks=blocks))
