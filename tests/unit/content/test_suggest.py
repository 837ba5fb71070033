"""« Did you mean »."""

from __future__ import annotations

import pytest

from visit_guide.content.suggest import nearest, nearest_file


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


def test_points_are_what_a_question_is_worth_not_its_hint() -> None:
    assert nearest("points", ["hint", "pairs", "worth"]) == "worth"
    assert nearest("point", ["points", "icon"]) == "points", "a theme has points"


def test_french_words_are_only_offered_where_they_exist() -> None:
    assert nearest("voiture", ["walk", "car"]) == "car"
    assert nearest("voiture", ["walk", "bike"]) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eglise.png", "eglise.svg"),
        ("églises.svg", "eglise.svg"),
        ("egl.svg", "eglise.svg"),
        ("c.svg", None),
        ("zz.svg", None),
    ],
)
def test_an_ending_makes_no_file_likely(typed: str, meant: str | None) -> None:
    assert nearest_file(typed, ["cd2e.svg", "eglise.svg"]) == meant
