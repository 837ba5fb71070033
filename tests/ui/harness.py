"""Tests the interface in milliseconds: a real flet session whose client is a recorder.

``mount`` renders a component as flet does for a tablet, effects included. ``tap``, ``type``
and ``change`` send what the client sends; after each of them the session has settled. Every
call fails the test when something went wrong on the way, even where flet only logs it.

    screen = Harness(width=390, height=844)
    screen.mount(Counter, start=3)
    screen.tap(key="more")
    assert screen.sees("4")
    screen.close()

Tests take the ``harness`` fixture, which closes what it opened. flet's private names are used
here and in the modules beside this one that it imports, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import flet as ft
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page, context
from flet.messaging.protocol import Message, MessageAction, RegisterClientResponseBody
from flet.messaging.session import Session

from tests.ui.fake_client import Answer, FakeClient
from tests.ui.sight import Sight
from tests.ui.virtual_loop import ErrorLog, VirtualLoop

TAPS = ("click", "tap")
PADDING = {"left": 0.0, "top": 0.0, "right": 0.0, "bottom": 0.0}


class Harness(Sight):
    """One page session on a pretend tablet.

    Args:
        width: Page width, in logical pixels.
        height: Page height, in logical pixels.
        route: The address the page is opened at.
        preferences: What the client's key-value store holds; pass the same dict to two
            harnesses, one after the other, to test a restart.
        dark: Whether the device asks for a dark interface.
        platform: What kind of device it is.
    """

    def __init__(
        self,
        *,
        width: float = 1180,
        height: float = 820,
        route: str = "/",
        preferences: dict[str, Any] | None = None,
        dark: bool = False,
        platform: ft.PagePlatform = ft.PagePlatform.ANDROID,
    ) -> None:
        self.loop = VirtualLoop()
        self.preferences = {} if preferences is None else preferences
        self.client = FakeClient(self.loop, self.preferences)
        self._log = ErrorLog()
        self._closed = False
        self.session = self._run(self._open())
        self.session.apply_page_patch(
            {
                "route": route,
                "width": width,
                "height": height,
                "web": True,
                "platform": platform.value,
                "platform_brightness": "dark" if dark else "light",
                "media": self._media(width, height),
            }
        )
        self._run(self._register())
        self.client.answer("Page", "push_route", lambda args: self._route_changed(args["route"]))

    # Opening and closing

    async def _open(self) -> Session:
        session = Session(self.client)
        self.client.session = session
        return session

    async def _register(self) -> None:
        self._bind()
        # The server's first message: the page as it is, which later differences start from.
        body = RegisterClientResponseBody(self.session.id, self.session.get_page_patch(), "")
        self.client.send_message(Message(MessageAction.REGISTER_CLIENT, body))

    def _bind(self) -> None:
        _context_page.set(self.session.page)
        context.reset_auto_update()

    def close(self) -> None:
        """End the session as when the tab is gone for good."""
        if self._closed:
            return
        self._closed = True
        try:
            self._run(self._close())
        finally:
            self._log.detach()
            self.loop.shut()

    async def _close(self) -> None:
        self.session.close()

    @property
    def page(self) -> ft.Page:
        """The page of the session."""
        return self.session.page

    # Showing something

    def mount(self, component: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Render ``component`` as the page's content; call again to replace it."""
        self._run(self._in_session(lambda: self.page.render(component, *args, **kwargs)))

    def mount_views(self, component: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Render ``component``, which returns views, as the whole page."""
        self._run(self._in_session(lambda: self.page.render_views(component, *args, **kwargs)))

    def start(self, main: Callable[[ft.Page], Any]) -> None:
        """Run an app's entry function (plain or async) on the page; it may still be waiting."""
        task = self.loop.start(self._in_session(lambda: main(self.page)))
        if task.done():
            task.result()
        self.check()

    def unmount(self) -> None:
        """Take the content away, so that cleanups run."""
        self.mount(_nothing)

    async def _in_session(self, action: Callable[[], Any]) -> Any:
        self._bind()
        result = action()
        return await result if isinstance(result, Coroutine) else result

    def _run(self, coro: Coroutine[Any, Any, Any]) -> Any:
        result = self.loop.run(coro)
        self.check()
        return result

    def run(self, action: Callable[[], Any]) -> Any:
        """Call ``action`` (plain or async) as the session itself would, and settle."""
        return self._run(self._in_session(action))

    def advance(self, seconds: float) -> None:
        """Let time pass: timers and ``asyncio.sleep`` in effects run as they fall due."""
        self.loop.advance(seconds)
        self.check()

    def check(self) -> None:
        """Fail when anything went wrong since the last look.

        Raises:
            AssertionError: With every crash message, logged error and forgotten exception.
        """
        errors = [*self.client.crashes, *self._log.errors, *self.loop.unnoticed_errors()]
        self.client.crashes.clear()
        self._log.errors.clear()
        assert not errors, "\n".join(["the session reported errors:", *errors])

    def roots(self) -> list[BaseControl]:
        """What is in front: the top view, what floats above it, open dialogs."""
        views = _flat(unwrap_component(self.page.views))
        page = self.page
        dialogs = [dialog for dialog in page._dialogs.controls if dialog.open]
        return [*views[-1:], *page._overlay.controls, *dialogs]

    # Acting

    def fire(self, control: BaseControl, event: str, data: Any = None) -> None:
        """Send one event to ``control``, as the client does when a handler is set."""
        handler = getattr(control, f"on_{event}", None)
        assert handler is not None, f"{control} has no on_{event}"
        assert not getattr(control, "disabled", False), f"{control} is disabled"
        self._send_event(control, event, data)

    def _send_event(self, control: BaseControl, event: str, data: Any) -> None:
        self.loop.start(self.session.dispatch_event(control._i, event, data))
        self.check()

    def tap(self, *, key: str | None = None, text: str | None = None) -> None:
        """Tap the control with that key or text, or what it lies in when that takes the tap."""
        path = self._path(BaseControl, key, text)
        for index in range(len(path) - 1, -1, -1):
            assert not getattr(path[index], "disabled", False), f"{path[index]} is disabled"
            for event in TAPS:
                if getattr(path[index], f"on_{event}", None) is not None:
                    self.fire(path[index], event, {} if event == "tap" else None)
                    return
        raise AssertionError(f"nothing takes a tap at key={key!r} text={text!r}")

    def change(self, value: Any, *, key: str, event: str = "change") -> None:
        """Give a field, switch, slider, choice or navigation bar a new value, as a person does."""
        control: BaseControl = self.find(key=key)
        prop = next(
            name for name in ("selected_index", "selected", "expanded", "value") if hasattr(control, name)
        )
        self.session.apply_patch(control._i, {prop: value})
        self.fire(control, event, value)

    def type(self, text: str, *, key: str) -> None:
        """Replace the text of a field, in one go."""
        self.change(text, key=key)

    def submit(self, *, key: str) -> None:
        """Press Enter in a field."""
        field = self.find(ft.TextField, key=key)
        self.fire(field, "submit", field.value)

    def press_key(
        self, name: str, *, shift: bool = False, ctrl: bool = False, alt: bool = False, meta: bool = False
    ) -> None:
        """Press a key outside any field; names are flutter's (``Arrow Right``, ``Escape``)."""
        pressed = {"key": name, "shift": shift, "ctrl": ctrl, "alt": alt, "meta": meta}
        self._send_event(self.page, "keyboard_event", pressed)

    # The device

    def answer(self, control_type: str, method: str, answer: Answer | Any) -> None:
        """Say what a client service returns, such as ``answer("Clipboard", "get", "text")``."""
        self.client.answer(control_type, method, answer)

    def calls(self, control_type: str, method: str) -> list[dict[str, Any]]:
        """Arguments of each call of that client method so far."""
        return [args for kind, name, args in self.client.calls if (kind, name) == (control_type, method)]

    def go(self, route: str) -> None:
        """Change the address as the browser does: typed, a link, or back and forward."""
        self._run(self._in_session(lambda: self._route_changed(route)))

    def _route_changed(self, route: str) -> None:
        self.session.apply_page_patch({"route": route})
        self.loop.create_task(self.session.dispatch_event(self.page._i, "route_change", {"route": route}))

    def resize(self, width: float, height: float) -> None:
        """Turn or resize the screen."""
        size, media = {"width": width, "height": height}, self._media(width, height)
        self.session.apply_page_patch({**size, "media": media})
        self._send_event(self.page, "resize", size)
        self._send_event(self.page, "media_change", media)

    def cut_off(self) -> None:
        """Take the page away, as when it is loaded again."""
        self._run(self.session.disconnect(60))

    def come_back(self, width: float, height: float) -> None:
        """Bring the page back, as large as it is now."""
        size = {"width": width, "height": height, "media": self._media(width, height)}
        self.run(lambda: self._reconnect(size))

    async def _reconnect(self, size: dict[str, Any]) -> None:
        self.session.apply_page_patch(size)
        self.session.attach_connection(self.client)
        await self.session.dispatch_connect_event()

    def set_dark(self, dark: bool) -> None:
        """Switch the device between light and dark; the client sends a bare word, no record."""
        name = "dark" if dark else "light"
        self.session.apply_page_patch({"platform_brightness": name})
        self._send_event(self.page, "platform_brightness_change", name)

    @staticmethod
    def _media(width: float, height: float) -> dict[str, Any]:
        return {
            "padding": dict(PADDING),
            "view_padding": dict(PADDING),
            "view_insets": dict(PADDING),
            "device_pixel_ratio": 2.0,
            "orientation": "landscape" if width > height else "portrait",
        }


def _flat(value: Any) -> list[BaseControl]:
    """A list that components may be nested in, without them."""
    value = unwrap_component(value)
    if value is None:
        return []
    return [item for part in value for item in _flat(part)] if isinstance(value, list) else [value]


@ft.component
def _nothing() -> ft.Control:
    return ft.Container()
