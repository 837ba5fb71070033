"""What is written: sources for figures, lengths, dates, addresses, characters that can be shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from visit_guide.content import kinds
from visit_guide.content.folder import Folder
from visit_guide.content.font_coverage import missing_characters
from visit_guide.content.nodes import Location, Mapping, Node, Scalar
from visit_guide.content.problems import Report
from visit_guide.content.structure import Document
from visit_guide.content.typography import french
from visit_guide.domain.guide import Fact, PromptKind, Site, Source, TimelineEntry

__all__ = ["check_texts"]

SHORT_TITLE = 24
THEME_SHORT_TITLE = 18
LONGEST_PROMPT = 240  # minutes

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PERIOD = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4})")
_DIGIT = re.compile(r"\d")


def check_texts(folder: Folder, report: Report) -> None:
    """Check what every file says."""
    is_french = folder.itinerary is None or folder.itinerary.value.language == "fr"
    documents: list[Document[Any] | None] = [folder.itinerary, folder.programme, folder.themes]
    for document in (*documents, *folder.sound_sites, *folder.sound_questionnaires):
        if document is not None:
            _check_characters(document, is_french, report)
    if folder.itinerary and (day := folder.itinerary.value.date) and not _is_date(day, whole=True):
        folder.itinerary.add(report, kinds.BAD_DAY, "date", value=day)
    if folder.themes:
        for number, theme in enumerate(folder.themes.value.themes):
            place = ("themes", number, "short_title")
            _check_length(folder.themes, place, theme.short_title, THEME_SHORT_TITLE, report)
    if folder.programme:
        programme = folder.programme.value
        _check_facts(folder.programme, ("context",), programme.context, report)
        _check_timeline(folder.programme, ("timeline",), programme.timeline, report)
        _check_sources(folder.programme, programme.sources, report)
    for site in folder.sound_sites:
        _check_site(site, report)


def _check_site(document: Document[Site], report: Report) -> None:
    site = document.value
    _check_length(document, ("short_title",), site.short_title, SHORT_TITLE, report)
    _check_sources(document, site.sources, report)
    for number, sheet in enumerate(site.sheets):
        place = ("sheets", number)
        _check_facts(document, (*place, "facts"), sheet.facts, report)
        _check_facts(document, (*place, "costs"), sheet.costs, report)
        _check_timeline(document, (*place, "timeline"), sheet.timeline, report)
    for number, prompt in enumerate(site.prompts):
        if prompt.kind is PromptKind.CHOICE and len(prompt.choices) < 2:
            document.add(report, kinds.CHOICE_WITHOUT_CHOICES, "prompts", number)
        elif prompt.kind is not PromptKind.CHOICE and prompt.choices:
            document.add(report, kinds.CHOICES_UNUSED, "prompts", number, "choices", on_key=True)
        if not 1 <= prompt.minutes <= LONGEST_PROMPT:
            document.add(
                report,
                kinds.NUMBER_RANGE,
                *("prompts", number, "minutes"),
                key="minutes",
                low=1,
                high=LONGEST_PROMPT,
                value=prompt.minutes,
            )


def _check_facts(document: Document[Any], place: Location, facts: tuple[Fact, ...], report: Report) -> None:
    for number, fact in enumerate(facts):
        if fact.value is not None and not fact.sources and _DIGIT.search(fact.value):
            document.add(report, kinds.FIGURE_WITHOUT_SOURCE, *place, number, "value", value=fact.value)


def _check_timeline(
    document: Document[Any], place: Location, entries: tuple[TimelineEntry, ...], report: Report
) -> None:
    for number, entry in enumerate(entries):
        if not _is_date(entry.date) and not _is_period(entry.date):
            document.add(report, kinds.BAD_DATE, *place, number, "date", value=entry.date)


def _check_sources(document: Document[Any], sources: tuple[Source, ...], report: Report) -> None:
    for number, source in enumerate(sources):
        if source.date is not None and not _is_date(source.date):
            document.add(report, kinds.BAD_DATE, "sources", number, "date", value=source.date)
        if source.url is not None and not _is_url(source.url):
            document.add(report, kinds.BAD_URL, "sources", number, "url", value=source.url)


def _check_length(
    document: Document[Any], location: Location, text: str | None, limit: int, report: Report
) -> None:
    if text is not None and len(text) > limit:
        document.add(report, kinds.SHORT_TITLE_LONG, *location, length=len(text), limit=limit)


def _check_characters(document: Document[Any], is_french: bool, report: Report) -> None:
    for scalar in _texts(document.root):
        text = scalar.value or ""
        if not missing_characters(text):
            continue
        for character in missing_characters(french(text) if is_french else text):
            report.add(
                kinds.NO_GLYPH,
                document.path,
                scalar.mark,
                character=character,
                name=unicodedata.name(character, f"U+{ord(character):04X}"),
            )


def _texts(node: Node) -> Iterator[Scalar]:
    stack = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Mapping):
            stack.extend(node.entries.values())
        else:
            stack.extend(node.items)


def _is_date(text: str, *, whole: bool = False) -> bool:
    match = _DATE.fullmatch(text)
    if match is None or (whole and match[3] is None):
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _is_period(text: str) -> bool:
    match = _PERIOD.fullmatch(text)
    return match is not None and match[1] <= match[2]


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        return False
