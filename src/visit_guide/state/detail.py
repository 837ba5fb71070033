"""A fact or statement with its status, note and sources, as shown above the screen."""

from __future__ import annotations

from visit_guide.domain.guide import Fact, Source, Statement, Status, TimelineEntry
from visit_guide.domain.notebook import About
from visit_guide.domain.record import record


@record
class Detail:
    """What one tap on a figure shows."""

    title: str
    text: str
    status: Status = Status.VERIFIED
    note: str | None = None
    ask: str | None = None
    sources: tuple[Source, ...] = ()
    about: About | None = None
    """What a note or a star given here is about; None where there can be none."""


def _resolve(ids: tuple[str, ...], sources: tuple[Source, ...]) -> tuple[Source, ...]:
    known = {source.id: source for source in sources}
    return tuple(known[source_id] for source_id in ids if source_id in known)


def fact_value(fact: Fact) -> str:
    """The value with its unit; a dash when nobody knows it."""
    if fact.value is None:
        return "—"
    return f"{fact.value}\u00a0{fact.unit}" if fact.unit else fact.value


def of_fact(fact: Fact, sources: tuple[Source, ...], about: About | None = None) -> Detail:
    """The detail of a fact."""
    text = fact_value(fact) + (f" ({fact.year})" if fact.year else "")
    return Detail(
        title=fact.label,
        text=text,
        status=fact.status,
        note=fact.note,
        ask=fact.ask,
        sources=_resolve(fact.sources, sources),
        about=about,
    )


def of_statement(statement: Statement, title: str, sources: tuple[Source, ...]) -> Detail:
    """The detail of a statement of section ``title``."""
    return Detail(
        title=title,
        text=statement.text,
        status=statement.status,
        note=statement.note,
        sources=_resolve(statement.sources, sources),
    )


def of_entry(entry: TimelineEntry, title: str, sources: tuple[Source, ...]) -> Detail:
    """The detail of a moment whose date, in words, is ``title``."""
    return Detail(
        title=title,
        text=entry.text,
        status=entry.status,
        note=entry.note,
        sources=_resolve(entry.sources, sources),
    )
