"""Finding words in the whole guide and in one's notes, whatever the accents: « energie » finds « énergie ».

An index is one long plain text, made once: searching is walking through it, which Python does in
C. Words are found by their beginning; an entry is found when it has all the words asked for.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from visit_guide.domain.guide import Fact, Guide, Sheet, Site
from visit_guide.domain.letters import bare
from visit_guide.domain.notebook import Notebook
from visit_guide.domain.record import record

__all__ = ["Entry", "Index", "Sort", "entries_of", "excerpt", "notes_of", "plain", "words_of"]

_BETWEEN = re.compile(r"[^\w\n]+|_+")


class Sort(StrEnum):
    """What was found; what comes first here is shown first."""

    NOTE = "note"
    STOP = "stop"
    SHEET = "sheet"
    THEME = "theme"
    PROMPT = "prompt"
    METHOD = "method"
    FACT = "fact"
    TEXT = "text"
    PROGRAMME = "programme"


@record
class Entry:
    """Something that can be found: its title, its text, and where it is in the guide."""

    sort: Sort
    title: str
    text: str = ""
    item: str = ""
    """The stop, the theme or the note."""
    sheet: str = ""
    ref: str = ""


def plain(text: str) -> str:
    """``text`` in lower case, without accents or punctuation; line ends are kept."""
    return _BETWEEN.sub(" ", bare(text))


def words_of(query: str) -> tuple[str, ...]:
    """The words asked for, each once, the longest (the rarest, most likely) first."""
    return tuple(sorted(dict.fromkeys(plain(query).split()), key=lambda word: (-len(word), word)))


class Index:
    """Entries that can be searched; those of one sort stay in their order."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        rank = {sort: number for number, sort in enumerate(Sort)}
        self.entries: Sequence[Entry] = sorted(entries, key=lambda entry: rank[entry.sort])
        lines = [f" {entry.title} {entry.text}".replace("\n", " ") for entry in self.entries]
        self._text = plain("\n".join(lines))
        ends = (found.end() for found in re.finditer("\n", self._text))
        self._starts = array("L", [0, *ends])

    def find(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """The first ``limit`` entries that have a word beginning like each word of ``query``.

        Those with all of them in their title come first, else the order of the entries is kept.
        """
        words = [f" {word}" for word in words_of(query)]
        if not words or not self.entries:
            return ()
        text, starts = self._text, self._starts
        found: list[Entry] = []
        at = text.find(words[0])
        while at >= 0 and len(found) < limit:
            number = bisect_right(starts, at) - 1
            end = starts[number + 1] if number + 1 < len(starts) else len(text)
            if all(text.find(word, starts[number], end) >= 0 for word in words[1:]):
                found.append(self.entries[number])
            at = text.find(words[0], end)
        in_title = [all(word in f" {plain(entry.title)}" for word in words) for entry in found]
        ordered = sorted(range(len(found)), key=lambda number: not in_title[number])
        return tuple(found[number] for number in ordered)


def excerpt(text: str, query: str, length: int = 160) -> str:
    """The part of ``text`` worth showing: the first sentence that has a word of ``query``, cut to length."""
    words = words_of(query)
    sentences = re.split(r"(?<=[.!?…])\s+|\n+", text.strip())
    chosen = next((s for s in sentences if any(f" {word}" in f" {plain(s)}" for word in words)), sentences[0])
    return chosen if len(chosen) <= length else chosen[: length - 1].rsplit(" ", 1)[0] + "…"


def notes_of(notebook: Notebook, about: dict[str, str]) -> tuple[Entry, ...]:
    """The notes as entries, the newest first; ``about`` names what each note id is about."""
    return tuple(
        Entry(
            sort=Sort.NOTE,
            title=about.get(note.id, ""),
            text=" ".join((note.text, *note.others)),
            item=note.id,
        )
        for note in reversed(notebook.notes)
    )


def entries_of(guide: Guide) -> Iterator[Entry]:
    """All there is to find in ``guide``: what has a screen to show it."""
    for item in guide.stops:
        site = guide.site(item.site) if item.site else None
        if site is not None:
            yield from _of_site(site, item.id, item.title or site.title)
    for theme in guide.themes:
        text = " ".join((theme.summary or "", *theme.points))
        yield Entry(sort=Sort.THEME, title=theme.title, text=text, item=theme.id)
    programme = guide.programme
    texts = (
        programme.why,
        programme.main_objective,
        *(objective.text for objective in programme.objectives),
        *programme.project,
        *programme.method,
        programme.prerequisites,
        programme.assessment,
        *programme.audience,
        *(moment.text for moment in programme.timeline),
    )
    for text in filter(None, texts):
        yield Entry(sort=Sort.PROGRAMME, title=programme.title, text=text)
    for fact in programme.context:
        yield Entry(sort=Sort.PROGRAMME, title=fact.label, text=_fact_text(fact))


def _of_site(site: Site, item: str, title: str) -> Iterator[Entry]:
    place = site.short_title
    about = " ".join(filter(None, (site.tagline, site.summary, site.address)))
    yield Entry(sort=Sort.STOP, title=title, text=about, item=item)
    for sheet in site.sheets:
        yield Entry(sort=Sort.SHEET, title=sheet.title, text=sheet.summary, item=item, sheet=sheet.id)
        yield from _of_sheet(sheet, item)
    method = site.method
    for step in method.steps:
        yield Entry(sort=Sort.METHOD, title=step.title, text=step.text or "", item=item, ref=step.title)
    for text in filter(None, (method.summary, method.participation, method.first_step)):
        yield Entry(sort=Sort.METHOD, title=place, text=text, item=item)
    for statement in (*method.conditions, *method.obstacles):
        yield Entry(sort=Sort.METHOD, title=place, text=statement.text, item=item)
    for prompt in site.prompts:
        text = " ".join((prompt.hint or "", *prompt.choices)).strip()
        yield Entry(sort=Sort.PROMPT, title=prompt.question, text=text, item=item, ref=prompt.id)
    practical = site.practical
    for note in filter(None, (practical.access, practical.step_free, *practical.safety, practical.contact)):
        yield Entry(sort=Sort.TEXT, title=place, text=note, item=item)


def _of_sheet(sheet: Sheet, item: str) -> Iterator[Entry]:
    def text(title: str, words: str) -> Entry:
        return Entry(sort=Sort.TEXT, title=title, text=words, item=item, sheet=sheet.id)

    for fact in (*sheet.facts, *sheet.costs):
        words = _fact_text(fact)
        yield Entry(
            sort=Sort.FACT, title=fact.label, text=words, item=item, sheet=sheet.id, ref=fact.id or ""
        )
    for statement in (*sheet.results, *sheet.lessons, *sheet.difficulties):
        yield text(sheet.title, statement.text)
    for moment in sheet.timeline:
        yield text(sheet.title, f"{moment.date} {moment.text}")
    for actor in sheet.actors:
        yield text(actor.name, actor.role or "")


def _fact_text(fact: Fact) -> str:
    value = " ".join(filter(None, (fact.value, fact.unit)))
    year = f"({fact.year})" if fact.year else ""
    return " ".join(filter(None, (value, year, fact.note, fact.ask)))
