"""What a person sends and signs: kept on the device, with a copy for the group they are in.

Whoever joins a group later hands in what they had sent before. What somebody had deleted for a
group stays sent, for themselves alone, and is handed in no more; the signatures go.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from visit_guide.domain.closing import FACILITATOR, seen, topic_of
from visit_guide.domain.events import Event, Kind, Scope, Value, pack
from visit_guide.domain.group import of_group
from visit_guide.domain.record import record
from visit_guide.state.recorder import Recorder

__all__ = ["HANDED_IN", "Circle", "HandingIn"]

HANDED_IN = (Kind.COMPLETED, Kind.SIGNED, Kind.SIGNATURE_REVOKED)
"""What is handed in when a person joins a group later."""


@record
class Circle:
    """The group the person is in, as far as questionnaires need it; as it is, none."""

    group: str = ""
    author: str = ""
    """Who the person is in it."""
    former: tuple[str, ...] = ()
    """Who they were in it before."""

    @property
    def authors(self) -> tuple[str, ...]:
        """All that the person was in it."""
        return (self.author, *self.former)


class HandingIn:
    """What this device sent and signed, and what its group has of it.

    Args:
        recorder: holds the history.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def share(self, circle: Circle, kind: Kind, values: Mapping[str, Value]) -> None:
        """Keep it on the device, and give the group its copy."""
        event = self._recorder.make(kind, values)
        heard = of_group(self._recorder.history, circle.group) if circle.group else self._recorder.history
        event = replace(event, data=pack(dict(values) | {"seen": seen(heard, topic_of(event))}))
        self._recorder.add(event, *([self._copy(event, circle)] if circle.group else []))

    def original(self, signature: str, circle: Circle) -> str:
        """The device's own event of which ``signature`` is the copy; itself when it is none."""
        copies = {copy: event.id for event in self._originals() for copy in _copy_ids(event.id, circle)}
        return copies.get(signature, signature)

    def _originals(self) -> list[Event]:
        """What this device keeps of what it sent and signed."""
        return [
            event
            for event in self._recorder.history
            if event.author == self._recorder.author
            and event.scope is Scope.DEVICE
            and event.kind in HANDED_IN
        ]

    def _copy(self, event: Event, circle: Circle) -> Event:
        """``event`` as the group has it, as of when it was made; a copy's id follows from the original's."""
        values = dict(event.data)
        if event.kind == Kind.SIGNATURE_REVOKED:
            known = {one.id for one in self._recorder.history if one.group == circle.group}
            signature = event.text("signature")
            copies = _copy_ids(signature, circle)
            there = [one for one in (signature, *copies) if one in known]
            values["signature"] = (there or copies)[0]
        return replace(
            event,
            id=_copy_ids(event.id, circle)[0],
            author=circle.author,
            group=circle.group,
            scope=Scope.GROUP,
            data=pack(values),
        )

    def hand_in(self, circle: Circle) -> None:
        """Share with the group just joined what was made before, and what it does not have yet.

        Somebody who left it and comes back is another author; what they made there keeps its place in
        the device's own history.
        """
        there = {_moment_made(event) for event in self._recorder.history if event.group == circle.group}
        withdrawn = self._withdrawn()
        for event in self._originals():
            if event.order > withdrawn and _moment_made(event) not in there:
                self._recorder.add(self._copy(event, circle))

    def _withdrawn(self) -> tuple[int, str, str]:
        """The place of the last deletion in the device's history: what was sent before is for oneself."""
        me, never = self._recorder.author, (-1, "", "")
        words = (e for e in self._recorder.history if e.kind == Kind.WITHDRAWN and e.author == me)
        return max((word.order for word in words), default=never)

    def is_withdrawn(self, sent: str) -> bool:
        """Whether the paper of event ``sent`` was deleted for the group."""
        limit = self._withdrawn()
        return any(event.id == sent and event.order < limit for event in self._originals())

    def own(self, circle: Circle) -> tuple[Event, ...]:
        """What this person did, under one name."""
        me, history = self._recorder.author, self._recorder.history
        mine = {me, *circle.authors}
        known = {event.id for event in history if event.group}
        return tuple(
            event if event.author == me else replace(event, author=me)
            for event in history
            if event.author in mine
            and event.role != FACILITATOR
            and event.group in ("", circle.group)
            and (event.group or known.isdisjoint(_copy_ids(event.id, circle)))
        )


def _copy_ids(event: str, circle: Circle) -> list[str]:
    """The ids of the copies of an event for a group, under the names a person has there; now's is first."""
    group = circle.group
    return [hashlib.sha256(f"{event} {group} {who}".encode()).hexdigest()[:32] for who in circle.authors]


def _moment_made(event: Event) -> tuple[str, int, str]:
    """What an event and its copies have in common, and a device's other events have not."""
    return (event.kind, event.clock, event.at)
