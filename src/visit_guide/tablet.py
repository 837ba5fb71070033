"""Entry of the offline edition: Python runs in the page, with the compiled guide beside it."""

from __future__ import annotations

import flet as ft

from visit_guide.bootstrap import tablet_app

__all__ = ["run"]


def run(compiled: bytes) -> None:
    """Start the guide ``compiled`` in the page.

    Raises:
        BundleError: it is damaged or of another format.
    """
    ft.run(tablet_app(compiled))
