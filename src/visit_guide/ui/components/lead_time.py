"""The console's card of the time: where the group is, planned against actual, what to shorten."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title, minutes
from visit_guide.domain.guide import Item
from visit_guide.domain.pace import catch_up, is_far_off
from visit_guide.domain.visit import Progress
from visit_guide.messages import Catalogue
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.day_lines import line_of_day, stop_number
from visit_guide.ui.components.lead_pace import Pace, delay_words, pace_of
from visit_guide.ui.components.lead_scale import day_scale
from visit_guide.ui.components.marker import ITEM_ICONS, disc, marker
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.ticking import use_ticks
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import duration

__all__ = ["LeadTime"]

WORTH_A_PLAN = 5
"""Minutes late from which the card says what to shorten."""
MOST_CUTS = 3


def _time(t: Catalogue, minute: int) -> str:
    return t.clock(f"{minute // 60 % 24:02d}:{minute % 60:02d}")


def _span(t: Catalogue, start: int, end: int) -> str:
    return f"{_time(t, start)} – {_time(t, end)}"


def _delay(frame: Frame, late: int) -> ft.Control:
    far = is_far_off(late)
    bad = late > 0 and not far
    ink = ft.Colors.ON_TERTIARY_CONTAINER if bad else ft.Colors.ON_PRIMARY_CONTAINER
    icon = ft.Icons.SCHEDULE_ROUNDED if bad or far else ft.Icons.CHECK_CIRCLE_ROUNDED
    return ft.Container(
        ft.Row(
            [ft.Icon(icon, size=22, color=ink), text(delay_words(frame, late), S.LABEL_LARGE, ink)],
            spacing=8,
            tight=True,
        ),
        key="delay",
        bgcolor=ft.Colors.TERTIARY_CONTAINER if bad else ft.Colors.PRIMARY_CONTAINER,
        border=ft.Border.all(2, ink) if frame.look.outdoor else None,
        border_radius=12,
        padding=ft.Padding.symmetric(horizontal=14, vertical=10),
    )


def _mark(frame: Frame, item: Item, size: float) -> ft.Control:
    number = stop_number(frame, item.id)
    if number is None:
        return disc(ITEM_ICONS.get(item.kind, ft.Icons.CIRCLE), size)
    return marker(number, Progress.CURRENT, frame.look, size)


def _head(frame: Frame, pace: Pace) -> ft.Control:
    t, look = frame.t, frame.look
    title = text(item_title(frame.guide, pace.item), S.TITLE_LARGE if look.phone else S.HEADLINE_MEDIUM)
    over = pace.left < 0
    left = ft.Column(
        [
            text(
                duration(abs(pace.left)),
                S.HEADLINE_SMALL if look.phone else S.HEADLINE_MEDIUM,
                ft.Colors.TERTIARY if over else ft.Colors.ON_SURFACE,
            ),
            quiet(t("too long") if over else t("left"), S.LABEL_MEDIUM),
        ],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.START if look.large else ft.CrossAxisAlignment.END,
    )
    names = ft.Column(
        [quiet(t("The group is here"), S.LABEL_MEDIUM), title], spacing=0, tight=True, expand=not look.large
    )
    told = [] if is_far_off(pace.late) else [left]
    if look.large:
        return ft.Column([names, *told], spacing=8, tight=True)
    return ft.Row([_mark(frame, pace.item, 56 if look.phone else 64), names, *told], spacing=16)


def _figures(frame: Frame, pace: Pace) -> ft.Control:
    t = frame.t
    start, end = minutes(pace.item.start), minutes(pace.item.end)

    def figure(label: str, words: str) -> ft.Control:
        style = S.TITLE_SMALL if frame.look.phone else S.TITLE_MEDIUM
        return ft.Column([quiet(label, S.LABEL_MEDIUM), text(words, style)], spacing=0, tight=True)

    return ft.Row(
        [
            figure(t("Planned"), _span(t, start, end)),
            figure(t("Actual"), _span(t, pace.arrived, pace.arrived + end - start)),
            _delay(frame, pace.late),
        ],
        spacing=16,
        run_spacing=10,
        wrap=True,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _plan(frame: Frame, pace: Pace) -> list[ft.Control]:
    """What to shorten so that the day ends when planned."""
    if pace.late < WORTH_A_PLAN or is_far_off(pace.late):
        return []
    t = frame.t
    plan = catch_up(frame.guide.itinerary.items, pace.item.id, pace.late)
    rows: list[ft.Control] = [text(t("To end on time"), S.TITLE_SMALL)]
    for cut in plan.cuts[:MOST_CUTS]:
        item = line_of_day(frame, cut.item or cut.before)
        if item is None:
            continue
        title = item_title(frame.guide, item)
        words = title if cut.item else t("waiting before “{title}”", title=title)
        rows.append(
            ft.Row(
                [
                    ft.Icon(ft.Icons.CONTENT_CUT_ROUNDED, size=20, color=ft.Colors.TERTIARY),
                    ft.Container(quiet(words, S.BODY_MEDIUM), expand=True),
                    text(f"−\u00a0{duration(cut.minutes)}", S.LABEL_LARGE, ft.Colors.TERTIARY),
                ],
                spacing=10,
            )
        )
    rest = plan.left + sum(cut.minutes for cut in plan.cuts[MOST_CUTS:])
    if rest:
        rows.append(quiet(t("and {time} more to find elsewhere", time=duration(rest)), S.BODY_SMALL))
    return [ft.Column(rows, spacing=6, tight=True, key="catch-up")]


@ft.component
def LeadTime(frame: Frame, width: float) -> ft.Control:
    """The card; ``width`` is that of its content."""
    use_ticks(10.0)
    t, look = frame.t, frame.look
    pace = pace_of(frame)
    if pace is None and frame.together.state.ended is not None:
        body: list[ft.Control] = [
            text(t("The visit is over"), S.HEADLINE_SMALL),
            quiet(t("Answers are closed; everything stays readable."), S.BODY_MEDIUM),
        ]
    elif pace is None:
        first = frame.guide.itinerary.items[0]
        body = [
            text(t("The visit has not begun"), S.HEADLINE_SMALL),
            quiet(
                t(
                    "Planned start {time}: {title}",
                    time=frame.t.clock(first.start),
                    title=item_title(frame.guide, first),
                ),
                S.BODY_MEDIUM,
            ),
        ]
    else:
        body = [_head(frame, pace), _figures(frame, pace)]
        if not look.phone and not look.large and width >= 420 and not is_far_off(pace.late):
            body.append(day_scale(frame, pace, width))
        body += _plan(frame, pace)
    return card(
        ft.Column(body, spacing=16, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        look,
        padding=20 if look.phone else 24,
        radius=22,
    )
