"""Find where an address is, through geopy's geocoders: the French national address base first."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderQuotaExceeded, GeocoderServiceError, GeocoderTimedOut, GeopyError
from geopy.geocoders import BANFrance, Nominatim, Photon

from visit_guide import __version__
from visit_guide.domain.record import record
from visit_guide.errors import ServiceError, UsageError
from visit_guide.messages import N_, Catalogue

__all__ = ["ACCURACY_M", "PROVIDERS", "Candidate", "Kind", "Provider", "locate"]

USER_AGENT = f"visit-guide/{__version__}"
TIMEOUT_S = 10.0


class Kind(StrEnum):
    """What a geocoder found."""

    HOUSE_NUMBER = "housenumber"
    STREET = "street"
    LOCALITY = "locality"
    MUNICIPALITY = "municipality"
    OTHER = "other"


ACCURACY_M = {
    Kind.HOUSE_NUMBER: 30,
    Kind.STREET: 300,
    Kind.LOCALITY: 800,
    Kind.MUNICIPALITY: 3000,
    Kind.OTHER: 1000,
}
"""How far the place meant may be from the point given: half a street, half a hamlet, half a town."""


@record
class Candidate:
    """A place that an address may mean."""

    label: str
    kind: Kind
    lat: float
    lon: float
    score: float | None
    """How well it matches what was asked, from 0 to 1; None when the service does not say."""

    @property
    def accuracy_m(self) -> int:
        """How far the place meant may be from this point, in metres."""
        return ACCURACY_M[self.kind]


@record
class Provider:
    """A geocoding service."""

    title: str
    """What it is called on the maps and in the notes."""
    url: str
    geocoder: type
    read: Callable[[Mapping[str, Any]], tuple[Kind, float | None]]


def _ban(raw: Mapping[str, Any]) -> tuple[Kind, float | None]:
    properties = raw["properties"]
    return _kind(properties.get("type")), _score(properties.get("score"))


def _photon(raw: Mapping[str, Any]) -> tuple[Kind, float | None]:
    known = {
        "house": Kind.HOUSE_NUMBER,
        "street": Kind.STREET,
        "locality": Kind.LOCALITY,
        "district": Kind.LOCALITY,
        "city": Kind.MUNICIPALITY,
    }
    return known.get(str(raw["properties"].get("type")), Kind.OTHER), None


def _nominatim(raw: Mapping[str, Any]) -> tuple[Kind, float | None]:
    rank = int(raw.get("place_rank", 0))
    steps = ((30, Kind.HOUSE_NUMBER), (26, Kind.STREET), (17, Kind.LOCALITY), (12, Kind.MUNICIPALITY))
    return next((kind for lowest, kind in steps if rank >= lowest), Kind.OTHER), None


def _kind(name: object) -> Kind:
    return next((kind for kind in Kind if kind == name), Kind.OTHER)


def _score(value: object) -> float | None:
    return max(0.0, min(1.0, float(value))) if isinstance(value, int | float) else None


PROVIDERS: Mapping[str, Provider] = {
    "ban": Provider(
        title="Base Adresse Nationale",
        # geopy's own default, api-adresse.data.gouv.fr, was closed in January 2026.
        url="https://data.geopf.fr/geocodage",
        geocoder=BANFrance,
        read=_ban,
    ),
    "photon": Provider(
        title="Photon (OpenStreetMap)", url="https://photon.komoot.io", geocoder=Photon, read=_photon
    ),
    "nominatim": Provider(
        title="Nominatim (OpenStreetMap)",
        url="https://nominatim.openstreetmap.org",
        geocoder=Nominatim,
        read=_nominatim,
    ),
}


def locate(
    query: str,
    provider: Provider,
    t: Catalogue,
    *,
    limit: int = 5,
    url: str | None = None,
    timeout: float = TIMEOUT_S,
) -> tuple[Candidate, ...]:
    """The places ``query`` may mean, best first; nothing when the service knows none.

    Args:
        query: An address, or the name of a place.
        provider: The service to ask.
        t: Language of the errors.
        limit: How many candidates at most.
        url: Another address of the same service.
        timeout: Seconds to wait for the answer.

    Raises:
        UsageError: ``url`` is not a web address.
        ServiceError: the service cannot be reached, takes too long, or answers something else.
    """
    parts = urlsplit(url or provider.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(t("“{url}” is not a web address (http:// or https://)", url=url))
    geocoder = provider.geocoder(
        domain=f"{parts.netloc}{parts.path}".strip("/"),
        scheme=parts.scheme,
        timeout=timeout,
        user_agent=USER_AGENT,
        adapter_factory=URLLibAdapter,
    )
    try:
        found = geocoder.geocode(query, exactly_one=False, limit=limit) or []
        return tuple(_candidate(place, provider) for place in found[:limit])
    except GeopyError as error:
        raise ServiceError(_reason(error, parts.netloc, timeout, t)) from error
    except (TypeError, KeyError, IndexError, AttributeError, ValueError) as error:
        raise ServiceError(t(_BAD_ANSWER, host=parts.netloc)) from error


_BAD_ANSWER = N_("{host} answered something that is not a list of places")


def _reason(error: GeopyError, host: str, timeout: float, t: Catalogue) -> str:
    if isinstance(error, GeocoderTimedOut):
        return t(
            "{host} did not answer within {seconds} s: try again later", host=host, seconds=f"{timeout:g}"
        )
    if isinstance(error, GeocoderQuotaExceeded):
        return t("{host} is asked too often: wait a minute, then try again", host=host)
    if "Unable to read" in str(error):
        return t("the answer of {host} was cut off: try again later", host=host)
    if "deserialize" in str(error) or "decode" in str(error):
        return t(_BAD_ANSWER, host=host)
    if isinstance(error, GeocoderServiceError) and isinstance(error.__cause__, Exception):
        return t("{host} refused to answer ({reason})", host=host, reason=error)
    return t("{host} cannot be reached: is there a network? ({reason})", host=host, reason=error)


def _candidate(place: Any, provider: Provider) -> Candidate:
    kind, score = provider.read(place.raw)
    lat, lon = float(place.latitude), float(place.longitude)
    usable = math.isfinite(lat) and math.isfinite(lon) and isinstance(place.address, str)
    if not usable or lat == lon == 0:  # what geopy makes of coordinates that are missing
        raise ValueError(place)
    label = " ".join(place.address.split())
    return Candidate(
        label="".join(character for character in label if character.isprintable()),
        kind=kind,
        lat=round(lat, 5),
        lon=round(lon, 5),
        score=score,
    )
