"""Whether ten thousand random days of a group end in one state on every device.

Two facilitators and three participants act, send, hear, show codes and files; messages are lost,
doubled, late and out of order, clocks are wrong, the hub is killed, replaced by an empty one, or
asked to erase a person. Then everything arrives, and all must agree, the hub too.
"""

from __future__ import annotations

import random
import sys
import time

from tests.group_simulation import play

__all__ = ["main"]

DAYS = 10_000


def main() -> int:
    """Play the days; 1 when two devices disagree after one of them."""
    start = time.perf_counter()
    wrong = []
    for seed in range(DAYS):
        if disagreements := play(random.Random(seed)):
            wrong.append(seed)
            print(f"seed {seed}: {'; '.join(disagreements)}")
    seconds = time.perf_counter() - start
    print(f"{DAYS:,} days played in {seconds:.0f} s, {len(wrong)} with a disagreement (aim: none)")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
