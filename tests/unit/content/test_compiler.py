"""The whole way from a folder to a guide."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from tests.unit.content.conftest import MINIMAL, ContentCopy
from visit_guide import bundle
from visit_guide.content.compiler import compile_content

ROOT = Path(__file__).parents[3]
FOLDERS = [
    ROOT / "content",
    *sorted(path.parent for path in (ROOT / "tests/fixtures").glob("*/itinerary.yaml")),
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_content_that_comes_along_is_sound(folder: Path) -> None:
    result = compile_content(folder)

    assert [problem.sort_key for problem in result.problems] == []
    assert result.guide is not None
    assert bundle.loads(bundle.dumps(result.guide)) == result.guide


def test_what_the_minimal_content_says(content: ContentCopy) -> None:
    result = content.compile()

    assert result.media_files == ("media/moulin.svg",)
    assert result.guide is not None
    assert [item.id for item in result.guide.stops] == ["moulin", "jardin"]
    moulin = result.guide.site("moulin")
    assert moulin is not None
    assert moulin.summary == "Le moulin produit de l’électricité\u00a0: on vient voir comment."
    assert moulin.sheets[0].facts[0].id == "puissance"
    assert result.guide.programme.context[0].value == "6\u00a0000"


def test_the_hash_follows_the_content_not_its_layout(content: ContentCopy) -> None:
    first = content.compile().guide
    content.append("sites/moulin.yaml", "\n# a comment\n")
    commented = content.compile().guide
    content.replace("sites/moulin.yaml", "Une roue qui tourne", "Une roue qui tournait")
    changed = content.compile().guide

    assert first is not None
    assert commented is not None
    assert changed is not None
    assert first.content_hash == commented.content_hash == bundle.content_hash(first)
    assert first.content_hash != changed.content_hash


def test_english_texts_are_left_as_typed(content: ContentCopy) -> None:
    content.append("itinerary.yaml", "language: en\n")

    guide = content.compile().guide

    assert guide is not None
    assert guide.itinerary.title == "Une journée d'essai"


def test_errors_give_no_guide_but_warnings_do(content: ContentCopy) -> None:
    content.replace("itinerary.yaml", "site: jardin", "site: moulin")
    warned = content.compile()
    content.replace("itinerary.yaml", "09:40", "soon")
    failed = content.compile()

    assert (warned.errors, warned.warnings, warned.guide is None) == (0, 1, False)
    assert (failed.errors, failed.guide) == (1, None)


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_a_folder_that_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    assert [problem.code for problem in compile_content(tmp_path / name).problems] == ["folder-missing"]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert [problem.code for problem in compile_content(tmp_path).problems] == [
        "file-missing",
        "file-missing",
    ]


def test_the_garbage_collector_is_left_as_it_was() -> None:
    compile_content(MINIMAL)
    assert gc.isenabled()
    gc.disable()
    try:
        compile_content(MINIMAL)
        assert not gc.isenabled()
    finally:
        gc.enable()
