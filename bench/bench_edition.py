"""The offline edition beside a naive build of the same app and beside a plain site of the same content.

(a) this edition; (b) Flet's own client and start, made to work without a network, `build --naive`;
(c) the content as a MkDocs Material site, which has no app and keeps nothing. All are served by the
same server with the best compression, on this machine, without any slowing of the network. Rounds
of (a), (b), (c) follow one another, so that what else the machine does weighs on all of them.

"Readable": the stop's summary is on screen, as text of the page or as what Flutter describes.
"Usable": a tap on the next stop, tried again until it does something, has led there.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.edition_visit import CONTENT
from bench.measure import Sample, Table
from bench.mkdocs_site import build_mkdocs
from visit_guide.adapters.paths import assets_dir
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.publish.compress import compressed
from visit_guide.publish.edition import Sizes, write_site
from visit_guide.publish.guide import build_guide
from visit_guide.publish.naive import build_naive

ROUNDS = 5
STARTED = time.monotonic()
LIMIT_SECONDS = 90
"""For one visit; a browser that hangs is ended, and the visit made again."""
ATTEMPTS = 3
REOPEN_AIM, REOPEN_SHARE, FIRST_SHARE = 1.8, 0.35, 0.7
DOWNLOAD_AIM, STOP_AIM, READABLE_AIM = 9_000_000, 0.1, 0.1
LABELS = {"a": "(a) this edition", "b": "(b) naive build", "c": "(c) MkDocs Material"}

Times = dict[str, dict[str, list[float]]]
"""By letter and by what was waited for: the seconds of each round."""


def _say(text: str) -> None:
    """Tell whoever waits how far it is."""
    print(f"{time.monotonic() - STARTED:6.1f} s  {text}", file=sys.stderr, flush=True)


def _visit(key: str, folder: Path) -> Any:
    command = [sys.executable, "-m", "bench.edition_visit", key, str(folder)]
    for _ in range(ATTEMPTS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as visit:
            try:
                printed, _ = visit.communicate(timeout=LIMIT_SECONDS)
            except subprocess.TimeoutExpired:
                _say(f"({key}) hangs: once more")
                os.killpg(visit.pid, signal.SIGKILL)
                continue
        if visit.returncode == 0:
            return json.loads(printed)
        _say(f"({key}) failed: once more")
    raise TimeoutError(f"({key}) came to no end in {ATTEMPTS} attempts")


def _rounds(folders: Mapping[str, Path]) -> Times:
    times: Times = {key: {} for key in folders}
    for _ in range(ROUNDS):
        for key, folder in folders.items():
            for visit, (readable, usable) in _visit(key, folder).items():
                _say(f"({key}) {visit}: readable {readable:.2f} s, usable {usable:.2f} s")
                times[key].setdefault(f"{visit} readable", []).append(readable)
                times[key].setdefault(f"{visit} usable", []).append(usable)
    return times


def _built(folder: Path, guide: Guide) -> tuple[dict[str, Path], dict[str, Sizes]]:
    _say("building (a)")
    ours = build_guide(guide, CONTENT, assets_dir(), folder / "ours")
    _say("building (b)")
    naive = build_naive(guide, CONTENT, assets_dir(), folder / "naive")
    _say("building (c)")
    pages = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for root in (build_mkdocs(guide, CONTENT, folder / "mkdocs"),)
        for path in root.rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".map")
    }
    packed = compressed(pages)
    write_site(folder / "plain", {**pages, **packed, "edition.json": b'{"base": "/"}'})

    def sent(path: str, endings: tuple[str, ...]) -> int:
        return len(next((packed[path + end] for end in endings if path + end in packed), pages[path]))

    plain = Sizes(
        download=sum(sent(path, (".br", ".gz")) for path in pages),
        gzip=sum(sent(path, (".gz",)) for path in pages),
        keep=sum(map(len, pages.values())),
    )
    return (
        {"a": folder / "ours", "b": folder / "naive", "c": folder / "plain"},
        {
            "a": ours.sizes["skwasm"],
            "a (Safari, Firefox)": ours.sizes["canvaskit"],
            "b": naive.sizes["skwasm"],
            "c": plain,
        },
    )


def main() -> int:
    """Print the tables; 1 when an aim is missed."""
    guide = compile_content(CONTENT).guide
    assert guide is not None
    with tempfile.TemporaryDirectory() as folder:
        folders, sizes = _built(Path(folder), guide)
        times = _rounds(folders)
        _say("(a) stop changes")
        taps = Sample(tuple(_visit("stops", folders["a"])))
    print("Bytes: to download with Brotli, with gzip only, to keep\n")
    for name, size in sizes.items():
        label = LABELS.get(name, f"({name[0]}){name[1:]}")
        print(f"{label:24} {size.download:>12,} {size.gzip:>12,} {size.keep:>12,}")
    tables = []
    for visit in ("first", "reopen"):
        for name in ("readable", "usable"):
            what = "First visit" if visit == "first" else "Reopened without a network"
            table = Table(f"edition-{visit}-{name}", f"{what}, until {name}")
            for key, found in times.items():
                if f"{visit} {name}" in found:
                    table.add(LABELS[key], Sample(tuple(found[f"{visit} {name}"])))
            tables.append(table)
    stops = Table("edition-stops", "From the tap to the next stop's words")
    stops.add(LABELS["a"], taps)
    for table in (*tables, stops):
        print(f"\n{table.text()}")
        table.save()
    return _verdict(times, sizes, taps)


def _verdict(times: Times, sizes: Mapping[str, Sizes], taps: Sample) -> int:
    def median(key: str, name: str) -> float:
        return Sample(tuple(times[key][name])).median

    reopen, late = median("a", "reopen usable"), median("a", "first readable") - median("c", "first readable")
    shares = {
        visit: median("a", f"{visit} usable") / median("b", f"{visit} usable")
        for visit in ("first", "reopen")
    }
    heaviest = max(sizes["a"].download, sizes["a (Safari, Firefox)"].download)
    checks: tuple[tuple[str, float, float, Callable[[float], str]], ...] = (
        ("reopened usable", reopen, REOPEN_AIM, lambda v: f"{v:.2f} s"),
        ("reopened usable, share of (b)", shares["reopen"], REOPEN_SHARE, lambda v: f"{v:.2f}"),
        ("first visit usable, share of (b)", shares["first"], FIRST_SHARE, lambda v: f"{v:.2f}"),
        ("first visit readable, later than (c)", late, READABLE_AIM, lambda v: f"{v * 1000:.0f} ms"),
        ("download, the heavier browser", heaviest, DOWNLOAD_AIM, lambda v: f"{v / 1e6:.2f} MB"),
        ("stop change, 95 %", taps.percentile(95), STOP_AIM, lambda v: f"{v * 1000:.0f} ms"),
    )
    print("\nAims")
    for label, value, aim, shown in checks:
        print(f"{label:38} {shown(value):>10}  aim {shown(aim):>10}  {'met' if value <= aim else 'missed'}")
    return int(any(value > aim for _, value, aim, _ in checks))


if __name__ == "__main__":
    raise SystemExit(main())
