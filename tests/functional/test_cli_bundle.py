"""`visit-guide bundle`: what a packaged app carries."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path

from visit_guide import bundle
from visit_guide.cli import main

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"
TILE_BYTES = 8_000_000


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in ``cwd``."""
    return subprocess.run(
        [sys.executable, "-m", "visit_guide", "bundle", *arguments, "--lang", "en"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
    )


def test_the_guide_and_its_pictures_are_written(tmp_path: Path) -> None:
    done = run("--content", str(MINIMAL), "--out", "guide.json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    guide = bundle.loads((tmp_path / "guide.json").read_bytes())
    assert guide.sites
    assert (tmp_path / "media" / "moulin.svg").read_bytes() == (MINIMAL / "media" / "moulin.svg").read_bytes()
    assert (tmp_path / "media" / "moulin.svg.webp").read_bytes()[8:12] == b"WEBP"
    assert "2 pictures written beside it." in done.stdout


def test_map_images_are_copied_without_being_held_in_memory(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(MINIMAL, content)
    tiles = content / "tiles" / "plan"
    for row in range(8):
        image = tiles / "13" / "4159" / f"{row}.png"
        image.parent.mkdir(parents=True, exist_ok=True)
        image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(TILE_BYTES))
    described = {"format": 1, "ending": "png", "attribution": "Essai", "min_zoom": 13, "max_zoom": 13}
    edges = {"west": 2.7, "south": 50.4, "east": 2.9, "north": 50.5}
    (tiles / "tiles.json").write_text(json.dumps(described | edges), encoding="utf-8")
    tracemalloc.start()
    try:
        assert main(["bundle", "--content", str(content), "--out", str(tmp_path / "guide.json")]) == 0
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "tiles" / "plan" / "13" / "4159" / "7.png").stat().st_size == TILE_BYTES + 8
    assert peak < 8 * TILE_BYTES


def test_written_beside_its_content_the_pictures_stay_what_they_are(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(MINIMAL, content)
    assert main(["bundle", "--content", str(content), "--out", str(content / "guide.json")]) == 0
    drawing = Path("media", "moulin.svg")
    assert (content / drawing).read_bytes() == (MINIMAL / drawing).read_bytes()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = run("--content", str(MINIMAL), "--out", "nowhere/guide.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "cannot write to nowhere" in done.stderr
    assert "Traceback" not in done.stderr
