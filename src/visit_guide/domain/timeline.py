"""Finding one's way in what one saw: the day as it went, by theme and by objective of the training."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from visit_guide.domain.events import Event, Kind
from visit_guide.domain.guide import Guide, Objective, Site, Theme
from visit_guide.domain.merge import merge
from visit_guide.domain.notebook import About, Note, Notebook, Place, Worksheet
from visit_guide.domain.record import record

__all__ = ["Gathered", "Moment", "Sort", "by_objective", "by_theme", "my_day"]


class Sort(StrEnum):
    """What happened at a moment."""

    STOP = "stop"
    NOTE = "note"
    ANSWER = "answer"
    STAR = "star"
    WORKSHEET = "worksheet"


@record
class Moment:
    """One thing the person did, at wall time ``at``; ``about`` says where, ``note`` is the note's id."""

    at: str
    sort: Sort
    about: About
    note: str = ""
    text: str = ""
    """The answer chosen or the note written."""


@record
class Gathered:
    """What a person took from the stops of one theme or objective."""

    items: tuple[str, ...] = ()
    """The stops they opened, in the order of the day."""
    notes: tuple[Note, ...] = ()
    answers: tuple[tuple[tuple[str, str], str], ...] = ()
    stars: tuple[About, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the person took nothing from there but having been there."""
        return not (self.notes or self.answers or self.stars or self.worksheets)


def my_day(events: Iterable[Event], notebook: Notebook) -> tuple[Moment, ...]:
    """The person's day, the first moment first. A stop counts at its first opening."""
    moments: dict[tuple[object, ...], Moment] = {}
    for event in merge(events):
        about = About(
            place=Place.PROMPT if event.kind == Kind.ANSWER else Place.STOP,
            item=event.text("item"),
            ref=event.text("prompt"),
        )
        if event.kind == Kind.OPENED:
            moments.setdefault((Sort.STOP, about), Moment(at=event.at, sort=Sort.STOP, about=about))
        elif event.kind == Kind.ANSWER and event.text("value"):
            moments[Sort.ANSWER, about] = Moment(
                at=event.at, sort=Sort.ANSWER, about=about, text=event.text("value")
            )
        elif event.kind == Kind.STAR:
            starred = next((star for star in notebook.stars if _is(event, star)), None)
            if starred is not None:
                moments[Sort.STAR, starred] = Moment(at=event.at, sort=Sort.STAR, about=starred)
    written = [
        Moment(at=note.since, sort=Sort.NOTE, about=note.about, note=note.id, text=note.text)
        for note in notebook.notes
    ]
    worked = [
        Moment(
            at=max(entry.at for _, entry in sheet.entries),
            sort=Sort.WORKSHEET,
            about=About(place=Place.SHEET, item=sheet.item, sheet=sheet.sheet),
        )
        for sheet in notebook.candidates
    ]
    return tuple(sorted([*moments.values(), *written, *worked], key=lambda moment: moment.at))


def by_theme(
    guide: Guide, notebook: Notebook, opened: Iterable[str] = ()
) -> tuple[tuple[Theme, Gathered], ...]:
    """What the person took from the stops of each theme, in the guide's order of themes."""
    seen = tuple(opened)
    return tuple(
        (theme, _gather(guide, notebook, seen, lambda site, theme=theme: theme.id in site.themes))  # type: ignore[misc]
        for theme in guide.themes
    )


def by_objective(
    guide: Guide, notebook: Notebook, opened: Iterable[str] = ()
) -> tuple[tuple[Objective, Gathered], ...]:
    """What the person took from the stops that serve each objective of the training."""
    seen = tuple(opened)
    return tuple(
        (one, _gather(guide, notebook, seen, lambda site, one=one: one.id in site.objectives))  # type: ignore[misc]
        for one in guide.programme.objectives
    )


def _gather(
    guide: Guide, notebook: Notebook, opened: tuple[str, ...], fits: Callable[[Site], bool]
) -> Gathered:
    sites = {item.id: guide.site(item.site) for item in guide.stops if item.site}
    there = {item for item, site in sites.items() if site is not None and fits(site)}
    return Gathered(
        items=tuple(item for item in sites if item in there and item in opened),
        notes=tuple(note for note in notebook.notes if note.about.item in there),
        answers=tuple(pair for pair in notebook.answers if pair[0][0] in there and pair[1]),
        stars=tuple(star for star in notebook.stars if star.item in there),
        worksheets=tuple(one for one in notebook.candidates if one.item in there),
    )


def _is(event: Event, star: About) -> bool:
    told = tuple(event.text(name) for name in ("place", "item", "sheet", "ref"))
    return told == (star.place.value, star.item, star.sheet, star.ref)
