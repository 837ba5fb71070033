"""Étape: project sheet, method and discussion of one stop."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title, minutes_left, neighbours
from visit_guide.domain.guide import Item, Site
from visit_guide.domain.notebook import About, Place
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.routes import Part
from visit_guide.ui.components.below import Below
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.discussion import Discussion
from visit_guide.ui.components.marker import marker
from visit_guide.ui.components.method import method_rest, method_top
from visit_guide.ui.components.part_tabs import PART_WORDS, go_stop, narrow_tabs, step_to, wide_tabs
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.project import project_rest, project_top
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import duration

LEFT_PANE = 660
SWIPE_SPEED = 300
"""Horizontal speed, in dp a second, from which a movement counts as a swipe."""


def _title(frame: Frame, item: Item, number: int) -> ft.Control:
    look = frame.look
    name = heading(item_title(frame.guide, item), 1, S.HEADLINE_MEDIUM if look.phone else S.DISPLAY_SMALL)
    mark = marker(number, frame.visit.progress(item.id), look, 50 if look.phone else 64)
    if look.large:
        return ft.Row([ft.Container(name, expand=True), _note_here(frame, item)], spacing=8)
    return ft.Row([mark, ft.Container(name, expand=True), _note_here(frame, item)], spacing=16)


def _note_here(frame: Frame, item: Item) -> ft.Control:
    """Begins a note about the stop."""
    return icon_action(
        ft.Icons.EDIT_NOTE_ROUNDED,
        frame.t("Write a note on this stop"),
        lambda: frame.act.pad.begin(About(place=Place.STOP, item=item.id)),
        key="note-here",
        outlined=True,
        size=52,
    )


def _times(frame: Frame, item: Item) -> ft.Control:
    """When the stop is planned, how long it still lasts, and the way to its place on the map."""
    lines: list[ft.Control] = [
        quiet(f"{frame.t.clock(item.start)} – {frame.t.clock(item.end)}", S.LABEL_LARGE)
    ]
    left = minutes_left(item, frame.now)
    if left is not None:
        lines.append(text(frame.t("{time} left", time=duration(left)), S.TITLE_MEDIUM))
    return ft.Row(
        [
            ft.Column(lines, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.END),
            icon_action(
                ft.Icons.MAP_ROUNDED,
                frame.t("See on the map"),
                lambda: frame.act.go(routes.map_of(item.id)),
                key="stop-map",
                outlined=True,
            ),
        ],
        spacing=16,
        tight=True,
    )


def _arrows(frame: Frame, item: Item, number: int) -> ft.Control:
    before, after = neighbours(frame.guide, item.id)
    t = frame.t

    def arrow(target: Item | None, icon: ft.IconData, words: str, key: str) -> ft.Control:
        if target is None:
            return ft.Container(width=48, height=48)
        label = t(words, title=item_title(frame.guide, target))
        return icon_action(icon, label, lambda: step_to(frame, routes.stop(target.id)), key=key, size=48)

    where = t("Stop {number} of {count}", number=number, count=len(frame.guide.stops))
    return ft.Row(
        [
            arrow(before, ft.Icons.ARROW_BACK_ROUNDED, N_("Previous stop: {title}"), "previous"),
            ft.Container(
                quiet(
                    f"{where} · {frame.t.clock(item.start)}", S.LABEL_MEDIUM, text_align=ft.TextAlign.CENTER
                ),
                expand=True,
                alignment=ft.Alignment.CENTER,
            ),
            arrow(after, ft.Icons.ARROW_FORWARD_ROUNDED, N_("Next stop: {title}"), "next"),
        ]
    )


def _footer(frame: Frame, item: Item) -> ft.Control:
    before, after = neighbours(frame.guide, item.id)
    stops = frame.guide.stops

    def named(target: Item) -> str:
        return f"{stops.index(target) + 1} · {item_title(frame.guide, target)}"

    left = (
        action(
            named(before),
            lambda: step_to(frame, routes.stop(before.id)),
            key="footer-previous",
            look=frame.look,
            kind="outlined",
            icon=ft.Icons.ARROW_BACK_ROUNDED,
        )
        if before
        else ft.Container()
    )
    right = (
        action(
            named(after),
            lambda: step_to(frame, routes.stop(after.id)),
            key="footer-next",
            look=frame.look,
            kind="primary",
            trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
        )
        if after
        else action(
            frame.t("Back to the day"),
            lambda: frame.act.go(routes.DAY),
            key="footer-day",
            look=frame.look,
            kind="primary",
            trailing=ft.Icons.TODAY_ROUNDED,
        )
    )
    return ft.Container(
        ft.Row([left, right], alignment=ft.MainAxisAlignment.SPACE_BETWEEN),
        padding=ft.Padding.symmetric(horizontal=frame.look.padding, vertical=14),
        border=ft.Border(top=ft.BorderSide(2 if frame.look.outdoor else 1, ft.Colors.OUTLINE_VARIANT)),
    )


def _scroll(frame: Frame, parts: list[ft.Control], key: str, *, pad: ft.Padding) -> ft.Control:
    inner = ft.Container(
        ft.Column(
            [*parts, ft.Container(height=20)],
            spacing=16,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=pad,
    )
    return ft.Column(
        [inner],
        key=key,
        scroll=ft.ScrollMode.AUTO,
        on_scroll=lambda event: frame.act.travelling.following.scrolled(event.pixels),
        scroll_interval=250,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _wide(frame: Frame, item: Item, site: Site, number: int) -> ft.Control:
    t = frame.t
    left = _written(frame, item, site, width=LEFT_PANE - 56)
    discussion = card(
        ft.Column(
            [
                heading(t("To discuss"), 2, S.HEADLINE_SMALL),
                ft.Container(
                    Discussion(site, item.id, frame, pinned=True), key=f"talk-{item.id}", expand=True
                ),
            ],
            spacing=12,
            expand=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        frame.look,
        padding=24,
        radius=22,
        expand=True,
    )
    return ft.Column(
        [
            ft.Container(
                ft.Row(
                    [ft.Container(_title(frame, item, number), expand=True), _times(frame, item)],
                    vertical_alignment=ft.CrossAxisAlignment.CENTER,
                ),
                padding=ft.Padding.only(left=28, right=28, top=20),
            ),
            ft.Row(
                [
                    ft.Container(
                        ft.Column(
                            [
                                wide_tabs(frame, item),
                                _scroll(
                                    frame,
                                    left,
                                    f"pane-{item.id}-{frame.location.part.value}",
                                    pad=ft.Padding.only(right=14, top=14),
                                ),
                            ],
                            spacing=0,
                        ),
                        width=LEFT_PANE - 28,
                    ),
                    ft.Container(discussion, expand=True, padding=ft.Padding.only(bottom=16)),
                ],
                spacing=20,
                expand=True,
                vertical_alignment=ft.CrossAxisAlignment.STRETCH,
                margin=ft.Margin.only(left=28, right=28),
            ),
            _footer(frame, item),
        ],
        spacing=10,
        expand=True,
    )


def _written(frame: Frame, item: Item, site: Site, *, width: float) -> list[ft.Control]:
    """The project sheet or the method, in a pane ``width`` wide."""
    if frame.location.part is Part.METHOD:
        top, below = method_top(site, frame, width=width), Below(lambda: method_rest(site, item.id, frame))
    else:
        columns = 2 if width >= 560 and not frame.look.large else 1
        top = project_top(site, frame)
        below = Below(lambda: project_rest(site, item.id, frame, columns=columns))
    return [*top, ft.Container(below, key=f"below-{item.id}-{frame.location.part.value}")]


def _narrow(frame: Frame, item: Item, site: Site, number: int) -> ft.Control:
    look = frame.look
    part = frame.location.part
    rail = 0 if look.phone else 112 * min(look.scale, 1.3)
    column = min(look.width - rail, 720)
    inner = column - 2 * look.padding
    if part is Part.DISCUSSION:
        body: list[ft.Control] = [ft.Container(Discussion(site, item.id, frame), key=f"talk-{item.id}")]
    else:
        body = _written(frame, item, site, width=inner)
    whole = look.large or look.short
    side = 0 if whole else look.padding
    edge = 0 if whole else 8
    head: list[ft.Control] = [
        ft.Container(_arrows(frame, item, number), padding=ft.Padding.only(left=edge, right=edge, top=6)),
        ft.Container(_title(frame, item, number), padding=ft.Padding.symmetric(horizontal=side)),
        ft.Container(narrow_tabs(frame, item), padding=ft.Padding.symmetric(horizontal=edge)),
    ]
    end = _end(frame, item)
    key = f"pane-{item.id}-{part.value}"
    padding = ft.Padding.only(left=look.padding, right=look.padding, top=16)
    content: ft.Control
    if whole:
        content = _scroll(frame, [*head, *body, end], key, pad=padding)
    else:
        content = ft.Column([*head, _scroll(frame, [*body, end], key, pad=padding)], spacing=8, expand=True)
    pane = ft.Container(content, width=column, expand=True)
    if look.phone:
        return pane
    return ft.Row(
        [pane],
        alignment=ft.MainAxisAlignment.CENTER,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _end(frame: Frame, item: Item) -> ft.Control:
    """What comes after a part: the next part, then the next stop."""
    t, look = frame.t, frame.look
    parts = list(Part)
    at = parts.index(frame.location.part)
    if at + 1 < len(parts):
        following = parts[at + 1]
        return ft.Row(
            [
                action(
                    t(
                        "Go on: {part}", part=t(PART_WORDS[following])
                    ),  # a name of its own: the tab has the other
                    lambda: step_to(frame, routes.stop(item.id, following)),
                    key="end-part",
                    look=look,
                    kind="outlined",
                    trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
                    expand=True,
                )
            ]
        )
    _, after = neighbours(frame.guide, item.id)
    if after is None:
        label, target = t("Back to the day"), routes.DAY
    else:
        label, target = t("Next stop: {title}", title=item_title(frame.guide, after)), routes.stop(after.id)
    return ft.Row(
        [
            action(
                label,
                lambda: step_to(frame, target),
                key="end-stop",
                look=look,
                trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
                expand=True,
                height=60,
            )
        ]
    )


def stop(frame: Frame, item: Item, site: Site) -> ft.Control:
    """The screen of a stop."""
    number = frame.guide.stops.index(item) + 1
    body = (_wide if frame.look.two_panes else _narrow)(frame, item, site, number)

    def swiped(event: ft.DragEndEvent[ft.GestureDetector]) -> None:
        before, after = neighbours(frame.guide, item.id)
        speed = event.primary_velocity or 0
        target = after if speed < -SWIPE_SPEED else before if speed > SWIPE_SPEED else None
        if target is not None:
            go_stop(frame, target)

    return ft.GestureDetector(
        content=body,
        on_horizontal_drag_end=swiped,
        expand=True,
        exclude_from_semantics=True,
    )
