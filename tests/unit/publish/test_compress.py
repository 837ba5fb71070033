"""Compressed copies are there where they help, and always the same."""

from __future__ import annotations

import gzip
import os

from visit_guide.publish.compress import compressed

TEXT = b"la transition, pas a pas. " * 200


def test_texts_are_compressed_and_pictures_are_not() -> None:
    packed = compressed({"a.txt": TEXT, "b.png": TEXT}, fast=True)
    assert gzip.decompress(packed["a.txt.gz"]) == TEXT
    assert not [path for path in packed if path.startswith("b.png")]


def test_a_copy_that_saves_nothing_is_left_out() -> None:
    assert compressed({"noise.bin": os.urandom(5000)}, fast=True) == {}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert compressed({"a.txt": TEXT}) == compressed({"a.txt": TEXT})
