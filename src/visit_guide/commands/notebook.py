"""``visit-guide notebook``: a person's notebook, from the backup their tablet wrote."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from visit_guide.adapters.paths import content_dir
from visit_guide.adapters.reasons import reason_of
from visit_guide.commands.common import Subparsers, compile_in_words, ending_of, named, write_file
from visit_guide.errors import BackupError, ContentError, UsageError
from visit_guide.messages import N_, Catalogue
from visit_guide.services.backup import SUFFIX, Backup, load

__all__ = ["configure", "run"]

FORMATS = ("pdf", "docx", "md", "html")
_REASONS = {
    "foreign": N_("{path} is not a backup of a notebook"),
    "damaged": N_("{path} is a damaged backup: save it once more on the tablet"),
    "newer": N_("{path} was written by a newer version: update visit-guide"),
}


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "notebook",
        help=t("write somebody’s notebook as PDF, DOCX, Markdown or HTML"),
        description=t(
            "Write the notebook held in a backup file: notes beside what was starred, worksheets, action "
            "plan. The backup is made on the tablet, in the notebook (“Take along”). Needs no network."
        ),
    )
    parser.add_argument(
        "file", type=named, metavar=t("BACKUP"), help=t("the backup file, …{suffix}", suffix=SUFFIX)
    )
    parser.add_argument(
        "--format", choices=FORMATS, help=t("pdf (default), docx, md or html; else by the ending of --out")
    )
    parser.add_argument(
        "--out",
        type=named,
        metavar=t("FILE"),
        help=t("file to write (by default beside the backup; “-”: on the screen)"),
    )
    parser.add_argument("--results", action="store_true", help=t("with the person’s own results"))
    parser.add_argument(
        "--content", type=named, metavar=t("FOLDER"), help=t("the content folder (by default “content” here)")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the notebook.

    Raises:
        ContentError: the content has errors, already printed.
        UsageError: the file is no backup, or the notebook cannot be written.
        PaperError: it cannot be set.
    """
    kind = _kind(args, t)
    if args.out == "-" and kind in ("pdf", "docx"):
        raise UsageError(t("only md and html can be shown on the screen"))
    backup = _backup(Path(args.file), t)
    guide, problems = compile_in_words(content_dir(args.content), t, errors_only=True)
    if guide is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ContentError(t("The content has errors: correct the lines above, then try again."))
    if backup.visit != guide.itinerary.id:
        print(
            t("This notebook is of another visit ({name}): is it the right content?", name=backup.visit),
            file=sys.stderr,
        )

    from visit_guide.publish.notebook.make import notebook_file

    data = notebook_file(guide, backup, kind, results=args.results)
    if args.out == "-":
        sys.stdout.write(data.decode())
        return 0
    path = write_file(args.out or _beside(Path(args.file), kind), data, t)
    print(t("Written: {path}", path=path.as_posix()))
    return 0


def _kind(args: argparse.Namespace, t: Catalogue) -> str:
    out = args.out if args.out not in (None, "-") else ""
    return str(args.format or ending_of(out, FORMATS, t) or "pdf")


def _beside(file: Path, kind: str) -> Path:
    name = file.name.removesuffix(SUFFIX) if file.name.endswith(SUFFIX) else file.stem
    return file.with_name(f"{name}.{kind}")


def _backup(path: Path, t: Catalogue) -> Backup:
    try:
        return load(path.read_bytes())
    except OSError as error:
        raise UsageError(t("cannot read {path}: {reason}", path=path, reason=reason_of(error, t))) from error
    except BackupError as error:
        raise UsageError(t(_REASONS.get(error.reason, _REASONS["damaged"]), path=path)) from error
