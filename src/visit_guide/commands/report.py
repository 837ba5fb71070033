"""``visit-guide report``: results, attendance sheet, certificates and tables of a group."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from visit_guide.adapters.paths import content_dir
from visit_guide.adapters.reasons import reason_of
from visit_guide.commands.common import Subparsers, cannot_write, compile_in_words, folder_named, named
from visit_guide.commands.hub import store_reason
from visit_guide.domain.events import Event
from visit_guide.domain.guide import Guide
from visit_guide.errors import BundleError, ContentError, OverwriteError, StoreError, UsageError
from visit_guide.messages import Catalogue

__all__ = ["configure", "run"]

LONGEST_SHOWN = 60
"""Signs of a text that are shown of it."""


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "report",
        help=t("write a group’s results, attendance sheet and certificates"),
        description=t(
            "Write what an organiser needs after the visit: bilan.pdf (results, without names), "
            "emargement.pdf, a certificate for each trainee, resultats.csv and .xlsx, and journal.jsonl, "
            "from which all of it can be made again. Needs no network."
        ),
    )
    parser.add_argument(
        "group",
        type=_given,
        metavar=t("GROUP"),
        help=t("the group’s code or its id in the database, or a journal.jsonl"),
    )
    parser.add_argument("--db", type=named, metavar=t("FILE"), help=t("database of the group server"))
    parser.add_argument(
        "--out", type=named, metavar=t("FOLDER"), required=True, help=t("folder to write into")
    )
    sources = parser.add_mutually_exclusive_group()
    sources.add_argument(
        "--content", type=named, metavar=t("FOLDER"), help=t("the content folder (by default “content” here)")
    )
    sources.add_argument(
        "--edition",
        type=named,
        metavar=t("FOLDER"),
        help=t("a built edition, to take the content from instead"),
    )
    parser.add_argument(
        "--pseudonymous",
        action="store_true",
        help=t("no names: codes only, no attendance sheet, no certificates"),
    )
    parser.set_defaults(run=run)


def _given(group: str) -> str:
    """What names a group, as argparse's ``type``."""
    if not group.strip():
        raise argparse.ArgumentTypeError("no group")
    return group


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Write the report; nothing, and 1, for no events, those of another visit, or a folder that would lose.

    Raises:
        ContentError: the content has errors, already printed.
        UsageError: there is no such group, database or journal, or the folder cannot be written to.
        PaperError: a document cannot be made.
    """
    out = folder_named(args.out, t)
    events = _events(args.group, args.db, t)
    if not events:
        print(t("There is nothing in {name} yet: no report was made.", name=args.group), file=sys.stderr)
        return 1
    guide = _guide(args.content, args.edition, t)
    other = sorted({event.visit for event in events} - {guide.itinerary.id})
    if other:
        print(
            t(
                "These events are of another visit ({names}): is it the right content?",
                names=", ".join(other),
            ),
            file=sys.stderr,
        )
        return 1

    from visit_guide.publish.report.make import make_report

    try:
        written = make_report(guide, events, out, pseudonymous=args.pseudonymous)
    except OSError as error:
        raise UsageError(cannot_write(out, error, t)) from error
    except OverwriteError as error:
        print(_kept(out, error, t), t("Nothing was written: choose another folder."), file=sys.stderr)
        return 1
    print(
        t.n(
            "Written to {folder}: {count} file.",
            "Written to {folder}: {count} files.",
            len(written.files),
            folder=out,
        )
    )
    if written.uncertified:
        print(t("No certificates: this journal is without names and signatures."), file=sys.stderr)
    for path, texts in written.not_drawn:
        shown = [t("“{text}”", text=_short(text)) for text in texts]
        print(
            t(
                "{file}: no font here draws every sign of {texts}; “□” stands for what is missing.",
                file=path.relative_to(out).as_posix(),
                texts=", ".join(shown),
            ),
            file=sys.stderr,
        )
    return 0


def _kept(out: Path, error: OverwriteError, t: Catalogue) -> str:
    """What the folder holds that would be lost."""
    match error.reason:
        case "names":
            return t(
                "{folder} holds papers with names (attendance sheet, certificates or journal), which this "
                "report without names would delete.",
                folder=out,
            )
        case "group":
            return t("{folder} holds the journal of another group, which would be lost.", folder=out)
        case "unknown":
            return t(
                "{folder} holds an attendance sheet or certificates without their journal.jsonl: nothing "
                "says whose they are, and they would be deleted.",
                folder=out,
            )
        case "unreadable":
            return t(
                "{file} cannot be read as a journal, or is empty: nothing says whose papers lie beside it, "
                "and they would be lost.",
                file=out / "journal.jsonl",
            )
        case "deleted":
            return t.n(
                "{file} holds {count} event that this report does not have. Data of a person was deleted "
                "since: without names, nothing says whether it is theirs. If it is, delete that folder "
                "yourself.",
                "{file} holds {count} events that this report does not have. Data of a person was deleted "
                "since: without names, nothing says whether they are theirs. If they are, delete that folder "
                "yourself.",
                error.count,
                file=out / "journal.jsonl",
            )
        case _:
            return t.n(
                "{file} holds {count} event that this report does not have, and that would be lost.",
                "{file} holds {count} events that this report does not have, and that would be lost.",
                error.count,
                file=out / "journal.jsonl",
            )


def _short(text: str) -> str:
    """Enough of ``text`` to find it by."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"


def _guide(content: str | None, edition: str | None, t: Catalogue) -> Guide:
    if edition is not None:
        from visit_guide.publish.edition_guide import guide_of_edition

        try:
            return guide_of_edition(Path(edition))
        except BundleError as error:
            raise UsageError(
                t("{folder} holds no edition that can be read: build it again", folder=edition)
            ) from error
    guide, problems = compile_in_words(content_dir(content), t, errors_only=True)
    if guide is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ContentError(t("The content has errors: correct the lines above, then try again."))
    return guide


def _events(group: str, database: str | None, t: Catalogue) -> tuple[Event, ...]:
    if database is None:
        return _of_journal(Path(group), t)
    if "://" not in database and not Path(database).is_file():
        raise UsageError(
            t(
                "there is no database {path}: give the file after “--db” that “visit-guide serve” was "
                "given, or leave “--db” out and give a journal.jsonl in place of the group",
                path=database,
            )
        )

    from visit_guide.domain.keys import normalise
    from visit_guide.hub.sql import SqlStore

    try:
        store = SqlStore(database)
        try:
            found = store.group_by_code(normalise(group)) or store.group(group)
            if found is None:
                known = ", ".join(held.code for held in store.groups()) or "–"
                raise UsageError(t("there is no group {name}; known codes: {known}", name=group, known=known))
            return tuple(stored.event for stored in store.events(found.id))
        finally:
            store.close()
    except StoreError as error:
        reason = store_reason(error, t)
        raise UsageError(t("cannot read {path}: {reason}", path=database, reason=reason)) from error


def _of_journal(path: Path, t: Catalogue) -> tuple[Event, ...]:
    from visit_guide.services.group_journal import read_journal

    try:
        return read_journal(path.read_bytes())
    except OSError as error:
        reason = reason_of(error, t)
        if not path.exists():
            raise UsageError(
                t("there is no journal {path}; for a group, give its database with --db", path=path)
            ) from error
        raise UsageError(t("cannot read {path}: {reason}", path=path, reason=reason)) from error
    except ValueError as error:
        raise UsageError(t("{path}, line {line}: this is not an event", path=path, line=error)) from error
