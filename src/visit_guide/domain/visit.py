"""Where a participant is in the visit: a pure fold over the events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from enum import StrEnum

from visit_guide.domain.events import Event, Kind, Scope, Value
from visit_guide.domain.merge import merge
from visit_guide.domain.record import record


class Appearance(StrEnum):
    """Colours of the screens."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Progress(StrEnum):
    """Where a stop stands for a participant."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to-come"


TEXT_SCALES = (100, 125, 150, 200)
"""Text sizes offered, in percent."""

LANGUAGES = ("fr", "en")
"""Languages of the interface."""


@record
class Settings:
    """What a participant chose on this device."""

    text_scale: int = 100
    appearance: Appearance = Appearance.SYSTEM
    outdoor: bool = False
    language: str | None = None
    reduce_motion: bool = False
    screen_reader: bool = False
    follow_group: bool = False
    """Go where the group goes, without being asked."""


@record
class Visit:
    """What the events add up to.

    ``path`` is the last place in the guide, ``opened`` the stops in the order of their
    first opening, ``current`` the stop gone to last (an address that only looks ahead
    opens none), ``read`` the (stop, part) pairs read,
    ``answers`` pairs of (stop, prompt) and answer.
    """

    path: str = ""
    opened: tuple[str, ...] = ()
    current: str | None = None
    read: frozenset[tuple[str, str]] = frozenset()
    answers: tuple[tuple[tuple[str, str], str], ...] = ()
    settings: Settings = Settings()

    def answer(self, item: str, prompt: str) -> str | None:
        """What was answered to a prompt of stop ``item``, or None."""
        return dict(self.answers).get((item, prompt))

    def progress(self, item: str) -> Progress:
        """Whether stop ``item`` is done, current or to come."""
        if item == self.current:
            return Progress.CURRENT
        return Progress.DONE if item in self.opened else Progress.TO_COME


def _fits(name: str, value: Value) -> bool:
    """Whether ``value`` is one this version knows for setting ``name``."""
    match name:
        case "text_scale":
            return type(value) is int and value in TEXT_SCALES
        case "appearance":
            return value in tuple(Appearance)
        case "language":
            return value in LANGUAGES
        case _:
            return isinstance(value, bool)


def _with_setting(settings: Settings, event: Event) -> Settings:
    """``settings`` after ``event``; a setting this version does not have changes nothing.

    A value it does not know means the default, not what was chosen before: of a setting's
    changes only the last is kept, so those before it must not count.
    """
    name, value = event.text("name"), event.get("value")
    if name not in {field.name for field in fields(Settings)}:
        return settings
    if not _fits(name, value):
        value = getattr(Settings(), name)
    elif name == "appearance":
        value = Appearance(str(value))
    return replace(settings, **{name: value})  # type: ignore[arg-type]


def apply(visit: Visit, event: Event) -> Visit:
    """``visit`` after ``event``; unknown kinds, from a newer version, change nothing.

    Nor does what is shared with a group, whoever made it: that is not the device's own visit.
    """
    if event.scope is Scope.GROUP:
        return visit
    match event.kind:
        case Kind.PLACE:
            return replace(visit, path=event.text("path"))
        case Kind.OPENED:
            item = event.text("item")
            opened = visit.opened if item in visit.opened else (*visit.opened, item)
            return replace(visit, opened=opened, current=item)
        case Kind.READ:
            return replace(visit, read=visit.read | {(event.text("item"), event.text("part"))})
        case Kind.ANSWER:
            answers = dict(visit.answers)
            answers[event.text("item"), event.text("prompt")] = event.text("value")
            return replace(visit, answers=tuple(sorted(answers.items())))
        case Kind.SETTING:
            return replace(visit, settings=_with_setting(visit.settings, event))
        case _:
            return visit


def fold(events: Iterable[Event]) -> Visit:
    """The state that ``events``, in any order and with repetitions, add up to."""
    visit = Visit()
    for event in merge(events):
        visit = apply(visit, event)
    return visit
