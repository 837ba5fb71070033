"""Entry of the offline edition: Python runs in the page, with the compiled guide beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from visit_guide.bootstrap import tablet_app

__all__ = ["prepare", "run"]

App = Callable[[ft.Page], Awaitable[None]]


def prepare(compiled: bytes) -> App:
    """The app that shows the guide ``compiled``, before there is a page to show it on.

    Raises:
        BundleError: the guide is damaged or of another format.
    """
    return tablet_app(compiled, client_fonts=True)


def run(app: App) -> None:
    """Start ``app`` in the page."""
    ft.run(app)
