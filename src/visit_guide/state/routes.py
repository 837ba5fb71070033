"""All addresses of the app: one place builds them, the same place reads them."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import quote, unquote

from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.record import record


class Screen(StrEnum):
    """The screens, named as in their addresses."""

    DAY = "journee"
    STOP = "etape"
    MAP = "carte"
    THEMES = "themes"
    PROGRAMME = "formation"
    SETTINGS = "reglages"
    CREDITS = "credits"
    PRIVACY = "confidentialite"
    GROUP = "groupe"
    LEAD = "animation"
    QUIZ = "questionnaire"
    RESULTS = "bilan"
    ATTENDANCE = "emargement"
    NOTEBOOK = "carnet"
    SEARCH = "recherche"
    UNKNOWN = "inconnu"


class Part(StrEnum):
    """The three parts of a stop, named as in their addresses."""

    SHEET = "fiche"
    METHOD = "methode"
    DISCUSSION = "discussion"


class Section(StrEnum):
    """The sections of the notebook, named as in their addresses."""

    NOTES = "notes"
    TRANSPOSE = "transposer"
    DAY = "jour"
    STARS = "favoris"
    PRACTICES = "pratiques"
    TAKE = "emporter"


@record
class Location:
    """Where in the guide: a screen, what it shows, and the part or sheet of it.

    ``target`` is a stop's id on the stop screen and on the map, a theme's id among the themes,
    a section of the notebook's, the group's and the facilitator's screens (empty otherwise);
    ``sheet`` the id of one project sheet of the stop or, in the notebook, « stop/sheet » of the
    project that a worksheet is about.
    """

    screen: Screen
    target: str = ""
    part: Part = Part.SHEET
    sheet: str = ""
    given: str = ""
    step: int = 0
    """Of a questionnaire (``target`` is its moment): 0 is what comes before the first question."""


DAY = Location(screen=Screen.DAY)
MOMENTS = {Moment.START: "debut", Moment.END: "fin"}
"""The questionnaires, named as in their addresses."""


def stop(item_id: str, part: Part = Part.SHEET, sheet: str = "") -> Location:
    """The address of a part of a stop."""
    return Location(screen=Screen.STOP, target=item_id, part=part, sheet=sheet)


def map_of(item_id: str = "") -> Location:
    """The address of the map, or of a stop chosen on it."""
    return Location(screen=Screen.MAP, target=item_id)


def quiz(moment: Moment, step: int = 0) -> Location:
    """The address of the questionnaire of a moment, or of one of its questions."""
    return Location(screen=Screen.QUIZ, target=moment.value, step=step)


def notebook(section: Section = Section.NOTES, project: str = "") -> Location:
    """The address of a section of the notebook; ``project`` is the worksheet's, « stop/sheet »."""
    return Location(screen=Screen.NOTEBOOK, target=section.value, sheet=project)


def theme(theme_id: str = "") -> Location:
    """The address of a theme, or of the list of them."""
    return Location(screen=Screen.THEMES, target=theme_id)


def group(section: str = "") -> Location:
    """The address of the group's screen, or of a section of it."""
    return Location(screen=Screen.GROUP, target=section)


def lead(section: str = "") -> Location:
    """The address of the facilitator's screen, or of a section of it."""
    return Location(screen=Screen.LEAD, target=section)


def url(location: Location) -> str:
    """The path of ``location``: what :func:`parse` reads back."""
    if location.screen is Screen.UNKNOWN:
        return location.given
    segments: list[str] = [location.screen.value]
    if location == notebook():
        return "/carnet"
    if location.screen is Screen.QUIZ:
        segments.append(MOMENTS[Moment(location.target)])
        segments += [str(location.step)] if location.step else []
    elif location.target:
        segments.append(location.target)
        if location.screen is Screen.STOP and (location.part is not Part.SHEET or location.sheet):
            segments.append(location.part.value)
            if location.sheet and location.part is Part.SHEET:
                segments.append(location.sheet)
        elif location.screen is Screen.NOTEBOOK and location.sheet:
            segments += location.sheet.split("/")
    return "/" + "/".join(quote(segment, safe="") for segment in segments)


def parse(path: str) -> Location:
    """The location at ``path``; a path that leads nowhere gives the screen ``UNKNOWN``."""
    unknown = Location(screen=Screen.UNKNOWN, given=path)
    plain = path.partition("#")[0].partition("?")[0]
    segments = [unquote(segment) for segment in plain.split("/") if segment]
    match segments:
        case []:
            return DAY
        case [
            Screen.DAY
            | Screen.MAP
            | Screen.PROGRAMME
            | Screen.SETTINGS
            | Screen.CREDITS
            | Screen.PRIVACY
            | Screen.GROUP
            | Screen.LEAD
            | Screen.RESULTS
            | Screen.ATTENDANCE
            | Screen.SEARCH
            | Screen.THEMES as screen
        ]:
            return Location(screen=Screen(screen))
        case [Screen.MAP, item_id]:
            return map_of(item_id)
        case [Screen.THEMES, theme_id]:
            return theme(theme_id)
        case [Screen.GROUP, section]:
            return group(section)
        case [Screen.LEAD, section]:
            return lead(section)
        case [Screen.QUIZ, name, *step] if name in MOMENTS.values() and _is_step(step):
            moment = next(moment for moment, known in MOMENTS.items() if known == name)
            return quiz(moment, int(step[0]) if step else 0)
        case [Screen.NOTEBOOK]:
            return notebook()
        case [Screen.NOTEBOOK, section] if section in tuple(Section):
            return notebook(Section(section))
        case [Screen.NOTEBOOK, Section.TRANSPOSE, item_id, *sheet] if len(sheet) <= 1:
            return notebook(Section.TRANSPOSE, "/".join((item_id, *sheet)))
        case [Screen.STOP, item_id]:
            return stop(item_id)
        case [Screen.STOP, item_id, Part.SHEET | Part.METHOD | Part.DISCUSSION as part]:
            return stop(item_id, Part(part))
        case [Screen.STOP, item_id, Part.SHEET, sheet]:
            return stop(item_id, Part.SHEET, sheet)
        case _:
            return unknown


def _is_step(words: list[str]) -> bool:
    return not words or (len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) < 4)
