"""The organiser's papers, asked for from a facilitator's console."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.ui.guide_app import has
from tests.ui.harness import Harness
from tests.ui.test_group import hub, lead_elsewhere, open_group
from tests.unit.services.fake_hub import FakeHub, a_key
from visit_guide.domain.events import Kind
from visit_guide.ports import Reply

__all__ = ["hub"]

Open = Callable[..., Harness]
BUTTON = "lead-papers"
ZIP = Reply(status=200, body=None, data=b"PK and more")


def refusal(number: int, **more: str) -> Reply:
    return Reply(status=500, body={"error": {"number": number, "name": "x", "message": "x"} | more})


def console(harness: Open, hub: FakeHub, size: str = "wide", up: bool = True) -> Harness:
    """The questionnaires' screen of the console, after something happened."""
    screen = open_group(harness, hub, f"/animation/{a_key()}", size, up)
    screen.go("/animation/questionnaires")
    screen.answer("FilePicker", "save_file", None)
    return screen


def begun(harness: Open, hub: FakeHub, size: str = "wide") -> Harness:
    screen = console(harness, hub, size)
    assert not has(screen, BUTTON), "nothing happened yet"
    lead_elsewhere(screen, hub, 1, Kind.JOINED, role="participant", name="Amina")
    return screen


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_relay_makes_them_and_the_browser_keeps_them(harness: Open, hub: FakeHub, size: str) -> None:
    hub.papers = ZIP
    screen = begun(harness, hub, size)
    screen.tap(key=BUTTON)
    screen.advance(2)
    kept = screen.calls("FilePicker", "save_file")[-1]
    assert (kept["file_name"], bytes(kept["src_bytes"])) == ("papiers-loos-en-gohelle.zip", ZIP.data)
    assert screen.sees("Les papiers sont faits")
    screen.tap(key="papers-codes")
    assert screen.sees("avec des codes")
    screen.tap(key=BUTTON)
    screen.advance(2)
    assert screen.calls("FilePicker", "save_file")[-1]["file_name"] == "papiers-sans-nom-loos-en-gohelle.zip"
    assert hub.asked_for == ["names=true", "names=false"]


@pytest.mark.parametrize("noted", [False, True])
def test_what_could_not_be_printed_is_told_with_where_it_is_written(
    harness: Open, hub: FakeHub, *, noted: bool
) -> None:
    hub.papers = replace(ZIP, data=b"PK a-lire.txt and more") if noted else ZIP
    screen = begun(harness, hub)
    screen.tap(key=BUTTON)
    screen.advance(2)
    assert screen.sees("Les papiers sont faits")
    assert screen.sees("a-lire.txt") == noted


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (refusal(160), "\u2011\u2011content DOSSIER"),
        (refusal(161), "visit-guide[tools]"),
        (refusal(162), "le contenu d’une autre visite"),
        (refusal(163), "Réessayez dans une minute"),
        (refusal(164, detail="bilan : police introuvable"), "bilan : police introuvable"),
        (refusal(165), "plus de temps ou de place"),
        (refusal(102), "plusieurs fois de suite"),
        (refusal(120), "ne reconnaît pas cet appareil"),
        (refusal(121), "comme celui de l’animation. Sans le relais"),
        (Reply(status=502, body=None), "Le relais ne répond pas"),
        (None, "version plus ancienne"),
    ],
)
def test_why_there_are_none_is_said_with_what_to_do(
    harness: Open, hub: FakeHub, answer: Reply | None, said: str
) -> None:
    screen = begun(harness, hub)
    hub.papers = answer
    screen.tap(key=BUTTON)
    screen.advance(2)
    assert screen.sees(said)
    assert not screen.calls("FilePicker", "save_file")
    assert has(screen, BUTTON)


def test_without_a_relay_it_says_what_does_the_same(harness: Open, hub: FakeHub) -> None:
    screen = console(harness, hub, up=False)
    screen.tap(key="lead-open-start")
    assert not has(screen, BUTTON)
    assert screen.sees("il faut le relais")
    assert screen.sees("visit-guide report")
    assert has(screen, "lead-journal")
