"""``visit-guide check``: every problem of a content folder, in one run."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from visit_guide.adapters.paths import content_dir
from visit_guide.commands.common import Subparsers, named
from visit_guide.messages import Catalogue

if TYPE_CHECKING:
    from visit_guide.content.compiler import Compilation

__all__ = ["configure", "run"]


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "check",
        help=t("check the content and list every problem"),
        description=t(
            "Check a content folder. Every problem is listed with its file, line and column, and what to do. "
            "Errors keep the guide from opening; warnings do not."
        ),
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=named,
        metavar=t("FOLDER"),
        help=t("the content folder (by default “content” here, else the one shipped)"),
    )
    parser.add_argument("--strict", action="store_true", help=t("warnings count as problems too"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=t("text to read, or JSON for programs")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Check ``args.folder``; 1 when there is something to correct."""
    from visit_guide.content.compiler import compile_content

    result = compile_content(content_dir(args.folder))
    failed = result.errors > 0 or (args.strict and result.warnings > 0)
    if args.format == "json":
        report = {
            "ok": not failed,
            "errors": result.errors,
            "warnings": result.warnings,
            "problems": [problem.as_json(t) for problem in result.problems],
        }
        print(json.dumps(report, ensure_ascii=False, indent=2))
        return int(failed)
    for problem in result.problems:
        print(problem.as_text(t))
    if result.problems:
        print()
    print(_summary(result, failed, t))
    return int(failed)


def _summary(result: Compilation, failed: bool, t: Catalogue) -> str:
    if result.guide is not None and not result.problems:
        stops = t.n("{count} stop", "{count} stops", len(result.guide.stops))
        sites = t.n("{count} site", "{count} sites", len(result.guide.sites))
        return t("All is well: {stops}, {sites}.", stops=stops, sites=sites)
    errors = t.n("{count} error", "{count} errors", result.errors)
    warnings = t.n("{count} warning", "{count} warnings", result.warnings)
    if failed:
        return t("To be corrected: {errors}, {warnings}.", errors=errors, warnings=warnings)
    return t("The guide can open: {errors}, {warnings}.", errors=errors, warnings=warnings)
