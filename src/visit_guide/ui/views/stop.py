"""Étape: project sheet, method and discussion of one stop."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title, neighbours
from visit_guide.domain.guide import Item, Site
from visit_guide.messages import N_
from visit_guide.state import routes
from visit_guide.state.routes import Part
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.discussion import Discussion
from visit_guide.ui.components.marker import marker
from visit_guide.ui.components.method import method_body
from visit_guide.ui.components.press import action, icon_action, pressable
from visit_guide.ui.components.project import project_body
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import clock

PART_WORDS = {
    Part.SHEET: N_("Project sheet"),
    Part.METHOD: N_("Method"),
    Part.DISCUSSION: N_("To discuss"),
}
SHORT_PART_WORDS = {
    Part.SHEET: N_("Sheet"),
    Part.METHOD: N_("Method"),
    Part.DISCUSSION: N_("To discuss"),
}
LEFT_PANE = 660
SWIPE_SPEED = 300
"""Horizontal speed, in dp a second, from which a movement counts as a swipe."""


def _go_stop(frame: Frame, item: Item, part: Part = Part.SHEET) -> None:
    frame.act.go(routes.stop(item.id, part))


def _tabs(frame: Frame, item: Item) -> ft.Control:
    t, look = frame.t, frame.look
    cells: list[ft.Control] = []
    for part, words in SHORT_PART_WORDS.items():
        selected = part is frame.location.part
        read = (item.id, part.value) in frame.visit.read and not selected
        ink = ft.Colors.ON_SURFACE if selected else ft.Colors.ON_SURFACE_VARIANT
        label: list[ft.Control] = [
            ft.Container(text(t(words), S.LABEL_LARGE, ink), expand_loose=True, expand=look.large)
        ]
        if read:
            label.append(ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=18, color=ft.Colors.PRIMARY))
        cells.append(
            pressable(
                ft.Column(
                    [
                        ft.Container(
                            ft.Row(
                                label,
                                spacing=6,
                                alignment=ft.MainAxisAlignment.START
                                if look.large
                                else ft.MainAxisAlignment.CENTER,
                            ),
                            padding=ft.Padding.symmetric(vertical=15),
                        ),
                        ft.Container(
                            height=5,
                            border_radius=ft.BorderRadius.only(top_left=5, top_right=5),
                            bgcolor=ft.Colors.PRIMARY if selected else ft.Colors.TRANSPARENT,
                        ),
                    ],
                    spacing=0,
                    tight=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                ),
                lambda part=part: _go_stop(frame, item, part),  # type: ignore[misc]
                key=f"tab-{part.value}",
                label=t("{part} (read)", part=t(words)) if read else t(words),
                radius=12,
                padding=ft.Padding.symmetric(horizontal=4),
                selected=selected,
                expand=None if look.large else True,
            )
        )
    row: ft.Control = (
        ft.Column(cells, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        if look.large
        else ft.Row(cells, spacing=0)
    )
    return ft.Column(
        [row, ft.Divider(height=1, thickness=2 if look.outdoor else 1, color=ft.Colors.OUTLINE_VARIANT)],
        spacing=0,
        tight=True,
    )


def _title(frame: Frame, item: Item, number: int) -> ft.Control:
    look = frame.look
    name = heading(item_title(frame.guide, item), 1, S.HEADLINE_MEDIUM if look.phone else S.DISPLAY_SMALL)
    mark = marker(number, frame.visit.progress(item.id), look, 50 if look.phone else 64)
    if look.large:
        return name
    return ft.Row([mark, ft.Container(name, expand=True)], spacing=16)


def _times(item: Item) -> ft.Control:
    return quiet(f"{clock(item.start)} – {clock(item.end)}", S.LABEL_LARGE)


def _arrows(frame: Frame, item: Item, number: int) -> ft.Control:
    before, after = neighbours(frame.guide, item.id)
    t = frame.t

    def arrow(target: Item | None, icon: ft.IconData, words: str, key: str) -> ft.Control:
        if target is None:
            return ft.Container(width=48, height=48)
        label = t(words, title=item_title(frame.guide, target))
        return icon_action(icon, label, lambda: _go_stop(frame, target), key=key, size=48)

    where = t("Stop {number} of {count}", number=number, count=len(frame.guide.stops))
    return ft.Row(
        [
            arrow(before, ft.Icons.ARROW_BACK_ROUNDED, N_("Previous stop: {title}"), "previous"),
            ft.Container(
                quiet(f"{where} · {clock(item.start)}", S.LABEL_MEDIUM, text_align=ft.TextAlign.CENTER),
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
            lambda: _go_stop(frame, before),
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
            lambda: _go_stop(frame, after),
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


def _scroll(parts: list[ft.Control], key: str, *, pad: ft.Padding) -> ft.Control:
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
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _wide(frame: Frame, item: Item, site: Site, number: int) -> ft.Control:
    t = frame.t
    if frame.location.part is Part.METHOD:
        left = method_body(site, frame, width=LEFT_PANE - 56)
    else:
        left = project_body(site, item.id, frame, columns=2)
    discussion = card(
        ft.Column(
            [
                heading(t("To discuss"), 2, S.HEADLINE_SMALL),
                ft.Column(
                    [ft.Container(Discussion(site, item.id, frame), key=f"talk-{item.id}")],
                    scroll=ft.ScrollMode.AUTO,
                    expand=True,
                    horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
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
                    [ft.Container(_title(frame, item, number), expand=True), _times(item)],
                    vertical_alignment=ft.CrossAxisAlignment.CENTER,
                ),
                padding=ft.Padding.only(left=28, right=28, top=20),
            ),
            ft.Row(
                [
                    ft.Container(
                        ft.Column(
                            [
                                _wide_tabs(frame, item),
                                _scroll(
                                    left,
                                    f"pane-{item.id}-{frame.location.part.value}-{frame.location.sheet}",
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


def _wide_tabs(frame: Frame, item: Item) -> ft.Control:
    """On two panes the discussion is always beside: only two tabs."""
    t = frame.t
    method = frame.location.part is Part.METHOD
    cells: list[ft.Control] = []
    for part in (Part.SHEET, Part.METHOD):
        selected = (part is Part.METHOD) == method
        ink = ft.Colors.ON_SURFACE if selected else ft.Colors.ON_SURFACE_VARIANT
        read = (item.id, part.value) in frame.visit.read and not selected
        tick = [ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, size=18, color=ft.Colors.PRIMARY)] if read else []
        cells.append(
            pressable(
                ft.Container(
                    ft.Row([text(t(PART_WORDS[part]), S.TITLE_MEDIUM, ink), *tick], spacing=6, tight=True),
                    padding=ft.Padding.symmetric(horizontal=8, vertical=13),
                    border=ft.Border(
                        bottom=ft.BorderSide(5, ft.Colors.PRIMARY if selected else ft.Colors.TRANSPARENT)
                    ),
                ),
                lambda part=part: _go_stop(frame, item, part),  # type: ignore[misc]
                key=f"tab-{part.value}",
                label=t("{part} (read)", part=t(PART_WORDS[part])) if read else t(PART_WORDS[part]),
                radius=10,
                selected=selected,
            )
        )
    return ft.Column(
        [
            ft.Row(cells, spacing=16),
            ft.Divider(height=1, thickness=2 if frame.look.outdoor else 1, color=ft.Colors.OUTLINE_VARIANT),
        ],
        spacing=0,
        tight=True,
    )


def _narrow(frame: Frame, item: Item, site: Site, number: int) -> ft.Control:
    look = frame.look
    part = frame.location.part
    rail = 0 if look.phone else 112 * min(look.scale, 1.3)
    column = min(look.width - rail, 720)
    inner = column - 2 * look.padding
    match part:
        case Part.METHOD:
            body = method_body(site, frame, width=inner)
        case Part.DISCUSSION:
            body = [ft.Container(Discussion(site, item.id, frame), key=f"talk-{item.id}")]
        case _:
            body = project_body(site, item.id, frame, columns=2 if inner >= 560 and not look.large else 1)
    whole = look.large or look.short
    side = 0 if whole else look.padding
    edge = 0 if whole else 8
    head: list[ft.Control] = [
        ft.Container(_arrows(frame, item, number), padding=ft.Padding.only(left=edge, right=edge, top=6)),
        ft.Container(_title(frame, item, number), padding=ft.Padding.symmetric(horizontal=side)),
        ft.Container(_tabs(frame, item), padding=ft.Padding.symmetric(horizontal=edge)),
    ]
    end = _end(frame, item)
    key = f"pane-{item.id}-{part.value}-{frame.location.sheet}"
    padding = ft.Padding.only(left=look.padding, right=look.padding, top=16)
    content: ft.Control
    if whole:
        content = _scroll([*head, *body, end], key, pad=padding)
    else:
        content = ft.Column([*head, _scroll([*body, end], key, pad=padding)], spacing=8, expand=True)
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
                    t("Go on: {part}", part=t(PART_WORDS[following])),  # a name of its own: the tab has the other
                    lambda: _go_stop(frame, item, following),
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
                lambda: frame.act.go(target),
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
            _go_stop(frame, target)

    return ft.GestureDetector(
        content=body,
        on_horizontal_drag_end=swiped,
        expand=True,
        exclude_from_semantics=True,
    )
