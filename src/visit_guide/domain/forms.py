"""What a group answered: which form each person has, and the papers they sent. A pure fold."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from visit_guide.domain.closing import (
    FACILITATOR,
    Verdict,
    closings,
    is_typed_in,
    questionnaire_topic,
    verdict,
    written_after,
)
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.group import without_erased
from visit_guide.domain.merge import merge
from visit_guide.domain.people import Person, owners, people
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.record import record
from visit_guide.domain.responses import Given, read_paper

__all__ = [
    "FormsState",
    "Submission",
    "assignments",
    "fold_forms",
    "form_by_chance",
    "form_due",
    "form_mark",
    "own_form",
    "started",
]


@record
class Submission:
    """A paper that was sent."""

    person: str
    moment: Moment
    form: Form | None
    given: tuple[Given, ...]
    hash: str
    """Of the paper as it was asked: tells whether the questions have changed since."""
    at: str
    event: str
    late: bool = False
    """Arrived after the questionnaire was closed, written before: it counts."""
    typed_by: str = ""
    """Who typed in a paper form; empty when the person answered on a tablet."""


@record
class FormsState:
    """The questionnaires of a group.

    ``submissions`` by person and moment: of one device's several papers the last that counts, typed in
    from paper only when nothing was sent from the device itself; of one person's several devices the
    paper that was sent first, before the questions were known.
    ``refused`` were written after the closing. ``after_end`` are the starts of people who have no
    other and sent it after their end, when they had seen the answers: they are no starts any more,
    and nothing is made of them. ``opened`` and ``closed`` say what facilitators
    did; a questionnaire never touched by them may be answered at any time.
    """

    people: tuple[Person, ...] = ()
    submissions: tuple[Submission, ...] = ()
    refused: tuple[Submission, ...] = ()
    after_end: tuple[Submission, ...] = ()
    opened: frozenset[Moment] = frozenset()
    closed: frozenset[Moment] = frozenset()
    assigned: tuple[tuple[str, Form], ...] = ()
    """The form of each person as facilitators assigned it, by :func:`form_mark`."""

    def of(self, person: str, moment: Moment) -> Submission | None:
        """The paper of one person at one moment, or None."""
        return next((s for s in self.submissions if s.person == person and s.moment is moment), None)

    def at(self, moment: Moment) -> tuple[Submission, ...]:
        """All papers of one moment."""
        return tuple(s for s in self.submissions if s.moment is moment)


def fold_forms(events: Iterable[Event]) -> FormsState:
    """What ``events``, in any order and with repetitions, say of the questionnaires."""
    history = without_erased(merge(events))
    led = [event for event in history if event.role == FACILITATOR]
    closed = closings(led)
    whose = owners(history)
    papers: list[_Sent] = []
    refused: list[_Sent] = []
    for event in history:
        if event.kind != Kind.COMPLETED or event.role == FACILITATOR:
            continue
        judged = verdict(event, closed)
        sent = _submission(event, whose[event.author], late=judged is Verdict.LATE)
        if sent is None:
            continue
        (refused if judged is Verdict.REFUSED else papers).append((event, sent))
    known = _after_end([*papers, *refused])
    counts = _counting(one for one in papers if one[0].id not in known)
    too_late = _counting(one for one in papers if one[0].id in known)
    opened = {_moment(event) for event in led if event.kind == Kind.QUESTIONNAIRE_OPENED}
    return FormsState(
        people=people(history),
        submissions=tuple(counts[key] for key in sorted(counts)),
        refused=tuple(sent for _, sent in refused),
        after_end=tuple(too_late[key] for key in sorted(too_late.keys() - counts.keys())),
        opened=frozenset(moment for moment in opened if moment is not None),
        closed=frozenset(m for m in Moment if questionnaire_topic(m.value) in closed),
        assigned=tuple(sorted(_assigned(led).items())),
    )


_Sent: TypeAlias = tuple[Event, Submission]
"""A paper, with the event that handed it in."""


def _counting(papers: Iterable[_Sent]) -> dict[tuple[str, Moment], Submission]:
    """By person and moment: of one device's papers, in their order, the last, of several the first sent.

    What was typed in from paper never takes the place of what was sent from the device itself.
    """
    in_turn = sorted(papers, key=lambda one: not one[1].typed_by)
    last = {(event.author, sent.moment): (event, sent) for event, sent in in_turn}
    counts: dict[tuple[str, Moment], Submission] = {}
    for _, sent in sorted(last.values(), key=lambda one: one[0].order):
        counts.setdefault((sent.person, sent.moment), sent)
    return counts


def _after_end(papers: Sequence[_Sent]) -> set[str]:
    """The events of the starts that were written after an end of the same person.

    Paper is typed in when there is time, and was filled in before.
    """
    ends: dict[str, list[Event]] = {}
    for event, sent in papers:
        if sent.moment is Moment.END:
            ends.setdefault(sent.person, []).append(event)
    return {
        event.id
        for event, sent in papers
        if sent.moment is Moment.START
        and not is_typed_in(event)
        and any(written_after(event, end) for end in ends.get(sent.person, ()))
    }


def form_mark(person: str) -> str:
    """How an assignment names a person: everybody may read it, so it is not their id."""
    return hashlib.sha256(f"form {person}".encode()).hexdigest()[:10]


def form_by_chance(person: str) -> Form:
    """The form of somebody nobody assigned one to: half of all people, the same for ever."""
    return Form.A if hashlib.sha256(f"start {person}".encode()).digest()[0] % 2 else Form.B


def form_due(state: FormsState, person: Person, moment: Moment) -> Form | None:
    """The form that ``person`` is to have at ``moment``, or None when nothing says which.

    What they handed in says it first, else what a facilitator assigned.
    """
    found = {one: sent.form for one in Moment if (sent := state.of(person.id, one)) and sent.form}
    if moment in found:
        return found[moment]
    if found:
        (form,) = found.values()
        return form.other
    assigned = dict(state.assigned)
    marks = (form_mark(who) for who in (person.id, *person.also))
    first = next((assigned[mark] for mark in marks if mark in assigned), None)
    return first if first is None or moment is Moment.START else first.other


def started(events: Iterable[Event], person: str) -> Form | None:
    """The start form that ``person`` has already begun or sent, or None."""
    for event in merge(events):
        if event.author != person or event.kind not in (Kind.ITEM_ANSWERED, Kind.COMPLETED):
            continue
        form, moment = _form(event), _moment(event)
        if form is not None and moment is not None:
            return form if moment is Moment.START else form.other
    return None


def own_form(events: Iterable[Event], person: str, known_as: Iterable[str] = ()) -> Form:
    """The start form of ``person``: the one begun, else the one assigned, else by chance.

    ``known_as`` are the ids that the person has in groups.
    """
    history = merge(events)
    begun = started(history, person)
    if begun is not None:
        return begun
    assigned = _assigned([event for event in history if event.role == FACILITATOR])
    given = [assigned[mark] for mark in map(form_mark, (*known_as, person)) if mark in assigned]
    return given[0] if given else form_by_chance(person)


def assignments(state: FormsState) -> tuple[tuple[str, Form], ...]:
    """The forms a facilitator's device should assign now, as (mark, form), in the order of joining.

    Whoever has a form keeps it; each next person gets the one fewer people have, so that the
    two halves differ by one at most.
    """
    held: dict[str, Form] = dict(state.assigned)
    for sent in state.submissions:
        if sent.form is not None:
            held[form_mark(sent.person)] = sent.form if sent.moment is Moment.START else sent.form.other
    marks = [form_mark(person.id) for person in state.people]
    count = Counter(held[mark] for mark in marks if mark in held)
    new = []
    for mark in marks:
        if mark in held:
            continue
        form = min(Form, key=lambda one: (count[one], one.value))
        count[form] += 1
        new.append((mark, form))
    return tuple(new)


def _assigned(led: Iterable[Event]) -> Mapping[str, Form]:
    """The first assignment of each person stands: a form once given is not taken back."""
    found: dict[str, Form] = {}
    for event in led:
        if event.kind == Kind.FORM_ASSIGNED and (form := _form(event)) is not None:
            found.setdefault(event.text("person"), form)
    return found


def _submission(event: Event, person: str, *, late: bool) -> Submission | None:
    moment = _moment(event)
    if moment is None:
        return None
    return Submission(
        person=person,
        moment=moment,
        form=_form(event),
        given=read_paper(event.text("value")),
        hash=event.text("hash"),
        at=event.at,
        event=event.id,
        late=late,
        typed_by=event.text("typed_by"),
    )


def _moment(event: Event) -> Moment | None:
    name = event.text("questionnaire")
    return Moment(name) if name in tuple(Moment) else None


def _form(event: Event) -> Form | None:
    name = event.text("form")
    return Form(name) if name in tuple(Form) else None
