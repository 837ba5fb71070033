"""The attendance sheet (« feuille d’émargement »): who signed for which half-day, and when.

Everybody of the group has a line: where no signature was given there is room for one by hand.
"""

from __future__ import annotations

from visit_guide.domain.attendance import Half, HalfDay, Signature
from visit_guide.domain.letters import dictionary
from visit_guide.domain.people import plain
from visit_guide.domain.strokes import HEIGHT, WIDTH, decode
from visit_guide.messages import N_
from visit_guide.publish.report.case import Case
from visit_guide.publish.typeset.guide_values import Values
from visit_guide.ui.words import date_words

__all__ = ["HALF_WORDS", "attendance_values", "signature_svg"]

HALF_WORDS = {Half.MORNING: N_("Morning"), Half.AFTERNOON: N_("Afternoon")}


def attendance_values(case: Case) -> Values:
    """What the template is filled with."""
    t, said = case.t, case.guide.programme
    missing = t("To be completed by the organiser")
    head = [t("Code"), t("Name"), *(_half_title(case, half) for half in case.halves)]
    return {
        "title": f"{t('Attendance sheet')} – {case.guide.itinerary.title}",
        "language": t.language,
        "heading": t("Attendance sheet"),
        "about": [
            {"label": t("Training"), "value": said.title},
            {"label": t("Date"), "value": date_words(case.date, t) if case.date else missing},
            {"label": t("Place"), "value": said.place},
            {
                "label": t("Training organisation"),
                "value": case.guide.organiser.name or said.provider or missing,
            },
        ],
        "trainees": t("Participants"),
        "trainers": t("Trainers"),
        "nobody": t("Nobody signed."),
        "unsigned": t("not signed on a tablet"),
        "head": head,
        "rows": [
            {
                "code": case.codes[person.id],
                "name": case.names[person.id],
                "halves": [
                    _signed(case, case.attendance.of(person.id, half.half), person.name)
                    for half in case.halves
                ],
            }
            for person in sorted(case.people, key=lambda one: (dictionary(case.names[one.id])[0], one.number))
        ],
        "trainer_rows": _trainers(case),
        "corrections_title": t("Corrections"),
        "corrections": [_correction(case, one) for one in case.attendance.corrected],
        "notes": _notes(case),
    }


def signature_svg(strokes: str) -> str:
    """A drawn signature as an SVG file; empty when nothing was drawn."""
    lines = decode(strokes)
    if not lines:
        return ""
    paths = " ".join(
        "M" + "L".join(f"{x} {y}" for x, y in line) + ("" if len(line) > 1 else "h0.1") for line in lines
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><path d="{paths}" '
        'fill="none" stroke="#14201B" stroke-width="2.5" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
    )


def _notes(case: Case) -> list[str]:
    t = case.t
    if case.is_without_names:
        return [
            t("Made from a journal without names: the signatures were taken out of it."),
            t("The times are those at which people signed on tablets."),
        ]
    return [
        t("Signed on tablets; each signature is kept with its time, and nothing is ever overwritten."),
        t("A name in full letters stands for a signature confirmed by typing."),
    ]


def _half_title(case: Case, half: HalfDay) -> str:
    word = case.t(HALF_WORDS[half.half])
    return f"{word}\n{case.t.clock(half.start)} – {case.t.clock(half.end)}" if half.start else word


def _time(case: Case, at: str) -> str:
    """The time of day, and the day too when it is not the visit's."""
    when = case.local(at)
    if when is None:
        return at
    time, day = case.t.clock(f"{when.hour}:{when.minute:02}"), when.date().isoformat()
    if day == case.date:
        return time
    return case.t("{time} on {date}", time=time, date=date_words(day, case.t))


def _signed(case: Case, signature: Signature | None, printed: str) -> Values | None:
    """What stands in the cell of a half-day, in the line that begins with the name ``printed``."""
    if signature is None:
        return None
    t, when = case.t, _time(case, signature.at)
    if case.is_without_names and not signature.typed_by:
        return {"svg": "", "alt": "", "typed": t("signature taken out"), "when": when, "under": ""}
    if case.is_without_names:
        noted = t("noted by the trainer at {time}", time=when)
        return {"svg": "", "alt": "", "typed": t("signed on paper"), "when": noted, "under": ""}
    on_paper = t("signed on paper (noted by the trainer at {time})", time=when)
    svg = signature_svg(signature.strokes)
    # A typed name is to be read in the cell as it is.
    other = svg and signature.name and plain(signature.name) != plain(printed)
    return {
        "svg": svg,
        "alt": t("Signature of {name}, {time}", name=signature.name or "—", time=when),
        "typed": signature.name or "—",
        "when": on_paper if signature.typed_by else when,
        "under": t("under the name “{name}”", name=signature.name) if other else "",
    }


def _trainers(case: Case) -> list[Values]:
    found: dict[str, dict[Half, Signature]] = {}
    for one in case.attendance.trainers:
        found.setdefault(one.person, {})[one.half] = one
    rows = []
    for signed in found.values():
        name = next((one.name for one in signed.values() if one.name), "—")
        halves = [_signed(case, signed.get(half.half), name) for half in case.halves]
        rows.append({"code": "", "name": name, "halves": halves})
    return rows


def _correction(case: Case, one: Signature) -> str:
    t = case.t
    what = t(
        "{name}, {half}, signed at {time}",
        name=_concerned(case, one),
        half=t(HALF_WORDS[one.half]).lower(),
        time=_time(case, one.at),
    )
    if one.revoked_at:
        said = t("{what}: withdrawn at {time}.", what=what, time=_time(case, one.revoked_at))
        reason = t("Reason: {reason}", reason=one.reason)
        return f"{said} {reason}" if one.reason else said
    if one.typed_by and not case.attendance.is_noted(one.person, one.half):
        return t("{what}: noted as signed on paper; the person’s own signature counts.", what=what)
    return t("{what}: signed again later.", what=what)


def _concerned(case: Case, one: Signature) -> str:
    """Whose signature it was: name and code, and the name it was given under when that is another."""
    known = next((person for person in case.people if person.id == one.person), None)
    if one.trainer or known is None:
        return one.name or "—"
    name = known.name or one.name
    if not name:
        return case.names[known.id]
    who = case.t("{name} ({code})", name=name, code=case.codes[known.id])
    if one.name in ("", name):
        return who
    return case.t("{person} under the name “{name}”", person=who, name=one.name)
