"""Good practices of the group: put one forward, vote; gathered by theme for who leads."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.group import Practice
from visit_guide.domain.guide import Theme
from visit_guide.domain.naming import name_of, site_of
from visit_guide.domain.notebook import About, Place
from visit_guide.state.sharing import LONGEST_PRACTICE
from visit_guide.ui.components.cards import card, edge_of
from visit_guide.ui.components.chips import choice_chip, theme_icon
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.writing import text_field
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import NBSP

SEND_BELOW = 330
"""From the first line of the field to the end of the button that sends it, in dp."""


def _stop_of(item: str, frame: Frame) -> str:
    named = name_of(frame.guide, About(place=Place.STOP, item=item))
    return f"{named.number}{NBSP}· {named.stop}" if named.number else ""


@ft.component
def PutForward(frame: Frame) -> ft.Control:
    """The one good practice a person may put forward."""
    words, set_words = ft.use_state("")
    item, set_item = ft.use_state("")
    t, look, sharing = frame.t, frame.look, frame.act.sharing

    def send() -> None:
        sharing.put_forward(item, words)
        set_words("")

    stops: list[ft.Control] = [
        choice_chip(
            str(number),
            lambda stop=stop: set_item("" if stop.id == item else stop.id),  # type: ignore[misc]
            key=f"practice-stop-{number}",
            selected=stop.id == item,
            look=look,
            alignment=ft.Alignment.CENTER,
        )
        for number, stop in enumerate(frame.guide.stops, start=1)
    ]
    parts: list[ft.Control] = [
        heading(t("The good practice I put forward"), 3, S.TITLE_MEDIUM),
        quiet(
            t("One only, in a sentence or two. All in the group read it, without your name."), S.BODY_MEDIUM
        ),
        text_field(
            words,
            lambda now: set_words(now[:LONGEST_PRACTICE]),
            frame,
            key="practice-text",
            label=t("The good practice I put forward"),
            lines=3,
            hint=t("What others should do as well…"),
            below=min(SEND_BELOW * look.scale, look.height * 0.5),
        ),
        quiet(t("Seen at which stop?"), S.LABEL_MEDIUM),
        ft.Row(stops, wrap=True, spacing=8, run_spacing=8),
    ]
    if words.strip():
        parts.append(
            ft.Row(
                [
                    action(
                        t("Put it forward"),
                        send,
                        key="practice-send",
                        look=look,
                        icon=ft.Icons.CAMPAIGN_ROUNDED,
                    )
                ],
                wrap=True,
            )
        )
    return card(
        ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), look
    )


def _practice(practice: Practice, frame: Frame, *, votes: bool) -> ft.Control:
    """One practice; a tap gives it a vote or takes it back."""
    t, look, sharing = frame.t, frame.look, frame.act.sharing
    mine = practice.id in sharing.voted()
    count = t.n("{count} vote", "{count} votes", practice.votes)
    under = " · ".join(part for part in (count, _stop_of(practice.item, frame)) if part)
    inner = ft.Container(
        ft.Row(
            [
                *(
                    [
                        ft.Icon(
                            ft.Icons.THUMB_UP_ROUNDED if mine else ft.Icons.THUMB_UP_OFF_ALT_ROUNDED,
                            size=28,
                            color=ft.Colors.PRIMARY if mine else ft.Colors.ON_SURFACE,
                        )
                    ]
                    if votes
                    else []
                ),
                ft.Column(
                    [text(practice.text, S.BODY_LARGE), quiet(under, S.BODY_SMALL)],
                    spacing=2,
                    tight=True,
                    expand=True,
                ),
            ],
            spacing=14,
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        padding=ft.Padding.symmetric(vertical=14, horizontal=16),
        alignment=ft.Alignment.TOP_LEFT,
    )
    if not votes:
        return card(inner, look, padding=0)
    return pressable(
        inner,
        lambda: sharing.vote(practice.id, not mine),
        key=f"vote-{practice.id}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        side=ft.BorderSide(3, ft.Colors.PRIMARY) if mine else edge_of(look),
        checked=mine,
        alignment=ft.Alignment.TOP_LEFT,
    )


def practices(frame: Frame) -> list[ft.Control]:
    """The section of the notebook: mine, then all of them with votes."""
    t, sharing = frame.t, frame.act.sharing
    found = sharing.practices
    ended = frame.together.state.ended is not None
    open_to_me = sharing.possible and not ended
    parts: list[ft.Control] = [heading(t("Good practices of the group"), 2, S.HEADLINE_SMALL)]
    if open_to_me and sharing.my_practice() is None:
        parts.append(ft.Container(PutForward(frame), key="put-forward"))
    if not found:
        parts.append(quiet(t("Nobody put one forward yet."), S.BODY_LARGE))
        return parts
    if open_to_me:
        parts.append(quiet(t("Tap those you want to take home: each tap is a vote."), S.BODY_MEDIUM))
    parts += [_practice(one, frame, votes=open_to_me) for one in found]
    return parts


def practices_by_theme(frame: Frame) -> list[ft.Control]:
    """For who leads: the practices under the themes of the stops they come from."""
    t, found = frame.t, frame.act.sharing.practices
    if not found:
        return [quiet(t("Nobody put one forward yet."), S.BODY_LARGE)]
    groups: dict[str, list[Practice]] = {}
    for practice in found:
        site = site_of(frame.guide, practice.item)
        themes = site.themes[:1] if site else ()
        groups.setdefault(themes[0] if themes else "", []).append(practice)
    parts: list[ft.Control] = []
    for theme in (*frame.guide.themes, None):
        here = groups.get(theme.id if theme else "", [])
        if here:
            parts.append(_theme_head(theme, frame))
            parts += [_practice(one, frame, votes=False) for one in here]
    return parts


def _theme_head(theme: Theme | None, frame: Frame) -> ft.Control:
    icon = theme_icon(theme) if theme else ft.Icons.LABEL_ROUNDED
    title = theme.title if theme else frame.t("Without a stop")
    return ft.Row(
        [
            ft.Icon(icon, size=26, color=ft.Colors.PRIMARY),
            ft.Container(heading(title, 3, S.TITLE_MEDIUM), expand=True),
        ],
        spacing=12,
    )


def share_row(item: str, prompt: str, frame: Frame) -> list[ft.Control]:
    """Under a question: sharing my answer with the group, and what the group shared."""
    t, look, sharing = frame.t, frame.look, frame.act.sharing
    parts: list[ft.Control] = []
    if sharing.possible:
        parts += _sharing(item, prompt, frame)
    shown = sharing.shown(item, prompt)
    if shown:
        parts.append(quiet(t("What the group answers"), S.LABEL_MEDIUM))
        parts += [card(text(one, S.BODY_MEDIUM), look, padding=14) for one in shown]
    return parts


def _sharing(item: str, prompt: str, frame: Frame) -> list[ft.Control]:
    t, look, sharing = frame.t, frame.look, frame.act.sharing
    mine, shared = sharing.answer(item, prompt), sharing.shared(item, prompt)
    if sharing.closed(item, prompt):
        return [quiet(t("Sharing is closed: your note stays yours."), S.BODY_SMALL)] if mine else []
    buttons: list[ft.Control] = []
    if mine and mine != shared:
        buttons.append(
            action(
                t("Share the new version") if shared else t("Share with the group"),
                lambda: sharing.share(item, prompt),
                key=f"share-{prompt}",
                look=look,
                kind="outlined",
                icon=ft.Icons.GROUP_ADD_ROUNDED,
            )
        )
    if shared:
        buttons.append(
            action(
                t("Share no more"),
                lambda: sharing.take_back(item, prompt),
                key=f"unshare-{prompt}",
                look=look,
                kind="plain",
            )
        )
    parts: list[ft.Control] = []
    if shared and mine == shared:
        parts.append(
            ft.Row(
                [
                    ft.Icon(ft.Icons.GROUP_ROUNDED, size=22, color=ft.Colors.PRIMARY),
                    ft.Container(
                        text(
                            t("Shared with the group, without your name"), S.LABEL_MEDIUM, ft.Colors.PRIMARY
                        ),
                        expand=True,
                    ),
                ],
                spacing=8,
            )
        )
    if buttons:
        parts.append(ft.Row(buttons, wrap=True, spacing=8, run_spacing=8))
    return parts
