"""The worksheet of one project: what it would take at home, with what it took here beside it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from visit_guide.domain.guide import Guide, Participation
from visit_guide.domain.naming import sheet_of, site_of
from visit_guide.domain.notebook import CRITERIA, STAGES, Entry, Field, Rating, Worksheet
from visit_guide.services.notebook_words import CRITERION_WORDS, FIELD_HINTS, FIELD_WORDS, RATING_WORDS
from visit_guide.ui.components.note_card import versions
from visit_guide.ui.components.press import action
from visit_guide.ui.components.segments import segments
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.components.writing import WritingField, saved_line
from visit_guide.ui.frame import Frame
from visit_guide.ui.words import LADDER_WORDS


def inspiration(guide: Guide, item: str, sheet: str) -> dict[Field, tuple[str, ...]]:
    """What the site says to each stage of the worksheet."""
    site, seen = site_of(guide, item), sheet_of(guide, item, sheet)
    if site is None:
        return {}
    method = site.method
    texts: dict[Field, Sequence[str | None]] = {
        Field.NEED: [seen.summary if seen else site.summary],
        Field.ALLIES: [actor.name for actor in seen.actors] if seen else [],
        Field.INHABITANTS: [method.participation],
        Field.MEANS: [statement.text for statement in method.conditions],
        Field.OBSTACLES: [
            statement.text for statement in (*method.obstacles, *(seen.difficulties if seen else ()))
        ],
        Field.FIRST_STEP: [method.first_step],
    }
    return {field: tuple(filter(None, lines)) for field, lines in texts.items()}


def _beside(lines: tuple[str, ...], frame: Frame) -> ft.Control:
    look = frame.look
    ink = ft.Colors.ON_SURFACE_VARIANT
    rows: list[ft.Control] = [
        ft.Row(
            [
                ft.Icon(ft.Icons.PLACE_ROUNDED, size=18, color=ft.Colors.PRIMARY),
                ft.Container(
                    text(
                        frame.t("Seen in {place}", place=frame.guide.programme.place.partition(" (")[0]),
                        S.LABEL_SMALL,
                        ft.Colors.PRIMARY,
                    ),
                    expand=True,
                ),
            ],
            spacing=6,
        )
    ]
    for line in lines:
        body = text(line, S.BODY_SMALL, ink)
        rows.append(
            body
            if len(lines) == 1
            else ft.Row(
                [
                    ft.Container(
                        ft.Container(width=6, height=6, border_radius=3, bgcolor=ft.Colors.PRIMARY),
                        padding=ft.Padding.only(top=8),
                    ),
                    ft.Container(body, expand=True),
                ],
                spacing=8,
                vertical_alignment=ft.CrossAxisAlignment.START,
            )
        )
    return ft.Container(
        ft.Column(rows, spacing=6, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        bgcolor=ft.Colors.SURFACE if look.outdoor else ft.Colors.SURFACE_CONTAINER,
        border=ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None,
        border_radius=14,
        padding=14,
    )


def entry_field(
    item: str, sheet: str, field: str, label: str, hint: str, entry: Entry, frame: Frame, *, lines: int = 3
) -> ft.Control:
    """A field of a worksheet or, without ``item``, of the profile; with what was also written elsewhere."""
    pad = frame.act.pad
    name = f"field-{field}"
    parts: list[ft.Control] = [
        ft.Container(
            WritingField(
                name,
                label,
                entry.text,
                lambda now, done: pad.type_field(item, sheet, field, now, done),
                frame,
                lines=lines,
                hint=hint,
                says_saved=False,
            ),
            key=f"{name}-{item}-{sheet}-{frame.desk.epoch}",
        )
    ]
    if entry.others:
        settle = ft.Row(
            [
                action(
                    frame.t("Keep both"),
                    lambda: pad.settle_field(item, sheet, field, both=True),
                    key=f"both-{field}",
                    look=frame.look,
                    kind="outlined",
                ),
                action(
                    frame.t("Drop this one"),
                    lambda: pad.settle_field(item, sheet, field, both=False),
                    key=f"one-{field}",
                    look=frame.look,
                    kind="plain",
                ),
            ],
            wrap=True,
            spacing=8,
        )
        parts.append(versions(entry.others, settle, frame))
    return ft.Column(parts, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def side_by_side(left: ft.Control, right: ft.Control | None, *, two: bool) -> ft.Control:
    """Two things next to each other where there is room, else the second above the first."""
    if right is None:
        return left
    if not two:
        return ft.Column(
            [right, left],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.Row(
        [ft.Container(left, expand=3), ft.Container(right, expand=2)],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _ratings(worksheet: Worksheet, frame: Frame, *, across: bool) -> list[ft.Control]:
    t, pad = frame.t, frame.act.pad
    choices = [(rating.value, t(RATING_WORDS[rating])) for rating in Rating]
    parts: list[ft.Control] = [
        heading(t("Feasibility at home"), 3, S.TITLE_MEDIUM),
    ]
    for criterion in CRITERIA:
        label = t(CRITERION_WORDS[criterion])
        parts.append(
            ft.Column(
                [
                    text(label, S.LABEL_MEDIUM),
                    segments(
                        choices,
                        worksheet.text(criterion),
                        lambda value, criterion=criterion: pad.fill(  # type: ignore[misc]
                            worksheet.item, worksheet.sheet, criterion, value
                        ),
                        frame,
                        key=criterion.value,
                        label=label,
                        across=across,
                    ),
                ],
                spacing=8,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        )
    return parts


def progress_line(worksheet: Worksheet, frame: Frame) -> ft.Control:
    """How much of the worksheet is filled."""
    t = frame.t
    words = t("{count} of {most} filled", count=worksheet.filled, most=len(STAGES))
    return ft.Semantics(
        label=words,
        exclude_semantics=True,
        content=ft.Row(
            [
                ft.Container(
                    ft.ProgressBar(
                        value=worksheet.filled / len(STAGES),
                        bar_height=10,
                        border_radius=5,
                        color=ft.Colors.PRIMARY,
                        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
                    ),
                    expand=True,
                ),
                text(words, S.LABEL_MEDIUM),
            ],
            spacing=14,
        ),
    )


def worksheet_body(worksheet: Worksheet, frame: Frame, *, width: float) -> list[ft.Control]:
    """The fields of a project's worksheet, in the stages of the training."""
    t, pad, look = frame.t, frame.act.pad, frame.look
    item, sheet = worksheet.item, worksheet.sheet
    seen = inspiration(frame.guide, item, sheet)
    two = width >= 500 and not look.large

    def field(name: Field, lines: int = 3) -> ft.Control:
        return entry_field(
            item,
            sheet,
            name,
            t(FIELD_WORDS[name]),
            t(FIELD_HINTS[name]),
            worksheet.entry(name),
            frame,
            lines=lines,
        )

    def stage(name: Field) -> ft.Control:
        lines = seen.get(name, ())
        return side_by_side(field(name), _beside(lines, frame) if lines else None, two=two)

    level = t(FIELD_WORDS[Field.LEVEL])
    rungs = ft.Column(
        [
            text(level, S.LABEL_MEDIUM),
            segments(
                [(rung.value, t(LADDER_WORDS[rung])) for rung in Participation],
                worksheet.text(Field.LEVEL),
                lambda value: pad.fill(item, sheet, Field.LEVEL, value),
                frame,
                key="level",
                label=level,
                across=two,
            ),
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    whom, when = field(Field.WITH_WHOM, 2), field(Field.WHEN, 2)
    last = (
        ft.Row(
            [ft.Container(whom, expand=True), ft.Container(when, expand=True)],
            spacing=14,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
        if two
        else ft.Column(
            [whom, when], spacing=18, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        )
    )
    return [
        stage(Field.NEED),
        stage(Field.ALLIES),
        stage(Field.INHABITANTS),
        rungs,
        stage(Field.MEANS),
        stage(Field.OBSTACLES),
        stage(Field.FIRST_STEP),
        last,
        *_ratings(worksheet, frame, across=two),
        saved_line(frame) if worksheet.entries else quiet(t("All you write is saved by itself.")),
    ]
