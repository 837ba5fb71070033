"""`visit-guide group new`: a group, its code and its key."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from urllib.parse import urlsplit

from visit_guide.adapters.paths import content_dir
from visit_guide.adapters.reasons import reason_of
from visit_guide.commands.clocks import day_words, zone_of
from visit_guide.commands.common import Subparsers, check_address, compile_in_words, named, path_named
from visit_guide.commands.hub import RETENTION_DAYS, check_days, open_store, secret_of
from visit_guide.errors import CodeError, ContentError, StoreError, UsageError
from visit_guide.messages import Catalogue

__all__ = ["add_new", "run_new"]

LOCAL = "http://127.0.0.1:8560/"


def add_new(forms: Subparsers, t: Catalogue) -> argparse.ArgumentParser:
    """Declare the form and its options; ``--db`` is left to the others."""
    parser = forms.add_parser(
        "new",
        help=t("make a group"),
        description=t(
            "Makes a group and prints, this once, the facilitators’ key and link and the participants’ code "
            "and link. Keep the key: whoever holds it leads the group, and it cannot be shown again."
        ),
    )
    parser.add_argument(
        "--content",
        type=named,
        metavar=t("FOLDER"),
        help=t("content folder of the visit (default: ./content)"),
    )
    parser.add_argument("--visit", metavar="ID", help=t("id of the visit, instead of a content folder"))
    parser.add_argument(
        "--public-url",
        metavar="URL",
        help=t("address by which tablets reach the guide (default: that of the last “visit-guide serve”)"),
    )
    parser.add_argument(
        "--days",
        type=int,
        default=RETENTION_DAYS,
        metavar="N",
        help=t("days after which the hub deletes the group ({days} by default)", days=RETENTION_DAYS),
    )
    parser.add_argument(
        "--qr", type=path_named, metavar=t("FILE"), help=t("write the participants’ QR code (.svg or .png)")
    )
    parser.add_argument(
        "--key-qr",
        type=path_named,
        metavar=t("FILE"),
        help=t("write the facilitators’ QR code (.svg or .png)"),
    )
    parser.add_argument(
        "--key-file",
        type=path_named,
        metavar=t("FILE"),
        help=t("make the group of this key again, for example on another machine"),
    )
    parser.add_argument(
        "--hub", metavar="URL", help=t("make it on this hub over the network, instead of a database")
    )
    parser.add_argument(
        "--organiser-key",
        type=path_named,
        metavar=t("FILE"),
        help=t("with --hub: file with its organiser’s password"),
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=t("for people (text) or programs (json)")
    )
    parser.set_defaults(run=run_new)
    return parser


def run_new(args: argparse.Namespace, t: Catalogue) -> int:
    """Make a group; returns the exit status.

    Raises:
        UsageError: an argument cannot be used, or the group exists already.
        ContentError: the visit's id is needed and the content has errors.
        StoreError: the database does not answer, or a file cannot be written.
        ServiceError: the hub does not answer as it should.
    """
    from visit_guide.domain.keys import derive, draw_key, normalise
    from visit_guide.hub.links import facilitator_link, participant_link, save_code, terminal_code

    check_days(args.days, t)
    if args.public_url is not None:
        check_address(args.public_url, t)
    for file in (args.qr, args.key_qr):
        if file is not None and file.suffix.lower() not in (".svg", ".png"):
            raise UsageError(t("{file}: a code is written as .svg or .png", file=file))
    visit = args.visit or _visit(args.content, t)
    key = secret_of(args.key_file, t) or draw_key(os.urandom)
    try:
        keys = derive(key)
    except CodeError as error:
        raise UsageError(t("{file} holds no facilitator’s key", file=args.key_file)) from error
    key = "-".join(normalise(key)[at : at + 5] for at in range(0, 25, 5))
    expires, address = _make(args, key, visit, t)
    join, lead = participant_link(address, keys.code), facilitator_link(address, key)
    for link, file in ((join, args.qr), (lead, args.key_qr)):
        if file is not None:
            try:
                save_code(link, file)
            except StoreError as error:
                cause = error.__cause__
                reason = reason_of(cause, t) if isinstance(cause, OSError) else cause
                raise StoreError(
                    t("cannot write to {folder}: {reason}", folder=file, reason=reason)
                ) from error
    if args.format == "json":
        told = {
            "id": keys.group,
            "visit": visit,
            "code": keys.code,
            "participant_link": join,
            "key": key,
            "facilitator_link": lead,
            "expires": expires,
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    code = f"{keys.code[:3]} {keys.code[3:]}"
    print(t("Participants join with the code  {code}", code=code))
    print(f"  {join}")
    print()
    print(t("Facilitators lead with the key  {key}", key=key))
    print(f"  {lead}")
    print(t("Keep this key and give it to facilitators only: it cannot be shown again."))
    print()
    if urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1"):
        print(
            t(
                "These links work on this machine only. For tablets, start “visit-guide serve” at an "
                "address they reach first, or give it with --public-url."
            ),
            file=sys.stderr,
        )
    print(t("The hub deletes this group on {date}.", date=_day(expires, visit, args.content, t)))
    for file in (args.qr, args.key_qr):
        if file is not None:
            print(t("Written: {file}", file=file))
    drawn = terminal_code(join)
    if _can_show(drawn):
        print()
        print(t("To join, for participants:"))
        print(drawn)
    return 0


def _make(args: argparse.Namespace, key: str, visit: str, t: Catalogue) -> tuple[str, str]:
    """Make the group; gives when it will be deleted, and the guide's address."""
    taken = t("this group exists already")
    if args.hub is not None:
        from visit_guide.domain.keys import derive
        from visit_guide.hub.ordering import order

        check_address(args.hub, t)
        if args.organiser_key is None:
            raise UsageError(t("--hub needs --organiser-key"))
        secret = secret_of(args.organiser_key, t)
        expires = order(
            args.hub, secret, derive(key), visit, taken=taken, wrong=t("the hub refuses this password")
        )
        return _iso(expires), args.public_url or args.hub
    from visit_guide.hub.making import make_group

    store = open_store(args.db, t)
    try:
        made = make_group(store, visit=visit, days=args.days, key=key)
        if made is None:
            raise UsageError(taken)
        return _iso(made.group.expires), args.public_url or store.address() or LOCAL
    finally:
        store.close()


def _visit(folder: str | None, t: Catalogue) -> str:
    """The visit's id, from its content."""
    guide, problems = compile_in_words(content_dir(folder), t, errors_only=True)
    if guide is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        raise ContentError(t("The content has errors: correct the lines above, then try again."))
    return guide.itinerary.id


def _can_show(drawn: str) -> bool:
    try:
        drawn.encode(sys.stdout.encoding or "ascii")
    except UnicodeError:
        return False
    return True


def _day(at: str, visit: str, content: str | None, t: Catalogue) -> str:
    """The day of the instant ``at``, in words, where the visit is."""
    return day_words(datetime.fromisoformat(at).astimezone(zone_of(visit, content)), t)


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
