"""Which of the group's notices lie above a screen when there are many."""

from __future__ import annotations

import flet as ft

from tests.unit.group_events import happened
from visit_guide.domain.events import Kind
from visit_guide.ui.components.group_told import Told, latest


def told(clock: int, title: str) -> Told:
    return Told(event=happened(clock, Kind.MESSAGE), icon=ft.Icons.CAMPAIGN_ROUNDED, title=title)


def titles(*given: Told, most: int = 3) -> list[str]:
    return [one.title for one in latest(given, most)]


def test_the_oldest_leaves_first_and_the_rest_keep_their_order() -> None:
    four = told(4, "departure"), told(1, "message"), told(3, "end"), told(2, "late")
    assert titles(*four) == ["departure", "end", "late"]
    assert titles(*four, most=1) == ["departure"]
    assert titles(*four, most=0) == []


def test_few_are_all_shown() -> None:
    assert titles(told(2, "end"), told(1, "message")) == ["end", "message"]


def test_the_same_twice_is_shown_once_the_newer_of_the_two() -> None:
    first, second, other = told(1, "same"), told(3, "same"), told(2, "other")
    assert latest([first, other, second], 3) == [other, second]
