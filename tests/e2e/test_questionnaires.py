"""The questionnaires in a real browser, without a network: killed in the middle, gain, signature."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.e2e.edition_site import EditionSite
from tests.e2e.offline_tablet import WRITTEN_SECONDS, OfflineTablet
from tests.e2e.tablet import Tablet
from visit_guide.content.compiler import compile_content
from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import numbers, right_response

SETTLES_MS = 500
CHOSEN = "document.querySelectorAll('[aria-checked=true]').length"
FOOTER = 100
"""Height of the buttons that stay in sight, in pixels."""
CONTENT = Path(__file__).parents[2] / "content"


@cache
def questions() -> dict[str, Question]:
    """All questions, by what they ask, spaces made equal."""
    guide = compile_content(CONTENT).guide
    assert guide is not None
    return {" ".join(q.question.split()): q for held in guide.questionnaires for q in held.questions}


def shown(tablet: Tablet) -> Question:
    """The question on screen."""
    words = tablet.words()
    return next(question for asked, question in questions().items() if asked in words)


def choose(tablet: Tablet, name: str) -> None:
    """Tap an answer, scrolled out from under the buttons that stay at the bottom."""
    size = tablet.page.viewport_size
    assert size is not None
    for _ in range(8):
        spot = tablet._bring_into_view(name)
        if spot["bottom"] < size["height"] - FOOTER:
            break
        tablet.page.mouse.move(size["width"] / 2, size["height"] / 2)
        tablet.page.mouse.wheel(0, 150)
        tablet.page.wait_for_timeout(120)
    tablet.tap(name)


def answer_rightly(tablet: Tablet, question: Question) -> bool:
    """Answer what takes one tap or a few; false for the rest."""
    right = right_response(question)
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE if right:
            for number in numbers(right):
                choose(tablet, question.choices[number].text)
        case QuestionKind.ORDER:
            for choice in question.choices:
                choose(tablet, choice.text)
        case QuestionKind.TRUE_FALSE:
            choose(tablet, "Vrai" if question.is_true else "Faux")
        case QuestionKind.NUMBER:
            tablet.type_into(question.question, "x")
            tablet.see("Écrivez un nombre")
            tablet.press("Backspace")
            tablet.page.keyboard.type(str(int(question.number or 0)))  # the field kept the focus
        case QuestionKind.RATING:
            choose(tablet, "4 sur 5")
        case _:
            return False
    return True


def on(tablet: Tablet, answered: bool, last: bool) -> None:
    tablet.tap("Terminer" if last else "Question suivante" if answered else "Passer pour l’instant")
    tablet.page.wait_for_timeout(SETTLES_MS)  # a second tap so soon after would belong to this one


def test_arrows_choose_among_the_answers_while_one_of_them_has_the_focus(
    open_guide: Callable[..., Tablet],
) -> None:
    tablet = open_guide(path="/questionnaire/debut/5")
    tablet.see("Question 5 sur 16")
    tablet.press("ArrowDown")
    for _ in range(10):
        tablet.press("Tab")
        tablet.page.wait_for_timeout(SETTLES_MS)
        if tablet.page.evaluate("document.activeElement.closest('[aria-checked]') !== null"):
            break
    assert tablet.page.evaluate(CHOSEN) == 0
    tablet.press("ArrowDown")
    tablet._wait(f"() => {CHOSEN} === 1", "the answer that the arrow chose")


def test_a_number_that_gives_way_to_i_do_not_know_is_gone_for_screen_readers_too(
    open_guide: Callable[..., Tablet],
) -> None:
    tablet = open_guide(path="/questionnaire/debut/9")
    tablet.see("Question 9 sur 16")
    question = shown(tablet)
    assert question.kind is QuestionKind.NUMBER
    tablet.type_into(question.question, "75")
    tablet.see("Question suivante")
    for shown_then in ("Question suivante", "Passer pour l’instant"):  # ticked, and taken back
        choose(tablet, "Je ne sais pas")
        tablet.see(shown_then)
        tablet.page.wait_for_timeout(SETTLES_MS)
        assert tablet.page.evaluate("[...document.querySelectorAll('input')].map(field => field.value)") == [
            ""
        ]


def test_a_day_without_a_network_killed_in_the_middle(
    site: EditionSite, new_tablet: Callable[..., OfflineTablet]
) -> None:
    tablet = new_tablet()
    tablet.go("/questionnaire/debut")
    tablet.see("Que savez-vous déjà ?")
    tablet.wait_for(phase="ready")
    site.cut()
    site.asked.clear()
    tablet.tap("Commencer")
    for number in range(1, 7):
        tablet.see(f"Question {number} sur 16")
        question = shown(tablet)
        answered = question.kind is not QuestionKind.TEXT
        if question.kind is QuestionKind.RATING:
            choose(tablet, "2 sur 5")
            tablet.page.wait_for_selector("[role=radio][aria-checked=true]", state="attached")
        elif answered:
            choose(tablet, question.choices[0].text if question.id == "p1" else "Je ne sais pas")
        if number < 6:
            on(tablet, answered, last=False)
    tablet.see("Question suivante")
    tablet.page.wait_for_timeout(WRITTEN_SECONDS * 1000)
    tablet.kill()
    tablet.reopen()
    tablet.see("Question 6 sur 16")
    on(tablet, answered=True, last=False)
    tablet.see("Question 7 sur 16")
    tablet.turn_to("/questionnaire/debut/17")
    tablet.tap("Envoyer mes réponses")
    tablet.see("Envoyé, merci")
    assert "La bonne réponse" not in tablet.words()
    tablet.turn_to("/questionnaire/fin")
    tablet.tap("Commencer")
    right = 0
    for number in range(1, 13):
        tablet.see(f"Question {number} sur 18")
        answered = answer_rightly(tablet, shown(tablet))
        right += answered
        on(tablet, answered, last=False)
    tablet.see("Question 13 sur 18")
    choose(tablet, "4 sur 5")
    tablet.turn_to("/questionnaire/fin/19")
    tablet.tap("Envoyer mes réponses")
    tablet.tap("Voir mon bilan")
    tablet.see(f"+{right} bonnes réponses par rapport")
    tablet.see(f"Fin, {right} sur 12")
    tablet.screenshot("result")
    tablet.turn_to("/emargement")
    sign(tablet)
    assert not site.asked
    assert not tablet.other_hosts()


def test_two_windows_hand_in_one_paper(visited: Callable[[], OfflineTablet]) -> None:
    one = visited()
    one.go("/questionnaire/debut/5")
    one.see("Question 5 sur 16")
    other = one.another_tab()
    other.go("/questionnaire/debut/6")
    for window, number in ((one, 5), (other, 6)):
        window.page.bring_to_front()  # a window that nobody sees draws nothing
        window.see(f"Question {number} sur 16")
        choose(window, "Je ne sais pas")
        window.see("Question suivante")
        window.page.wait_for_timeout(WRITTEN_SECONDS * 1000)
    one.page.bring_to_front()
    one.turn_to("/questionnaire/debut/17")
    one.see("14 questions n’ont pas de réponse complète")
    one.tap("Envoyer mes réponses")
    one.see("Envoyé, merci")
    one.page.wait_for_timeout(WRITTEN_SECONDS * 1000)
    other.page.bring_to_front()
    other.see("Envoyé, merci")
    other.turn_to("/questionnaire/debut/17")
    other.see("Envoyé, merci")
    told = one.page.evaluate("Object.values(localStorage).join()")
    assert told.count('\\"kind\\":\\"completed\\"') == 1


def sign(tablet: Tablet) -> None:
    """Sign for the morning with the mouse."""
    tablet.see("Confirmer ma présence l’après-midi")  # the end of the screen
    tablet.page.wait_for_timeout(SETTLES_MS)
    tablet.type_into("Prénom et nom, Matin", "Camille Roy")
    pad = tablet._bring_into_view("Cadre de signature : tracez au doigt ou au stylet, Matin")
    mouse = tablet.page.mouse
    mouse.move(pad["x"] - 150, pad["y"])
    mouse.down()
    for step in range(40):
        mouse.move(pad["x"] - 150 + step * 7, pad["y"] + math.sin(step / 3) * 40)
        tablet.page.wait_for_timeout(8)
    mouse.up()
    tablet.page.wait_for_timeout(150)
    tablet.screenshot("signature")
    tablet.tap("Confirmer ma présence le matin")
    said = tablet._wait(
        "() => ['Signé par', 'Signer quand même'].find(words => visitGuideTest.sees(words))", "the answer"
    )
    if said != "Signé par":  # the test runs at any time of the day
        tablet.screenshot("signature-odd-time")
        tablet.tap("Signer quand même")
    tablet.see("Signé par Camille Roy")
    tablet.see("à la main")
