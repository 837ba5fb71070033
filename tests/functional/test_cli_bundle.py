"""`visit-guide bundle`: what a packaged app carries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from visit_guide import bundle

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"


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


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = run("--content", str(MINIMAL), "--out", "nowhere/guide.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "cannot write to nowhere" in done.stderr
    assert "Traceback" not in done.stderr
