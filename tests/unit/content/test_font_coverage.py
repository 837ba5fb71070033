"""The table of characters matches the bundled fonts."""

from __future__ import annotations

from tools import font_coverage

from visit_guide.content.font_coverage import missing_characters


def test_the_table_matches_the_fonts() -> None:
    assert font_coverage.TABLE.read_text(encoding="ascii") == font_coverage.coverage()


def test_french_texts_can_be_shown() -> None:
    assert missing_characters("ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸ àâçéèêëîïôœùûüÿ « » ’ … – — € ° ² ³ · ≈\u00a0") == ()


def test_what_cannot_be_shown_is_listed_once_in_order() -> None:
    assert missing_characters("a🚲b漢🚲\n") == ("🚲", "漢")
