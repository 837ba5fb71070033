"""``visit-guide paper-forms``: the questionnaires for people who prefer paper."""

from __future__ import annotations

import argparse
import sys

from visit_guide.adapters.paths import content_dir
from visit_guide.commands.common import Subparsers, compile_in_words, folder_named, named, write_file
from visit_guide.errors import ContentError, UsageError
from visit_guide.messages import Catalogue

__all__ = ["configure", "run"]


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "paper-forms",
        help=t("write the questionnaires for paper, with their answers"),
        description=t(
            "Write the questionnaires as PDF files to print, one for each moment and form, and answer "
            "sheets. What is written on them is typed in on the facilitator’s tablet."
        ),
    )
    parser.add_argument(
        "--out", type=named, metavar=t("FOLDER"), required=True, help=t("folder to write into")
    )
    parser.add_argument(
        "--large-print", action="store_true", help=t("letters half as large again: 16 points")
    )
    parser.add_argument(
        "--content", type=named, metavar=t("FOLDER"), help=t("the content folder (by default “content” here)")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the questionnaires.

    Raises:
        ContentError: the content has errors, already printed.
        UsageError: there is no questionnaire, or the folder cannot be written to.
        PaperError: a questionnaire cannot be set.
    """
    out = folder_named(args.out, t)
    guide, problems = compile_in_words(content_dir(args.content), t, errors_only=True)
    if guide is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ContentError(t("The content has errors: correct the lines above, then try again."))

    from visit_guide.publish.paper_forms import paper_forms

    made = tuple(paper_forms(guide, large=args.large_print))
    if not made:
        raise UsageError(t("the content has no questionnaire"))
    for name, data in made:
        path = write_file(out / name, data, t)
        print(t("Written: {path}", path=path.as_posix()))
    return 0
