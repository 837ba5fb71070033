"""The stops on the day's scale: a row as planned, a row as they were, a line for now."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from visit_guide.domain.day import is_stop, minutes
from visit_guide.domain.guide import Item
from visit_guide.ui.components.day_lines import line_of_day, stop_number
from visit_guide.ui.components.lead_pace import Pace
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame

__all__ = ["day_scale"]

LABELS = 92


def _block(
    left: float, width: float, label: str, fill: str, ink: str, edge: ft.Border | None, top: float = 0
) -> ft.Control:
    return ft.Container(
        text(label, S.LABEL_LARGE, ink, no_wrap=True),
        left=left,
        top=top,
        width=max(width, 26),
        height=34,
        bgcolor=fill,
        border=edge,
        border_radius=9,
        alignment=ft.Alignment.CENTER,
    )


def _actual(frame: Frame, pace: Pace) -> list[tuple[Item, int, int]]:
    """The stops the group was at, each with when it came and when it left (or will leave)."""
    came = sorted(pace.arrivals, key=lambda one: one[1])
    rows: list[tuple[Item, int, int]] = []
    for place, (item_id, minute) in enumerate(came):
        item = line_of_day(frame, item_id)
        if item is None or not is_stop(item):
            continue
        planned = minutes(item.end) - minutes(item.start)
        following = came[place + 1][1] if place + 1 < len(came) else minute + planned
        current = item_id == pace.item.id
        rows.append((item, minute, minute + planned if current else min(following, minute + planned * 2)))
    return rows


def day_scale(frame: Frame, pace: Pace, width: float) -> ft.Control:
    """Two rows on the day's scale, planned and actual, with a line for now."""
    look, t = frame.look, frame.t
    stops: Sequence[Item] = frame.guide.stops
    actual = _actual(frame, pace)
    first = min([minutes(stops[0].start), *(start for _, start, _ in actual)]) // 60 * 60
    last = -(-max([minutes(stops[-1].end), *(end for *_, end in actual), pace.now]) // 60) * 60
    last = min(max(last, first + 60), first + 14 * 60)
    per_minute = (width - LABELS) / (last - first)

    def x(minute: float) -> float:
        return LABELS + (minute - first) * per_minute

    layers: list[ft.Control] = [
        ft.Container(quiet(t("Planned"), S.LABEL_MEDIUM), left=0, top=7),
        ft.Container(quiet(t("Actual"), S.LABEL_MEDIUM), left=0, top=48),
    ]
    for number, item in enumerate(stops, start=1):
        start, end = minutes(item.start), minutes(item.end)
        edge = ft.Border.all(2, ft.Colors.OUTLINE) if look.outdoor else None
        fill = ft.Colors.SURFACE_CONTAINER_HIGHEST
        block = _block(
            x(start), (end - start) * per_minute - 3, str(number), fill, ft.Colors.ON_SURFACE, edge
        )
        layers.append(block)
    for item, start, end in actual:
        current = item.id == pace.item.id
        fill = ft.Colors.SECONDARY_CONTAINER if current else ft.Colors.PRIMARY
        ink = ft.Colors.ON_SECONDARY_CONTAINER if current else ft.Colors.ON_PRIMARY
        edge = ft.Border.all(3, "#FFFFFF" if look.dark else look.palette.on_surface) if current else None
        label = str(stop_number(frame, item.id) or "")
        block = _block(x(start), (end - start) * per_minute - 3, label, fill, ink, edge, 41)
        layers.append(block)
    for hour in range(first // 60, last // 60 + 1, 1 if last - first <= 240 else 2):
        if LABELS <= x(hour * 60) <= width - 24:
            layers.append(
                ft.Container(quiet(f"{hour}\u00a0h", S.LABEL_SMALL), left=x(hour * 60) - 14, top=82)
            )
    if first <= pace.now <= last:
        layers.append(
            ft.Container(
                width=4, height=84, left=x(pace.now) - 2, top=-4, bgcolor=ft.Colors.TERTIARY, border_radius=2
            )
        )
    words = t("Planned and actual times of the stops, on the day’s scale")
    return ft.Semantics(
        label=words,
        exclude_semantics=True,
        content=ft.Stack(layers, width=width, height=104, clip_behavior=ft.ClipBehavior.NONE),
    )
