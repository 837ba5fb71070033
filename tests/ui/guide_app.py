"""Opens the whole guide on a pretend tablet, with any content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.ui.harness import Harness
from visit_guide import bootstrap
from visit_guide.bootstrap import FixedGuide, make_app
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "content"
OTHER_TOWN = ROOT / "tests" / "fixtures" / "autre-ville"
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"

SIZES = {"phone": (390, 844), "tablet": (820, 1180), "wide": (1180, 820), "small-phone": (320, 568)}


@cache
def guide_of(folder: Path) -> Guide:
    """The compiled content of ``folder``."""
    compilation = compile_content(folder)
    assert compilation.guide is not None, compilation.problems
    return compilation.guide


class Source(FixedGuide):
    """A guide that a test may replace while pages are open."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self.listeners: dict[Callable[[], None], None] = {}

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` on :meth:`tell`, until the returned function is called."""
        self.listeners[listener] = None
        return lambda: self.listeners.pop(listener, None)

    def tell(self, guide: Guide | None = None, *problems: str) -> None:
        """Say that the content changed: to ``guide``, or for the worse."""
        self.guide = guide or self.guide
        self.problems = problems
        for listener in tuple(self.listeners):
            listener()


def open_app(
    harness: Callable[..., Harness],
    *,
    content: Path | Guide = SHIPPED,
    size: str = "tablet",
    path: str = "/",
    source: FixedGuide | None = None,
    settings: dict[str, Any] | None = None,
    **more: Any,
) -> Harness:
    """The app at ``path``, with these settings already chosen."""
    width, height = SIZES[size]
    route = "/reglages" if settings else path
    screen = harness(width=width, height=height, route=route, **more)
    guide = guide_of(content) if isinstance(content, Path) else content
    screen.answer("UrlLauncher", "launch_url", True)
    screen.start(make_app(source or FixedGuide(guide)))
    for name, value in (settings or {}).items():
        if name in ("outdoor", "reduce_motion"):
            screen.change(value, key=name)
        else:
            screen.tap(key=f"{name}-{value}")
    if settings:
        screen.go(path)
    return screen


def at_time(monkeypatch: pytest.MonkeyPatch, hour: int, minute: int = 0) -> None:
    """What the device's clock says."""
    monkeypatch.setattr(bootstrap, "now", lambda: datetime(2026, 5, 28, hour, minute).astimezone())


def has(screen: Harness, key: str) -> bool:
    """Whether something with that key is shown."""
    return bool(screen.find_all(key=key))
