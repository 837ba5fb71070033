"""Short names: well formed, and each used once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from visit_guide.content import kinds
from visit_guide.content.fact_ids import slugify
from visit_guide.content.folder import Folder
from visit_guide.content.nodes import Location
from visit_guide.content.problems import Report
from visit_guide.content.structure import Document
from visit_guide.domain.guide import Fact

__all__ = ["check_names", "is_slug"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_Named = Iterable[tuple[Location, str | None]]


def is_slug(text: str) -> bool:
    """Whether ``text`` can be a short name: it becomes part of an address and of a file name."""
    return _SLUG.fullmatch(text) is not None


def check_names(folder: Folder, report: Report) -> None:
    """Check the short names of every file."""
    if folder.itinerary:
        itinerary = folder.itinerary.value
        _check(folder.itinerary, report, [(("id",), itinerary.id)])
        _check(folder.itinerary, report, _ids("items", itinerary.items))
    if folder.themes:
        _check(folder.themes, report, _ids("themes", folder.themes.value.themes))
    if folder.programme:
        programme = folder.programme.value
        _check(folder.programme, report, _ids("objectives", programme.objectives))
        _check(folder.programme, report, _ids("sources", programme.sources))
        _check(folder.programme, report, _fact_ids(("context",), programme.context))
    for shelf, names in (("sites", folder.sites), ("questionnaires", folder.questionnaires)):
        for name in names:
            if not is_slug(name):
                path = folder.path / shelf / f"{name}.yaml"
                report.add(kinds.BAD_ID, path, suggestion=slugify(name) or None, value=name)
    for document in folder.sound_questionnaires:
        _check(document, report, _ids("questions", document.value.questions))
    for site in folder.sites.values():
        if site is None:
            continue
        _check(site, report, _ids("sheets", site.value.sheets))
        _check(site, report, _ids("prompts", site.value.prompts))
        _check(site, report, _ids("sources", site.value.sources))
        facts: list[tuple[Location, str | None]] = []
        for number, sheet in enumerate(site.value.sheets):
            facts += _fact_ids(("sheets", number, "facts"), sheet.facts)
            facts += _fact_ids(("sheets", number, "costs"), sheet.costs)
        _check(site, report, facts)


def _ids(key: str, records: Iterable[Any]) -> _Named:
    return (((key, number, "id"), record.id) for number, record in enumerate(records))


def _fact_ids(place: Location, facts: Iterable[Fact]) -> _Named:
    return [((*place, number, "id"), fact.id) for number, fact in enumerate(facts)]


def _check(document: Document[Any], report: Report, named: _Named) -> None:
    first: dict[str, Location] = {}
    for location, name in named:
        if name is None:
            continue
        if not is_slug(name):
            document.add(report, kinds.BAD_ID, *location, suggestion=slugify(name) or None, value=name)
        elif name in first:
            line = document.line_of(*first[name])
            document.add(report, kinds.DUPLICATE_ID, *location, value=name, line=line)
        else:
            first[name] = location
