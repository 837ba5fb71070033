"""``visit-guide schema``: JSON Schemas, for editors that complete and check while one types."""

from __future__ import annotations

import argparse
from pathlib import Path

from visit_guide.commands.common import Subparsers, cannot_write, path_named
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["configure", "run"]


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "schema",
        help=t("write the JSON Schemas that help editors complete and check the files"),
        description=t(
            "Write one JSON Schema for each sort of content file. An editor that knows YAML (VS Code with "
            "its YAML extension, for example) then completes and checks while you type."
        ),
    )
    parser.add_argument(
        "--out",
        type=path_named,
        default=Path("schema"),
        metavar=t("FOLDER"),
        help=t("where to write them (“schema” by default)"),
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the schemas into ``args.out``."""
    from visit_guide.content.schema import write_schemas

    try:
        names = write_schemas(args.out, t)
    except OSError as error:
        raise UsageError(cannot_write(args.out, error, t)) from error
    for name in names:
        print((args.out / name).as_posix())
    return 0
