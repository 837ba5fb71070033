"""``visit-guide booklet``: the whole visit for paper."""

from __future__ import annotations

import argparse
import sys

from visit_guide.adapters.paths import content_dir
from visit_guide.commands.common import (
    Subparsers,
    check_address,
    compile_in_words,
    ending_of,
    named,
    write_file,
)
from visit_guide.errors import ContentError
from visit_guide.messages import N_, Catalogue

__all__ = ["configure", "run"]

FORMATS = ("a5", "a4")
TITLE = N_("booklet")


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "booklet",
        help=t("write the whole visit for paper, as a PDF"),
        description=t(
            "Write the whole visit for paper, as an accessible PDF: programme, day, map, sheets, method, "
            "questions with room to write, worksheet and sources. Needs no network."
        ),
    )
    parser.add_argument(
        "--format", choices=FORMATS, help=t("size of the paper: a5 (default), or a4 (large print’s default)")
    )
    parser.add_argument(
        "--large-print", action="store_true", help=t("large letters: 18 points on A4, 15 on A5")
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        help=t("address of the guide, https://…: prints a code at each stop that opens it there"),
    )
    parser.add_argument(
        "--content", type=named, metavar=t("FOLDER"), help=t("the content folder (by default “content” here)")
    )
    parser.add_argument(
        "--out", type=named, metavar=t("FILE"), help=t("file to write (by default the visit’s name)")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the booklet.

    Raises:
        ContentError: the content has errors, already printed.
        UsageError: the address is not one, or the file cannot be written.
        PaperError: something in the content cannot be set.
    """
    if args.base_url is not None:
        check_address(args.base_url, t)
    if args.out is not None:
        ending_of(args.out, ("pdf",), t)
    folder = content_dir(args.content)
    guide, problems = compile_in_words(folder, t, errors_only=True)
    if guide is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ContentError(t("The content has errors: correct the lines above, then try again."))

    from visit_guide.publish.booklet import booklet_pdf

    paper = args.format or ("a4" if args.large_print else "a5")
    pdf = booklet_pdf(guide, folder, paper=paper, large=args.large_print, base_url=args.base_url)
    words = Catalogue(guide.itinerary.language, "tools")
    path = write_file(args.out or f"{guide.itinerary.id}-{words(TITLE)}.pdf", pdf, t)
    if args.base_url is None:
        print(t("No codes to scan in it: give the guide’s address with --base-url."), file=sys.stderr)
    print(t("Written: {path}", path=path.as_posix()))
    return 0
