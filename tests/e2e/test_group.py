"""A group in a real browser: one leads, two follow; networks and hubs come and go.

The edition runs in the pages, as on the day; the hub and the edition come from one process, which
is killed in the middle.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.hub_process import HubProcess
from tests.e2e.offline_tablet import OfflineTablet
from tests.e2e.tablet import Tablet

VISIT = "loos-en-gohelle"
FIRST, SECOND, THIRD, FOURTH = "eglise-saint-vaast", "rue-hoche", "logements-bbc", "cd2e"
NEXT = "Passer à l’étape suivante"
JOIN = "Rejoindre le groupe"


class Member(OfflineTablet):
    """A tablet of the group: a context of the one browser, with storage of its own."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        Tablet.__init__(self, context, url)

    def offline(self, offline: bool) -> None:
        """Cut this tablet's network, or mend it."""
        self._context.set_offline(offline)

    def codes(self) -> list[str]:
        """What a camera in front of the screen reads."""
        picture = Image.open(io.BytesIO(self.page.screenshot()))
        return [found.text for found in zxingcpp.read_barcodes(picture)]

    def path_of_code(self) -> str:
        """The path of the link in the code on screen."""
        for _ in range(20):
            found = self.codes()
            if found:
                assert found[0].startswith(self.url)
                return found[0].partition("#")[2]
            self.page.wait_for_timeout(200)
        raise AssertionError(f"no code on screen; shown: {self.words()}")


@pytest.fixture
def hub(tmp_path: Path, edition: Path) -> Iterator[HubProcess]:
    """A hub with one group."""
    running = HubProcess(tmp_path, VISIT, edition)
    yield running
    running.kill()


@pytest.fixture
def members(browser: Browser, hub: HubProcess) -> Iterator[list[Member]]:
    """A facilitator on a tablet, a participant on a phone and one on a tablet."""
    sizes = ((1180, 820), (390, 844), (1180, 820))
    contexts = [
        browser.new_context(
            viewport={"width": width, "height": height},
            locale="fr-FR",
            device_scale_factor=2 if width > 600 else 1,
        )
        for width, height in sizes
    ]
    yield [Member(context, hub.url) for context in contexts]
    for context in contexts:
        context.close()


def test_a_day_of_a_group(hub: HubProcess, members: list[Member]) -> None:
    lead, one, late = members
    lead.go(f"/animation/{hub.key}")
    lead.see("La visite n’a pas commencé")
    lead.arrive("/animation")
    one.go(f"/groupe/{hub.code}")
    one.tap(JOIN)
    one.see("Relié au groupe")
    lead.see("1 tablette reliée")

    # Step, and who joined before the first one is taken along.
    lead.tap("Lancer la visite")
    one.arrive(f"/etape/{FIRST}")

    # A late joiner scans the code from the facilitator's screen.
    lead.turn_to("/animation/code")
    late.go(lead.path_of_code())
    lead.turn_to("/animation")
    late.arrive(f"/etape/{FIRST}")

    # The group moves: a banner waits; joining offers the way back.
    lead.tap(NEXT)
    for tablet in (one, late):
        tablet.see("Le groupe est à l’étape 2")
        assert tablet.page.evaluate("location.hash") == f"#/etape/{FIRST}"
    one.tap("Rejoindre")
    one.arrive(f"/etape/{SECOND}")
    one.tap("Revenir à la 1")
    one.arrive(f"/etape/{FIRST}")
    one.tap("Groupe : étape 2")
    one.arrive(f"/etape/{SECOND}")
    lead.see("tablette sur 2 est ici")

    # Two steps without a network, while the hub is killed and comes back with the same store.
    one.offline(True)
    lead.page.wait_for_timeout(2500)
    lead.tap(NEXT)
    late.see("Le groupe est à l’étape 3")
    hub.kill()
    lead.page.wait_for_timeout(2500)
    lead.tap(NEXT)
    lead.see("Sans réseau")
    hub.start()
    late.see("Le groupe est à l’étape 4")
    lead.see("reliée")
    assert one.page.evaluate("location.hash") == f"#/etape/{SECOND}"
    one.offline(False)
    one.see("Le groupe est à l’étape 4")

    # Somebody types while the group moves: not a character is lost, nor the place to type.
    late.turn_to("/groupe")
    late.tap("Code de l’étape")
    late.page.keyboard.type("9z")
    lead.tap(NEXT)
    late.page.keyboard.type("y")
    late.see("Le groupe est à l’étape 5")
    late.page.keyboard.type("x")
    late.see("Code inconnu, à vérifier")
    assert late.page.evaluate("document.activeElement.value").upper() == "9ZYX"

    # What the participant shares comes back by a code shown on their screen.
    one.turn_to("/groupe/partager")
    lead.turn_to(one.path_of_code())
    lead.turn_to("/animation/lire")
    lead.see("Lu. Tout était déjà connu")

    # A message to all, then the end.
    lead.turn_to("/animation/message")
    lead.tap("Rendez-vous à")
    one.see("Message au groupe")
    lead.tap("Terminer la visite")
    late.see("La visite est terminée")


def test_two_facilitators_and_no_hub(hub: HubProcess, members: list[Member]) -> None:
    lead, other, one = members
    for tablet in (lead, other):
        tablet.go(f"/animation/{hub.key}")
        tablet.see("La visite n’a pas commencé")
    lead.tap("Lancer la visite")
    other.see("Église Saint-Vaast")
    hub.kill()
    lead.see("Sans réseau")
    lead.page.wait_for_timeout(2500)

    # Both lead without knowing of each other; once they hear, both show the same.
    lead.tap(NEXT)
    other.turn_to("/animation/journee")
    other.tap("Logements sociaux BBC")
    lead.see("Étape 2 lancée")
    hub.start()
    for _ in range(100):
        shown = {("Rue Hoche" in tablet.words().split("Prévu")[0]) for tablet in (lead, other)}
        if len(shown) == 1 and all("reliée" in tablet.words() for tablet in (lead, other)):
            break
        lead.page.wait_for_timeout(200)
    assert len(shown) == 1, "both show the same stop"
    del one
