"""The app finds the page around it, when there is one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import ModuleType

import pytest

from visit_guide.adapters.edition_page import edition_page


def test_elsewhere_there_is_none() -> None:
    assert edition_page() is None


def test_states_come_as_texts_and_wishes_go_as_words(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    listeners: list[Callable[[str], None]] = []
    module = ModuleType("visit_guide_page")
    vars(module).update(state=lambda: '{"phase": "ready"}', listen=listeners.append, ask=asked.append)
    monkeypatch.setitem(sys.modules, "visit_guide_page", module)
    page = edition_page()
    assert page is not None
    assert page.state() == {"phase": "ready"}
    heard: list[Mapping[str, object]] = []
    page.listen(heard.append)
    listeners[0]('{"phase": "incomplete"}')
    listeners[0]("[]")
    assert heard == [{"phase": "incomplete"}, {}]
    page.ask("install")
    assert asked == ["install"]
