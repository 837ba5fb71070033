"""Shows the app's first view once, to a client that is not there, before a snapshot is taken.

Uses Flet's own connection with a stand-in for its JavaScript side. Everything is best effort: a
rehearsal that fails costs a little speed later, nothing else.
"""

import asyncio
import logging
import traceback
from collections.abc import Callable
from types import ModuleType
from typing import Any

import msgpack

SECONDS = 5.0
REGISTER, INVOKE = 1, 5
NOTHING = {"top": 0.0, "right": 0.0, "bottom": 0.0, "left": 0.0}
PAGE = {
    "route": "/",
    "pwa": False,
    "web": True,
    "debug": False,
    "wasm": True,
    "test": False,
    "multi_view": False,
    "pyodide": True,
    "platform_brightness": "light",
    "width": 1180.0,
    "height": 820.0,
    "platform": "android",
    "window": {},
    "media": {
        "padding": NOTHING,
        "view_padding": NOTHING,
        "view_insets": NOTHING,
        "device_pixel_ratio": 1.0,
        "orientation": "landscape",
        "always_use_24_hour_format": False,
    },
}


class _Message:
    """A message as it comes from JavaScript."""

    def __init__(self, action: int, body: object) -> None:
        self._data: bytes = b"\0" + msgpack.packb([action, body])

    def to_py(self) -> bytes:
        return self._data


class _Loop(asyncio.BaseEventLoop):
    """An event loop that waits for nothing outside: timers only."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = self
        self._skipped = 0.0

    def select(self, timeout: float | None) -> list[Any]:
        self._skipped += timeout or 0.0
        return []

    def time(self) -> float:
        return super().time() + self._skipped  # waiting takes no time

    def _process_events(self, event_list: list[Any]) -> None:
        del event_list

    def _write_to_self(self) -> None:
        pass


def rehearse(connection: ModuleType, run: Callable[[], None]) -> None:
    """Run the app until its first view has been sent and all is quiet."""
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    outer = asyncio._get_running_loop()  # Pyodide's own always runs
    asyncio._set_running_loop(None)
    loop = _Loop()
    try:
        loop.run_until_complete(_visit(connection.flet_js, run))
    except Exception:
        traceback.print_exc()
    finally:
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
        asyncio._set_running_loop(outer)
        logging.disable(level)


async def _visit(bridge: Any, run: Callable[[], None]) -> None:
    bridge.documentUrl = "http://localhost/"
    run()

    def answer(packet: bytes) -> None:
        action, body = msgpack.unpackb(packet[1:], ext_hook=msgpack.ExtType, strict_map_key=False)
        if action == INVOKE:
            found = {key: body[key] for key in ("control_id", "call_id")}
            result: list[str] | None = [] if body.get("name") == "get_keys" else None  # nothing is kept
            bridge.send(_Message(INVOKE, {**found, "result": result, "error": None}))

    await bridge.start_connection(answer)
    bridge.send(_Message(REGISTER, {"session_id": None, "page_name": "", "page": PAGE}))
    await asyncio.sleep(SECONDS)
