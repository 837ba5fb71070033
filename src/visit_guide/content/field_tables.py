"""The reference part of the organiser's guide: fields and problem codes, in Markdown."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from visit_guide.content.checks.references import ICONS, LANGUAGES
from visit_guide.content.kinds import ALL_KINDS
from visit_guide.content.model import (
    choices_of,
    description,
    documented,
    has_default,
    hints,
    item_hint,
    record_of,
    single,
    written_fields,
)
from visit_guide.content.problems import Severity
from visit_guide.messages import N_, Catalogue

__all__ = ["field_tables", "problem_table"]

_FILES = {
    "itinerary": "`itinerary.yaml`",
    "programme": "`programme.yaml`",
    "themes": "`themes.yaml`",
    "site": "`sites/….yaml`",
    "questionnaire": "`questionnaires/….yaml`",
    "organiser": "`organiser.yaml`",
}
_PLAIN = {str: N_("text"), int: N_("whole number"), float: N_("number"), bool: N_("yes or no")}
_WORDS = {("Theme", "icon"): ICONS, ("Itinerary", "language"): LANGUAGES}


class _Ellipsis(dict[str, str]):
    """Shows « … » for every value a message would name."""

    def __missing__(self, key: str) -> str:
        return "…"


def field_tables(t: Catalogue) -> str:
    """A section for each file, with one table for each of its parts."""
    parts = []
    for kind, records in documented():
        for number, record in enumerate(records):
            name = record.__name__
            parts.append(
                f"### {_FILES[kind]}" if number == 0 else f'<a id="{name.lower()}"></a>\n\n#### `{name}`'
            )
            parts += [t(description(record)), _fields(record, t)]
    return "\n\n".join(parts) + "\n"


def _fields(record: type, t: Catalogue) -> str:
    head = t("Field"), t("What to write"), t("Required"), t("Meaning")
    rows = [_row(head), _row(("---",) * len(head))]
    for name in written_fields(record):
        required = t("no") if has_default(record, name) else t("**yes**")
        kind = _kind(record, name, hints(record)[name], t)
        rows.append(_row((f"`{name}`", kind, required, t(description(record, name)))))
    return "\n".join(rows)


def _kind(record: type, name: str, hint: Any, t: Catalogue) -> str:
    words = choices_of(hint) or _WORDS.get((record.__name__, name), ())
    nested = record_of(hint)
    if words:
        return t("one of: {words}", words=", ".join(f"`{word}`" for word in words))
    if nested is not None:
        link = f"[`{nested.__name__}`](#{nested.__name__.lower()})"
        return t("list of {part}", part=link) if item_hint(hint) is not None else link
    if item_hint(hint) is not None:
        return t("list of texts")
    return t(_PLAIN[single(hint)])


def problem_table(t: Catalogue) -> str:
    """Every problem code, how grave it is, and how it is said."""
    said: dict[str, list[str]] = defaultdict(list)
    severities = {}
    for kind in sorted(ALL_KINDS, key=lambda kind: kind.code):
        advice = t(kind.advice).format_map(_Ellipsis())
        message = t(kind.message).format_map(_Ellipsis())
        text = f"{message}. {advice}" if advice not in ("", "…") else f"{message}."
        said[kind.code].append(text.replace("….", "…"))
        severities[kind.code] = t("error") if kind.severity is Severity.ERROR else t("warning")
    head = t("Code"), t("Severity"), t("What it says and what to do")
    rows = [_row(head), _row(("---",) * len(head))]
    rows += [_row((f"`{code}`", severities[code], "<br>".join(texts))) for code, texts in said.items()]
    return "\n".join(rows) + "\n"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
