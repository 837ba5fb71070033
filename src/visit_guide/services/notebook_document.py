"""The notebook as a document: what is exported, in order, before it is Markdown or a page to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from visit_guide.domain.group import Practice
from visit_guide.domain.guide import Fact, Guide, Source
from visit_guide.domain.naming import fact_of, name_of, prompt_of, sheet_of, site_of
from visit_guide.domain.notebook import (
    CRITERIA,
    FREE,
    STAGES,
    About,
    Field,
    Note,
    Notebook,
    Place,
    ProfileField,
    Worksheet,
)
from visit_guide.domain.plan import MOST_POINTS, actions, rank
from visit_guide.domain.record import record
from visit_guide.messages import Catalogue
from visit_guide.services.notebook_words import (
    CRITERION_WORDS,
    FIELD_WORDS,
    PROFILE_WORDS,
    RATING_WORDS,
    TAG_WORDS,
)

__all__ = [
    "Block",
    "Document",
    "Heading",
    "Items",
    "Pairs",
    "Picture",
    "Table",
    "Text",
    "arrange",
    "practice_words",
]


@record
class Heading:
    """A title; level 2 begins a part."""

    text: str
    level: int = 2


@record
class Text:
    """Paragraphs, separated by an empty line; ``quiet`` ones are of second rank."""

    text: str
    quiet: bool = False


@record
class Items:
    """A list."""

    texts: tuple[str, ...]


@record
class Pairs:
    """Labels, each with what belongs to it."""

    rows: tuple[tuple[str, str], ...]


@record
class Table:
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@record
class Picture:
    """A picture of a note, by its data address."""

    data: str
    alt: str


Block = Heading | Text | Items | Pairs | Table | Picture


@record
class Document:
    """What is written down, top to bottom."""

    title: str
    under: str
    language: str
    blocks: tuple[Block, ...]


def arrange(
    guide: Guide,
    notebook: Notebook,
    t: Catalogue,
    *,
    photos: Mapping[str, str] | None = None,
    practices: tuple[Practice, ...] = (),
) -> Document:
    """The notebook as a document.

    Args:
        guide: the content the notes are about.
        notebook: what was written.
        t: the language to write it in.
        photos: pictures by id, as data addresses.
        practices: good practices the group put forward, the most wanted first.
    """
    itinerary = guide.itinerary
    under = " · ".join(part for part in (itinerary.title, guide.programme.place, itinerary.date) if part)
    blocks = [
        *_profile(notebook, t),
        *_plan(guide, notebook, t),
        *_worksheets(guide, notebook, t),
        *_notes(guide, notebook, t, photos or {}),
        *_answers(guide, notebook, t),
        *_stars(guide, notebook, t),
        *_practices(guide, practices, t),
    ]
    if not blocks:
        blocks = [Text(text=t("Nothing was written yet."))]
    return Document(title=t("My notebook"), under=under, language=t.language, blocks=tuple(blocks))


def _profile(notebook: Notebook, t: Catalogue) -> Iterator[Block]:
    rows = tuple(
        (t(PROFILE_WORDS[field]), notebook.own(field).text.strip())
        for field in ProfileField
        if notebook.own(field).text.strip()
    )
    if rows:
        yield Heading(text=t("My territory"))
        yield Pairs(rows=rows)


def _plan(guide: Guide, notebook: Notebook, t: Catalogue) -> Iterator[Block]:
    ranking = rank(notebook)
    if not ranking:
        return
    yield Heading(text=t("My candidate projects"))
    rows = []
    for number, one in enumerate(ranking, start=1):
        named = _project(guide, one.worksheet, t)
        points = t("{points} of {most}", points=one.points, most=MOST_POINTS) if one.rated else "—"
        filled = t("{count} of {most} filled", count=one.worksheet.filled, most=len(STAGES))
        rows.append((str(number), named, points, filled))
    yield Table(head=("", t("Project"), t("Feasibility"), t("Worksheet")), rows=tuple(rows))
    plan = actions(notebook)
    if plan:
        yield Heading(text=t("My action plan"))
        yield Table(
            head=(t("What"), t("With whom"), t("By when")),
            rows=tuple((line.what, line.with_whom or "—", line.when or "—") for line in plan),
        )


def _worksheets(guide: Guide, notebook: Notebook, t: Catalogue) -> Iterator[Block]:
    ranking = rank(notebook)
    if not ranking:
        return
    yield Heading(text=t("What I could do at home"))
    for one in ranking:
        sheet = one.worksheet
        yield Heading(text=_project(guide, sheet, t), level=3)
        rows = [
            (t(FIELD_WORDS[field]), _whole(sheet, field))
            for field in (*STAGES[:-1], Field.WITH_WHOM, Field.WHEN)
            if _whole(sheet, field)
        ]
        rows += [
            (t(CRITERION_WORDS[criterion]), t(RATING_WORDS[rating]))
            for criterion in CRITERIA
            if (rating := sheet.rating(criterion)) is not None
        ]
        if rows:
            yield Pairs(rows=tuple(rows))
        yield from _seen_there(guide, sheet, t)


def _seen_there(guide: Guide, sheet: Worksheet, t: Catalogue) -> Iterator[Block]:
    site = site_of(guide, sheet.item)
    if site is None:
        return
    method = site.method
    for title, texts in (
        (t("What it takes elsewhere"), tuple(statement.text for statement in method.conditions)),
        (t("What may stand in the way"), tuple(statement.text for statement in method.obstacles)),
        (t("A first step back home"), (method.first_step,) if method.first_step else ()),
    ):
        if texts:
            yield Text(text=title, quiet=True)
            yield Items(texts=texts)


def _notes(guide: Guide, notebook: Notebook, t: Catalogue, photos: Mapping[str, str]) -> Iterator[Block]:
    if not notebook.notes:
        return
    yield Heading(text=t("My notes"))
    places = [item.id for item in guide.stops]
    for item in (*places, ""):
        here = [n for n in notebook.notes if (n.about.item if n.about.item in places else "") == item]
        if not here:
            continue
        named = name_of(guide, here[0].about if item else FREE)
        title = f"{named.number}. {named.stop}" if named.number else t("Free notes")
        yield Heading(text=title, level=3)
        for note in here:
            yield from _note(guide, note, t, photos)


def _note(guide: Guide, note: Note, t: Catalogue, photos: Mapping[str, str]) -> Iterator[Block]:
    named = name_of(guide, note.about)
    tags = ", ".join(t(TAG_WORDS[tag]) for tag in note.tags)
    over = " · ".join(part for part in (named.detail, named.value, tags, _day(note.since, t)) if part)
    if over:
        yield Text(text=over, quiet=True)
    for written in (note.text, *note.others):
        if written.strip():
            yield Text(text=written.strip())
    for number, photo in enumerate(note.photos, start=1):
        if photo in photos:
            yield Picture(data=photos[photo], alt=t("Picture {number} of this note", number=number))


def _answers(guide: Guide, notebook: Notebook, t: Catalogue) -> Iterator[Block]:
    rows = []
    for (item, prompt_id), choice in notebook.answers:
        prompt = prompt_of(guide, item, prompt_id)
        if prompt is not None and choice:
            rows.append((prompt.question, choice))
    if rows:
        yield Heading(text=t("My answers"))
        yield Pairs(rows=tuple(rows))


def _stars(guide: Guide, notebook: Notebook, t: Catalogue) -> Iterator[Block]:
    if not notebook.stars:
        return
    yield Heading(text=t("What I starred"))
    used: dict[str, Source] = {}
    for star in sorted(notebook.stars, key=lambda one: name_of(guide, one).number):
        named = name_of(guide, star)
        site = site_of(guide, star.item)
        if site is None or not named.detail:
            continue
        known = {source.id: source for source in site.sources}
        fact = fact_of(guide, star) if star.place is Place.FACT else None
        if fact is not None:
            yield Heading(text=f"{fact.label} ({named.stop})", level=3)
            yield Text(text=_fact(fact))
            used |= {name: known[name] for name in fact.sources if name in known}
            continue
        sheet = sheet_of(guide, star.item, star.sheet)
        if sheet is not None:
            yield Heading(text=f"{sheet.title} ({named.stop})", level=3)
            yield Text(text=sheet.summary)
            facts = (*sheet.facts, *sheet.costs)
            yield Items(texts=tuple(f"{one.label} : {_fact(one)}" for one in facts if one.value))
            used |= {name: known[name] for one in facts for name in one.sources if name in known}
    if used:
        yield Heading(text=t("Sources"), level=3)
        yield Items(texts=tuple(_source(source) for source in used.values()))


def _practices(guide: Guide, practices: tuple[Practice, ...], t: Catalogue) -> Iterator[Block]:
    if practices:
        yield Heading(text=t("Good practices of the group"))
        yield Items(texts=tuple(practice_words(guide, one, t) for one in practices))


def practice_words(guide: Guide, practice: Practice, t: Catalogue) -> str:
    """A good practice in one line: what it is, where it was seen, how many want it."""
    stop = name_of(guide, About(place=Place.STOP, item=practice.item)).stop
    votes = t.n("{count} vote", "{count} votes", practice.votes)
    return f"{practice.text} ({', '.join(part for part in (stop, votes) if part)})"


def _project(guide: Guide, sheet: Worksheet, t: Catalogue) -> str:
    named = name_of(guide, About(place=Place.SHEET, item=sheet.item, sheet=sheet.sheet))
    if named.detail and named.detail != named.stop:
        return f"{named.detail} ({named.stop})"
    return named.stop or t("Project")


def _whole(sheet: Worksheet, field: Field) -> str:
    entry = sheet.entry(field)
    return "\n".join(part.strip() for part in (entry.text, *entry.others) if part.strip())


def _fact(fact: Fact) -> str:
    value = " ".join(filter(None, (fact.value or "—", fact.unit)))
    year = f" ({fact.year})" if fact.year else ""
    return f"{value}{year}" + (f". {fact.note}" if fact.note else "")


def _source(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.publisher, source.date, source.url)))


def _day(at: str, t: Catalogue) -> str:
    try:
        return t.clock(datetime.fromisoformat(at).astimezone().strftime("%H:%M"))
    except ValueError:
        return ""
