"""What `run`, `serve` and `group` share about the hub: its options and its database."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from visit_guide.adapters.reasons import reason_of
from visit_guide.commands.common import named, path_named
from visit_guide.errors import StoreError, UsageError
from visit_guide.messages import N_, Catalogue

if TYPE_CHECKING:
    from visit_guide.hub.desk import Desk
    from visit_guide.hub.store import HubStore

__all__ = [
    "RETENTION_DAYS",
    "add_database",
    "add_hub",
    "open_desk",
    "open_store",
    "secret_of",
    "store_reason",
]

RETENTION_DAYS = 30
_REASONS = {
    "not a database": N_("this file is not a group server’s database"),
    "unable to open": N_("the file cannot be opened: is its folder there?"),
    "readonly": N_("the file cannot be written to"),
    "locked": N_("another program is using it"),
    "another version": N_("it was made by another version of visit-guide"),
}
"""What databases say, and what it means."""
LONGEST_RETENTION = 3650


def add_database(parser: argparse.ArgumentParser, t: Catalogue, *, default: str | None, help: str) -> None:
    """Declare ``--db``."""
    parser.add_argument("--db", default=default, type=named, metavar=t("FILE"), help=help)


def add_hub(parser: argparse.ArgumentParser, t: Catalogue) -> None:
    """Declare the options of a hub that is served."""
    parser.add_argument(
        "--retention-days",
        type=int,
        default=RETENTION_DAYS,
        metavar="N",
        help=t(
            "days after which a group made over the network is deleted ({days} by default)",
            days=RETENTION_DAYS,
        ),
    )
    parser.add_argument(
        "--organiser-key",
        type=path_named,
        metavar=t("FILE"),
        help=t("file with a password for making groups over the network (without it: nobody)"),
    )
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="URL",
        help=t("another site whose pages may use this hub (none by default; may be repeated)"),
    )


def open_store(address: str, t: Catalogue) -> HubStore:
    """The database at ``address``: a file, or a URL.

    Raises:
        StoreError: it cannot be opened.
    """
    from visit_guide.hub.sql import SqlStore

    try:
        return SqlStore(address)
    except StoreError as error:
        reason = store_reason(error, t)
        raise StoreError(t("{file} cannot be used: {reason}", file=address, reason=reason)) from error


def store_reason(error: StoreError, t: Catalogue) -> str:
    """Why a database cannot be used, in the words of who reads it."""
    if isinstance(error.__cause__, OSError):
        return reason_of(error.__cause__, t)
    return next((t(words) for sign, words in _REASONS.items() if sign in str(error)), str(error))


def open_desk(address: str | None, days: int, t: Catalogue) -> Desk:
    """A hub on the database at ``address``; without one, a hub that forgets everything at the end.

    Raises:
        UsageError: ``days`` is no retention.
        StoreError: the database cannot be opened, or another hub is serving it.
    """
    from visit_guide.hub.claim import claim, release
    from visit_guide.hub.desk import Desk
    from visit_guide.hub.limits import Limits
    from visit_guide.hub.memory import MemoryStore

    check_days(days, t)
    if address is not None and "://" not in address and not claim(Path(address)):
        raise StoreError(t("another hub is serving {file}", file=address))
    if address is None:
        return Desk(MemoryStore(), Limits(retention_days=days))
    try:
        return Desk(open_store(address, t), Limits(retention_days=days))
    except StoreError:
        release(Path(address))
        raise


def check_days(days: int, t: Catalogue) -> None:
    """Raise when a group cannot be kept for so long.

    Raises:
        UsageError: it cannot.
    """
    if not 1 <= days <= LONGEST_RETENTION:
        raise UsageError(
            t("a group is kept from 1 to {most} days, not {days}", most=LONGEST_RETENTION, days=days)
        )


def secret_of(file: Path | None, t: Catalogue, *, shortest: int = 0) -> str:
    """The secret written in ``file``; empty without a file.

    Raises:
        UsageError: it cannot be read, or is too short to be one.
    """
    if file is None:
        return ""
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise UsageError(t("{file} cannot be read", file=file)) from error
    if len(secret) < max(1, shortest):
        raise UsageError(
            t.n(
                "{file}: at least {count} character is needed",
                "{file}: at least {count} characters are needed",
                max(1, shortest),
                file=file,
            )
        )
    return secret
