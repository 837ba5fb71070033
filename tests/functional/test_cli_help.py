"""What ``--help`` shows, in the language it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from visit_guide.cli import main, parser_in
from visit_guide.messages import Catalogue

SAME_IN_FRENCH = {"CODE", "DATE", "FORMAT", "ID", "N", "N-N", "PORT", "S", "URL"}


def named_values(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, str]]:
    """Command, argument and the word that help has for its value; where there is one."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from named_values(command)
        elif action.nargs != 0 and not action.choices:
            name = action.option_strings[-1] if action.option_strings else action.dest
            yield parser.prog, name, str(action.metavar or action.dest.upper())


def test_the_values_of_every_option_are_named_in_french() -> None:
    french, english = (list(named_values(parser_in(Catalogue(code, "tools")))) for code in ("fr", "en"))
    assert len(french) > 50
    pairs = zip(french, english, strict=True)
    assert not [mine for mine, theirs in pairs if mine == theirs and mine[2] not in SAME_IN_FRENCH]


def test_help_says_where_an_edition_will_be_served(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--help", "--lang", "fr"]) == 0
    assert "--base-url CHEMIN" in capsys.readouterr().out
