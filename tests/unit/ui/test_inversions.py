"""Inversions stay on one line; names and all other words keep the hyphen that was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from visit_guide.ui.components.text import text
from visit_guide.ui.inversions import unbroken


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("De quoi s’agit-elle ?", "De quoi s’agit~elle ?"),
        ("Qu’y a-t-il ici ?", "Qu’y a~t~il ici ?"),
        ("Peut-on, voulez-vous, est-ce", "Peut~on, voulez~vous, est~ce"),
        ("Dites-le-nous.", "Dites~le~nous."),
        ("Celle-ci, ceux-là", "Celle~ci, ceux~là"),
        ("Loos-en-Gohelle et Vendin-le-Vieil", "Loos-en-Gohelle et Vendin-le-Vieil"),
        (
            "éco-construction, 11-19, porte-à-porte, rendez-vous-y",
            "éco-construction, 11-19, porte-à-porte, rendez~vous~y",
        ),
        ("https://ville.example/qu-en-dit-on/", "https://ville.example/qu-en-dit-on/"),
        ("l’après-midi, Après-midi", "l’après~midi, Après~midi"),
        ("la commande « visit-guide report »", "la commande « visit~guide report »"),
        ("https://visit-guide.example/visit-guide/", "https://visit-guide.example/visit-guide/"),
        ("sans trait", "sans trait"),
        ("où iriez-vous\u00a0? Là", "où iriez~vous\u00a0? Là"),
        ("dans quel ordre avanceriez-vous\u00a0?", "dans quel ordre avanceriez-vous\u00a0?"),
    ],
)
def test_no_line_ends_within_an_inversion(typed: str, shown: str) -> None:
    assert unbroken(typed) == shown.replace("~", "\N{NON-BREAKING HYPHEN}")


def test_each_weight_draws_the_hyphen_that_does_not_break_as_the_one_that_does() -> None:
    fonts = sorted((Path(__file__).parents[3] / "assets" / "fonts").glob("AHN-???.ttf"))
    assert len(fonts) == 5
    for font in fonts:
        drawn = TTFont(font).getBestCmap()
        assert drawn[0x2011] == drawn[ord("-")], font.name


def test_a_screen_reader_says_what_was_typed() -> None:
    assert text("Qu’y a-t-il ?").semantics_label == "Qu’y a-t-il ?"
    assert text("Une éco-maison").semantics_label is None
