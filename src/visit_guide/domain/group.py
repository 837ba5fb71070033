"""What a group's events add up to: a pure fold, the same on every device.

Only facilitators' events move the group. That an event is a facilitator's is not for the fold
to judge: the edges let no other in (the hub by its tokens, codes and files by their signature).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from visit_guide.domain.closing import (
    FACILITATOR,
    RULINGS,
    VISIT,
    Topic,
    Verdict,
    closings,
    topic_of,
    verdict,
)
from visit_guide.domain.events import Event, Kind, Scope
from visit_guide.domain.merge import merge
from visit_guide.domain.record import record

__all__ = [
    "Answer",
    "GroupState",
    "Practice",
    "Timer",
    "essential",
    "fold",
    "is_public",
    "moment_of",
    "of_group",
    "public",
    "without_erased",
]

_ABOUT_TIMER = frozenset({Kind.TIMER_STARTED, Kind.TIMER_PAUSED, Kind.TIMER_EXTENDED, Kind.TIMER_STOPPED})
_PUBLIC = frozenset({Kind.PRACTICE, Kind.VOTE})
_PRIVATE = frozenset({Kind.SIGNED, Kind.SIGNATURE_REVOKED, Kind.SAME_PERSON})
"""For facilitators alone, even when a facilitator said it."""


@record
class Timer:
    """A discussion timer. While it runs, what is left now is ``seconds`` minus the time since ``since``."""

    seconds: int
    """Seconds left at ``since``; the display counts up below zero."""
    since: str
    """Wall time, ISO 8601."""
    running: bool
    item: str = ""
    prompt: str = ""


@record
class Answer:
    """A shared answer that counts (the author's last one that does)."""

    event: str
    author: str
    value: str
    late: bool = False


@record
class Practice:
    """A good practice put forward; its id is that of its event."""

    id: str
    item: str
    text: str
    votes: int
    late: bool = False


@record
class GroupState:
    """Where the group stands.

    ``step`` is the event that moved the group last, ``steps`` the last such event of each line of
    the day in the order of moving. ``message``, ``departure`` and ``invite`` are the events: their
    id tells a notice that was seen from a new one. ``opened`` are the events that opened the
    questionnaires that are open. ``ended`` is the event that ended the visit.
    ``answers`` by topic, in an order that tells nothing of who or when; ``shown`` are those that a
    facilitator shows to all. ``refused`` are contributions that came too late to count: their
    authors are to be told.
    """

    step: Event | None = None
    steps: tuple[Event, ...] = ()
    open: frozenset[Topic] = frozenset()
    opened: tuple[Event, ...] = ()
    closed: frozenset[Topic] = frozenset()
    answers: tuple[tuple[Topic, tuple[Answer, ...]], ...] = ()
    shown: tuple[tuple[Topic, tuple[str, ...]], ...] = ()
    practices: tuple[Practice, ...] = ()
    timer: Timer | None = None
    message: Event | None = None
    departure: Event | None = None
    invite: Event | None = None
    ended: Event | None = None
    here: tuple[tuple[str, int], ...] = ()
    """How many said they are at each stop."""
    names: tuple[tuple[str, str], ...] = ()
    """Who joined: author and name, which may be empty."""
    refused: tuple[Event, ...] = ()

    @property
    def at(self) -> str | None:
        """The line of the day where the group is, or None before the first step."""
        return self.step.text("item") if self.step else None

    def answers_to(self, topic: Topic) -> tuple[Answer, ...]:
        """The answers to ``topic`` that count."""
        return dict(self.answers).get(topic, ())

    def shown_for(self, topic: Topic) -> tuple[str, ...]:
        """The answers to ``topic`` that a facilitator shows to all."""
        return dict(self.shown).get(topic, ())

    def refused_of(self, author: str) -> tuple[Event, ...]:
        """What ``author`` wrote too late."""
        return tuple(event for event in self.refused if event.author == author)


def of_group(events: Iterable[Event], group: str) -> tuple[Event, ...]:
    """The events of ``events`` that are shared with ``group``."""
    return tuple(event for event in events if event.group == group and event.scope is Scope.GROUP)


def without_erased(events: Sequence[Event]) -> tuple[Event, ...]:
    """``events`` without those of persons whose data was deleted."""
    erased = {e.text("author") for e in events if e.kind == Kind.ERASED and e.role == FACILITATOR}
    return tuple(event for event in events if event.author not in erased)


def is_public(event: Event) -> bool:
    """Whether participants may have this event of somebody else (then without its author)."""
    return (event.role == FACILITATOR and event.kind not in _PRIVATE) or event.kind in _PUBLIC


def fold(events: Iterable[Event]) -> GroupState:
    """The state that one group's events, in any order and with repetitions, add up to."""
    history = without_erased(merge(e for e in events if e.scope is Scope.GROUP))
    led = [event for event in history if event.role == FACILITATOR]
    closed = closings(led)
    return _contributed(_led(led, closed), [e for e in history if e.role != FACILITATOR], closed)


def public(state: GroupState) -> GroupState:
    """The part of ``state`` that every device of the group knows the same."""
    return replace(state, answers=(), here=(), names=(), refused=())


def essential(events: Iterable[Event]) -> tuple[Event, ...]:
    """The fewest facilitators' events that say where the group stands; shown answers are left out."""
    last: dict[tuple[str, ...], Event] = {}
    timer: list[Event] = []
    for event in merge(e for e in events if e.role == FACILITATOR and e.scope is Scope.GROUP):
        if event.kind in _ABOUT_TIMER:
            anew = event.kind in (Kind.TIMER_STARTED, Kind.TIMER_STOPPED)
            timer = [event] if anew else [*timer, event]
        elif event.kind == Kind.STEP:
            last[(event.kind,)] = max(last.get((event.kind,), event), event, key=_moved)
        elif event.kind in (Kind.MESSAGE, Kind.DEPARTURE, Kind.INVITE):
            last[(event.kind,)] = event
        elif event.kind == Kind.ERASED:
            last[event.kind, event.text("author")] = event
        elif event.kind in RULINGS:
            last[topic_of(event)] = event
    return merge(last.values(), timer)


def moment_of(step: Event | None) -> int:
    """When the group was moved, in milliseconds since 1970 by the corrected clock of who moved it.

    Never before the moment of the step that one knew: two who lead without hearing each other are
    ordered by time, and one whose clock is wrong still comes after what was known. 0 when unsaid.
    """
    found = step.get("moment") if step is not None else None
    return found if type(found) is int else 0


def _moved(step: Event) -> tuple[int, tuple[int, str, str]]:
    """The order of steps: the later one wins."""
    return moment_of(step), step.order


def _led(events: Sequence[Event], closed: dict[Topic, Event]) -> GroupState:
    state = GroupState()
    steps: dict[str, Event] = {}
    for step in sorted((event for event in events if event.kind == Kind.STEP), key=_moved):
        steps.pop(step.text("undone"), None)
        steps.pop(step.text("item"), None)
        steps[step.text("item")] = step
    opened: dict[Topic, Event] = {}
    shown: dict[Topic, tuple[str, ...]] = {}
    timer: Timer | None = None
    for event in events:
        match event.kind:
            case Kind.PROMPT_OPENED | Kind.QUESTIONNAIRE_OPENED:
                opened.pop(topic_of(event), None)
                opened[topic_of(event)] = event
            case Kind.ANSWERS_SHOWN:
                shown[topic_of(event)] = _texts(event, "answers")
            case Kind.MESSAGE:
                state = replace(state, message=event if event.text("text") else None)
            case Kind.DEPARTURE:
                state = replace(state, departure=event)
            case Kind.INVITE:
                state = replace(state, invite=event)
            case kind if kind in _ABOUT_TIMER:
                timer = _timed(timer, event)
    now_open = {} if VISIT in closed else {t: event for t, event in opened.items() if t not in closed}
    return replace(
        state,
        step=next(reversed(steps.values()), None),
        steps=tuple(steps.values()),
        open=frozenset(now_open),
        opened=tuple(event for event in now_open.values() if event.kind == Kind.QUESTIONNAIRE_OPENED),
        closed=frozenset(closed),
        shown=tuple(sorted((topic, texts) for topic, texts in shown.items() if texts)),
        timer=timer,
        ended=closed.get(VISIT),
    )


def _timed(timer: Timer | None, event: Event) -> Timer | None:
    seconds = event.get("seconds")
    left = seconds if isinstance(seconds, int) else 0
    match event.kind:
        case Kind.TIMER_STARTED:
            item, prompt = event.text("item"), event.text("prompt")
            return Timer(seconds=left, since=event.at, running=True, item=item, prompt=prompt)
        case Kind.TIMER_PAUSED if timer is not None:
            return replace(timer, seconds=left, since=event.at, running=False)
        case Kind.TIMER_EXTENDED if timer is not None:
            return replace(timer, seconds=timer.seconds + left)
        case _:
            return None


def _contributed(state: GroupState, events: Sequence[Event], closed: dict[Topic, Event]) -> GroupState:
    answers: dict[tuple[Topic, str], Answer] = {}
    practices: dict[str, tuple[Event, bool]] = {}
    votes: dict[tuple[str, str], bool] = {}
    here: dict[str, str] = {}
    names: dict[str, str] = {}
    refused: list[Event] = []
    for event in events:
        names.setdefault(event.author, "")
        found = verdict(event, closed)
        late = found is Verdict.LATE
        if found is Verdict.REFUSED:
            refused.append(event)
            continue
        match event.kind:
            case Kind.SHARED | Kind.COMPLETED:
                value = event.text("value")
                answer = Answer(event=event.id, author=event.author, value=value, late=late)
                answers[topic_of(event), event.author] = answer
            case Kind.PRACTICE:
                practices[event.id] = (event, late)
            case Kind.VOTE:
                votes[event.text("practice"), event.author] = event.get("value") is True
            case Kind.AT_STOP:
                here[event.author] = event.text("item")
            case Kind.JOINED:
                names[event.author] = event.text("name")
    ballot = Counter(practice for (practice, _), given in votes.items() if given)
    return replace(
        state,
        answers=_by_topic(answers),
        practices=tuple(
            Practice(id=id_, item=e.text("item"), text=e.text("text"), votes=ballot[id_], late=late)
            for id_, (e, late) in sorted(practices.items(), key=lambda one: (one[1][0].clock, one[0]))
        ),
        here=tuple(sorted(Counter(here.values()).items())),
        names=tuple(sorted(names.items())),
        refused=tuple(refused),
    )


def _by_topic(answers: dict[tuple[Topic, str], Answer]) -> tuple[tuple[Topic, tuple[Answer, ...]], ...]:
    found: dict[Topic, list[Answer]] = {}
    for (topic, _), answer in answers.items():
        if answer.value or topic[0] == "questionnaire":
            found.setdefault(topic, []).append(answer)
    ordered = {
        topic: sorted(given, key=lambda a: (a.value.casefold(), a.event)) for topic, given in found.items()
    }
    return tuple(sorted((topic, tuple(given)) for topic, given in ordered.items()))


def _texts(event: Event, name: str) -> tuple[str, ...]:
    values = event.get(name)
    return tuple(v for v in values if isinstance(v, str)) if isinstance(values, tuple) else ()
