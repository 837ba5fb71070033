"""The group's screens and the console, in a session without a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import flet as ft
import flet_map as fm
import pytest

from tests.ui.control_tree import key_of, words_of
from tests.ui.guide_app import SHIPPED, SIZES, guide_of, has
from tests.ui.harness import Harness
from tests.unit.services.fake_hub import FakeHub, Network, a_key
from visit_guide.bootstrap import FixedGuide, make_app
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.keys import derive, draw_key
from visit_guide.domain.legs import day_legs
from visit_guide.domain.visit import Visit
from visit_guide.messages import Catalogue
from visit_guide.ui.components.code_show import FRAME
from visit_guide.ui.components.lead_pace import delay_words
from visit_guide.ui.components.map_me import next_stop
from visit_guide.ui.components.text import S
from visit_guide.ui.frame import Frame

Open = Callable[..., Harness]
STOPS = [item.id for item in guide_of(SHIPPED).stops]
GUIDE = guide_of(SHIPPED)


def open_group(
    harness: Open,
    hub: FakeHub,
    path: str,
    size: str = "wide",
    up: bool = True,
    asked: list[str] | None = None,
    network: Network | None = None,
    home: str = "http://192.0.2.1:8550/",
    problems: tuple[str, ...] = (),
) -> Harness:
    """The app at ``path``, whose hub is ``hub``."""
    width, height = SIZES[size]
    screen = harness(width=width, height=height, route=path)
    for service, method in (
        ("UrlLauncher", "launch_url"),
        ("Wakelock", "enable"),
        ("Wakelock", "disable"),
        ("HapticFeedback", "light_impact"),
    ):
        screen.answer(service, method, True)
    network = network or Network(hub)
    network.up = up

    def connect(address: str) -> Network:
        if asked is not None:
            asked.append(address)
        return network

    source = FixedGuide(GUIDE)
    source.problems = problems
    screen.start(make_app(source, home=home, connect=connect))
    screen.advance(2)
    return screen


@pytest.fixture
def hub() -> FakeHub:
    """A hub that knows one group."""
    return FakeHub(GUIDE.itinerary.id)


def said(hub: FakeHub, number: int, kind: Kind, role: str = "facilitator", **values: Any) -> None:
    """A facilitator elsewhere says something."""
    hub.events.append(
        Event(
            id=f"elsewhere-{number}",
            visit=hub.visit,
            author="elsewhere",
            clock=number,
            at="2026-05-28T10:00:00+00:00",
            kind=kind.value,
            role=role,
            scope=Scope.GROUP,
            group=hub.keys.group,
            data=pack(values),
        )
    )


def lead_elsewhere(screen: Harness, hub: FakeHub, number: int, kind: Kind, **values: Any) -> None:
    """The same, heard by ``screen``."""
    said(hub, number, kind, **values)
    screen.run(hub.wake)
    screen.advance(2)


def test_a_link_brings_the_code_and_joining_takes_one_to_the_group(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[1])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", "phone")
    assert screen.page.route == "/groupe"
    assert screen.find(ft.TextField, key="group-code").value == hub.keys.code
    screen.tap(key="join")
    screen.advance(2)
    assert screen.page.route == f"/etape/{STOPS[1]}"
    screen.go("/groupe")
    assert screen.sees("Relié au groupe")


def test_a_relay_that_does_not_know_the_device_is_not_said_to_know_its_name(
    harness: Open, hub: FakeHub
) -> None:
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.type("Ana B.", key="group-name")
    screen.tap(key="join")
    screen.advance(2)
    assert screen.sees("Vous y êtes sous le nom de Ana B.")
    assert not screen.sees("Ana B..")
    hub.members.clear()
    screen.run(hub.wake)
    screen.advance(60)
    assert has(screen, "join-again")
    assert not screen.sees("Vous y êtes")
    screen.go("/emargement")
    assert screen.sees("Le relais ne connaît plus cet appareil")


def test_a_wrong_code_says_so_and_stays(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, "/groupe")
    screen.type("ZZZ ZZZ", key="group-code")
    screen.tap(key="join")
    screen.advance(2)
    assert screen.sees("Code inconnu, à vérifier.")
    assert screen.find(ft.TextField, key="group-code").value == "ZZZ ZZZ"


def test_the_banner_keeps_the_field_and_what_is_in_it(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", "phone")
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/groupe")
    field = screen.find(ft.TextField, key="stop-code")
    screen.fire(field, "focus")
    screen.type("9Z", key="stop-code")
    lead_elsewhere(screen, hub, 2, Kind.STEP, item=STOPS[1])
    assert has(screen, "group-banner")
    after = screen.find(ft.TextField, key="stop-code")
    assert after._i == field._i, "the same field, so the caret stays"
    assert after.value == "9Z"
    screen.press_key("Escape")
    assert not has(screen, "group-banner")
    assert has(screen, "group-line")
    screen.tap(key="group-line")
    assert screen.page.route == f"/etape/{STOPS[1]}"
    screen.tap(key="group-back")
    assert screen.page.route == "/groupe"


def test_messages_departures_and_the_end_are_shown_once(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    lead_elsewhere(screen, hub, 2, Kind.MESSAGE, text="Rendez-vous à 14 h devant la mairie")
    assert screen.sees("Rendez-vous à 14 h devant la mairie")
    screen.tap(key="close-message")
    assert not screen.sees("Rendez-vous à 14 h devant la mairie")
    lead_elsewhere(screen, hub, 3, Kind.TIMER_STARTED, item=STOPS[0], prompt=GUIDE.sites[0].prompts[0].id)
    lead_elsewhere(screen, hub, 4, Kind.ENDED, known="")
    assert screen.sees("La visite est terminée")
    screen.go("/")
    assert screen.sees("La visite est terminée")


def test_no_more_than_three_notices_lie_above_a_screen(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", "phone", problems=("moulin.yaml:1:1",))
    screen.tap(key="join")
    screen.advance(2)
    lead_elsewhere(screen, hub, 2, Kind.MESSAGE, text="Rendez-vous à 14 h devant la mairie")
    lead_elsewhere(screen, hub, 3, Kind.DEPARTURE, minutes=5)
    lead_elsewhere(screen, hub, 4, Kind.ENDED, known="")
    assert has(screen, "problems-close")
    assert has(screen, "close-departure")
    assert has(screen, "close-ended")
    assert not has(screen, "close-message"), "the oldest leaves"
    screen.tap(key="problems-close")
    assert has(screen, "close-message"), "there is room for it again"
    lead_elsewhere(screen, hub, 5, Kind.RESUMED)
    lead_elsewhere(screen, hub, 6, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    lead_elsewhere(screen, hub, 7, Kind.QUESTIONNAIRE_OPENED, questionnaire="end")
    assert has(screen, "close-departure")
    assert not has(screen, "close-message"), "the questionnaires take two places"


def test_the_largest_letters_on_a_phone_leave_room_for_one_notice(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, "/reglages", "phone")
    screen.tap(key="text_scale-200")
    screen.go(f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    lead_elsewhere(screen, hub, 2, Kind.MESSAGE, text="Rendez-vous à 14 h devant la mairie")
    lead_elsewhere(screen, hub, 3, Kind.ENDED, known="")
    assert has(screen, "close-ended")
    assert not has(screen, "close-message"), "two would cover the screen"
    screen.tap(key="close-ended")
    assert has(screen, "close-message"), "nothing is lost"


@pytest.mark.parametrize("size", ["phone", "wide"])
def test_a_questionnaire_that_opens_is_told_and_moves_nobody(harness: Open, hub: FakeHub, size: str) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", size)
    screen.tap(key="join")
    screen.advance(2)
    before = screen.page.route
    lead_elsewhere(screen, hub, 2, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    assert screen.page.route == before
    assert screen.sees("Le questionnaire de début est ouvert")
    screen.tap(key="answer-questionnaire-opened-start")
    assert screen.page.route == "/questionnaire/debut"
    screen.go("/")
    assert not screen.sees("Le questionnaire de début est ouvert"), "it was heard"
    lead_elsewhere(screen, hub, 3, Kind.QUESTIONNAIRE_CLOSED, questionnaire="start", known="")
    lead_elsewhere(screen, hub, 4, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    assert screen.sees("Le questionnaire de début est ouvert"), "it was opened again"
    screen.tap(key="close-questionnaire-opened-start")
    assert not screen.sees("Le questionnaire de début est ouvert")
    lead_elsewhere(screen, hub, 5, Kind.QUESTIONNAIRE_OPENED, questionnaire="end")
    assert screen.sees("Le questionnaire de fin est ouvert")
    lead_elsewhere(screen, hub, 6, Kind.QUESTIONNAIRE_CLOSED, questionnaire="end", known="")
    assert not screen.sees("Le questionnaire de fin est ouvert"), "it is no more"


@pytest.mark.parametrize(
    ("size", "setting"), [("phone", "outdoor"), ("phone", "text_scale-200"), ("wide", "text_scale-200")]
)
def test_in_large_letters_a_notice_has_its_close_beside_its_words(
    harness: Open, hub: FakeHub, size: str, setting: str
) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", size)
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/reglages")
    if setting == "outdoor":
        screen.change(True, key="outdoor")
    else:
        screen.tap(key=setting)
    screen.go("/")
    lead_elsewhere(screen, hub, 2, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")

    def row_of(wanted: Callable[[Any], bool]) -> Any:
        path = next(path for path in screen.paths() if wanted(path[-1]))
        return next(one for one in reversed(path[:-1]) if isinstance(one, ft.Row))

    words = row_of(lambda one: getattr(one, "value", "") == "Le questionnaire de début est ouvert")
    assert words is row_of(lambda one: key_of(one) == "close-questionnaire-opened-start")
    assert words is not row_of(lambda one: key_of(one) == "answer-questionnaire-opened-start")


def test_a_questionnaire_is_not_told_on_its_own_screen_nor_to_who_sent_it(
    harness: Open, hub: FakeHub
) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/questionnaire/debut")
    lead_elsewhere(screen, hub, 2, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    assert not screen.sees("Le questionnaire de début est ouvert")
    lead_elsewhere(screen, hub, 3, Kind.QUESTIONNAIRE_OPENED, questionnaire="end")
    assert screen.sees("Le questionnaire de fin est ouvert")
    screen.go("/")
    assert screen.sees("Le questionnaire de début est ouvert"), "it is not sent"
    me = next(author for author, role in hub.members.values() if role == "participant")
    said(hub, 4, Kind.COMPLETED, role="participant", questionnaire="start", form="A", value="", seen=9)
    hub.events[-1] = replace(hub.events[-1], author=me)
    screen.run(hub.wake)
    screen.advance(2)
    assert not screen.sees("Le questionnaire de début est ouvert")
    assert screen.sees("Le questionnaire de fin est ouvert")


@pytest.mark.parametrize(
    ("closed", "name", "elsewhere"), [("start", "debut", "fin"), ("end", "fin", "debut")]
)
def test_a_questionnaire_sent_after_its_closing_is_named_and_not_told_over_another(
    harness: Open, hub: FakeHub, closed: str, name: str, elsewhere: str
) -> None:
    late = f"Questionnaire de {'début' if closed == 'start' else 'fin'} envoyé après sa clôture"
    said(hub, 1, Kind.STEP, item=STOPS[0])
    said(hub, 2, Kind.QUESTIONNAIRE_CLOSED, questionnaire=closed, known=())
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    screen.go(f"/questionnaire/{name}/99")
    screen.tap(key="quiz-send")
    screen.go("/")
    assert screen.sees(late)
    assert not screen.sees("Écrit après la clôture")
    for path in (f"/questionnaire/{name}", f"/questionnaire/{elsewhere}/99"):
        screen.go(path)
        assert not screen.sees(late)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_what_was_sent_without_a_network_is_said_to_wait_until_it_has_left(
    harness: Open, hub: FakeHub, size: str
) -> None:
    waits = "elles partiront dès que le relais sera joignable"
    said(hub, 1, Kind.STEP, item=STOPS[0])
    network = Network(hub)
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", size, network=network)
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/questionnaire/debut/99")
    network.up = False
    screen.run(hub.wake)
    screen.advance(2)
    screen.tap(key="quiz-send")
    assert screen.sees("Envoyé, merci")
    assert screen.sees(waits)
    network.up = True
    screen.advance(120)
    assert screen.sees("Envoyé, merci")
    assert not screen.sees(waits)
    assert any(event.kind == Kind.COMPLETED for event in hub.events)


def test_what_was_sent_in_no_group_waits_for_no_relay(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, "/questionnaire/debut/99", up=False)
    screen.tap(key="quiz-send")
    assert screen.sees("Envoyé, merci")
    assert not screen.sees("relais")


def take_part(screen: Harness, hub: FakeHub) -> None:
    """Join, send both questionnaires, and sign for the morning."""
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen.go(f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    for moment in ("debut", "fin"):
        screen.go(f"/questionnaire/{moment}/99")
        screen.tap(key="quiz-send")
    screen.go("/emargement")
    screen.tap(key="by-typing-morning")
    screen.type("Camille Roy", key="sign-name-morning")
    screen.tap(key="sign-confirm-morning")
    screen.tap(key="sign-anyway-morning")  # the hub's clock is that of 1970
    screen.advance(3)


def given_to(hub: FakeHub) -> list[str]:
    """The kinds of what participants gave the group."""
    return sorted(event.kind for event in hub.events if event.role == "participant")


def test_who_has_what_they_shared_deleted_keeps_their_result_and_sends_nothing_again(
    harness: Open, hub: FakeHub
) -> None:
    screen = open_group(harness, hub, "/")
    take_part(screen, hub)
    assert given_to(hub) == ["completed", "completed", "joined", "signed"]
    screen.go("/groupe")
    screen.tap(key="erase")
    assert screen.sees("Sur cet appareil, votre bilan et vos notes restent")
    screen.advance(1)
    assert [one["scroll_key"] for one in screen.calls("Column", "scroll_to")][-1] == "erase-asked"
    assert given_to(hub) != [], "it is asked first"
    screen.tap(key="erase-sure")
    screen.advance(2)
    assert given_to(hub) == []
    assert screen.sees("a été effacé du relais")
    screen.go("/bilan")
    assert screen.sees("Question par question")
    for moment in ("debut", "fin"):
        screen.go(f"/questionnaire/{moment}")
        assert screen.sees("Gardé pour vous")
        assert not has(screen, "quiz-begin")
    screen.go("/emargement")
    assert has(screen, "sign-confirm-morning"), "a signature is for the group: it went with the rest"
    screen.go(f"/groupe/{hub.keys.code}")
    assert screen.sees("n’est pas transmis")
    screen.tap(key="join")
    screen.advance(3)
    assert given_to(hub) == ["joined"], "nothing is sent again"
    screen.go("/bilan")
    assert screen.sees("Question par question")


def test_joining_again_where_all_was_deleted_says_once_that_it_is_not_handed_in(
    harness: Open, hub: FakeHub
) -> None:
    screen = open_group(harness, hub, "/")
    take_part(screen, hub)
    hub.erased |= {author for author, _ in hub.members.values()}
    hub.members.clear()
    hub.events.clear()
    screen.run(hub.wake)
    screen.advance(60)
    screen.go("/groupe")
    screen.tap(key="join-again")
    screen.advance(5)
    assert screen.sees("rien n’en est transmis à nouveau")
    assert not screen.sees("n’est pas transmis")


def test_the_answers_to_deleting_come_before_a_text_of_more_than_a_screen(
    harness: Open, hub: FakeHub
) -> None:
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", size="phone")
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/reglages")
    screen.tap(key="text_scale-200")
    screen.go("/groupe")
    screen.tap(key="erase")
    drawn = [path[-1] for path in screen.paths()]
    (answer,) = (n for n, one in enumerate(drawn) if key_of(one) == "erase-sure")
    (whole,) = (n for n, one in enumerate(drawn) if "retirés du groupe" in " ".join(words_of(one)))
    assert answer < whole


def test_who_has_a_signature_noted_on_paper_signs_in_its_place(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    (joined,) = (event for event in hub.events if event.kind == Kind.JOINED)
    noted = pack({"half": "morning", "name": "Camille", "strokes": "", "typed_by": "lea"})
    hub.events.append(replace(joined, id="noted", kind=Kind.SIGNED, clock=joined.clock + 1, data=noted))
    screen.advance(30)
    screen.go("/emargement")
    assert screen.sees("sur papier")
    screen.tap(key="sign-own-morning")
    screen.tap(key="sign-noted-morning")
    assert screen.sees("sur papier"), "nothing is lost by looking"
    screen.tap(key="sign-own-morning")
    screen.tap(key="by-typing-morning")
    screen.type("Camille Roy", key="sign-name-morning")
    screen.tap(key="sign-confirm-morning")
    screen.tap(key="sign-anyway-morning")
    assert screen.sees("Signé par Camille Roy")
    assert screen.sees("1 correction gardée")
    assert not has(screen, "sign-own-morning")


@pytest.mark.parametrize("code_of", ["same", "other"])
def test_who_leaves_a_group_keeps_what_they_sent_closed_and_hands_it_in_once(
    harness: Open, hub: FakeHub, code_of: str
) -> None:
    screen = open_group(harness, hub, "/")
    take_part(screen, hub)
    screen.go("/groupe")
    screen.tap(key="leave")
    screen.go("/questionnaire/fin")
    assert screen.sees("Envoyé, merci")
    screen.go("/bilan")
    assert screen.sees("Question par question")
    if code_of == "other":
        hub.keys, hub.epoch = derive(draw_key(lambda count: bytes(range(7, 7 + count)))), "two"
        hub.events.clear()
    screen.go(f"/groupe/{hub.keys.code}")
    assert screen.sees("transmis au groupe")
    screen.tap(key="join")
    screen.advance(3)
    sent = [kind for kind in given_to(hub) if kind != "joined"]
    assert sent == ["completed", "completed", "signed"]


def test_what_cannot_be_deleted_now_is_said_and_can_be_tried_again(harness: Open, hub: FakeHub) -> None:
    network = Network(hub)
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", network=network)
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/groupe")
    network.up = False
    screen.tap(key="erase")
    screen.tap(key="erase-sure")
    screen.advance(2)
    assert screen.sees("rien n’est effacé pour l’instant")
    assert has(screen, "leave"), "still of the group"
    network.up = True
    screen.tap(key="erase-sure")
    screen.advance(2)
    assert given_to(hub) == []
    assert has(screen, "join")


def test_an_open_start_is_not_told_to_who_sent_the_end(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/questionnaire/fin/99")
    screen.tap(key="quiz-send")
    lead_elsewhere(screen, hub, 2, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    screen.go("/")
    assert not screen.sees("Le questionnaire de début est ouvert"), "it can no longer be sent"


def test_facilitators_are_not_told_of_what_they_opened(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}")
    lead_elsewhere(screen, hub, 2, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    screen.go("/animation/questionnaires")
    assert screen.sees("Fermer le questionnaire de\u00a0début")
    assert not screen.sees("Le questionnaire de début est ouvert")


def test_of_two_who_lead_the_later_step_counts_and_a_wrong_clock_breaks_nothing(
    harness: Open, hub: FakeHub
) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}")
    screen.tap(key="lead-next")
    screen.advance(3)
    long_ago, far_ahead = 1, 10**15
    lead_elsewhere(screen, hub, 500, Kind.STEP, item=STOPS[3], moment=long_ago)
    assert on_to(screen, hub) == STOPS[1]
    lead_elsewhere(screen, hub, 501, Kind.STEP, item=STOPS[0], moment=far_ahead)
    assert on_to(screen, hub) == STOPS[1]
    screen.tap(key="lead-undo")
    screen.advance(1)
    assert hub.events[-1].text("item") == STOPS[0]
    assert on_to(screen, hub) == STOPS[1]


def on_to(screen: Harness, hub: FakeHub) -> str:
    """Where the group comes to by the next step of ``screen``."""
    screen.tap(key="lead-next")
    screen.advance(3)
    return hub.events[-1].text("item")


def test_a_visit_that_was_ended_is_not_said_to_begin(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}")
    assert screen.sees("La visite n’a pas commencé")
    lead_elsewhere(screen, hub, 2, Kind.ENDED)
    screen.go("/animation")
    assert screen.sees("La visite est terminée")
    assert not screen.sees("La visite n’a pas commencé")


def test_the_console_leads(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}")
    assert screen.page.route == "/animation"
    assert screen.sees("La visite n’a pas commencé")
    screen.tap(key="lead-next")
    screen.advance(3)
    assert has(screen, "launched")
    screen.tap(key="lead-next")
    screen.tap(key="lead-next")  # a double tap is one
    screen.advance(3)
    assert hub.events[-1].text("item") == STOPS[1]
    screen.tap(key="lead-undo")
    screen.advance(1)
    assert hub.events[-1].text("item") == STOPS[0]
    screen.tap(key="timer-start")
    screen.advance(1)
    assert screen.sees("Pause")
    screen.tap(key="timer-more")
    screen.tap(key="timer-pause")
    assert screen.sees("Reprendre")
    screen.tap(key="answers-open")
    screen.tap(key="lead-departure")
    assert screen.sees("Annoncé")
    screen.advance(2)
    kinds = {event.kind for event in hub.events}
    assert {Kind.TIMER_STARTED, Kind.TIMER_EXTENDED, Kind.TIMER_PAUSED, Kind.PROMPT_OPENED} <= kinds
    assert Kind.DEPARTURE in kinds
    screen.go("/animation/message")
    screen.type("On y va", key="message")
    screen.tap(key="message-send")
    screen.advance(1)
    assert hub.events[-1].text("text") == "On y va"
    screen.go("/animation/journee")
    screen.tap(key=f"jump-{STOPS[3]}")
    screen.advance(3)
    assert hub.events[-1].text("item") == STOPS[3]
    screen.press_key("Enter", ctrl=True)
    screen.advance(1)
    assert hub.events[-1].text("item") == STOPS[4]


def test_private_notes_are_on_the_console_alone(harness: Open, hub: FakeHub) -> None:
    note = GUIDE.site(STOPS[0]).prompts[0].facilitator_note  # type: ignore[union-attr]
    assert note
    screen = open_group(harness, hub, f"/animation/{a_key()}")
    screen.tap(key="lead-next")
    screen.advance(1)
    assert screen.sees(note[:20])
    screen.go(f"/etape/{STOPS[0]}/discussion")
    assert not screen.sees(note[:20])


def test_without_a_network_the_console_shows_the_code(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}", "phone", up=False)
    screen.tap(key="lead-next")
    screen.advance(3)
    screen.go("/animation/code")
    code = screen.find_all(ft.Text)
    assert any(text.theme_style is S.DISPLAY_LARGE and (text.value or "").startswith("1") for text in code)
    code_picture = screen.find_all(ft.Image)[0]
    framed = code_picture.width + 2 * FRAME
    assert framed <= 390 - 2 * 20, "the code's frame is whole on a phone"
    assert not has(screen, "nav-journee"), "nothing beside the code"
    screen.tap(key="code-close")
    assert screen.page.route == "/animation"


@pytest.mark.parametrize("size", ["phone", "tablet", "wide", "small-phone"])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("section", ["", "/code", "/journee", "/tablettes", "/message", "/lire"])
def test_every_section_is_drawn(harness: Open, hub: FakeHub, size: str, scale: int, section: str) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}", size)
    if scale != 100:
        screen.go("/reglages")
        screen.tap(key=f"text_scale-{scale}")
        screen.go("/animation")
    screen.tap(key="lead-next")
    screen.advance(11)
    screen.go(f"/animation{section}")
    assert screen.texts()
    for row in screen.find_all(ft.Row):
        if row.wrap:  # in a row that wraps, a part that expands (even by nothing) breaks the whole screen
            assert all(part.expand is None for part in row.controls), row.controls


def test_a_key_that_is_none_says_so(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, "/animation")
    screen.type("ABC", key="lead-key")
    screen.tap(key="lead-open")
    assert screen.sees("Un signe de cette clé est faux, ou il en manque.")
    screen.type(a_key().lower().replace("-", " "), key="lead-key")
    screen.tap(key="lead-open")
    screen.advance(1)
    assert has(screen, "lead-next")


def test_pages_that_do_not_know_their_address_ask_the_hub_beside_them(harness: Open, hub: FakeHub) -> None:
    """A page served by `visit-guide run` has no address of its own in Python."""
    asked: list[str] = []
    open_group(harness, hub, f"/animation/{a_key()}", asked=asked)
    assert set(asked) == {"http://192.0.2.1:8550/"}


def strike(screen: Harness, key: str, text: str) -> None:
    """A keystroke made ``text`` of a field, and its event is still to come."""
    screen.session.apply_patch(screen.find(ft.TextField, key=key)._i, {"value": text})


def test_a_move_never_draws_older_text_over_a_keystroke(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    (field,) = [one for one in screen.find_all(ft.TextField) if one.multiline]
    key = str(field.key)
    screen.type("Demander qui a a", key=key)
    strike(screen, key, "Demander qui a an")
    lead_elsewhere(screen, hub, 2, Kind.STEP, item=STOPS[1])
    assert has(screen, "group-banner")
    assert screen.find(ft.TextField, key=key).value == "Demander qui a an"


def test_nor_over_a_code_that_is_being_typed(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    screen.go("/groupe")
    screen.type("9z", key="stop-code")
    strike(screen, "stop-code", "9zy")
    lead_elsewhere(screen, hub, 2, Kind.STEP, item=STOPS[1])
    assert has(screen, "group-banner")
    assert screen.find(ft.TextField, key="stop-code").value == "9zy"


@pytest.mark.parametrize("size", ["phone", "wide"])
def test_the_day_and_the_map_go_on_where_the_group_is(harness: Open, hub: FakeHub, size: str) -> None:
    """Whoever went ahead on their own sees the way as far as the group has come."""
    said(hub, 1, Kind.STEP, item=STOPS[2])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", size)
    screen.tap(key="join")
    screen.advance(2)
    left = len([leg for leg in day_legs(GUIDE) if _place(leg.end) > _place(STOPS[2])])
    screen.go(f"/etape/{STOPS[4]}")
    screen.go("/carte")
    assert _to_come(screen) == left
    lead_elsewhere(screen, hub, 2, Kind.STEP, item=STOPS[3])
    assert _to_come(screen) == left - 1


def _place(item: str) -> int:
    return [one.id for one in GUIDE.itinerary.items].index(item)


def _to_come(screen: Harness) -> int:
    """How many pieces of the way are drawn as not done yet."""
    lines = screen.find_all(fm.PolylineMarker)
    return sum(isinstance(line.stroke_pattern, fm.DottedStrokePattern) for line in lines)


@pytest.mark.parametrize(
    ("home", "warned"),
    [
        ("http://192.0.2.1:8550/", False),
        ("http://127.0.0.1:8550/", True),
        ("http://localhost/guide/", True),
        ("http://[::1]:8550/", True),
        ("https://localhost.example/", False),
    ],
)
def test_codes_that_only_this_machine_can_open_say_so(
    harness: Open, hub: FakeHub, home: str, warned: bool
) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}", home=home)
    assert has(screen, "lead-next")
    assert has(screen, "only-here") is warned
    screen.go("/animation/code")
    assert has(screen, "only-here") is warned


def test_the_code_comes_first_until_the_visit_begins(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, f"/animation/{a_key()}")
    assert has(screen, "code-full")
    assert not has(screen, "private-note")
    screen.tap(key="lead-next")
    screen.advance(1)
    assert has(screen, "private-note")
    screen.tap(key="lead-code")
    assert screen.page.route == "/animation/code"


def test_going_back_goes_on_in_the_field_one_wrote_in(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.STEP, item=STOPS[0])
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}")
    screen.tap(key="join")
    screen.advance(2)
    (field,) = [one for one in screen.find_all(ft.TextField) if one.multiline]
    key = str(field.key)
    screen.fire(field, "focus")
    screen.type("Demander", key=key)
    lead_elsewhere(screen, hub, 2, Kind.STEP, item=STOPS[1])
    screen.advance(1)
    screen.fire(screen.find(ft.TextField, key=key), "blur")  # the tap takes the focus away
    screen.tap(key="group-join")
    screen.advance(0.5)
    assert not screen.find_all(ft.TextField, key=key)
    screen.tap(key="group-back")
    back = screen.find(ft.TextField, key=key)
    assert (back.value, back.autofocus) == ("Demander", True)
    screen.fire(back, "focus")
    screen.fire(back, "blur")
    screen.advance(2)
    lead_elsewhere(screen, hub, 3, Kind.STEP, item=STOPS[2])
    screen.tap(key="group-join")
    screen.tap(key="group-back")
    assert not screen.find(ft.TextField, key=key).autofocus, "one had left it before"


def test_a_link_with_a_wrong_key_leaves_it_to_be_corrected(harness: Open, hub: FakeHub) -> None:
    wrong = a_key()[:-1] + ("2" if a_key()[-1] != "2" else "3")
    screen = open_group(harness, hub, f"/animation/{wrong}")
    assert screen.sees("Un signe de cette clé est faux, ou il en manque.")
    assert screen.find(ft.TextField, key="lead-key").value == wrong
    screen.type(a_key(), key="lead-key")
    screen.tap(key="lead-open")
    screen.advance(1)
    assert screen.sees("La visite n’a pas commencé")


def test_the_way_on_the_map_is_the_group_s() -> None:
    def way(mine: int, group: int, *, member: object = "me", ended: object = None) -> str:
        state = SimpleNamespace(at=STOPS[group], ended=ended)
        together = SimpleNamespace(member=member, state=state)
        found = next_stop(
            cast(Frame, SimpleNamespace(guide=GUIDE, visit=Visit(current=STOPS[mine]), together=together))
        )
        assert found is not None
        return found[0].id

    assert way(5, 2) == STOPS[4], "reading ahead does not lead one away"
    assert way(0, 2) == STOPS[2], "who is behind is shown where the group is"
    assert way(0, 4, ended="over") == way(0, 4, member=None) == STOPS[2], "without a group: one's own"


def test_far_from_the_planned_hours_no_delay_is_told() -> None:
    frame = Frame.__new__(Frame)
    object.__setattr__(frame, "t", Catalogue("fr"))
    assert delay_words(frame, 12) == "12\u00a0min de retard"
    assert delay_words(frame, 7 * 60) == delay_words(frame, -7 * 60) == "Hors des heures prévues"
