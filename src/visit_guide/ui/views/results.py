"""Mon bilan: what was known, what was gained, what to look at again."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Objective
from visit_guide.domain.results import OwnPart, OwnResults
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.chips import theme_icon
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.hero import terrils
from visit_guide.ui.components.press import action
from visit_guide.ui.components.result_parts import (
    bars,
    changed_card,
    gain_words,
    legend,
    lost_words,
    question_card,
    theme_row,
)
from visit_guide.ui.components.stacked import stacked_card
from visit_guide.ui.components.text import S, heading, text
from visit_guide.ui.frame import Frame


def results(frame: Frame) -> ft.Control:
    """The screen of a person's own result."""
    found, look = frame.quiz.results, frame.look
    if found is None:
        return screen_column(_not_yet(frame), frame, key="results")
    if not look.two_panes:
        parts = [_hero(found, frame), *_by_theme(found, frame), *_details(found, frame)]
        return screen_column(parts, frame, key="results")
    return ft.Row(
        [
            ft.Container(
                _hero(found, frame, tall=True), width=430, padding=ft.Padding.only(left=28, top=24, bottom=24)
            ),
            ft.Container(
                ft.Column(
                    [*_by_theme(found, frame), *_details(found, frame), ft.Container(height=24)],
                    spacing=16,
                    scroll=ft.ScrollMode.AUTO,
                    expand=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                    key="results",
                ),
                expand=True,
                padding=ft.Padding.only(left=28, right=28, top=24),
            ),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _not_yet(frame: Frame) -> list[ft.Control]:
    t = frame.t
    return [
        heading(t("My result"), 1, S.HEADLINE_MEDIUM),
        text(
            t("It comes once the end questionnaire is sent: what you knew, what you have gained, and why.")
            if frame.quiz.start is not None and frame.quiz.start.sent is not None
            else t("It comes once the end questionnaire is sent: what was right, and what to look at again."),
            S.BODY_LARGE,
        ),
        ft.Row(
            [
                action(
                    t("Back to the day"),
                    lambda: frame.act.go(routes.DAY),
                    key="results-day",
                    look=frame.look,
                    icon=ft.Icons.TODAY_ROUNDED,
                )
            ],
            wrap=True,
        ),
    ]


def _hero(found: OwnResults, frame: Frame, *, tall: bool = False) -> ft.Control:
    """The gain as a picture and in words."""
    t, look = frame.t, frame.look
    white = ft.Colors.ON_PRIMARY_FIXED
    large, words = gain_words(found, t)
    figure = ft.Text(
        large,
        style=ft.TextStyle(
            size=(104 if tall else 76) * min(look.scale, 1.5),
            height=1.05,
            weight=ft.FontWeight.W_800,
            font_family="AHN-800",
            color=ft.Colors.SECONDARY_CONTAINER,
        ),
    )
    said = text(words, S.HEADLINE_SMALL if tall else S.TITLE_LARGE, white)
    number = found.gain
    spoken = words if number == 0 else f"{large} {words}"
    gain: ft.Control = (
        ft.Column([figure, said], spacing=4, tight=True)
        if tall or look.large
        else ft.Row([figure, ft.Container(said, expand=True)], spacing=18)
    )
    alone = (
        t("Kept on the device, for you alone")
        if frame.keeps
        else t("Not kept on this device: closing or reloading the page erases it.")
    )
    note = t("For the trainers and you alone") if frame.quiz.in_group else alone
    lock = ft.Row(
        [
            ft.Icon(ft.Icons.LOCK_ROUNDED, size=22, color=white),
            ft.Container(text(note, S.LABEL_MEDIUM, white), expand=True),
        ],
        spacing=10,
    )
    missing: list[ft.Control] = []
    if found.gain is None:
        missing.append(text(_why_no_gain(found, frame), S.BODY_MEDIUM, white))
    body = ft.Column(
        [
            heading(t("My result"), 1, S.TITLE_LARGE, white),
            ft.Semantics(label=spoken, exclude_semantics=True, content=gain),
            *missing,
            *bars(found, frame),
            *([text(lost_words(found.lost, t), S.BODY_MEDIUM, white)] if found.lost else []),
            *([text(_changed_words(found, frame), S.BODY_MEDIUM, white)] if found.outdated else []),
            *([ft.Container(expand=True)] if tall else []),
            lock,
        ],
        spacing=16,
        tight=not tall,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    layers: list[ft.Control] = [
        ft.Container(body, padding=24 if look.phone else 28, expand=True if tall else None)
    ]
    if tall and not look.short:
        drawing = ft.Container(terrils(200, "#0C6A53", "#0B6350"), right=-40, bottom=0, height=200)
        layers.insert(0, drawing)
        layers[1] = ft.Container(body, padding=28, left=0, right=0, top=0, bottom=0)
    return ft.Container(
        ft.Stack(layers, expand=True if tall else None),
        bgcolor=ft.Colors.PRIMARY_FIXED,
        border_radius=22,
        border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


def _changed_words(found: OwnResults, frame: Frame) -> str:
    """How many questions do not count, which is why start and end are told on fewer."""
    return frame.t.n(
        "{count} question was changed during the visit and does not count.",
        "{count} questions were changed during the visit and do not count.",
        found.outdated,
    )


def _why_no_gain(found: OwnResults, frame: Frame) -> str:
    if frame.quiz.start is not None and frame.quiz.start.after_end:
        return frame.t("The start questionnaire was sent after the end one: it is not compared.")
    if found.start is None:
        return frame.t("You did not answer at the start: there is nothing to compare with.")
    return frame.t("You did not send the end questionnaire: this is the result of the start.")


def _by_theme(found: OwnResults, frame: Frame) -> list[ft.Control]:
    t, look = frame.t, frame.look
    rows: list[ft.Control] = []
    for part in found.themes:
        theme = frame.guide.theme(part.name)
        wrong = [r for r in found.rows if r.question.theme == part.name and not r.right]
        again = tuple({r.question.site: r for r in reversed(wrong)}.values())[::-1]
        if rows:
            rows.append(ft.Divider(height=1, color=ft.Colors.OUTLINE_VARIANT))
        label = (theme.short_title or theme.title) if theme else part.name
        icon = theme_icon(theme) if theme else ft.Icons.LABEL_ROUNDED
        rows.append(theme_row(part, label, icon, frame, again))
    return [
        heading(t("By theme"), 2, S.HEADLINE_SMALL if look.phone else S.HEADLINE_MEDIUM),
        legend(found, frame),
        card(ft.Column(rows, spacing=0, tight=True), look, padding=16 if look.phone else 20),
        _onwards(frame),
    ]


def _onwards(frame: Frame) -> ft.Control:
    """What to do with it: the worksheet to finish, the notebook to take along."""
    t, look = frame.t, frame.look
    worksheet = action(
        t("Finish my worksheet"),
        lambda: frame.act.go(routes.notebook(routes.Section.TRANSPOSE)),
        key="results-worksheet",
        look=look,
        icon=ft.Icons.EDIT_NOTE_ROUNDED,
        height=60,
    )
    away = action(
        t("Take it along"),
        lambda: frame.act.go(routes.notebook(routes.Section.TAKE)),
        key="results-take",
        look=look,
        kind="outlined",
        icon=ft.Icons.PICTURE_AS_PDF_ROUNDED,
        height=60,
    )
    return ft.Row([worksheet, away], wrap=True, spacing=12, run_spacing=12)


def _details(found: OwnResults, frame: Frame) -> list[ft.Control]:
    t = frame.t
    parts: list[ft.Control] = [heading(t("By objective"), 2, S.HEADLINE_SMALL)]
    objectives = {one.id: one for one in frame.guide.programme.objectives}
    parts += [_objective(part, objectives.get(part.name), frame) for part in found.objectives]
    parts.append(heading(t("Question by question"), 2, S.HEADLINE_SMALL))
    before = {row.question.id: row for row in found.earlier}
    parts += [
        question_card(row, frame, number=n, before=before.pop(row.question.id, None))
        for n, row in enumerate(found.rows, start=1)
    ]
    if before:
        parts.append(heading(t("The questions of the start"), 2, S.HEADLINE_SMALL))
        parts += [
            question_card(row, frame, number=n)
            for n, row in enumerate(found.earlier, start=1)
            if row.question.id in before
        ]
    if found.changed:
        parts.append(heading(t("Changed during the visit"), 2, S.HEADLINE_SMALL))
        parts += [changed_card(question, frame) for question in found.changed]
    return parts


def _objective(part: OwnPart, objective: Objective | None, frame: Frame) -> ft.Control:
    """An objective: the gain in words, then start and end as bars with their figures."""
    t = frame.t
    large, words = gain_words(part, t)
    gain = words if part.gain == 0 else f"{large} {words}"
    parts: list[ft.Control] = [
        text(objective.text if objective else part.name, S.TITLE_SMALL),
        text(gain, S.TITLE_MEDIUM, ft.Colors.PRIMARY),
        *bars(part, frame, on_card=True),
    ]
    return stacked_card(parts, frame.look, padding=16, key=f"objective-{part.name}")
