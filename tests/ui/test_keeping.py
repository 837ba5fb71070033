"""What is said of what the device keeps is true: where it keeps nothing, and where a save failed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from tests.ui.guide_app import open_app
from tests.ui.harness import Harness

Open = Callable[..., Harness]
LOST = "fermer ou recharger la page"
SAID = {
    "/reglages": "Tout est gardé aussitôt",
    "/confidentialite": "Ils restent sur cet appareil",
    "/emargement": "votre signature reste sur cet appareil",
    "/questionnaire/debut": "Vos réponses restent sur cet appareil",
    "/carnet": "Vos notes restent sur cet appareil",
}
"""By screen, the promise of a device that keeps what is done."""


def around(
    monkeypatch: pytest.MonkeyPatch, listen: Callable[..., object] = lambda _: None, **state: object
) -> None:
    """Have the app run in the page of an edition that says ``state``; ``listen`` gets its listener."""
    page = ModuleType("visit_guide_page")
    vars(page).update(state=lambda: json.dumps(state), listen=listen, ask=lambda _: None)
    monkeypatch.setitem(sys.modules, page.__name__, page)


@pytest.mark.parametrize("path", SAID)
def test_a_device_that_keeps_says_so(path: str, harness: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    around(monkeypatch, phase="ready", forgets=False)
    screen = open_app(harness, path=path)
    assert screen.sees(SAID[path])
    assert not screen.sees(LOST)


@pytest.mark.parametrize("path", SAID)
def test_a_browser_set_to_keep_nothing_promises_nothing(
    path: str, harness: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    around(monkeypatch, phase="starting", forgets=True)
    screen = open_app(harness, path=path)
    assert not screen.sees(SAID[path])
    assert screen.sees(LOST)


def test_a_note_of_a_browser_that_keeps_nothing_is_not_said_to_be_saved(
    harness: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    around(monkeypatch, phase="starting", forgets=True)
    screen = open_app(harness, path="/etape/rue-hoche/discussion")
    screen.type("Une note", key="note-trois-details")
    assert screen.sees(LOST)
    screen.advance(10)
    assert not screen.sees("Enregistré sur l’appareil")
    assert screen.sees(LOST)


def test_a_question_of_a_browser_that_keeps_nothing_is_not_said_to_be_kept(
    harness: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    around(monkeypatch, phase="starting", forgets=True)
    screen = open_app(harness, path="/questionnaire/debut/1")
    assert not screen.sees("Gardé sur l’appareil")
    assert screen.sees("Rien n’est gardé")


@pytest.mark.parametrize("path", SAID)
def test_nothing_is_promised_while_what_was_done_cannot_be_saved(path: str, harness: Open) -> None:
    screen = open_app(harness, path="/reglages")

    def full(_: object) -> bool:
        raise OSError("QuotaExceededError")

    screen.answer("SharedPreferences", "set", full)
    screen.tap(key="text_scale-125")
    screen.go(path)
    assert not screen.sees(SAID[path])
    assert screen.sees(LOST)
