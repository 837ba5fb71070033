"""Groupe: joining one, one's own, and handing over what one shared without a network."""

from __future__ import annotations

import flet as ft

from visit_guide.services.sync import Link
from visit_guide.state import routes
from visit_guide.state.membership import Membership
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.code_show import CodeShow, file_row
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.entry import entry
from visit_guide.ui.components.leaving import Leaving, handed_in, told
from visit_guide.ui.components.press import action
from visit_guide.ui.components.stop_code import StopCode
from visit_guide.ui.components.switch_row import switch_row
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.group_words import LINK_WORDS, WRONG, outcome

__all__ = ["GroupScreen"]


@ft.component
def GroupScreen(frame: Frame) -> ft.Control:
    """The group's screen: to join while one is of none, else one's own."""
    t, member = frame.t, frame.together.member
    if member is None:
        return _joining(frame)
    if frame.location.target == "partager":
        return _sharing(frame)
    parts: list[ft.Control] = [
        heading(t("My group"), 1, S.HEADLINE_MEDIUM),
        *([] if frame.together.word == "not-erased" else told(frame)),
        _mine(frame),
        *_invited(frame),
        card(_follow(frame), frame.look),
        *([] if member.leads else [_share_door(frame)]),
        StopCode(frame),
        *file_row(frame),
        ft.Container(Leaving(frame), key="leaving"),
        *_privacy(frame),
    ]
    return screen_column(parts, frame, key="my-group")


def _joining(frame: Frame) -> ft.Control:
    parts: list[ft.Control] = [
        heading(frame.t("The group"), 1, S.HEADLINE_MEDIUM),
        quiet(
            frame.t(
                "With the group, your device tells you when it moves on, and what you choose to share comes "
                "together. Without it, the guide works just the same."
            ),
            S.BODY_LARGE,
        ),
        ft.Container(JoinForm(frame), key=f"join-{frame.together.invited}"),
        StopCode(frame),
        *file_row(frame),
        ft.Row(
            [
                action(
                    frame.t("I lead the group"),
                    lambda: frame.act.go(routes.lead()),
                    key="to-lead",
                    look=frame.look,
                    kind="plain",
                    icon=ft.Icons.CAMPAIGN_ROUNDED,
                )
            ],
            wrap=True,
        ),
    ]
    return screen_column(parts, frame, key="join-group")


@ft.component
def JoinForm(frame: Frame) -> ft.Control:
    """The code, and a name for who wants to give one."""
    code, set_code = ft.use_state(frame.together.invited)
    name, set_name = ft.use_state("")
    t, look, together = frame.t, frame.look, frame.together

    def join() -> None:
        if code.strip():
            frame.act.travelling.group.join(code, name)

    button = action(
        t("Joining…") if together.busy else t("Join the group"),
        join,
        key="join",
        look=look,
        icon=ft.Icons.GROUP_ROUNDED,
        expand=True,
        height=60,
    )
    said = outcome(frame)
    form: list[ft.Control] = [
        heading(t("Join a group"), 2, S.HEADLINE_SMALL),
        quiet(
            t("Scan the facilitator’s code with the device’s camera, or type the group’s code."),
            S.BODY_MEDIUM,
        ),
        entry(
            code,
            set_code,
            join,
            frame,
            key="group-code",
            label=t("Code of the group"),
            hint="ABC 234",
            code=True,
            error=said if together.word in WRONG else "",
        ),
        entry(
            name,
            set_name,
            join,
            frame,
            key="group-name",
            label=t("Name or initials (not required)"),
            most=40,
        ),
        *([] if together.word in WRONG or not said else [quiet(said, S.BODY_MEDIUM)]),
        *handed_in(frame),
        ft.Row([button]),
        *_privacy(frame),
    ]
    return card(
        ft.Column(form, spacing=16, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        look,
        padding=24,
        radius=22,
    )


def _privacy(frame: Frame) -> list[ft.Control]:
    t = frame.t
    words = t(
        "Shared with the group: what you choose to share, and the stop on your screen. Only facilitators "
        "see it; the relay deletes it after the visit."
    )
    return [
        quiet(words, S.BODY_SMALL),
        ft.Row(
            [
                action(
                    t("What is kept, where, how long"),
                    lambda: frame.act.go(routes.Location(screen=routes.Screen.PRIVACY)),
                    key="to-privacy",
                    look=frame.look,
                    kind="plain",
                    icon=ft.Icons.SHIELD_ROUNDED,
                )
            ],
            wrap=True,
        ),
    ]


def _link(frame: Frame) -> ft.Control:
    """How the device stands with the group, and what is still to be sent."""
    t, together = frame.t, frame.together
    online = together.link is Link.ONLINE
    words = t(LINK_WORDS[together.link])
    if together.waiting:
        words += " · " + t.n("{count} thing to send", "{count} things to send", together.waiting)
    icon = ft.Icons.SENSORS_ROUNDED if online else ft.Icons.WIFI_OFF_ROUNDED
    ink = ft.Colors.ON_PRIMARY_CONTAINER if online else ft.Colors.ON_SURFACE
    return ft.Container(
        ft.Row(
            [ft.Icon(icon, size=22, color=ink), ft.Container(text(words, S.LABEL_MEDIUM, ink), expand=True)],
            spacing=10,
        ),
        key="link",
        bgcolor=ft.Colors.PRIMARY_CONTAINER if online else ft.Colors.SURFACE_CONTAINER_HIGH,
        border=ft.Border.all(2, ink) if frame.look.outdoor else None,
        border_radius=12,
        padding=ft.Padding.symmetric(horizontal=14, vertical=10),
    )


def _as_whom(frame: Frame, member: Membership) -> str:
    t = frame.t
    if member.leads:
        return t("You lead this group.")
    if not member.name:
        return t("You are here unnamed.")
    return t("You are here as {name}.", name=member.name.rstrip("."))  # « Ana B. » ends the sentence itself


def _mine(frame: Frame) -> ft.Control:
    t, member = frame.t, frame.together.member
    assert member is not None
    code = f"{member.code[:3]}\u00a0{member.code[3:]}"
    lines: list[ft.Control] = [
        _link(frame),
        quiet(t("Code of the group"), S.LABEL_MEDIUM),
        ft.Semantics(
            label=", ".join(member.code),
            exclude_semantics=True,
            content=text(code, S.HEADLINE_SMALL if frame.look.large else S.DISPLAY_SMALL, no_wrap=True),
        ),
    ]
    if frame.together.link is not Link.UNKNOWN:
        lines.append(quiet(_as_whom(frame, member), S.BODY_MEDIUM))
    else:
        lines.append(
            ft.Row(
                [
                    action(
                        t("Join again"),
                        frame.act.travelling.group.again,
                        key="join-again",
                        look=frame.look,
                        icon=ft.Icons.REFRESH_ROUNDED,
                        expand=True,
                    )
                ]
            )
        )
    return card(
        ft.Column(lines, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        frame.look,
        radius=22,
    )


def _invited(frame: Frame) -> list[ft.Control]:
    """A link asked to join another group than one's own."""
    code = frame.together.invited
    if not code:
        return []
    words = frame.t(
        "A link invites you to the group {code}. Leave yours first if you want to change.", code=code
    )
    return [card(quiet(words, S.BODY_MEDIUM), frame.look)]


def _follow(frame: Frame) -> ft.Control:
    t = frame.t
    return switch_row(
        frame,
        "follow_group",
        frame.visit.settings.follow_group,
        t("Follow by itself"),
        t("Your screen changes with the group, never while you write or read further down."),
    )


def _share_door(frame: Frame) -> ft.Control:
    t = frame.t
    count = len(frame.act.travelling.group.mine())
    return card(
        ft.Column(
            [
                text(t("Hand over without a network"), S.TITLE_MEDIUM),
                quiet(
                    t("What you shared, as codes that the facilitator scans, or as a file."), S.BODY_MEDIUM
                ),
                ft.Row(
                    [
                        action(
                            t("Show my codes"),
                            lambda: frame.act.go(routes.group("partager")),
                            key="to-share",
                            look=frame.look,
                            kind="outlined",
                            icon=ft.Icons.QR_CODE_2_ROUNDED,
                            expand=True,
                        )
                    ]
                ),
            ]
            if count
            else [quiet(t("Nothing shared yet."), S.BODY_MEDIUM)],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        frame.look,
    )


def _sharing(frame: Frame) -> ft.Control:
    t = frame.t
    return screen_column(
        [
            heading(t("What I shared"), 1, S.HEADLINE_MEDIUM),
            quiet(t("The facilitator scans each code with the camera of their device."), S.BODY_LARGE),
            CodeShow(frame),
            *file_row(frame, save=True),
            ft.Row(
                [
                    action(
                        t("Back to my group"),
                        lambda: frame.act.go(routes.group()),
                        key="back-to-group",
                        look=frame.look,
                        kind="plain",
                        icon=ft.Icons.ARROW_BACK_ROUNDED,
                    )
                ],
                wrap=True,
            ),
        ],
        frame,
        key="sharing",
    )
