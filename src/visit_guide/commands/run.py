"""`visit-guide run`: check the content, then show the guide in the browser."""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from visit_guide.adapters.paths import assets_dir, content_dir
from visit_guide.commands.common import Subparsers, compile_in_words, named
from visit_guide.commands.hub import RETENTION_DAYS, add_database, open_desk
from visit_guide.errors import ContentError, UsageError
from visit_guide.messages import Catalogue

if TYPE_CHECKING:
    from visit_guide.hub.store import HubStore

DEFAULT_PORT = 8550


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "run",
        help=t("open the guide in the browser"),
        description=t(
            "Checks the content, opens the guide in the browser and prints its address on the first line. "
            "The open page is refreshed whenever a content file is saved."
        ),
    )
    parser.add_argument(
        "--content",
        type=named,
        metavar=t("FOLDER"),
        help=t("content folder (default: ./content, else the one shipped)"),
    )
    parser.add_argument(
        "--host",
        metavar=t("ADDRESS"),
        default="127.0.0.1",
        help=t("address to listen on (default: this machine only)"),
    )
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help=t("port to listen on (default: 8550; 0: any free one)")
    )
    add_database(
        parser,
        t,
        default=None,
        help=t("database of the group’s hub (default: one that is forgotten at the end)"),
    )
    parser.add_argument(
        "--group", action="store_true", help=t("make a group to try, and print its code and key")
    )
    parser.add_argument("--no-browser", action="store_true", help=t("do not open a browser"))
    parser.add_argument(
        "--hub", default="", metavar="URL", help=t("address of another hub for the group (default: this one)")
    )
    parser.set_defaults(run=run)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def _make_group(store: HubStore, visit: str, address: str, t: Catalogue) -> None:
    """Make a group to try, and say how to get in."""
    from visit_guide.hub.links import facilitator_link, participant_link
    from visit_guide.hub.making import make_group

    made = make_group(store, visit=visit, days=1)
    assert made is not None, "a key drawn anew"
    print(t("Group to try: code {code}, key {key}", code=made.keys.code, key=made.key))
    print(f"  {participant_link(address, made.keys.code)}")
    print(f"  {facilitator_link(address, made.key)}", flush=True)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Run the command; returns the exit status.

    Raises:
        UsageError: the address cannot be listened on, or the folder does not exist.
        ContentError: the content has errors, already printed.
    """
    if not 0 <= args.port <= 65535:
        raise UsageError(t("{port} is not a port: choose one from 0 to 65535", port=args.port))
    folder = content_dir(args.content)
    guide, problems = compile_in_words(folder, t)
    for problem in problems:
        print(problem, file=sys.stderr)
    if guide is None:
        raise ContentError(t("The content has errors: correct the lines above, then try again."))

    from visit_guide.adapters.listening import address_here, bind
    from visit_guide.adapters.live_guide import LiveGuide
    from visit_guide.adapters.web import web_app
    from visit_guide.adapters.web_server import server
    from visit_guide.bootstrap import make_app
    from visit_guide.commands.papers import ReportMaker
    from visit_guide.hub.app import hub_app
    from visit_guide.hub.papers import Papers

    desk = open_desk(args.db, RETENTION_DAYS, t)

    listener = bind(args.host, args.port, t)
    address = _address(listener)
    print(address, flush=True)
    taken = listener.getsockname()[1]
    if args.port not in (0, taken):
        print(
            t("Port {port} was taken: the guide is on port {other}.", port=args.port, other=taken), flush=True
        )
    if args.group:
        _make_group(desk.store, guide.itinerary.id, address_here(listener), t)
    print(t("Stop with Ctrl+C."), flush=True)

    live = LiveGuide(folder, lambda path: compile_in_words(path, t, errors_only=True), guide)
    pages = web_app(
        make_app(live, hub=args.hub, home=address_here(listener) + "/", client_fonts=True),
        assets=assets_dir(),
        media=Path(folder) / "media",
        name=guide.itinerary.title,
        drawn=_drawn,
    )
    papers = Papers(ReportMaker(guide.itinerary.id, ("--content", str(folder)), language=t.language))
    app = hub_app(desk, site=pages, papers=papers)

    def leaving() -> None:
        papers.stop()
        desk.leave()

    async def serve() -> None:
        stop = asyncio.Event()
        watching = asyncio.create_task(live.watch(stop))
        if not args.no_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        try:
            await server(app, leaving=leaving).serve(sockets=[listener])
        finally:
            stop.set()
            await watching

    try:
        asyncio.run(serve())
    except KeyboardInterrupt:
        print()
    return 0


def _drawn(drawing: bytes, name: str) -> bytes:
    from visit_guide.publish.drawings import as_picture  # only once a picture is asked for

    return as_picture(drawing, name)
