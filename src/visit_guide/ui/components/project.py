"""A stop's project sheets and practical notes."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Fact, Media, Sheet, Site
from visit_guide.domain.notebook import About, Place
from visit_guide.state import routes
from visit_guide.ui.components.cards import card, empty_note, fact_grid, statements, timeline
from visit_guide.ui.components.chips import choice_chip, theme_chip
from visit_guide.ui.components.landing import Landing
from visit_guide.ui.components.stars import star_button, transpose_button
from visit_guide.ui.components.text import S, heading, paragraphs, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.words import practical_rows


def picture(media: Media, frame: Frame, *, height: float) -> ft.Control:
    """A picture with its caption and credit."""
    shown = ft.Container(
        ft.Image(
            frame.act.media(media.file),
            fit=ft.BoxFit.COVER,
            semantics_label=media.alt,
            error_content=ft.Container(
                quiet(media.alt, S.BODY_SMALL), padding=16, alignment=ft.Alignment.CENTER
            ),
        ),
        height=height,
        border_radius=22,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
        border=ft.Border.all(2, ft.Colors.OUTLINE) if frame.look.outdoor else None,
    )
    if not media.caption:
        return shown
    return ft.Column([shown, quiet(media.caption, S.BODY_SMALL)], spacing=6, tight=True)


def themes_row(site: Site, frame: Frame) -> ft.Control | None:
    """The labels of the themes seen at a site."""
    themes = [theme for theme in map(frame.guide.theme, site.themes) if theme]
    if not themes:
        return None
    return ft.Row([theme_chip(theme, frame) for theme in themes], wrap=True, spacing=10, run_spacing=8)


def _actors(sheet: Sheet, frame: Frame) -> ft.Control:
    rows: list[ft.Control] = [
        ft.Row(
            [
                ft.Icon(
                    ft.Icons.GROUPS_ROUNDED, size=frame.look.icon(22), color=ft.Colors.ON_SURFACE_VARIANT
                ),
                quiet(frame.t("Who took part"), S.LABEL_MEDIUM),
            ],
            spacing=8,
        )
    ]
    for actor in sheet.actors:
        lines: list[ft.Control] = [text(actor.name, S.TITLE_SMALL)]
        if actor.role:
            lines.append(quiet(actor.role, S.BODY_SMALL))
        rows.append(ft.Column(lines, spacing=0, tight=True))
    return card(ft.Column(rows, spacing=10, tight=True), frame.look)


def _sheet_head(sheet: Sheet, item_id: str, frame: Frame) -> ft.Control:
    """A project's name, its star and the way to its worksheet."""
    star = About(place=Place.SHEET, item=item_id, sheet=sheet.id)
    name = ft.Container(
        heading(sheet.title, 3, S.HEADLINE_SMALL), expand=True, padding=ft.Padding.only(top=10)
    )
    tools = [
        star_button(star, frame, key=f"star-{sheet.id}"),
        transpose_button(item_id, sheet.id, frame),
    ]
    return ft.Row([name, *tools], spacing=0, vertical_alignment=ft.CrossAxisAlignment.START)


def sheet_body(sheet: Sheet, site: Site, item_id: str, frame: Frame, *, columns: int) -> list[ft.Control]:
    """One project, top to bottom."""
    t, sources = frame.t, site.sources

    def figure(fact: Fact) -> About:
        return About(place=Place.FACT, item=item_id, sheet=sheet.id, ref=fact.id or "")

    parts: list[ft.Control] = [_sheet_head(sheet, item_id, frame), paragraphs(sheet.summary)]
    if sheet.facts:
        parts.append(quiet(t("Key figures"), S.LABEL_MEDIUM))
        prefix = f"fact-{sheet.id}"
        parts.append(fact_grid(sheet.facts, sources, frame, columns=columns, prefix=prefix, about=figure))
    parts += [picture(media, frame, height=220) for media in sheet.media]
    if sheet.actors:
        parts.append(_actors(sheet, frame))
    if sheet.timeline:
        parts.append(heading(t("Dates"), 4, S.TITLE_LARGE))
        parts.append(timeline(sheet.timeline, sources, frame, prefix=f"date-{sheet.id}"))
    if sheet.costs:
        parts.append(heading(t("Costs and funding"), 4, S.TITLE_LARGE))
        prefix = f"cost-{sheet.id}"
        parts.append(fact_grid(sheet.costs, sources, frame, columns=columns, prefix=prefix, about=figure))
    groups = (
        (t("Results"), sheet.results, ft.Icons.TRENDING_UP_ROUNDED, "result"),
        (t("Lessons"), sheet.lessons, ft.Icons.LIGHTBULB_ROUNDED, "lesson"),
        (t("Difficulties"), sheet.difficulties, ft.Icons.WARNING_ROUNDED, "difficulty"),
    )
    for title, items, icon, prefix in groups:
        if items:
            parts.append(heading(title, 4, S.TITLE_LARGE))
            parts.append(statements(items, title, icon, sources, frame, prefix=f"{prefix}-{sheet.id}"))
    return parts


PRACTICAL_ICONS = {
    "address": ft.Icons.PLACE_ROUNDED,
    "position": ft.Icons.WRONG_LOCATION_ROUNDED,
    "access": ft.Icons.DIRECTIONS_ROUNDED,
    "step-free": ft.Icons.ACCESSIBLE_FORWARD_ROUNDED,
    "safety": ft.Icons.HEALTH_AND_SAFETY_ROUNDED,
    "contact": ft.Icons.CALL_ROUNDED,
    "to-check": ft.Icons.PENDING_ACTIONS_ROUNDED,
}


def _practical(site: Site, frame: Frame) -> ft.Control | None:
    t = frame.t
    rows = practical_rows(site, t, leads=frame.together.leads)
    if not rows:
        return None
    body: list[ft.Control] = [
        ft.Row(
            [
                ft.Container(
                    ft.Icon(PRACTICAL_ICONS[sort], size=frame.look.icon(24), color=ft.Colors.PRIMARY),
                    padding=ft.Padding.only(top=2),
                ),
                ft.Column(
                    [quiet(label, S.LABEL_MEDIUM), text(value, S.BODY_MEDIUM)],
                    spacing=2,
                    tight=True,
                    expand=True,
                ),
            ],
            spacing=14,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
        for sort, label, value in rows
    ]
    return ft.Column(
        [
            heading(t("On the spot"), 3, S.HEADLINE_SMALL),
            card(ft.Column(body, spacing=16, tight=True), frame.look),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def project_top(site: Site, frame: Frame) -> list[ft.Control]:
    """How the project part of a stop begins: themes, summary, picture."""
    look = frame.look
    parts: list[ft.Control] = []
    chips = themes_row(site, frame)
    if chips:
        parts.append(chips)
    parts.append(paragraphs(site.summary))
    if site.media and not look.short:
        parts.append(picture(site.media[0], frame, height=200 if look.phone else 300))
    return parts


def project_rest(site: Site, item_id: str, frame: Frame, *, columns: int) -> list[ft.Control]:
    """How it goes on: the sheet chosen, practical notes."""
    t, look = frame.t, frame.look
    parts: list[ft.Control] = []
    sheets = site.sheets
    if sheets:
        chosen = next((sheet for sheet in sheets if sheet.id == frame.location.sheet), sheets[0])
        if len(sheets) > 1:
            parts.append(
                quiet(
                    t.n("{count} project to see here", "{count} projects to see here", len(sheets)),
                    S.LABEL_MEDIUM,
                )
            )
            parts.append(
                ft.Row(
                    [
                        choice_chip(
                            sheet.title,
                            lambda sheet=sheet: frame.act.go(routes.stop(item_id, sheet=sheet.id)),  # type: ignore[misc]
                            key=f"sheet-{sheet.id}",
                            selected=sheet is chosen,
                            look=look,
                        )
                        for sheet in sheets
                    ],
                    wrap=True,
                    spacing=10,
                    run_spacing=10,
                )
            )
        parts.append(Landing(f"landing-{item_id}", wanted=bool(frame.location.sheet)))
        parts += sheet_body(chosen, site, item_id, frame, columns=columns)
    else:
        parts.append(empty_note(t("No project sheet yet: to be completed by the organiser.")))
    parts += [picture(media, frame, height=220) for media in site.media[1:]]
    practical = _practical(site, frame)
    if practical:
        parts.append(practical)
    return parts
