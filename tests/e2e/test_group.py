"""A group in a real browser: one leads, two follow; networks and hubs come and go.

The participants' pages run the edition, as on the day: it and the hub come from one process, which
is killed in the middle. The facilitators' pages are drawn by `visit-guide run`, which asks that hub:
both ways to use the guide are in one group, and no page is waited for that need not be.
"""

from __future__ import annotations

import asyncio
import io
import secrets
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.edition_builds import shipped_guide
from tests.e2e.guide_server import GuideServer
from tests.e2e.hub_process import HubProcess
from tests.e2e.offline_tablet import OfflineTablet
from tests.e2e.tablet import Tablet
from tests.e2e.test_paper_sheets import LINE, NAME
from tests.simulated_group import simulate
from visit_guide.adapters.transport_native import NativeTransport
from visit_guide.domain.events import Event
from visit_guide.domain.keys import derive
from visit_guide.services.hub_client import HubClient

VISIT = "loos-en-gohelle"
FIRST, SECOND = "eglise-saint-vaast", "rue-hoche"
NEXT = "Passer à l’étape suivante"
JOIN = "Rejoindre le groupe"
KEPT_MS = 800
"""Until what is typed has been kept."""
WRITTEN = "Voir la ruxabcdefghe"
CONTENT = Path(__file__).parents[2] / "content"


class Member(OfflineTablet):
    """A tablet of the group: a context of the one browser, with storage of its own."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        Tablet.__init__(self, context, url)

    def set_out(self, path: str) -> None:
        """Begin to load the guide; `be_there` waits for it."""
        self.page.goto(f"{self.url}/#{path}", wait_until="commit")

    def be_there(self) -> None:
        """Wait for what `set_out` began."""
        self._wait("() => window.visitGuideTest?.enable()", "the view")

    def hash(self) -> str:
        """Where the page is."""
        return str(self.page.evaluate("location.hash")).removeprefix("#")

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


Join = Callable[..., Member]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, edition: Path) -> Iterator[HubProcess]:
    """A hub, with a group for each test."""
    running = HubProcess(tmp_path_factory.mktemp("hub"), VISIT, edition)
    yield running
    running.kill()


@pytest.fixture(scope="module")
def guide(hub: HubProcess) -> Iterator[GuideServer]:
    """The guide whose pages need no start of their own; its group is that hub's."""
    server = GuideServer(CONTENT, "--hub", hub.url)
    yield server
    server.stop()


@pytest.fixture
def join_in(browser: Browser) -> Iterator[Callable[..., Member]]:
    """Gives tablets: ``join_in(url, width=390, height=844)``."""
    contexts: list[BrowserContext] = []

    def join(url: str, width: int = 1180, height: int = 820) -> Member:
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, locale="fr-FR"))  # type: ignore[arg-type]
        return Member(contexts[-1], url)

    yield join
    for context in contexts:
        context.close()


def move_on(lead: Member, number: int) -> None:
    """Tap « next » until the group is at stop ``number``: it is deaf for two seconds after a step."""
    for _ in range(20):
        lead.tap(NEXT)
        for _ in range(15):
            if lead.page.evaluate("text => visitGuideTest.sees(text)", f"Étape {number} lancée"):
                return
            lead.page.wait_for_timeout(100)
    raise AssertionError(f"the group never moved; shown: {lead.words()}")


def test_a_day_of_a_group(hub: HubProcess, guide: GuideServer, join_in: Join) -> None:
    lead, one, late = join_in(guide.url), join_in(hub.url, 390, 844), join_in(hub.url)
    one.set_out(f"/groupe/{hub.code}")
    lead.go(f"/animation/{hub.key}")
    lead.see("La visite n’a pas commencé")
    lead.arrive("/animation")
    one.be_there()
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

    # The group moves while somebody types: no character is lost, nor the place to type.
    late.tap("Ma note")
    late.wait("() => document.activeElement.tagName === 'TEXTAREA'", "the focus")
    late.page.keyboard.type("Voir la rue")
    late.page.keyboard.press("ArrowLeft")
    late.page.keyboard.type("x")
    lead.tap(NEXT)
    for sign in "abcdef":
        late.page.keyboard.type(sign)
        late.page.wait_for_timeout(60)
    late.see("Le groupe est à l’étape 2")
    late.page.keyboard.type("gh")
    late.wait(f"() => document.activeElement.value === {WRITTEN!r}", "every keystroke, at the caret")
    assert late.page.evaluate("document.activeElement.selectionStart") == len(WRITTEN) - 1
    assert late.hash() == f"/etape/{FIRST}"

    # A banner waits; joining offers the way back, to the very place in the note one was writing.
    one.see("Le groupe est à l’étape 2")
    assert one.hash() == f"/etape/{FIRST}"
    one.tap("Rejoindre")
    one.arrive(f"/etape/{SECOND}")
    lead.see("1 tablette sur 2 est ici")
    late.tap("Rejoindre")
    late.arrive(f"/etape/{SECOND}")
    late.tap("Revenir à la 1")
    late.arrive(f"/etape/{FIRST}")
    late.wait(
        f"() => document.activeElement.value === {WRITTEN!r}"
        f" && document.activeElement.selectionStart === {len(WRITTEN) - 1}",
        "the note and the caret in it",
    )
    late.tap("Groupe : étape 2")
    late.arrive(f"/etape/{SECOND}")

    # Two steps without a network, while the hub is killed and comes back with the same store.
    one.offline(True)
    move_on(lead, 3)
    late.see("Le groupe est à l’étape 3")
    hub.kill()
    move_on(lead, 4)
    lead.see("Sans réseau")
    hub.start()
    late.see("Le groupe est à l’étape 4")
    lead.see("reliée")
    assert one.hash() == f"/etape/{SECOND}"
    one.offline(False)
    one.see("Le groupe est à l’étape 4")

    # What the participant shares comes back by a code shown on their screen.
    one.turn_to("/groupe/partager")
    lead.turn_to(one.path_of_code())
    lead.turn_to("/animation/lire")
    lead.see("Lu. Tout était déjà connu")

    # A message to all, then the end.
    lead.turn_to("/animation/message")
    lead.tap("Rendez-vous à")
    one.see("Message au groupe")
    lead.see_no_more("Étape 4 lancée")  # its bar lies over the end of the list
    lead.tap("Terminer la visite")
    late.see("La visite est terminée")


def test_two_facilitators_and_no_hub(hub: HubProcess, guide: GuideServer, join_in: Join) -> None:
    key, _ = hub.new_group()
    lead, other = join_in(guide.url), join_in(guide.url)
    for tablet in (lead, other):
        tablet.go(f"/animation/{key}")
        tablet.see("La visite n’a pas commencé")
    lead.tap("Lancer la visite")
    other.see("Église Saint-Vaast")
    hub.kill()
    lead.see("Sans réseau")

    # Both lead without knowing of each other; once they hear, both show the same.
    move_on(lead, 2)
    other.turn_to("/animation/journee")
    other.tap("Logements sociaux BBC")
    other.see("Étape 3 lancée")
    hub.start()
    for tablet in (lead, other):  # the later step wins, for both, though the lead made more of them
        tablet.see("tablette reliée")
        tablet.wait("() => visitGuideTest.words().split('Prévu')[0].includes('Logements')", "the same stop")


def test_a_paper_sheet_in_two_tabs_is_never_written_over_unasked(hub: HubProcess, join_in: Join) -> None:
    key, _ = hub.new_group()
    one = join_in(hub.url)
    one.go(f"/animation/{key}")
    one.see("reliée")
    one.turn_to("/animation/papier")
    one.type_into(NAME, "Paul Petit")
    one.page.wait_for_timeout(KEPT_MS)
    other = one.another_tab()
    other.go("/animation/papier")
    other.see("Paul Petit")
    other.type_into(LINE, "1b")
    one.see("dans une autre fenêtre")
    one.type_into(NAME, " et Cie")
    one.page.wait_for_timeout(KEPT_MS)
    assert not other.page.evaluate("visitGuideTest.sees('dans une autre fenêtre')"), "it wrote nothing over"
    one.tap("Reprendre celle de l’autre fenêtre")
    one.see("1 réponse sur")
    one.see_no_more("et Cie")


async def hand_in(url: str, key: str, events: Sequence[Event]) -> None:
    """Give a day's events to the hub, as another facilitator's device would."""
    keys, token = derive(key), secrets.token_urlsafe(32)
    client = HubClient(NativeTransport(url))
    await client.join(keys.code, "leader-elsewhere", token, keys.proof)
    for begin in range(0, len(events), 50):
        await client.push(token, events[begin : begin + 50])


def test_the_papers_come_from_the_console(hub: HubProcess, join_in: Join) -> None:
    key, _ = hub.new_group()
    day = simulate(shipped_guide(), people=4, seed=2, group=derive(key).group)
    with ThreadPoolExecutor(1) as apart:  # the browser's own loop runs in this thread
        apart.submit(asyncio.run, hand_in(hub.url, key, day.history)).result()
    lead = join_in(hub.url)
    lead.go(f"/animation/{key}")
    lead.see("reliée")
    lead.turn_to("/animation/questionnaires")
    with lead.page.expect_download() as caught:
        lead.tap("Faire le bilan et les papiers")
    with zipfile.ZipFile(caught.value.path()) as archive:
        names = archive.namelist()
        assert {"bilan.pdf", "emargement.pdf", "resultats.csv", "resultats.xlsx", "journal.jsonl"} < set(
            names
        )
        certificates = [name for name in names if name.startswith("certificats/")]
        assert len(certificates) == len(day.people)
        for name in ("bilan.pdf", "emargement.pdf", *certificates):
            assert archive.read(name).startswith(b"%PDF-")
    lead.see("Les papiers sont faits")
    lead.screenshot("papers")
