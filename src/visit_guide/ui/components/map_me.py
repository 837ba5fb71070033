"""« Me situer »: what it is for, what came of it, which way is the next stop."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.day import item_title
from visit_guide.domain.geo import Fix, bearing, compass, distance_m
from visit_guide.domain.guide import Item
from visit_guide.domain.visit import Progress
from visit_guide.state import routes
from visit_guide.state.whereabouts import Search
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.group_card import group_here
from visit_guide.ui.components.map_stops import located
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.ways import TOWARDS
from visit_guide.ui.wording import distance

ARRIVED_M = 150
"""Within this distance of a stop, its sheet is offered."""
VAGUE_M = 250
"""A position less certain than this says so, and offers nothing."""


def towards(frame: Frame, start: tuple[float, float], end: tuple[float, float]) -> str:
    """How far and which way ``end`` is: « 1,7 km vers le sud »."""
    far = distance(distance_m(start, end), frame.t.language)
    degrees = bearing(start, end)
    return far if degrees is None else f"{far} {frame.t(TOWARDS[compass(degrees)])}"


def next_stop(frame: Frame) -> tuple[Item, tuple[float, float]] | None:
    """The first stop to come whose place is known, after the current one; else the current one.

    In a group it is the group's next one, however far ahead one has read; who is behind is shown
    the way to where the group is.
    """
    stops = located(frame.guide)
    ids = [item.id for item in frame.guide.stops]
    current = frame.visit.current
    passed = ids.index(current) + 1 if current in ids else 0
    at, lines = group_here(frame), [item.id for item in frame.guide.itinerary.items]
    if at in lines:
        together = sum(line in ids for line in lines[: lines.index(at) + 1])
        behind = at in ids and passed < together
        passed = together - behind
        current = at if at in ids else current
    later = [(item, place) for item, number, place in stops if number > passed]
    here = [(item, place) for item, _, place in stops if item.id == current]
    return next(iter([*later, *here]), None)


def nearby(frame: Frame, fix: Fix) -> tuple[Item, float] | None:
    """The stop the person has arrived at, and its distance; among equals the one that comes next."""
    if fix.accuracy_m > VAGUE_M:
        return None
    order = {Progress.TO_COME: 0, Progress.CURRENT: 0, Progress.DONE: 1}
    stops = [(item, distance_m(fix.at, place)) for item, _, place in located(frame.guide)]
    close = [(item, far) for item, far in stops if far <= ARRIVED_M]
    return min(close, key=lambda pair: (order[frame.visit.progress(pair[0].id)], pair[1]), default=None)


def locate_button(frame: Frame) -> ft.Control:
    """The one way to be located: by asking."""
    running = frame.whereabouts.search is Search.RUNNING
    return action(
        frame.t("Searching…") if running else frame.t("Locate me"),
        (lambda: None) if running else frame.act.where_am_i,
        key="locate",
        look=frame.look,
        icon=ft.Icons.LOCATION_SEARCHING_ROUNDED if running else ft.Icons.MY_LOCATION_ROUNDED,
        height=60,
    )


def explanation(frame: Frame) -> ft.DialogControl | None:
    """Why the device is about to ask, before it does."""
    if frame.whereabouts.search is not Search.EXPLAINED:
        return None
    t, look = frame.t, frame.look
    body = ft.Column(
        [
            text(t("Your position shows you on the map, and how far the next stop is."), S.BODY_LARGE),
            text(t("It stays on this device: it is neither recorded nor sent."), S.BODY_LARGE),
            quiet(t("The device will now ask for your permission. You may refuse: the map still works.")),
            ft.Row(
                [
                    action(t("Continue"), frame.act.agree_to_position, key="locate-agree", look=look),
                    action(
                        t("Not now"),
                        frame.act.forget_position,
                        key="locate-later",
                        look=look,
                        kind="outlined",
                    ),
                ],
                spacing=12,
                run_spacing=12,
                wrap=True,
            ),
        ],
        spacing=14,
        tight=True,
    )
    return ft.AlertDialog(
        scrollable=True,
        title=heading(t("Where are you?"), 2, S.TITLE_LARGE),
        content=ft.Container(body, width=min(520, look.width - 96)),
        bgcolor=ft.Colors.SURFACE,
        shape=ft.RoundedRectangleBorder(
            radius=26, side=ft.BorderSide(2, ft.Colors.OUTLINE) if look.outdoor else None
        ),
        inset_padding=ft.Padding.symmetric(horizontal=20, vertical=24),
        semantics_label=t("Where are you?"),
        on_dismiss=lambda _: _dismissed(frame),
    )


def _dismissed(frame: Frame) -> None:
    if frame.whereabouts.search is Search.EXPLAINED:
        frame.act.forget_position()


def _lines(frame: Frame, fix: Fix) -> list[ft.Control]:
    t = frame.t
    lines: list[ft.Control] = []
    target = next_stop(frame)
    arrived = nearby(frame, fix)
    if fix.accuracy_m > VAGUE_M:
        accuracy = distance(fix.accuracy_m, t.language)
        lines.append(
            text(t("Your position is not precise: within {distance}.", distance=accuracy), S.BODY_MEDIUM)
        )
    if arrived is not None:
        item, far = arrived
        title = item_title(frame.guide, item)
        lines += [
            text(
                t(
                    "You are {distance} from {stop}: open its sheet?",
                    distance=distance(far, t.language),
                    stop=title,
                ),
                S.TITLE_SMALL,
            ),
            ft.Row(
                [
                    action(
                        t("Open the sheet"),
                        lambda: frame.act.go(routes.stop(item.id)),
                        key="arrived-open",
                        look=frame.look,
                        kind="sun",
                        trailing=ft.Icons.ARROW_FORWARD_ROUNDED,
                        expand=True,
                    )
                ]
            ),
        ]
    if target is not None and (arrived is None or target[0] != arrived[0]):
        ahead, place = target
        lines.append(
            text(
                t("{stop}: {way}", stop=item_title(frame.guide, ahead), way=towards(frame, fix.at, place)),
                S.TITLE_SMALL,
            )
        )
        lines.append(quiet(t("As the crow flies"), S.BODY_SMALL))
    return lines


def whereabouts_card(frame: Frame) -> ft.Control | None:
    """What came of the search; nothing when nobody asked."""
    t, found = frame.t, frame.whereabouts
    title, lines = t("You are here"), []
    icon = ft.Icons.MY_LOCATION_ROUNDED
    match found.search:
        case Search.FOUND if found.fix is not None:
            lines = _lines(frame, found.fix)
        case Search.REFUSED:
            title, icon = t("Position unavailable"), ft.Icons.LOCATION_DISABLED_ROUNDED
            lines = [
                quiet(t("The device was not allowed to say where it is. The map stays usable without it.")),
                quiet(t("To change this: the site’s permissions, in the browser.")),
            ]
        case Search.UNAVAILABLE:
            title, icon = t("Position unavailable"), ft.Icons.LOCATION_DISABLED_ROUNDED
            lines = [quiet(t("The device does not know where it is. Try again outside, or use the list."))]
        case _:
            return None
    head = ft.Row(
        [
            ft.Icon(icon, size=26, color=ft.Colors.PRIMARY),
            ft.Container(text(title, S.TITLE_MEDIUM), expand=True),
            icon_action(
                ft.Icons.CLOSE_ROUNDED, t("Close"), frame.act.forget_position, key="locate-close", size=48
            ),
        ],
        spacing=10,
    )
    body = ft.Column(
        [head, *lines], spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    return ft.Semantics(live_region=True, key="whereabouts", content=card(body, frame.look, padding=14))
