"""The small immutable events a visit's history is made of.

An event says that one thing happened on one device. It carries its own id, so the
same event may arrive twice, late or in any order without changing the outcome.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
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
    ITEM_ANSWERED = "item-answered"
    """A question was answered: ``questionnaire``, ``form``, ``question``, ``value``; the later one counts."""

    # The notebook. Texts say where they were written (``tab``) and upon what (``seen``).
    NOTE = "note"
    """A note was written: ``note`` (its id), ``place``, ``item``, ``sheet``, ``ref`` (what it is about),
    ``text``, ``tags``, ``photos``, ``since``, ``deleted``, ``tab``, ``seen``."""
    STAR = "star"
    """A star was given (``value``) or taken back: ``place``, ``item``, ``sheet``, ``ref``."""
    WORKSHEET = "worksheet"
    """A field of a worksheet was filled: ``item``, ``sheet``, ``field``, ``value``; ``tab``, ``seen``."""
    PROFILE = "profile"
    """A field of the territory's profile was filled: ``field``, ``value``, ``tab``, ``seen``."""

    WITHDRAWN = "withdrawn"
    """What the device had shared with the group ``from`` as ``authors`` was deleted at its wish. Papers sent
    before stay on the device, and are handed in to no group any more; signatures go."""

    # What participants share with their group.
    JOINED = "joined"
    """The author is of the group, called ``name`` (may be empty)."""
    AT_STOP = "at-stop"
    """The author is at stop ``item``."""
    SHARED = "shared"
    """An answer was shared: ``item``, ``prompt``, ``value`` (empty: taken back), ``seen``."""
    COMPLETED = "completed"
    """A questionnaire was sent: ``questionnaire`` (start or end), ``form``, ``hash``, ``value``, ``seen``."""
    SIGNED = "signed"
    """The author was there for a half-day: ``half``, ``name``, ``strokes`` (none: confirmed by typing)."""
    SIGNATURE_REVOKED = "signature-revoked"
    """A signature was not right: ``signature`` (its event), ``reason``. Both are kept."""
    PRACTICE = "practice"
    """A good practice was put forward for all to see: ``item``, ``text``, ``seen``."""
    VOTE = "vote"
    """A vote for the practice with id ``practice``: ``value`` true, or false when taken back; ``seen``."""

    # What facilitators alone may say; from anybody else these change nothing.
    STEP = "step"
    """The group is at line ``item`` of the day; of two who move it apart, the later ``moment`` counts.
    ``undone``, when given, was a step taken by mistake."""
    PROMPT_OPENED = "prompt-opened"
    """Answers to a prompt may be shared: ``item``, ``prompt``."""
    PROMPT_CLOSED = "prompt-closed"
    """No more: ``item``, ``prompt``, ``known`` (marks of the answers there were)."""
    ANSWERS_SHOWN = "answers-shown"
    """Answers for all to see, without authors: ``item``, ``prompt``, ``answers`` (none: hidden again)."""
    QUESTIONNAIRE_OPENED = "questionnaire-opened"
    """A questionnaire may be answered: ``questionnaire``."""
    QUESTIONNAIRE_CLOSED = "questionnaire-closed"
    """No more: ``questionnaire``, ``known``."""
    FORM_ASSIGNED = "form-assigned"
    """Somebody starts with one of two forms: ``person`` (a mark, not their id), ``form``."""
    SAME_PERSON = "same-person"
    """``person`` and ``other`` are ids of one person (``value`` true), or of two after all (false)."""
    TIMER_STARTED = "timer-started"
    """``seconds`` are left and run: ``item``, ``prompt`` say for what."""
    TIMER_PAUSED = "timer-paused"
    """``seconds`` are left and wait."""
    TIMER_EXTENDED = "timer-extended"
    """``seconds`` more."""
    TIMER_STOPPED = "timer-stopped"
    """No timer any more."""
    MESSAGE = "message"
    """A message to all: ``text`` (empty: taken back)."""
    DEPARTURE = "departure"
    """The group leaves in ``minutes``."""
    INVITE = "invite"
    """Those elsewhere are asked to come to ``item``."""
    ENDED = "ended"
    """The visit is over: ``known``."""
    RESUMED = "resumed"
    """The visit is not over after all."""
    ERASED = "erased"
    """All that ``author`` shared was deleted and is to be forgotten; they had joined at
    ``since``, at the clock ``step``."""


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
    knew. ``at`` is the author's wall time, ISO 8601 with an offset: a wrong clock never
    changes the order of events. Events are ordered by (clock, author, id).
    ``group`` is the group it is shared with; empty for what concerns the device alone.
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
    group: str = ""

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


def instant(at: str) -> datetime | None:
    """The wall time that ``at`` says, or None."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def pack(values: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """``values`` as an event carries them: sorted by name."""
    return tuple(sorted(values.items()))


def to_plain(event: Event) -> dict[str, object]:
    """``event`` as JSON-ready values."""
    group = {"group": event.group} if event.group else {}
    return group | {
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
    texts["group"] = plain.get("group", "")
    clock = plain.get("clock")
    if not all(isinstance(text, str) for text in texts.values()) or type(clock) is not int:
        raise ValueError("not an event")
    values = {
        str(name): tuple(value) if isinstance(value, list) else value for name, value in plain["data"].items()
    }
    if not all(_is_value(value) for value in values.values()):
        raise ValueError("not an event")
    return Event(scope=Scope(plain.get("scope")), clock=clock, data=pack(values), **texts)  # type: ignore[arg-type]


def _is_value(value: object) -> bool:
    scalars = value if isinstance(value, tuple) else (value,)
    return all(scalar is None or isinstance(scalar, str | int | float) for scalar in scalars)


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
