"""A guide as the plain values templates read, in words people read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from visit_guide.domain.day import item_title
from visit_guide.domain.guide import (
    Fact,
    Guide,
    Item,
    Media,
    Method,
    MethodStep,
    Prompt,
    PromptKind,
    Sheet,
    Site,
    Source,
    Statement,
    Status,
    TimelineEntry,
)
from visit_guide.messages import N_, Catalogue
from visit_guide.state.detail import fact_value
from visit_guide.ui.ways import planned_words
from visit_guide.ui.wording import duration
from visit_guide.ui.words import LADDER_WORDS, STATUS_WORDS, date_words, practical_rows

__all__ = ["GuideValues", "Values", "words"]

Values = dict[str, Any]
"""JSON-ready values, for a template."""

_LONG = 26
"""Letters from which a fact's value is set smaller."""
_WORDS = {
    "actors": N_("Who took part"),
    "ask": N_("To ask here"),
    "conditions": N_("What it takes elsewhere"),
    "costs": N_("Costs and funding"),
    "dates": N_("Dates"),
    "difficulties": N_("Difficulties"),
    "facts": N_("Key figures"),
    "first_step": N_("A first step back home"),
    "lessons": N_("Lessons"),
    "method": N_("Method"),
    "no_method": N_("The method is not described yet: to be completed by the organiser."),
    "no_prompts": N_("No question yet: to be completed by the organiser."),
    "no_sheets": N_("No project sheet yet: to be completed by the organiser."),
    "obstacles": N_("What may stand in the way"),
    "participation": N_("Part taken by inhabitants"),
    "practical": N_("On the spot"),
    "prompts": N_("To discuss"),
    "results": N_("Results"),
    "sheet": N_("Project sheet"),
    "sources": N_("Sources"),
    "steps": N_("Stages of implementation"),
    "themes": N_("Themes"),
}
_PROMPT_WORDS = {
    PromptKind.OPEN: N_("To discuss, {time}"),
    PromptKind.CHOICE: N_("To choose, {time}"),
    PromptKind.OBSERVE: N_("To observe, {time}"),
}


def words(t: Catalogue) -> dict[str, str]:
    """The titles all documents share, by name."""
    return {name: t(text) for name, text in _WORDS.items()}


class GuideValues:
    """Makes plain values of a guide's parts."""

    def __init__(self, guide: Guide, t: Catalogue) -> None:
        self._guide, self._t = guide, t

    def day(self) -> list[Values]:
        """The lines of the day."""
        items = self._guide.itinerary.items
        numbers = {item.id: number for number, item in enumerate(self._guide.stops, start=1)}
        return [self._row(items, index, numbers.get(item.id)) for index, item in enumerate(items)]

    def _row(self, items: tuple[Item, ...], index: int, number: int | None) -> Values:
        item, t = items[index], self._t
        site = self._guide.site(item.site) if item.site else None
        way = planned_words(self._guide, t, index)
        return {
            "start": t.clock(item.start),
            "end": t.clock(item.end),
            "kind": item.kind.value,
            "number": number,
            "title": item_title(self._guide, item),
            "place": (site.tagline if site else item.place) or "",
            "text": item.text or "",
            "transfer": way,
            "note": (item.transfer.note or "").rstrip(".") if way and item.transfer else "",
        }

    def stop(self, number: int, item: Item, site: Site) -> Values:
        """Everything of a stop."""
        t = self._t
        keys = source_keys(site.slug, site.sources)
        shown = {media.file for media in site.media}
        sheets = [self._sheet(sheet, keys, shown) for sheet in site.sheets]
        return {
            "id": item.id,
            "number": number,
            "over": t("Stop {number} of {count}", number=number, count=len(self._guide.stops)),
            "times": f"{t.clock(item.start)} – {t.clock(item.end)}",
            "short": item_title(self._guide, item),
            "title": site.title,
            "tagline": site.tagline,
            "summary": site.summary,
            "themes": [theme.title for theme in map(self._guide.theme, site.themes) if theme],
            "media": [self.media(one) for one in site.media],
            "sheets": sheets,
            "method": self._method(site.method, keys),
            "prompts": [self._prompt(prompt) for prompt in site.prompts],
            "practical": self._practical(site),
            "sources": self.sources(site.slug, site.sources),
        }

    def _practical(self, site: Site) -> list[Values]:
        lines: dict[str, list[str]] = {}
        for _, label, value in practical_rows(site, self._t):
            lines.setdefault(label, []).append(value)
        return [{"label": label, "lines": given} for label, given in lines.items()]

    def media(self, media: Media) -> Values:
        """A picture and what is said of it."""
        credit = ", ".join(part for part in (media.credit, media.licence) if part)
        return {
            "file": f"/media/{media.file}",
            "alt": media.alt,
            "caption": media.caption or "",
            "credit": credit,
        }

    def facts(self, facts: Iterable[Fact], keys: Values) -> list[Values]:
        """Facts, those to show large first as they come."""
        return [self._fact(fact, keys) for fact in facts]

    def _fact(self, fact: Fact, keys: Values) -> Values:
        value = fact_value(fact)
        return {
            "label": fact.label,
            "value": value,
            "long": len(value) > _LONG,
            "known": fact.value is not None,
            "year": date_words(fact.year, self._t) if fact.year else "",
            "note": fact.note or "",
            "ask": fact.ask or "",
            "key": fact.highlight and fact.value is not None,
            **self._trust(fact.status, fact.sources, keys),
        }

    def _trust(self, status: Status, sources: Sequence[str], keys: Values) -> Values:
        said = status is not Status.VERIFIED
        return {
            "status": status.value if said else "",
            "status_word": self._t(STATUS_WORDS[status]) if said else "",
            "refs": [keys[source] for source in sources if source in keys],
        }

    def _statements(self, statements: Iterable[Statement], keys: Values) -> list[Values]:
        return [
            {"text": one.text, "note": one.note or "", **self._trust(one.status, one.sources, keys)}
            for one in statements
        ]

    def dates(self, entries: Iterable[TimelineEntry], keys: Values) -> list[Values]:
        """Dated moments."""
        return [
            {
                "date": date_words(one.date, self._t),
                "text": one.text,
                "note": one.note or "",
                **self._trust(one.status, one.sources, keys),
            }
            for one in entries
        ]

    def _sheet(self, sheet: Sheet, keys: Values, shown: set[str]) -> Values:
        """A project; a picture that is in ``shown`` is not shown again."""
        t = self._t
        told = (
            (t("Results"), sheet.results),
            (t("Lessons"), sheet.lessons),
            (t("Difficulties"), sheet.difficulties),
        )
        return {
            "id": sheet.id,
            "title": sheet.title,
            "summary": sheet.summary,
            "facts": self.facts(sheet.facts, keys),
            "actors": [{"name": actor.name, "role": actor.role or ""} for actor in sheet.actors],
            "dates": self.dates(sheet.timeline, keys),
            "costs": self.facts(sheet.costs, keys),
            "told": [
                {"title": title, "lines": self._statements(lines, keys)} for title, lines in told if lines
            ],
            "media": [self.media(one) for one in sheet.media if one.file not in shown],
        }

    def _method(self, method: Method, keys: Values) -> Values | None:
        if method == Method():
            return None
        t = self._t
        told = (
            (t("What it takes elsewhere"), method.conditions),
            (t("What may stand in the way"), method.obstacles),
        )
        return {
            "summary": method.summary or "",
            "level": list(LADDER_WORDS).index(method.level) + 1 if method.level else 0,
            "participation": method.participation or "",
            "steps": [self._step(step, keys) for step in method.steps],
            "told": [
                {"title": title, "lines": self._statements(lines, keys)} for title, lines in told if lines
            ],
            "first_step": method.first_step or "",
        }

    def _step(self, step: MethodStep, keys: Values) -> Values:
        return {
            "title": step.title,
            "text": step.text or "",
            "note": "",
            **self._trust(step.status, step.sources, keys),
        }

    def _prompt(self, prompt: Prompt) -> Values:
        return {
            "id": prompt.id,
            "over": self._t(_PROMPT_WORDS[prompt.kind], time=duration(prompt.minutes)),
            "question": prompt.question,
            "hint": prompt.hint or "",
            "choices": list(prompt.choices),
        }

    def programme(self) -> Values:
        """The training as its provider describes it."""
        t, said = self._t, self._guide.programme
        keys = source_keys("", said.sources)
        lists = (
            (t("Developing a project"), said.project),
            (t("Method"), said.method),
            (t("Audience"), said.audience),
        )
        texts = ((t("Level and prerequisites"), said.prerequisites), (t("Assessment"), said.assessment))
        return {
            "title": said.title,
            "place": said.place,
            "provider": said.provider or "",
            "nature": said.nature or "",
            "duration": said.duration or "",
            "why": said.why or "",
            "main_objective": said.main_objective or "",
            "objectives": [objective.text for objective in said.objectives],
            "lists": [{"title": title, "lines": list(lines)} for title, lines in lists if lines],
            "texts": [{"title": title, "text": value} for title, value in texts if value],
            "contacts": [
                {"label": one.label, "value": one.value or t("To be completed by the organiser")}
                for one in said.contacts
            ],
            "facts": self.facts(said.context, keys),
            "dates": self.dates(said.timeline, keys),
            "sources": self.sources("", said.sources),
            "themes": [self._theme(theme.id) for theme in self._guide.themes],
        }

    def _theme(self, theme_id: str) -> Values:
        theme = self._guide.theme(theme_id)
        assert theme is not None
        stops = [self._guide.stop_number(site.slug) for site in self._guide.sites_of_theme(theme_id)]
        return {
            "title": theme.title,
            "text": " · ".join(theme.points) or theme.summary or "",
            "stops": [number for number in stops if number],
        }

    def sources(self, place: str, sources: Sequence[Source]) -> list[Values]:
        """The sources of a place, numbered as its facts name them."""
        return [
            {
                **source_keys(place, sources)[source.id],
                "title": source.title,
                "publisher": source.publisher or "",
                "date": date_words(source.date, self._t) if source.date else "",
                "url": source.url or "",
                "note": source.note or "",
            }
            for source in sources
        ]

    def ladder(self) -> list[str]:
        """The rungs of the participation ladder, lowest first."""
        return [self._t(word) for word in LADDER_WORDS.values()]


def source_keys(place: str, sources: Sequence[Source]) -> Values:
    """By source: its number and the name its line bears in the document (``place`` empty: the programme)."""
    return {
        source.id: {"number": number, "key": f"source-{place}-{source.id}"}
        for number, source in enumerate(sources, start=1)
    }
