"""Carte: where the stops are, where we are, the way between them."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.guide import Confidence, Item
from visit_guide.domain.legs import day_legs, position_of
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.map_canvas import MapCanvas
from visit_guide.ui.components.map_legend import ground_legend, legend
from visit_guide.ui.components.map_me import explanation, locate_button, whereabouts_card
from visit_guide.ui.components.map_pane import chosen_card, day_in_words
from visit_guide.ui.components.map_stops import located
from visit_guide.ui.components.map_tools import credits_of
from visit_guide.ui.components.press import icon_action
from visit_guide.ui.components.text import S, heading
from visit_guide.ui.frame import Frame
from visit_guide.ui.look import Look

PANE = 380


def _beside(look: Look) -> bool:
    """Whether the words stand beside the map: on wide views, and on low ones."""
    return look.two_panes or (look.short and look.width >= 640)


def _chosen(frame: Frame) -> Item | None:
    """The stop chosen on the map, else the current one, else the first."""
    stops = {item.id: item for item in frame.guide.stops}
    for candidate in (frame.location.target, frame.visit.current or ""):
        if candidate in stops:
            return stops[candidate]
    return next(iter(stops.values()), None)


def _room(look: Look, beside: bool) -> tuple[float, float]:
    """The map's likely size, before it is measured."""
    rail = 0 if look.phone else 112 * min(look.scale, 1.3)
    if beside:
        return look.width - rail - min(PANE, look.width * 0.45), look.height - (84 if look.two_panes else 0)
    return look.width - rail, look.height * (0.45 if look.large else 0.55)


def _all_known(frame: Frame) -> dict[str, bool]:
    legs = day_legs(frame.guide)
    rough = (position_of(frame.guide, item) for item, _, _ in located(frame.guide))
    return {
        "straight": any(not leg.along_path for leg in legs),
        "rough": any(position and position.confidence is Confidence.APPROXIMATE for position in rough),
        "person": frame.whereabouts.fix is not None,
    }


@ft.component
def MapScreen(frame: Frame) -> ft.Control:
    """The screen of the map."""
    look, t = frame.look, frame.t
    opened, set_opened = ft.use_state("")
    ft.use_dialog(explanation(frame))
    item = _chosen(frame)
    beside = _beside(look)

    def choose(item_id: str) -> None:
        frame.act.go(routes.map_of(item_id))

    def show(item_id: str) -> None:
        choose(item_id)
        frame.act.send_to_map(f"show {item_id}")

    title = ft.Semantics(
        header=True, heading_level=1, label=t("Map"), content=ft.Container(width=1, height=1)
    )
    drawing = ft.Container(
        MapCanvas(
            frame,
            item.id if item else None,
            _room(look, beside),
            choose,
            locate_button(frame),
        ),
        key=f"canvas-{frame.guide.content_hash}",
        expand=None if look.large and not beside else True,
        height=look.height * 0.45 if look.large and not beside else None,
        clip_behavior=ft.ClipBehavior.HARD_EDGE,
    )
    words = day_in_words(frame, item.id if item else None, show)
    found = whereabouts_card(frame)
    marks = legend(frame, **_all_known(frame))
    ground = ground_legend(frame)
    if beside:
        return _wide(frame, item, [title, drawing], found, words, [marks, ground])
    if look.large:
        strip = ft.Container(
            ft.Semantics(exclude_semantics=True, content=credits_of(frame, brief=True)),
            padding=ft.Padding.only(left=look.padding, right=look.padding, top=6),
        )
        parts = [found, _panel(frame, item), words, marks, ground, credits_of(frame)]
        stacked = _scroll([part for part in parts if part], "map-words", expand=True)
        return _column([title, drawing, strip, ft.Container(stacked, padding=_aside(look), expand=True)])

    def switch(which: str, icon: ft.IconData, show_words: str, hide_words: str) -> ft.Control:
        here = opened == which
        return icon_action(
            ft.Icons.CLOSE_ROUNDED if here else icon,
            hide_words if here else show_words,
            lambda: set_opened("" if here else which),
            key=f"map-{which}",
            outlined=True,
        )

    switches = ft.Row(
        [
            switch("legend", ft.Icons.LEGEND_TOGGLE_ROUNDED, t("Legend"), t("Hide the legend")),
            switch("list", ft.Icons.FORMAT_LIST_NUMBERED_ROUNDED, t("List of the stops"), t("Hide the list")),
        ],
        spacing=12,
        tight=True,
    )
    head = chosen_card(frame, item, extra=switches) if item else heading(t("No stop yet"), 2, S.TITLE_MEDIUM)
    if opened:  # the way back stays in reach, the credits in sight: only what is opened moves
        shown = (found, words) if opened == "list" else (marks, ground)
        moving = [part for part in shown if part]
        body = [head, _scroll(moving, "map-sheet", expand=True), credits_of(frame)]
    else:
        body = [part for part in (found, head, None if look.phone else marks, credits_of(frame)) if part]
    sheet = ft.Container(
        _stack(body, tight=not opened),
        bgcolor=ft.Colors.SURFACE,
        border=ft.Border(top=ft.BorderSide(2, ft.Colors.OUTLINE)),
        border_radius=ft.BorderRadius.only(top_left=26, top_right=26),
        padding=_aside(look),
        height=look.height * (0.62 if opened == "list" else 0.5) if opened else None,
    )
    return _column([title, drawing, sheet])


def _wide(
    frame: Frame,
    item: Item | None,
    left: list[ft.Control],
    found: ft.Control | None,
    words: ft.Control,
    marks: list[ft.Control | None],
) -> ft.Control:
    look = frame.look
    low = not look.two_panes
    notes = [*(part for part in marks if part), credits_of(frame)]
    pane = [part for part in (found, _panel(frame, item), words) if part]
    if low:
        pane += notes
    foot = ft.Container(
        ft.Column(notes, spacing=6, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=ft.Padding.symmetric(horizontal=20, vertical=10),
        border=ft.Border(top=ft.BorderSide(2 if look.outdoor else 1, ft.Colors.OUTLINE_VARIANT)),
    )
    return ft.Row(
        [
            ft.Container(_column([*left, *([] if low else [foot])]), expand=True),
            ft.VerticalDivider(width=1, color=ft.Colors.OUTLINE_VARIANT),
            ft.Container(
                _scroll([ft.Container(height=12), *pane], "map-pane", expand=True),
                width=min(PANE, look.width * 0.45),
                padding=ft.Padding.only(left=20, right=20),
            ),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _panel(frame: Frame, item: Item | None) -> ft.Control:
    """The chosen stop in its frame."""
    if item is None:
        return heading(frame.t("No stop yet"), 2, S.TITLE_MEDIUM)
    framed = card(chosen_card(frame, item), frame.look, padding=20, radius=22, key="map-panel")
    framed.border = ft.Border.all(3, ft.Colors.ON_SURFACE)
    return framed


def _aside(look: Look) -> ft.Padding:
    return ft.Padding.only(left=look.padding, right=look.padding, top=18, bottom=12)


def _column(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _stack(parts: list[ft.Control], *, tight: bool) -> ft.Control:
    return ft.Column(parts, spacing=10, tight=tight, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _scroll(parts: list[ft.Control], key: str, *, expand: bool) -> ft.Control:
    return ft.Column(
        [*parts, ft.Container(height=8)],
        key=key,
        spacing=14,
        scroll=ft.ScrollMode.AUTO,
        expand=expand,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
