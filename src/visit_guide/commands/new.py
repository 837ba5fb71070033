"""``visit-guide new``: a commented file, or folder, to start from."""

from __future__ import annotations

import argparse
from pathlib import Path

from visit_guide.commands.common import Subparsers, cannot_write, path_named
from visit_guide.commands.parser import add_subcommands
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["configure", "run_site", "run_visit"]


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's two forms."""
    parser = subparsers.add_parser(
        "new",
        help=t("write a commented file or folder to start from"),
        description=t("Write a commented site file, or a whole content folder, ready to be filled in."),
    )
    forms = add_subcommands(parser, t, dest="what", title=t("What to start"))
    site = forms.add_parser(
        "site",
        help=t("a site file"),
        description=t("Write the file of a new site, with examples to fill in."),
    )
    site.add_argument(
        "slug",
        metavar=t("NAME"),
        help=t("short name of the site: small letters, digits and hyphens (rue-hoche)"),
    )
    site.add_argument(
        "--content",
        type=path_named,
        default=Path("content"),
        metavar=t("FOLDER"),
        help=t("the content folder (“content” by default)"),
    )
    site.set_defaults(run=run_site)
    visit = forms.add_parser(
        "visit",
        help=t("a whole content folder"),
        description=t(
            "Write a small but complete content folder: one day, one theme, one stop, one questionnaire."
        ),
    )
    visit.add_argument("folder", type=path_named, metavar=t("FOLDER"), help=t("the folder to make"))
    visit.set_defaults(run=run_visit)


def run_site(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the site ``args.slug``.

    Raises:
        UsageError: the name cannot be used or is taken, or the folder is not a content folder.
    """
    from visit_guide.content.checks.names import is_slug
    from visit_guide.content.fact_ids import slugify
    from visit_guide.content.folder import ITINERARY
    from visit_guide.content.starters import write_site

    content: Path = args.content
    if not is_slug(args.slug):
        refusal = t(
            "“{name}” cannot be used as a short name: use small letters without accents, digits and hyphens",
            name=args.slug,
        )
        meant = slugify(args.slug)
        raise UsageError(f"{refusal} ({meant})" if meant else refusal)
    if not (content / ITINERARY).is_file():
        raise UsageError(t("{folder} is not a content folder: it has no itinerary.yaml", folder=content))
    try:
        path = write_site(content, args.slug)
    except FileExistsError as error:
        raise UsageError(t("the site {name} exists already: nothing was changed", name=args.slug)) from error
    except OSError as error:
        raise UsageError(cannot_write(content, error, t)) from error
    print(t("Written: {path}", path=path.as_posix()))
    print(t("To make it a stop of the day, add these lines to itinerary.yaml and choose the times:"))
    print(f"\n  - id: {args.slug}\n    kind: stop\n    site: {args.slug}\n    start: 10:00\n    end: 10:45\n")
    return 0


def run_visit(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the content folder ``args.folder``.

    Raises:
        UsageError: the folder holds something already, or cannot be written.
    """
    from visit_guide.content.starters import write_visit

    folder: Path = args.folder
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(t("{folder} holds something already: nothing was changed", folder=folder))
        written = write_visit(folder, t)
    except OSError as error:
        raise UsageError(cannot_write(folder, error, t)) from error
    for path in written:
        print(t("Written: {path}", path=path.as_posix()))
    print(t("See it with: visit-guide run --content {folder}", folder=folder))
    return 0
