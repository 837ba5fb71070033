"""Which addresses lead somewhere in a guide."""

from __future__ import annotations

from visit_guide.domain.guide import Guide
from visit_guide.state import routes
from visit_guide.state.routes import Location, Screen

GROUP_SECTIONS = ("", "partager")
LEAD_SECTIONS = (
    "",
    "code",
    "journee",
    "tablettes",
    "message",
    "lire",
    "questionnaires",
    "papier",
    "emargement",
    "pratiques",
)


def exists(location: Location, guide: Guide) -> bool:
    """Whether ``guide`` has what is at ``location``: a wrong link, or other content, may not."""
    match location.screen:
        case Screen.UNKNOWN:
            return False
        case Screen.STOP:
            return location.target in _stops(guide)
        case Screen.MAP:
            return not location.target or location.target in _stops(guide)
        case Screen.THEMES:
            return not location.target or guide.theme(location.target) is not None
        case Screen.GROUP | Screen.LEAD:
            return exists_section(location)
        case Screen.QUIZ | Screen.RESULTS:
            return bool(guide.questionnaires)
        case Screen.NOTEBOOK if location.sheet:
            item, _, sheet = location.sheet.partition("/")
            return item in _stops(guide) and (not sheet or sheet in _sheets(guide, item))
        case _:
            return True


def handed_over(location: Location) -> bool:
    """Whether the address carries a code or a key: it is taken once, and never remembered."""
    return location.screen in (Screen.GROUP, Screen.LEAD) and not exists_section(location)


def exists_section(location: Location) -> bool:
    """Whether the group's or the facilitator's screen has the section that is asked for."""
    sections = GROUP_SECTIONS if location.screen is Screen.GROUP else LEAD_SECTIONS
    return location.target in sections


def open_stop(location: Location, left: str | None, guide: Guide) -> Location:
    """Where « the stop » is: the one on screen, else the one that was ``left``, else the first one."""
    if location.screen is Screen.STOP and exists(location, guide):
        return location
    current = routes.stop(left or "")
    return current if exists(current, guide) else routes.stop(guide.stops[0].id)


def _stops(guide: Guide) -> set[str]:
    return {item.id for item in guide.stops if item.site and guide.site(item.site)}


def _sheets(guide: Guide, item_id: str) -> set[str]:
    sites = (guide.site(item.site) for item in guide.stops if item.id == item_id and item.site)
    return {sheet.id for site in sites if site is not None for sheet in site.sheets}
