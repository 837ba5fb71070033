"""A notebook as the plain values of its template: what was starred beside what was noted."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from visit_guide.domain.group import Practice
from visit_guide.domain.guide import Guide, Source
from visit_guide.domain.naming import fact_of, name_of, prompt_of, sheet_of, site_of
from visit_guide.domain.notebook import (
    CRITERIA,
    STAGES,
    About,
    Field,
    Note,
    Notebook,
    Place,
    ProfileField,
    Worksheet,
)
from visit_guide.domain.plan import MOST_POINTS, Ranked, actions, rank
from visit_guide.messages import N_, Catalogue
from visit_guide.publish.typeset.guide_values import GuideValues, Values, source_keys
from visit_guide.services.notebook_document import practice_words
from visit_guide.services.notebook_words import (
    CRITERION_WORDS,
    FIELD_WORDS,
    PROFILE_WORDS,
    RATING_WORDS,
    TAG_WORDS,
)
from visit_guide.ui.words import date_words

__all__ = ["notebook_values", "pictures"]

_WORDS = {
    "answers": N_("My answers"),
    "ask": N_("To ask here"),
    "candidates": N_("My candidate projects"),
    "empty": N_("Nothing was written yet."),
    "free": N_("Free notes"),
    "notes": N_("My notes"),
    "plan": N_("My action plan"),
    "practices": N_("Good practices of the group"),
    "profile": N_("My territory"),
    "results": N_("My results"),
    "seen": N_("Seen on the spot"),
    "sources": N_("Sources"),
    "starred": N_("What I starred"),
    "visit": N_("My visit, stop by stop"),
    "worksheets": N_("What I could do at home"),
}
_DATA = re.compile(r"data:image/(jpeg|png|gif|webp);base64,(.*)", re.DOTALL)


def pictures(photos: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The pictures of a backup that can be printed, by the path the values name them by."""
    found = {}
    for name, address in photos:
        match = _DATA.fullmatch(address)
        try:
            data = base64.b64decode(match[2], validate=True) if match else b""
        except binascii.Error:
            data = b""
        if match and data and re.fullmatch(r"[\w-]+", name):
            found[f"photos/{name}.{match[1]}"] = data
    return found


def notebook_values(
    guide: Guide,
    notebook: Notebook,
    t: Catalogue,
    photos: Iterable[str],
    results: list[Values],
    practices: tuple[Practice, ...] = (),
) -> Values:
    """What the template is filled with.

    Args:
        guide: The content the notes are about.
        notebook: What was written.
        t: The language to write it in.
        photos: Paths of the pictures there are.
        results: Rows of the person's results; none unless they want them.
        practices: What the group put forward, the most wanted first.
    """
    lines = [practice_words(guide, one, t) for one in practices]
    return {**_Values(guide, notebook, t, photos).all(results), "practices": lines}


class _Values:
    def __init__(self, guide: Guide, notebook: Notebook, t: Catalogue, photos: Iterable[str]) -> None:
        self._guide, self._notebook, self._t = guide, notebook, t
        self._guide_values = GuideValues(guide, t)
        self._photos = {path.rpartition("/")[2].rpartition(".")[0]: f"/{path}" for path in photos}
        self._sources: dict[tuple[str, str], tuple[str, Source]] = {}

    def all(self, results: list[Values]) -> Values:
        guide, t, notebook = self._guide, self._t, self._notebook
        date = guide.itinerary.date
        under = (guide.programme.place, date_words(date, t) if date else "")
        stops = [stop for item in guide.stops if (stop := self._stop(item.id))]
        known = {item.id for item in guide.stops}
        free = [self._note(note) for note in notebook.notes if note.about.item not in known]
        ranking = rank(notebook)
        return {
            "title": f"{t('My notebook')} – {guide.itinerary.title}",
            "heading": t("My notebook"),
            "visit": guide.itinerary.title,
            "under": " · ".join(part for part in under if part),
            "owner": notebook.own(ProfileField.NAME).text.strip(),
            "language": t.language,
            "words": {name: t(text) for name, text in _WORDS.items()} | {"language": t.language},
            "profile": self._profile(),
            "ranking": [self._ranked(one) for one in ranking],
            "ranking_head": [t("Project"), t("Feasibility"), t("Worksheet")],
            "plan": [
                {"what": one.what, "with_whom": one.with_whom or "—", "when": one.when or "—"}
                for one in actions(notebook)
            ],
            "plan_head": [t("What"), t("With whom"), t("By when")],
            "worksheets": [self._worksheet(one.worksheet) for one in ranking],
            "stops": stops,
            "free": free,
            "answers": self._answers(),
            "results": results,
            "results_head": [t("Objective"), t("Start"), t("End")],
            "sources": self._all_sources(),
        }

    def _profile(self) -> list[Values]:
        texts = ((field, self._notebook.own(field).text.strip()) for field in ProfileField)
        return [{"label": self._t(PROFILE_WORDS[field]), "text": text} for field, text in texts if text]

    def _ranked(self, one: Ranked) -> Values:
        t = self._t
        return {
            "project": self._project(one.worksheet),
            "points": t("{points} of {most}", points=one.points, most=MOST_POINTS) if one.rated else "—",
            "share": one.points / MOST_POINTS,
            "filled": t("{count} of {most} filled", count=one.worksheet.filled, most=len(STAGES)),
        }

    def _project(self, sheet: Worksheet) -> str:
        named = name_of(self._guide, About(place=Place.SHEET, item=sheet.item, sheet=sheet.sheet))
        if named.detail and named.detail != named.stop:
            return f"{named.detail} ({named.stop})"
        return named.stop or self._t("Project")

    def _worksheet(self, sheet: Worksheet) -> Values:
        t = self._t
        fields = [
            {"label": t(FIELD_WORDS[field]), "text": text}
            for field in (*STAGES[:-1], Field.WITH_WHOM, Field.WHEN)
            if (text := _whole(sheet, field))
        ]
        ratings = [
            {"label": t(CRITERION_WORDS[criterion]), "text": t(RATING_WORDS[rating])}
            for criterion in CRITERIA
            if (rating := sheet.rating(criterion)) is not None
        ]
        return {
            "title": self._project(sheet),
            "fields": fields,
            "ratings": ratings,
            "seen": self._seen(sheet),
        }

    def _seen(self, sheet: Worksheet) -> list[Values]:
        t, site = self._t, site_of(self._guide, sheet.item)
        if site is None:
            return []
        method = site.method
        parts = (
            (t("What it takes elsewhere"), [one.text for one in method.conditions]),
            (t("What may stand in the way"), [one.text for one in method.obstacles]),
            (t("A first step back home"), [method.first_step] if method.first_step else []),
        )
        return [{"title": title, "texts": texts} for title, texts in parts if texts]

    def _stop(self, item: str) -> Values | None:
        notes = [self._note(note) for note in self._notebook.notes_at(item)]
        stars = [star for star in self._notebook.stars if star.item == item]
        starred = [found for star in stars if (found := self._starred(star))]
        if not (notes or starred):
            return None
        named = name_of(self._guide, About(place=Place.STOP, item=item))
        return {"number": named.number, "title": named.stop, "starred": starred, "notes": notes}

    def _starred(self, star: About) -> Values | None:
        site = site_of(self._guide, star.item)
        if site is None:
            return None
        keys = source_keys(site.slug, site.sources)
        fact = fact_of(self._guide, star) if star.place is Place.FACT else None
        if fact is not None:
            self._use(site.slug, site.sources, fact.sources)
            return {"title": "", "text": "", "facts": self._guide_values.facts([fact], keys)}
        if star.place is Place.STEP:
            step = next((one for one in site.method.steps if one.title == star.ref), None)
            return {"title": step.title, "text": step.text or "", "facts": []} if step else None
        if star.place is Place.PROMPT:
            prompt = prompt_of(self._guide, star.item, star.ref)
            return {"title": prompt.question, "text": prompt.hint or "", "facts": []} if prompt else None
        if star.place is Place.STOP:
            return {"title": site.title, "text": site.summary, "facts": []}
        sheet = sheet_of(self._guide, star.item, star.sheet)
        if sheet is None:
            return None
        facts = [one for one in (*sheet.facts, *sheet.costs) if one.value]
        for one in facts:
            self._use(site.slug, site.sources, one.sources)
        return {"title": sheet.title, "text": sheet.summary, "facts": self._guide_values.facts(facts, keys)}

    def _use(self, place: str, sources: Iterable[Source], used: Iterable[str]) -> None:
        known = {source.id: source for source in sources}
        for name in used:
            if name in known:
                self._sources[place, name] = (place, known[name])

    def _note(self, note: Note) -> Values:
        named = name_of(self._guide, note.about)
        tags = [self._t(TAG_WORDS[tag]) for tag in note.tags]
        return {
            "over": " · ".join(
                part for part in (named.detail, named.value, _time(note.since, self._t)) if part
            ),
            "tags": tags,
            "texts": [text.strip() for text in (note.text, *note.others) if text.strip()],
            "photos": [
                {"file": self._photos[name], "alt": self._t("Picture {number} of this note", number=n)}
                for n, name in enumerate(note.photos, start=1)
                if name in self._photos
            ],
        }

    def _answers(self) -> list[Values]:
        found = []
        for (item, name), choice in self._notebook.answers:
            prompt = prompt_of(self._guide, item, name)
            if prompt is not None and choice:
                found.append({"question": prompt.question, "answer": choice})
        return found

    def _all_sources(self) -> list[Values]:
        """The sources of what was starred, stop after stop, under their numbers there."""
        lines = [self._source(place, source) for place, source in self._sources.values()]
        order = {site.slug: n for n, site in enumerate(self._guide.sites)}
        order |= {item.site: n for n, item in enumerate(self._guide.stops) if item.site}
        return sorted(lines, key=lambda line: (order[line["slug"]], line["number"]))

    def _source(self, place: str, source: Source) -> Values:
        site = self._guide.site(place)
        assert site is not None
        lines: Mapping[str, Any] = {
            line["key"]: line for line in self._guide_values.sources(place, site.sources)
        }
        return {**lines[f"source-{place}-{source.id}"], "place": site.short_title, "slug": place}


def _whole(sheet: Worksheet, field: Field) -> str:
    entry = sheet.entry(field)
    return "\n".join(part.strip() for part in (entry.text, *entry.others) if part.strip())


def _time(at: str, t: Catalogue) -> str:
    """The clock time as the person's own tablet showed it: its offset is in the text."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return ""
    return t.clock(f"{when.hour}:{when.minute:02}")
