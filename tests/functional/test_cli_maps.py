"""`visit-guide maps fetch`, against a map service on this machine."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.local_server import Answer
from tests.wmts import png, serving
from visit_guide.authoring.tile_fetch import is_image
from visit_guide.authoring.tile_grid import tile_at
from visit_guide.cli import main
from visit_guide.content.compiler import compile_content
from visit_guide.content.tile_packs import tile_files
from visit_guide.domain.geo import distance_m

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the minimal content in the current folder."""
    shutil.copytree(MINIMAL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "content"


def command(url: str, *more: str) -> list[str]:
    source = ["--source", "essai", "--url", url, "--attribution", "© Essai", "--licence", "CC0"]
    return ["maps", "fetch", *source, "--zoom", "13-15", *more]


def test_a_pack_around_the_day(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving() as wmts:
        assert main(command(wmts.url, "--yes")) == 0
    out = capsys.readouterr()

    guide = compile_content(visit).guide
    assert guide is not None
    (pack,) = guide.tile_packs
    images = tile_files(visit, pack)
    assert (pack.name, pack.ending, pack.attribution, pack.licence) == ("essai", "png", "© Essai", "CC0")
    assert (pack.min_zoom, pack.max_zoom, pack.tiles) == (13, 15, len(wmts.asked))
    assert pack.tiles == len(images) > 3
    assert pack.bytes == sum((visit / image).stat().st_size for image in images)
    for leg in guide.legs:
        for point in leg.points:
            for zoom in (13, 14, 15):
                assert pack.template.format(**dict(zip("zxy", tile_at(point, zoom), strict=True))) in images
    assert 390 < distance_m((pack.south, 2.79), (50.45, 2.79)) < 410
    description = json.loads((visit / "tiles/essai/tiles.json").read_bytes())
    assert description["source"] == wmts.url
    assert len(description["date"]) == 10
    assert f"{pack.tiles} images" in out.out
    assert "100" in out.err, "progress goes to the error stream"
    assert main(["check", "--strict", "content"]) == 0


def test_the_estimate_comes_first_and_nothing_happens_unasked(
    visit: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as wmts:
        assert main(command(wmts.url, "--dry-run")) == 0
        assert "images, environ" in capsys.readouterr().out
        assert main(command(wmts.url)) == 2
        assert "--yes" in capsys.readouterr().err
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _: "n")
        assert main(command(wmts.url)) == 0
        assert not wmts.asked
        assert not (visit / "tiles").exists()
        monkeypatch.setattr("builtins.input", lambda _: "oui")
        assert main(command(wmts.url)) == 0
        assert wmts.asked


def test_killed_and_continued(visit: Path) -> None:
    """Killed outright in the middle, twice; what was there is whole, and is not asked for again."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with serving(delay=0.05) as wmts:
        full = [*command(wmts.url, "--yes"), "--zoom", "13-17"]
        for _ in range(2):
            known = len(list(visit.rglob("*.png")))
            process = subprocess.Popen(
                [sys.executable, "-m", "visit_guide", *full],
                cwd=visit.parent,
                env=environ,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            deadline = time.monotonic() + 30
            while len(list(visit.rglob("*.png"))) < known + 10 and time.monotonic() < deadline:
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
            process.wait()
            there = {path: path.read_bytes() for path in visit.rglob("*.png")}
            assert len(there) >= known + 10
            assert all(is_image(data, "png") for data in there.values())
            assert not (visit / "tiles/essai/tiles.json").exists()
        stamps = {path: path.stat().st_mtime_ns for path in there}
        wmts.asked.clear()
        wmts.delay = 0

        assert main(full) == 0

    assert {path: path.stat().st_mtime_ns for path in there} == stamps
    guide = compile_content(visit).guide
    assert guide is not None
    assert guide.tile_packs[0].tiles == len(there) + len(wmts.asked)
    assert not list(visit.rglob("*.part"))


def test_interrupted_from_the_keyboard(visit: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with serving(delay=0.05) as wmts:
        process = subprocess.Popen(
            [sys.executable, "-m", "visit_guide", *command(wmts.url, "--yes"), "--zoom", "13-17"],
            cwd=visit.parent,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 30
        while len(list(visit.rglob("*.png"))) < 5 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "Traceback" not in error.decode()
    assert "Interrompu" in error.decode() or "Interrupted" in error.decode()


def test_images_of_an_earlier_plan_are_removed(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving() as wmts:
        assert main(command(wmts.url, "--yes")) == 0
        before = len(list(visit.rglob("*.png")))
        wmts.asked.clear()
        assert main([*command(wmts.url, "--yes"), "--zoom", "14"]) == 0

    left = list(visit.rglob("*.png"))
    assert not wmts.asked
    assert 0 < len(left) < before
    assert {path.parts[-3] for path in left} == {"14"}
    assert f"{before - len(left)} images" in capsys.readouterr().out


def test_lacking_images_make_the_command_fail_and_a_second_run_mends_it(visit: Path) -> None:
    broken = Answer(b"<html>", "text/html", 404)
    with serving(lambda *_: broken) as wmts:
        assert main(command(wmts.url, "--yes")) == 1
        wmts.trouble = lambda *_: None
        assert main(command(wmts.url, "--yes")) == 0
    assert list(visit.rglob("*.png"))


def test_another_service_does_not_mix_in(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving() as wmts:
        assert main(command(wmts.url, "--yes")) == 0
        assert main(command(wmts.url.replace("LAYER=PLAN", "LAYER=AUTRE"), "--yes")) == 2
    assert "--out" in capsys.readouterr().err
    (visit / "tiles" / "autre").mkdir()
    (visit / "tiles" / "autre" / "photo.jpg").write_bytes(b"x")
    with serving() as wmts:
        arguments = ["essai", "autre"]
        assert main([a if a != arguments[0] else arguments[1] for a in command(wmts.url, "--yes")]) == 2
    assert (visit / "tiles" / "autre" / "photo.jpg").read_bytes() == b"x"


def test_a_source_of_the_content(visit: Path) -> None:
    with serving() as wmts:
        (visit / "maps.yaml").write_text(
            f"sources:\n  - name: commune\n    url: '{wmts.url}'\n    attribution: © Commune\n",
            encoding="utf-8",
        )
        arguments = ["--zoom", "14", "--bbox", "2.78,50.44,2.80,50.46", "--out", "ailleurs", "--yes"]
        assert main(["maps", "fetch", "--source", "commune", *arguments]) == 0
    assert list(Path("ailleurs/commune/14").rglob("*.png"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--source", "inconnue"], "ign-plan"),
        (["--source", "ign-plan", "--url", "https://a/{z}/{x}/{y}"], "ign-plan"),
        (["--source", "ign-plan", "--attribution", "x"], "--url"),
        (["--source", "ign-plan", "--zoom", "17-13"], "--zoom"),
        (["--source", "ign-plan", "--zoom", "13-25"], "18"),
        (["--source", "ign-plan", "--zoom", "loin"], "--zoom"),
        (["--source", "ign-plan", "--bbox", "1,2,3"], "--bbox"),
        (["--source", "ign-plan", "--bbox", "2,51,3,50"], "--bbox"),
        (["--source", "ign-plan", "--bbox", "nan,50,3,51"], "--bbox"),
        (["--source", "ign-plan", "--bbox=-180,-85,180,85"], "5000"),
        (["--source", "osm", "--url", "https://tile.openstreetmap.org/{z}/{x}/{y}.png"], "bénévoles"),
    ],
)
@pytest.mark.usefixtures("visit")
def test_refusals(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["maps", "fetch", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_no_known_place(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (visit / "sites").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").replace("verified", "unknown").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("  lat", "  lon", "  accuracy"))]
        path.write_text("".join(kept), encoding="utf-8")

    assert main(["maps", "fetch", "--source", "ign-plan", "--dry-run"]) == 2
    assert "--bbox" in capsys.readouterr().err


def test_a_damaged_description_is_only_a_warning(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = visit / "tiles" / "plan"
    folder.mkdir(parents=True)
    (folder / "tiles.json").write_text('{"format": 1, "ending": "png"}', encoding="utf-8")
    (folder / "1.png").write_bytes(png())

    assert main(["check", "content"]) == 0
    assert "tiles-unreadable" in capsys.readouterr().out
