"""A paper form half typed in: still there after another screen, a reload, a group left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from tests.ui.guide_app import has, open_app
from tests.ui.harness import Harness
from tests.ui.test_lead_questionnaires import Open, leading, sessions
from tests.unit.services.fake_hub import a_key
from visit_guide.domain.keys import draw_key
from visit_guide.state.session import Session

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
