"""The icon fonts keep what can appear, and little else."""

from __future__ import annotations

import io
from pathlib import Path

import flet_web
import pytest
from fontTools.ttLib import TTFont

from visit_guide.errors import UsageError
from visit_guide.publish.icons import CUPERTINO, MATERIAL, icon_fonts, icon_names
from visit_guide.publish.program import guide_program


@pytest.fixture(scope="module")
def client() -> dict[str, bytes]:
    """Flet's own fonts."""
    folder = Path(flet_web.get_package_web_dir())
    return {path: (folder / path).read_bytes() for path in (MATERIAL, CUPERTINO)}


def _glyphs(font: bytes) -> set[int]:
    return set(TTFont(io.BytesIO(font)).getBestCmap())


def test_all_that_the_program_names_is_there_and_the_font_is_small(client: dict[str, bytes]) -> None:
    names = icon_names(guide_program().files)
    assert {"CLOSE_ROUNDED", "PLACE_ROUNDED"} <= names
    fonts = icon_fonts(client, names)
    kept = _glyphs(fonts[MATERIAL])
    assert len(kept) < len(_glyphs(client[MATERIAL])) / 3
    assert len(fonts[MATERIAL]) < len(client[MATERIAL]) / 3
    assert len(fonts[CUPERTINO]) < 10_000
    assert fonts == icon_fonts(client, names), "the same input gives the same bytes"


def test_what_flutter_draws_by_itself_stays(client: dict[str, bytes]) -> None:
    whole = {name: code for code, name in TTFont(io.BytesIO(client[MATERIAL])).getBestCmap().items()}
    kept = _glyphs(icon_fonts(client, [])[MATERIAL])
    for name in ("arrow_back", "arrow_drop_down", "check", "close", "expand_more", "search", "cancel"):
        assert whole[f"{name}_baseline"] in kept


def test_a_name_without_a_drawing_is_a_clear_error(client: dict[str, bytes]) -> None:
    with pytest.raises(UsageError, match="NO_SUCH_THING"):
        icon_fonts(client, ["NO_SUCH_THING"])
