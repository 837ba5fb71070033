"""The worksheet « Transposer chez nous » for paper, in the stages the programme teaches."""

from __future__ import annotations

from visit_guide.messages import Catalogue
from visit_guide.publish.typeset.guide_values import Values

__all__ = ["worksheet"]

_COPIES = 3
"""Projects one may work out."""


def worksheet(t: Catalogue) -> Values:
    """Its questions, criteria and table."""

    def field(label: str, hint: str = "", lines: int = 2) -> Values:
        return {"label": label, "hint": hint, "lines": lines}

    return {
        "title": t("Apply it at home"),
        "intro": t(
            "A sheet for each project that interests you. A need, people, a first step and a date will do."
        ),
        "profile": t("My territory"),
        "profile_fields": [
            field(t("Name and number of inhabitants"), lines=1),
            field(t("Kind of territory"), t("Rural, small town, urban; what marks it"), 1),
            field(
                t("What we may decide ourselves"), t("Competences of the municipality or the community"), 2
            ),
            field(t("What exists already"), t("Associations, projects, people who could carry it"), 3),
        ],
        "project": t("Project"),
        "copies": _COPIES,
        "fields": [
            field(t("The project that inspires me"), t("Its stop, and what I would take from it"), 1),
            field(t("The need"), t("What it answers at home, and who says so")),
            field(t("Allies and partners"), t("Whom to gather, inside and outside")),
            field(t("The part of inhabitants"), t("Inform, consult, co-design or manage together: how?")),
            field(t("Means"), t("Time, money, skills, places")),
            field(t("Obstacles"), t("What may stand in the way, and how to get round it")),
            field(t("The first step, and its date"), t("One action, one person, one day"), 2),
        ],
        "feasibility": t("Feasible at home?"),
        "criteria": [
            t("The need is shared"),
            t("Somebody will carry it"),
            t("It is in our competences"),
            t("The means can be found"),
        ],
        "levels": [t("yes"), t("partly"), t("no")],
        "plan": t("My action plan"),
        "plan_intro": t("What I start first, with whom, by when."),
        "plan_columns": [t("What"), t("With whom"), t("By when")],
        "plan_rows": 6,
    }
