"""What a guide holds: the programme, its themes, the sites and the day.

Every record is frozen; collections are tuples. The attribute docstrings are the
descriptions an organiser reads (translated through the message catalogue) in
``docs/organiser.md`` and in the JSON Schemas: one sentence each, no jargon.
"""

from __future__ import annotations

from enum import StrEnum

from visit_guide.domain.basemap import BaseMap
from visit_guide.domain.organiser import Organiser
from visit_guide.domain.questionnaire import Questionnaire
from visit_guide.domain.record import record


class Status(StrEnum):
    """How far a figure or a statement can be trusted."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    TO_CONFIRM = "to-confirm"


class Confidence(StrEnum):
    """How far a position can be trusted."""

    VERIFIED = "verified"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """Means of transport between two places."""

    WALK = "walk"
    BIKE = "bike"
    BUS = "bus"
    CAR = "car"


class PromptKind(StrEnum):
    """What a discussion prompt asks of people."""

    OPEN = "open"
    CHOICE = "choice"
    OBSERVE = "observe"


class Participation(StrEnum):
    """Rungs of the participation ladder, lowest first."""

    INFORM = "inform"
    CONSULT = "consult"
    CO_DESIGN = "co-design"
    CO_MANAGE = "co-manage"


class ItemKind(StrEnum):
    """What happens at one line of the day."""

    WELCOME = "welcome"
    QUESTIONNAIRE = "questionnaire"
    STOP = "stop"
    THEORY = "theory"
    BREAK = "break"
    DISCUSSION = "discussion"


@record
class Source:
    """Where a piece of information comes from."""

    id: str
    """Short name used by the facts to point to this source, for example `presse-2013`."""
    title: str
    """Name of the document, article or page."""
    publisher: str | None = None
    """Who published it."""
    date: str | None = None
    """Date of publication: `2013`, `2013-06` or `2013-06-04`."""
    url: str | None = None
    """Web address, starting with http:// or https://."""
    note: str | None = None
    """What to know about this source, for example that it is a copy."""


@record
class Fact:
    """One key figure or short piece of information."""

    id: str | None = None
    """Short name of the fact, unique in the site; made from the label when missing."""
    label: str
    """What the value is about, for example « Puissance installée »."""
    value: str | None = None
    """The value as it should be read; leave out when nobody knows yet."""
    unit: str | None = None
    """Unit of the value, for example `kWc` or `€`."""
    year: str | None = None
    """Year or period the value is about."""
    status: Status = Status.VERIFIED
    """Whether the value is verified, disputed between sources or to be confirmed."""
    note: str | None = None
    """What to know about the value: why it is disputed, how it was computed."""
    sources: tuple[str, ...] = ()
    """Short names of the sources, from the site’s list of sources."""
    highlight: bool = False
    """Show it large, at the top of the sheet."""
    ask: str | None = None
    """Question to ask on the spot when the value is missing or to be confirmed."""


@record
class Statement:
    """A sentence of a sheet, with what backs it."""

    text: str
    """The sentence or short paragraph."""
    status: Status = Status.VERIFIED
    """Whether it is verified, disputed between sources or to be confirmed."""
    note: str | None = None
    """What to know about it, for example how the sources differ."""
    sources: tuple[str, ...] = ()
    """Short names of the sources, from the site’s list of sources."""


@record
class Actor:
    """A body that took part."""

    name: str
    """Name of the organisation, elected official or group; never a private person."""
    role: str | None = None
    """What it did."""


@record
class TimelineEntry:
    """A dated moment of a project."""

    date: str
    """When: `2013`, `2013-06`, `2013-06-05`, or a period such as `2014-2017`."""
    text: str
    """What happened."""
    status: Status = Status.VERIFIED
    """Whether the date is verified, disputed between sources or to be confirmed."""
    note: str | None = None
    """What to know about it, for example the other date given."""
    sources: tuple[str, ...] = ()
    """Short names of the sources, from the site’s list of sources."""


@record
class Media:
    """A picture."""

    file: str
    """File name, in the content’s `media` folder."""
    alt: str
    """What the picture shows, for people who do not see it."""
    credit: str
    """Who made it."""
    licence: str
    """Under which licence it may be shown."""
    caption: str | None = None
    """Sentence shown under the picture."""


@record
class Sheet:
    """One project of a site."""

    id: str
    """Short name of the sheet, unique in the site."""
    title: str
    """Name of the project."""
    summary: str
    """The project in a few sentences."""
    facts: tuple[Fact, ...] = ()
    """Key facts and figures."""
    actors: tuple[Actor, ...] = ()
    """Who took part."""
    timeline: tuple[TimelineEntry, ...] = ()
    """The project’s dates, oldest first."""
    costs: tuple[Fact, ...] = ()
    """What it cost and who paid."""
    results: tuple[Statement, ...] = ()
    """What it gave."""
    lessons: tuple[Statement, ...] = ()
    """What was learned."""
    difficulties: tuple[Statement, ...] = ()
    """What was or remains difficult."""
    media: tuple[Media, ...] = ()
    """Pictures of this project."""


@record
class MethodStep:
    """One stage of how the project was carried out."""

    title: str
    """The stage in a few words."""
    text: str | None = None
    """What was done."""
    status: Status = Status.VERIFIED
    """Whether it is verified, disputed between sources or to be confirmed."""
    sources: tuple[str, ...] = ()
    """Short names of the sources, from the site’s list of sources."""


@record
class Method:
    """How it was done, and what it takes to do it elsewhere."""

    summary: str | None = None
    """The method in one or two sentences."""
    level: Participation | None = None
    """How far inhabitants took part: inform, consult, co-design or co-manage."""
    participation: str | None = None
    """How inhabitants took part, in a few sentences."""
    steps: tuple[MethodStep, ...] = ()
    """The stages of implementation, in order."""
    conditions: tuple[Statement, ...] = ()
    """What must be there for it to work elsewhere."""
    obstacles: tuple[Statement, ...] = ()
    """What may stand in the way."""
    first_step: str | None = None
    """A first thing to do back home."""


@record
class Prompt:
    """A question to discuss on the spot."""

    id: str
    """Short name of the question, unique in the site."""
    question: str
    """The question, as it is put to the group."""
    kind: PromptKind = PromptKind.OPEN
    """`open` (discuss), `choice` (choose among options) or `observe` (look around first)."""
    minutes: int = 5
    """Time to give it, in minutes."""
    choices: tuple[str, ...] = ()
    """The options, for a question of kind `choice`."""
    hint: str | None = None
    """A line of help shown under the question."""
    facilitator_note: str | None = None
    """Private note for the facilitator: never shown to participants."""


@record
class Practical:
    """What to know to visit the place."""

    access: str | None = None
    """How to get there, where to stop or park."""
    step_free: str | None = None
    """The step-free route, or that there is none."""
    safety: tuple[str, ...] = ()
    """What to look out for."""
    contact: str | None = None
    """Public contact of the place (an organisation)."""
    to_check: tuple[str, ...] = ()
    """What the organiser should check before the day."""


@record
class Position:
    """Where something is, in WGS84 degrees."""

    lat: float | None = None
    """Latitude in degrees, between -90 and 90."""
    lon: float | None = None
    """Longitude in degrees, between -180 and 180."""
    accuracy_m: int | None = None
    """How far the real place may be from this point, in metres."""
    confidence: Confidence = Confidence.UNKNOWN
    """`verified`, `approximate`, or `unknown` (then no latitude and longitude)."""
    note: str | None = None
    """How the position is known."""


@record
class Site:
    """A place of the visit."""

    slug: str
    """Short name of the site: that of its file."""
    title: str
    """Full name of the place."""
    short_title: str
    """Name for lists and buttons, 24 letters at most."""
    tagline: str
    """What there is to see, in one line."""
    address: str | None = None
    """Postal address or how people call the place."""
    position: Position = Position()
    """Where it is."""
    themes: tuple[str, ...] = ()
    """Short names of the themes seen here, from themes.yaml."""
    objectives: tuple[str, ...] = ()
    """Short names of the training objectives served, from programme.yaml."""
    summary: str
    """The place and why one stops there, in a few sentences."""
    sheets: tuple[Sheet, ...] = ()
    """The projects to see here."""
    method: Method = Method()
    """How it was done, and how to do it elsewhere."""
    prompts: tuple[Prompt, ...] = ()
    """Questions to discuss."""
    practical: Practical = Practical()
    """What to know to visit the place."""
    media: tuple[Media, ...] = ()
    """Pictures of the place; the first one is its illustration."""
    sources: tuple[Source, ...] = ()
    """The documents the facts come from."""


@record
class Theme:
    """A strand (« volet ») of the training."""

    id: str
    """Short name of the theme."""
    title: str
    """Name of the theme."""
    short_title: str | None = None
    """Shorter name for labels, 18 letters at most."""
    icon: str | None = None
    """Pictogram: economy, nature, people, building, culture, energy, mobility, partners, method."""
    summary: str | None = None
    """The theme in a sentence."""
    points: tuple[str, ...] = ()
    """What it covers."""


@record
class Objective:
    """An operational objective of the training."""

    id: str
    """Short name of the objective."""
    text: str
    """The objective, starting with a verb."""


@record
class Contact:
    """Somebody to write to or call, known to the organiser."""

    label: str
    """What the contact is for."""
    value: str | None = None
    """Name of the service, address, telephone; leave out while unknown."""


@record
class Programme:
    """The training as its provider describes it."""

    title: str
    """Title of the training."""
    place: str
    """Town or territory visited."""
    provider: str | None = None
    """Body that gives the training."""
    nature: str | None = None
    """Kind of training, for example « formation de terrain »."""
    duration: str | None = None
    """How long it lasts, in words."""
    why: str | None = None
    """Why this training; paragraphs are separated by an empty line."""
    main_objective: str | None = None
    """The main objective."""
    objectives: tuple[Objective, ...] = ()
    """The operational objectives, in order."""
    project: tuple[str, ...] = ()
    """What is learned about developing a project."""
    method: tuple[str, ...] = ()
    """How people learn during the day."""
    prerequisites: str | None = None
    """Level and knowledge asked for."""
    assessment: str | None = None
    """How what was learned is measured."""
    audience: tuple[str, ...] = ()
    """Whom the training is for."""
    contacts: tuple[Contact, ...] = ()
    """Disability contact, registration and other contacts."""
    context: tuple[Fact, ...] = ()
    """Key facts on the territory."""
    timeline: tuple[TimelineEntry, ...] = ()
    """The territory’s dates, oldest first."""
    sources: tuple[Source, ...] = ()
    """The documents the facts come from."""


@record
class Transfer:
    """How the group gets to a line of the day from the one before."""

    mode: Mode = Mode.WALK
    """`walk`, `bike`, `bus` or `car`."""
    minutes: int | None = None
    """Time planned for it, in minutes; the gap between the two lines when missing."""
    note: str | None = None
    """What to know, for example where the coach waits."""
    path: str | None = None
    """File of the real path (GeoJSON or GPX), in the content’s `paths` folder."""


@record
class Item:
    """One line of the day."""

    id: str
    """Short name of the line; the site’s name for a stop."""
    kind: ItemKind
    """`welcome`, `questionnaire`, `stop`, `theory`, `break` or `discussion`."""
    start: str
    """Planned start, `HH:MM`."""
    end: str
    """Planned end, `HH:MM`."""
    site: str | None = None
    """Short name of the site, for a stop."""
    title: str | None = None
    """What happens; the site’s short title when missing."""
    text: str | None = None
    """What participants should know about this moment."""
    place: str | None = None
    """Where it happens, when it is not a stop."""
    position: Position | None = None
    """Where that is, when it is not a stop."""
    transfer: Transfer | None = None
    """How the group gets there."""


@record
class Travel:
    """How walking and riding times are worked out."""

    walk_kmh: float = 4.0
    """Speed on foot, in kilometres an hour."""
    bike_kmh: float = 12.0
    """Speed by bike, in kilometres an hour."""
    bus_kmh: float = 20.0
    """Speed by bus or coach, in kilometres an hour."""
    car_kmh: float = 30.0
    """Speed by car, in kilometres an hour."""
    detour: float = 1.3
    """How much longer the way is than the straight line."""


@record
class Itinerary:
    """The day."""

    id: str
    """Short name of the visit: participants’ notes are kept under it, so do not change it during a visit."""
    title: str
    """Name of the visit."""
    language: str = "fr"
    """Language of the content: `fr` or `en`."""
    date: str | None = None
    """Day of the visit, `2026-05-28`; leave out while unknown."""
    travel: Travel = Travel()
    """Speeds and detour factor."""
    base_map: str | None = None
    """File of the map drawn under the stops (GeoJSON), in the content’s `maps` folder or shipped."""
    items: tuple[Item, ...] = ()
    """The day’s lines, in order."""


@record
class Leg:
    """The way between two lines of the day whose places are known; worked out, never written by hand."""

    start: str
    """Short name of the line one comes from."""
    end: str
    """Short name of the line one goes to."""
    mode: Mode = Mode.WALK
    """`walk`, `bike`, `bus` or `car`."""
    metres: int = 0
    """Length in metres: of the given path, else of the straight line."""
    along_path: bool = False
    """Whether the organiser gave the real path; else the straight line is all there is."""
    points: tuple[tuple[float, float], ...] = ()
    """The way as latitudes and longitudes, from one place to the other."""
    planned: int | None = None
    """Minutes there are for it in the day, when that can be told."""
    via: tuple[str, ...] = ()
    """Short names of the lines in between one moves to, whose places nobody knows yet."""


@record
class TilePack:
    """Map images kept with the content, so that the map has a background without a network."""

    name: str
    """Short name: that of its folder, in the content's `tiles` folder."""
    ending: str
    """Ending of its files, for example `png`."""
    attribution: str
    """Whom to name on the map."""
    licence: str = ""
    """Under which licence the images may be shown."""
    min_zoom: int
    """Lowest zoom it has images for."""
    max_zoom: int
    """Highest zoom it has images for."""
    west: float
    """Western edge, in degrees."""
    south: float
    """Southern edge, in degrees."""
    east: float
    """Eastern edge, in degrees."""
    north: float
    """Northern edge, in degrees."""
    date: str = ""
    """Day on which the images were fetched."""
    tiles: int = 0
    """How many images it holds."""
    bytes: int = 0
    """How much they weigh together."""

    @property
    def template(self) -> str:
        """Where its images lie, from the content folder: `tiles/name/{z}/{x}/{y}.png`."""
        return f"tiles/{self.name}/{{z}}/{{x}}/{{y}}.{self.ending}"


@record
class Guide:
    """Everything the app shows, checked and put together.

    ``content_hash`` is the hex SHA-256 of the compiled content; equal content
    gives an equal hash.
    """

    itinerary: Itinerary
    programme: Programme
    themes: tuple[Theme, ...]
    sites: tuple[Site, ...]
    base_map: BaseMap | None = None
    legs: tuple[Leg, ...] = ()
    tile_packs: tuple[TilePack, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    organiser: Organiser = Organiser()
    content_hash: str = ""

    def site(self, slug: str) -> Site | None:
        """The site called ``slug``, or None."""
        return next((site for site in self.sites if site.slug == slug), None)

    def theme(self, theme_id: str) -> Theme | None:
        """The theme called ``theme_id``, or None."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    @property
    def stops(self) -> tuple[Item, ...]:
        """The lines of the day that are stops, in order: stop number n is ``stops[n - 1]``."""
        return tuple(item for item in self.itinerary.items if item.kind is ItemKind.STOP)

    def stop_number(self, slug: str) -> int | None:
        """The number (from 1) of the first stop at site ``slug``, or None if the day has none."""
        numbers = (n for n, item in enumerate(self.stops, start=1) if item.site == slug)
        return next(numbers, None)

    def sites_of_theme(self, theme_id: str) -> tuple[Site, ...]:
        """The visited sites where theme ``theme_id`` is seen, in the order of the day."""
        visited = (self.site(item.site) for item in self.stops if item.site)
        unique = dict.fromkeys(site for site in visited if site and theme_id in site.themes)
        return tuple(unique)
