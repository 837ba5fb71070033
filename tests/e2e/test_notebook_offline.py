"""The notebook without a network: nothing typed is lost, and all of it comes back from its backup."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.edition_site import EditionSite
from tests.e2e.offline_tablet import WRITTEN_SECONDS, OfflineTablet

TEXTS = {
    "eglise-saint-vaast": "Énergie : le toit de l'école",
    "rue-hoche": "Commencer par une seule rue",
    "ceinture-verte": "Planter avec les classes",
}
TYPED = "abcdefghijklmnopqrstuvwxyz" * 20
A_WORD = 12


def kept(page: Page) -> str:
    """All that the page's storage holds of this visit, as one text."""
    script = "() => Object.entries(localStorage).filter(([k]) => k.includes('visit-guide.')).flat().join(' ')"
    return str(page.evaluate(script))


def longest_of(found: str) -> int:
    """How many of the signs typed are in ``found``."""
    return max(n for n in range(len(TYPED) + 1) if TYPED[:n] in found)


def on_the_device(tab: OfflineTablet, text: str) -> None:
    """Wait until the page's storage holds ``text``, and the screen says that all is kept."""
    tab.wait(f"() => Object.values(localStorage).join().includes({text!r})", "the note on the device")
    tab.see("Enregistré sur l’appareil")


def open_tab(tablet: OfflineTablet, path: str) -> None:
    tablet.turn_to(path)
    tablet.arrive(path)


def download(tablet: OfflineTablet, title: str, to: Path) -> Path:
    """Save what the card called ``title`` offers."""
    with tablet.page.expect_download() as caught:
        tablet.tap(title)
    caught.value.save_as(to)
    return to


@pytest.mark.timeout(240)
def test_a_day_of_notes_survives_a_kill_and_a_wipe(
    site: EditionSite, visited: Callable[[], OfflineTablet], tmp_path: Path
) -> None:
    site.cut()
    tablet = visited()
    tablet.go("/journee")
    for stop, text in TEXTS.items():
        open_tab(tablet, f"/etape/{stop}")
        tablet.see("Ma note")
        tablet.type_into("Ma note", text)
        tablet.see("Enregistré sur l’appareil")
    tablet.tap("Ajouter à mes favoris")

    # A worksheet, then the battery is pulled out in the middle of a word.
    open_tab(tablet, "/carnet/transposer/rue-hoche")
    tablet.see("sur 7 remplis")
    tablet.type_into("Le besoin chez nous", "")
    kept_so_far, ends = 0, math.inf
    for letter in TYPED:  # without a pause
        tablet.page.keyboard.type(letter)
        if ends == math.inf and (kept_so_far := longest_of(kept(tablet.page))) >= A_WORD:
            ends = time.monotonic() + WRITTEN_SECONDS
        if time.monotonic() > ends:
            break
    assert kept_so_far >= A_WORD, "what is typed is kept while typing goes on"
    tablet.kill()
    tablet.reopen("/carnet/transposer/rue-hoche")
    tablet.see("sur 7 remplis")
    assert longest_of(kept(tablet.page)) >= kept_so_far, "and outlives the end of the browser"

    # All is there again; the search finds it with and without accents.
    open_tab(tablet, "/carnet")
    for text in TEXTS.values():
        tablet.see(text)
    open_tab(tablet, "/recherche")
    tablet.type_into("Mots à chercher", "energie")
    tablet.see("le toit de l'école")
    tablet.page.keyboard.press("Control+A")
    tablet.page.keyboard.type("énergie")
    tablet.see("le toit de l'école")

    # Take it along, erase, bring it back: the same.
    open_tab(tablet, "/carnet/emporter")
    tablet.see("Emporter mon carnet")
    page = download(tablet, "Enregistrer le fichier", tmp_path / "carnet.html")
    assert "Planter avec les classes" in page.read_text(encoding="utf-8")
    tablet.scroll_until("Restaurer une sauvegarde", x=900)
    tablet.tap("Tout effacer…")
    backup = download(tablet, "Enregistrer une sauvegarde", tmp_path / "carnet.visite.json")
    held = json.loads(backup.read_text(encoding="utf-8"))["backup"]
    tablet.tap("Effacer maintenant")
    tablet.see("Tout est effacé sur cet appareil")
    tablet.see("Pas encore de note")
    assert "Planter" not in kept(tablet.page)
    with tablet.page.expect_file_chooser() as chooser:
        tablet.tap("Choisir le fichier de sauvegarde")
    chooser.value.set_files(backup)
    tablet.see("La sauvegarde est restaurée")
    for text in TEXTS.values():
        tablet.see(text)
    again = download_again(tablet, tmp_path)
    assert {event["id"] for event in again["events"]} >= {event["id"] for event in held["events"]}
    assert written(again) == written(held)
    assert not tablet.other_hosts()


def written(held: dict[str, list[dict[str, str]]]) -> dict[str, dict[str, str]]:
    """What a person wrote and starred, by id."""
    return {e["id"]: e for e in held["events"] if e["kind"] in ("note", "star", "worksheet")}


def download_again(tablet: OfflineTablet, folder: Path) -> dict[str, list[dict[str, str]]]:
    """A second backup, as it is held."""
    tablet.tap("Tout effacer…")
    path = download(tablet, "Enregistrer une sauvegarde", folder / "again.json")
    tablet.tap("Tout garder")
    held: dict[str, list[dict[str, str]]] = json.loads(path.read_text(encoding="utf-8"))["backup"]
    return held


@pytest.mark.timeout(120)
def test_two_tabs_open_at_once_lose_no_note(site: EditionSite, visited: Callable[[], OfflineTablet]) -> None:
    site.cut()
    left = visited()
    left.go("/etape/eglise-saint-vaast")
    right = left.another_tab()
    right.go("/etape/rue-hoche")
    for tab, text in ((left, "Depuis un onglet"), (right, "Depuis un autre"), (left, " : la suite")):
        tab.page.bring_to_front()  # a tab that nobody sees draws nothing
        tab.type_into("Ma note", text)
        on_the_device(tab, text)
    left.page.wait_for_timeout(WRITTEN_SECONDS * 1000)
    left.kill()
    left.reopen("/carnet")
    left.see("Depuis un onglet : la suite")
    left.see("Depuis un autre")


@pytest.mark.timeout(180)
def test_what_one_window_erases_no_other_window_brings_back(
    site: EditionSite, visited: Callable[[], OfflineTablet]
) -> None:
    site.cut()
    left = visited()
    left.go("/etape/eglise-saint-vaast")
    right = left.another_tab()
    right.go("/etape/rue-hoche")
    for tab, text in ((left, "Secret du premier"), (right, "Secret du second")):
        tab.page.bring_to_front()
        tab.type_into("Ma note", text)
        on_the_device(tab, text)
    left.page.bring_to_front()
    open_tab(left, "/carnet/emporter")
    left.scroll_until("Restaurer une sauvegarde", x=900)
    left.tap("Tout effacer…")
    left.tap("Effacer maintenant")
    left.see("Tout est effacé sur cet appareil")
    assert "Secret" not in kept(left.page)

    # The other window shows none of it any more, and what is written there from now on is kept.
    right.page.bring_to_front()
    open_tab(right, "/carnet")
    right.see("Pas encore de note")
    right.see_no_more("Secret du second")
    open_tab(right, "/etape/lumiwatt/discussion")
    right.type_into("Ma note", "Après coup")
    on_the_device(right, "Après coup")
    right.page.wait_for_timeout(WRITTEN_SECONDS * 1000)
    assert "Secret" not in kept(right.page)
    left.kill()
    left.reopen("/carnet")
    left.see("Après coup")
    assert "Secret" not in kept(left.page)
    left.see_no_more("Secret du second")
