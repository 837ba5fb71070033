"""Credits: fonts, pictures, sources of positions and software."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Media
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame

PARTS = (
    ("Atkinson Hyperlegible Next", "Braille Institute of America", "SIL OFL 1.1"),
    ("Inter", "The Inter Project Authors", "SIL OFL 1.1"),
    ("Material Icons", "Google", "Apache 2.0"),
    ("Flet, Flutter", "Appveyor Systems · The Flutter Authors", "Apache 2.0 · BSD 3-Clause"),
    ("Pyodide, Python", "Pyodide contributors · Python Software Foundation", "MPL 2.0 · PSF"),
)
"""(what, who, licence) of the fonts and software the app ships."""

POSITIONS = N_(
    "Positions: Mission Bassin Minier, data.gouv.fr (BRGM), Géo2France, geo.api.gouv.fr, Licence Ouverte 2.0."
)


def _pictures(frame: Frame) -> tuple[Media, ...]:
    every = [
        media
        for site in frame.guide.sites
        for media in (*site.media, *(one for sheet in site.sheets for one in sheet.media))
    ]
    return tuple(dict.fromkeys(every))


def _line(title: str, who: str, licence: str) -> ft.Control:
    return ft.Column(
        [text(title, S.TITLE_SMALL), quiet(f"{who} · {licence}", S.BODY_SMALL)], spacing=0, tight=True
    )


def credits(frame: Frame) -> ft.Control:
    """The screen of credits."""
    t = frame.t
    pictures = [_line(media.alt, media.credit, media.licence) for media in _pictures(frame)]
    parts: list[ft.Control] = [
        ft.Row(
            [
                action(
                    t("Settings"),
                    lambda: frame.act.go(routes.Location(screen=routes.Screen.SETTINGS)),
                    key="back-settings",
                    look=frame.look,
                    kind="outlined",
                    icon=ft.Icons.ARROW_BACK_ROUNDED,
                )
            ],
            wrap=True,
        ),
        heading(t("Credits and licences"), 1, S.HEADLINE_MEDIUM),
        heading(t("Fonts and software"), 2, S.TITLE_LARGE),
        card(ft.Column([_line(*part) for part in PARTS], spacing=12, tight=True), frame.look),
    ]
    if pictures:
        parts += [
            heading(t("Pictures"), 2, S.TITLE_LARGE),
            card(ft.Column(pictures, spacing=12, tight=True), frame.look),
        ]
    parts += [
        heading(t("Map and positions"), 2, S.TITLE_LARGE),
        card(text(t(POSITIONS), S.BODY_MEDIUM), frame.look),
    ]
    return screen_column(parts, frame, key="credits")
