"""argparse that speaks the catalogue's language, in its help as in its refusals."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn, cast

from visit_guide.commands.common import Subparsers
from visit_guide.messages import LANGUAGES, N_, Catalogue

__all__ = ["Parser", "add_subcommands"]

# What argparse says, in English whatever the locale, and how this command says it.
_REFUSALS = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"the following arguments are required: (?P<names>.*)", N_("missing: {names}")),
        (r"unrecognized arguments: (?P<names>.*)", N_("not understood: {names}")),
        (
            r"argument (?P<name>[^:]+): invalid choice: (?P<value>.*) \(choose from (?P<known>.*)\)",
            N_("{name}: {value} is not possible; choose from {known}"),
        ),
        (
            r"argument (?P<name>[^:]+): invalid \w+ value: (?P<value>.*)",
            N_("{name}: {value} is not a number"),
        ),
        (r"argument (?P<name>[^:]+): no group", N_("{name}: give a group’s code, or a journal.jsonl")),
        (
            r"argument (?P<name>[^:]+): empty",
            N_("{name}: the name is empty: give that of a file or a folder (“.” is this one)"),
        ),
        (r"argument (?P<name>[^:]+): expected .*argument.*", N_("{name}: a value is missing")),
        (r"argument (?P<name>[^:]+): not allowed with .*", N_("{name} cannot be used here")),
    )
)


class Parser(argparse.ArgumentParser):
    """A parser whose own words come from ``t``."""

    def __init__(self, *args: Any, t: Catalogue, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", lambda prog: _Formatter(prog, t))
        kwargs |= {"allow_abbrev": False, "add_help": False}
        super().__init__(*args, **kwargs)
        self._t = t
        self._positionals.title = t("What to work on")
        self._optionals.title = t("Options")
        self.add_argument("-h", "--help", action="help", help=t("show this help and stop"))
        self.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help=t("language of the messages (French unless the system is set to English)"),
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help; exit status 2."""
        text = message
        for pattern, template in _REFUSALS:
            if match := pattern.fullmatch(message):
                text = self._t(template, **match.groupdict())
                text = self._with_meant(text, **match.groupdict())
                break
        more = self._t("“{command} --help” says more.", command=self.prog)
        print(f"{self.prog}: {text}\n{more}", file=sys.stderr)
        raise SystemExit(2)

    def _with_meant(self, text: str, value: str = "", known: str = "", **_: str) -> str:
        """``text``, with « did you mean » where one of the words that are possible is near to ``value``."""
        from visit_guide.content.suggest import nearest

        word = nearest(value.strip("'"), [each.strip(" '") for each in known.split(",")])
        if word is None:
            return text
        return self._t("{message}; did you mean “{suggestion}”?", message=text, suggestion=word)


class _Formatter(argparse.HelpFormatter):
    """Help with a translated usage line, wide enough for phrases."""

    def __init__(self, prog: str, t: Catalogue) -> None:
        super().__init__(prog, max_help_position=30, width=100)
        self._t = t

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """As argparse, with the word « usage » in the catalogue's language."""
        super().add_usage(usage, actions, groups, self._t("Usage: ") if prefix is None else prefix)


def add_subcommands(parser: argparse.ArgumentParser, t: Catalogue, *, dest: str, title: str) -> Subparsers:
    """Give ``parser`` subcommands that speak the same language."""
    return parser.add_subparsers(
        dest=dest,
        title=title,
        metavar=t("COMMAND"),
        required=True,
        parser_class=cast(type[argparse.ArgumentParser], partial(Parser, t=t)),
    )
