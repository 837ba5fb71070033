"""The only place that wires stores, clock and page into the app."""

from __future__ import annotations

import asyncio
import gc
import logging
import uuid
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol

import flet as ft
import flet_geolocator

from visit_guide import bundle
from visit_guide.adapters.asking_again import AskingAgain
from visit_guide.adapters.connecting import base_of, connect
from visit_guide.adapters.edition_page import edition_page
from visit_guide.adapters.files import DeviceFiles
from visit_guide.adapters.pictures import pictures_here
from visit_guide.adapters.positioning import DevicePositioning
from visit_guide.adapters.preferences import PreferencesStore, device_id
from visit_guide.domain.drawings import shown_as
from visit_guide.domain.guide import Guide
from visit_guide.ports import Transport
from visit_guide.services.journal import Journal
from visit_guide.services.photos import Photos
from visit_guide.services.true_clock import TrueClock
from visit_guide.state.group import GroupTools
from visit_guide.state.keeping import Keeper
from visit_guide.state.keyboard import Keyboard
from visit_guide.state.recorder import Recorder
from visit_guide.state.routes import Screen
from visit_guide.state.session import Session
from visit_guide.ui import quick_diff, quick_pack
from visit_guide.ui.app import App
from visit_guide.ui.device import Device
from visit_guide.ui.frame import look_of
from visit_guide.ui.theme import FONTS, themes

logger = logging.getLogger(__name__)

READ_AFTER = 4.0
"""Seconds after which a part that stays on screen counts as read."""
TICK = 20.0
"""Seconds between two looks at the clock, on the day of the visit."""


class GuideSource(Protocol):
    """Where the guide comes from, and who hears of new content."""

    @property
    def guide(self) -> Guide:
        """The last good guide."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with newer content, in words; empty when nothing is."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` on every change, until the returned function is called."""


class FixedGuide:
    """A guide that does not change while the app runs."""

    problems: tuple[str, ...] = ()

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Nothing ever changes: ``listener`` is never called."""
        del listener
        return lambda: None


def tablet_app(compiled: bytes, *, client_fonts: bool = False) -> Callable[[ft.Page], Awaitable[None]]:
    """The app of an edition that carries its own compiled content.

    Args:
        compiled: the guide.
        client_fonts: as for `make_app`.

    Raises:
        BundleError: ``compiled`` is damaged or of another format.
    """
    app = make_app(FixedGuide(bundle.loads(compiled)), client_fonts=client_fonts)
    gc.freeze()  # what is loaded stays; to look through it again would hold up a tap now and then
    return app


def now() -> datetime:
    """The device's time."""
    return datetime.now().astimezone()


def media_on_web(name: str) -> str:
    """Where the page finds a picture of the content."""
    return f"media/{shown_as(name)}"


def make_app(
    source: GuideSource,
    *,
    media: Callable[[str], str] = media_on_web,
    hub: str = "",
    home: str = "",
    connect: Callable[[str], Transport] = connect,
    client_fonts: bool = False,
) -> Callable[[ft.Page], Awaitable[None]]:
    """The app's entry point for Flet: called once for every page that connects.

    Args:
        source: where the guide comes from.
        media: turns a picture's file name into an address.
        hub: the group's hub, when it is not where the page came from.
        home: the guide's address, where pages do not know their own.
        connect: what asks the hub at an address.
        client_fonts: whether the client has the guide's fonts from the start, and need not be sent for them.
    """
    quick_diff.install()
    quick_pack.install()

    async def main(page: ft.Page) -> None:
        page.title = source.guide.itinerary.title
        page.padding = 0
        page.spacing = 0
        if not client_fonts:
            page.fonts = dict(FONTS)
        page.locale_configuration = ft.LocaleConfiguration(
            supported_locales=[ft.Locale("fr"), ft.Locale("en")], current_locale=ft.Locale("fr")
        )

        def spawn(work: Coroutine[Any, Any, None]) -> None:
            async def run() -> None:
                await work

            if page.session.connection is None:  # the tab is gone; nobody to keep anything for
                work.close()
            else:
                page.run_task(run)

        launcher = ft.UrlLauncher()
        visit = source.guide.itinerary.id
        asking = AskingAgain(ft.SharedPreferences())
        page.on_connect = lambda _: asking.came_back()
        store = PreferencesStore(asking)
        clock = TrueClock(now)
        device = Device(spawn)
        here = home or _web_address(page.url or "")
        session = Session(
            source.guide,
            recorder=Recorder(
                Journal(store, visit, uuid.uuid4().hex, clock),
                visit=visit,
                author=await device_id(store),
                clock=clock,
                spawn=spawn,
            ),
            navigate=lambda path: spawn(page.push_route(path)),
            spawn=spawn,
            media=media,
            open_link=lambda address: spawn(launcher.launch_url(address)),
            positioning=DevicePositioning(flet_geolocator.Geolocator()),
            tools=GroupTools(
                store=store,
                connect=lambda address: connect(address or base_of(here)),
                home=here,
                base=base_of(here),
                hub=hub,
                clock=clock,
                learn_time=clock.learn,
                buzz=device.buzz,
                save_file=device.save_file,
                pick_file=device.pick_file,
                awake=device.awake,
            ),
            files=_files(page),
            photos=Photos(store, visit, pictures_here()),
        )
        session.problems = source.problems
        await session.load(page.route or "/")
        _take_up(page, session)
        _follow_page(page, session)
        returned = _follow_source(page, session, source)

        def came_back(_: object) -> None:
            asking.came_back()
            _take_up(page, session)
            returned()

        page.on_connect = came_back
        _follow_surroundings(page, session)
        _dress(page, session)
        page.render(App, session)

    return main


def _web_address(url: str) -> str:
    """A page's own address without what stands behind its ``#``; empty when it is no page of the web."""
    return url.partition("#")[0] if url.startswith(("http://", "https://")) else ""


def _files(page: ft.Page) -> DeviceFiles:
    """The page's way to give and take files."""
    return DeviceFiles(
        ft.FilePicker(),
        ft.Share(),
        share_file=lambda data, kind, name: ft.ShareFile.from_bytes(data, mime_type=kind, name=name),
        image_type=ft.FilePickerFileType.IMAGE,
        any_type=ft.FilePickerFileType.ANY,
        web=bool(page.web),
    )


def _take_up(page: ft.Page, session: Session) -> None:
    """Bring to the session what a page says of itself when it comes, or comes back."""
    session.resize(page.width or 0, page.height or 0)
    session.device_dark = page.platform_brightness in (ft.Brightness.DARK, ft.Brightness.DARK.value)


def _dress(page: ft.Page, session: Session) -> None:
    """Give the page the theme the settings ask for."""
    look = look_of(session)
    light, dark = themes(look.scale, look.outdoor)
    page.theme, page.dark_theme = light, dark
    page.theme_mode = ft.ThemeMode.DARK if look.dark else ft.ThemeMode.LIGHT
    page.bgcolor = look.palette.surface


def _follow_page(page: ft.Page, session: Session) -> None:
    """Bring what happens to the page to the session, and the session's look to the page."""
    reading = _Reading(page, session)
    keyboard = Keyboard(session, session.travelling.later)

    def changed(_: object, field: str | None) -> None:
        if field in ("visit", "device_dark"):
            _dress(page, session)
        if field in ("location", None):
            reading.restart()

    def media_changed(_: ft.PageMediaData) -> None:
        session.resize(page.width or 0, page.height or 0)

    def brightness_changed(event: ft.Event[ft.Page]) -> None:
        # The client sends the bare word, not the fields its event class declares.
        said = getattr(event, "brightness", None) or event.data
        session.device_dark = said in (ft.Brightness.DARK, ft.Brightness.DARK.value)

    page.session.store.set("listener", changed)  # the session holds its listeners weakly
    session.subscribe(changed)
    page.on_route_change = lambda event: session.arrive(event.route)
    page.on_resize = lambda event: session.resize(event.width, event.height)
    page.on_media_change = media_changed
    page.on_platform_brightness_change = brightness_changed
    page.on_keyboard_event = lambda event: keyboard.press(
        event.key, ctrl=event.ctrl, alt=event.alt, meta=event.meta
    )
    reading.restart()


def _follow_surroundings(page: ft.Page, session: Session) -> None:
    """Bring what the page around the app keeps to the session, where there is such a page."""
    around = edition_page()
    if around is None:
        return

    async def take() -> None:
        before, session.keeping = session.keeping, keeper.keeping
        visit, mark = keeper.keeping.wiped
        if visit == session.recorder.visit and (before is None or before.wiped != (visit, mark)):
            session.wiped_elsewhere(mark)

    def described(_: object, field: str | None) -> None:
        if field == "visit" and session.visit.settings.screen_reader:
            keeper.describe_screens()

    def changed() -> None:
        page.run_task(take)

    keeper = Keeper(around, changed)
    session.keeper, session.keeping = keeper, keeper.keeping
    page.session.store.set("describer", described)
    session.subscribe(described)
    described(None, "visit")


class _Reading:
    """Marks the part on screen as read once it has stayed there for a while."""

    def __init__(self, page: ft.Page, session: Session) -> None:
        self._page = page
        self._session = session
        self._round = 0

    def restart(self) -> None:
        """Another part is on screen."""
        self._round += 1
        if self._session.location.screen is Screen.STOP and self._page.session.connection is not None:
            self._page.run_task(self._wait, self._round)

    async def _wait(self, started: int) -> None:
        await asyncio.sleep(READ_AFTER)
        location = self._session.location
        if started == self._round and location.screen is Screen.STOP:
            self._session.read(location.target, location.part)


def _follow_source(page: ft.Page, session: Session, source: GuideSource) -> Callable[[], None]:
    """Bring new content and the time of day to the page while it lasts.

    Returns:
        What to do when the page is back after it was cut off.
    """

    async def take() -> None:
        session.replace_guide(source.guide)
        session.problems = source.problems
        if page.title != source.guide.itinerary.title:
            page.title = source.guide.itinerary.title
            page.update()

    def changed() -> None:
        if page.session.connection is not None:
            page.run_task(take)

    def returned() -> None:
        changed()  # what happened while the page was cut off
        session.retry_save()
        session.travelling.group.exchange.poke()

    def woke(event: ft.AppLifecycleStateChangeEvent) -> None:
        if event.state in (ft.AppLifecycleState.RESUME, ft.AppLifecycleState.SHOW):
            session.travelling.group.exchange.poke()
            page.run_task(session.recorder.refresh)  # a code may have been read in another page

    unsubscribe = source.subscribe(changed)
    ticking = page.run_task(_tick, session)

    def left(_: object) -> None:
        unsubscribe()
        ticking.cancel()
        session.travelling.group.exchange.stop()

    page.on_app_lifecycle_state_change = woke
    page.on_close = left
    return returned


async def _tick(session: Session) -> None:
    """Keep the session's minute true on the day of the visit."""
    while True:
        here = now()
        today = here.date().isoformat() == session.guide.itinerary.date
        minute = here.hour * 60 + here.minute if today else None
        if minute != session.minute:
            session.minute = minute
        await asyncio.sleep(TICK)
