"""The day as GPX, KML and GeoJSON, for map apps."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import simplekml
from gpxpy.gpx import GPX, GPXTrack, GPXTrackPoint, GPXTrackSegment, GPXWaypoint

from visit_guide.authoring.exports.day import CREATOR, moments, ways
from visit_guide.domain.guide import Guide
from visit_guide.messages import Catalogue

__all__ = ["as_geojson", "as_gpx", "as_kml"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STRAIGHT, _PATH = "ff5a5a5a", "ffa05a1e"  # KML writes opacity, blue, green, red


def as_gpx(guide: Guide, t: Catalogue) -> bytes:
    """Waypoints for the places, a track with one segment for each leg."""
    gpx = GPX()
    gpx.creator = CREATOR
    gpx.name = _clean(guide.itinerary.title)
    gpx.description = _clean(guide.programme.title)
    for moment in moments(guide, t):
        if moment.point is not None:
            lat, lon = moment.point
            gpx.waypoints.append(
                GPXWaypoint(
                    latitude=lat,
                    longitude=lon,
                    name=_clean(moment.name),
                    description=_clean(moment.text),
                    type=moment.item.kind.value,
                )
            )
    for way in ways(guide, t):
        track = GPXTrack(name=_clean(way.name), description=_clean(way.text))
        track.type = way.leg.mode.value  # type: ignore[assignment]  # gpxpy infers None
        points = [GPXTrackPoint(latitude=lat, longitude=lon) for lat, lon in way.leg.points]
        track.segments.append(GPXTrackSegment(points))
        gpx.tracks.append(track)
    return gpx.to_xml(version="1.1").encode()


def as_kml(guide: Guide, t: Catalogue) -> bytes:
    """A folder of places and a folder of ways."""
    kml = simplekml.Kml(name=_clean(guide.itinerary.title))
    places = kml.newfolder(name=t("Places"))
    for moment in moments(guide, t):
        if moment.point is not None:
            lat, lon = moment.point
            places.newpoint(name=_clean(moment.name), description=_clean(moment.text), coords=[(lon, lat)])
    folder = kml.newfolder(name=t("Ways"))
    for way in ways(guide, t):
        line = folder.newlinestring(
            name=_clean(way.name),
            description=_clean(way.text),
            coords=[(lon, lat) for lat, lon in way.leg.points],
            tessellate=1,
        )
        line.style.linestyle.width = 4
        line.style.linestyle.color = _PATH if way.leg.along_path else _STRAIGHT
    text: str = kml.kml()
    return text.encode()


def as_geojson(guide: Guide, t: Catalogue) -> bytes:
    """Points and lines with their properties; RFC 7946: WGS84, longitude first."""
    features: list[dict[str, object]] = []
    for moment in moments(guide, t):
        if moment.point is not None:
            lat, lon = moment.point
            values: Mapping[str, object] = {
                "id": moment.item.id,
                "kind": moment.item.kind.value,
                "name": moment.name,
                "description": moment.text,
                "start": moment.item.start,
                "end": moment.item.end,
                "address": moment.where,
                "accuracy_m": moment.accuracy_m,
            }
            features.append(_feature("Point", [lon, lat], values))
    for way in ways(guide, t):
        values = {
            "from": way.leg.start,
            "to": way.leg.end,
            "name": way.name,
            "description": way.text,
            "mode": way.leg.mode.value,
            "metres": way.leg.metres,
            "minutes": way.minutes,
            "straight": not way.leg.along_path,
        }
        features.append(_feature("LineString", [[lon, lat] for lat, lon in way.leg.points], values))
    whole = {"type": "FeatureCollection", "name": guide.itinerary.title, "features": features}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _feature(
    kind: str, coordinates: list[float] | list[list[float]], values: Mapping[str, object]
) -> dict[str, object]:
    properties = {key: value for key, value in values.items() if value not in (None, "")}
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }


def _clean(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
