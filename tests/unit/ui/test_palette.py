"""Colours: every pair that meets on screen can be told apart, in the three looks."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from visit_guide.ui.palette import DARK, EDGE_PAIRS, LIGHT, OUTDOOR, TEXT_PAIRS, Palette, contrast

PALETTES = {"light": LIGHT, "dark": DARK, "outdoor": OUTDOOR}
NAMED = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0A5A46", "#F6F7F2") == contrast("#F6F7F2", "#0A5A46")


@NAMED
def test_colours_are_written_in_full(palette: Palette) -> None:
    for name, colour in asdict(palette).items():
        assert re.fullmatch("#[0-9A-F]{6}", colour), name


@NAMED
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_texts_can_be_read(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@NAMED
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_and_marks_can_be_seen(palette: Palette, edge: str, ground: str) -> None:
    assert contrast(getattr(palette, edge), getattr(palette, ground)) >= 3


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS[:6])
def test_outdoors_reading_texts_have_the_highest_contrast(ink: str, ground: str) -> None:
    assert contrast(getattr(OUTDOOR, ink), getattr(OUTDOOR, ground)) >= 7
