"""``visit-guide export``: the day for other apps."""

from __future__ import annotations

import argparse
import datetime
import sys

from visit_guide.adapters.paths import content_dir
from visit_guide.commands.common import Subparsers, compile_in_words, named, write_file
from visit_guide.domain.guide import Guide
from visit_guide.errors import ContentError, UsageError
from visit_guide.messages import Catalogue

__all__ = ["FORMATS", "configure", "run"]

FORMATS = ("gpx", "kml", "geojson", "ics")


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "export",
        help=t("write the day for other apps (maps, calendars)"),
        description=t(
            "Write the day for other apps: gpx, kml and geojson for maps (OsmAnd, Organic Maps, Google "
            "Earth), ics for calendars. Places whose position is unknown are not on the maps."
        ),
    )
    parser.add_argument("--format", required=True, choices=FORMATS, help=t("gpx, kml, geojson or ics"))
    parser.add_argument(
        "--out",
        type=named,
        metavar=t("FILE"),
        help=t("file to write (by default the visit’s name; “-”: on the screen)"),
    )
    parser.add_argument(
        "--date",
        metavar=t("DATE"),
        help=t("day of the visit for ics, if the content does not say: 2026-05-28"),
    )
    parser.add_argument(
        "--content", type=named, metavar=t("FOLDER"), help=t("the content folder (by default “content” here)")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the file.

    Raises:
        ContentError: the content has errors, already printed.
        UsageError: the date is not known, no place is, or the file cannot be written.
    """
    guide, problems = compile_in_words(content_dir(args.content), t, errors_only=True)
    if guide is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ContentError(t("The content has errors: correct the lines above, then try again."))
    data = _data(guide, args, t)
    if args.out == "-":
        sys.stdout.write(data.decode())
        return 0
    path = write_file(args.out or f"{guide.itinerary.id}.{args.format}", data, t)
    print(t("Written: {path}", path=path.as_posix()))
    return 0


def _data(guide: Guide, args: argparse.Namespace, t: Catalogue) -> bytes:
    from visit_guide.authoring.exports.calendar import as_ics
    from visit_guide.authoring.exports.maps import as_geojson, as_gpx, as_kml
    from visit_guide.domain.legs import point_of

    words = Catalogue(guide.itinerary.language, "tools")  # participants read it: the content's language
    if args.format == "ics":
        return as_ics(guide, words, _day(guide, args.date, t), datetime.datetime.now(tz=datetime.UTC))
    if args.date is not None:
        raise UsageError(t("--date goes with --format ics"))
    items = guide.itinerary.items
    unknown = [item for item in guide.stops if point_of(guide, item) is None]
    if not any(point_of(guide, item) for item in items):
        raise UsageError(t("no place of the day has a known position: there is nothing to show on a map"))
    if unknown:
        names = ", ".join(item.id for item in unknown)
        print(t("Not on the map, for want of a position: {names}", names=names), file=sys.stderr)
    return {"gpx": as_gpx, "kml": as_kml, "geojson": as_geojson}[args.format](guide, words)


def _day(guide: Guide, given: str | None, t: Catalogue) -> datetime.date:
    text = given if given is not None else guide.itinerary.date
    if text is None:
        raise UsageError(
            t("the day of the visit is not known: add “date: 2026-05-28” to itinerary.yaml, or use --date")
        )
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
    except ValueError as error:
        raise UsageError(t("“{value}” is not a day: write 2026-05-28", value=text)) from error
