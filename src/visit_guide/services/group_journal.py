"""All events of a group as lines of JSON: what everything else is made from, and made again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from visit_guide.domain.events import Event, Kind, from_plain, pack, to_plain
from visit_guide.domain.merge import merge

__all__ = ["SUFFIX", "is_without_names", "read_journal", "without_names", "write_journal"]

SUFFIX = ".jsonl"
"""How the names of such files end."""

_CODE = re.compile(r"[PT]\d{2,}")
"""What people are called in a journal without names; devices draw themselves other names."""
_PERSONAL = frozenset({"name", "strokes"})
_POINTING = frozenset({"author", "typed_by", "person", "other"})


def write_journal(events: Iterable[Event]) -> bytes:
    """One event a line, in their order."""
    lines = (json.dumps(to_plain(event), ensure_ascii=False, sort_keys=True) for event in merge(events))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def read_journal(data: bytes) -> tuple[Event, ...]:
    """The events of :func:`write_journal`, each once.

    Raises:
        ValueError: a line is not an event; the message says which.
    """
    events = []
    try:
        text = data.decode("utf-8-sig", "surrogatepass")
    except UnicodeDecodeError as error:
        raise ValueError(str(data[: error.start].count(b"\n") + 1)) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            events.append(from_plain(json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise ValueError(str(number)) from error
    return merge(events)


def without_names(events: Iterable[Event], codes: Mapping[str, str]) -> tuple[Event, ...]:
    """``events`` with people called by ``codes`` and nothing that names or draws them.

    What they wrote themselves, in notes and remarks, stays as it is.
    """
    return tuple(_without_names(event, codes) for event in events)


def is_without_names(events: Iterable[Event]) -> bool:
    """Whether they come from :func:`without_names`: then everybody is called by a code."""
    authors = {event.author for event in events}
    return bool(authors) and all(_CODE.fullmatch(author) for author in authors)


def _without_names(event: Event, codes: Mapping[str, str]) -> Event:
    values = {
        key: ""
        if key in _PERSONAL
        else codes.get(value, value)
        if key in _POINTING and isinstance(value, str)
        else value
        for key, value in event.data
    }
    if event.kind == Kind.SIGNATURE_REVOKED:
        values["reason"] = ""
    return replace(event, author=codes.get(event.author, event.author), data=pack(values))
