"""What is rendered again, and what is left as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.guide_app import SHIPPED, guide_of, has, open_app
from tests.ui.harness import Harness
from visit_guide.ui import app


@pytest.fixture
def stops(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stops rendered, one after the other."""
    rendered: list[str] = []
    original = app.stop

    def noted(frame: Any, item: Any, site: Any) -> Any:
        rendered.append(item.id)
        return original(frame, item, site)

    monkeypatch.setattr(app, "stop", noted)
    return rendered


@pytest.mark.parametrize("size", ["phone", "wide"])
def test_a_stop_is_left_alone_while_something_is_open_above_it(
    harness: Callable[..., Harness], stops: list[str], size: str
) -> None:
    screen = open_app(harness, size=size, path="/etape/cd2e")
    sheet = guide_of(SHIPPED).site("cd2e").sheets[0]  # type: ignore[union-attr]
    screen.advance(10)  # read by now
    stops.clear()
    screen.tap(key=f"fact-{sheet.id}-{sheet.facts[0].id}")
    screen.tap(key="detail-close")
    screen.tap(key="note-here")
    assert stops == []
    screen.tap(key="editor-done")
    screen.tap(key="tab-methode")
    assert stops[-1:] == ["cd2e"]
    assert has(screen, "tab-methode")


def test_the_navigation_goes_where_it_says_on_the_latest_screen(harness: Callable[..., Harness]) -> None:
    screen = open_app(harness, size="wide", path="/etape/cd2e")
    screen.tap(key="footer-previous")
    screen.tap(key="nav-carte")
    screen.tap(key="nav-etape")
    assert screen.page.route == "/etape/lumiwatt"
    screen.tap(key="toggle-sun")
    screen.tap(key="toggle-sun")
    screen.tap(key="nav-journee")
    assert screen.page.route == "/journee"
