"""What a participant takes home: notes, stars, answers, worksheets. A pure fold over the events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from visit_guide.domain.events import Event, Kind, Value
from visit_guide.domain.merge import merge
from visit_guide.domain.record import record
from visit_guide.domain.versions import heads, seen_after

__all__ = [
    "CRITERIA",
    "FREE",
    "KINDS",
    "STAGES",
    "About",
    "Criterion",
    "Entry",
    "Field",
    "Note",
    "Notebook",
    "Place",
    "ProfileField",
    "Rating",
    "Tag",
    "Worksheet",
    "about_values",
    "fold",
    "note_values",
    "prompt_note",
]

KINDS = frozenset({Kind.NOTE, Kind.STAR, Kind.WORKSHEET, Kind.PROFILE, Kind.ANSWER})
"""The kinds of events the notebook is made of: others need no new fold."""


class Place(StrEnum):
    """What a note or a star may be about."""

    NOTHING = ""
    STOP = "stop"
    SHEET = "sheet"
    FACT = "fact"
    STEP = "step"
    """A stage of the method; ``ref`` is its title."""
    PROMPT = "prompt"


@record
class About:
    """What a note or a star is about: a place in the guide, or nothing.

    ``item`` is the stop, ``sheet`` one of its projects, ``ref`` the fact, stage or prompt.
    """

    place: Place = Place.NOTHING
    item: str = ""
    sheet: str = ""
    ref: str = ""


FREE = About()
"""About nothing in particular."""


class Tag(StrEnum):
    """What a note asks for."""

    TO_DO = "to-do"
    TO_CHECK = "to-check"
    IDEA = "idea"


class Field(StrEnum):
    """What is asked of a project one might do at home."""

    NEED = "need"
    ALLIES = "allies"
    INHABITANTS = "inhabitants"
    MEANS = "means"
    OBSTACLES = "obstacles"
    FIRST_STEP = "first-step"
    WITH_WHOM = "with-whom"
    WHEN = "when"
    LEVEL = "level"
    """How far the inhabitants are to take part: a rung of the participation ladder."""
    CANDIDATE = "candidate"
    """« yes » once the project was chosen, « no » once it was put aside."""


STAGES = (
    Field.NEED,
    Field.ALLIES,
    Field.INHABITANTS,
    Field.MEANS,
    Field.OBSTACLES,
    Field.FIRST_STEP,
    Field.WHEN,
)
"""The stages of implementation, in the order of the training: a worksheet is whole once all are filled."""


class Criterion(StrEnum):
    """What feasibility is judged on; each is a field of the worksheet, called ``rate-…``."""

    SUPPORT = "rate-support"
    COMPETENCE = "rate-competence"
    INHABITANTS = "rate-inhabitants"
    MEANS = "rate-means"
    DELAY = "rate-delay"


CRITERIA = tuple(Criterion)


class Rating(StrEnum):
    """How feasible something is."""

    EASY = "easy"
    POSSIBLE = "possible"
    HARD = "hard"
    UNKNOWN = "unknown"


class ProfileField(StrEnum):
    """What is asked of the participant's own territory."""

    NAME = "name"
    TYPE = "type"
    POPULATION = "population"
    COMPETENCES = "competences"


@record
class Entry:
    """One text of the notebook, as it stands.

    ``others`` are texts written elsewhere at the same time (another tab, another device): none is
    lost, the person decides. ``seen`` is what the next writing upon this one says it has seen,
    ``all_seen`` when it replaces the others too.
    """

    text: str = ""
    others: tuple[str, ...] = ()
    at: str = ""
    seen: tuple[str, ...] = ()
    all_seen: tuple[str, ...] = ()


@record
class Note:
    """A note. ``since`` is when it was begun, ``at`` when it was written last (wall times, ISO 8601)."""

    id: str
    about: About = FREE
    text: str = ""
    tags: tuple[Tag, ...] = ()
    photos: tuple[str, ...] = ()
    """Ids of its pictures, which are kept apart."""
    since: str = ""
    at: str = ""
    others: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    all_seen: tuple[str, ...] = ()


@record
class Worksheet:
    """A project one might do at home: the ``sheet`` seen at stop ``item``, and what one wrote on it."""

    item: str
    sheet: str = ""
    entries: tuple[tuple[str, Entry], ...] = ()

    def entry(self, field: str) -> Entry:
        """The text of ``field``, empty when nothing was written."""
        return dict(self.entries).get(field, Entry())

    def text(self, field: str) -> str:
        """What was written in ``field``."""
        return self.entry(field).text

    def rating(self, criterion: Criterion) -> Rating | None:
        """How the project was rated, or None."""
        given = self.text(criterion)
        return Rating(given) if given in tuple(Rating) else None

    @property
    def filled(self) -> int:
        """How many of the :data:`STAGES` are filled."""
        return sum(bool(self.text(field).strip()) for field in STAGES)

    @property
    def candidate(self) -> bool:
        """Whether the project is one of those the person thinks of."""
        said = self.text(Field.CANDIDATE)
        return said == "yes" or (said != "no" and any(entry.text.strip() for _, entry in self.entries))


@record
class Notebook:
    """All that the events add up to. Notes in the order they were begun, stars as they were given."""

    notes: tuple[Note, ...] = ()
    stars: tuple[About, ...] = ()
    answers: tuple[tuple[tuple[str, str], str], ...] = ()
    """Pairs of (stop, prompt) and the choice made; what was written is the prompt's note."""
    worksheets: tuple[Worksheet, ...] = ()
    """By stop and sheet; see :attr:`candidates` for those the person thinks of."""
    profile: tuple[tuple[str, Entry], ...] = ()

    def note(self, note_id: str) -> Note | None:
        """The note called ``note_id``, or None."""
        return next((note for note in self.notes if note.id == note_id), None)

    def notes_at(self, item: str) -> tuple[Note, ...]:
        """The notes about stop ``item`` and what is seen there."""
        return tuple(note for note in self.notes if note.about.item == item)

    def answer(self, item: str, prompt: str) -> str:
        """The choice made at a prompt of stop ``item``; empty when there is none."""
        return dict(self.answers).get((item, prompt), "")

    def written(self, item: str, prompt: str) -> str:
        """What was written at a prompt of stop ``item``."""
        note = self.note(prompt_note(item, prompt))
        return note.text if note else ""

    def worksheet(self, item: str, sheet: str = "") -> Worksheet:
        """The worksheet of a project, empty when nothing was written."""
        known = (one for one in self.worksheets if (one.item, one.sheet) == (item, sheet))
        return next(known, Worksheet(item=item, sheet=sheet))

    @property
    def candidates(self) -> tuple[Worksheet, ...]:
        """The worksheets of the projects the person thinks of."""
        return tuple(one for one in self.worksheets if one.candidate)

    def own(self, field: str) -> Entry:
        """A field of the territory's profile."""
        return dict(self.profile).get(field, Entry())

    @property
    def empty(self) -> bool:
        """Whether nothing was written, chosen or starred."""
        return self == Notebook()


def prompt_note(item: str, prompt: str) -> str:
    """The id of the one note that answers a prompt, the same in every tab and on every device."""
    return f"prompt/{item}/{prompt}"


def about_values(about: About) -> dict[str, Value]:
    """``about`` as an event carries it."""
    return {"place": about.place.value, "item": about.item, "sheet": about.sheet, "ref": about.ref}


def note_values(note: Note, *, tab: str, deleted: bool = False) -> dict[str, Value]:
    """The values of the event that writes ``note``, upon what ``note.seen`` says."""
    return about_values(note.about) | {
        "note": note.id,
        "text": note.text,
        "tags": tuple(tag.value for tag in note.tags),
        "photos": note.photos,
        "since": note.since,
        "deleted": deleted,
        "tab": tab,
        "seen": note.seen,
    }


def fold(events: Iterable[Event]) -> Notebook:
    """The notebook that ``events``, in any order and with repetitions, add up to."""
    notes: defaultdict[str, list[Event]] = defaultdict(list)
    sheets: defaultdict[tuple[str, str], dict[str, list[Event]]] = defaultdict(dict)
    profile: defaultdict[str, list[Event]] = defaultdict(list)
    stars: dict[About, bool] = {}
    answers: dict[tuple[str, str], str] = {}
    for event in merge(events):
        match event.kind:
            case Kind.NOTE:
                notes[event.text("note")].append(event)
            case Kind.STAR:
                stars.pop(about := _about(event), None)
                stars[about] = event.get("value") is True
            case Kind.WORKSHEET:
                fields = sheets[event.text("item"), event.text("sheet")]
                fields.setdefault(event.text("field"), []).append(event)
            case Kind.PROFILE:
                profile[event.text("field")].append(event)
            case Kind.ANSWER:
                answers[event.text("item"), event.text("prompt")] = event.text("value")
    known = (_note(note_id, written) for note_id, written in notes.items())
    return Notebook(
        notes=tuple(sorted((n for n in known if n), key=lambda note: (note.since, note.id))),
        stars=tuple(about for about, given in stars.items() if given),
        answers=tuple(sorted(answers.items())),
        worksheets=tuple(
            Worksheet(item=item, sheet=sheet, entries=_entries(fields))
            for (item, sheet), fields in sorted(sheets.items())
        ),
        profile=_entries(profile),
    )


def _about(event: Event) -> About:
    place = event.text("place")
    return About(
        place=Place(place) if place in tuple(Place) else Place.NOTHING,
        item=event.text("item"),
        sheet=event.text("sheet"),
        ref=event.text("ref"),
    )


def _note(note_id: str, events: list[Event]) -> Note | None:
    """The note its writings add up to; None once it is deleted or empty. Writing on outlives deleting."""
    last = heads(events)
    alive = [event for event in last if _says_something(event)]
    if not alive:
        return None
    shown = alive[-1]
    tags = _texts(shown, "tags")
    return Note(
        id=note_id,
        about=_about(shown),
        text=shown.text("text"),
        tags=tuple(tag for tag in Tag if tag.value in tags),
        photos=tuple(dict.fromkeys(photo for event in alive for photo in _texts(event, "photos"))),
        since=shown.text("since") or shown.at,
        at=shown.at,
        others=_others(shown.text("text"), [event.text("text") for event in alive]),
        seen=seen_after(shown),
        all_seen=seen_after(*last),
    )


def _says_something(event: Event) -> bool:
    said = event.text("text").strip() or _texts(event, "photos") or _texts(event, "tags")
    return event.get("deleted") is not True and bool(said)


def _entries(fields: dict[str, list[Event]]) -> tuple[tuple[str, Entry], ...]:
    return tuple((field, _entry(written)) for field, written in sorted(fields.items()))


def _entry(events: list[Event]) -> Entry:
    last = heads(events)
    shown = last[-1]
    return Entry(
        text=shown.text("value"),
        others=_others(shown.text("value"), [event.text("value") for event in last]),
        at=shown.at,
        seen=seen_after(shown),
        all_seen=seen_after(*last),
    )


def _others(shown: str, texts: list[str]) -> tuple[str, ...]:
    """The texts that say something ``shown`` does not."""
    return tuple(dict.fromkeys(text for text in texts if text.strip() and text not in shown))


def _texts(event: Event, name: str) -> tuple[str, ...]:
    values = event.get(name)
    return tuple(v for v in values if isinstance(v, str)) if isinstance(values, tuple) else ()
