"""What can be wrong with the shape of a file: keys, types, choices."""

from __future__ import annotations

from visit_guide.content.problems import Kind, Severity
from visit_guide.messages import N_

_WARNING = Severity.WARNING

UNKNOWN_KEY = Kind(
    code="unknown-key",
    message=N_("“{key}” is not a field that exists here"),
    advice=N_("Fields of this part: {known}."),
)
UNKNOWN_FILE = Kind(
    code="unknown-file",
    message=N_("this file is not part of the content: nobody reads it"),
    advice=N_("Sites and questionnaires end in .yaml: rename the file if it is one, else move or delete it."),
    severity=_WARNING,
)
UNKNOWN_FOLDER = Kind(
    code="unknown-file",
    message=N_("this folder is not part of the content: nobody reads the files in it"),
    advice=N_(
        "Sites are in “sites”, questionnaires in “questionnaires”, not deeper: rename it, or move them."
    ),
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
