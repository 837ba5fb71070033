"""Runs the benches: ``python -m bench.run`` for all, names for some, ``--list`` to see them.

A bench is a module ``bench/bench_NAME.py`` with a docstring and a function ``main()`` that
prints its tables and returns 0, or 1 when an aim was missed.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

PREFIX = "bench_"


def names() -> list[str]:
    """Names of all benches."""
    return sorted(path.stem.removeprefix(PREFIX) for path in Path(__file__).parent.glob(f"{PREFIX}*.py"))


def run(name: str) -> int:
    """Run one bench; returns its status."""
    print(f"== {name} ==\n", flush=True)
    status = int(importlib.import_module(f"bench.{PREFIX}{name}").main() or 0)
    print(flush=True)
    return status


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; 1 when an aim was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="Measure the guide's speed.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="benches to run (default: all)")
    parser.add_argument("--list", action="store_true", help="name the benches and stop")
    args = parser.parse_args(arguments)
    known = names()
    if args.list:
        for name in known:
            summary = (importlib.import_module(f"bench.{PREFIX}{name}").__doc__ or "").strip().split("\n")[0]
            print(f"{name:16} {summary}")
        return 0
    if unknown := [name for name in args.names if name not in known]:
        parser.error(f"no such bench: {', '.join(unknown)} (there are: {', '.join(known)})")
    return max([run(name) for name in args.names or known], default=0)


if __name__ == "__main__":
    raise SystemExit(main())
