"""Histories to test with: events made one by one, or drawn by hypothesis."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from visit_guide.domain.events import Event, Kind, Scope, pack

AUTHORS = ("ana", "bo", "cy")
ITEMS = ("eglise", "cd2e")


def event(number: int, kind: str = Kind.PLACE, *, author: str = "ana", **values: Any) -> Event:
    """Event ``number`` of ``author``: its clock too."""
    return Event(
        id=f"{author}-{number}",
        visit="loos",
        author=author,
        clock=number,
        at="2026-05-28T10:00:00+00:00",
        kind=kind,
        data=pack(values),
    )


_scalars = st.one_of(st.none(), st.booleans(), st.integers(-9, 300), st.text(max_size=4))
_settings = st.one_of(
    st.tuples(st.just("text_scale"), st.sampled_from((100, 150, 175, "150", None))),
    st.tuples(st.just("appearance"), st.sampled_from(("dark", "sepia", "light", 3))),
    st.tuples(st.just("outdoor"), st.sampled_from((True, False, "yes"))),
    st.tuples(st.just("language"), st.sampled_from(("fr", "en", "nl", None))),
    st.tuples(st.sampled_from(("tempo", "")), _scalars),
)
_TABS = ("t1", "t2", "t3")
_tabs = st.sampled_from(_TABS)
_seen = st.lists(st.sampled_from([f"{tab} {clock}" for tab in _TABS for clock in range(12)]), max_size=2).map(
    tuple
)
_texts = st.sampled_from(("", "bois", "bois et paille", "à revoir", " "))
_abouts = {
    "place": st.sampled_from(("", "stop", "sheet", "fact", "moon")),
    "item": st.sampled_from(ITEMS),
    "sheet": st.sampled_from(("", "s")),
    "ref": st.sampled_from(("", "r")),
}
_notes = st.fixed_dictionaries(
    {
        "note": st.sampled_from(("n1", "n2")),
        "text": _texts,
        "tags": st.lists(st.sampled_from(("idea", "to-do", "loud")), max_size=2).map(tuple),
        "since": st.sampled_from(("2026-05-28T09:00:00+00:00", "")),
        "tab": _tabs,
        "seen": _seen,
    },
    optional=_abouts | {"deleted": st.booleans(), "photos": st.just(("p1",))},
)
_fields = st.fixed_dictionaries(
    {
        "item": st.sampled_from(ITEMS),
        "sheet": st.sampled_from(("", "s")),
        "field": st.sampled_from(("need", "when", "rate-means", "candidate", "moon")),
        "value": st.one_of(_texts, st.sampled_from(("easy", "hard", "yes", "no"))),
        "tab": _tabs,
        "seen": _seen,
    }
)
_data = st.one_of(
    _notes,
    _fields,
    st.fixed_dictionaries(_abouts | {"value": st.one_of(st.booleans(), _scalars)}),
    st.fixed_dictionaries({"path": st.sampled_from(("/journee", "/etape/cd2e", ""))}),
    st.fixed_dictionaries({"item": st.sampled_from(ITEMS)}),
    st.fixed_dictionaries({"item": st.sampled_from(ITEMS), "part": st.sampled_from(("fiche", "methode"))}),
    st.fixed_dictionaries(
        {
            "item": st.sampled_from(ITEMS),
            "prompt": st.sampled_from(("p", "q")),
            "value": st.one_of(_scalars, st.lists(_scalars, max_size=2).map(tuple)),
        }
    ),
    _settings.map(lambda pair: {"name": pair[0], "value": pair[1]}),
    st.dictionaries(st.text(max_size=3), _scalars, max_size=2),
)
_known = st.sampled_from([kind.value for kind in Kind])


def events(ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Event]:
    """Events of a few authors and stops, some of a kind or value of another version."""
    return st.builds(
        Event,
        id=st.uuids().map(str) if ids is None else ids,
        visit=st.just("loos"),
        author=st.sampled_from(AUTHORS),
        clock=st.integers(0, 12),
        at=st.sampled_from(("2026-05-28T10:00:00+00:00", "", "soon")),
        kind=st.one_of(_known, _known, st.just("from-the-future")),
        role=st.sampled_from(("participant", "facilitator")),
        scope=st.sampled_from(Scope),
        data=_data.map(pack),
    )


def notebook_events() -> st.SearchStrategy[Event]:
    """Events of notes and worksheets alone, several of one note more often than not."""
    return st.one_of(
        st.builds(event_of, st.integers(0, 12), st.sampled_from(AUTHORS), st.just(Kind.NOTE), _notes),
        st.builds(event_of, st.integers(0, 12), st.sampled_from(AUTHORS), st.just(Kind.WORKSHEET), _fields),
    )


def event_of(number: int, author: str, kind: str, values: dict[str, Any]) -> Event:
    """An event that carries ``values``; its id tells all that it says, so that ids are their own."""
    digest = zlib.crc32(repr((number, author, kind, sorted(values.items()))).encode())
    return replace(event(number, kind, author=author, **values), id=f"{author}-{number}-{digest}")


def notebook_histories() -> st.SearchStrategy[list[Event]]:
    """Histories of a notebook."""
    return st.lists(notebook_events(), max_size=14, unique_by=lambda one: one.id)


def histories() -> st.SearchStrategy[list[Event]]:
    """Lists of events; the same id may come back, even with other contents (damage)."""
    few = st.integers(0, 5).map(lambda number: f"e{number}")
    return st.lists(st.one_of(events(), events(few)), max_size=14)


def sound_histories() -> st.SearchStrategy[list[Event]]:
    """Lists of events whose ids are their own, in any order."""
    return st.lists(events(), max_size=14, unique_by=lambda one: one.id)
