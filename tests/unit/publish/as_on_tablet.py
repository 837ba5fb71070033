"""Runs an edition's program without a browser, with no more of Python's library than it ships.

``python -I -S as_on_tablet.py FOLDER ROUTE…``: FOLDER holds the unpacked archive as ``app`` and
the names of what is not shipped in ``left-out.txt``. The start is the tablet's own (``boot.py``),
then every route is shown to a client that is not there. Fails as the tablet would when a module is
missing; only Python itself is another version, so what its own library imports is not looked at.
"""

from __future__ import annotations

import builtins
import importlib
import logging
import logging.handlers
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any


def shut(app: Path, left_out: set[str]) -> None:
    """Let nothing in ``app`` import anything ``left_out``."""
    real = builtins.__import__

    def guarded(
        name: str,
        globals: Mapping[str, Any] | None = None,
        locals: Mapping[str, Any] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if not level and str((globals or {}).get("__file__", "")).startswith(str(app)):
            wanted = {name, *(f"{name}.{part}" for part in fromlist or ())}
            if missing := sorted(wanted & left_out):
                raise ModuleNotFoundError(f"{missing[0]} is not shipped", name=missing[0])
        return real(name, globals, locals, fromlist, level)

    builtins.__import__ = guarded


def stand_in() -> None:
    """What Pyodide has and this Python has not, as far as the program takes it before it is used."""
    for name, values in {"js": {}, "pyodide": {}, "pyodide.ffi": {"to_js": lambda value: value}}.items():
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(values)


def show(routes: Sequence[str]) -> list[str]:
    """Start the program and show each of ``routes``; returns what was logged as an error."""
    said: list[str] = []
    boot = importlib.import_module("boot")
    boot.warm()
    rehearsal = importlib.import_module("rehearsal")
    bridge = sys.modules[boot.BRIDGE] = ModuleType(boot.BRIDGE)
    connection = sys.modules[boot.CONNECTION]
    connection.flet_js = bridge  # type: ignore[attr-defined]
    for route in routes:
        rehearsal.PAGE["route"] = route
        handler = logging.handlers.BufferingHandler(10_000)
        handler.setLevel(logging.ERROR)
        logging.getLogger().addHandler(handler)
        before = logging.disable
        logging.disable = lambda *_: None  # type: ignore[assignment] # a rehearsal is silent
        try:
            rehearsal.rehearse(connection, boot.start)
        finally:
            logging.disable = before
            logging.getLogger().removeHandler(handler)
        said += [f"{route}: {logging.Formatter().format(record)}" for record in handler.buffer]
    return said


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sys.path.insert(0, str(folder / "app"))
    sys.platform = "emscripten"
    stand_in()
    shut(folder / "app", set((folder / "left-out.txt").read_text().split()))
    if errors := show(sys.argv[2:]):
        raise SystemExit("\n".join(errors))
