"""The console's card of the tablets: here, elsewhere, not reached; cells without names."""

from __future__ import annotations

from collections import Counter

import flet as ft

from visit_guide.domain.record import record
from visit_guide.services.hub_client import Tablet
from visit_guide.services.sync import Link
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.day_lines import stop_number
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import duration

__all__ = ["Tablets", "connected_chip", "lead_tablets", "tablets_of"]


@record
class Tablets:
    """The participants' tablets, as a facilitator sees them."""

    here: int
    elsewhere: tuple[tuple[str, int], ...]
    """Stops (empty: another screen) and how many are there."""
    gone: tuple[Tablet, ...]
    """Those not reached at the moment."""

    @property
    def others(self) -> int:
        """How many are reached, and elsewhere."""
        return sum(count for _, count in self.elsewhere)

    @property
    def all(self) -> int:
        """How many there are."""
        return self.here + self.others + len(self.gone)


def tablets_of(frame: Frame) -> Tablets:
    """Who is where."""
    at, found = frame.together.state.at or "", frame.together.presence.tablets
    reached = Counter(tablet.item for tablet in found if tablet.connected)
    here = reached.pop(at, 0) if at else 0
    order = {item.id: place for place, item in enumerate(frame.guide.itinerary.items)}
    elsewhere = sorted(reached.items(), key=lambda one: order.get(one[0], len(order)))
    gone = tuple(tablet for tablet in found if not tablet.connected)
    return Tablets(here=here, elsewhere=tuple(elsewhere), gone=gone)


def connected_chip(frame: Frame) -> ft.Control:
    """« 11 tablettes reliées », or that the facilitator's own device is not."""
    t, together = frame.t, frame.together
    online = together.link is Link.ONLINE
    count = together.presence.connected
    if not online:
        words = t("No network") if together.link is not Link.SEARCHING else t("Connecting…")
    elif frame.look.phone:
        words = t.n("{count} connected", "{count} connected", count)
    else:
        words = t.n("{count} tablet connected", "{count} tablets connected", count)
    ink = ft.Colors.ON_PRIMARY_CONTAINER if online else ft.Colors.ON_SURFACE
    return ft.Container(
        ft.Row(
            [
                ft.Icon(
                    ft.Icons.SENSORS_ROUNDED if online else ft.Icons.WIFI_OFF_ROUNDED, size=24, color=ink
                ),
                text(words, S.LABEL_MEDIUM, ink),
            ],
            spacing=10,
            tight=True,
        ),
        key="connected",
        bgcolor=ft.Colors.PRIMARY_CONTAINER if online else ft.Colors.SURFACE_CONTAINER_HIGH,
        border=ft.Border.all(2, ink) if frame.look.outdoor else None,
        border_radius=12,
        padding=ft.Padding.symmetric(horizontal=14, vertical=11),
    )


def _cell(content: ft.Control | None, *, filled: bool, size: tuple[float, float]) -> ft.Control:
    return ft.Container(
        content,
        width=size[0],
        height=size[1],
        bgcolor=ft.Colors.PRIMARY if filled else ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=None if filled else ft.Border.all(2, ft.Colors.OUTLINE),
        border_radius=10 if size[1] > 40 else 7,
        alignment=ft.Alignment.CENTER,
    )


def _cells(frame: Frame, tablets: Tablets) -> ft.Control:
    size = (30.0, 30.0) if frame.look.phone or tablets.all > 24 else (44.0, 58.0)
    big = size[1] > 40
    icon = 24 if big else 18
    cells: list[ft.Control] = [
        _cell(ft.Icon(ft.Icons.CHECK_ROUNDED, size=icon, color=ft.Colors.ON_PRIMARY), filled=True, size=size)
        for _ in range(tablets.here)
    ]
    for item, count in tablets.elsewhere:
        number = stop_number(frame, item)
        sign: ft.Control = (
            text(str(number), S.LABEL_LARGE if big else S.LABEL_SMALL)
            if number
            else ft.Icon(ft.Icons.TODAY_ROUNDED, size=icon, color=ft.Colors.ON_SURFACE)
        )
        cells += [_cell(sign, filled=False, size=size) for _ in range(count)]
    cells += [
        _cell(
            ft.Icon(ft.Icons.QR_CODE_2_ROUNDED, size=icon, color=ft.Colors.ON_SURFACE),
            filled=False,
            size=size,
        )
        for _ in tablets.gone
    ]
    return ft.Row(cells, wrap=True, spacing=8, run_spacing=8)


def _words(frame: Frame, tablets: Tablets) -> list[str]:
    t = frame.t
    words = []
    for item, count in tablets.elsewhere:
        number = stop_number(frame, item)
        if number:
            words.append(t.n("{count} at stop {number}", "{count} at stop {number}", count, number=number))
        else:
            words.append(t.n("{count} on another screen", "{count} on another screen", count))
    if tablets.gone:
        count = len(tablets.gone)
        since = min(tablet.seconds for tablet in tablets.gone)
        if count == 1:
            words.append(
                t("1 without network, seen {time} ago: show the code", time=duration(max(1, since // 60)))
            )
        else:
            words.append(t("{count} without network: show the code", count=count))
    return words


def lead_tablets(frame: Frame) -> ft.Control:
    """The card."""
    t = frame.t
    tablets = tablets_of(frame)
    if not tablets.all:
        offline = frame.together.link is not Link.ONLINE
        body: list[ft.Control] = [
            text(t("No tablet yet"), S.TITLE_LARGE),
            quiet(
                t("Without a network, tablets scan your code or type its four signs.")
                if offline
                else t("Show the code: people scan it, or type the code of the group."),
                S.BODY_MEDIUM,
            ),
        ]
    else:
        title = t.n(
            "{count} tablet out of {all} is here",
            "{count} tablets out of {all} are here",
            tablets.here,
            all=tablets.all,
        )
        words = _words(frame, tablets)
        body = [
            text(title, S.TITLE_LARGE),
            ft.Semantics(
                label=". ".join([title, *words]), exclude_semantics=True, content=_cells(frame, tablets)
            ),
        ]
        if words:
            body.append(quiet(" · ".join(words), S.BODY_MEDIUM))
    return card(
        ft.Column(body, spacing=14, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        frame.look,
        padding=20 if frame.look.phone else 24,
        radius=22,
        key="tablets",
    )
