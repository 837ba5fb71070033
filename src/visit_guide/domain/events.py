"""The small immutable events a visit's history is made of.

An event says that one thing happened on one device. It carries its own id, so the
same event may arrive twice, late or in any order without changing the outcome.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum

from visit_guide.domain.record import record

Scalar = str | int | float | bool | None
Value = Scalar | tuple[Scalar, ...]


class Kind(StrEnum):
    """What may happen."""

    PLACE = "place"
    """The participant is at this address of the guide: ``path``."""
    OPENED = "opened"
    """A stop was opened: ``item``."""
    READ = "read"
    """A part of a stop was read: ``item``, ``part``."""
    ANSWER = "answer"
    """A prompt was answered: ``item``, ``prompt``, ``value``; the later answer counts."""
    SETTING = "setting"
    """A setting was changed: ``name``, ``value``."""


class Scope(StrEnum):
    """Who may see an event."""

    DEVICE = "device"
    """Stays on the device."""
    GROUP = "group"
    """Shared with the group."""


@record
class Event:
    """One thing that happened.

    ``clock`` is a Lamport clock: at least one more than that of any event the author
    knew. ``at`` is the author's wall time, ISO 8601 with an offset, for display only:
    a wrong clock never changes the order. Events are ordered by (clock, author, id).
    """

    id: str
    visit: str
    author: str
    clock: int
    at: str
    kind: str
    role: str = "participant"
    scope: Scope = Scope.DEVICE
    data: tuple[tuple[str, Value], ...] = ()

    def get(self, name: str) -> Value:
        """The value called ``name`` in this event, or None."""
        return next((value for key, value in self.data if key == name), None)

    def text(self, name: str) -> str:
        """The value called ``name`` when it is a text, else an empty one."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    @property
    def order(self) -> tuple[int, str, str]:
        """What events are sorted by: a total order, the same on every device."""
        return (self.clock, self.author, self.id)


def pack(values: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """``values`` as an event carries them: sorted by name."""
    return tuple(sorted(values.items()))


def to_plain(event: Event) -> dict[str, object]:
    """``event`` as JSON-ready values."""
    return {
        "id": event.id,
        "visit": event.visit,
        "author": event.author,
        "clock": event.clock,
        "at": event.at,
        "kind": event.kind,
        "role": event.role,
        "scope": event.scope.value,
        "data": {name: list(value) if isinstance(value, tuple) else value for name, value in event.data},
    }


def from_plain(plain: object) -> Event:
    """The event written by :func:`to_plain`.

    Raises:
        ValueError: ``plain`` is not such an event.
    """
    if not isinstance(plain, dict) or not isinstance(plain.get("data"), dict):
        raise ValueError("not an event")
    texts = {name: plain.get(name) for name in ("id", "visit", "author", "at", "kind", "role")}
    clock = plain.get("clock")
    if not all(isinstance(text, str) for text in texts.values()) or type(clock) is not int:
        raise ValueError("not an event")
    values = {
        str(name): tuple(value) if isinstance(value, list) else value for name, value in plain["data"].items()
    }
    return Event(scope=Scope(plain.get("scope")), clock=clock, data=pack(values), **texts)  # type: ignore[arg-type]


def dump(events: Iterable[Event]) -> str:
    """Events as one line of JSON."""
    return json.dumps([to_plain(event) for event in events], ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> tuple[Event, ...]:
    """The events of :func:`dump`.

    Raises:
        ValueError: ``text`` is not a list of events.
    """
    try:
        plain = json.loads(text)
    except RecursionError as error:
        raise ValueError("not a list of events: too deep") from error
    if not isinstance(plain, list):
        raise ValueError("not a list of events")
    return tuple(from_plain(item) for item in plain)
