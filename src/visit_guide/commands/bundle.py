"""`visit-guide bundle`: the compiled content, for an app packaged with `flet build`."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from visit_guide.adapters.paths import content_dir
from visit_guide.commands.common import Subparsers, cannot_write, compile_in_words, named, path_named
from visit_guide.errors import ContentError, UsageError
from visit_guide.messages import Catalogue

__all__ = ["configure", "run"]


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "bundle",
        help=t("write the compiled content for a packaged app"),
        description=t(
            "Checks the content and writes it as the one file that an app packaged with “flet build” reads, "
            "with the pictures beside it."
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
        default=Path("assets/guide.json"),
        metavar=t("FILE"),
        help=t("where to write it (default: assets/guide.json)"),
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Run the command; returns the exit status.

    Raises:
        ContentError: the content has errors, already printed.
        UsageError: the file cannot be written.
    """
    folder = content_dir(args.content)
    guide, problems = compile_in_words(folder, t)
    for problem in problems:
        print(problem, file=sys.stderr)
    if guide is None:
        raise ContentError(t("The content has errors: correct the lines above, then try again."))

    from visit_guide import bundle
    from visit_guide.publish.drawings import pictures_of
    from visit_guide.publish.guide import content_files

    files = content_files(guide, Path(folder))
    drawn = pictures_of(files)
    beside = args.out.parent
    try:
        args.out.write_bytes(bundle.dumps(guide))
        for path, file in files.items():
            _copy(file, beside / path)
        for path, picture in drawn.items():
            (beside / path).write_bytes(picture)
    except OSError as error:
        raise UsageError(cannot_write(args.out, error, t)) from error
    print(t("Compiled content written to {file}.", file=args.out))
    if count := len(files) + len(drawn):
        print(t.n("{count} picture written beside it.", "{count} pictures written beside it.", count))
    return 0


def _copy(file: Path, to: Path) -> None:
    """Copy ``file``, unless it is there already: the guide may be written beside its content."""
    to.parent.mkdir(parents=True, exist_ok=True)
    if not (to.exists() and to.samefile(file)):
        shutil.copyfile(file, to)
