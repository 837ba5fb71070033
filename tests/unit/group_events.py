"""Events of a group to test with, made one by one or drawn by chance."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st

from visit_guide.domain.events import Event, Kind, Scope, pack

GROUP = "g" * 32
LEADERS = ("lea-000001", "lea-000002")
PEOPLE = ("ana-000001", "bob-000001", "cyd-000001")
ITEMS = ("eglise", "cd2e", "bilan")


def at(minute: float) -> str:
    """A wall time, minutes after ten o'clock."""
    seconds = round(minute * 60)
    return f"2026-05-28T{10 + seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}+00:00"


def happened(clock: int, kind: str, author: str = PEOPLE[0], *, minute: float = 0, **values: Any) -> Event:
    """What ``author`` shared; leaders are facilitators."""
    return Event(
        id=values.pop("id", f"{clock:04d}-{author}"),
        visit="loos",
        group=GROUP,
        author=author,
        clock=clock,
        at=values.pop("wall", at(minute)),
        kind=kind,
        role="facilitator" if author in LEADERS else "participant",
        scope=Scope.GROUP,
        data=pack(values),
    )


LED: tuple[str, ...] = (
    Kind.STEP,
    Kind.STEP,
    Kind.PROMPT_OPENED,
    Kind.PROMPT_CLOSED,
    Kind.ANSWERS_SHOWN,
    Kind.QUESTIONNAIRE_OPENED,
    Kind.QUESTIONNAIRE_CLOSED,
    Kind.TIMER_STARTED,
    Kind.TIMER_PAUSED,
    Kind.TIMER_EXTENDED,
    Kind.TIMER_STOPPED,
    Kind.MESSAGE,
    Kind.DEPARTURE,
    Kind.INVITE,
    Kind.ENDED,
    Kind.RESUMED,
    "from-the-future",
)
GIVEN: tuple[str, ...] = (
    Kind.JOINED,
    Kind.AT_STOP,
    Kind.SHARED,
    Kind.SHARED,
    Kind.COMPLETED,
    Kind.PRACTICE,
    Kind.VOTE,
    Kind.VOTE,
    "from-the-future",
)


def values_for(kind: str, chance: random.Random, known: tuple[Event, ...]) -> dict[str, Any]:
    """Plausible values of an event of ``kind`` whose author knows ``known``."""
    practices = [event.id for event in known if event.kind == Kind.PRACTICE]
    return {
        "item": chance.choice(ITEMS),
        "prompt": chance.choice(("p", "q")),
        "questionnaire": chance.choice(("avant", "apres")),
        "value": chance.choice((True, False)) if kind == Kind.VOTE else chance.choice(("", "oui", "non")),
        "text": chance.choice(("", "rendez-vous 14 h", "compost")),
        "name": chance.choice(("", "Ana")),
        "practice": chance.choice(practices or ["none"]),
        "seconds": chance.choice((60, 300)),
        "minutes": chance.choice((5, 10)),
        "answers": tuple(chance.sample(("a", "b", "c"), chance.randrange(4))),
    }


ODD_MOMENTS = (0, 1, 5, 40, -3, True, "soon", 2.5)


def _drawn(chance: random.Random, author: str, number: int) -> Event:
    kind = str(chance.choice(LED if author in LEADERS else GIVEN))
    values = values_for(kind, chance, ())
    values["seen"] = chance.choice((0, 0, 3, 9, "odd"))
    values["moment"] = chance.choice(ODD_MOMENTS)
    values["known"] = chance.choice(("", f"{number - 1:04d}-", 7))
    wall = chance.choice((at(number), at(chance.randrange(40)), "", "soon", "2019-01-01T00:00:00"))
    return happened(chance.randrange(14), kind, author, wall=wall, **values, id=f"{number:04d}-{author}")


@st.composite
def group_histories(draw: st.DrawFn) -> list[Event]:
    """Lists of group events whose ids are their own, with odd values and clocks among them."""
    chance = draw(st.randoms(use_true_random=False))
    authors = draw(st.lists(st.sampled_from((*LEADERS, *PEOPLE)), max_size=18))
    return [_drawn(chance, author, number) for number, author in enumerate(authors)]
