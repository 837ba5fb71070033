"""What the app has to say above a screen: a save that failed, content with problems."""

from __future__ import annotations

import flet as ft

from visit_guide.state.session import Session
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame


def _notice(icon: ft.IconData, title: str, lines: list[str], trailing: ft.Control | None) -> ft.Control:
    ink = ft.Colors.ON_ERROR_CONTAINER
    body: list[ft.Control] = [text(title, S.TITLE_SMALL, ink)]
    body += [text(line, S.BODY_SMALL, ink) for line in lines]
    parts: list[ft.Control] = [
        ft.Icon(icon, size=28, color=ink),
        ft.Column(body, spacing=4, tight=True, expand=True),
    ]
    if trailing:
        parts.append(trailing)
    return ft.Semantics(
        live_region=True,
        content=ft.Container(
            ft.Row(parts, spacing=14, vertical_alignment=ft.CrossAxisAlignment.START),
            bgcolor=ft.Colors.ERROR_CONTAINER,
            border=ft.Border(bottom=ft.BorderSide(2, ft.Colors.ERROR)),
            padding=ft.Padding.symmetric(horizontal=20, vertical=14),
        ),
    )


def notices(session: Session, frame: Frame) -> list[ft.Control]:
    """The notices to show now, most urgent first."""
    t = frame.t
    shown: list[ft.Control] = []
    if session.save_failed:
        retry = action(t("Try again"), session.retry_save, key="save-retry", look=frame.look, kind="outlined")
        shown.append(
            _notice(
                ft.Icons.ERROR_ROUNDED,
                t("This could not be saved on the device"),
                [t("It stays on screen. Free some space, or leave private browsing, then try again.")],
                retry,
            )
        )
    if session.problems:
        count = len(session.problems)
        more = t.n("… and {count} more", "… and {count} more", count - 3) if count > 3 else ""
        close = icon_action(
            ft.Icons.CLOSE_ROUNDED,
            t("Close"),
            session.hide_problems,
            key="problems-close",
            color=ft.Colors.ON_ERROR_CONTAINER,
            size=48,
        )
        shown.append(
            _notice(
                ft.Icons.REPORT_ROUNDED,
                t("The content has problems: this is the last good version"),
                [*session.problems[:3], *([more] if more else [])],
                close,
            )
        )
    return shown


def undo_bar(frame: Frame) -> list[ft.Control]:
    """What was just done, with the way to undo it, at the bottom of the screen."""
    undo, t = frame.desk.undo, frame.t
    if undo is None:
        return []
    ink = ft.Colors.ON_INVERSE_SURFACE
    line = ft.Container(
        ft.Row(
            [
                ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=24, color=ft.Colors.INVERSE_PRIMARY),
                ft.Container(text(t(undo.words), S.LABEL_LARGE, ink), expand=True),
                action(
                    t("Undo"),
                    frame.act.pad.undo,
                    key="undo",
                    look=frame.look,
                    kind="sun",
                    icon=ft.Icons.UNDO_ROUNDED,
                ),
            ],
            spacing=14,
        ),
        bgcolor=ft.Colors.INVERSE_SURFACE,
        padding=ft.Padding.symmetric(horizontal=20, vertical=10),
    )
    return [ft.Semantics(live_region=True, content=line)]
