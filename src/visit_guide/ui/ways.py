"""The places and ways of the day in words: how sure, how far, which way, in all."""

from __future__ import annotations

from visit_guide.domain.day import item_title, transfer_minutes
from visit_guide.domain.geo import bearing, compass
from visit_guide.domain.guide import Confidence, Guide, Item, Leg
from visit_guide.domain.legs import day_legs, leg_minutes, leg_to, point_of, position_of, totals
from visit_guide.messages import N_, Catalogue
from visit_guide.ui.wording import distance, duration
from visit_guide.ui.words import MODE_WORDS

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


def planned_words(guide: Guide, t: Catalogue, index: int) -> str:
    """How one gets to line ``index`` of the day, as planned: « 10 min à pied (prévu) »; empty: one stays."""
    items = guide.itinerary.items
    transfer, spent = items[index].transfer, transfer_minutes(items, index)
    if transfer is None or spent is None:
        return ""
    return t("{way} (planned)", way=t(MODE_WORDS[transfer.mode], time=duration(spent)))


def estimated_words(guide: Guide, t: Catalogue, leg: Leg) -> str:
    """How long a leg takes by its length: « environ 12 min à pied (estimation) »."""
    minutes = duration(leg_minutes(leg, guide.itinerary.travel))
    return t("about {way} (estimate)", way=t(MODE_WORDS[leg.mode], time=minutes))


def leg_words(guide: Guide, t: Catalogue, leg: Leg) -> str:
    """A leg in words: « 2,7 km vers l'ouest, à vol d'oiseau »; no figure where it would mean nothing."""
    if is_vague(guide, leg):
        return t("close by (approximate positions)")
    far = distance(leg.metres, t.language)
    degrees = bearing(leg.points[0], leg.points[-1]) if leg.points else None
    if degrees is not None:
        far = f"{far} {t(TOWARDS[compass(degrees)])}"
    return (
        t("{distance}, along the way", distance=far)
        if leg.along_path
        else t("{distance}, as the crow flies", distance=far)
    )


def is_vague(guide: Guide, leg: Leg) -> bool:
    """Whether the ends of a leg may be off by more than the leg is long: its length then says nothing."""
    ends = (item for item in guide.itinerary.items if item.id in (leg.start, leg.end))
    found = (position_of(guide, item) for item in ends)
    return not leg.along_path and leg.metres < sum(each.accuracy_m or 0 for each in found if each)


def distance_words(guide: Guide, t: Catalogue, item: Item) -> str | None:
    """How far a line of the day is from the last place known before it; None when that cannot be told."""
    leg = leg_to(guide, item.id)
    if leg is None or not leg.metres or is_vague(guide, leg):
        return None
    items = guide.itinerary.items
    start = next(each for each in items if each.id == leg.start)
    words = leg_words(guide, t, leg)
    if not leg.via and items.index(item) - items.index(start) == 1:
        return words
    return t("{way}, from {place}", way=words, place=item_title(guide, start))


def total_words(guide: Guide, t: Catalogue) -> str:
    """All legs together, in words; nothing when no distance is known."""
    legs = day_legs(guide)
    if not legs:
        return ""
    total = totals(legs, guide.itinerary.travel)
    far = distance(total.metres, t.language)
    paths = sum(leg.along_path for leg in legs)
    unknown = sum(point_of(guide, item) is None for item in guide.stops)
    if not paths:
        words = t("In all: {distance} as the crow flies", distance=far)
    elif paths < len(legs):
        words = t("In all: {distance}, partly as the crow flies", distance=far)
    else:
        words = t("In all: {distance}", distance=far)
    words += t(", about {time} on the way (estimate)", time=duration(total.minutes))
    if unknown:
        words += " " + t.n("({count} stop left out)", "({count} stops left out)", unknown)
    return words + "."


def position_words(guide: Guide, t: Catalogue, item: Item) -> str | None:
    """What there is to know of a stop's position; nothing when it is certain."""
    position = position_of(guide, item)
    if point_of(guide, item) is None or position is None:
        return t("Position to be given by the organiser")
    if position.confidence is not Confidence.APPROXIMATE:
        return None
    if not position.accuracy_m:
        return t("Approximate position")
    return t("Approximate position: within {distance}", distance=distance(position.accuracy_m, t.language))
