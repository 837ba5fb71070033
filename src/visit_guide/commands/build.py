"""`visit-guide build`: the offline edition, a static site that any web host can serve."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from visit_guide.adapters.paths import assets_dir, content_dir
from visit_guide.commands.common import Subparsers, cannot_write, compile_in_words, named, path_named
from visit_guide.errors import ContentError, UsageError
from visit_guide.messages import Catalogue

__all__ = ["configure", "run"]

DEFAULT_OUT = Path("dist")


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "build",
        help=t("write the offline edition, a site for any web host"),
        description=t(
            "Checks the content and writes the offline edition: a complete static site. A tablet that has "
            "opened it once needs no network any more. The build itself needs none either."
        ),
    )
    parser.add_argument(
        "--content",
        type=named,
        metavar=t("FOLDER"),
        help=t("content folder (default: ./content, else the one shipped)"),
    )
    parser.add_argument(
        "--out",
        type=path_named,
        default=DEFAULT_OUT,
        metavar=t("FOLDER"),
        help=t("where to write it (default: dist)"),
    )
    parser.add_argument(
        "--base-url",
        default="/",
        metavar=t("PATH"),
        help=t("path under which it will be served (default: /)"),
    )
    parser.add_argument(
        "--fast", action="store_true", help=t("compress with little effort: for trials, larger downloads")
    )
    parser.add_argument(
        "--naive",
        action="store_true",
        help=t("Flet’s own client and start, kept on the tablet without any check: to compare with"),
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Run the command; returns the exit status.

    Raises:
        UsageError: the folder or the path cannot be used.
        ContentError: the content has errors, already printed.
    """
    folder = content_dir(args.content)
    guide, problems = compile_in_words(folder, t)
    for problem in problems:
        print(problem, file=sys.stderr)
    if guide is None:
        raise ContentError(t("The content has errors: correct the lines above, then try again."))

    from visit_guide.publish.edition import may_replace
    from visit_guide.publish.guide import build_guide
    from visit_guide.publish.naive import build_naive
    from visit_guide.publish.pages import normal_base

    try:
        normal_base(args.base_url)
    except UsageError as error:
        raise UsageError(t("“{value}” is not a path: write / or /visite/", value=args.base_url)) from error
    if args.out.is_file():
        raise UsageError(t("{path} is a file’s name: give a folder to write into", path=args.out))
    if not may_replace(args.out):
        raise UsageError(
            t("{folder} holds other files: give a new folder, or empty it first", folder=args.out)
        )

    build = build_naive if args.naive else build_guide
    try:
        edition = build(guide, folder, assets_dir(), args.out, base_url=args.base_url, fast=args.fast)
    except OSError as error:
        raise UsageError(cannot_write(args.out, error, t)) from error
    print(t("Edition {id} written to {folder}.", id=edition.id, folder=args.out))
    for flavour, label in (
        ("skwasm", t("Chrome, Edge, Android")),
        ("canvaskit", t("Safari (iPad), Firefox")),
    ):
        sizes = edition.sizes[flavour]
        print(
            t(
                "{browsers}: {download} MB to download ({gzip} MB with gzip only), {keep} MB to keep.",
                browsers=label,
                download=_megabytes(sizes.download, t),
                gzip=_megabytes(sizes.gzip, t),
                keep=_megabytes(sizes.keep, t),
            )
        )
    return 0


def _megabytes(size: int, t: Catalogue) -> str:
    text = f"{size / 1e6:.1f}"
    return text.replace(".", ",") if t.language == "fr" else text
