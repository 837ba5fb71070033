"""A made-up group that goes through the whole day: the same for the same seed.

People join, some without a name, two with the same; facilitators assign forms, open and close
the questionnaires; a third of the tablets is offline from the start to the end of the day, so
their papers arrive after the closing; one person answers after the closing and does not count;
one comes in the afternoon, one leaves at noon, one has no tablet and hands in paper; everybody
signs, one by typing, one signs wrongly and again. What arrives, arrives doubled and shuffled.

    day = simulate(guide, people=24, seed=1)
    day.arrived    # the events in the order of arrival at the hub, some of them twice
    day.history    # the same, each once, in their order
    day.papers     # what each person really answered, for whoever recomputes the figures
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from visit_guide.domain.attendance import Half
from visit_guide.domain.closing import marks
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.forms import assignments, fold_forms, form_mark
from visit_guide.domain.guide import Guide
from visit_guide.domain.merge import merge
from visit_guide.domain.people import PAPER
from visit_guide.domain.questionnaire import Form, Moment, Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, Given, is_right, right_response, write_paper
from visit_guide.domain.sitting import Paper, form_at, paper_for
from visit_guide.domain.strokes import encode

__all__ = ["Person", "SimulatedGroup", "simulate"]

GROUP = "simulated-group"
FIRST_NAMES = ("Amina", "Bruno", "Camille", "Driss", "Élodie", "Farid", "Gaëlle", "Hugo", "Inès", "Jonas")
LAST_NAMES = ("Martin", "Lefebvre", "Nowak", "Haddad", "Caron-Dupuis", "N’Diaye", "Petit", "Delattre")
REMARKS = (
    "Très concret, merci à toute l’équipe.",
    "Un peu court l’après-midi ; le trajet en car est long.",
    "Prévoir de l’eau…",
    "« Fifty-fifty » : à tester chez nous dès septembre !",
    "Commencer par la liste des toits communaux à refaire.\nPuis en parler au conseil.",
)


@dataclass
class Person:
    """One simulated participant."""

    id: str
    name: str
    ability: float
    offline: bool = False
    late: bool = False
    """Comes for the afternoon."""
    leaves: bool = False
    """Goes at noon."""
    form: Form = Form.A
    clock: int = 0


@dataclass
class SimulatedGroup:
    """What happened, and what arrived."""

    group: str
    visit: str
    people: list[Person]
    trainer: str
    arrived: list[Event] = field(default_factory=list)
    papers: dict[tuple[str, Moment], list[Given]] = field(default_factory=dict)
    """What each person wrote, whether it counts or not."""
    not_counted: set[tuple[str, Moment]] = field(default_factory=set)
    """Papers written after the closing."""

    @property
    def history(self) -> tuple[Event, ...]:
        """All events, each once, in their order."""
        return merge(self.arrived)


def simulate(
    guide: Guide, *, people: int = 24, seed: int = 1, date: str = "2026-05-28", group: str = GROUP
) -> SimulatedGroup:
    """A whole day of a group of so many people."""
    return _Simulation(guide, people, random.Random(seed), date, group).run()


class _Simulation:
    def __init__(self, guide: Guide, count: int, rng: random.Random, date: str, group: str) -> None:
        self._guide = guide
        self._rng = rng
        self._day = datetime.fromisoformat(f"{date}T00:00:00").replace(tzinfo=UTC)
        self._hub_clock = 0
        trainer = f"trainer-{self._id()[:12]}"
        self._made = SimulatedGroup(group, guide.itinerary.id, self._everybody(count), trainer)
        self._online: list[Event] = []
        self._kept_back: list[Event] = []

    def run(self) -> SimulatedGroup:
        made = self._made
        self._join()
        self._answer(Moment.START, opened="09:00", closed="09:25")
        self._sign(Half.MORNING, "12:30")
        self._sign(Half.AFTERNOON, "16:40")
        self._answer(Moment.END, opened="16:45", closed="17:00")
        self._lead(Kind.ENDED, "17:05", known=marks(self._contributions()))
        made.arrived = [*self._doubled(self._online), *self._doubled(self._kept_back)]
        return made

    # ── who ──────────────────────────────────────────────────────────────────

    def _everybody(self, count: int) -> list[Person]:
        rng = self._rng
        everybody = []
        for number in range(count):
            name = f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"
            person = Person(id=self._id(), name=name, ability=rng.gauss(-0.4, 0.9))
            person.offline = number % 3 == 2
            everybody.append(person)
        if count >= 8:
            everybody[3].name = everybody[1].name  # two people with one name
            everybody[4].late = True
            everybody[6].leaves = True
            everybody[7].id = f"{PAPER}{self._id()[:20]}"
        return everybody

    def _join(self) -> None:
        made = self._made
        for number, person in enumerate(made.people):
            if not person.late:
                shown = "" if number % 5 == 4 else person.name
                self._say(person, Kind.JOINED, "08:50", name=shown)
        online = [event for event in self._online if event.kind == Kind.JOINED]
        for mark, form in assignments(fold_forms(online)):
            self._lead(Kind.FORM_ASSIGNED, "08:58", person=mark, form=form.value)
        assigned = {event.text("person"): event.text("form") for event in self._online}
        for number, person in enumerate(made.people):
            known = assigned.get(form_mark(person.id))
            person.form = Form(known) if known else (Form.A, Form.B)[number % 2]

    # ── questionnaires ───────────────────────────────────────────────────────

    def _answer(self, moment: Moment, *, opened: str, closed: str) -> None:
        self._lead(Kind.QUESTIONNAIRE_OPENED, opened, questionnaire=moment.value)
        every = self._made.people
        for number, person in enumerate(every):
            if (person.late and moment is Moment.START) or (person.leaves and moment is Moment.END):
                continue
            if person.late:
                self._say(person, Kind.JOINED, "13:30", name=person.name)
            tardy = len(every) >= 8 and number == 5 and moment is Moment.END
            self._hand_in(person, moment, "17:04" if tardy else opened, tardy=tardy)
        self._lead(
            Kind.QUESTIONNAIRE_CLOSED,
            closed,
            questionnaire=moment.value,
            known=marks(e for e in self._contributions() if e.text("questionnaire") == moment.value),
        )

    def _hand_in(self, person: Person, moment: Moment, at: str, *, tardy: bool) -> None:
        questionnaires = self._guide.questionnaires
        form = form_at(moment, person.form, questionnaires)
        paper = paper_for(questionnaires, moment, form)
        given = [self._given(person, moment, question, paper) for question in paper.questions]
        self._made.papers[person.id, moment] = given
        typed = {"typed_by": self._made.trainer} if person.id.startswith(PAPER) else {}
        values: dict[str, Any] = {
            "questionnaire": moment.value,
            "form": form.value if form else "",
            "hash": paper.hash,
            "value": write_paper(given),
            "seen": 0 if person.offline else self._hub_clock,
            **typed,
        }
        if tardy:
            self._made.not_counted.add((person.id, moment))
        minute = self._rng.randint(1, 12) if not tardy else 0
        self._say(person, Kind.COMPLETED, at, minute, late=tardy, **values)

    def _given(self, person: Person, moment: Moment, question: Question, paper: Paper) -> Given:
        learned = 1.3 if moment is Moment.END else 0.0
        hard = (sum(question.id.encode()) % 7 - 3) / 3
        chance = 1 / (1 + math.exp(-(person.ability + learned - hard)))
        response = self._response(question, self._rng.random() < chance)
        return Given(question=question.id, version=paper.marks[question.id], response=response)

    def _response(self, question: Question, right: bool) -> str:
        rng = self._rng
        count = len(question.choices)
        match question.kind:
            case QuestionKind.RATING:
                return str(rng.choice((3, 4, 4, 5, 5)))
            case QuestionKind.TEXT:
                return rng.choice(REMARKS) if rng.random() < 0.4 else ""
            case QuestionKind.SINGLE if not any(choice.correct for choice in question.choices):
                return str(rng.randrange(count))
        if right:
            return right_response(question)
        if rng.random() < 0.35:
            return DONT_KNOW if rng.random() < 0.8 else ""
        while True:
            wrong = self._guess(question, count)
            if not is_right(question, wrong):
                return wrong

    def _guess(self, question: Question, count: int) -> str:
        rng = self._rng
        match question.kind:
            case QuestionKind.SINGLE:
                return str(rng.randrange(count))
            case QuestionKind.MULTIPLE:
                return ",".join(str(n) for n in range(count) if rng.random() < 0.5) or "0"
            case QuestionKind.TRUE_FALSE:
                return rng.choice("tf")
            case QuestionKind.NUMBER:
                return str(rng.randint(1, 500))
            case QuestionKind.ORDER:
                return ",".join(map(str, rng.sample(range(count), count)))
            case _:
                pairs = len(question.pairs)
                return ",".join(map(str, rng.sample(range(pairs), pairs)))

    # ── signatures ───────────────────────────────────────────────────────────

    def _sign(self, half: Half, at: str) -> None:
        made = self._made
        for number, person in enumerate(made.people):
            if (person.late and half is Half.MORNING) or (person.leaves and half is Half.AFTERNOON):
                continue
            values: dict[str, Any] = {"half": half.value, "name": person.name, "strokes": self._scribble()}
            if number % 8 == 2 or person.id.startswith(PAPER):
                values["strokes"] = ""
            if person.id.startswith(PAPER):
                values["typed_by"] = made.trainer
            wrong = number == 0 and half is Half.MORNING
            if wrong:
                first = self._say(person, Kind.SIGNED, at, **(values | {"name": "Erreur"}))
                reason = "Nom mal écrit"
                self._say(person, Kind.SIGNATURE_REVOKED, at, 1, signature=first.id, reason=reason)
            self._say(person, Kind.SIGNED, at, 2, **values)
        self._lead(Kind.SIGNED, at, half=half.value, name="Léa Formatrice", strokes=self._scribble())

    def _scribble(self) -> str:
        rng = self._rng
        x, y, points = 20.0, 50.0, []
        for _ in range(30):
            x, y = x + rng.uniform(2, 9), min(90.0, max(6.0, y + rng.uniform(-22, 22)))
            points.append((x, y))
        return encode([points[:18], points[18:]])

    # ── events ───────────────────────────────────────────────────────────────

    def _contributions(self) -> list[Event]:
        return [event for event in self._online if event.kind == Kind.COMPLETED]

    def _say(
        self, person: Person, kind: Kind, at: str, minute: int = 0, late: bool = False, **values: Any
    ) -> Event:
        self._hub_clock += 0 if person.offline or late else 1
        person.clock = max(person.clock + 1, 0 if person.offline else self._hub_clock)
        event = self._event(person.id, "participant", person.clock, kind, at, minute, values)
        (self._kept_back if person.offline or late else self._online).append(event)
        return event

    def _lead(self, kind: Kind, at: str, **values: Any) -> None:
        self._hub_clock += 1
        event = self._event(self._made.trainer, "facilitator", self._hub_clock, kind, at, 0, values)
        self._online.append(event)

    def _event(
        self,
        author: str,
        role: str,
        clock: int,
        kind: Kind,
        at: str,
        minute: int,
        values: dict[str, Any],
    ) -> Event:
        hours, minutes = at.split(":")
        when = self._day + timedelta(hours=int(hours) - 2, minutes=int(minutes) + minute)  # summer time
        return Event(
            id=self._id(),
            visit=self._made.visit,
            author=author,
            clock=clock,
            at=when.isoformat(timespec="seconds"),
            kind=kind.value,
            role=role,
            scope=Scope.GROUP,
            data=pack(values),
            group=self._made.group,
        )

    def _doubled(self, events: Sequence[Event]) -> list[Event]:
        """``events`` a little out of order, a quarter of them twice."""
        rng = self._rng
        places = [(n + rng.uniform(0, 4), event) for n, event in enumerate(events)]
        places += [(n + rng.uniform(0, 30), event) for n, event in enumerate(events) if rng.random() < 0.25]
        return [event for _, event in sorted(places, key=lambda one: one[0])]

    def _id(self) -> str:
        return f"{self._rng.getrandbits(128):032x}"
