"""`visit-guide serve`: serves a built edition with the headers a web host should send."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from visit_guide.commands.common import Subparsers
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["configure", "run"]

DEFAULT_PORT = 8560


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "serve",
        help=t("serve a built edition"),
        description=t(
            "Serves an edition written by “visit-guide build”. Tablets can only keep it when its address "
            "starts with https, or is on this machine."
        ),
    )
    parser.add_argument(
        "--edition", type=Path, default=Path("dist"), metavar="DIR", help=t("the edition (default: dist)")
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help=t("address to listen on (default: this machine only)")
    )
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help=t("port to listen on (default: 8560; 0: any free one)")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Run the command; returns the exit status.

    Raises:
        UsageError: there is no edition, or the address cannot be listened on.
    """
    if not 0 <= args.port <= 65535:
        raise UsageError(t("{port} is not a port: choose one from 0 to 65535", port=args.port))
    if not (args.edition / "edition.json").is_file():
        raise UsageError(
            t("{folder} holds no edition: build one with “visit-guide build”", folder=args.edition)
        )
    from visit_guide.adapters.web import bind, server
    from visit_guide.publish.server import edition_app, site_base

    app = edition_app(args.edition)
    listener = bind(args.host, args.port)
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    print(f"http://{shown}:{port}{site_base(args.edition)}", flush=True)
    if args.port not in (0, port):
        print(
            t("Port {port} was taken: the guide is on port {other}.", port=args.port, other=port), flush=True
        )
    print(t("Stop with Ctrl+C."), flush=True)
    try:
        asyncio.run(server(app).serve(sockets=[listener]))
    except KeyboardInterrupt:
        print()
    return 0
