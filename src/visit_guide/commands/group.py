"""`visit-guide group`: the groups of a hub, for whoever organises the visit."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visit_guide.commands.clocks import day_words, zone_of
from visit_guide.commands.common import Subparsers, cannot_write, path_named
from visit_guide.commands.group_new import add_new
from visit_guide.commands.hub import add_database, open_store
from visit_guide.commands.parser import add_subcommands
from visit_guide.errors import StoreError, UsageError
from visit_guide.messages import Catalogue

if TYPE_CHECKING:
    from visit_guide.domain.events import Event
    from visit_guide.hub.store import Group, HubStore

__all__ = ["configure"]

DATABASE = "visit.sqlite3"


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Declare the command's forms."""
    parser = subparsers.add_parser(
        "group",
        help=t("make and look after groups on the hub"),
        description=t(
            "A group has a short code, with which participants join, and a key, with which facilitators "
            "lead. Works on the hub’s database, also while “visit-guide serve” is using it."
        ),
    )
    forms = add_subcommands(parser, t, dest="what", title=t("What to do"))
    _database(add_new(forms, t), t)
    listing = forms.add_parser("list", help=t("list the groups"), description=t("Lists the groups of a hub."))
    _database(listing, t)
    _format(listing, t)
    listing.set_defaults(run=run_list)
    closing = forms.add_parser(
        "close",
        help=t("let nobody join any more"),
        description=t("Closes a group: nobody joins it any more; who is in it goes on."),
    )
    _group(closing, t)
    _database(closing, t)
    closing.set_defaults(run=run_close)
    export = forms.add_parser(
        "export",
        help=t("write down all that is kept of a group or a person"),
        description=t("Writes all that the hub keeps of a group, or of one person in it, as JSON."),
    )
    _group(export, t)
    _person(export, t)
    export.add_argument(
        "--out", type=path_named, metavar=t("FILE"), help=t("file to write (default: the terminal)")
    )
    _database(export, t)
    export.set_defaults(run=run_export)
    delete = forms.add_parser(
        "delete",
        help=t("delete a group or a person, for good"),
        description=t(
            "Deletes all that the hub keeps of a group, or of one person in it, at once and for good."
        ),
    )
    _group(delete, t)
    _person(delete, t)
    delete.add_argument("--yes", action="store_true", help=t("do not ask before deleting"))
    _database(delete, t)
    delete.set_defaults(run=run_delete)


def run_list(args: argparse.Namespace, t: Catalogue) -> int:
    """List the groups; returns the exit status.

    Raises:
        UsageError: there is no such database.
        StoreError: it does not answer.
    """
    store = _opened(args.db, t)
    try:
        found = [_described(store, group) for group in store.groups()]
    finally:
        store.close()
    if args.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    if not found:
        print(t("No group: make one with “visit-guide group new”."))
        return 0
    heads = [t("code"), t("visit"), t("made on"), t("deleted on"), t("devices"), t("events"), t("state")]
    rows = [
        [
            one["code"],
            one["visit"],
            one["created"][:10],
            one["expires"][:10],
            str(one["members"]),
            str(one["events"]),
            t("closed") if one["closed"] else t("open"),
        ]
        for one in found
    ]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    for row in [heads, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def run_close(args: argparse.Namespace, t: Catalogue) -> int:
    """Close a group; returns the exit status.

    Raises:
        UsageError: there is no such database or group.
        StoreError: the database does not answer.
    """
    store = _opened(args.db, t)
    try:
        group = _found(store, args.group, t)
        store.close_group(group.id, time.time())
    finally:
        store.close()
    print(t("Group {code} is closed: nobody joins it any more.", code=group.code))
    return 0


def run_export(args: argparse.Namespace, t: Catalogue) -> int:
    """Write down what is kept; returns the exit status.

    Raises:
        UsageError: there is no such database, group or person.
        StoreError: the database does not answer, or the file cannot be written.
    """
    from visit_guide.hub.export import export

    store = _opened(args.db, t)
    try:
        group = _found(store, args.group, t)
        text = export(store, group.id, _person_of(store, group, args.person, t)).model_dump_json(indent=2)
    finally:
        store.close()
    if args.out is None:
        print(text)
        return 0
    try:
        args.out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(cannot_write(args.out, error, t)) from error
    print(t("Written: {file}", file=args.out))
    return 0


def run_delete(args: argparse.Namespace, t: Catalogue) -> int:
    """Delete a group or a person; returns the exit status.

    Raises:
        UsageError: there is no such database, group or person, or nobody can be asked.
        StoreError: the database does not answer.
    """
    from visit_guide.hub.erasing import erase

    store = _opened(args.db, t)
    try:
        group = _found(store, args.group, t)
        person = _person_of(store, group, args.person, t)
        whom = _called(store, group, person, t) if person is not None else ""
        if not args.yes and not _agreed(group, whom, t):
            print(t("Nothing was deleted."))
            return 0
        if person is not None:
            clock = max((one.event.clock for one in store.events(group.id)), default=0) + 1
            for one in person:
                erase(store, group, one, clock=clock)
            print(t("All of this person is deleted: {person}", person=whom))
        else:
            store.delete_group(group.id)
            print(t("Group {code} is deleted, with all it held.", code=group.code))
    finally:
        store.close()
    return 0


def _group(parser: argparse.ArgumentParser, t: Catalogue) -> None:
    parser.add_argument("group", metavar=t("CODE"), help=t("the group’s code"))


def _person(parser: argparse.ArgumentParser, t: Catalogue) -> None:
    parser.add_argument(
        "--person",
        metavar="ID",
        help=t(
            "one person only: their code on the papers (P03), the name they gave, or the id of their device"
        ),
    )


def _database(parser: argparse.ArgumentParser, t: Catalogue) -> None:
    text = t("the hub’s database (default: {file})", file=DATABASE)
    add_database(parser, t, default=DATABASE, help=text)


def _format(parser: argparse.ArgumentParser, t: Catalogue) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=t("for people (text) or programs (json)")
    )


def _opened(address: str, t: Catalogue) -> HubStore:
    """The database, which must be there already."""
    if "://" not in address and not Path(address).is_file():
        raise UsageError(t("{file} is not there: “visit-guide group new” makes it", file=address))
    return open_store(address, t)


def _found(store: HubStore, code: str, t: Catalogue) -> Group:
    from visit_guide.domain.keys import normalise

    group = store.group_by_code(normalise(code)) or store.group(code)
    if group is None:
        raise UsageError(t("no group has the code {code}: “visit-guide group list” shows them", code=code))
    return group


def _person_of(store: HubStore, group: Group, given: str | None, t: Catalogue) -> tuple[str, ...] | None:
    """The ids of the person meant by an id, a code of the papers, or a name: several, on several devices."""
    if given is None:
        return None
    from visit_guide.domain.group import fold
    from visit_guide.domain.people import code_of, numbers, owners, people, plain

    events = [one.event for one in store.events(group.id)]
    authors = {member.author for member in store.members(group.id)} | {event.author for event in events}
    whose = owners(events)

    def ids(author: str) -> tuple[str, ...]:
        return tuple(one for one, owner in whose.items() if owner == whose.get(author)) or (author,)

    if given in authors:
        return ids(given)
    wanted = plain(given)
    codes = {who: code_of(number) for who, number in numbers(events).items()}
    names = [*fold(events).names, *((one.id, one.name) for one in people(events))]
    meant = [who for who, code in codes.items() if who in whose and plain(code) == wanted]
    meant += [who for who, name in names if plain(name) == wanted]
    found = list(dict.fromkeys(whose.get(who, who) for who in meant))
    if len(found) == 1:
        return ids(found[0])
    if found:
        called, zone = dict(names), zone_of(group.visit)
        rows = [
            f"  {codes.get(who, '–')}  {called.get(who) or '–'}  {_joined(events, who, zone, t)}"
            for who in sorted(found, key=lambda who: codes.get(who, ""))
        ]
        head = t("several people are called {person}; say which by the code of the papers:", person=given)
        example = t("for example: --person {code}", code=codes.get(found[0], found[0]))
        raise UsageError("\n".join([head, *rows, example]))
    raise UsageError(t("nobody in this group has the code, the name or the id {person}", person=given))


def _called(store: HubStore, group: Group, person: tuple[str, ...], t: Catalogue) -> str:
    """Code, name and time of joining: whom a deletion is about."""
    from visit_guide.domain.people import code_of, people

    events = [one.event for one in store.events(group.id)]
    known = next((one for one in people(events) if one.id in person), None)
    if known is None:
        return person[0]
    parts = (code_of(known.number), known.name, _joined(events, known.id, zone_of(group.visit), t))
    return ", ".join(part for part in parts if part not in ("", "–"))


def _joined(events: Iterable[Event], who: str, zone: tzinfo | None, t: Catalogue) -> str:
    """When somebody joined, on the clocks of ``zone``, as on the papers."""
    from visit_guide.domain.events import Kind

    times = [event.at for event in events if event.author == who and event.kind == Kind.JOINED]
    try:
        when = datetime.fromisoformat(min(times)).astimezone(zone)
    except (ValueError, OverflowError):  # they never joined, or their clock says nothing
        return "–"
    return t("joined on {day} at {time}", day=day_words(when, t), time=t.clock(f"{when:%H:%M}"))


def _agreed(group: Group, person: str, t: Catalogue) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(t("nobody can be asked here: add --yes to delete"))
    what = person or t("the group {code}", code=group.code)
    answer = input(t("Delete {what} and all that is kept of it, for good? [y/N] ", what=what))
    return answer.strip().lower() in ("y", "yes", "o", "oui")


def _described(store: HubStore, group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "code": group.code,
        "visit": group.visit,
        "created": iso(group.created),
        "expires": iso(group.expires),
        "closed": None if group.closed is None else iso(group.closed),
        "members": len(store.members(group.id)),
        "events": len(store.events(group.id)),
    }


def iso(seconds: float) -> str:
    """A time as programs and people read it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
