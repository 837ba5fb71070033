"""What can be wrong with the day: names, references, times, transfers."""

from __future__ import annotations

from visit_guide.content.problems import Kind, Severity
from visit_guide.messages import N_

_WARNING = Severity.WARNING

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
