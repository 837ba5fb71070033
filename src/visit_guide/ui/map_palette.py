"""Colours of the map: outdoors it keeps its light colours, with stronger edges."""

from __future__ import annotations

from dataclasses import replace

from visit_guide.domain.record import record
from visit_guide.ui.look import Look


@record
class MapColours:
    """Colours by what they draw, ``#RRGGBB``."""

    outside: str
    land: str
    land_edge: str
    farmland: str
    terril: str
    terril_light: str
    """The sunny flank of a cone, and its relief."""
    hatch: str
    estate: str
    estate_edge: str
    railway: str
    railway_gap: str
    mine: str
    place: str
    """Names of places."""
    town: str
    """Names of towns."""
    halo: str
    """Around names, so that they stand out."""
    to_come: str
    done: str
    casing: str
    """Around the day's line."""
    accuracy: str
    position: str
    position_ring: str


LIGHT = MapColours(
    outside="#E2E6DC",
    land="#F4F6EF",
    land_edge="#68756E",
    farmland="#E5EEDB",
    terril="#4D5B55",
    terril_light="#7E8B85",
    hatch="#4D5B55",
    estate="#EBD3C3",
    estate_edge="#B98A6C",
    railway="#5B5148",
    railway_gap="#FFFFFF",
    mine="#96390F",
    place="#2C3833",
    town="#55625B",
    halo="#F4F6EF",
    to_come="#14201B",
    done="#0A5A46",
    casing="#FFFFFF",
    accuracy="#0A5A46",
    position="#1557B0",
    position_ring="#FFFFFF",
)

DARK = MapColours(
    outside="#131B17",
    land="#1F2A25",
    land_edge="#8E9B94",
    farmland="#1F3128",
    terril="#5E6C66",
    terril_light="#8A9892",
    hatch="#8A9892",
    estate="#4A352A",
    estate_edge="#8C6850",
    railway="#B7A99B",
    railway_gap="#131B17",
    mine="#FFB592",
    place="#DCE4DF",
    town="#AEBBB4",
    halo="#131B17",
    to_come="#E8EEE9",
    done="#86D8BA",
    casing="#131B17",
    accuracy="#86D8BA",
    position="#8AB8FF",
    position_ring="#0F1613",
)

OUTDOOR = replace(
    LIGHT,
    outside="#E6E6E6",
    land="#FFFFFF",
    land_edge="#000000",
    farmland="#E6F0DC",
    terril="#2A332F",
    terril_light="#6A7670",
    hatch="#2A332F",
    estate_edge="#7A4A2C",
    railway="#000000",
    place="#000000",
    town="#1E2623",
    halo="#FFFFFF",
    to_come="#000000",
    done="#003D2E",
    accuracy="#003D2E",
    position="#0B3F87",
)


def map_colours(look: Look) -> MapColours:
    """The colours in use."""
    if look.outdoor:
        return OUTDOOR
    return DARK if look.dark else LIGHT
