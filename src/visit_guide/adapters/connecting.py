"""Which transport asks a hub, and where a page's hub is."""

from __future__ import annotations

import sys

from visit_guide.ports import Transport

__all__ = ["base_of", "connect"]


def connect(address: str) -> Transport:
    """What asks the hub at ``address``: the page's own fetch where Python runs in the page."""
    if sys.platform == "emscripten":
        from visit_guide.adapters.transport_browser import BrowserTransport

        return BrowserTransport(address)
    from visit_guide.adapters.transport_native import NativeTransport

    return NativeTransport(address)


def base_of(address: str) -> str:
    """The folder of a page's address: the hub, if there is one, is below it."""
    plain = address.partition("?")[0]
    return plain if plain.endswith("/") else plain.rpartition("/")[0] + "/"
