"""Whether an acknowledged event survives `kill -9` of the hub, fifty times under load.

Four facilitators' devices send batches of five events as fast as the hub takes them; the hub's
process is killed at a random moment and started again on the same database.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from tests.hub_process import crash

__all__ = ["main"]

ROUNDS = 50


def main() -> int:
    """Kill, start again, count; 1 when an event was lost or doubled."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = crash(Path(folder), ROUNDS, chance=random.Random(1))
    seconds = time.perf_counter() - start
    print(f"{ROUNDS} times killed under load, in {seconds:.0f} s")
    print(
        f"{len(found.sent):,} events sent, {len(found.acknowledged):,} acknowledged, {len(found.kept):,} kept"
    )
    print(f"lost {len(found.lost)}, doubled {found.doubled}, database whole: {found.sound} (aim: 0, 0, True)")
    return int(bool(found.lost or found.doubled or not found.sound))


if __name__ == "__main__":
    sys.exit(main())
