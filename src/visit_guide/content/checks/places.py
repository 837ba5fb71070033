"""Positions that make sense, and transfers that can be done in time."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import Any

from visit_guide.content import kinds
from visit_guide.content.folder import Folder
from visit_guide.content.nodes import Location
from visit_guide.content.paths import geodesic_m
from visit_guide.content.problems import Report, Term
from visit_guide.content.structure import Document
from visit_guide.domain.geo import Point, distance_m
from visit_guide.domain.guide import Confidence, Itinerary, Leg, Mode, Position, Travel
from visit_guide.domain.legs import leg_between, leg_minutes, spans, way_metres
from visit_guide.domain.record import record
from visit_guide.messages import N_

__all__ = ["check_places"]

FAR_KM = 30
"""A place further than this from the others is probably a slip of the keyboard."""

FAR_FROM_PATH_M = 500
"""A path that starts or ends further than this from its place is probably that of another way."""

_KM_PER_DEGREE = 111.0
_MODES = {
    Mode.WALK: Term(N_("on foot")),
    Mode.BIKE: Term(N_("by bike")),
    Mode.BUS: Term(N_("by bus")),
    Mode.CAR: Term(N_("by car")),
}
_CONFIDENCES = {
    Confidence.VERIFIED: Term(N_("verified")),
    Confidence.APPROXIMATE: Term(N_("approximate")),
}


@record
class _Place:
    """A position that can be measured from, and where it is written."""

    document: Document[Any]
    location: Location
    lat: float
    lon: float
    accuracy_m: int

    @property
    def point(self) -> Point:
        return self.lat, self.lon


def check_places(folder: Folder, report: Report) -> None:
    """Check every position, then the way between the places of the day."""
    sites = {}
    for slug, site in folder.sites.items():
        if site is not None:
            sites[slug] = _checked(site, ("position",), site.value.position, report)
    own: dict[int, _Place | None] = {}
    for number, item in enumerate(folder.itinerary.value.items if folder.itinerary else ()):
        if folder.itinerary is not None and item.position is not None:
            own[number] = _checked(folder.itinerary, ("items", number, "position"), item.position, report)
    _check_distances([place for place in (*sites.values(), *own.values()) if place], report)
    if folder.itinerary is None:
        return
    items = folder.itinerary.value.items
    places = [own.get(number) or sites.get(item.site or "") for number, item in enumerate(items)]
    drawn: set[int] = set()
    for span in spans(items, [place is not None for place in places]):
        start, end = places[span.start], places[span.end]
        if start is not None and end is not None:
            way = items[span.start : span.end + 1]
            leg = leg_between(way, start.point, end.point, span.minutes, geodesic_m, folder.lines)
            _check_leg(folder.itinerary, span.end, leg, (start, end), report)
            drawn |= set(range(span.start + 1, span.end + 1)) if leg.along_path else set()
    for number, item in enumerate(items):
        path = item.transfer.path if item.transfer else None
        if path in folder.lines and number not in drawn:
            location = ("items", number, "transfer", "path")
            folder.itinerary.add(report, kinds.PATH_UNUSED, *location, value=path)


def _checked(
    document: Document[Any], location: Location, position: Position, report: Report
) -> _Place | None:
    """The place of ``position`` if it is sound; what is wrong with it is reported."""
    given = position.lat is not None, position.lon is not None
    in_range = True
    for key, value, limit in (("lat", position.lat, 90), ("lon", position.lon, 180)):
        if value is not None and not -limit <= value <= limit:
            in_range = False
            document.add(
                report,
                kinds.POSITION_RANGE,
                *location,
                key,
                key=key,
                low=-limit,
                high=limit,
                value=f"{value:g}",
            )
    if position.accuracy_m is not None and not 0 <= position.accuracy_m <= 100_000:
        document.add(
            report,
            kinds.NUMBER_RANGE,
            *(*location, "accuracy_m"),
            key="accuracy_m",
            low=0,
            high=100_000,
            value=position.accuracy_m,
        )
        in_range = False
    if position.confidence is Confidence.UNKNOWN:
        if any(given):
            document.add(report, kinds.POSITION_UNEXPECTED, *location, "confidence")
    elif not all(given):
        confidence = _CONFIDENCES[position.confidence]
        document.add(report, kinds.POSITION_INCOMPLETE, *location, "confidence", confidence=confidence)
    if position.lat is None or position.lon is None or not in_range or _is_replaced(document, location):
        return None
    return _Place(
        document=document,
        location=location,
        lat=position.lat,
        lon=position.lon,
        accuracy_m=position.accuracy_m or 0,
    )


def _is_replaced(document: Document[Any], location: Location) -> bool:
    return any(replaced[: len(location)] == location for replaced in document.replaced)


def _check_distances(places: list[_Place], report: Report) -> None:
    """Each place against the middle of all, which one or two slips do not move."""
    if len(places) < 2:
        return
    lat, lon = median(place.lat for place in places), median(place.lon for place in places)
    for place in places:
        # Cheap and certain first: nothing within half the limit in degrees can be too far.
        if max(abs(place.lat - lat), abs(place.lon - lon)) * _KM_PER_DEGREE < FAR_KM / 2:
            continue
        km = geodesic_m(place.point, (lat, lon)) / 1000
        if km > FAR_KM:
            place.document.add(report, kinds.POSITION_FAR, *place.location, "lat", km=round(km))


def _check_leg(
    document: Document[Itinerary], number: int, leg: Leg, ends: tuple[_Place, _Place], report: Report
) -> None:
    """An error when the time cannot do even at best, a warning when positions are too vague to tell."""
    item, travel = document.value.items[number], document.value.travel
    vague = ends[0].accuracy_m + ends[1].accuracy_m
    if leg.along_path and item.transfer is not None:
        apart = max(distance_m(leg.points[0], ends[0].point), distance_m(leg.points[-1], ends[1].point))
        if apart > FAR_FROM_PATH_M + vague:
            location: Location = ("items", number, "transfer", "path")
            document.add(
                report, kinds.PATH_FAR, *location, value=item.transfer.path or "", metres=round(apart)
            )
    if leg.planned is None or not _is_usable(travel):
        return
    at_best = leg if leg.along_path else replace(leg, metres=max(0, leg.metres - vague))
    if leg_minutes(at_best, travel) > leg.planned:
        kind = kinds.TRANSFER_TOO_SHORT
    elif leg_minutes(leg, travel) > leg.planned:
        kind = kinds.TRANSFER_TIGHT
    else:
        return
    location = ("items", number, "start")
    if item.transfer is not None:
        location = ("items", number, "transfer", *(("minutes",) if item.transfer.minutes is not None else ()))
    document.add(
        report,
        kind,
        *location,
        available=leg.planned,
        km=round(way_metres(leg, travel) / 1000, 1),
        needed=leg_minutes(leg, travel),
        mode=_MODES[leg.mode],
    )


def _is_usable(travel: Travel) -> bool:
    speeds = travel.walk_kmh, travel.bike_kmh, travel.bus_kmh, travel.car_kmh
    return min(speeds) > 0
