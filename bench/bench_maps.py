"""Maps on the organiser's side: fetching images from a local service, and the legs of a long day.

The service answers after a fixed delay, as one on the network would; a second round without
any delay shows what the program itself costs. The plain loop asks for one image after the other
with the same library and writes it, without any check.
"""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import random
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
from tests.wmts import serving

from bench.measure import Table, repeat, seconds
from visit_guide.authoring.tile_fetch import CONNECTIONS, fetch_tiles, tile_path
from visit_guide.authoring.tile_grid import Tile
from visit_guide.authoring.tile_sources import TileSource
from visit_guide.content.paths import geodesic_m, thinned
from visit_guide.domain.geo import distance_m
from visit_guide.domain.guide import (
    Confidence,
    Guide,
    Item,
    ItemKind,
    Itinerary,
    Position,
    Programme,
    Transfer,
    Travel,
)
from visit_guide.domain.legs import measured_legs, totals
from visit_guide.messages import Catalogue

__all__ = ["main"]

RUNS = 5
DELAY_S = 0.03
TILES: list[Tile] = [(16, 33000 + x, 22000 + y) for x in range(20) for y in range(15)]
STOPS = 1000
RECORDED = 20_000
LEGS_AIM_S = 1.0
FASTER_AIM = 3


def main() -> int:
    """Measure and print the tables; 1 when an aim is missed."""
    tables = [_tiles(DELAY_S), _tiles(0.0), _legs()]
    for table in tables:
        table.save()
        print(f"{table.text()}\n")
    slowest = tables[0].rows[1][1].median
    faster = tables[0].rows[0][1].median / slowest
    met = faster >= FASTER_AIM
    print(f"maps fetch: {len(TILES) / slowest:,.0f} images a second, {faster:.1f} times the plain loop")
    print(f"aim: {FASTER_AIM} times over a network: {'met' if met else 'missed'}")
    return int(not met or not all(table.met for table in tables))


def _tiles(delay: float) -> Table:
    title = (
        f"{len(TILES)} map images, {CONNECTIONS} connections, the service answers after {delay * 1000:.0f} ms"
    )
    table = Table(f"maps-fetch-{delay * 1000:.0f}ms", title)
    with _Service(delay) as url:
        source = TileSource(name="bench", url=url, attribution="-")
        table.add("one after the other, plain", repeat(partial(_in_new_folder, _plain, source), RUNS))
        table.add("maps fetch", repeat(partial(_in_new_folder, _fetch, source), RUNS))
        with tempfile.TemporaryDirectory() as folder:
            again = partial(_fetch, source, Path(folder))
            table.add("maps fetch, all there already", repeat(partial(seconds, again), RUNS))
    return table


class _Service:
    """The service in a process of its own, so that it does not take turns with what is measured."""

    def __init__(self, delay: float) -> None:
        self._end, other = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_serve, args=(delay, other), daemon=True)

    def __enter__(self) -> str:
        self._process.start()
        return str(self._end.recv())

    def __exit__(self, *_: object) -> None:
        self._end.send("stop")
        self._process.join()


def _serve(delay: float, end: Connection) -> None:
    with serving(delay=delay) as wmts:
        end.send(wmts.url)
        end.recv()


def _in_new_folder(work: Callable[[TileSource, Path], None], source: TileSource) -> float:
    with tempfile.TemporaryDirectory() as folder:
        return seconds(partial(work, source, Path(folder)))


def _plain(source: TileSource, folder: Path) -> None:
    with httpx.Client() as client:
        for tile in TILES:
            path = tile_path(folder, tile, source.ending)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(client.get(source.address(*tile)).content)


def _fetch(source: TileSource, folder: Path) -> None:
    result = asyncio.run(fetch_tiles(source, TILES, folder, Catalogue("en", "tools")))
    if result.fetched + result.kept != len(TILES):
        raise SystemExit(f"not all images came: {result}")


def _legs() -> Table:
    dice = random.Random(4)
    items = tuple(_stop(number, dice) for number in range(STOPS))
    day = Guide(
        itinerary=Itinerary(id="bench", title="-", items=items),
        programme=Programme(title="-", place="-"),
        themes=(),
        sites=(),
    )
    legs = measured_legs(day, geodesic_m)
    track = [(50.44 + n * 1e-6, 2.78 + math.sin(n / 300) * 1e-3) for n in range(RECORDED)]
    table = Table("maps-legs", f"The way between {STOPS:,} stops", aim=LEGS_AIM_S)
    for label, work in (
        ("measured for the guide, by geopy", lambda: measured_legs(day, geodesic_m)),
        ("measured on the tablet", lambda: measured_legs(day, distance_m)),
        ("added up", lambda: totals(legs, Travel())),
        (f"a recorded path of {RECORDED:,} points thinned", lambda: thinned(track)),
    ):
        table.add(label, repeat(partial(seconds, work), RUNS))
    return table


def _stop(number: int, dice: random.Random) -> Item:
    lat, lon = dice.uniform(50.43, 50.48), dice.uniform(2.74, 2.82)
    return Item(
        id=str(number),
        kind=ItemKind.STOP,
        start="09:00",
        end="09:00",
        position=Position(lat=lat, lon=lon, confidence=Confidence.VERIFIED),
        transfer=Transfer(minutes=5),
    )


if __name__ == "__main__":
    sys.exit(main())
