"""A whole sheet in one line, as it is typed: its answers are those that it says now."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from tests.ui.harness import Harness
from tests.ui.test_lead_questionnaires import Open, leading, sessions
from tests.ui.test_paper_desk import open_again, value
from visit_guide.state.session import Session

__all__ = ["sessions"]


def begun(harness: Open, opened: list[Session], **more: Any) -> tuple[Harness, Session]:
    screen, session = leading(harness, opened, size="wide", **more)
    screen.tap(key="lead-paper")
    screen.type("Paul Petit", key="paper-name")
    screen.tap(key="paper-moment-end")
    screen.tap(key="paper-form-A")
    return screen, session


def typed(screen: Harness, line: str) -> None:
    """Type ``line`` as fingers do, a sign at a time."""
    for end in range(1, len(line) + 1):
        screen.type(line[:end], key="paper-line")


def deleted(screen: Harness) -> None:
    """Delete the line from its end, a sign at a time."""
    line = value(screen, "paper-line")
    for end in reversed(range(len(line))):
        screen.type(line[:end], key="paper-line")


def given(session: Session) -> dict[str, str]:
    """What the sheet that was kept says."""
    sent = session.led_forms.now().forms.submissions[-1]
    return {one.question: one.response for one in sent.given if one.response}


@pytest.mark.parametrize("line", ["5=90 6bc", "5=90 1b2", "5=90 6b 6c", "5=90 12 3 2"])
def test_what_a_line_says_no_longer_is_no_answer(harness: Open, sessions: list[Session], line: str) -> None:
    screen, session = begun(harness, sessions)
    typed(screen, line)
    assert screen.sees("1 réponse sur")
    deleted(screen)
    assert screen.sees("0 réponse sur")
    screen.tap(key="paper-keep")
    assert given(session) == {}


def test_enter_does_what_is_said_of_it(harness: Open, sessions: list[Session]) -> None:
    screen, _ = begun(harness, sessions)
    assert screen.sees("Entrée enregistre la feuille\u00a0; seules les réponses rédigées peuvent manquer.")
    assert screen.find(ft.TextField, key="paper-name").max_length == 80


def test_a_tick_by_hand_outlives_the_line(harness: Open, sessions: list[Session]) -> None:
    screen, session = begun(harness, sessions)
    screen.tap(key="answer-a2-0")
    typed(screen, "1b 2c 4v")
    screen.tap(key="answer-a4-f")
    screen.tap(key="answer-a1-1")
    assert screen.sees("2 réponses sur"), "the first was taken back, although the line says it"
    deleted(screen)
    screen.tap(key="paper-keep")
    assert given(session) == {"a2": "0", "a4": "f"}


def test_a_line_kept_on_the_device_can_still_be_deleted(harness: Open, sessions: list[Session]) -> None:
    stored: dict[str, Any] = {}
    screen, _ = begun(harness, sessions, preferences=stored)
    typed(screen, "1b 2c 5=90")
    screen.tap(key="answer-a2-0")
    screen.advance(1)
    again, session = open_again(harness, sessions, stored)
    assert again.sees("3 réponses sur")
    deleted(again)
    assert again.sees("1 réponse sur")
    again.tap(key="paper-keep")
    assert given(session) == {"a2": "0"}


def test_a_question_said_twice_is_told(harness: Open, sessions: list[Session]) -> None:
    screen, session = begun(harness, sessions)
    typed(screen, "6b 1c 6c")
    assert screen.sees("question 6 dite deux fois")
    screen.tap(key="paper-keep")
    assert not session.led_forms.now().forms.people
    assert screen.sees("Corrigez ou effacez d’abord")
    screen.type("6b 1c", key="paper-line")
    assert not screen.sees("dite deux fois")
    screen.tap(key="paper-keep")
    assert given(session) == {"a6": "1", "a1": "2"}


def test_a_letter_twice_where_one_is_asked_is_told(harness: Open, sessions: list[Session]) -> None:
    screen, _ = begun(harness, sessions)
    typed(screen, "5=90 6bb")
    assert screen.sees("6bb (une seule lettre)")
    assert screen.sees("1 réponse sur")
