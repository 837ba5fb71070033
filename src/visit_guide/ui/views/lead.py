"""Animation: the facilitator's console, on a tablet in two panes, on a phone for one hand."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.services.sync import Link
from visit_guide.state import routes
from visit_guide.ui.components.lead_code import full_code, lead_code
from visit_guide.ui.components.lead_next import launched_bar, lead_next
from visit_guide.ui.components.lead_tablets import connected_chip, lead_tablets, tablets_of
from visit_guide.ui.components.lead_talk import LeadTalk
from visit_guide.ui.components.lead_time import LeadTime
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.text import S, heading, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.views.lead_paper import LeadPaper
from visit_guide.ui.views.lead_quiz import lead_attendance, lead_questionnaires
from visit_guide.ui.views.lead_sections import LeadMessage, lead_day, lead_list, lead_practices, lead_reading

__all__ = ["LeadScreen"]

LEFT_PANE = 648


@ft.component
def LeadScreen(frame: Frame) -> ft.Control:
    """The console, or the section of it that the address names; the screen stays on."""
    awake = frame.act.travelling.group.tools.awake
    ft.use_effect(lambda: awake(True), [], cleanup=lambda: awake(False))
    match frame.location.target:
        case "code":
            return full_code(frame)
        case "journee":
            return lead_day(frame)
        case "tablettes":
            return lead_list(frame)
        case "message":
            return LeadMessage(frame)
        case "lire":
            return lead_reading(frame)
        case "questionnaires":
            return lead_questionnaires(frame)
        case "papier":
            return LeadPaper(frame)
        case "emargement":
            return lead_attendance(frame)
        case "pratiques":
            return lead_practices(frame)
        case _:
            return _wide(frame) if frame.look.two_panes else _narrow(frame)


def _to(frame: Frame, section: str) -> Callable[[], None]:
    return lambda: frame.act.go(routes.lead(section))


def _header(frame: Frame) -> ft.Control:
    return ft.Row(
        [
            ft.Container(heading(frame.t("Lead"), 1, S.HEADLINE_MEDIUM), expand=not frame.look.large or None),
            connected_chip(frame),
        ],
        wrap=frame.look.large,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _tool(
    frame: Frame, label: str, icon: ft.IconData, act: Callable[[], None], key: str, *, done: str = ""
) -> ft.Control:
    told = frame.leading.told == key
    if frame.look.phone and not frame.look.large:
        return _tile(
            done if told and done else label, ft.Icons.CHECK_ROUNDED if told and done else icon, act, key
        )
    return action(
        done if told and done else label,
        act,
        key=f"lead-{key}",
        look=frame.look,
        kind="outlined",
        icon=ft.Icons.CHECK_ROUNDED if told and done else icon,
        expand=True,
    )


def _tile(label: str, icon: ft.IconData, act: Callable[[], None], key: str) -> ft.Control:
    """A tool on a phone, two a row: the drawing above the words, which have the whole width."""
    content = ft.Column(
        [
            ft.Icon(icon, size=24, color=ft.Colors.ON_SURFACE),
            text(label, S.LABEL_LARGE, text_align=ft.TextAlign.CENTER),
        ],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return pressable(
        ft.Container(content, padding=ft.Padding.symmetric(vertical=12)),
        act,
        key=f"lead-{key}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=ft.BorderSide(2, ft.Colors.OUTLINE),
        padding=ft.Padding.symmetric(horizontal=8),
        alignment=ft.Alignment.CENTER,
        expand=True,
    )


def _tools(frame: Frame) -> list[ft.Control]:
    """The other things a facilitator does, most frequent first."""
    t, lead = frame.t, frame.act.travelling.lead
    tablets = tablets_of(frame)
    others = tablets.others + len(tablets.gone)
    phone = frame.look.phone
    leave = t("Leaving 5 min") if phone else t("Leaving in 5 min")
    tools = [
        _tool(
            frame,
            leave,
            ft.Icons.NOTIFICATIONS_ACTIVE_ROUNDED,
            lead.depart,
            "departure",
            done=t("Announced"),
        )
    ]
    tools.append(_tool(frame, t("Code"), ft.Icons.QR_CODE_2_ROUNDED, _to(frame, "code"), "code"))
    if others and frame.together.link is Link.ONLINE:
        words = t.n("Invite the {count} other", "Invite the {count} others", others)
        tools.append(
            _tool(frame, words, ft.Icons.GROUP_ADD_ROUNDED, lead.invite, "invite", done=t("Invited"))
        )
    tools += [
        _tool(
            frame, t("Message"), ft.Icons.CAMPAIGN_ROUNDED, _to(frame, "message"), "message", done=t("Sent")
        ),
        _tool(frame, t("Another moment"), ft.Icons.LIST_ROUNDED, _to(frame, "journee"), "day"),
        *(
            [
                _tool(
                    frame,
                    t("Questionnaires"),
                    ft.Icons.FACT_CHECK_ROUNDED,
                    _to(frame, "questionnaires"),
                    "questionnaires",
                )
            ]
            if frame.guide.questionnaires
            else []
        ),
        _tool(frame, t("Good practices"), ft.Icons.THUMB_UP_ROUNDED, _to(frame, "pratiques"), "practices"),
        _tool(frame, t("Read a code"), ft.Icons.QR_CODE_SCANNER_ROUNDED, _to(frame, "lire"), "read"),
        _tool(frame, t("My group"), ft.Icons.GROUP_ROUNDED, lambda: frame.act.go(routes.group()), "group"),
    ]
    if frame.together.state.ended is None and frame.together.state.at:
        tools.append(_tool(frame, t("End the visit"), ft.Icons.FLAG_ROUNDED, lead.end, "end"))
    return tools


def _pairs(tools: list[ft.Control], frame: Frame) -> list[ft.Control]:
    if frame.look.large:
        return [ft.Row([tool]) for tool in tools]
    rows = [tools[at : at + 2] for at in range(0, len(tools), 2)]
    return [
        ft.Row(row, spacing=12, intrinsic_height=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)
        for row in rows
    ]


def _wide(frame: Frame) -> ft.Control:
    left = ft.Column(
        [
            LeadTime(frame, LEFT_PANE - 28 - 24 - 50),
            lead_tablets(frame),
            *_pairs(_tools(frame), frame),
            ft.Container(height=12),
        ],
        spacing=14,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    # Tablets join before the first step; later what there is to discuss comes first.
    cards = [LeadTalk(frame), lead_code(frame)] if frame.together.state.at else [lead_code(frame)]
    right = ft.Column(
        [*cards, ft.Container(height=12)],
        spacing=16,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Row(
        [
            ft.Container(
                ft.Column(
                    [_header(frame), left, *launched_bar(frame), lead_next(frame)],
                    spacing=14,
                    expand=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                width=LEFT_PANE,
                padding=ft.Padding.only(left=28, right=24, top=20, bottom=20),
            ),
            ft.VerticalDivider(width=1, color=ft.Colors.OUTLINE_VARIANT),
            ft.Container(right, expand=True, padding=ft.Padding.only(left=24, right=24, top=20)),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _narrow(frame: Frame) -> ft.Control:
    look = frame.look
    rail = 0 if look.phone else 112 * min(look.scale, 1.3)
    width = min(look.width - rail, 760)
    pad = 16 if look.phone else look.padding
    cards = [
        LeadTime(frame, width - 2 * pad - 50),
        lead_tablets(frame),
        LeadTalk(frame),
        *_pairs(_tools(frame), frame),
    ]
    bottom = [*launched_bar(frame), lead_next(frame)]
    rest = bottom if look.large or look.short else []
    body = ft.Column(
        [*cards, *rest, ft.Container(height=12)],
        spacing=14,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    column = ft.Column(
        [_header(frame), body, *([] if rest else bottom)],
        spacing=12,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Row(
        [ft.Container(column, width=width, padding=ft.Padding.only(left=pad, right=pad, top=14, bottom=12))],
        alignment=ft.MainAxisAlignment.CENTER,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
