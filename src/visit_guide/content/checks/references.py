"""What one place of the content says about another exists there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Protocol

from visit_guide.content import kinds
from visit_guide.content.folder import THEMES, Folder
from visit_guide.content.nodes import Location
from visit_guide.content.problems import Kind, Report
from visit_guide.content.structure import Document
from visit_guide.content.suggest import nearest
from visit_guide.domain.guide import ItemKind, Programme, Site

__all__ = ["check_references", "known_name", "listed"]

ICONS = ("economy", "nature", "people", "building", "culture", "energy", "mobility", "partners", "method")
"""The pictograms a theme may have."""

LANGUAGES = ("fr", "en")


class _Sourced(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def check_references(folder: Folder, report: Report) -> None:
    """Check references to sites, themes, objectives and sources, and that every site is visited."""
    _check_itinerary(folder, report)
    if folder.themes:
        for number, theme in enumerate(folder.themes.value.themes):
            if theme.icon is not None:
                _choice(folder.themes, report, ("themes", number, "icon"), theme.icon, ICONS)
    if folder.programme:
        _check_programme(folder.programme, report)
    themes: set[str] | None = None
    if not folder.has_themes and any(site.value.themes for site in folder.sound_sites):
        report.add(kinds.FILE_MISSING, folder.path / THEMES)
    if folder.themes and not folder.themes.lost("themes"):
        themes = {theme.id for theme in folder.themes.value.themes}
    objectives = None
    if folder.programme:
        objectives = {objective.id for objective in folder.programme.value.objectives}
    for site in folder.sound_sites:
        _check_site(site, themes, objectives, report)


def _check_itinerary(folder: Folder, report: Report) -> None:
    document = folder.itinerary
    if document is None:
        return
    _choice(document, report, ("language",), document.value.language, LANGUAGES)
    visited = set()
    for number, item in enumerate(document.value.items):
        if item.site is not None:
            visited.add(item.site)
            known_name(
                document, report, kinds.UNKNOWN_SITE, ("items", number, "site"), item.site, folder.sites
            )
        elif item.kind is ItemKind.STOP:
            known = listed(folder.sites)
            document.add(report, kinds.STOP_WITHOUT_SITE, "items", number, known=known)
    for slug, site in folder.sites.items() if not document.lost("items") else ():
        if site is not None and slug not in visited:
            site.add(report, kinds.SITE_NOT_VISITED, value=slug)


def _check_programme(document: Document[Programme], report: Report) -> None:
    known = {source.id for source in document.value.sources}
    for key, records in (("context", document.value.context), ("timeline", document.value.timeline)):
        _sources(document, report, (key,), records, known)


def _check_site(
    document: Document[Site], themes: set[str] | None, objectives: set[str] | None, report: Report
) -> None:
    site = document.value
    for key, names, known, kind in (
        ("themes", site.themes, themes, kinds.UNKNOWN_THEME),
        ("objectives", site.objectives, objectives, kinds.UNKNOWN_OBJECTIVE),
    ):
        for number, name in enumerate(names if known is not None else ()):
            known_name(document, report, kind, (key, number), name, known or ())
    sources = {source.id for source in site.sources}
    for number, sheet in enumerate(site.sheets):
        for key in ("facts", "timeline", "costs", "results", "lessons", "difficulties"):
            _sources(document, report, ("sheets", number, key), getattr(sheet, key), sources)
    for key in ("steps", "conditions", "obstacles"):
        _sources(document, report, ("method", key), getattr(site.method, key), sources)


def _sources(
    document: Document[Any], report: Report, place: Location, records: Iterable[_Sourced], known: set[str]
) -> None:
    for number, record in enumerate(records):
        for index, name in enumerate(record.sources):
            if name not in known:
                location = (*place, number, "sources", index)
                known_name(document, report, kinds.UNKNOWN_SOURCE, location, name, known)


def known_name(
    document: Document[Any],
    report: Report,
    kind: Kind,
    location: Location,
    name: str,
    known: Collection[str],
) -> None:
    """Report ``name`` as ``kind`` unless it is one of ``known``."""
    if name not in known and not report.is_full(document.path):
        suggestion = nearest(name, sorted(known))
        document.add(report, kind, *location, suggestion=suggestion, value=name, known=listed(known))


def _choice(
    document: Document[Any], report: Report, location: Location, value: str, known: tuple[str, ...]
) -> None:
    if value not in known:
        suggestion = nearest(value, known)
        key, choices = location[-1], ", ".join(known)
        document.add(
            report, kinds.BAD_CHOICE, *location, suggestion=suggestion, key=key, value=value, known=choices
        )


def listed(names: Iterable[str]) -> str:
    """Names as a problem shows them, a dozen at most."""
    shown = sorted(names)
    return ", ".join(shown[:12]) + ("…" if len(shown) > 12 else "") if shown else "–"
