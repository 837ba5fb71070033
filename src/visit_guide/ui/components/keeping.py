"""« Sur le terrain » in Réglages: what the device keeps, and how to have it kept."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.state.keeping import Keeper, Keeping, Phase
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.keeping_words import KEEPING_TEXTS, keeping_words, newer_words

_HINT, _NEWER, _MAY_CLEAR = (KEEPING_TEXTS[name] for name in ("apple", "update", "may_clear"))
_WRONG = (Phase.INCOMPLETE, Phase.UNAVAILABLE)


def keeping_card(keeping: Keeping, keeper: Keeper, frame: Frame) -> ft.Control:
    """Where the device stands, and the one thing to do about it."""
    t, look = frame.t, frame.look
    ready = keeping.phase is Phase.READY
    icon, color = ft.Icons.DOWNLOAD_FOR_OFFLINE_ROUNDED, ft.Colors.ON_SURFACE_VARIANT
    if ready:
        icon, color = ft.Icons.CHECK_CIRCLE_ROUNDED, ft.Colors.PRIMARY
    elif keeping.phase in _WRONG:
        icon, color = ft.Icons.WARNING_ROUNDED, ft.Colors.ERROR
    words = t(_NEWER) if keeping.newer else keeping_words(keeping, t)
    parts: list[ft.Control] = [
        ft.Row(
            [
                ft.Icon(icon, size=look.icon(28), color=color),
                ft.Container(text(words, S.BODY_LARGE), expand=True),
            ],
            spacing=14,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    ]
    if news := newer_words(keeping, t):
        parts.append(text(news, S.BODY_LARGE))
    if keeping.phase in (Phase.CHECKING, Phase.DOWNLOADING):
        parts.append(
            ft.Semantics(
                exclude_semantics=True,  # the words above say it
                content=ft.ProgressBar(
                    value=keeping.percent / 100, bar_height=10, border_radius=5, key="keeping-part"
                ),
            )
        )
    if keeping.apple and not keeping.installed and keeping.phase is not Phase.UNAVAILABLE:
        parts.append(quiet(t(_HINT), S.BODY_MEDIUM))
    if ready and not keeping.persistent:
        parts.append(quiet(t(_MAY_CLEAR), S.BODY_MEDIUM))
    if chosen := _next_step(keeping, keeper):
        label, act = chosen
        button = action(t(KEEPING_TEXTS[label]), act, key="keeping-act", look=look)
        parts.append(ft.Row([button], wrap=True))
    return ft.Column(parts, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _next_step(keeping: Keeping, keeper: Keeper) -> tuple[str, Callable[[], None]] | None:
    if keeping.newer:
        return "reload", keeper.update
    if keeping.newer_waits:
        return "download", keeper.download
    if keeping.error == "gone" and not keeping.before:
        return "reload", keeper.reload
    if keeping.phase is Phase.ASKING or (keeping.phase is Phase.READY and keeping.installable):
        return "install", keeper.install
    if keeping.phase is Phase.INCOMPLETE:
        return "again", keeper.check
    return None
