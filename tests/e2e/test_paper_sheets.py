"""Paper sheets typed in with real keys: one after the other, and taken up again after a reload."""

from __future__ import annotations

from collections.abc import Callable

from tests.e2e.tablet import Tablet
from visit_guide.domain.keys import draw_key

SCREEN = "/animation/papier"
LINE = "Toute la feuille au clavier"
NAME = "Qui l’a rempli\u00a0? Prénom et nom"
MOST_STOPS = 100
FOCUSED = "document.activeElement.closest('[aria-label]')?.ariaLabel || document.activeElement.textContent"


def tab_to(tablet: Tablet, name: str) -> list[str]:
    """Press Tab until ``name`` has the focus; gives what had it on the way."""
    passed: list[str] = []
    for _ in range(MOST_STOPS):
        before = tablet.page.evaluate(FOCUSED)
        tablet.press("Tab")
        for _ in range(20):
            tablet.page.wait_for_timeout(25)
            if tablet.page.evaluate(FOCUSED) != before:
                break
        passed.append(" ".join(str(tablet.page.evaluate(FOCUSED)).split()))
        if passed[-1] == name:
            return passed
    raise AssertionError(f"Tab never came to {name!r}, but to {passed}")


def focused(tablet: Tablet, name: str) -> None:
    tablet._wait(f"name => ({FOCUSED}) === name", f"the focus on {name!r}", name)
    tablet.page.wait_for_timeout(200)  # the browser has the focus before Flutter


def test_sheets_are_typed_in_with_the_keyboard_alone(open_guide: Callable[..., Tablet]) -> None:
    tablet = open_guide(path=f"/animation/{draw_key(bytes)}")
    tablet.arrive("/animation")
    tablet.page.evaluate(f"location.hash = '{SCREEN}'")
    tablet.see("Saisir un questionnaire papier")
    tablet.type_into(NAME, "Paul Petit")
    passed = tab_to(tablet, "Enregistrer")
    assert not {"Carte", "Carnet", "Rechercher", "Réglages"} & set(passed)
    assert passed.index("5 sur 5") < passed.index("Qu’attendez-vous de cette journée ?")
    tablet.press("Enter")
    tablet.see("1 questionnaire papier enregistré")
    focused(tablet, NAME)
    tablet.page.keyboard.type("Zoé Roy")
    tab_to(tablet, LINE)
    tablet.page.wait_for_timeout(200)
    tablet.page.keyboard.type("1b 2 4")
    tablet.see("2 réponses sur")
    tablet.page.keyboard.type("c", delay=80)  # two boxes where one is to be ticked
    tablet.see("Pas compris : 2 4c")
    tablet.see("1 réponse sur")
    tablet.press("Backspace")
    tablet.see("2 réponses sur")
    tablet.page.wait_for_timeout(600)  # what is typed is kept within half a second
    tablet.restart(SCREEN)
    tablet.see("Feuille commencée")
    tablet.see("Zoé Roy")
    tablet.see("2 réponses sur")
    tablet.tap(LINE)
    for _ in range(len("1b 2 4")):
        tablet.press("Backspace")
    tablet.see("0 réponse sur")
