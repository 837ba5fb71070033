"""Codes for the cameras of others, one at a time, and the same as a file."""

from __future__ import annotations

import flet as ft

from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.qr import qr_code
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame

__all__ = ["CodeShow", "file_row", "only_here"]

LARGEST = 420
FRAME = 9
"""Width of what is drawn around a code, on each side."""


@ft.component
def CodeShow(frame: Frame, size: float = LARGEST) -> ft.Control:
    """The codes of what there is to hand over; several are gone through one by one."""
    shown, show = ft.use_state(0)
    t, look = frame.t, frame.look
    links = frame.act.travelling.handover.links()
    if not links:
        return quiet(t("That is too much for codes: pass it on as a file."), S.BODY_MEDIUM)
    at = min(shown, len(links) - 1)
    room = look.width - 2 * look.padding - (0 if look.phone else 112)
    side = min(size, room - 2 * FRAME, look.height * 0.7)
    label = t("Code to scan, {number} of {count}", number=at + 1, count=len(links))
    parts: list[ft.Control] = [
        ft.Row(
            [
                ft.Container(
                    qr_code(links[at], side, label=label),
                    bgcolor="#FFFFFF",
                    border=ft.Border.all(3, look.palette.on_surface if not look.dark else "#FFFFFF"),
                    border_radius=16,
                    padding=FRAME - 3,
                )
            ],
            alignment=ft.MainAxisAlignment.CENTER,
        )
    ]
    if len(links) > 1:
        parts.append(
            ft.Row(
                [
                    icon_action(
                        ft.Icons.ARROW_BACK_ROUNDED,
                        t("Previous code"),
                        lambda: show((at - 1) % len(links)),
                        key="code-previous",
                        outlined=True,
                    ),
                    ft.Container(
                        text(
                            t("Code {number} of {count}", number=at + 1, count=len(links)),
                            S.TITLE_MEDIUM,
                            text_align=ft.TextAlign.CENTER,
                        ),
                        expand=True,
                        expand_loose=True,
                    ),
                    icon_action(
                        ft.Icons.ARROW_FORWARD_ROUNDED,
                        t("Next code"),
                        lambda: show((at + 1) % len(links)),
                        key="code-next",
                        outlined=True,
                    ),
                ],
                alignment=ft.MainAxisAlignment.CENTER,
                spacing=16,
            )
        )
    parts += only_here(frame)
    return ft.Column(parts, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)


def only_here(frame: Frame) -> list[ft.Control]:
    """Says that the codes lead nowhere but to this machine, when they do."""
    host = frame.act.travelling.handover.only_here()
    if not host:
        return []
    said = frame.t(
        "This code works on this machine only: the guide is open at {host}. Open the guide at the address "
        "that other devices use, then show the code.",
        host=host,
    )
    row = ft.Row(
        [
            ft.Icon(ft.Icons.WARNING_ROUNDED, size=24, color=ft.Colors.ON_SECONDARY_CONTAINER),
            ft.Container(text(said, S.BODY_MEDIUM, ft.Colors.ON_SECONDARY_CONTAINER), expand=True),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return [
        ft.Container(
            row,
            key="only-here",
            bgcolor=ft.Colors.SECONDARY_CONTAINER,
            border=ft.Border.all(2, ft.Colors.ON_SECONDARY_CONTAINER) if frame.look.outdoor else None,
            border_radius=14,
            padding=14,
        )
    ]


def file_row(frame: Frame, *, save: bool = False) -> list[ft.Control]:
    """Buttons to read a file that somebody passed on, or with ``save`` to make one."""
    t, look, tools = frame.t, frame.look, frame.act.travelling.group.tools
    handover = frame.act.travelling.handover
    if save:
        made = action(
            t("Save as a file"),
            lambda: tools.save_file("groupe.visite", handover.file()),
            key="save-file",
            look=look,
            kind="outlined",
            icon=ft.Icons.SAVE_ALT_ROUNDED,
        )
        return [ft.Row([made], wrap=True)]
    read = action(
        t("Open a file of the group"),
        lambda: tools.pick_file(handover.read_file),
        key="read-file",
        look=look,
        kind="plain",
        icon=ft.Icons.FILE_OPEN_ROUNDED,
    )
    return [ft.Row([read], wrap=True)]
