"""Questionnaires in a group: balanced forms, sending, closing, paper, signatures, joining late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.ui.virtual_loop import VirtualLoop
from tests.unit.domain.test_evaluation import TWO
from tests.unit.services.fake_hub import FakeHub
from tests.unit.state.test_group import Device, facilitator, participant
from visit_guide.domain.attendance import Half
from visit_guide.domain.events import Kind
from visit_guide.domain.forms import fold_forms
from visit_guide.domain.group import is_public
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.services.group_journal import read_journal


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    """A loop whose hours pass at once."""
    running = VirtualLoop()
    yield running
    running.shut()


@pytest.fixture
def hub() -> FakeHub:
    """The group's hub."""
    return FakeHub("essai")


def asked(device: Device) -> Device:
    """The same device, with a guide that asks something."""
    guide = device.session.guide
    device.do(device.session.replace_guide, replace(guide, questionnaires=TWO))
    return device


def answer(device: Device, moment: Moment, *, well: bool) -> None:
    questions, sitting = device.session.questions, device.session.quiz.sitting(moment)
    assert sitting is not None
    for one in sitting.paper.questions:
        device.do(questions.respond, moment, one.id, "t" if well else "?")
    device.do(questions.send, moment)


def test_who_joins_gets_the_form_fewer_people_have(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = asked(facilitator(loop, hub))
    people = [asked(participant(loop, hub)) for _ in range(6)]
    loop.advance(3)
    for one in people:
        one.do(one.session.questions.refresh)
    forms = Counter(one.session.quiz.start.paper.form for one in people if one.session.quiz.start)

    assert forms == {Form.A: 3, Form.B: 3}
    assert len(lead.session.led_forms.now().forms.assigned) == 6


def test_papers_arrive_count_and_the_figures_follow(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = asked(facilitator(loop, hub))
    people = [asked(participant(loop, hub)) for _ in range(2)]
    leading = lead.travelling.lead
    assert people[0].session.quiz.start is not None
    assert people[0].session.quiz.start.access.waits
    lead.do(leading.open_questionnaire, "start")
    loop.advance(2)
    assert not people[0].session.quiz.start.access.waits
    for one in people:
        answer(one, Moment.START, well=False)
    loop.advance(2)
    assert lead.session.led_forms.now().finished(Moment.START) == 2
    lead.do(leading.close_questionnaire, "start")
    lead.do(leading.open_questionnaire, "end")
    loop.advance(2)
    answer(people[0], Moment.END, well=True)
    loop.advance(2)
    found = lead.session.led_forms.now().evaluation
    assert (found.started, found.ended, found.n) == (2, 1, 1)
    assert found.gain.value == 1.0
    papers = [e for e in lead.session.recorder.history if e.kind == Kind.COMPLETED]
    assert len(papers) == 3
    assert not any(is_public(paper) for paper in papers), "nobody but facilitators may have them"


def test_after_the_closing_one_answers_for_oneself(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = asked(facilitator(loop, hub))
    one = asked(participant(loop, hub))
    lead.do(lead.travelling.lead.close_questionnaire, "end")
    loop.advance(5)
    answer(one, Moment.END, well=True)
    loop.advance(2)
    sitting = one.session.quiz.end
    assert sitting is not None
    assert sitting.refused
    assert one.session.quiz.results is not None
    assert lead.session.led_forms.now().finished(Moment.END) == 0


def test_who_answered_and_signed_before_joining_hands_it_in_then(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = asked(facilitator(loop, hub))
    one = asked(Device(loop, hub))
    answer(one, Moment.START, well=True)
    one.do(one.session.questions.sign, Half.MORNING, "Zoé Roy", "")
    loop.advance(60)
    lead.do(lead.travelling.lead.close_questionnaire, "start")
    loop.advance(60)
    for _ in range(2):  # and joins twice
        one.do(one.group.join, hub.keys.code, "Zoé")
        loop.advance(3)
    led = lead.session.led_forms.now()
    assert led.finished(Moment.START) >= 1
    assert led.forms.at(Moment.START)[0].late, "written before the closing: it counts"
    assert {s.name for s in led.attendance.here(Half.MORNING)} == {"Zoé Roy"}
    assert len(one.session.quiz.attendance.signatures) == 1
    assert one.session.quiz.start is not None
    assert one.session.quiz.start.sent is not None


def test_paper_is_typed_in_for_somebody_without_a_tablet(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = asked(facilitator(loop, hub))
    forms = lead.session.led_forms
    lead.do(lead.travelling.lead.close_questionnaire, "start")
    loop.advance(60)
    who = lead.do(forms.enter_paper, "  Paul   Petit ", Moment.START, Form.A, {"a1": "t"})
    lead.do(forms.enter_paper, "", Moment.END, Form.B, {"b1": "t", "b2": "t"}, who)
    lead.do(forms.confirm_for, who, Half.MORNING, "Paul Petit")
    loop.advance(2)
    led = forms.now()
    assert [(p.name, p.on_paper) for p in led.forms.people] == [("Paul Petit", True)]
    assert led.evaluation.n == 1
    assert [sent.late for sent in led.forms.submissions] == [False, True], "typed in after the closing"
    assert all(sent.typed_by for sent in led.forms.submissions)
    (signed,) = led.attendance.here(Half.MORNING)
    assert signed.typed_by


def test_paper_goes_to_who_has_a_tablet_unless_it_sent_that_questionnaire(
    loop: VirtualLoop, hub: FakeHub
) -> None:
    lead = asked(facilitator(loop, hub))
    one = asked(participant(loop, hub))
    loop.advance(3)
    answer(one, Moment.START, well=True)
    loop.advance(3)
    forms = lead.session.led_forms
    (who,) = [person.id for person in forms.now().forms.people]
    assert lead.do(forms.enter_paper, "", Moment.START, Form.A, {"a1": "t"}, who) == ""
    assert lead.do(forms.enter_paper, "", Moment.END, Form.B, {"b1": "t"}, who) == who
    loop.advance(3)
    led = forms.now()
    assert [(s.moment, bool(s.typed_by)) for s in led.forms.submissions] == [
        (Moment.END, True),
        (Moment.START, False),
    ]
    assert len(led.forms.people) == 1


def test_a_correction_of_paper_replaces_it_and_a_revoked_signature_stays(
    loop: VirtualLoop, hub: FakeHub
) -> None:
    lead = asked(facilitator(loop, hub))
    forms = lead.session.led_forms
    who = lead.do(forms.enter_paper, "Paul", Moment.START, Form.A, {"a1": "f"})
    lead.do(forms.enter_paper, "", Moment.START, Form.A, {"a1": "t"}, who)
    lead.do(forms.sign, Half.MORNING, "Léa Formatrice", "")
    (mine,) = forms.now().attendance.trainers
    lead.do(forms.revoke, mine.event, "pas ce matin")
    led = forms.now()
    assert led.evaluation.scores[0].total.right == 1
    assert led.attendance.trainers == ()
    assert [one.reason for one in led.attendance.corrected] == ["pas ce matin"]


def test_a_participant_leads_nothing(loop: VirtualLoop, hub: FakeHub) -> None:
    one = asked(participant(loop, hub))
    forms: Any = one.session.led_forms
    assert one.do(forms.enter_paper, "Paul", Moment.START, Form.A, {}) == ""
    one.do(forms.sign, Half.MORNING, "Zoé", "")
    one.do(forms.assign_forms)
    led = forms.now()
    assert led.attendance.trainers == ()
    assert led.forms.assigned == ()


def test_the_journal_of_the_group_holds_what_the_report_is_made_from(loop: VirtualLoop, hub: FakeHub) -> None:
    lead = asked(facilitator(loop, hub))
    people = [asked(participant(loop, hub)) for _ in range(3)]
    lead.do(lead.travelling.lead.open_questionnaire, "start")
    loop.advance(2)
    assert lead.session.led_forms.begun
    for one in people:
        answer(one, Moment.START, well=True)
    loop.advance(2)
    state = fold_forms(read_journal(lead.session.led_forms.journal()))
    assert len(state.at(Moment.START)) == 3
    assert len({sent.person for sent in state.submissions}) == 3
