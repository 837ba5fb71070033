"""The worksheet « Transposer chez nous » for paper: the same stages and criteria as on the tablet."""

from __future__ import annotations

from visit_guide.domain.notebook import CRITERIA, STAGES, Field, ProfileField
from visit_guide.messages import N_, Catalogue
from visit_guide.publish.typeset.guide_values import Values
from visit_guide.services.notebook_words import (
    CRITERION_WORDS,
    FIELD_HINTS,
    FIELD_WORDS,
    PROFILE_HINTS,
    PROFILE_WORDS,
    RATING_WORDS,
)

__all__ = ["worksheet"]

_COPIES = 3
"""Projects one may work out."""
_FIELDS = (*STAGES[:-1], Field.WITH_WHOM, Field.WHEN)
_SHORT = frozenset({Field.WITH_WHOM, Field.WHEN})
"""Fields for which one line will do."""
_PLAN_ROWS = 6
_PROJECT = N_("The project that inspires me")
_PROJECT_HINT = N_("Its stop, and what I would take from it")


def worksheet(t: Catalogue) -> Values:
    """Its questions, criteria and table."""

    def field(label: str, hint: str, lines: int) -> Values:
        return {"label": t(label), "hint": t(hint), "lines": lines}

    return {
        "title": t("Apply it at home"),
        "intro": t(
            "A sheet for each project that interests you. A need, people, a first step and a date will do."
        ),
        "profile": t("My territory"),
        "profile_fields": [
            field(PROFILE_WORDS[one], PROFILE_HINTS[one], 2 if one is ProfileField.COMPETENCES else 1)
            for one in ProfileField
        ],
        "project": t("Project"),
        "copies": _COPIES,
        "fields": [
            field(_PROJECT, _PROJECT_HINT, 1),
            *(field(FIELD_WORDS[one], FIELD_HINTS[one], 1 if one in _SHORT else 2) for one in _FIELDS),
        ],
        "feasibility": t("Feasible at home?"),
        "criteria": [t(CRITERION_WORDS[one]) for one in CRITERIA],
        "levels": [t(word) for word in RATING_WORDS.values()],
        "plan": t("My action plan"),
        "plan_intro": t("What I start first, with whom, by when."),
        "plan_columns": [t("What"), t("With whom"), t("By when")],
        "plan_rows": _PLAN_ROWS,
    }
