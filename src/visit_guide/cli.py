"""The command ``visit-guide``.

Exit status: 0 all is well, 1 problems were found, 2 the command was called wrongly.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Mapping, Sequence

from visit_guide import __version__
from visit_guide.commands import COMMANDS
from visit_guide.commands.parser import Parser, add_subcommands
from visit_guide.errors import UsageError, VisitGuideError
from visit_guide.messages import LANGUAGES, Catalogue

__all__ = ["main", "parser_in"]

_INTERRUPTED = 130  # what shells report after Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv`` (the process's own arguments by default)."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal may not know every character
            stream.reconfigure(errors="backslashreplace")
    t = Catalogue(_language(arguments, os.environ), "tools")
    try:
        args = parser_in(t).parse_args(arguments)
        status: int = args.run(args, t)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else 2
    except VisitGuideError as error:
        print(f"visit-guide: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except ModuleNotFoundError as error:
        print(f"visit-guide: {_what_to_install(error, t)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _what_to_install(error: ModuleNotFoundError, t: Catalogue) -> str:
    """How to get what a command needs: the tablet's own packages are not enough for it.

    Raises:
        ModuleNotFoundError: A module of the guide itself is missing: no package would bring it.
    """
    missing = (error.name or "").partition(".")[0]
    if missing in ("", __package__):
        raise error
    return t(
        "“{module}” is missing: this command needs the packages of the “tools” extra.\n"
        "Install them: “make install” in the guide’s folder, or “pip install 'visit-guide[tools]'”.",
        module=missing,
    )


def parser_in(t: Catalogue) -> Parser:
    """The command's parser, with all its subcommands, in the catalogue's language."""
    parser = Parser(
        prog="visit-guide",
        t=t,
        description=t("Prepare, check and show the guide of a field visit."),
        epilog=t("Exit status: 0 all is well, 1 problems were found, 2 the command was called wrongly."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"visit-guide {__version__}",
        help=t("show the version and stop"),
    )
    subparsers = add_subcommands(parser, t, dest="command", title=t("Commands"))
    for name in COMMANDS:
        importlib.import_module(f"visit_guide.commands.{name}").configure(subparsers, t)
    return parser


def _language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """``--lang`` if given, else English where the locale is English, else French."""
    chooser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    chooser.add_argument("--lang")
    try:
        chosen = chooser.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        chosen = None
    if chosen in LANGUAGES:
        return str(chosen)
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "en" if locale.lower().startswith("en") else "fr"
