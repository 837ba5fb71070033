"""A pack of map images: which ones it needs, and its description once they are there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from visit_guide.authoring.tile_fetch import tile_path
from visit_guide.authoring.tile_grid import Tile, count_tiles, tiles_of
from visit_guide.authoring.tile_sources import TileSource
from visit_guide.content.tile_packs import write_description
from visit_guide.domain.box import Box, bounding_box
from visit_guide.domain.guide import Guide, TilePack
from visit_guide.domain.legs import day_legs, point_of
from visit_guide.domain.record import record
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["MARGIN_M", "Plan", "around_the_day", "claim", "finish"]

MARGIN_M = 400
"""How far the images reach beyond the places and ways of the day."""

_CLAIM = ".source"


@record
class Plan:
    """The images a pack needs."""

    source: TileSource
    box: Box
    zooms: range

    @property
    def count(self) -> int:
        """How many images that is."""
        return count_tiles(self.box, self.zooms)

    def __iter__(self) -> Iterator[Tile]:
        return tiles_of(self.box, self.zooms)


def around_the_day(guide: Guide) -> Box | None:
    """Around every known place and way of the day; None when no place is known."""
    points = [point for item in guide.itinerary.items if (point := point_of(guide, item))]
    points += [point for leg in day_legs(guide) for point in leg.points]
    return bounding_box(points, MARGIN_M)


def claim(folder: Path, source: TileSource, t: Catalogue) -> None:
    """Make the folder of the pack, and note whose images it holds before the first one comes.

    Raises:
        UsageError: it holds something else.
        OSError: it cannot be written.
    """
    note = folder / _CLAIM
    if note.is_file():
        if note.read_text(encoding="utf-8").strip() != source.url:
            raise UsageError(
                t("{folder} holds images of another service: delete it, or give another --out", folder=folder)
            )
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(t("{folder} holds something already: nothing was changed", folder=folder))
    folder.mkdir(parents=True, exist_ok=True)
    note.write_text(source.url + "\n", encoding="utf-8")


def finish(folder: Path, plan: Plan, today: datetime.date) -> tuple[TilePack, int]:
    """Describe the pack; gives it, and how many images of earlier, other plans were removed."""
    ending = plan.source.ending
    wanted = {tile_path(folder, tile, ending) for tile in plan}
    found = [path for path in folder.glob("*/*/*") if path.is_file()]
    held = [path for path in found if path in wanted]
    others = [path for path in found if path not in wanted]
    for path in others:  # an interrupted write, or an image that the map would never ask for
        path.unlink()
    for level in ("*/*", "*"):
        for emptied in (path for path in folder.glob(level) if path.is_dir() and not any(path.iterdir())):
            emptied.rmdir()
    pack = TilePack(
        name=folder.name,
        ending=ending,
        attribution=plan.source.attribution,
        licence=plan.source.licence,
        min_zoom=plan.zooms[0],
        max_zoom=plan.zooms[-1],
        west=plan.box.west,
        south=plan.box.south,
        east=plan.box.east,
        north=plan.box.north,
        date=today.isoformat(),
        tiles=len(held),
        bytes=sum(path.stat().st_size for path in held),
    )
    write_description(folder, pack, plan.source.url)
    return pack, sum(path.suffix != ".part" for path in others)
