"""Withdrawing a signature: asked once more, since one touch is soon made; it stays in the history."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.ui.components.callout import callout
from visit_guide.ui.components.landing import Landing
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stacked import in_rows
from visit_guide.ui.frame import Frame

__all__ = ["Withdrawing"]


@ft.component
def Withdrawing(
    frame: Frame,
    label: str,
    withdraw: Callable[[], None],
    *,
    name: str,
    of: ft.Control | None = None,
    about: str = "",
) -> ft.Control:
    """The button called ``label``, beside what it is ``of``; once touched, the question and both answers.

    ``about`` is what screen readers say after the label, see `action`.
    """
    sure, set_sure = ft.use_state(False)
    t, look = frame.t, frame.look
    if not sure:
        ask = action(
            label,
            lambda: set_sure(True),
            key=name,
            look=look,
            kind="outlined",
            icon=ft.Icons.UNDO_ROUNDED,
            height=48,
            about=about,
        )
        if of is None or look.large:
            alone = ft.Row([ask], wrap=True)
            return alone if of is None else ft.Column([of, alone], spacing=6, tight=True)
        return ft.Row([ft.Container(of, expand=True), ask], spacing=10)
    stacked = look.stacks
    answers: list[ft.Control] = [
        action(
            t("Withdraw it"),
            withdraw,
            key=f"{name}-yes",
            look=look,
            kind="outlined",
            icon=ft.Icons.UNDO_ROUNDED,
            expand=stacked,
        ),
        action(t("Keep it"), lambda: set_sure(False), key=f"{name}-no", look=look, expand=stacked),
    ]
    told = callout(t("Withdraw this signature? It stays in the history, as a correction."), frame)
    rows = in_rows(answers, apart=stacked)
    return ft.Column(
        [Landing(f"{name}-asked", wanted=True), *([] if of is None else [of]), told, *rows],
        spacing=10,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
