"""« Did you mean »."""

from __future__ import annotations

import pytest

from visit_guide.content.suggest import nearest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("short-title", "short_title"),
        ("titre court", "short_title"),
        ("résumé", "summary"),
        ("zzz", None),
        ("", None),
        ("t" * 1000, None),
    ],
)
def test_the_nearest_known_word(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["title", "short_title", "summary"]) == meant


def test_french_words_are_only_offered_where_they_exist() -> None:
    assert nearest("voiture", ["walk", "car"]) == "car"
    assert nearest("voiture", ["walk", "bike"]) is None
