"""The store on a database: SQLite in a file by default, another one by its URL."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from visit_guide.domain.events import Event, dump, load
from visit_guide.errors import StoreError
from visit_guide.hub.store import Group, Member, Stored

__all__ = ["SqlStore"]

FORMAT = "1"
MOST_ADDRESS = 500
MOST_ASKED = 400
"""Events looked up by one question: databases bound the values of a statement."""

_tables = sa.MetaData()
_meta = sa.Table(
    "meta",
    _tables,
    sa.Column("name", sa.String(20), primary_key=True),
    sa.Column("value", sa.String(MOST_ADDRESS)),
)
_groups = sa.Table(
    "groups",
    _tables,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("code", sa.String(12), unique=True, nullable=False),
    sa.Column("visit", sa.String(80), nullable=False),
    sa.Column("public", sa.String(64), nullable=False),
    sa.Column("proof_hash", sa.String(64), nullable=False),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("expires", sa.Float, nullable=False),
    sa.Column("closed", sa.Float),
)
_members = sa.Table(
    "members",
    _tables,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("group", sa.String(32), sa.ForeignKey("groups.id", ondelete="CASCADE"), nullable=False),
    sa.Column("author", sa.String(64), nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("joined", sa.Float, nullable=False),
    sa.UniqueConstraint("group", "author"),
)
_events = sa.Table(
    "events",
    _tables,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("group", sa.String(32), sa.ForeignKey("groups.id", ondelete="CASCADE"), nullable=False),
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("author", sa.String(64), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("group", "id"),
    sa.Index("by_group", "group", "seq"),
    sqlite_autoincrement=True,
)


class SqlStore:
    """Groups, members and events in a database; see :class:`HubStore`.

    Args:
        address: a file, or a database URL such as ``postgresql+psycopg://…``.

    Raises:
        StoreError: it cannot be opened or is of another format; also from every method, when the
            database fails.
    """

    def __init__(self, address: str) -> None:
        file = None if "://" in address else Path(address)
        url = address if file is None else sa.URL.create("sqlite", database=str(file))
        try:
            if file is not None and not file.exists():
                file.touch(mode=0o600)  # answers are nobody else's business on a shared machine
            self._engine = sa.create_engine(url)
            if self._engine.dialect.name == "sqlite":
                sa.event.listen(self._engine, "connect", _prepare)
            _tables.create_all(self._engine)
            with self._engine.begin() as db:
                held = {row.name: row.value for row in db.execute(sa.select(_meta))}
                if not held:
                    held = {"format": FORMAT, "epoch": secrets.token_hex(4), "revision": "0"}
                    db.execute(_meta.insert(), [{"name": n, "value": v} for n, v in held.items()])
        except (SQLAlchemyError, ImportError, OSError) as error:
            raise StoreError(f"the database cannot be opened: {_reason(error)}") from error
        if held.get("format") != FORMAT:
            raise StoreError("the database is of another version of visit-guide")
        self._epoch = str(held["epoch"])

    def epoch(self) -> str:
        """See :class:`HubStore`."""
        return self._epoch

    def revision(self) -> int:
        """See :class:`HubStore`."""
        rows = self._read(sa.select(_meta.c.value).where(_meta.c.name == "revision"))
        return int(rows[0][0])

    def address(self) -> str:
        """See :class:`HubStore`."""
        rows = self._read(sa.select(_meta.c.value).where(_meta.c.name == "address"))
        return str(rows[0][0]) if rows else ""

    def set_address(self, address: str) -> None:
        """See :class:`HubStore`."""
        self._write(_meta.delete().where(_meta.c.name == "address"))
        self._write(_meta.insert().values(name="address", value=address[:MOST_ADDRESS]))

    def add_group(self, group: Group) -> bool:
        """See :class:`HubStore`."""
        values = {column.name: getattr(group, column.name) for column in _groups.columns}
        return self._insert(_groups.insert().values(values), _BUMP)

    def groups(self) -> Sequence[Group]:
        """See :class:`HubStore`."""
        rows = self._read(sa.select(_groups).order_by(_groups.c.created, _groups.c.id))
        return [Group(**row._asdict()) for row in rows]

    def group(self, group_id: str) -> Group | None:
        """See :class:`HubStore`."""
        rows = self._read(sa.select(_groups).where(_groups.c.id == group_id))
        return Group(**rows[0]._asdict()) if rows else None

    def group_by_code(self, code: str) -> Group | None:
        """See :class:`HubStore`."""
        rows = self._read(sa.select(_groups).where(_groups.c.code == code))
        return Group(**rows[0]._asdict()) if rows else None

    def close_group(self, group_id: str, at: float) -> None:
        """See :class:`HubStore`."""
        self._write(_groups.update().where(_groups.c.id == group_id).values(closed=at), _BUMP)

    def delete_group(self, group_id: str) -> None:
        """See :class:`HubStore`."""
        self._write(
            _events.delete().where(_events.c.group == group_id),
            _members.delete().where(_members.c.group == group_id),
            _groups.delete().where(_groups.c.id == group_id),
            _BUMP,
        )
        self._forget_for_good()

    def add_member(self, member: Member) -> bool:
        """See :class:`HubStore`."""
        values = {column.name: getattr(member, column.name) for column in _members.columns}
        return self._insert(_members.insert().values(values))

    def member(self, token_hash: str) -> Member | None:
        """See :class:`HubStore`."""
        rows = self._read(sa.select(_members).where(_members.c.token_hash == token_hash))
        return Member(**rows[0]._asdict()) if rows else None

    def members(self, group_id: str) -> Sequence[Member]:
        """See :class:`HubStore`."""
        query = sa.select(_members).where(_members.c.group == group_id)
        rows = self._read(query.order_by(_members.c.joined, _members.c.author))
        return [Member(**row._asdict()) for row in rows]

    def append(self, events: Sequence[Event]) -> Sequence[Stored]:
        """See :class:`HubStore`."""
        try:
            try:
                return self._append(events)
            except (IntegrityError, OperationalError):  # another process wrote meanwhile
                return self._append(events)
        except SQLAlchemyError as error:
            raise StoreError(f"the database failed: {_reason(error)}") from error

    def _append(self, events: Sequence[Event]) -> list[Stored]:
        with self._engine.begin() as db:
            groups = {event.group for event in events}
            known = set(db.scalars(sa.select(_groups.c.id).where(_groups.c.id.in_(groups))))
            wanted: dict[tuple[str, str], Event] = {}
            for event in events:
                if event.group in known:
                    wanted.setdefault((event.group, event.id), event)
            for key in _taken(db, list(wanted)):
                del wanted[key]
            if not wanted:
                return []
            rows = [_row(event) for event in wanted.values()]
            insert = _events.insert().returning(_events.c.seq, sort_by_parameter_order=True)
            places = db.scalars(insert, rows).all()
        return [Stored(seq=seq, event=event) for seq, event in zip(places, wanted.values(), strict=True)]

    def events(self, group_id: str) -> Sequence[Stored]:
        """See :class:`HubStore`."""
        query = sa.select(_events.c.seq, _events.c.body).where(_events.c.group == group_id)
        rows = self._read(query.order_by(_events.c.seq))
        return [Stored(seq=row.seq, event=load(row.body)[0]) for row in rows]

    def erase(self, group_id: str, author: str, tombstone: Event) -> None:
        """See :class:`HubStore`."""
        self._write(
            _events.delete().where(_events.c.group == group_id, _events.c.author == author),
            _members.delete().where(_members.c.group == group_id, _members.c.author == author),
            _events.insert().values(_row(tombstone)),
            _BUMP,
        )
        self._forget_for_good()

    def close(self) -> None:
        """See :class:`HubStore`."""
        self._engine.dispose()

    def _read(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        try:
            with self._engine.connect() as db:
                return db.execute(query).all()
        except SQLAlchemyError as error:
            raise StoreError(f"the database failed: {_reason(error)}") from error

    def _write(self, *statements: sa.Executable) -> None:
        try:
            with self._engine.begin() as db:
                for statement in statements:
                    db.execute(statement)
        except SQLAlchemyError as error:
            raise StoreError(f"the database failed: {_reason(error)}") from error

    def _insert(self, *statements: sa.Executable) -> bool:
        try:
            self._write(*statements)
        except StoreError as error:
            if isinstance(error.__cause__, IntegrityError):
                return False
            raise
        return True

    def _forget_for_good(self) -> None:
        """Deleted rows are overwritten (secure_delete); this empties SQLite's journal of them too."""
        if self._engine.dialect.name == "sqlite":
            try:
                with self._engine.connect() as db:
                    db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            except SQLAlchemyError as error:
                raise StoreError(f"the database failed: {_reason(error)}") from error


def _row(event: Event) -> dict[str, str]:
    return {"group": event.group, "id": event.id, "author": event.author, "body": dump([event])}


def _taken(db: sa.Connection, keys: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of ``keys`` (group, event) that are kept already."""
    found: set[tuple[str, str]] = set()
    pair = sa.tuple_(_events.c.group, _events.c.id)
    for at in range(0, len(keys), MOST_ASKED):
        query = sa.select(_events.c.group, _events.c.id).where(pair.in_(keys[at : at + MOST_ASKED]))
        found.update((row[0], row[1]) for row in db.execute(query))
    return found


_BUMP = (
    _meta.update()
    .where(_meta.c.name == "revision")
    .values(value=sa.cast(sa.cast(_meta.c.value, sa.Integer) + 1, sa.String))
)


def _prepare(connection: Any, _: object) -> None:
    """SQLite: readers beside a writer, every commit on the disk, deleted content overwritten."""
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _reason(error: Exception) -> str:
    """The database's own words, without the statement and its values."""
    return json.dumps(str(getattr(error, "orig", None) or error).split("\n")[0])
