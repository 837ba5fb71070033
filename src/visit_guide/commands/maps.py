"""``visit-guide maps fetch``: a background of real map images, to be used without a network."""

from __future__ import annotations

import argparse
import asyncio
import datetime
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from visit_guide.adapters.paths import content_dir
from visit_guide.commands.common import Subparsers, cannot_write, compile_in_words, named, path_named
from visit_guide.commands.parser import add_subcommands
from visit_guide.commands.progress import Progress, size_in_words
from visit_guide.errors import ContentError, UsageError
from visit_guide.messages import Catalogue

if TYPE_CHECKING:
    from visit_guide.authoring.tile_fetch import Fetched
    from visit_guide.authoring.tile_pack import Plan
    from visit_guide.authoring.tile_sources import TileSource
    from visit_guide.domain.box import Box

__all__ = ["MOST_TILES", "configure", "run_fetch"]

MOST_TILES = 5000
"""About 100 MB: more than a town needs, and as much as is decent to ask of a free service."""

_ZOOMS = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's forms."""
    parser = subparsers.add_parser(
        "maps",
        help=t("fetch a map background for the day"),
        description=t("Real map images under the stops, kept with the content: no network on the day."),
    )
    forms = add_subcommands(parser, t, dest="what", title=t("What to do"))
    fetch = forms.add_parser(
        "fetch",
        help=t("fetch the images around the stops"),
        description=t(
            "Fetch the map images around the stops of the day into the content folder. The number and "
            "weight are shown first. An interrupted run continues where it stopped."
        ),
    )
    fetch.add_argument(
        "--source",
        required=True,
        metavar=t("NAME"),
        help=t("ign-plan (map), ign-ortho (aerial photographs), or a source of the content’s maps.yaml"),
    )
    fetch.add_argument(
        "--url", metavar="URL", help=t("address of the images, with {fields}", fields="{z}, {x}, {y}")
    )
    fetch.add_argument("--attribution", metavar=t("TEXT"), help=t("with --url: whom to name on the map"))
    fetch.add_argument("--licence", metavar=t("TEXT"), help=t("with --url: the licence of the images"))
    fetch.add_argument("--format", metavar="FORMAT", help=t("with --url: png, jpg or webp"))
    fetch.add_argument(
        "--zoom", default="13-17", metavar="N-N", help=t("from the whole town (13) to streets (17)")
    )
    fetch.add_argument(
        "--bbox",
        default="auto",
        metavar=t("W,S,E,N"),
        help=t("edges in degrees (with an equals sign if west is negative), or “auto”: around the stops"),
    )
    fetch.add_argument(
        "--out",
        type=path_named,
        metavar=t("FOLDER"),
        help=t("where packs are kept (content/tiles by default)"),
    )
    fetch.add_argument(
        "--content", type=named, metavar=t("FOLDER"), help=t("the content folder (by default “content” here)")
    )
    fetch.add_argument(
        "--max-tiles",
        type=int,
        default=MOST_TILES,
        metavar="N",
        help=t("refuse to fetch more images than this ({count} by default)", count=MOST_TILES),
    )
    fetch.add_argument("--dry-run", action="store_true", help=t("only say how much it would be"))
    fetch.add_argument("--yes", action="store_true", help=t("do not ask before fetching"))
    fetch.set_defaults(run=run_fetch)


def run_fetch(args: argparse.Namespace, t: Catalogue) -> int:
    """Fetch a pack; 1 when images are lacking at the end.

    Raises:
        UsageError: an argument cannot be used.
        ContentError: the day's places are needed and the content has errors.
        ServiceError: the service refuses, or keeps failing.
    """
    from visit_guide.authoring.tile_pack import Plan, claim, finish
    from visit_guide.content.tile_packs import TILES

    content = content_dir(args.content)
    source = _source(args, content, t)
    plan = Plan(source=source, zooms=_zooms(args.zoom, source, t), box=_box(args.bbox, content, t))
    folder = (args.out or content / TILES) / source.name
    _announce(plan, args.max_tiles, t)
    if args.dry_run:
        return 0
    if not args.yes and not _agreed(t):
        print(t("Nothing was fetched."))
        return 0
    progress = Progress(plan.count, t)
    try:
        claim(folder, source, t)
        fetched = _fetch(plan, folder, progress, t)
        pack, removed = finish(folder, plan, datetime.datetime.now(tz=datetime.UTC).date())
    except OSError as error:
        raise UsageError(cannot_write(folder, error, t)) from error
    except KeyboardInterrupt:
        progress.close()
        print(t("Interrupted: what was fetched is kept; the same command continues."), file=sys.stderr)
        raise
    finally:
        progress.close()
    print(
        t(
            "{fetched} fetched, {kept} there already, {missing} that the service lacks, {failed} failed.",
            fetched=fetched.fetched,
            kept=fetched.kept,
            missing=fetched.missing,
            failed=fetched.failed,
        )
    )
    if removed:
        print(
            t.n(
                "{count} image of an earlier run removed.",
                "{count} images of an earlier run removed.",
                removed,
            )
        )
    print(
        t(
            "{folder}: {count} images, {size}; “{attribution}” is shown on the map.",
            folder=folder.as_posix(),
            count=pack.tiles,
            size=size_in_words(pack.bytes, t),
            attribution=pack.attribution,
        )
    )
    if fetched.failed:
        print(t("Some images failed ({reason}): the same command tries them again.", reason=fetched.reason))
    return int(fetched.failed > 0 or pack.tiles == 0)


def _fetch(plan: Plan, folder: Path, progress: Progress, t: Catalogue) -> Fetched:
    from visit_guide.authoring.tile_fetch import fetch_tiles

    return asyncio.run(
        fetch_tiles(
            plan.source, plan, folder, t, on_progress=lambda result: progress.show(result.done, result.bytes)
        )
    )


def _source(args: argparse.Namespace, content: Path, t: Catalogue) -> TileSource:
    from visit_guide.authoring.tile_sources import CONFIG, IGN, configured, given

    if args.url is not None:
        if args.source in IGN:
            raise UsageError(t("“{name}” has its own address: give another --source name", name=args.source))
        values = {
            "name": args.source,
            "url": args.url,
            "attribution": args.attribution,
            "licence": args.licence,
            "format": args.format,
        }
        return given(values, t)
    if args.attribution or args.licence or args.format:
        raise UsageError(t("--attribution, --licence and --format go with --url"))
    known = {**configured(content, t), **IGN}
    if args.source not in known:
        raise UsageError(
            t(
                "there is no source “{name}”: {known}, or one described in {file}",
                name=args.source,
                known=", ".join(sorted(known)),
                file=(content / CONFIG).as_posix(),
            )
        )
    return known[args.source]


def _zooms(text: str, source: TileSource, t: Catalogue) -> range:
    match = _ZOOMS.fullmatch(text.strip())
    first = int(match[1]) if match else -1
    last = int(match[2] or match[1]) if match else -1
    if not 0 <= first <= last <= source.max_zoom:
        raise UsageError(
            t("--zoom: write a zoom or two, 15 or 13-17; {highest} at most here", highest=source.max_zoom)
        )
    return range(first, last + 1)


def _box(text: str, content: Path, t: Catalogue) -> Box:
    from visit_guide.authoring.tile_pack import around_the_day
    from visit_guide.domain.box import Box

    if text.strip().lower() != "auto":
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError:
            west = south = east = north = 999.0
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90 and west != east):
            raise UsageError(t("--bbox: write west, south, east and north in degrees: 2.74,50.43,2.82,50.47"))
        return Box(west=west, south=south, east=east, north=north)
    guide, problems = compile_in_words(content, t, errors_only=True)
    if guide is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ContentError(t("The content has errors: correct the lines above, then try again."))
    box = around_the_day(guide)
    if box is None:
        raise UsageError(t("no place of the day has a known position: give --bbox W,S,E,N"))
    return box


def _announce(plan: Plan, most: int, t: Catalogue) -> None:
    box, count = plan.box, plan.count
    print(
        t(
            "{source}: {count} images, about {size}, zooms {first} to {last}, "
            "from {west}, {south} to {east}, {north}.",
            source=plan.source.name,
            count=count,
            size=size_in_words(count * plan.source.typical_bytes, t),
            first=plan.zooms[0],
            last=plan.zooms[-1],
            west=f"{box.west:.4f}",
            south=f"{box.south:.4f}",
            east=f"{box.east:.4f}",
            north=f"{box.north:.4f}",
        ),
        flush=True,
    )
    if count > most:
        raise UsageError(
            t(
                "{count} images are more than the {most} allowed: choose lower zooms or a smaller --bbox "
                "(or raise --max-tiles, if the service agrees)",
                count=count,
                most=most,
            )
        )


def _agreed(t: Catalogue) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(t("add --yes to fetch without being asked"))
    answer = input(t("Fetch them? (y/n) "))
    return answer.strip().lower() in ("o", "oui", "y", "yes")
