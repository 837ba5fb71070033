"""How much one may ask of the hub, and how often."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from visit_guide.domain.record import record
from visit_guide.hub.faults import Fault, Refusal

__all__ = ["Budget", "Limits"]

DAY = 86_400.0


@record
class Limits:
    """Bounds of a hub."""

    members: int = 1_500
    """Devices in a group."""
    events: int = 60_000
    """Events of a group: sixty for each of a thousand tablets, about 75 MB of memory."""
    own: int = 2_000
    """Events of one participant."""
    body: int = 1_000_000
    """Bytes of a request."""
    batch: int = 200
    """Events of one request."""
    waiting: int = 6
    """Requests of one device that wait at the same time."""
    longest_wait: float = 25.0
    """Seconds a request may wait for news."""
    retention_days: float = 30.0
    """Days after which a group is deleted, counted from its creation."""
    failures: int = 20
    """Wrong codes or keys from one address within a minute; in all, twenty times as many."""
    joins: int = 240
    """Participants let in from one address within a minute; a whole group may share one."""
    requests: int = 300
    """Requests of one device within a minute."""


class Budget:
    """So many tries a minute for each name; what is spent comes back evenly.

    Args:
        amount: tries a minute.
        clock: seconds, growing.
        names: how many names are remembered; the longest unused is forgotten.
    """

    def __init__(self, amount: int, clock: Callable[[], float] = time.monotonic, names: int = 10_000) -> None:
        self._amount = float(amount)
        self._clock = clock
        self._names = names
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, name: str) -> None:
        """Use one try of ``name``.

        Raises:
            Refusal: there is none left.
        """
        left = self._now(name)
        if left < 1:
            raise Refusal(Fault.TOO_MANY_REQUESTS, retry_after=(1 - left) * 60 / self._amount)
        self._left[name] = (left - 1, self._clock())

    def check(self, name: str) -> None:
        """Raise as :meth:`spend` would, without using a try."""
        left = self._now(name)
        if left < 1:
            raise Refusal(Fault.TOO_MANY_REQUESTS, retry_after=(1 - left) * 60 / self._amount)

    def _now(self, name: str) -> float:
        left, at = self._left.pop(name, (self._amount, self._clock()))
        left = min(self._amount, left + (self._clock() - at) * self._amount / 60)
        self._left[name] = (left, self._clock())
        while len(self._left) > self._names:
            self._left.popitem(last=False)
        return left
