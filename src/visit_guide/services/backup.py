"""A complete backup of what a person wrote: one file that restores on any device.

The file is JSON, in UTF-8, with a fixed head, like the compiled guide::

    {"format":"visit-guide-backup","version":1,"hash":"<hex sha-256>","backup":{…}}

``backup`` holds ``visit`` (the visit's id), ``title`` (its name, for people), ``made`` (wall
time, ISO 8601), ``author`` (the device it was made on), ``events`` (as the journal keeps them) and
``photos`` (by id: a data address, ``data:image/jpeg;base64,…``). Where there was a group, ``practices``
are the good ones it put forward, to be printed with the notebook: ``text``, ``item`` (the stop) and
``votes`` of each, no author. The hash is that of that part exactly as written, so that a damaged file
is noticed before anything of it is used.

Restoring is merging: events carry their ids, so restoring twice, or two backups of one person,
or upon newer notes, keeps every note once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from visit_guide.domain.events import Event, Scope, from_plain, to_plain
from visit_guide.domain.group import Practice
from visit_guide.domain.merge import merge
from visit_guide.domain.record import record
from visit_guide.errors import BackupError

__all__ = ["FORMAT", "SUFFIX", "VERSION", "Backup", "dump", "join", "load", "own"]

FORMAT = "visit-guide-backup"
VERSION = 1
SUFFIX = ".visite.json"
"""How the names of backup files end."""

_HEAD = f'{{"format":"{FORMAT}","version":{VERSION},"hash":"'
_MIDDLE = '","backup":'


@record
class Backup:
    """What a backup file holds."""

    visit: str
    title: str = ""
    made: str = ""
    author: str = ""
    events: tuple[Event, ...] = ()
    photos: tuple[tuple[str, str], ...] = ()
    """Pairs of a picture's id and its data address."""
    practices: tuple[Practice, ...] = ()
    """What the group put forward, without ids; for printing alone, nothing restores it."""


def own(history: Iterable[Event], *authors: str) -> tuple[Event, ...]:
    """The events of ``history`` that are the person's own: never what others shared with them.

    Events that stay on the device are the person's, whichever device they were written on. Of
    those shared with a group only what one of ``authors`` shared is: a person is another author in
    each group.
    """
    events = tuple(history)
    mine = {event.author for event in events if event.scope is Scope.DEVICE}.union(authors)
    return tuple(event for event in events if event.author in mine)


def dump(backup: Backup) -> str:
    """The text of the file that holds ``backup``."""
    body = _body(backup)
    return f"{_HEAD}{_digest(body)}{_MIDDLE}{body}}}"


def load(text: str | bytes) -> Backup:
    """The backup held in a file.

    Raises:
        BackupError: this is no backup, it is damaged, or a newer version made it.
    """
    try:
        text = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        envelope = json.loads(text)
    except (ValueError, RecursionError) as error:
        looks = f'"{FORMAT}"' in text if isinstance(text, str) else FORMAT.encode() in text
        raise BackupError("it is not JSON", reason="damaged" if looks else "foreign") from error
    if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
        raise BackupError("it is not a backup", reason="foreign")
    version = envelope.get("version")
    if type(version) is not int:
        raise BackupError("it has no version", reason="damaged")
    if version != VERSION:
        raise BackupError(f"it has version {version}, this is {VERSION}", reason="newer")
    body = envelope.get("backup")
    if not isinstance(body, dict) or _digest(_text(body)) != envelope.get("hash"):
        raise BackupError("its content does not match its hash", reason="damaged")
    try:
        return _read(body)
    except (ValueError, TypeError) as error:
        raise BackupError(str(error), reason="damaged") from error


def join(first: Backup, *others: Backup) -> Backup:
    """All that the backups of one person hold; what they say of themselves is that of the first."""
    photos = {name: data for backup in (first, *others) for name, data in backup.photos}
    practices = {one: None for backup in (first, *others) for one in backup.practices}
    return Backup(
        visit=first.visit,
        title=first.title,
        made=first.made,
        author=first.author,
        events=merge(*(backup.events for backup in (first, *others))),
        photos=tuple(sorted(photos.items())),
        practices=tuple(practices),
    )


def _body(backup: Backup) -> str:
    body: dict[str, object] = {
        "visit": backup.visit,
        "title": backup.title,
        "made": backup.made,
        "author": backup.author,
        "events": [to_plain(event) for event in backup.events],
        "photos": dict(backup.photos),
    }
    if backup.practices:
        body["practices"] = [
            {"item": one.item, "text": one.text, "votes": one.votes} for one in backup.practices
        ]
    return _text(body)


def _text(body: object) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(body: dict[str, object]) -> Backup:
    events, photos = body.get("events"), body.get("photos")
    texts = {name: body.get(name) for name in ("visit", "title", "made", "author")}
    if not isinstance(events, list) or not isinstance(photos, dict):
        raise ValueError("it holds no events")
    if not all(isinstance(value, str) for value in (*texts.values(), *photos, *photos.values())):
        raise ValueError("a text is missing")
    return Backup(
        events=tuple(from_plain(event) for event in events),
        photos=tuple(sorted(photos.items())),
        practices=_practices(body.get("practices", [])),
        **texts,  # type: ignore[arg-type]
    )


def _practices(plain: object) -> tuple[Practice, ...]:
    if not isinstance(plain, list):
        raise ValueError("the practices are no list")
    found: list[Practice] = []
    for one in plain:
        item, words, votes = (one.get(name) for name in ("item", "text", "votes"))
        if not isinstance(item, str) or not isinstance(words, str) or type(votes) is not int:
            raise ValueError("a practice is not whole")
        found.append(Practice(id="", item=item, text=words, votes=votes))
    return tuple(found)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
