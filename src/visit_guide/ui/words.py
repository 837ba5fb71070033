"""Words of the model, as people read them: shared by the screens and by the text version."""

from __future__ import annotations

from visit_guide.domain.guide import Confidence, Mode, Participation, Site, Status
from visit_guide.messages import N_, Catalogue

STATUS_WORDS = {
    Status.VERIFIED: N_("Verified"),
    Status.DISPUTED: N_("Sources differ"),
    Status.TO_CONFIRM: N_("To be confirmed"),
}
MODE_WORDS = {
    Mode.WALK: N_("{time} on foot"),
    Mode.BIKE: N_("{time} by bike"),
    Mode.BUS: N_("{time} by coach or minibus"),
    Mode.CAR: N_("{time} by car"),
}
LADDER_WORDS = {
    Participation.INFORM: N_("Inform"),
    Participation.CONSULT: N_("Consult"),
    Participation.CO_DESIGN: N_("Co-design"),
    Participation.CO_MANAGE: N_("Manage together"),
}
"""Rungs of the participation ladder, lowest first."""


def ladder_words(level: Participation, t: Catalogue) -> str:
    """The participation ladder in one sentence."""
    number = list(LADDER_WORDS).index(level) + 1
    return t("Participation: {rung}, level {number} of 4", rung=t(LADDER_WORDS[level]), number=number)


def practical_rows(site: Site, t: Catalogue, *, leads: bool = False) -> tuple[tuple[str, str, str], ...]:
    """What to know to visit a site: (sort, label, text), in reading order.

    What is left to check before the day is for those who prepare or lead it.
    """
    notes = site.practical
    unknown = site.position.confidence is Confidence.UNKNOWN
    rows = (
        ("address", t("Address"), site.address),
        ("position", t("Position"), t("To be specified by the organiser.") if unknown else None),
        ("access", t("Access"), notes.access),
        ("step-free", t("Step-free route"), notes.step_free),
        *(("safety", t("Safety"), line) for line in notes.safety),
        ("contact", t("Contact"), notes.contact),
        *(("to-check", t("To be checked by the organiser"), line) for line in notes.to_check if leads),
    )
    return tuple((sort, label, value) for sort, label, value in rows if value)


def date_words(date: str, t: Catalogue) -> str:
    """``2013-06-05`` as « 5 juin 2013 »; years and periods as they are."""
    parts = date.split("-")
    months = t(
        "January February March April May June July August September October November December"
    ).split()
    if all(part.isdigit() for part in parts) and len(parts[0]) == 4:
        if len(parts) == 3 and 1 <= int(parts[1]) <= 12:
            month = months[int(parts[1]) - 1]
            if int(parts[2]) == 1:
                return t("{month} 1, {year}", month=month, year=parts[0])
            return t("{month} {day}, {year}", day=int(parts[2]), month=month, year=parts[0])
        if len(parts) == 2 and len(parts[1]) == 2 and 1 <= int(parts[1]) <= 12:
            return f"{months[int(parts[1]) - 1]}\u00a0{parts[0]}"
    return date.replace("-", "\u2013") if len(parts) == 2 else date
