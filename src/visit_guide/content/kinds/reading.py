"""What can be wrong with a file before anything in it is looked at."""

from __future__ import annotations

from visit_guide.content.problems import Kind, Severity
from visit_guide.messages import N_

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
    advice=N_(
        "Write in it, or delete it. “visit-guide new site” writes a commented site, “visit-guide new visit” "
        "a whole visit to copy from."
    ),
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
CUT_BY_HASH = Kind(
    code="cut-text",
    message=N_("what follows “#” is not read, and the text ends before it"),
    advice=N_('Put the text between straight quotes ("), or a space after “#” if it is a remark.'),
    severity=Severity.WARNING,
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
