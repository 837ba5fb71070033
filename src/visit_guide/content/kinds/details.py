"""What can be wrong with positions, files and texts."""

from __future__ import annotations

from visit_guide.content.problems import Kind, Severity
from visit_guide.messages import N_

_WARNING = Severity.WARNING

# ── Places ─────────────────────────────────────────────────────────────────────
POSITION_RANGE = Kind(
    code="position-range",
    message=N_("“{key}” must lie between {low} and {high}, not {value}"),
    advice=N_("Write degrees, latitude first: in northern France lat is about 50 and lon about 3."),
)
POSITION_FAR = Kind(
    code="position-far",
    message=N_("this place is {km} km away from the other places of the day"),
    advice=N_("Check “lat” and “lon”: have they been swapped, or a sign been lost?"),
)
POSITION_INCOMPLETE = Kind(
    code="position-incomplete",
    message=N_("a {confidence} position needs “lat” and “lon”"),
    advice=N_("Add both, or write “confidence: unknown”."),
)
POSITION_UNEXPECTED = Kind(
    code="position-unexpected",
    message=N_("“lat” and “lon” are given, but the position is said to be unknown"),
    advice=N_("Write “confidence: verified” or “approximate”, or remove “lat” and “lon”."),
)
NUMBER_RANGE = Kind(
    code="number-range",
    message=N_("“{key}” must lie between {low} and {high}, not {value}"),
    advice=N_("Write a number between them, or remove the line."),
)

TIME_ZONE = Kind(
    code="time-zone",
    message=N_("“{value}” is not a time zone"),
    advice=N_("Write an area and a town, for example Europe/Paris or Indian/Reunion, or remove the line."),
)

# ── Pictures and files ─────────────────────────────────────────────────────────
MEDIA_MISSING = Kind(
    code="media-missing",
    message=N_("there is no file “{value}” in the “{folder}” folder"),
    advice=N_("Put the file there, or correct its name (capitals count)."),
)
MEDIA_OUTSIDE = Kind(
    code="media-outside",
    message=N_("“{value}” leads out of the content’s “{folder}” folder"),
    advice=N_("Copy the file into that folder and give its name only."),
)
MEDIA_TYPE = Kind(
    code="media-type",
    message=N_("“{value}” is not of a kind that can be shown"),
    advice=N_("Possible endings: {known}."),
)
MEDIA_UNREADABLE = Kind(
    code="media-unreadable",
    message=N_("“{value}” is damaged, or is not the picture its ending promises"),
    advice=N_("Open it in a drawing or photo program and save it again, or take another file."),
)
MEDIA_EMPTY = Kind(
    code="media-empty",
    message=N_("“{value}” is a drawing in which nothing is drawn"),
    advice=N_("Open it in a drawing program, draw and save it again, or take another file."),
)
MAP_INVALID = Kind(
    code="map-invalid",
    message=N_("“{value}” is not a map that can be drawn ({reason})"),
    advice=N_("A map is a GeoJSON FeatureCollection of polygons, lines and points, each with a “kind”."),
)
_PATH = "path-invalid"
PATH_UNREADABLE = Kind(
    code=_PATH,
    message=N_("the path “{value}” cannot be read ({reason})"),
    advice=N_("Export it again as GPX, or as GeoJSON in degrees (longitude first)."),
)
PATH_WITHOUT_LINE = Kind(
    code=_PATH,
    message=N_("the path “{value}” holds no line"),
    advice=N_("It needs a GPX track or route, or a GeoJSON LineString or MultiLineString."),
)
PATH_FAR = Kind(
    code="path-far",
    message=N_("the path “{value}” starts or ends {metres} m away from the place it should join"),
    advice=N_("Is it the right file? GeoJSON writes the longitude first. Else correct the position."),
    severity=_WARNING,
)
PATH_UNUSED = Kind(
    code="path-unused",
    message=N_("the path “{value}” is not drawn: a part of this way has no path, or an end no position"),
    advice=N_("Give a path for each move between two places with a known position, or those positions."),
    severity=_WARNING,
)
TILES_UNREADABLE = Kind(
    code="tiles-unreadable",
    message=N_("this description of map images cannot be used ({reason})"),
    advice=N_("Fetch them again with “visit-guide maps fetch”, or delete their folder."),
    severity=_WARNING,
)
MEDIA_LARGE = Kind(
    code="media-large",
    message=N_("“{value}” weighs {size} kB"),
    advice=N_("Reduce it below {limit} kB: everybody downloads it to their tablet."),
    severity=_WARNING,
)

# ── Texts ──────────────────────────────────────────────────────────────────────
FIGURE_WITHOUT_SOURCE = Kind(
    code="figure-without-source",
    message=N_("the figure “{value}” has no source"),
    advice=N_("Add “sources:” with the short name of an entry of “sources”, at the end of the file."),
    severity=_WARNING,
)
NO_GLYPH = Kind(
    code="character-without-glyph",
    message=N_("no bundled font has the character “{character}” ({name})"),
    advice=N_("Replace it: it would show as an empty box."),
    severity=_WARNING,
)
SHORT_TITLE_LONG = Kind(
    code="short-title-long",
    message=N_("this short title has {length} letters; it is cut after {limit}"),
    advice=N_("Shorten it."),
    severity=_WARNING,
)
CHOICE_WITHOUT_CHOICES = Kind(
    code="choice-without-choices",
    message=N_("a question of kind “choice” needs at least two “choices”"),
    advice=N_("List them, or write “kind: open”."),
)
CHOICES_UNUSED = Kind(
    code="choices-unused",
    message=N_("“choices” are only shown for a question of kind “choice”"),
    advice=N_("Write “kind: choice”, or remove them."),
    severity=_WARNING,
)
BAD_DATE = Kind(
    code="bad-date",
    message=N_("“{value}” is not a date"),
    advice=N_("Write 2013, 2013-06 or 2013-06-05; in a timeline also a period, 2014-2017."),
)
BAD_DAY = Kind(
    code="bad-date",
    message=N_("“{value}” is not a day"),
    advice=N_("Write year, month and day: 2026-05-28."),
)
BAD_URL = Kind(
    code="bad-url",
    message=N_("“{value}” is not a web address"),
    advice=N_("It starts with http:// or https:// and holds no space."),
)
