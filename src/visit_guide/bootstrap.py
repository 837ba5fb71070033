"""The only place that wires stores, clock and page into the app."""

from __future__ import annotations

import gc
import uuid
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any

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
from visit_guide.state.group_tools import GroupTools
from visit_guide.state.recorder import Recorder
from visit_guide.state.session import Session
from visit_guide.ui import quick_diff, quick_pack
from visit_guide.ui.app import App
from visit_guide.ui.device import Device
from visit_guide.ui.page_session import dress, follow_page, follow_surroundings, take_up
from visit_guide.ui.page_source import GuideSource, follow_source
from visit_guide.ui.theme import FONTS

__all__ = ["FixedGuide", "make_app", "media_on_web", "now", "tablet_app"]


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
        take_up(page, session)
        follow_page(page, session)
        returned = follow_source(page, session, source, now)

        def came_back(_: object) -> None:
            asking.came_back()
            take_up(page, session)
            session.notify()  # type: ignore[no-untyped-call]  # while cut off, nothing was drawn
            returned()

        page.on_connect = came_back
        around = edition_page()
        if around is not None:
            follow_surroundings(page, session, around)
        dress(page, session)
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
