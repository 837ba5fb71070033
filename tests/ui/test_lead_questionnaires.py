"""The console's questionnaires on a facilitator's tablet: opening, closing, paper, attendance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from tests.simulated_group import simulate
from tests.ui.control_tree import key_of, walk
from tests.ui.guide_app import SHIPPED, at_time, guide_of, has, open_app
from tests.ui.harness import Harness
from tests.unit.services.fake_hub import a_key
from visit_guide.domain.attendance import Half
from visit_guide.domain.events import Kind
from visit_guide.domain.keys import derive
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.responses import Given, right_response, shuffled, write_paper
from visit_guide.domain.sitting import all_questions, paper_for
from visit_guide.state.session import Session

Open = Callable[..., Harness]
PAPER: tuple[Moment, Form, dict[str, str]] = (Moment.START, Form.A, {})


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The sessions of the tablets that a test opens."""
    opened: list[Session] = []
    real = Session.load

    async def load(self: Session, path: str) -> None:
        opened.append(self)
        await real(self, path)

    monkeypatch.setattr(Session, "load", load)
    return opened


def leading(harness: Open, sessions: list[Session], **more: Any) -> tuple[Harness, Session]:
    screen = open_app(harness, **more)
    session = sessions[-1]
    screen.run(lambda: session.travelling.group.open(a_key()))
    screen.go("/animation/questionnaires")
    return screen, session


def moments(screen: Harness) -> list[str]:
    """The cards of the questionnaires, from the top."""
    keys = [str(key_of(path[-1])) for path in screen.paths()]
    return [key for key in keys if key.startswith("lead-moment-")]


def test_open_close_and_what_was_most_missed(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="wide")
    assert screen.sees("Pas encore ouvert")
    screen.tap(key="lead-open-start")
    screen.advance(1)
    assert screen.sees("Ouvert · personne n’a encore rejoint le groupe")
    day = simulate(guide_of(SHIPPED), people=12, group=derive(a_key()).group)
    papers = [event for event in day.arrived if event.role == "participant"]
    screen.run(lambda: session.recorder.take(papers))
    assert screen.sees("11 sur 12 l’ont envoyé")
    screen.tap(key="lead-close-start")
    screen.advance(1)
    assert screen.sees("Fermé")
    assert screen.sees("ces mêmes questions")
    assert screen.sees("bonnes réponses sur")
    assert not screen.sees("La bonne réponse")
    asked = [one for paper in guide_of(SHIPPED).questionnaires for one in paper.questions]
    assert not any(screen.sees(one.question) for one in asked), "half of the group has them tonight"
    assert screen.sees("Du début à la fin")
    assert screen.sees("avec prudence")
    assert moments(screen) == ["lead-moment-start", "lead-moment-end"]
    screen.tap(key="lead-open-end")
    screen.advance(1)
    assert moments(screen) == ["lead-moment-start", "lead-moment-end"], "no card moves under the finger"
    screen.go("/animation")
    screen.go("/animation/questionnaires")
    assert moments(screen) == ["lead-moment-end", "lead-moment-start"], "the one to act on comes first"
    screen.tap(key="lead-close-end")
    screen.advance(1)
    assert not screen.sees("ces mêmes questions"), "they are shown by now"
    assert screen.sees("À discuter tout de suite")
    answers = [
        path[-1] for path in screen.paths() if "La bonne réponse" in str(getattr(path[-1], "value", ""))
    ]
    assert {one.color for one in answers if isinstance(one, ft.Text)} == {ft.Colors.ON_SURFACE}
    bars = [path for path in screen.paths() if isinstance(path[-1], ft.ProgressBar)]
    hidden = [any(isinstance(one, ft.Semantics) and one.exclude_semantics for one in path) for path in bars]
    assert hidden == [True, True], "the words beside them say it"
    assert any(screen.sees(one.question) for one in asked)
    screen.tap(key="lead-open-start")
    screen.advance(1)
    assert screen.sees("Ouvert")


def test_each_button_says_which_questionnaire_it_is_about(harness: Open, sessions: list[Session]) -> None:
    screen, _ = leading(harness, sessions, size="phone")
    for moment, name in (("start", "début"), ("end", "fin")):
        assert screen.sees(f"Ouvrir le questionnaire de\u00a0{name}")
        screen.tap(key=f"lead-open-{moment}")
        if moment == "end":
            assert screen.sees("Fermer le questionnaire de\u00a0début")
        assert screen.sees(f"Fermer le questionnaire de\u00a0{name}")
        screen.advance(1)
    screen.tap(key="lead-close-end")
    assert screen.sees("Rouvrir le questionnaire de\u00a0fin")


def test_opening_the_end_before_the_start_is_asked_once(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="wide")
    question = "Le début n’a pas été ouvert. Ouvrir quand même la fin\u00a0?"
    screen.tap(key="lead-open-end")
    assert screen.sees(question)
    screen.tap(key="lead-open-end-yes")  # a double tap asks, and does nothing more
    assert not session.led_forms.now().forms.opened
    screen.advance(1)
    screen.tap(key="lead-open-end-no")
    assert not screen.sees(question)
    screen.advance(1)
    screen.tap(key="lead-open-end")
    screen.advance(1)
    screen.tap(key="lead-open-end-yes")
    assert session.led_forms.now().forms.opened == {Moment.END}
    assert not screen.sees(question)
    screen.advance(1)
    screen.tap(key="lead-close-end")
    screen.advance(1)
    screen.tap(key="lead-open-end")
    assert not screen.sees(question), "it was answered"
    assert screen.sees("Fermer le questionnaire de\u00a0fin")


def test_a_paper_form_is_typed_in(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="wide")
    screen.tap(key="lead-paper")
    screen.tap(key="paper-keep")
    assert screen.sees("Dites qui l’a rempli")
    screen.type("Paul Petit", key="paper-name")
    screen.tap(key="paper-form-B")
    screen.tap(key="answer-p1-1")
    screen.tap(key="answer-b1-0")
    screen.tap(key="paper-keep")
    assert screen.sees("1 questionnaire papier enregistré.")
    led = session.led_forms.now()
    assert [(p.name, p.on_paper) for p in led.forms.people] == [("Paul Petit", True)]
    assert led.evaluation.scores[0].total.right == 1
    screen.tap(key="paper-person-1")
    assert has(screen, "paper-1-p1"), "the paper of the start again, with the form it had"
    assert has(screen, "paper-1-b1")
    screen.tap(key="paper-moment-end")
    assert has(screen, "paper-1-a1"), "at the end the other form is proposed"
    assert not screen.sees("doit avoir la forme")
    screen.tap(key="paper-form-B")
    assert screen.sees("Paul Petit doit avoir la forme A")
    screen.tap(key="paper-form-A")
    assert not screen.sees("doit avoir la forme")
    screen.tap(key="paper-keep")
    assert session.led_forms.now().evaluation.n == 1
    assert len(session.led_forms.now().forms.people) == 1


def test_a_look_at_another_paper_form_loses_nothing_typed(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="wide")
    screen.tap(key="lead-paper")
    screen.type("Paul Petit", key="paper-name")
    screen.tap(key="paper-form-B")
    screen.tap(key="answer-b1-0")
    screen.tap(key="paper-moment-end")
    screen.tap(key="paper-form-A")
    screen.tap(key="answer-a1-1")
    screen.tap(key="paper-moment-start")
    screen.tap(key="paper-form-B")
    screen.tap(key="paper-keep")
    (score,) = session.led_forms.now().evaluation.scores
    assert (score.moment, score.total.right) == (Moment.START, 1)
    screen.tap(key="paper-person-1")
    screen.tap(key="paper-moment-end")
    screen.tap(key="paper-keep")
    given = [one for one in session.led_forms.now().evaluation.scores if one.moment is Moment.END]
    assert [one.total.right for one in given] == [1]


def on_tablets(session: Session, names: tuple[str, ...]) -> list[str]:
    """People join on tablets; their ids."""
    group = session.travelling.group.now.member.group  # type: ignore[union-attr]
    made = session.recorder.make
    for number, name in enumerate(names):
        joined = made(Kind.JOINED, {"name": name}, group=group)
        session.recorder.take([replace(joined, author=f"tablet-{number}", id=f"joined-{number}")])
    return [f"tablet-{number}" for number in range(len(names))]


def sent_on_tablet(session: Session, who: str, moment: Moment, form: Form, seen: int = 0) -> None:
    """``who`` sends a questionnaire of their tablet, which has heard of rulings up to clock ``seen``."""
    group = session.travelling.group.now.member.group  # type: ignore[union-attr]
    paper = paper_for(session.guide.questionnaires, moment, form)
    given = [Given(question=one.id, version=paper.marks[one.id], response="") for one in paper.questions]
    values = {"questionnaire": moment.value, "form": form.value, "hash": paper.hash, "seen": seen}
    event = session.recorder.make(Kind.COMPLETED, {**values, "value": write_paper(given)}, group=group)
    session.recorder.take([replace(event, author=who, id=f"{who[-1]}{moment}-{who}")])


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_who_joined_with_a_tablet_goes_on_on_paper(harness: Open, sessions: list[Session], size: str) -> None:
    screen, session = leading(harness, sessions, size=size)
    (marie,) = screen.run(lambda: on_tablets(session, ("Marie Martin",)))
    screen.run(lambda: sent_on_tablet(session, marie, Moment.START, Form.B))
    screen.go("/animation/papier")
    screen.tap(key="paper-person-1")
    assert screen.sees("Marie Martin a déjà envoyé ce questionnaire"), "the start is the one shown first"
    screen.tap(key="paper-keep")
    assert len(session.led_forms.now().forms.submissions) == 1, "a sheet does not take its place"
    screen.tap(key="paper-moment-end")
    assert not screen.sees("a déjà envoyé ce questionnaire")
    assert has(screen, "paper-0-a1"), "after B at the start, A at the end"
    screen.tap(key="paper-form-B")
    assert screen.sees("Marie Martin doit avoir la forme A")
    screen.tap(key="paper-form-A")
    screen.tap(key="paper-keep")
    led = session.led_forms.now()
    assert [person.id for person in led.forms.people] == [marie]
    assert led.evaluation.n == 1
    screen.tap(key="paper-person-1")
    screen.tap(key="paper-moment-end")
    assert screen.sees("remplace ce qui a été saisi")
    screen.tap(key="paper-keep")
    assert len(session.led_forms.now().forms.submissions) == 2


def test_a_name_of_the_group_asks_whether_it_is_the_same_person(
    harness: Open, sessions: list[Session]
) -> None:
    screen, session = leading(harness, sessions, size="wide")
    screen.run(lambda: on_tablets(session, ("Élodie Roy", "Bo Diaz")))
    screen.go("/animation/papier")
    screen.type("elodie ROY", key="paper-name")
    assert screen.sees("Élodie Roy est déjà dans le groupe\u00a0: est-ce la même personne\u00a0?")
    screen.tap(key="paper-keep")
    assert len(session.led_forms.now().forms.people) == 2, "it is to be answered first"
    buttons = [next(p for p in screen.paths() if key_of(p[-1]) == f"paper-same-{end}") for end in ("1", "no")]
    assert buttons[0][-1].style.side == buttons[1][-1].style.side, "neither looks chosen already"
    assert not any(isinstance(one, ft.Icon) for path in buttons for (*_, one) in walk(path[-1]))
    screen.tap(key="paper-same-1")
    assert not screen.sees("est-ce la même personne")
    assert [has(screen, f"paper-person-{n}") for n in (1, 2)] == [True, False], "the chosen one alone"
    screen.tap(key="paper-keep")
    led = session.led_forms.now()
    assert [len(led.forms.people), led.forms.submissions[0].person] == [2, "tablet-0"]
    screen.type("Bo Diaz", key="paper-name")
    screen.tap(key="paper-same-no")
    assert not screen.sees("est-ce la même personne")
    screen.tap(key="paper-keep")
    assert len(session.led_forms.now().forms.people) == 3


def test_of_many_people_those_called_like_what_is_typed_are_proposed(
    harness: Open, sessions: list[Session]
) -> None:
    screen, session = leading(harness, sessions, size="phone")
    screen.run(lambda: on_tablets(session, tuple(f"Personne {letter}" for letter in "ABCDEFGHIJ")))
    screen.go("/animation/papier")
    assert has(screen, "paper-person-8")
    assert not has(screen, "paper-person-10")
    assert screen.sees("quand vous tapez leur nom")
    screen.type("j", key="paper-name")
    assert has(screen, "paper-person-10")
    screen.tap(key="paper-person-10")
    screen.type("", key="paper-name")
    assert not has(screen, "paper-person-10"), "typing is about somebody else again"


def test_turning_a_phone_on_its_side_loses_nothing_typed(harness: Open, sessions: list[Session]) -> None:
    screen, _ = leading(harness, sessions, size="phone")
    screen.tap(key="lead-paper")
    screen.type("Paul Petit", key="paper-name")
    screen.tap(key="answer-p1-1")
    screen.type("1b 7ba", key="paper-line")
    screen.type("132", key="answer-a12")
    for size in ((844, 390), (390, 844)):
        screen.resize(*size)
        assert screen.find(ft.TextField, key="paper-name").value == "Paul Petit"
        assert screen.find(ft.TextField, key="paper-line").value == "1b 7ba"
        assert screen.find(ft.TextField, key="answer-a12").value == "132"
        assert not screen.sees("Dites qui l’a rempli")
        assert [one.label for one in screen.find_all(ft.Semantics) if one.checked] == [
            "B, Collaboratrice ou collaborateur d’élu\u00b7e"
        ]
    screen.go("/animation/emargement")
    screen.type("Léa Formatrice", key="sign-name-morning")
    screen.resize(844, 390)
    assert screen.find(ft.TextField, key="sign-name-morning").value == "Léa Formatrice"


def test_the_trainer_signs_and_confirms_who_has_no_tablet(
    harness: Open, sessions: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_time(monkeypatch, 12)
    screen, session = leading(harness, sessions, size="phone")
    screen.run(lambda: session.led_forms.enter_paper("Paul", *PAPER))
    screen.go("/animation/emargement")
    assert screen.sees("votre propre signature"), "not a trainee's"
    screen.tap(key="by-typing-morning")
    screen.type("Léa Formatrice", key="sign-name-morning")
    screen.tap(key="sign-confirm-morning")
    assert screen.sees("Signé par Léa Formatrice")
    assert screen.sees("Noter\u00a0: a signé sur papier")
    for half in ("Matin", "Après-midi"):
        assert screen.sees(f"Noter\u00a0: a signé sur papier, Paul, {half}", spoken=True)
    screen.tap(key="paper-sign-morning-1")
    assert screen.sees("Matin\u00a0: 1 sur 1 a signé")
    assert screen.sees("Annuler, Paul, Matin", spoken=True)
    assert [one.trainer for one in session.led_forms.now().attendance.signatures] == [True, False]
    assert not has(screen, "paper-sign-morning-1")
    assert screen.sees("Paul")
    assert screen.sees("signé sur papier")
    screen.tap(key="paper-unsign-morning-1")
    assert screen.sees("Annuler cette signature\u00a0?")
    assert screen.sees("Matin\u00a0: 1 sur 1 a signé"), "it is asked first"
    screen.tap(key="paper-unsign-morning-1-no")
    assert screen.sees("Matin\u00a0: 1 sur 1 a signé")
    screen.tap(key="paper-unsign-morning-1")
    screen.tap(key="paper-unsign-morning-1-yes")
    assert screen.sees("Matin\u00a0: 0 sur 1 a signé")
    (trace,) = session.led_forms.now().attendance.corrected
    assert (trace.name, trace.reason) == ("Paul", "Annulé par l’équipe d’animation")
    screen.tap(key="paper-sign-morning-1")
    assert screen.sees("Matin\u00a0: 1 sur 1 a signé")


def signed_on_tablet(session: Session, who: str, half: Half, name: str) -> None:
    """``who`` signs on their tablet as ``name``."""
    group = session.travelling.group.now.member.group  # type: ignore[union-attr]
    event = session.recorder.make(Kind.SIGNED, {"half": half.value, "name": name, "strokes": ""}, group=group)
    session.recorder.take([replace(event, author=who)])


def test_who_signed_under_another_name_stands_there_with_it(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="phone")

    def sign() -> None:
        (who,) = on_tablets(session, ("Zoé Martin",))
        signed_on_tablet(session, who, Half.MORNING, "Zoé Martin")
        signed_on_tablet(session, who, Half.AFTERNOON, "Zoé Petit")

    screen.run(sign)
    screen.go("/animation/emargement")
    assert screen.sees("Matin\u00a0: 1 sur 1 a signé")
    assert screen.sees("signé sous le nom Zoé Martin")
    assert screen.sees("Zoé Petit")
    assert not screen.sees("signé sous le nom Zoé Petit")


def test_a_name_with_another_apostrophe_is_not_another_name(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="phone")

    def sign() -> None:
        (who,) = on_tablets(session, ("Léa d'Arc",))
        signed_on_tablet(session, who, Half.MORNING, "lea d\u2019arc")
        signed_on_tablet(session, who, Half.AFTERNOON, "Léa d'Arc")

    screen.run(sign)
    screen.go("/animation/emargement")
    assert screen.sees("Matin\u00a0: 1 sur 1 a signé")
    assert not screen.sees("signé sous le nom")


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_who_has_a_tablet_that_died_signs_on_paper_and_by_themself_later_counts_once(
    harness: Open, sessions: list[Session], size: str
) -> None:
    screen, session = leading(harness, sessions, size=size)
    day = simulate(guide_of(SHIPPED), people=2, group=derive(a_key()).group)
    (person, *_) = day.people
    joined = [e for e in day.arrived if e.kind == Kind.JOINED]
    signature = next(
        e
        for e in day.history
        if e.kind == Kind.SIGNED and e.author == person.id and e.text("half") == "afternoon"
    )
    screen.run(lambda: session.recorder.take(joined))
    screen.go("/animation/emargement")
    number = next(p.number for p in session.led_forms.now().forms.people if p.id == person.id)
    screen.tap(key=f"paper-sign-afternoon-{number}")
    (noted,) = session.led_forms.now().attendance.signatures
    assert (noted.person, noted.name, bool(noted.typed_by)) == (person.id, person.name, True)
    assert has(screen, f"paper-unsign-afternoon-{number}")
    screen.run(lambda: session.recorder.take([signature]))
    found = session.led_forms.now().attendance
    assert [one.event for one in found.here(Half.AFTERNOON)] == [signature.id]
    assert [one.event for one in found.corrected] == [noted.event]


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_facilitator_is_led_from_the_participants_sheet_to_the_console_s(
    harness: Open, sessions: list[Session], size: str
) -> None:
    screen, _ = leading(harness, sessions, size=size)
    screen.go("/emargement")
    assert screen.sees("Vous animez ce groupe")
    assert not screen.sees("dans aucun groupe")
    assert not has(screen, "sign-confirm-morning"), "a trainee's signature would reach nobody"
    screen.tap(key="attendance-lead")
    assert screen.page.route == "/animation/emargement"
    assert screen.sees("votre propre signature")


def test_nobody_else_finds_these_screens(harness: Open) -> None:
    for section in ("questionnaires", "papier", "emargement"):
        screen = open_app(harness, path=f"/animation/{section}")
        assert not screen.find_all(ft.ProgressBar)
        assert not has(screen, "paper-keep")


def given(session: Session) -> dict[str, str]:
    """The answers of the one sheet that was typed in."""
    (sent,) = session.led_forms.now().forms.submissions
    return {one.question: one.response for one in sent.given}


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_sheet_is_typed_in_by_taps_on_its_letters(
    harness: Open, sessions: list[Session], size: str
) -> None:
    screen, session = leading(harness, sessions, size=size)
    screen.tap(key="lead-paper")
    screen.type("Paul Petit", key="paper-name")
    assert screen.sees("0 réponse sur 16")
    for end in ("p1-1", "p2-4", "a1-1", "a4-f", "a9-0", "a9-2", "a9-1", "a9-1", "a2-3", "a2-3"):
        screen.tap(key=f"answer-{end}")
    screen.type("Rencontrer la ville", key="answer-p3")
    screen.type("Voir la place", key="answer-p4")
    screen.type("12,5", key="answer-a5")
    screen.type("bac", key="answer-a3")
    assert screen.sees("9 réponses sur 16 · il manque\u00a0: 6, 10, 11, 12, 14, 15, 16")
    screen.type("132", key="answer-a12")
    assert screen.sees("Un numéro par ligne")
    screen.type("1324", key="answer-a12")
    assert not screen.sees("Un numéro par ligne")
    for name in ("a2", "a6", "a7", "a8", "a10", "a11"):
        screen.tap(key=f"answer-{name}-unsure")
    assert screen.sees("16 réponses sur 16")
    assert not screen.sees("il manque")
    screen.tap(key="paper-keep")
    kept = given(session)
    matching, order = (all_questions(session.guide.questionnaires)[name][1] for name in ("a3", "a12"))
    assert kept["a3"] == ",".join(str(shuffled(matching)["ABC".index(letter)]) for letter in "BAC")
    places = dict(zip("1324", shuffled(order), strict=True))
    assert kept["a12"] == ",".join(str(places[place]) for place in "1234")
    assert [kept[name] for name in ("p1", "p2", "p3", "a1", "a2", "a4", "a5", "a9")] == [
        *("1", "4", "Rencontrer la ville", "1", "?", "f", "12.5", "0,2")
    ]


def test_a_sheet_is_typed_in_as_one_line(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="wide")
    screen.tap(key="lead-paper")
    screen.type("Paul Petit", key="paper-name")
    screen.type("1b 2 4 5b 7bac 8f 9=100 13ac 16 1324 6z 3x", key="paper-line")
    assert screen.sees("Pas compris\u00a0: 6z · 3x")
    assert screen.find(ft.TextField, key="answer-a5").value == "100"
    assert screen.find(ft.TextField, key="answer-a3").value == "BAC"
    assert screen.sees("8 réponses sur 16 · il manque\u00a0: ")
    screen.tap(key="answer-a1-2")  # what is tapped after it stands
    screen.type("1b 2 4 5c 7bac 8f 9=100 13ac 16 1324", key="paper-line")
    screen.tap(key="paper-keep")
    kept = given(session)
    assert [kept[name] for name in ("p1", "p2", "a1", "a4", "a5", "a9")] == ["1", "4", "2", "f", "100", "0,2"]
    assert screen.find(ft.TextField, key="paper-line").value == ""
    assert screen.sees("0 réponse sur 16"), "the next sheet is empty"


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_sheet_is_not_kept_while_something_typed_is_not_understood(
    harness: Open, sessions: list[Session], size: str
) -> None:
    refusal = "Corrigez ou effacez d’abord ce qui n’est pas compris\u00a0: "
    screen, session = leading(harness, sessions, size=size)
    screen.go("/animation/papier")
    screen.type("Paul Petit", key="paper-name")
    screen.type("1b 5z 99a 2", key="paper-line")
    screen.type("beaucoup", key="answer-a5")
    screen.type("13", key="answer-a12")
    assert screen.sees("Pas compris\u00a0: 5z · 99a")
    assert not screen.sees(refusal), "who is typing is not interrupted"
    screen.tap(key="paper-keep")
    assert not session.led_forms.now().forms.submissions
    assert screen.sees(f"{refusal}5z · 99a · 2 · question\u00a09 · …")
    assert screen.find(ft.TextField, key="paper-line").value == "1b 5z 99a 2"
    assert screen.find(ft.TextField, key="answer-a5").value == "beaucoup"
    assert screen.find(ft.TextField, key="answer-a12").value == "13"
    screen.type("1b 2", key="paper-line")
    screen.tap(key="paper-keep")
    assert screen.sees("Pas compris\u00a0: 2"), "a number without an answer is not lost either"
    screen.type("1b 2 4", key="paper-line")
    screen.type("", key="answer-a12")
    assert screen.sees(f"{refusal}question\u00a09")
    screen.tap(key="paper-keep")
    assert not session.led_forms.now().forms.submissions
    screen.tap(key="answer-a5-unsure")  # another answer takes its place
    assert not screen.sees(refusal)
    screen.tap(key="paper-keep")
    kept = given(session)
    assert [kept[name] for name in ("p1", "p2", "a5")] == ["1", "4", "?"]
    screen.type("1z", key="paper-line")
    assert not screen.sees(refusal), "the next sheet was not refused"


def test_many_missing_answers_are_counted_not_listed(harness: Open, sessions: list[Session]) -> None:
    screen, _ = leading(harness, sessions, size="wide")
    screen.tap(key="lead-paper")
    assert not screen.sees("il manque"), "nothing is answered yet"
    screen.type("1b 2 4 5b", key="paper-line")
    assert screen.sees("3 réponses sur 16 · il manque 13 réponses")


def test_the_card_tells_what_counts_late_and_what_does_not(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="wide")
    marie, bo, cyd = screen.run(lambda: on_tablets(session, ("Marie Martin", "Bo Diaz", "Cyd Roux")))
    screen.run(lambda: sent_on_tablet(session, marie, Moment.START, Form.A))
    for who in (bo, cyd):
        screen.run(lambda who=who: sent_on_tablet(session, who, Moment.END, Form.B))
    screen.run(lambda: sent_on_tablet(session, bo, Moment.START, Form.A))
    assert screen.sees("1 sur 3 l’a envoyé"), "a start after the end is no start"
    assert screen.sees("1 questionnaire de début a été envoyé après le questionnaire de fin")
    assert not screen.sees("saisi après la clôture")
    assert not screen.sees("écrit après la clôture")
    screen.tap(key="lead-open-start")
    screen.advance(1)
    screen.tap(key="lead-close-start")
    screen.advance(1)
    screen.run(lambda: session.led_forms.enter_paper("Paul Petit", *PAPER))
    assert screen.sees("1 questionnaire sur papier a été saisi après la clôture")
    screen.run(lambda: sent_on_tablet(session, cyd, Moment.START, Form.A))
    assert screen.sees("2 sur 4 l’ont envoyé"), "of cyd, nothing counts as a start"
    assert screen.sees("2 questionnaires de début ont été envoyés après le questionnaire de fin")
    knew = max(event.clock for event in session.recorder.history)
    screen.run(lambda: sent_on_tablet(session, "tablet-3", Moment.START, Form.A, seen=knew))
    assert screen.sees("1 questionnaire a été écrit après la clôture")
    assert screen.sees("2 sur 5 l’ont envoyé"), "one more person, no more start"


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_two_names_that_are_alike_are_told_by_a_human(
    harness: Open, sessions: list[Session], size: str
) -> None:
    screen, session = leading(harness, sessions, size=size)
    assert not has(screen, "lead-alike")
    screen.run(lambda: session.led_forms.enter_paper("Élodie Roy", *PAPER))
    screen.run(lambda: session.led_forms.enter_paper("Paul Petit", *PAPER))
    assert not has(screen, "lead-alike"), "nobody is like another"
    screen.run(lambda: session.led_forms.enter_paper("ROY Elodie", Moment.END, Form.B, {}))
    assert has(screen, "lead-alike")
    assert screen.sees("Élodie Roy, n°\u00a01 à l’arrivée")
    assert len(session.led_forms.now().forms.people) == 3, "nothing is decided by itself"
    screen.tap(key="alike-0-one")
    assert screen.sees("Comptées comme une seule personne")
    led = session.led_forms.now()
    assert len(led.forms.people) == 2
    assert led.evaluation.n == 1, "their start and their end are compared"
    assert not has(screen, "alike-0-one")
    screen.tap(key="alike-0-two")
    assert screen.sees("Comptées comme deux personnes")
    assert len(session.led_forms.now().forms.people) == 3


def test_a_loss_of_who_had_all_right_is_called_no_gain(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="phone")
    questions = paper_for(guide_of(SHIPPED).questionnaires, Moment.START, Form.A).questions
    right = {one.id: right_response(one) for one in questions}
    screen.run(lambda: session.led_forms.enter_paper("Paul", Moment.START, Form.A, right))
    paul = session.led_forms.now().forms.people[0].id
    screen.run(lambda: session.led_forms.enter_paper("", Moment.END, Form.B, {}, paul))
    assert screen.sees("De 100\u00a0% à 0\u00a0%")
    assert screen.sees("Tout était juste au début")
    assert not screen.sees("gagné")
    assert not screen.sees("Personne n’a rien manqué")
    for step in ("open", "close"):
        screen.tap(key=f"lead-{step}-start")
        screen.advance(1)
    assert screen.sees("Personne n’a rien manqué")


def test_the_gain_of_one_person_is_told_in_the_singular(harness: Open, sessions: list[Session]) -> None:
    screen, session = leading(harness, sessions, size="phone")
    screen.run(lambda: session.led_forms.enter_paper("Paul", *PAPER))
    paul = session.led_forms.now().forms.people[0].id
    screen.run(lambda: session.led_forms.enter_paper("", Moment.END, Form.B, {}, paul))
    assert screen.sees("pour 1 personne qui a répondu aux deux moments")
    assert screen.sees("1 sur 1 l’a envoyé")
