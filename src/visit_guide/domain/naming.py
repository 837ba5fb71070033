"""What a note, a star or a worksheet is about, in the guide's own words."""

from __future__ import annotations

from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Fact, Guide, Prompt, Sheet, Site
from visit_guide.domain.notebook import About, Place
from visit_guide.domain.record import record

__all__ = ["Named", "fact_of", "name_of", "projects", "prompt_of", "sheet_of", "site_of"]


@record
class Named:
    """A place in words. All is empty when the guide has nothing there any more.

    ``number`` is the stop's (0 when it is none), ``stop`` its name; ``detail`` the project,
    figure, stage or question; ``value`` what the figure says.
    """

    number: int = 0
    stop: str = ""
    detail: str = ""
    value: str = ""


def site_of(guide: Guide, item: str) -> Site | None:
    """The site of stop ``item``."""
    found = next((one for one in guide.stops if one.id == item and one.site), None)
    return guide.site(found.site) if found and found.site else None


def sheet_of(guide: Guide, item: str, sheet: str) -> Sheet | None:
    """A project of stop ``item``; its only one when ``sheet`` is empty."""
    site = site_of(guide, item)
    sheets = site.sheets if site else ()
    if not sheet and len(sheets) == 1:
        return sheets[0]
    return next((one for one in sheets if one.id == sheet), None)


def fact_of(guide: Guide, about: About) -> Fact | None:
    """The figure that ``about`` is about."""
    sheet = sheet_of(guide, about.item, about.sheet)
    facts = (*sheet.facts, *sheet.costs) if sheet else ()
    return next((fact for fact in facts if fact.id == about.ref), None)


def prompt_of(guide: Guide, item: str, prompt: str) -> Prompt | None:
    """A question of stop ``item``."""
    site = site_of(guide, item)
    return next((one for one in site.prompts if one.id == prompt), None) if site else None


def name_of(guide: Guide, about: About) -> Named:
    """``about`` in words."""
    number, item = next(((n, i) for n, i in enumerate(guide.stops, 1) if i.id == about.item), (0, None))
    if item is None:
        return Named()
    detail = value = ""
    match about.place:
        case Place.SHEET:
            sheet = sheet_of(guide, about.item, about.sheet)
            detail = sheet.title if sheet else ""
        case Place.FACT:
            fact = fact_of(guide, about)
            if fact is not None:
                detail, value = fact.label, " ".join(filter(None, (fact.value, fact.unit)))
        case Place.PROMPT:
            prompt = prompt_of(guide, about.item, about.ref)
            detail = prompt.question if prompt else ""
        case Place.STEP:
            detail = about.ref
    return Named(number=number, stop=item_title(guide, item), detail=detail, value=value)


def projects(guide: Guide) -> tuple[About, ...]:
    """All the projects seen, in the order of the day: what a worksheet can be about."""
    return tuple(
        About(place=Place.SHEET, item=item.id, sheet=sheet.id)
        for item in guide.stops
        if (site := site_of(guide, item.id)) is not None
        for sheet in site.sheets
    )
