"""« Transposer chez nous »: choose a project, work it out, then rank and plan."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.naming import name_of, projects
from visit_guide.domain.notebook import About, Field, Place, ProfileField, Worksheet
from visit_guide.domain.plan import MOST_POINTS, Ranked, actions, rank
from visit_guide.messages import N_
from visit_guide.services.notebook_words import PROFILE_HINTS, PROFILE_WORDS
from visit_guide.state import routes
from visit_guide.state.routes import Section
from visit_guide.ui.components.about import about_mark
from visit_guide.ui.components.cards import card, edge_of
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.worksheet import entry_field, progress_line, worksheet_body
from visit_guide.ui.frame import Frame

STEPS = (
    ("project", N_("One project")),
    ("profile", N_("My territory")),
    ("plan", N_("Ranking and plan")),
)


def _project_of(frame: Frame) -> About | None:
    """The project the address names, else the one worked on last, else none."""
    item, _, sheet = frame.location.sheet.partition("/")
    known = projects(frame.guide)
    if item:
        named = About(place=Place.SHEET, item=item, sheet=sheet)
        return next((one for one in known if one.item == item and sheet in ("", one.sheet)), named)
    worked = frame.desk.notebook.candidates
    if not worked:
        return None
    last = max(worked, key=lambda one: max(entry.at for _, entry in one.entries))
    return About(place=Place.SHEET, item=last.item, sheet=last.sheet)


def _open(project: About, frame: Frame) -> None:
    frame.act.go(routes.notebook(Section.TRANSPOSE, f"{project.item}/{project.sheet}"))


def _project_row(
    project: About, frame: Frame, on_click: Callable[[], None], *, key: str, trailing: ft.IconData
) -> ft.Control:
    named = name_of(frame.guide, project)
    return pressable(
        ft.Container(
            ft.Row(
                [
                    about_mark(project, frame, 40),
                    ft.Column(
                        [text(named.detail, S.TITLE_SMALL), quiet(named.stop, S.BODY_SMALL)],
                        spacing=0,
                        tight=True,
                        expand=True,
                    ),
                    ft.Icon(trailing, size=28, color=ft.Colors.ON_SURFACE),
                ],
                spacing=14,
            ),
            padding=ft.Padding.symmetric(vertical=10),
        ),
        on_click,
        key=key,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(horizontal=14),
        side=ft.BorderSide(2, ft.Colors.OUTLINE),
    )


def _choose(frame: Frame, pick: Callable[[About], None]) -> list[ft.Control]:
    """All the projects of the day; those worked on first."""
    worked = {(one.item, one.sheet) for one in frame.desk.notebook.candidates}
    starred = {(star.item, star.sheet) for star in frame.desk.notebook.stars}
    ordered = sorted(
        projects(frame.guide),
        key=lambda one: ((one.item, one.sheet) not in worked, (one.item, one.sheet) not in starred),
    )
    return [
        _project_row(
            project,
            frame,
            lambda project=project: pick(project),  # type: ignore[misc]
            key=f"project-{project.item}-{project.sheet}",
            trailing=ft.Icons.EDIT_NOTE_ROUNDED
            if (project.item, project.sheet) in worked
            else ft.Icons.STAR_ROUNDED
            if (project.item, project.sheet) in starred
            else ft.Icons.CHEVRON_RIGHT_ROUNDED,
        )
        for project in ordered
    ]


def _aside(worksheet: Worksheet, frame: Frame) -> ft.Control:
    """Put the project aside, or take it up again; what was written stays."""
    t, pad = frame.t, frame.act.pad

    def put_aside() -> None:
        pad.fill(worksheet.item, worksheet.sheet, Field.CANDIDATE, "no")
        pad.offer(
            N_("Project put aside"),
            lambda: pad.fill(worksheet.item, worksheet.sheet, Field.CANDIDATE, "yes"),
        )

    if worksheet.candidate:
        return action(
            t("Put this project aside"),
            put_aside,
            key="project-aside",
            look=frame.look,
            kind="plain",
            icon=ft.Icons.INVENTORY_2_ROUNDED,
        )
    return action(
        t("Take this project up again"),
        lambda: pad.fill(worksheet.item, worksheet.sheet, Field.CANDIDATE, "yes"),
        key="project-again",
        look=frame.look,
        kind="outlined",
        icon=ft.Icons.UNARCHIVE_ROUNDED,
    )


def _profile(frame: Frame) -> list[ft.Control]:
    t = frame.t
    parts: list[ft.Control] = [
        quiet(t("Entered once, it goes with every worksheet and into the export."), S.BODY_MEDIUM)
    ]
    parts += [
        entry_field(
            "",
            "",
            field,
            t(PROFILE_WORDS[field]),
            t(PROFILE_HINTS[field]),
            frame.desk.notebook.own(field),
            frame,
            lines=3 if field is ProfileField.COMPETENCES else 1,
        )
        for field in ProfileField
    ]
    return parts


def _ranked(place: int, one: Ranked, frame: Frame) -> ft.Control:
    t = frame.t
    sheet = one.worksheet
    about = About(place=Place.SHEET, item=sheet.item, sheet=sheet.sheet)
    named = name_of(frame.guide, about)
    if one.rated:
        points = t("{points} of {most}", points=one.points, most=MOST_POINTS)
        rest = (
            t.n("{count} point to be studied", "{count} points to be studied", one.open) if one.open else ""
        )
    else:
        points, rest = t("Not rated yet"), ""
    under = " · ".join(part for part in (points, rest) if part)
    return pressable(
        ft.Container(
            ft.Row(
                [
                    ft.Container(
                        text(str(place), S.TITLE_LARGE, ft.Colors.ON_PRIMARY_CONTAINER),
                        width=48,
                        height=48,
                        border_radius=24,
                        bgcolor=ft.Colors.PRIMARY_CONTAINER,
                        border=ft.Border.all(2, ft.Colors.OUTLINE) if frame.look.outdoor else None,
                        alignment=ft.Alignment.CENTER,
                    ),
                    ft.Column(
                        [
                            text(named.detail or named.stop, S.TITLE_SMALL),
                            quiet(f"{named.stop} · {under}", S.BODY_SMALL),
                            ft.Semantics(
                                exclude_semantics=True,
                                content=ft.ProgressBar(
                                    value=one.points / MOST_POINTS,
                                    bar_height=8,
                                    border_radius=4,
                                    color=ft.Colors.PRIMARY,
                                    bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
                                ),
                            ),
                        ],
                        spacing=4,
                        tight=True,
                        expand=True,
                    ),
                    ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE),
                ],
                spacing=14,
            ),
            padding=ft.Padding.symmetric(vertical=14),
        ),
        lambda: _open(about, frame),
        key=f"ranked-{sheet.item}-{sheet.sheet}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(horizontal=16),
        side=edge_of(frame.look),
    )


def _action_rows(frame: Frame) -> list[ft.Control]:
    t = frame.t
    rows: list[ft.Control] = []
    for line in actions(frame.desk.notebook):
        named = name_of(frame.guide, About(place=Place.SHEET, item=line.item, sheet=line.sheet))
        parts: list[ft.Control] = [
            text(line.what, S.TITLE_SMALL),
            quiet(named.detail or named.stop, S.BODY_SMALL),
        ]
        for label, value in ((t("With whom"), line.with_whom), (t("By when"), line.when)):
            parts.append(
                ft.Row(
                    [
                        ft.Container(quiet(label, S.LABEL_MEDIUM), width=110 * frame.look.scale),
                        ft.Container(text(value or "—", S.BODY_MEDIUM), expand=True),
                    ],
                    spacing=10,
                    vertical_alignment=ft.CrossAxisAlignment.START,
                )
            )
        rows.append(
            card(
                ft.Column(parts, spacing=6, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
                frame.look,
            )
        )
    return rows


def _plan(frame: Frame) -> list[ft.Control]:
    t = frame.t
    ranking = rank(frame.desk.notebook)
    if not ranking:
        return [quiet(t("Choose a project first: it is ranked here, with its first step."), S.BODY_LARGE)]
    rows = _action_rows(frame)
    return [
        heading(t("My candidate projects"), 3, S.TITLE_LARGE),
        *(_ranked(place, one, frame) for place, one in enumerate(ranking, start=1)),
        quiet(
            t("Easy counts 2, possible 1, difficult 0. What is still to be studied counts nothing yet."),
            S.BODY_SMALL,
        ),
        heading(t("My action plan"), 3, S.TITLE_LARGE),
        *(rows or [quiet(t("Write a first step in a worksheet: it comes here."), S.BODY_LARGE)]),
    ]


@ft.component
def Transpose(frame: Frame, width: float) -> ft.Control:
    """The worksheets, the territory's profile, the ranking and the plan."""
    step, set_step = ft.use_state("project")
    choosing, set_choosing = ft.use_state(False)
    t, look = frame.t, frame.look
    project = _project_of(frame)
    tabs = ft.Row(
        [
            choice_chip(
                t(words),
                lambda value=value: set_step(value),  # type: ignore[misc]
                key=f"step-{value}",
                selected=value == step,
                look=look,
            )
            for value, words in STEPS
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )

    def pick(chosen: About) -> None:
        set_choosing(False)
        if not frame.desk.notebook.worksheet(chosen.item, chosen.sheet).candidate:
            frame.act.pad.fill(chosen.item, chosen.sheet, Field.CANDIDATE, "yes")
        _open(chosen, frame)

    parts: list[ft.Control] = [heading(t("Transpose to my territory"), 2, S.HEADLINE_SMALL), tabs]
    if step == "profile":
        parts += _profile(frame)
    elif step == "plan":
        parts += _plan(frame)
    elif project is None or choosing:
        parts.append(text(t("Which project inspires me?"), S.LABEL_MEDIUM))
        parts += _choose(frame, pick)
    else:
        worksheet = frame.desk.notebook.worksheet(project.item, project.sheet)
        parts += [
            progress_line(worksheet, frame),
            text(t("The project that inspires me"), S.LABEL_MEDIUM),
            _project_row(
                project,
                frame,
                lambda: set_choosing(True),
                key="project-change",
                trailing=ft.Icons.EXPAND_MORE_ROUNDED,
            ),
            *worksheet_body(worksheet, frame, width=width),
            ft.Row([_aside(worksheet, frame)], wrap=True),
        ]
    return ft.Column(parts, spacing=18, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
