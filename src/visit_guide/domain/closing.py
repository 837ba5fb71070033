"""What still counts once a prompt, a questionnaire or the visit was closed.

The promise: what was written before the closing and arrives after it counts, and is marked
late; what was written after it does not count. No device can see what another knew, so a
closing and a contribution carry what it takes to tell:

* a closing lists short marks of the contributions its author had (``known``): these count;
* a contribution says up to which ruling on its topic its author had heard (``seen``): whoever
  knew of the closing wrote after it;
* of the two that knew nothing of each other, the wall times decide, as devices corrected them.
  A wall time half a day away from the closing's is a wrong clock and decides nothing: then the
  logical order does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum

from visit_guide.domain.events import Event, Kind, instant
from visit_guide.domain.merge import merge

__all__ = [
    "FACILITATOR",
    "RULINGS",
    "VISIT",
    "Topic",
    "Verdict",
    "closings",
    "is_typed_in",
    "marks",
    "prompt_topic",
    "questionnaire_topic",
    "seen",
    "topic_of",
    "verdict",
    "written_after",
]

FACILITATOR = "facilitator"
"""The role whose events lead the group."""
Topic = tuple[str, str, str]
VISIT: Topic = ("visit", "", "")
"""What ending the visit closes: everything."""
MARK_LENGTH = 5
WRONG_CLOCK = timedelta(hours=12)

_OPENING = frozenset({Kind.PROMPT_OPENED, Kind.QUESTIONNAIRE_OPENED, Kind.RESUMED})
_CLOSING = frozenset({Kind.PROMPT_CLOSED, Kind.QUESTIONNAIRE_CLOSED, Kind.ENDED})
RULINGS = _OPENING | _CLOSING
"""What opens and closes."""
_CONTRIBUTIONS = frozenset({Kind.SHARED, Kind.COMPLETED, Kind.PRACTICE, Kind.VOTE})


class Verdict(StrEnum):
    """What becomes of a contribution."""

    COUNTS = "counts"
    LATE = "late"
    """Counts: it was written before the closing and arrived after it."""
    REFUSED = "refused"
    """Does not count: it was written after the closing."""


def prompt_topic(item: str, prompt: str) -> Topic:
    """The topic of a prompt of stop ``item``."""
    return ("prompt", item, prompt)


def questionnaire_topic(questionnaire: str) -> Topic:
    """The topic of a questionnaire."""
    return ("questionnaire", questionnaire, "")


def topic_of(event: Event) -> Topic:
    """What ``event`` opens, closes or contributes to."""
    match event.kind:
        case Kind.PROMPT_OPENED | Kind.PROMPT_CLOSED | Kind.SHARED | Kind.ANSWERS_SHOWN:
            return prompt_topic(event.text("item"), event.text("prompt"))
        case Kind.QUESTIONNAIRE_OPENED | Kind.QUESTIONNAIRE_CLOSED | Kind.COMPLETED:
            return questionnaire_topic(event.text("questionnaire"))
        case _:
            return VISIT


def closings(events: Iterable[Event]) -> dict[Topic, Event]:
    """The closings in force after ``events``: of two rulings on a topic the later one."""
    closed: dict[Topic, Event] = {}
    for event in merge(e for e in events if e.role == FACILITATOR and e.kind in _OPENING | _CLOSING):
        if event.kind in _CLOSING:
            closed[topic_of(event)] = event
        else:
            closed.pop(topic_of(event), None)
    return closed


def verdict(event: Event, closed: Mapping[Topic, Event]) -> Verdict:
    """What becomes of ``event`` under the closings in force; all but contributions count.

    Paper is typed in when there is time: it is late, never refused; who types it in answers for it.
    """
    if event.kind not in _CONTRIBUTIONS:
        return Verdict.COUNTS
    found = {_against(event, closed[topic]) for topic in {topic_of(event), VISIT} if topic in closed}
    if Verdict.REFUSED in found:
        return Verdict.LATE if is_typed_in(event) else Verdict.REFUSED
    return Verdict.LATE if Verdict.LATE in found else Verdict.COUNTS


def is_typed_in(event: Event) -> bool:
    """Whether ``event`` says that somebody typed it in from paper: only facilitators may."""
    return bool(event.text("typed_by"))


def written_after(event: Event, other: Event) -> bool:
    """Whether ``event`` was written after ``other``, as far as can be told.

    One device counts its own events; of two, and of what is typed in for somebody, the wall times
    decide, and the logical clock where a wall time cannot be right.
    """
    if event.author == other.author and not (is_typed_in(event) or is_typed_in(other)):
        return event.order > other.order
    return _is_after(event, other)


def marks(events: Iterable[Event]) -> str:
    """Short marks of contributions, for the ``known`` of a closing."""
    return "".join(sorted({_mark(event) for event in events}))


def seen(events: Iterable[Event], topic: Topic) -> int:
    """What a contribution to ``topic`` says in ``seen``: the clock of the last ruling its author knows."""
    return max(
        (
            event.clock
            for event in events
            if event.role == FACILITATOR and event.kind in RULINGS and topic_of(event) in (topic, VISIT)
        ),
        default=0,
    )


def _against(event: Event, closing: Event) -> Verdict:
    known = closing.text("known")
    if _mark(event) in {known[at : at + MARK_LENGTH] for at in range(0, len(known), MARK_LENGTH)}:
        return Verdict.COUNTS
    heard = event.get("seen")
    if isinstance(heard, int) and heard >= closing.clock:
        return Verdict.REFUSED
    return Verdict.REFUSED if _is_after(event, closing) else Verdict.LATE


def _is_after(event: Event, closing: Event) -> bool:
    written, ended = instant(event.at), instant(closing.at)
    if written is not None and ended is not None and abs(written - ended) <= WRONG_CLOCK:
        return written > ended
    return event.clock > closing.clock


def _mark(event: Event) -> str:
    return event.id[:MARK_LENGTH].ljust(MARK_LENGTH, ".")
