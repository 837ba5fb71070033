"""The root of the screens: navigation around the view that the address names."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.questionnaire import Moment
from visit_guide.state import routes
from visit_guide.state.places import exists, open_stop
from visit_guide.state.routes import Location, Screen
from visit_guide.state.session import Session
from visit_guide.ui.components.group_notices import group_line, group_notices
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


def _destinations(frame: Frame) -> list[Destination]:
    t, here = frame.t, frame.location.screen

    def place(label: str, icon: ft.IconData, to: Location) -> Destination:
        return Destination(
            key=f"nav-{to.screen.value}",
            label=label,
            icon=icon,
            selected=here is to.screen or (here, to.screen) == (Screen.RESULTS, Screen.NOTEBOOK),
            go=lambda: frame.act.go(to),
        )

    return [
        place(t("Day"), ft.Icons.TODAY_ROUNDED, routes.DAY),
        place(t("Stop"), ft.Icons.PLACE_ROUNDED, open_stop(frame.location, frame.visit, frame.guide)),
        place(t("Map"), ft.Icons.MAP_ROUNDED, routes.map_of()),
        place(t("Notebook"), ft.Icons.EDIT_NOTE_ROUNDED, routes.notebook()),
        *([place(t("Lead"), ft.Icons.CAMPAIGN_ROUNDED, routes.lead())] if frame.together.leads else []),
    ]


def _tools(frame: Frame) -> list[Destination]:
    t, chosen = frame.t, frame.visit.settings
    return [
        Destination(
            key="nav-recherche",
            label=t("Search"),
            icon=ft.Icons.SEARCH_ROUNDED,
            selected=frame.location.screen is Screen.SEARCH,
            go=lambda: frame.act.go(Location(screen=Screen.SEARCH)),
        ),
        Destination(
            key="toggle-sun",
            label=t("Full sun"),
            icon=ft.Icons.WB_SUNNY_ROUNDED,
            selected=chosen.outdoor,
            go=lambda: frame.act.set("outdoor", not chosen.outdoor),
        ),
        Destination(
            key="nav-reglages",
            label=t("Settings"),
            icon=ft.Icons.TUNE_ROUNDED,
            selected=frame.location.screen in (Screen.SETTINGS, Screen.CREDITS, Screen.PRIVACY),
            go=lambda: frame.act.go(Location(screen=Screen.SETTINGS)),
        ),
    ]


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


@ft.component
def App(session: Session) -> ft.Control:
    """The whole screen; it renders again whenever the session changes."""
    frame = frame_of(session)
    look, stretch = frame.look, ft.CrossAxisAlignment.STRETCH
    editing = frame.desk.editing
    ft.use_dialog(
        note_dialog(editing, frame)
        if editing
        else detail_dialog(session.detail, frame)
        if session.detail
        else None
    )
    said = [*notices(session, frame), *group_notices(frame)]
    below = [*group_line(frame), *undo_bar(frame)]
    # Each in a place of its own, so that a field keeps its caret when a notice comes or goes.
    body = ft.Column(
        [
            ft.Column(said, key="said", spacing=0, tight=True, horizontal_alignment=stretch),
            ft.Container(view_of(frame), key="view", expand=True),
            ft.Column(below, key="line", spacing=0, tight=True, horizontal_alignment=stretch),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    alone = frame.location == routes.lead("code") or frame.location.screen is Screen.QUIZ
    if alone:  # for the cameras of others, or a question: nothing beside it
        shell: ft.Control = ft.SafeArea(body, expand=True)
    elif look.phone:
        parts: list[ft.Control] = [
            ft.SafeArea(body, expand=True, avoid_intrusions_bottom=False),
            bar(_destinations(frame), look),
        ]
        shell = ft.Column(parts, spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    else:
        shell = ft.Row(
            [rail(_destinations(frame), _tools(frame), look), ft.SafeArea(body, expand=True)],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    keeper = frame.keeper
    return ft.Container(
        shell,
        bgcolor=ft.Colors.SURFACE,
        expand=True,
        on_size_change=(lambda _: keeper.shown()) if keeper else None,
    )
