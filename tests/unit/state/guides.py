"""A small guide to test with."""

from __future__ import annotations

from visit_guide.domain.guide import Guide, Item, ItemKind, Itinerary, Programme, Site, Theme


def guide(*stops: str, title: str = "Essai") -> Guide:
    """A guide with these stops (« moulin » and « jardin » when none is named) and the theme « eau »."""
    names = stops or ("moulin", "jardin")
    return Guide(
        itinerary=Itinerary(
            id="essai",
            title=title,
            items=tuple(
                Item(id=name, kind=ItemKind.STOP, site=name, start="09:00", end="10:00") for name in names
            ),
        ),
        programme=Programme(title="Formation", place="Valbourg"),
        themes=(Theme(id="eau", title="L’eau"),),
        sites=tuple(Site(slug=name, title=name, short_title=name, tagline="", summary="") for name in names),
    )
