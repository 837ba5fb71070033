"""The device's clock, set right by the hub's: a tablet whose clock is wrong breaks nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from visit_guide.ports import Clock

__all__ = ["TrueClock"]

TRUSTED = timedelta(seconds=1.5)
"""A difference this small is the network's, not the clock's."""


class TrueClock:
    """Tells the time of ``clock``, corrected."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._off = timedelta()

    def __call__(self) -> datetime:
        """Now."""
        return self._clock() + self._off

    def learn(self, now: float) -> None:
        """The hub says that it is ``now``, in seconds since 1970."""
        off = timedelta(seconds=now - self._clock().timestamp())
        if abs(off - self._off) > TRUSTED:
            self._off = off if abs(off) > TRUSTED else timedelta()
