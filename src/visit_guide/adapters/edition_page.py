"""The page of an offline edition around the app: what it keeps on the device, what it can do.

Only there when the app runs in that page; a script module called `visit_guide_page` then is.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["EditionPage", "edition_page"]


class EditionPage:
    """Talks to the page's scripts.

    Args:
        bridge: The page's side: `state()`, `listen(listener)` and `ask(action)`; states are JSON texts.
    """

    def __init__(self, bridge: Any) -> None:
        self._bridge = bridge

    def state(self) -> Mapping[str, object]:
        """What the page says of what it keeps; see publish/web/edition.js."""
        return _from_json(self._bridge.state())

    def listen(self, listener: Callable[[Mapping[str, object]], None]) -> None:
        """Call ``listener`` with the state whenever it changes."""
        self._bridge.listen(lambda text: listener(_from_json(text)))

    def ask(self, action: str) -> None:
        """Have the page do ``action``: one of those in publish/web/edition.js, or ``shown``."""
        self._bridge.ask(action)


def edition_page() -> EditionPage | None:
    """The page around the app, or None where there is none of that kind."""
    try:
        return EditionPage(importlib.import_module("visit_guide_page"))
    except ImportError:
        return None


def _from_json(text: object) -> Mapping[str, object]:
    found = json.loads(str(text))
    return found if isinstance(found, dict) else {}
