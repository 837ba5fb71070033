"""A paper form half typed in: still there after another screen, a reload, a group left."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import flet as ft
import pytest

from tests.ui.control_tree import key_of
from tests.ui.guide_app import has, open_app
from tests.ui.harness import Harness
from tests.ui.test_keeping import around
from tests.ui.test_lead_questionnaires import Open, leading, sessions
from tests.ui.test_questionnaires import place_of
from tests.unit.services.fake_hub import a_key
from visit_guide.domain.keys import draw_key
from visit_guide.domain.questionnaire import Form, Moment, QuestionKind
from visit_guide.domain.sitting import paper_for
from visit_guide.state.session import Session
from visit_guide.ui.inversions import unbroken

__all__ = ["sessions"]


def value(screen: Harness, key: str) -> str:
    return str(screen.find(ft.TextField, key=key).value)


def half_typed(harness: Open, opened: list[Session], **more: Any) -> tuple[Harness, Session]:
    screen, session = leading(harness, opened, size="wide", **more)
    screen.tap(key="lead-paper")
    screen.type("Paul Petit", key="paper-name")
    screen.tap(key="paper-form-B")
    screen.type("1b 2 4 7cab", key="paper-line")
    return screen, session


def still_there(screen: Harness) -> None:
    assert screen.sees("Feuille commencée")
    assert value(screen, "paper-name") == "Paul Petit"
    assert value(screen, "paper-line") == "1b 2 4 7cab"
    assert has(screen, "paper-0-b1"), "the form that was chosen"
    assert screen.sees("3 réponses sur")


def nothing_there(screen: Harness) -> None:
    assert value(screen, "paper-name") == value(screen, "paper-line") == ""
    assert not has(screen, "paper-empty")
    assert not screen.sees("Feuille commencée")


def kept_on(stored: dict[str, Any]) -> list[str]:
    return [key for key in stored if "visit-guide-paper" in key]


def test_another_screen_and_back(harness: Open, sessions: list[Session]) -> None:
    screen, _ = half_typed(harness, sessions)
    assert not screen.sees("Feuille commencée"), "nobody left it yet"
    screen.tap(key="lead-back")
    screen.tap(key="lead-paper")
    still_there(screen)
    screen.tap(key="paper-keep")
    nothing_there(screen)
    screen.go("/animation")
    screen.go("/animation/papier")
    nothing_there(screen)


@pytest.mark.parametrize("forgets", [False, True])
def test_what_is_said_of_keeping_it_is_true(
    forgets: bool, harness: Open, sessions: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    around(monkeypatch, phase="starting", forgets=forgets)
    screen, _ = half_typed(harness, sessions)
    assert screen.sees("Ce qui est saisi reste sur cet appareil") is not forgets
    assert screen.sees("fermer ou recharger la page l’efface") is forgets


def test_a_tab_that_is_killed(harness: Open, sessions: list[Session]) -> None:
    stored: dict[str, Any] = {}
    screen, _ = half_typed(harness, sessions, preferences=stored)
    screen.advance(0.5)
    again, session = open_again(harness, sessions, stored)
    still_there(again)
    again.tap(key="paper-keep")
    again.advance(1)
    assert [one.name for one in session.led_forms.now().forms.people] == ["Paul Petit"]
    assert not kept_on(stored)


def open_again(harness: Open, opened: list[Session], stored: dict[str, Any]) -> tuple[Harness, Session]:
    screen = open_app(harness, size="wide", preferences=stored)
    screen.go("/animation/papier")
    return screen, opened[-1]


class Windows:
    """Two windows of one device: each hears what the other writes, as browsers tell it."""

    def __init__(self, harness: Open, opened: list[Session], monkeypatch: pytest.MonkeyPatch) -> None:
        self._listeners: list[Callable[[str], None]] = []
        around(monkeypatch, self._listeners.append, phase="starting")
        self._stored: dict[str, Any] = {}
        self.first, _ = leading(harness, opened, size="wide", preferences=self._stored)
        self.first.advance(1)
        self.second, _ = open_again(harness, opened, self._stored)
        self.first.tap(key="lead-paper")
        self._visit = opened[0].recorder.visit
        self._told = ""
        self._times = 0

    @property
    def kept(self) -> str:
        return "".join(self._stored[key] for key in kept_on(self._stored))

    def type(self, screen: Harness, text: str, key: str = "paper-name") -> None:
        screen.type(text, key=key)
        self.wait(screen)

    def tap(self, screen: Harness, key: str) -> None:
        screen.tap(key=key)
        self.wait(screen)

    def wait(self, screen: Harness) -> None:
        """Until ``screen`` has kept what it has; the other one hears of that when it is something new."""
        screen.advance(1)
        other = self.second if screen is self.first else self.first
        if self.kept != self._told:
            self._told = self.kept
            self._times += 1
            paper = {"visit": self._visit, "said": self.kept, "number": self._times}
            told = {"phase": "starting", "paper": paper}
            self._listeners[0 if other is self.first else 1](json.dumps(told))
            other.advance(0.1)


@pytest.fixture
def windows(harness: Open, sessions: list[Session], monkeypatch: pytest.MonkeyPatch) -> Windows:
    return Windows(harness, sessions, monkeypatch)


def test_a_window_where_nothing_was_typed_shows_the_sheet_of_the_other(windows: Windows) -> None:
    windows.type(windows.first, "Paul Petit")
    assert value(windows.second, "paper-name") == "Paul Petit"
    assert not has(windows.second, "paper-take-other")
    windows.tap(windows.first, "paper-empty")
    assert value(windows.second, "paper-name") == ""
    assert not windows.second.sees("Feuille commencée")


def test_a_sheet_done_with_in_one_window_is_not_offered_as_one_to_take_up(windows: Windows) -> None:
    windows.type(windows.first, "Paul Petit")
    windows.type(windows.second, "2 4", "paper-line")
    windows.tap(windows.second, "paper-empty")
    assert windows.first.sees("enregistrée ou vidée dans une autre fenêtre")
    assert not windows.first.sees("Reprendre celle")
    windows.tap(windows.first, "paper-keep-this")
    assert "Paul Petit" in windows.kept


def test_a_second_window_does_not_write_over_the_sheet_of_the_first(windows: Windows) -> None:
    first, second = windows.first, windows.second
    windows.type(first, "Paul Petit")
    windows.type(second, "2 4", "paper-line")
    assert first.sees("dans une autre fenêtre")
    windows.type(first, "5a", "paper-line")
    assert "2 4" in windows.kept
    assert "5a" not in windows.kept
    windows.tap(first, "paper-take-other")
    assert value(first, "paper-line") == "2 4"
    assert not has(first, "paper-take-other")
    windows.type(first, "2 4 5a", "paper-line")
    assert "5a" in windows.kept
    assert has(second, "paper-take-other"), "each is told of the other"


def test_a_sheet_taken_over_and_saved_elsewhere_is_told_to_whoever_began_it(windows: Windows) -> None:
    first, second = windows.first, windows.second
    windows.type(second, "Paul Petit")
    windows.type(second, "1b 2 4", "paper-line")
    windows.type(first, "Paul Petit et Cie")
    windows.tap(second, "paper-keep-this")
    windows.tap(first, "paper-take-other")
    assert value(first, "paper-line") == "1b 2 4"
    windows.tap(first, "paper-keep")
    assert not windows.kept
    assert second.sees("enregistrée ou vidée dans une autre fenêtre")
    windows.tap(second, "paper-take-other")
    assert value(second, "paper-name") == ""


def test_a_window_may_go_on_with_its_own_sheet(windows: Windows) -> None:
    first, second = windows.first, windows.second
    first.type("Paul Petit", key="paper-name")
    second.type("Zoé", key="paper-name")
    windows.wait(first)
    windows.tap(second, "paper-keep-this")
    assert "Zoé" in windows.kept
    assert value(second, "paper-name") == "Zoé"
    assert not has(second, "paper-take-other")
    windows.tap(first, "paper-empty")
    assert "Zoé" in windows.kept, "what the other window typed is not emptied with it"


def test_emptying_it_can_be_undone(harness: Open, sessions: list[Session]) -> None:
    stored: dict[str, Any] = {}
    screen, _ = half_typed(harness, sessions, preferences=stored)
    screen.advance(1)
    assert kept_on(stored)
    screen.tap(key="paper-empty")
    screen.advance(1)
    nothing_there(screen)
    assert not kept_on(stored)
    screen.tap(key="undo")
    assert value(screen, "paper-name") == "Paul Petit"
    assert value(screen, "paper-line") == "1b 2 4 7cab"


@pytest.mark.parametrize("leave", ["leave", "other"])
def test_it_goes_with_the_group(harness: Open, sessions: list[Session], leave: str) -> None:
    stored: dict[str, Any] = {}
    screen, session = half_typed(harness, sessions, preferences=stored)
    screen.advance(1)
    group = session.travelling.group
    leaves: dict[str, Callable[[], object]] = {
        "leave": group.leave,
        "other": lambda: group.open(draw_key(lambda count: bytes(count))),
    }
    screen.run(leaves[leave])
    screen.advance(1)
    assert not kept_on(stored)
    screen.run(lambda: group.open(a_key()))
    screen.go("/animation/papier")
    nothing_there(screen)


def test_it_is_erased_with_all_the_rest_and_comes_back_with_it(
    harness: Open, sessions: list[Session]
) -> None:
    stored: dict[str, Any] = {}
    screen, session = half_typed(harness, sessions, preferences=stored)
    screen.advance(1)
    screen.run(session.take.wipe)
    screen.advance(1)
    assert not kept_on(stored)
    screen.tap(key="undo")
    screen.advance(1)
    assert kept_on(stored)
    screen.go("/animation")
    screen.go("/animation/papier")
    still_there(screen)


def stops(screen: Harness) -> list[str]:
    """What can be acted on, from the top, by its key."""
    kinds = (ft.TextField, ft.Button)
    return [str(path[-1].key) for path in screen.paths() if isinstance(path[-1], kinds)]


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_nothing_stands_between_the_questions_of_a_sheet(
    harness: Open, sessions: list[Session], size: str
) -> None:
    screen, session = leading(harness, sessions, size=size)
    screen.tap(key="lead-paper")
    seen = stops(screen)
    assert not [key for key in seen if key.startswith(("nav-", "toggle-"))]
    beside: dict[int, set[int]] = {}
    for path in screen.paths():
        if str(key_of(path[-1])).startswith("paper-0-"):
            for above, inside in pairwise(path):
                if isinstance(above, ft.Row):
                    beside.setdefault(id(above), set()).add(id(inside))
    assert {len(parts) for parts in beside.values()} == {1}, "questions are below each other"
    paper = paper_for(session.guide.questionnaires, Moment.START, Form.A)
    asked = [key.split("-")[1] for key in seen if key.startswith("answer-")]
    assert list(dict.fromkeys(asked)) == [one.id for one in paper.questions]
    assert seen[-1] == "paper-keep-end"


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("settings", [{}, {"text_scale": 200}])
def test_every_question_is_there_to_be_read_whole(
    harness: Open, sessions: list[Session], size: str, settings: dict[str, Any]
) -> None:
    screen, session = leading(harness, sessions, size=size, settings=settings)
    screen.tap(key="lead-paper")
    for one in paper_for(session.guide.questionnaires, Moment.START, Form.A).questions:
        shown = [text for text in screen.find_all(ft.Text) if text.value == unbroken(one.question)]
        assert shown, one.id
        assert all(text.max_lines is None for text in shown), one.id


def test_a_field_is_called_what_is_read_above_it(harness: Open, sessions: list[Session]) -> None:
    screen, _ = leading(harness, sessions, size="wide")
    screen.tap(key="lead-paper")
    for key, read in (("paper-name", "Qui l’a rempli\u00a0?"), ("paper-line", "Toute la feuille au clavier")):
        assert screen.sees(read)
        path = next(path for path in screen.paths() if key_of(path[-1]) == key)
        names = [one.label for one in path if isinstance(one, ft.Semantics) and one.label]
        assert read in names[-1]


def test_a_field_stays_in_its_place_whatever_is_typed(harness: Open, sessions: list[Session]) -> None:
    screen, _ = leading(harness, sessions, size="wide")
    screen.tap(key="lead-paper")
    screen.tap(key="paper-form-A")
    places = set()
    for signs in ("", "c", "ca", "cab", "cabx"):  # to match: one letter is not an answer yet
        screen.type(signs, key="answer-a3")
        places.add(place_of(screen.find(ft.TextField, key="answer-a3")))
        assert screen.sees("Une lettre par ligne") == (signs in ("c", "ca", "cabx"))
    assert len(places) == 1


def test_the_name_of_the_next_sheet_waits(harness: Open, sessions: list[Session]) -> None:
    screen, _ = half_typed(harness, sessions)
    assert not screen.find(ft.TextField, key="paper-name").autofocus
    screen.tap(key="paper-keep-end")
    assert screen.find(ft.TextField, key="paper-name").autofocus
    screen.type("Léa", key="paper-name")
    screen.tap(key="answer-p1-0")
    assert not screen.find(ft.TextField, key="paper-name").autofocus


def test_enter_keeps_a_sheet_without_a_gap(harness: Open, sessions: list[Session]) -> None:
    screen, session = half_typed(harness, sessions)
    screen.submit(key="paper-line")
    assert not session.led_forms.now().forms.people
    paper = paper_for(session.guide.questionnaires, Moment.START, Form.B)
    tapped = [n for n, one in enumerate(paper.questions, 1) if one.kind is not QuestionKind.TEXT]
    screen.type(" ".join(f"{n}?" for n in tapped[:-1]), key="paper-line")
    screen.submit(key="paper-line")
    assert not session.led_forms.now().forms.people
    screen.type(" ".join(f"{n}?" for n in tapped), key="paper-line")
    screen.submit(key="paper-line")
    assert [one.name for one in session.led_forms.now().forms.people] == ["Paul Petit"]
