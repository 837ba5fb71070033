"""Réglages: text size, colours, language."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from visit_guide import __version__
from visit_guide.domain.events import Value
from visit_guide.domain.visit import TEXT_SCALES, Appearance
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.keeping import keeping_card
from visit_guide.ui.components.press import action
from visit_guide.ui.components.switch_row import switch_row
from visit_guide.ui.components.text import S, heading, quiet
from visit_guide.ui.frame import Frame

APPEARANCES = {
    Appearance.SYSTEM: N_("Like the device"),
    Appearance.LIGHT: N_("Light"),
    Appearance.DARK: N_("Dark"),
}
LANGUAGES = {"fr": "Français", "en": "English"}


def _choices(frame: Frame, name: str, current: Value, options: Sequence[tuple[Value, str]]) -> ft.Control:
    return ft.Row(
        [
            choice_chip(
                label,
                lambda value=value: frame.act.set(name, value),  # type: ignore[misc]
                key=f"{name}-{value}",
                selected=value == current,
                look=frame.look,
            )
            for value, label in options
        ],
        wrap=True,
        spacing=10,
        run_spacing=10,
    )


def _group(title: str, body: ft.Control, frame: Frame) -> ft.Control:
    return card(
        ft.Column(
            [heading(title, 2, S.TITLE_MEDIUM), body],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        frame.look,
    )


def _field(frame: Frame) -> list[ft.Control]:
    """What only the offline edition can do: work without a network, and be read as text."""
    t, keeper, keeping = frame.t, frame.keeper, frame.keeping
    if keeper is None or keeping is None:
        return []
    reader = switch_row(
        frame,
        "screen_reader",
        frame.visit.settings.screen_reader,
        t("Screen reader"),
        t("Describes every screen to VoiceOver or TalkBack. Scrolling becomes slower on some tablets."),
    )
    plain = action(
        t("Text version"),
        keeper.read_text,
        key="text-version",
        look=frame.look,
        kind="outlined",
        icon=ft.Icons.ARTICLE_ROUNDED,
    )
    reading = ft.Column(
        [
            reader,
            quiet(
                t("The text version says the same in plain pages: to hear, to print, to enlarge at will."),
                S.BODY_MEDIUM,
            ),
            ft.Row([plain], wrap=True),
        ],
        spacing=14,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return [
        _group(t("Without a network"), keeping_card(keeping, keeper, frame), frame),
        card(reading, frame.look),
    ]


def group_settings(frame: Frame) -> list[ft.Control]:
    """Following the group by oneself, and the ways to the group and to leading it."""
    t = frame.t
    follow = switch_row(
        frame,
        "follow_group",
        frame.visit.settings.follow_group,
        t("Follow by itself"),
        t("Your screen changes with the group, never while you write or read further down."),
    )

    def door(label: str, to: routes.Location, key: str, icon: ft.IconData) -> ft.Control:
        return action(label, lambda: frame.act.go(to), key=key, look=frame.look, kind="outlined", icon=icon)

    doors = ft.Row(
        [
            door(t("My group"), routes.group(), "to-group", ft.Icons.GROUP_ROUNDED),
            door(t("Lead"), routes.lead(), "to-lead", ft.Icons.CAMPAIGN_ROUNDED),
        ],
        wrap=True,
        spacing=10,
        run_spacing=10,
    )
    return [_group(t("The group"), ft.Column([follow, doors], spacing=16, tight=True), frame)]


def settings(frame: Frame) -> ft.Control:
    """The screen of settings; each change is kept at once."""
    t, chosen = frame.t, frame.visit.settings
    scales: list[tuple[Value, str]] = [(scale, t("{number}%", number=scale)) for scale in TEXT_SCALES]
    appearances: list[tuple[Value, str]] = [(value.value, t(words)) for value, words in APPEARANCES.items()]
    languages: list[tuple[Value, str]] = list(LANGUAGES.items())
    sun = switch_row(
        frame, "outdoor", chosen.outdoor, t("Full sun"), t("Black on white, thick edges: to read outdoors.")
    )
    motion = switch_row(
        frame,
        "reduce_motion",
        chosen.reduce_motion,
        t("Reduce motion"),
        t("Changes of screen happen without movement."),
    )
    edition = frame.guide.content_hash[:8] or "—"
    parts: list[ft.Control] = [
        heading(t("Settings"), 1, S.HEADLINE_MEDIUM),
        _group(t("Text size"), _choices(frame, "text_scale", chosen.text_scale, scales), frame),
        _group(
            t("Colours"),
            ft.Column(
                [sun, _choices(frame, "appearance", chosen.appearance.value, appearances)]
                if not chosen.outdoor
                else [sun],
                spacing=16,
                tight=True,
            ),
            frame,
        ),
        _group(t("Language"), _choices(frame, "language", t.language, languages), frame),
        card(motion, frame.look),
        *_field(frame),
        *group_settings(frame),
        quiet(
            t("Kept on this device only, at once: nothing to save, nothing is sent.")
            if frame.keeps
            else t(
                "What you choose and write is not kept on this device: closing or reloading the page erases "
                "it. Nothing is sent."
            ),
            S.BODY_MEDIUM,
        ),
        ft.Row(
            [
                action(
                    t("Credits and licences"),
                    lambda: frame.act.go(routes.Location(screen=routes.Screen.CREDITS)),
                    key="to-credits",
                    look=frame.look,
                    kind="outlined",
                    icon=ft.Icons.COPYRIGHT_ROUNDED,
                ),
                action(
                    t("Your data"),
                    lambda: frame.act.go(routes.Location(screen=routes.Screen.PRIVACY)),
                    key="to-privacy",
                    look=frame.look,
                    kind="outlined",
                    icon=ft.Icons.SHIELD_ROUNDED,
                ),
            ],
            wrap=True,
            spacing=12,
            run_spacing=12,
        ),
        quiet(t("Version {version}, content {edition}", version=__version__, edition=edition), S.BODY_SMALL),
    ]
    return screen_column(parts, frame, key="settings")
