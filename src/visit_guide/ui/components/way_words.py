"""The ways of the day in words: how far, which way, in all."""

from __future__ import annotations

from visit_guide.domain.day import item_title
from visit_guide.domain.geo import bearing, compass
from visit_guide.domain.guide import Item, Leg
from visit_guide.domain.legs import day_legs, leg_to, point_of, totals
from visit_guide.messages import N_
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import distance, duration

TOWARDS = {
    "north": N_("to the north"),
    "north-east": N_("to the north-east"),
    "east": N_("to the east"),
    "south-east": N_("to the south-east"),
    "south": N_("to the south"),
    "south-west": N_("to the south-west"),
    "west": N_("to the west"),
    "north-west": N_("to the north-west"),
}


def leg_words(frame: Frame, leg: Leg) -> str:
    """A leg in words: « 2,7 km vers l'ouest, à vol d'oiseau »."""
    t = frame.t
    far = distance(leg.metres, t.language)
    degrees = bearing(leg.points[0], leg.points[-1]) if leg.points else None
    if degrees is not None:
        far = f"{far} {t(TOWARDS[compass(degrees)])}"
    return (
        t("{distance}, along the way", distance=far)
        if leg.along_path
        else t("{distance}, as the crow flies", distance=far)
    )


def distance_words(frame: Frame, item: Item) -> str | None:
    """How far a line of the day is from the last place known before it; None when that is unknown."""
    leg = leg_to(frame.guide, item.id)
    if leg is None or not leg.metres:
        return None
    items = frame.guide.itinerary.items
    start = next(each for each in items if each.id == leg.start)
    words = leg_words(frame, leg)
    if not leg.via and items.index(item) - items.index(start) == 1:
        return words
    return frame.t("{way}, from {place}", way=words, place=item_title(frame.guide, start))


def total_words(frame: Frame) -> str:
    """All legs together, in words; nothing when no distance is known."""
    t = frame.t
    legs = day_legs(frame.guide)
    if not legs:
        return ""
    total = totals(legs, frame.guide.itinerary.travel)
    far = distance(total.metres, t.language)
    straight = not all(leg.along_path for leg in legs)
    unknown = sum(point_of(frame.guide, item) is None for item in frame.guide.stops)
    words = (
        t("In all: {distance} as the crow flies", distance=far)
        if straight
        else t("In all: {distance}", distance=far)
    )
    words += t(", about {time} on the way", time=duration(total.minutes))
    if unknown:
        words += " " + t.n("({count} stop left out)", "({count} stops left out)", unknown)
    return words + "."
