"""Sharing an answer, the good practices and the votes, in a session without a browser."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import pytest

from tests.ui.guide_app import has
from tests.ui.harness import Harness
from tests.ui.test_group import GUIDE, STOPS, hub, lead_elsewhere, open_group, said
from tests.unit.services.fake_hub import FakeHub, a_key
from visit_guide.domain.closing import Topic
from visit_guide.domain.events import Kind
from visit_guide.domain.group import fold

__all__ = ["hub"]

Open = Callable[..., Harness]
ITEM = STOPS[0]
PROMPT = GUIDE.site(ITEM).prompts[0].id  # type: ignore[union-attr]
MINE, OTHERS = "Garder un budget par rue", "Planter avec les classes"


def joined(harness: Open, hub: FakeHub, size: str = "phone") -> Harness:
    """A participant's device, in the group."""
    screen = open_group(harness, hub, f"/groupe/{hub.keys.code}", size)
    screen.tap(key="join")
    screen.advance(2)
    return screen


def answers(hub: FakeHub, topic: Topic) -> list[str]:
    """What counts of the answers the hub has."""
    found = dict(fold(hub.events).answers).get(topic, ())
    return [answer.value for answer in found]


def test_an_answer_is_private_until_it_is_shared_and_can_be_taken_back(harness: Open, hub: FakeHub) -> None:
    topic = ("prompt", ITEM, PROMPT)
    screen = joined(harness, hub)
    screen.go(f"/etape/{ITEM}/discussion")
    assert not has(screen, f"share-{PROMPT}"), "there is nothing to share yet"
    screen.type("D’abord l’école", key=f"note-{PROMPT}")
    screen.advance(2)
    assert answers(hub, topic) == []
    screen.tap(key=f"share-{PROMPT}")
    screen.advance(2)
    assert answers(hub, topic) == ["D’abord l’école"]
    assert screen.sees("Partagé avec le groupe, sans votre nom")
    screen.type("D’abord la mairie", key=f"note-{PROMPT}")
    screen.advance(2)
    assert answers(hub, topic) == ["D’abord l’école"], "a new version is shared when it is asked for"
    screen.tap(key=f"share-{PROMPT}")
    screen.advance(2)
    assert answers(hub, topic) == ["D’abord la mairie"]
    screen.tap(key=f"unshare-{PROMPT}")
    screen.advance(2)
    assert answers(hub, topic) == []
    assert screen.sees("D’abord la mairie"), "the note stays"


def test_once_closed_nothing_is_shared_any_more(harness: Open, hub: FakeHub) -> None:
    screen = joined(harness, hub)
    screen.go(f"/etape/{ITEM}/discussion")
    screen.type("Trop tard", key=f"note-{PROMPT}")
    screen.advance(2)
    lead_elsewhere(screen, hub, 1, Kind.PROMPT_CLOSED, item=ITEM, prompt=PROMPT, known="")
    assert not has(screen, f"share-{PROMPT}")
    assert screen.sees("Le partage est terminé")


def test_the_closing_is_told_on_the_sending_screen(harness: Open, hub: FakeHub) -> None:
    screen = joined(harness, hub)
    lead_elsewhere(screen, hub, 1, Kind.QUESTIONNAIRE_OPENED, questionnaire="start")
    screen.go("/questionnaire/debut/99")
    assert screen.sees("Envoyer mes réponses")
    assert not screen.sees("Ce questionnaire est fermé")
    lead_elsewhere(screen, hub, 2, Kind.QUESTIONNAIRE_CLOSED, questionnaire="start", known="")
    assert screen.sees("Ce questionnaire est fermé")
    assert screen.sees("Terminer pour mon bilan")
    assert not screen.sees("envoy"), "nothing is sent for the group any more"
    screen.tap(key="quiz-send")
    assert screen.sees("Gardé pour vous")
    assert not screen.sees("vos réponses ne servent qu’à votre bilan"), "the screen itself says so"
    assert not screen.sees("Envoyé, merci")
    assert not screen.sees("Cela reste dans votre carnet")
    screen.go("/journee")
    assert screen.sees("vos réponses ne servent qu’à votre bilan")


@pytest.mark.parametrize(("step", "told"), [(0, "il ne compte plus pour le groupe"), (1, "Fermé")])
def test_the_closing_is_told_wherever_one_is_in_the_questionnaire(
    harness: Open, hub: FakeHub, step: int, told: str
) -> None:
    screen = joined(harness, hub)
    lead_elsewhere(screen, hub, 1, Kind.QUESTIONNAIRE_OPENED, questionnaire="end")
    screen.go(f"/questionnaire/fin/{step}")
    assert not screen.sees("fermé")
    assert not screen.sees("Fermé")
    lead_elsewhere(screen, hub, 2, Kind.QUESTIONNAIRE_CLOSED, questionnaire="end", known="")
    assert screen.sees(told)
    lead_elsewhere(screen, hub, 3, Kind.QUESTIONNAIRE_OPENED, questionnaire="end")
    assert not screen.sees("fermé")
    assert not screen.sees("Fermé")


def test_the_closing_takes_one_line_above_a_question(harness: Open, hub: FakeHub) -> None:
    screen = joined(harness, hub)
    lead_elsewhere(screen, hub, 1, Kind.QUESTIONNAIRE_CLOSED, questionnaire="end", known="")
    screen.go("/questionnaire/fin/1")
    assert screen.sees("Fermé\u00a0: pour votre bilan")
    assert not screen.sees("il ne compte plus pour le groupe")
    screen.go("/reglages")
    screen.tap(key="text_scale-200")
    screen.go("/questionnaire/fin/1")
    assert screen.sees("Questionnaire fermé")
    assert not screen.sees("pour votre bilan")


def test_one_practice_each_and_votes_that_can_be_taken_back(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.PRACTICE, role="participant", item=STOPS[1], text=OTHERS)
    screen = joined(harness, hub)
    screen.go("/carnet/pratiques")
    assert screen.sees(OTHERS)
    assert not has(screen, "practice-send"), "nothing was written yet"
    screen.type(f"  {MINE}\n", key="practice-text")
    padding = screen.find(ft.TextField, key="practice-text").scroll_padding
    assert padding.bottom > 300, "the button that appears stays in sight of who types"
    screen.tap(key="practice-stop-1")
    screen.tap(key="practice-send")
    screen.advance(2)
    assert not has(screen, "practice-text"), "one only"
    found = {one.text: one for one in fold(hub.events).practices}
    assert (found[MINE].item, found[MINE].votes) == (ITEM, 0)
    screen.tap(key=f"vote-{found[OTHERS].id}")
    screen.advance(2)
    assert {one.text: one.votes for one in fold(hub.events).practices} == {OTHERS: 1, MINE: 0}
    assert screen.sees("1 voix")
    screen.tap(key=f"vote-{found[OTHERS].id}")
    screen.advance(2)
    assert {one.votes for one in fold(hub.events).practices} == {0}
    lead_elsewhere(screen, hub, 9, Kind.ENDED, known="")
    assert not has(screen, f"vote-{found[OTHERS].id}")
    assert screen.sees(OTHERS), "the result stays in the notebook"


def test_three_taps_are_one_vote(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.PRACTICE, role="participant", item="", text=OTHERS)
    screen = joined(harness, hub, "wide")
    practice = fold(hub.events).practices[0].id
    screen.go("/carnet/pratiques")
    screen.tap(key=f"vote-{practice}")
    screen.tap(key=f"vote-{practice}")
    screen.tap(key=f"vote-{practice}")
    screen.advance(2)
    assert fold(hub.events).practices[0].votes == 1
    assert screen.sees("1 voix")


def test_who_leads_sees_them_by_theme_and_puts_none_forward(harness: Open, hub: FakeHub) -> None:
    said(hub, 1, Kind.PRACTICE, role="participant", item=ITEM, text=OTHERS)
    said(hub, 2, Kind.PRACTICE, role="participant", item="", text=MINE)
    screen = open_group(harness, hub, f"/animation/{a_key()}")
    screen.advance(2)
    screen.go("/animation/pratiques")
    theme = GUIDE.site(ITEM).themes[0]  # type: ignore[union-attr]
    assert screen.sees(next(one.title for one in GUIDE.themes if one.id == theme))
    assert screen.sees("Sans étape")
    assert screen.sees(OTHERS)
    assert screen.sees(MINE)
    assert not has(screen, "practice-text")
    screen.go("/carnet/pratiques")
    assert not has(screen, "practice-text")


def test_without_a_group_there_is_nothing_to_share(harness: Open, hub: FakeHub) -> None:
    screen = open_group(harness, hub, "/carnet/pratiques", up=False)
    assert not screen.find_all(ft.TextField, key="practice-text")
    screen.go(f"/etape/{ITEM}/discussion")
    screen.type("Pour moi", key=f"note-{PROMPT}")
    screen.advance(2)
    assert not has(screen, f"share-{PROMPT}")
