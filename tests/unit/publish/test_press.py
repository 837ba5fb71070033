"""Setting values: nothing people type is an instruction, pictures of all sorts, damage is said."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.unit.publish.pdfs import text_of
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Media
from visit_guide.errors import PaperError
from visit_guide.publish.booklet import booklet_pdf
from visit_guide.publish.typeset.press import fonts
from visit_guide.publish.typeset.texts import BOX, printable

MINIMAL = Path(__file__).parents[2] / "fixtures" / "minimal"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(MINIMAL, folder)
    return folder


def with_picture(content: Path, name: str, data: bytes) -> bytes:
    """The booklet of a content whose first site has this picture."""
    (content / "media" / name).write_bytes(data)
    guide = compile_content(content).guide
    assert guide is not None
    media = Media(file=name, alt="Essai", credit="Essai", licence="CC0")
    first = replace(guide.sites[0], media=(media,))
    return booklet_pdf(replace(guide, sites=(first, *guide.sites[1:])), content)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_photographs_are_printed(kind: str, content: Path) -> None:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, kind)
    assert b"/Image" in with_picture(content, f"photo.{kind.lower()}", out.getvalue())


def test_a_damaged_picture_is_named(content: Path) -> None:
    with pytest.raises(PaperError, match=r"media/photo\.png"):
        with_picture(content, "photo.png", b"\x89PNG\r\n\x1a\n but no more")


def test_what_is_typed_is_no_instruction(content: Path) -> None:
    typed = '#panic("x") $1/0$ *a* _b_ `c` <d> @e \\ // /* ] } " 100 % de l’énergie'
    guide = compile_content(content).guide
    assert guide is not None
    sites = (replace(guide.sites[0], summary=typed, title=typed), *guide.sites[1:])
    text = " ".join(text_of(booklet_pdf(replace(guide, sites=sites), content)).split())
    assert text.count('#panic("x") $1/0$ *a* _b_ `c` <d> @e \\ // /* ] } "') == 3  # title, contents, text


def test_what_no_font_draws_becomes_a_box() -> None:
    assert printable("名 x 😀", fonts()) == f"{BOX} x {BOX}"
    assert printable("Ωμέγα Дмитрий Żółć CO₂ → ✓", fonts()) == "Ωμέγα Дмитрий Żółć CO₂ → ✓"
    assert printable("a\x00b\u202ec\ud800\u2028d\te\u0301", fonts()) == "abc\nd é"


def test_drawings_are_left_alone() -> None:
    drawing = f'<path d="M 1 2 h 3 m 4 5"/><text>{"a" * 40} 名</text>'
    assert printable({"svg": drawing}, fonts()) == {"svg": drawing.replace("名", BOX)}


def test_a_word_no_line_holds_may_be_broken() -> None:
    assert printable("a" * 40, fonts()) == "\u200b".join(["aaaaaaaa"] * 5)
    assert printable("anticonstitutionnellement", fonts()) == "anticonstitutionnellement"


def test_numbers_keep_their_units() -> None:
    assert printable(["40 000 € et 12 km", {"a": "3 h du matin"}], fonts()) == [
        "40 000\u00a0€ et 12\u00a0km",
        {"a": "3\u00a0h du matin"},
    ]


def test_a_number_stays_with_the_word_after_it() -> None:
    assert printable("12 foyers et 69 ménages, en 2014 et 2 anticonstitutionnellement", fonts()) == (
        "12\u00a0foyers et 69\u00a0ménages, en 2014\u00a0et 2 anticonstitutionnellement"
    )
