"""The root of the screens: navigation around the view that the address names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from visit_guide.domain.questionnaire import Moment
from visit_guide.state import routes
from visit_guide.state.places import exists
from visit_guide.state.routes import Location, Screen
from visit_guide.state.session import Session
from visit_guide.ui.components.group_notices import group_notices, most_notices
from visit_guide.ui.components.group_where import group_line
from visit_guide.ui.components.nav import Destination, bar, rail
from visit_guide.ui.components.note_editor import note_dialog
from visit_guide.ui.components.notices import notices, undo_bar
from visit_guide.ui.components.sheet import detail_dialog
from visit_guide.ui.frame import Frame, frame_of
from visit_guide.ui.views.attendance import attendance
from visit_guide.ui.views.credits import credits
from visit_guide.ui.views.day import day
from visit_guide.ui.views.group import GroupScreen
from visit_guide.ui.views.lead import LeadScreen
from visit_guide.ui.views.map import MapScreen
from visit_guide.ui.views.notebook import notebook
from visit_guide.ui.views.open_group import OpenGroup
from visit_guide.ui.views.privacy import privacy
from visit_guide.ui.views.programme import programme
from visit_guide.ui.views.questionnaire import questionnaire
from visit_guide.ui.views.results import results
from visit_guide.ui.views.search import Search
from visit_guide.ui.views.settings import settings
from visit_guide.ui.views.stop import stop
from visit_guide.ui.views.themes import themes
from visit_guide.ui.views.unknown import unknown

_ALONE = (routes.lead("code"), routes.lead("papier"))
"""Places of the console without navigation: Tab would go to it in between, line by line."""


def _destinations(session: Session, frame: Frame) -> list[Destination]:
    """Where the navigation leads; what a press does is looked up when it comes."""
    t, here = frame.t, frame.location.screen

    def place(label: str, icon: ft.IconData, screen: Screen, to: Callable[[], Location]) -> Destination:
        return Destination(
            key=f"nav-{screen.value}",
            label=label,
            icon=icon,
            selected=here is screen or (here, screen) == (Screen.RESULTS, Screen.NOTEBOOK),
            go=lambda: session.go(to()),
        )

    def the_stop() -> Location:
        return session.stop

    return [
        place(t("Day"), ft.Icons.TODAY_ROUNDED, Screen.DAY, lambda: routes.DAY),
        place(t("Stop"), ft.Icons.PLACE_ROUNDED, Screen.STOP, the_stop),
        place(t("Map"), ft.Icons.MAP_ROUNDED, Screen.MAP, routes.map_of),
        place(t("Notebook"), ft.Icons.EDIT_NOTE_ROUNDED, Screen.NOTEBOOK, routes.notebook),
        *(
            [place(t("Lead"), ft.Icons.CAMPAIGN_ROUNDED, Screen.LEAD, routes.lead)]
            if frame.together.leads
            else []
        ),
    ]


def _tools(session: Session, frame: Frame) -> list[Destination]:
    t = frame.t
    return [
        Destination(
            key="nav-recherche",
            label=t("Search"),
            icon=ft.Icons.SEARCH_ROUNDED,
            selected=frame.location.screen is Screen.SEARCH,
            go=lambda: session.go(Location(screen=Screen.SEARCH)),
        ),
        Destination(
            key="toggle-sun",
            label=t("Full sun"),
            icon=ft.Icons.WB_SUNNY_ROUNDED,
            selected=frame.visit.settings.outdoor,
            go=lambda: session.set("outdoor", not session.visit.settings.outdoor),
        ),
        Destination(
            key="nav-reglages",
            label=t("Settings"),
            icon=ft.Icons.TUNE_ROUNDED,
            selected=frame.location.screen in (Screen.SETTINGS, Screen.CREDITS, Screen.PRIVACY),
            go=lambda: session.go(Location(screen=Screen.SETTINGS)),
        ),
    ]


def _use_navigation(session: Session, frame: Frame, *, alone: bool) -> ft.Control:
    """The rail or the bar: the same controls for as long as they look the same.

    flet leaves alone what a rendering gives back as it was; else a third of the controls that it
    compares at each change of stop would be these.
    """
    look = frame.look
    places, tools = _destinations(session, frame), [] if look.phone else _tools(session, frame)
    seen = tuple((place.key, place.label, place.selected) for place in (*places, *tools))
    return ft.use_memo(
        lambda: bar(places, look) if look.phone else rail(places, tools, look), [look, seen, alone]
    )


def view_of(frame: Frame) -> ft.Control:
    """The view that the address names; a stop or theme that does not exist is a wrong link."""
    location, guide = frame.location, frame.guide
    match location.screen:
        case Screen.DAY:
            return day(frame)
        case Screen.STOP:
            item = next((item for item in guide.stops if item.id == location.target), None)
            site = guide.site(item.site) if item and item.site else None
            return stop(frame, item, site) if item and site else unknown(frame)
        case Screen.MAP:
            wrong = location.target and location.target not in {item.id for item in guide.stops}
            return unknown(frame) if wrong else MapScreen(frame)
        case Screen.THEMES:
            wrong = location.target and guide.theme(location.target) is None
            return unknown(frame) if wrong else themes(frame)
        case Screen.PROGRAMME:
            return programme(frame)
        case Screen.NOTEBOOK:
            return notebook(frame) if exists(location, guide) else unknown(frame)
        case Screen.SEARCH:
            return Search(frame)
        case Screen.SETTINGS:
            return settings(frame)
        case Screen.CREDITS:
            return credits(frame)
        case Screen.PRIVACY:
            return privacy(frame)
        case Screen.GROUP:
            return GroupScreen(frame)
        case Screen.LEAD:
            return LeadScreen(frame) if frame.together.leads else OpenGroup(frame)
        case Screen.QUIZ:
            moment = Moment(location.target)
            sitting = frame.quiz.sitting(moment)
            return questionnaire(frame, moment, sitting) if sitting else unknown(frame)
        case Screen.RESULTS:
            return results(frame) if frame.guide.questionnaires else unknown(frame)
        case Screen.ATTENDANCE:
            return attendance(frame)
        case _:
            return unknown(frame)


def _use_view(session: Session, frame: Frame) -> ft.Control:
    """The view; a stop is the same while a detail or a note is open above it, or a notice comes.

    It depends on its frame, and on what its actions answer from what was recorded.
    """
    below = replace(frame, desk=replace(frame.desk, editing=None, undo=None))
    shown = (below, session.recorder.history, session.save_failed, session.led_round)
    keeps = frame.location.screen is Screen.STOP
    return ft.use_memo(lambda: view_of(frame), [shown if keeps else object()])


@ft.component
def App(session: Session) -> ft.Control:
    """The whole screen; it renders again whenever the session changes."""
    frame = frame_of(session)
    alone = frame.location in _ALONE or frame.location.screen is Screen.QUIZ
    navigation, view = _use_navigation(session, frame, alone=alone), _use_view(session, frame)
    look, stretch = frame.look, ft.CrossAxisAlignment.STRETCH
    editing = frame.desk.editing
    ft.use_dialog(
        note_dialog(editing, frame)
        if editing
        else detail_dialog(session.detail, frame)
        if session.detail
        else None
    )
    own = notices(session, frame)
    said = [*own, *group_notices(frame, most_notices(look) - len(own))]
    below = [*group_line(frame), *undo_bar(frame)]
    # Each in a place of its own, so that a field keeps its caret when a notice comes or goes.
    body = ft.Column(
        [
            ft.Column(said, key="said", spacing=0, tight=True, horizontal_alignment=stretch),
            ft.Container(view, key="view", expand=True),
            ft.Column(below, key="line", spacing=0, tight=True, horizontal_alignment=stretch),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    # For the cameras of others, a question, or a sheet to type in, nothing beside it. All in places that
    # stay the same, so that nothing typed is lost when a device is turned.
    beside, under = not (alone or look.phone), look.phone and not alone
    middle = ft.Row(
        [
            ft.Container(navigation if beside else None, width=None if beside else 0),
            ft.SafeArea(body, expand=True, avoid_intrusions_bottom=not under),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=stretch,
    )
    shell = ft.Column(
        [middle, ft.Container(navigation if under else None, height=None if under else 0)],
        spacing=0,
        expand=True,
        horizontal_alignment=stretch,
    )
    keeper = frame.keeper
    return ft.Container(
        shell,
        bgcolor=ft.Colors.SURFACE,
        expand=True,
        on_size_change=(lambda _: keeper.shown()) if keeper else None,
    )
