"""Each text field of the model is known to be prose or a name: typography must not touch names."""

from __future__ import annotations

from visit_guide.content.model import (
    choices_of,
    documented,
    hints,
    item_hint,
    record_of,
    single,
    written_fields,
)
from visit_guide.content.plain import CODE_FIELDS

PROSE = frozenset(
    (
        *("access", "address", "alt", "ask", "assessment", "audience", "caption", "choices", "conditions"),
        *("contact", "credit", "duration", "facilitator_note", "first_step", "hint", "label", "licence"),
        *("main_objective", "method", "name", "nature", "note", "participation", "place", "points"),
        *("prerequisites", "project", "provider", "publisher", "question", "role", "safety", "short_title"),
        *("explanation", "highest", "left", "lowest", "right"),
        *("action", "quality", "signatory", "signatory_role", "signed_at"),
        *("step_free", "summary", "tagline", "text", "title", "to_check", "unit", "value", "why", "year"),
    )
)


def test_every_field_is_prose_or_a_name() -> None:
    for _, records in documented():
        for record in records:
            for name in written_fields(record):
                hint = hints(record)[name]
                if record_of(hint) is not None:
                    continue
                is_text = single(item_hint(hint) or hint) is str and not choices_of(hint)
                assert (name in CODE_FIELDS) != (is_text and name in PROSE), f"{record.__name__}.{name}"
