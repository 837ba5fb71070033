"""One « certificat de réalisation » for each trainee: what was followed, how long, with what result.

A result says « acquired » when two thirds of the points of an objective were earned at the end, else
« being acquired »; the scale is written on the certificate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from visit_guide.domain.day import minutes
from visit_guide.domain.letters import bare
from visit_guide.domain.people import Person
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.scores import Scores, Tally, by
from visit_guide.publish.report.case import Case
from visit_guide.publish.typeset.guide_values import Values
from visit_guide.ui.wording import duration
from visit_guide.ui.words import date_words

__all__ = ["ACQUIRED", "certificates"]

ACQUIRED = (2, 3)
"""Earned points of those that could be, from which an objective is acquired."""


def certificates(case: Case) -> Iterator[tuple[str, Values]]:
    """File names and what the template is filled with, in the order of joining.

    There is one for each trainee who answered in time or signed.
    """
    maker = _Maker(case)
    for person in case.certified:
        yield maker.file(person), maker.values(person)


class _Maker:
    def __init__(self, case: Case) -> None:
        self._case, self._t = case, case.t

    def file(self, person: Person) -> str:
        plain = bare(person.name).encode("ascii", "ignore").decode()
        name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
        return "-".join(part for part in ("certificat", self._case.codes[person.id], name) if part) + ".pdf"

    @cached_property
    def _scores(self) -> dict[tuple[str, Moment], Scores]:
        return {(one.person, one.moment): one for one in self._case.evaluation.scores}

    def values(self, person: Person) -> Values:
        case, t = self._case, self._t
        said, who = case.guide.programme, case.guide.organiser
        name = person.name or case.names[person.id]
        results = self._results(person)
        return {
            "title": f"{t('Certificate of completion')} – {name}",
            "language": t.language,
            "colon": t("{label}: ", label=""),
            "heading": t("Certificate of completion"),
            "provider": {
                "name": {"text": who.name or said.provider or t("Training organisation")},
                "lines": [
                    {"label": label, "value": self._given(value)}
                    for label, value in (
                        (t("Address"), who.address),
                        (t("SIRET"), who.siret),
                        (t("Declaration number"), who.activity_number),
                        (t("Quality certificate"), who.quality),
                    )
                ],
            },
            "statement": {
                "before": t("I, the undersigned,"),
                "signatory": self._given(who.signatory),
                "role": self._given(who.signatory_role),
                "after": t("certify that"),
            },
            "person": name,
            "followed": (
                t("has followed the training")
                if self._signed(person)
                else t("has answered the questionnaires of the training")
            ),
            "training": said.title,
            "facts": [
                {"label": t("Nature of the action"), "value": self._given(who.action)},
                {"label": t("Kind of training"), "value": self._given(said.nature)},
                {"label": t("Date"), "value": self._given(date_words(case.date, t) if case.date else None)},
                {"label": t("Place"), "value": self._given(said.place)},
                {"label": t("Duration followed"), "value": self._given(self._duration(person))},
                {"label": t("Attendance"), "value": self._given(self._attendance(person))},
            ],
            "results_title": t("Result for each objective"),
            "results_head": [t("Objective"), t("Start"), t("End"), t("Result")],
            "results": results,
            "no_results": self._no_results(person),
            "left_out": self._left_out(person),
            "scale": t(
                "Right answers out of those asked. Acquired: at least two thirds of the points at the end."
            ),
            "place_label": t("Made in"),
            "place": self._given(who.signed_at),
            "date_label": t("On"),
            "signature_label": t("Signature and stamp of the training organisation"),
            "notes": [
                t("The sheets signed by half-day and the answers are kept by the training organisation.")
            ],
        }

    def _given(self, value: str | None) -> Values:
        return {
            "text": value or self._t("to be completed by the organiser"),
            "missing": not value,
        }

    def _signed(self, person: Person) -> list[int]:
        """Planned minutes of each half-day the person signed for."""
        return [
            max(0, minutes(half.end) - minutes(half.start)) if half.start else 0
            for half in self._case.halves
            if self._case.attendance.of(person.id, half.half)
        ]

    def _duration(self, person: Person) -> str | None:
        signed, hours = self._signed(person), self._case.guide.organiser.hours
        if signed and len(signed) == len(self._case.halves) and hours:
            return duration(round(hours * 60))
        return duration(sum(signed)) if sum(signed) else None

    def _attendance(self, person: Person) -> str | None:
        t, signed = self._t, len(self._signed(person))
        every = len(self._case.halves)
        said = t.n(
            "{count} half-day signed of {every}", "{count} half-days signed of {every}", signed, every=every
        )
        return said if signed else None

    def _results(self, person: Person) -> list[Values]:
        start = self._tallies(person, Moment.START)
        end = self._tallies(person, Moment.END)
        if not start and not end:
            return []
        return [
            {
                "objective": objective.text,
                "before": self._score(start.get(objective.id)),
                "after": self._score(end.get(objective.id)),
                "verdict": self._verdict(end.get(objective.id)),
            }
            for objective in self._case.guide.programme.objectives
        ]

    def _no_results(self, person: Person) -> str:
        t, forms = self._t, self._case.forms
        if any(sent.person == person.id for sent in forms.refused):
            return t("Questionnaire sent after the closing: kept for oneself, results not assessed.")
        return t("No questionnaire was answered: results not assessed.")

    def _left_out(self, person: Person) -> list[str]:
        """Of each questionnaire that was handed in and does not count, why."""
        t, forms = self._t, self._case.forms
        late = {
            sent.moment
            for sent in forms.refused
            if sent.person == person.id and forms.of(person.id, sent.moment) is None
        }
        words = []
        if Moment.START in late:
            words.append(t("The start questionnaire was sent after the closing: it does not count here."))
        if Moment.END in late:
            words.append(t("The end questionnaire was sent after the closing: it does not count here."))
        if any(sent.person == person.id for sent in forms.after_end):
            words.append(t("The start questionnaire was sent after the end one: it does not count here."))
        return words

    def _tallies(self, person: Person, moment: Moment) -> dict[str, Tally]:
        scores = self._scores.get((person.id, moment))
        return by(scores.marks, lambda question: question.objective) if scores else {}

    def _score(self, tally: Tally | None) -> str:
        return self._t("{right} of {asked}", right=tally.right, asked=tally.asked) if tally else "—"

    def _verdict(self, tally: Tally | None) -> str:
        if tally is None or not tally.of:
            return self._t("not assessed")
        return (
            self._t("acquired")
            if tally.points * ACQUIRED[1] >= tally.of * ACQUIRED[0]
            else self._t("being acquired")
        )
