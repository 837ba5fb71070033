"""Every sort of problem that can be found in the content, with its wording.

One constant a wording; ``ALL_KINDS`` lists them for the documentation and the tests.
"""

from __future__ import annotations

from visit_guide.content.problems import TOO_MANY as TOO_MANY
from visit_guide.content.problems import Kind, Severity
from visit_guide.messages import N_

_WARNING = Severity.WARNING

# ── Reading a file ─────────────────────────────────────────────────────────────

FOLDER_MISSING = Kind(
    code="folder-missing",
    message=N_("there is no such folder"),
    advice=N_("Give the folder that holds itinerary.yaml, or make one with “visit-guide new visit”."),
)
FILE_MISSING = Kind(
    code="file-missing",
    message=N_("this file is missing"),
    advice=N_("“visit-guide new visit” writes one to start from."),
)
FILE_UNREADABLE = Kind(
    code="file-unreadable",
    message=N_("this file cannot be read ({reason})"),
    advice=N_("Check that it is an ordinary file and that you are allowed to read it."),
)
FILE_TOO_LARGE = Kind(
    code="file-too-large",
    message=N_("this file is too large ({size} kB; at most {limit} kB)"),
    advice=N_("Is it really a text file? Pictures go into the “media” folder."),
)
EMPTY_FILE = Kind(
    code="empty-file",
    message=N_("this file is empty"),
    advice=N_("“visit-guide new” writes a commented file to start from."),
)
INVALID_UTF8 = Kind(
    code="invalid-utf8",
    message=N_("this is not UTF-8 text (byte {byte}, at position {offset} of the file)"),
    advice=N_("Save the file again in your editor, with the encoding “UTF-8”."),
)
CONTROL_CHARACTER = Kind(
    code="control-character",
    message=N_("invisible control character {character}"),
    advice=N_("Delete it: it often comes along when text is copied from a PDF."),
)
TAB = Kind(
    code="tab",
    message=N_("this line starts with a tab"),
    advice=N_("Indent with spaces, two for each level."),
)
DUPLICATE_KEY = Kind(
    code="duplicate-key",
    message=N_("“{key}” is written twice here (first on line {line})"),
    advice=N_("Keep one of the two."),
)
ALIAS = Kind(
    code="alias",
    message=N_("references such as “*{name}” are not accepted"),
    advice=N_("Write the value again; put the text in quotes if it really starts with a star."),
)
TAG = Kind(
    code="tag",
    message=N_("type marks such as “{tag}” are not accepted"),
    advice=N_("Put the text in quotes if it really starts with an exclamation mark."),
)
COMPLEX_KEY = Kind(
    code="complex-key",
    message=N_("a list or a group cannot be used as a name"),
    advice=N_("Write “name: value”; put texts that contain braces or brackets in quotes."),
)
SEVERAL_DOCUMENTS = Kind(
    code="several-documents",
    message=N_("a second document starts here"),
    advice=N_("Keep one document a file: remove the “---” line."),
)
TOO_DEEP = Kind(
    code="too-deep",
    message=N_("values are nested too deeply here (more than {limit} levels)"),
    advice=N_("Check the indentation and the brackets."),
)
_SYNTAX = "yaml-syntax"
SYNTAX = Kind(
    code=_SYNTAX,
    message=N_("this cannot be understood ({reason})"),
    advice=N_("Look at this line and the one above: indentation, colon, quotes."),
)
SYNTAX_COLON = Kind(
    code=_SYNTAX,
    message=N_("a colon is not expected here"),
    advice=N_("Put a text that contains a colon followed by a space in quotes, or check the indentation."),
)
SYNTAX_NO_COLON = Kind(
    code=_SYNTAX,
    message=N_("a colon is missing after a name"),
    advice=N_("Write “name: value”, with a space after the colon."),
)
SYNTAX_INDENT = Kind(
    code=_SYNTAX,
    message=N_("this line does not line up with the ones above"),
    advice=N_("Give keys of the same group, and dashes of the same list, the same indentation."),
)
SYNTAX_QUOTE = Kind(
    code=_SYNTAX,
    message=N_("a quotation mark or bracket that was opened is never closed"),
    advice=N_("Close it, or double the apostrophes of a text in single quotes."),
)
SYNTAX_START = Kind(
    code=_SYNTAX,
    message=N_("a value cannot start with this character"),
    advice=N_("Put the text in quotes."),
)
SYNTAX_ESCAPE = Kind(
    code=_SYNTAX,
    message=N_("a backslash has a meaning of its own in a text in double quotes"),
    advice=N_("Use single quotes, or write the backslash twice."),
)

# ── Structure ──────────────────────────────────────────────────────────────────

UNKNOWN_KEY = Kind(
    code="unknown-key",
    message=N_("“{key}” is not a field that exists here"),
    advice=N_("Fields of this part: {known}."),
)
UNKNOWN_FILE = Kind(
    code="unknown-file",
    message=N_("this file is not part of the content: nobody reads it"),
    advice=N_("Site files end in .yaml; move or delete any other file."),
    severity=_WARNING,
)
MISSING_FIELD = Kind(
    code="missing-field",
    message=N_("“{key}” is missing"),
    advice="{description}",
)
EMPTY_FIELD = Kind(
    code="empty-field",
    message=N_("“{key}” is empty"),
    advice="{description}",
)
MEDIA_WITHOUT_ALT = Kind(
    code="media-without-alt",
    message=N_("this picture has no alternative text (“alt”)"),
    advice=N_("Say in a sentence what it shows, for people who do not see it."),
)
MEDIA_WITHOUT_CREDIT = Kind(
    code="media-without-credit",
    message=N_("this picture has no “credit”"),
    advice=N_("Name who made it."),
)
MEDIA_WITHOUT_LICENCE = Kind(
    code="media-without-licence",
    message=N_("this picture has no “licence”"),
    advice=N_("Say under which licence it may be shown, for example “CC BY 4.0”."),
)
_TYPE = "wrong-type"
NOT_A_TEXT = Kind(
    code=_TYPE,
    message=N_("“{key}” must be a text"),
    advice=N_("Write it after the colon; put it in quotes if it holds “: ”, or starts with [ or {{."),
)
NOT_A_LIST = Kind(
    code=_TYPE,
    message=N_("“{key}” must be a list"),
    advice=N_("Put each element on a line of its own, after a dash and a space."),
)
NOT_A_GROUP = Kind(
    code=_TYPE,
    message=N_("“{key}” must be a group of fields"),
    advice=N_("Fields of this part: {known}."),
)
NOT_A_NUMBER = Kind(
    code=_TYPE,
    message=N_("“{key}” must be a number, not “{value}”"),
    advice=N_("Write digits only, with a point for decimals: 50.4433."),
)
DECIMAL_COMMA = Kind(
    code="decimal-comma",
    message=N_("“{key}” must be written with a point, not a comma"),
)
NOT_A_WHOLE_NUMBER = Kind(
    code=_TYPE,
    message=N_("“{key}” must be a whole number, not “{value}”"),
    advice=N_("Write digits only, without unit or decimals: 15."),
)
NOT_YES_OR_NO = Kind(
    code=_TYPE,
    message=N_("“{key}” must be “true” or “false”, not “{value}”"),
    advice=N_("“oui”, “non”, “yes” and “no” are accepted too."),
)
BAD_CHOICE = Kind(
    code="bad-choice",
    message=N_("“{value}” is not a possible value of “{key}”"),
    advice=N_("Possible values: {known}."),
)

# ── Names and references ───────────────────────────────────────────────────────

BAD_ID = Kind(
    code="bad-id",
    message=N_("“{value}” cannot be used as a short name"),
    advice=N_("Use small letters without accents, digits and hyphens: “rue-hoche”."),
)
DUPLICATE_ID = Kind(
    code="duplicate-id",
    message=N_("the short name “{value}” is already used on line {line}"),
    advice=N_("Give each one its own short name."),
)
_ADD_SITE = N_("Known sites: {known}. “visit-guide new site” adds one.")
UNKNOWN_SITE = Kind(code="unknown-site", message=N_("there is no site “{value}”"), advice=_ADD_SITE)
UNKNOWN_THEME = Kind(
    code="unknown-theme",
    message=N_("there is no theme “{value}” in themes.yaml"),
    advice=N_("Known themes: {known}."),
)
UNKNOWN_OBJECTIVE = Kind(
    code="unknown-objective",
    message=N_("there is no objective “{value}” in programme.yaml"),
    advice=N_("Known objectives: {known}."),
)
UNKNOWN_SOURCE = Kind(
    code="unknown-source",
    message=N_("there is no source “{value}” in the “sources” of this file"),
    advice=N_("Known sources: {known}."),
)
SITE_NOT_VISITED = Kind(
    code="site-not-visited",
    message=N_("no stop of the day visits the site “{value}”"),
    advice=N_("Add a line of kind “stop” with “site: {value}” to itinerary.yaml, or delete this file."),
    severity=_WARNING,
)

# ── The day ────────────────────────────────────────────────────────────────────

NO_STOP = Kind(
    code="no-stop",
    message=N_("the day has no stop"),
    advice=N_("Add at least one line of kind “stop”, with its “site”."),
)
STOP_WITHOUT_SITE = Kind(
    code="stop-without-site",
    message=N_("this stop does not say which site it visits"),
    advice=N_("Add “site:” with the short name of a site: {known}."),
)
ITEM_WITHOUT_TITLE = Kind(
    code="item-without-title",
    message=N_("this line of the day has no “title”"),
    advice=N_("Say in a few words what happens; only stops can do without."),
)
BAD_TIME = Kind(
    code="bad-time",
    message=N_("“{value}” is not a time"),
    advice=N_("Write hours and minutes as “HH:MM”, for example 09:30."),
)
ENDS_BEFORE_START = Kind(
    code="times-reversed",
    message=N_("this line ends ({end}) before it starts ({start}), or at the same time"),
    advice=N_("Correct “start” or “end”."),
)
TIMES_BACKWARDS = Kind(
    code="times-backwards",
    message=N_("this line starts at {start}, before the line above ({previous})"),
    advice=N_("Put the lines in the order of the day, or correct the times."),
)
TIMES_OVERLAP = Kind(
    code="times-overlap",
    message=N_("this line starts at {start}, but the line above only ends at {end}"),
    advice=N_("End the one earlier or start the other later."),
)
TRANSFER_OVERFLOW = Kind(
    code="transfer-overflow",
    message=N_("{minutes} min are planned to get here, but only {gap} min are left since the line above"),
    advice=N_("Start later, end the line above earlier, or plan less time for getting here."),
)
TRANSFER_TOO_SHORT = Kind(
    code="transfer-too-short",
    message=N_("{available} min are not enough to get here: {km} km take about {needed} min ({mode})"),
    advice=N_("Leave more time, or choose a faster “mode” (walk, bike, bus, car)."),
)
TRANSFER_TIGHT = Kind(
    code="transfer-tight",
    message=N_("{available} min may not be enough to get here: {km} km take about {needed} min ({mode})"),
    advice=N_("One of the positions is approximate: check the way on the spot, or leave more time."),
    severity=_WARNING,
)

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
)

# ── Pictures and files ─────────────────────────────────────────────────────────

MEDIA_MISSING = Kind(
    code="media-missing",
    message=N_("there is no file “{value}” in the “{folder}” folder"),
    advice=N_("Put the file there, or correct its name (capitals count)."),
)
MEDIA_OUTSIDE = Kind(
    code="media-outside",
    message=N_("“{value}” leads out of the content's “{folder}” folder"),
    advice=N_("Copy the file into that folder and give its name only."),
)
MEDIA_TYPE = Kind(
    code="media-type",
    message=N_("“{value}” is not of a kind that can be shown"),
    advice=N_("Possible endings: {known}."),
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

ALL_KINDS: tuple[Kind, ...] = tuple(kind for kind in tuple(globals().values()) if isinstance(kind, Kind))
