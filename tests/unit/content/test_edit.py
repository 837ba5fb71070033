"""A position is written into a file of whatever shape, and nothing else in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.content.edit import EditError, with_position

VALUES = {"lat": "50.45000", "lon": "2.79000", "accuracy_m": "30", "confidence": "approximate"}
WRITTEN = "lat: 50.45000, lon: 2.79000, accuracy_m: 30, confidence: approximate"
SITES = sorted((Path(__file__).parents[3] / "content" / "sites").glob("*.yaml"))

CASES = {
    "all keys are replaced where they stand, comments stay": (
        "title: T # un titre\nposition:  # où\n  confidence: unknown # à voir\n  lat: 1 # nord\n"
        "  # plus tard\n  lon: 2\n  accuracy_m: 9\n  note: 'x'\nthemes: []\n",
        "title: T # un titre\nposition:  # où\n  confidence: approximate # à voir\n  lat: 50.45000 # nord\n"
        "  # plus tard\n  lon: 2.79000\n  accuracy_m: 30\n  note: 'x'\nthemes: []\n",
    ),
    "missing keys join the others": (
        "position:\n    # où\n    confidence: unknown # à voir\n    note: >-\n      Deux\n"
        "      lignes.\ntitle: T\n",
        "position:\n    # où\n    lat: 50.45000\n    lon: 2.79000\n    accuracy_m: 30\n"
        "    confidence: approximate # à voir\n    note: >-\n      Deux\n      lignes.\ntitle: T\n",
    ),
    "empty values are filled": (
        "position:\n  lat:\n  lon: ~ # ?\n  accuracy_m: \n  confidence:\n",
        "position:\n  lat: 50.45000\n  lon: 2.79000 # ?\n  accuracy_m: 30 \n  confidence: approximate\n",
    ),
    "in braces": (
        "position: {confidence: unknown, note: 'a, b'} # ici\ntitle: T\n",
        "position: {lat: 50.45000, lon: 2.79000, accuracy_m: 30, confidence: approximate, "
        "note: 'a, b'} # ici\ntitle: T\n",
    ),
    "empty braces": ("position: {}\n", f"position: {{{WRITTEN}}}\n"),
    "nothing after the colon": (
        "title: T\nposition: # à faire\n",
        f"title: T\nposition: {{{WRITTEN}}} # à faire\n",
    ),
    "no position at all": (
        "title: T\naddress: >-\n  Place\n  de l’Église\n\n# les thèmes\nthemes: []\n",
        "title: T\naddress: >-\n  Place\n  de l’Église\nposition:\n  lat: 50.45000\n  lon: 2.79000\n"
        "  accuracy_m: 30\n  confidence: approximate\n\n# les thèmes\nthemes: []\n",
    ),
    "everything in braces": ("{title: T}", f"{{position: {{{WRITTEN}}}, title: T}}"),
    "no end of line at the end": (
        "title: T\nposition:\n  confidence: 'unknown'",
        "title: T\nposition:\n  lat: 50.45000\n  lon: 2.79000\n  accuracy_m: 30\n  confidence: approximate",
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_shapes(before: str, after: str, bom: str, newline: str) -> None:
    data, wanted = ((bom + text.replace("\n", newline)).encode() for text in (before, after))

    assert with_position(data, VALUES) == wanted


def test_a_quoted_note_is_added_last() -> None:
    data = with_position(
        b"title: T\nposition:\n  confidence: unknown\n", {**VALUES, "note": "'l''été : « là »'"}
    )

    assert data.decode().endswith("  confidence: approximate\n  note: 'l''été : « là »'\n")


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.stem)
def test_shipped_sites_keep_every_other_line(path: Path) -> None:
    before = path.read_bytes()

    after = with_position(before, VALUES)

    keys = tuple(f"  {key}:".encode() for key in VALUES)
    assert [line for line in after.splitlines(True) if not line.startswith(keys)] == [
        line for line in before.splitlines(True) if not line.startswith(keys)
    ]
    assert with_position(after, VALUES) == after


@pytest.mark.parametrize(
    "text", ["- a\n", "position: ici\n", "a: 1\n", "position: [1]\n", "title: [\n", "", "a: {{b: c}: d}\n"]
)
def test_shapes_that_are_left_alone(text: str) -> None:
    with pytest.raises(EditError):
        with_position(text.encode(), VALUES)


@given(st.text(st.sampled_from("titlepos: {}#'\"\n-,ab"), max_size=60))
def test_whatever_the_file_says_it_is_changed_rightly_or_refused(text: str) -> None:
    data = f"title: T\nposition: {text}\n".encode()
    try:
        after = with_position(data, VALUES)
    except EditError:
        return
    assert b"50.45000" in after
