"""The fonts that are there before anything is drawn."""

from __future__ import annotations

import json
from pathlib import Path

from flet_web import get_package_web_dir

from visit_guide.adapters.client_fonts import font_manifest
from visit_guide.ui.theme import FONTS

ROOT = Path(__file__).parents[3]


def test_the_client_loads_exactly_the_fonts_of_the_theme_and_its_own() -> None:
    shipped = (Path(get_package_web_dir()) / "assets" / "FontManifest.json").read_bytes()
    own = [f"fonts/{file.name}" for file in (ROOT / "assets" / "fonts").glob("*.ttf")]
    fonts = json.loads(font_manifest(shipped, own))
    assets = {font["family"]: [one["asset"] for one in font["fonts"]] for font in fonts}
    for family, path in FONTS.items():
        assert assets.pop(family) == [f"../{path}"]
    assert set(assets) == {"MaterialIcons", "Roboto", "packages/cupertino_icons/CupertinoIcons"}
