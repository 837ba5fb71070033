"""What an edition carries beside the program: also the images of the map."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from visit_guide.bootstrap import media_on_web
from visit_guide.content.compiler import compile_content
from visit_guide.errors import PaperError
from visit_guide.publish.guide import public_files

ROOT = Path(__file__).parents[3]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def test_map_images_are_part_of_the_edition_and_of_its_size(content: Path) -> None:
    bare = compile_content(content).guide
    assert bare is not None
    without = public_files(bare, content, ROOT / "assets")
    image = content / "tiles" / "plan" / "13" / "4159" / "2753.png"
    image.parent.mkdir(parents=True)
    image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    described = {"format": 1, "ending": "png", "attribution": "Essai", "min_zoom": 13, "max_zoom": 13}
    edges = {"west": 2.7, "south": 50.4, "east": 2.9, "north": 50.5}
    (content / "tiles" / "plan" / "tiles.json").write_text(json.dumps(described | edges), encoding="utf-8")
    guide = compile_content(content).guide
    assert guide is not None
    files = public_files(guide, content, ROOT / "assets")
    assert set(files) - set(without) == {"tiles/plan/13/4159/2753.png"}
    assert len(files["tiles/plan/13/4159/2753.png"]) == 2008


def test_each_drawing_comes_with_the_picture_that_the_app_asks_for(content: Path) -> None:
    guide = compile_content(content).guide
    assert guide is not None
    files = public_files(guide, content, ROOT / "assets")
    shown = [media.file for site in guide.sites for media in site.media]
    assert shown
    for name in shown:
        assert files[f"media/{name}"].startswith(b"<svg")
        assert files[media_on_web(name)][8:12] == b"WEBP"
    (content / "media" / shown[0]).write_text("<svg", encoding="utf-8")
    with pytest.raises(PaperError, match=shown[0]):
        public_files(guide, content, ROOT / "assets")
