"""The day as a list: what happens when, where one stands, how one gets there."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import is_stop, item_title
from visit_guide.domain.guide import Item, Mode
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.sitting import moment_of
from visit_guide.domain.visit import Progress
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.questions import Sitting
from visit_guide.ui.components.group_card import day_reached, group_here, late_words
from visit_guide.ui.components.marker import ITEM_ICONS, disc, marker, on_line
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import state_words
from visit_guide.ui.ways import distance_words, planned_words, total_words

PROGRESS_WORDS = {
    Progress.DONE: N_("Done"),
    Progress.CURRENT: N_("Now"),
    Progress.TO_COME: N_("To come"),
}
MODE_ICONS = {
    Mode.WALK: ft.Icons.DIRECTIONS_WALK_ROUNDED,
    Mode.BIKE: ft.Icons.DIRECTIONS_BIKE_ROUNDED,
    Mode.BUS: ft.Icons.DIRECTIONS_BUS_ROUNDED,
    Mode.CAR: ft.Icons.DIRECTIONS_CAR_ROUNDED,
}
TRACK = 58


def _leg(frame: Frame, index: int, *, done: bool) -> ft.Control | None:
    item = frame.guide.itinerary.items[index]
    words = planned_words(frame.guide, frame.t, index)
    if not words or item.transfer is None:
        return None
    look = frame.look
    lines: list[ft.Control] = [quiet(words, S.BODY_SMALL)]
    far = distance_words(frame.guide, frame.t, item)
    if far:
        lines.append(quiet(far, S.BODY_SMALL))
    if item.transfer.note:
        lines.append(quiet(item.transfer.note, S.BODY_SMALL))
    body = ft.Row(
        [
            ft.Icon(MODE_ICONS[item.transfer.mode], size=look.icon(24), color=ft.Colors.ON_SURFACE_VARIANT),
            ft.Column(lines, spacing=2, tight=True, expand=True),
        ],
        spacing=10,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Row(
        [
            *([] if look.large else [ft.Container(width=_time_width(frame))]),
            on_line(None, above=done, below=done, width=TRACK),
            ft.Container(body, expand=True, padding=ft.Padding.symmetric(vertical=10)),
        ],
        spacing=10,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _time_width(frame: Frame) -> float:
    return (72 if frame.look.phone else 78) * frame.look.scale


def state_of(frame: Frame, item: Item) -> Progress | None:
    return frame.visit.progress(item.id) if is_stop(item) else None


def _row_label(frame: Frame, item: Item, number: int | None, progress: Progress | None) -> str:
    t = frame.t
    title = item_title(frame.guide, item)
    planned = t("planned at {time}", time=t.clock(item.start))
    if item.id == group_here(frame):
        here = t("the group is here")
        planned += f", {here}"
    if number is None or progress is None:
        return f"{title}, {planned}"
    return t("Stop {number}", number=number) + f", {title}, {t(PROGRESS_WORDS[progress])}, {planned}"


def _title_block(frame: Frame, item: Item, progress: Progress | None) -> ft.Control:
    site = frame.guide.site(item.site) if item.site else None
    look = frame.look
    strong = progress is not None
    lines: list[ft.Control] = []
    if look.large:
        lines.append(text(frame.t.clock(item.start), S.TITLE_SMALL))
    lines.append(text(item_title(frame.guide, item), S.TITLE_MEDIUM if strong else S.TITLE_SMALL))
    under = site.tagline if site else item.place
    if under:
        lines.append(quiet(under, S.BODY_SMALL))
    if item.id == group_here(frame):
        lines.append(_group_mark(frame))
    if progress is not None and look.stacks:
        lines.append(text(frame.t(PROGRESS_WORDS[progress]), S.LABEL_SMALL, ft.Colors.ON_SURFACE_VARIANT))
    return ft.Column(lines, spacing=2, tight=True, alignment=ft.MainAxisAlignment.CENTER)


def _group_mark(frame: Frame) -> ft.Control:
    return ft.Row(
        [
            ft.Icon(ft.Icons.GROUP_ROUNDED, size=frame.look.icon(20), color=ft.Colors.PRIMARY),
            text(frame.t("The group is here"), S.LABEL_SMALL, ft.Colors.PRIMARY),
        ],
        spacing=6,
        tight=True,
    )


def _start(frame: Frame, item: Item, style: ft.TextThemeStyle) -> ft.Control:
    """When a line begins, and how late the group came to it."""
    begins = ft.Text(
        frame.t.clock(item.start),
        theme_style=style,
        font_family="AHN-700-tabular",
        text_align=ft.TextAlign.END,
        color=ft.Colors.ON_SURFACE,
    )
    late = late_words(frame, item)
    if not late:
        return begins
    return ft.Column(
        [begins, text(late, S.LABEL_SMALL, ft.Colors.TERTIARY, no_wrap=True)],
        spacing=0,
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.END,
    )


def _row(frame: Frame, index: int, reached: int) -> ft.Control:
    items = frame.guide.itinerary.items
    item = items[index]
    look = frame.look
    progress = state_of(frame, item)
    number = frame.guide.stops.index(item) + 1 if progress is not None else None
    current = progress is Progress.CURRENT
    mark = (
        marker(number, progress, look, 50 if current else 44)
        if number is not None and progress is not None
        else disc(ITEM_ICONS.get(item.kind, ft.Icons.CIRCLE))
    )
    parts: list[ft.Control] = []
    if not look.large:
        style = S.TITLE_SMALL if progress is not None else S.LABEL_LARGE
        parts.append(
            ft.Container(
                _start(frame, item, style),
                width=_time_width(frame),
                alignment=ft.Alignment.CENTER_RIGHT,
            )
        )
    parts.append(
        on_line(
            mark,
            above=None if index == 0 else index <= reached,
            below=None if index == len(items) - 1 else index < reached,
            width=TRACK,
        )
    )
    parts.append(
        ft.Container(
            _title_block(frame, item, progress),
            expand=True,
            alignment=ft.Alignment.CENTER_LEFT,
            padding=ft.Padding.symmetric(vertical=12),
        )
    )
    if progress is not None and not look.stacks:
        parts.append(_status(frame, progress))
    if progress is not None and look.phone:
        parts.append(
            ft.Container(
                ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=28, color=ft.Colors.ON_SURFACE_VARIANT),
                alignment=ft.Alignment.CENTER,
            )
        )
    row = ft.Row(
        parts,
        spacing=10,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    label = _row_label(frame, item, number, progress)
    moment = moment_of(frame.guide, item)
    sitting = frame.quiz.sitting(moment) if moment else None
    if moment is not None and sitting is not None:
        return _quiz_row(frame, item, parts, label, moment, sitting)
    if progress is None:
        return ft.Container(
            ft.Semantics(label=label, exclude_semantics=True, content=row), key=f"row-{item.id}"
        )
    return pressable(
        row,
        lambda: frame.act.go(routes.stop(item.id)),
        key=f"row-{item.id}",
        label=label,
        radius=16,
        padding=ft.Padding.only(right=12),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST if current else ft.Colors.TRANSPARENT,
        side=ft.BorderSide(3, ft.Colors.ON_SURFACE) if current else None,
    )


def _quiz_row(
    frame: Frame, item: Item, parts: list[ft.Control], label: str, moment: Moment, sitting: Sitting
) -> ft.Control:
    """The start or the end questionnaire: a row that opens it, with where it stands."""
    look = frame.look
    words = state_words(sitting, frame.t)
    if sitting.sent is not None:
        sign, ink = ft.Icons.CHECK_CIRCLE_ROUNDED, ft.Colors.PRIMARY
    else:
        sign, ink = ft.Icons.CHEVRON_RIGHT_ROUNDED, ft.Colors.ON_SURFACE
    said: list[ft.Control] = [] if look.stacks else [quiet(words, S.LABEL_MEDIUM)]
    end = ft.Row([*said, ft.Icon(sign, size=28, color=ink)], spacing=8, tight=True)
    row = ft.Row(
        [*parts, ft.Container(end, alignment=ft.Alignment.CENTER)],
        spacing=10,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return pressable(
        row,
        lambda: frame.act.go(routes.quiz(moment)),
        key=f"row-{item.id}",
        label=f"{label}, {words}",
        radius=16,
        padding=ft.Padding.only(right=12),
    )


def _status(frame: Frame, progress: Progress) -> ft.Control:
    current = progress is Progress.CURRENT
    return ft.Container(
        text(
            frame.t(PROGRESS_WORDS[progress]),
            S.LABEL_MEDIUM,
            ft.Colors.ON_SECONDARY_CONTAINER if current else ft.Colors.ON_SURFACE_VARIANT,
        ),
        alignment=ft.Alignment.CENTER,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if current else None,
        border_radius=10,
        padding=ft.Padding.symmetric(horizontal=12, vertical=8) if current else 0,
        margin=ft.Margin.symmetric(vertical=14) if current else 0,
    )


def day_list(frame: Frame) -> list[ft.Control]:
    items = frame.guide.itinerary.items
    reached = day_reached(frame)
    rows: list[ft.Control] = []
    for index in range(len(items)):
        leg = _leg(frame, index, done=index <= reached)
        if leg is not None:
            rows.append(leg)
        rows.append(_row(frame, index, reached))
    if total := total_words(frame.guide, frame.t):
        rows.append(ft.Container(quiet(total, S.BODY_MEDIUM), key="day-total", padding=_total_padding(frame)))
    return rows


def _total_padding(frame: Frame) -> ft.Padding:
    """In line with the legs it sums up."""
    left = TRACK + 20 if frame.look.large else TRACK + 20 + _time_width(frame)
    return ft.Padding.only(left=left, top=20)
