"""The commands, one module each.

A module ``visit_guide.commands.<name>`` has ``configure(subparsers, t)``, which adds its
parser and sets the default ``run`` to a function ``(args, t) -> exit status``. Heavy
imports belong inside that function: every module here is imported for ``--help``.
"""

from __future__ import annotations

__all__ = ["COMMANDS"]

COMMANDS = (
    "run",
    "check",
    "new",
    "schema",
    "build",
    "serve",
    "group",
    "bundle",
    "locate",
    "maps",
    "export",
    "booklet",
    "report",
    "paper_forms",
    "notebook",
)
"""The names of the command modules, in the order in which the help lists them."""
