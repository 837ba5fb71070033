"""Letters without accents, and the order of a French dictionary."""

from __future__ import annotations

from visit_guide.domain.letters import bare, dictionary


def test_letters_are_bared_of_accents_and_ligatures() -> None:
    assert bare("Œuvre ÉLÈVE çà, Łódź") == "oeuvre eleve ca, lodz"


def test_texts_are_in_the_order_of_a_french_dictionary() -> None:
    told = [
        "Zut",
        "Étendre",
        "étang",
        "Etable",
        "« Fifty-fifty »",
        "à voir",
        "Œuvrer",
        "odeur",
        "cote",
        "côté",
    ]
    assert sorted(told, key=dictionary) == [
        "à voir", "cote", "côté", "Etable", "étang", "Étendre", "« Fifty-fifty »", "odeur", "Œuvrer", "Zut",
    ]  # fmt: skip
