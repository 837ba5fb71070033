"""What all formats tell: the places of the day and the ways between them, in words."""

from __future__ import annotations

from collections.abc import Mapping

from visit_guide.domain.day import item_title
from visit_guide.domain.geo import Point
from visit_guide.domain.guide import Confidence, Guide, Item, ItemKind, Leg, Mode
from visit_guide.domain.legs import day_legs, leg_minutes, point_of, position_of, way_metres
from visit_guide.domain.record import record
from visit_guide.messages import N_, Catalogue

__all__ = ["CREATOR", "Moment", "Way", "moments", "ways"]

CREATOR = "visit-guide"

_MODES: Mapping[Mode, str] = {
    Mode.WALK: N_("on foot"),
    Mode.BIKE: N_("by bike"),
    Mode.BUS: N_("by bus"),
    Mode.CAR: N_("by car"),
}


@record
class Moment:
    """One line of the day."""

    item: Item
    name: str
    """Its title, after the number of a stop."""
    text: str
    """Times, what there is to see, how sure the position is."""
    where: str
    """Its place or address; empty when nobody said."""
    point: Point | None
    accuracy_m: int | None


@record
class Way:
    """A leg of the day."""

    leg: Leg
    name: str
    text: str
    minutes: int


def moments(guide: Guide, t: Catalogue) -> tuple[Moment, ...]:
    """The lines of the day, in order."""
    found = []
    number = 0
    for item in guide.itinerary.items:
        title = item_title(guide, item)
        if item.kind is ItemKind.STOP:
            number += 1
            title = f"{number}. {title}"
        site = guide.site(item.site) if item.site else None
        position = position_of(guide, item)
        point = point_of(guide, item)
        lines = [f"{item.start} – {item.end}", site.tagline if site else "", item.text or ""]
        vague = position is not None and position.confidence is Confidence.APPROXIMATE
        if point and position and vague and position.accuracy_m:
            lines.append(t("Approximate position, within about {metres} m.", metres=position.accuracy_m))
        found.append(
            Moment(
                item=item,
                name=title,
                text="\n".join(line for line in lines if line),
                where=item.place or (site.address if site else None) or "",
                point=point,
                accuracy_m=position.accuracy_m if position and point else None,
            )
        )
    return tuple(found)


def ways(guide: Guide, t: Catalogue) -> tuple[Way, ...]:
    """The legs between the lines whose place is known."""
    travel = guide.itinerary.travel
    titles = {item.id: item_title(guide, item) for item in guide.itinerary.items}
    found = []
    for leg in day_legs(guide):
        minutes = leg_minutes(leg, travel)
        text = t(
            "{mode}, about {km} km, {minutes} min",
            mode=t(_MODES[leg.mode]),
            km=f"{way_metres(leg, travel) / 1000:.1f}",
            minutes=minutes,
        )
        if not leg.along_path:
            text = t("{text} (straight line, not the real way)", text=text)
        name = f"{titles[leg.start]} → {titles[leg.end]}"
        found.append(Way(leg=leg, name=name, text=text, minutes=minutes))
    return tuple(found)
