"""Finding words whatever the accents, in the whole guide and in notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.guides import whole_guide
from visit_guide.domain.notebook import Note, Notebook
from visit_guide.domain.search import Entry, Index, Sort, entries_of, excerpt, notes_of, plain, words_of

LETTERS = st.text(alphabet="aeéèÉoœç -’,\n2²", max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Énergie", "energie"),
        ("ÉCO-construction", "eco construction"),
        ("Cœur d’œuvre", "coeur d oeuvre"),
        ("12 m² de CO₂", "12 m2 de co2"),
        ("« habitant·es »", " habitant es "),
        ("une\nligne", "une\nligne"),
    ],
)
def test_plain_words(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.lists(LETTERS, max_size=6), LETTERS)
def test_the_index_finds_what_reading_word_by_word_finds(texts: list[str], query: str) -> None:
    entries = [Entry(sort=Sort.TEXT, title="", text=text, item=str(n)) for n, text in enumerate(texts)]
    wanted = words_of(query)
    expected = [
        entry
        for entry in entries
        if wanted and all(any(word.startswith(w) for word in plain(entry.text).split()) for w in wanted)
    ]
    assert list(Index(entries).find(query)) == expected


def test_all_words_are_needed_by_their_beginning() -> None:
    index = Index([Entry(sort=Sort.TEXT, title="Le toit", text="Panneaux solaires sur l’église")])
    for query in ("energie", "toit neuf", "olaires"):
        assert index.find(query) == ()
    for query in ("eglise", "panneaux sol", "TOIT église", "l eglise"):
        assert len(index.find(query)) == 1
    assert index.find("  ") == Index([]).find("toit") == ()


def test_titles_come_first_and_sorts_keep_their_order() -> None:
    entries = [
        Entry(sort=Sort.TEXT, title="Ailleurs", text="énergie"),
        Entry(sort=Sort.THEME, title="Énergie"),
        Entry(sort=Sort.NOTE, title="", text="l’énergie chez nous"),
    ]
    assert [one.sort for one in Index(entries).find("energie")] == [Sort.THEME, Sort.NOTE, Sort.TEXT]
    assert len(Index(entries).find("energie", limit=2)) == 2


def test_everything_of_a_guide_can_be_found() -> None:
    index = Index(entries_of(whole_guide()))
    for query, sort in (
        ("moulin", Sort.STOP),
        ("roue", Sort.SHEET),
        ("puissance", Sort.FACT),
        ("concevoir", Sort.METHOD),
        ("que voyez", Sort.PROMPT),
        ("eau", Sort.THEME),
        ("pourquoi", Sort.PROGRAMME),
        ("difficulte", Sort.TEXT),
    ):
        assert sort in {one.sort for one in index.find(query)}, query


def test_notes_are_found_by_text_and_by_what_they_are_about() -> None:
    notebook = Notebook(notes=(Note(id="a", text="Un toit"), Note(id="b", text="Rien", others=("Énergie",))))
    index = Index(notes_of(notebook, {"a": "Église", "b": "Rue"}))
    assert [one.item for one in index.find("eglise")] == ["a"]
    assert [one.item for one in index.find("energie")] == ["b"]


def test_the_sentence_that_matters_is_shown() -> None:
    text = "Rien à voir. Ici on parle d’énergie, longuement. Et puis rien."
    assert excerpt(text, "energie") == "Ici on parle d’énergie, longuement."
    assert excerpt("mot " * 100, "mot").endswith("…")
    assert len(excerpt("mot " * 100, "mot")) <= 160
    assert excerpt("", "x") == ""
