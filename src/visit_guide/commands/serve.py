"""`visit-guide serve`: a built edition with the headers a web host should send, and the group's hub."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from visit_guide.commands.common import Subparsers, check_address, path_named
from visit_guide.commands.hub import add_database, add_hub, open_desk, secret_of
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

if TYPE_CHECKING:
    from starlette.types import ASGIApp

__all__ = ["configure", "run"]

DEFAULT_PORT = 8560
SHORTEST_KEY = 16


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "serve",
        help=t("serve a built edition, and the group’s hub with it"),
        description=t(
            "Serves an edition written by “visit-guide build”. Tablets can only keep it when its address "
            "starts with https, or is on this machine. With --db it is also the hub through which "
            "facilitators lead the group’s tablets."
        ),
    )
    parser.add_argument(
        "--edition", type=path_named, metavar=t("FOLDER"), help=t("the edition (default: dist)")
    )
    add_database(parser, t, default=None, help=t("database of the group’s hub; made when there is none"))
    parser.add_argument(
        "--content",
        type=path_named,
        metavar=t("FOLDER"),
        help=t("content folder, for the papers asked for from the console (default: the edition’s content)"),
    )
    parser.add_argument(
        "--host",
        metavar=t("ADDRESS"),
        default="127.0.0.1",
        help=t("address to listen on (default: this machine only)"),
    )
    parser.add_argument("--port", type=int, help=t("port to listen on (default: 8560; 0: any free one)"))
    parser.add_argument(
        "--public-url", metavar="URL", help=t("address by which tablets reach this, for links and codes")
    )
    parser.add_argument(
        "--tls-cert", type=path_named, metavar=t("FILE"), help=t("certificate (PEM), to serve by https")
    )
    parser.add_argument(
        "--tls-key",
        type=path_named,
        metavar=t("FILE"),
        help=t("key of the certificate, when in another file"),
    )
    add_hub(parser, t)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Run the command; returns the exit status.

    Raises:
        UsageError: there is nothing to serve, or the address cannot be listened on.
        StoreError: the hub's database cannot be opened.
        ContentError: the content for the papers has errors, already printed.
    """
    _check(args, t)
    from visit_guide.adapters.certificates import check_certificate
    from visit_guide.adapters.listening import address_here, bind
    from visit_guide.adapters.web_server import server
    from visit_guide.publish.server import edition_app, site_base

    edition = _edition(args, t)
    if args.tls_cert is not None:
        check_certificate(args.tls_cert, args.tls_key, t)
    base = "/" if edition is None else site_base(edition)
    site: ASGIApp | None = None if edition is None else edition_app(edition)
    desk = papers = None
    if args.db is not None:
        from visit_guide.commands.papers import maker_for
        from visit_guide.hub.app import hub_app
        from visit_guide.hub.papers import Papers

        maker = maker_for(args.content, edition, t)
        desk = open_desk(args.db, args.retention_days, t)
        organiser_key = secret_of(args.organiser_key, t, shortest=SHORTEST_KEY)
        papers = Papers(maker)
        site = hub_app(
            desk,
            site=site,
            base=base,
            organiser_key=organiser_key,
            origins=args.allow_origin,
            papers=papers,
        )
    assert site is not None
    # Tablets keep notes and guide by address: a port that was asked for is that one or none.
    wanted = DEFAULT_PORT if args.port is None else args.port
    listener = bind(args.host, wanted, t, attempts=20 if args.port is None else 1)
    address = address_here(listener, secure=args.tls_cert is not None) + base
    print(address, flush=True)
    port = listener.getsockname()[1]
    if wanted not in (0, port):
        print(t("Port {port} was taken: the guide is on port {other}.", port=wanted, other=port), flush=True)
    if desk is not None:
        desk.store.set_address(args.public_url or address)
        print(t("Hub of the group: {file}", file=args.db), flush=True)
        if not desk.store.groups():
            how = f"visit-guide group new --db {args.db}"
            print(t("No group in it yet. Make one, in another window: {command}", command=how), flush=True)
        if edition is None:
            print(t("No edition here: the hub alone."), flush=True)
        if maker is None:
            print(t("The console cannot get the group’s papers from here: add --content."), flush=True)
    print(t("Stop with Ctrl+C."), flush=True)

    def leaving() -> None:
        if desk is not None and papers is not None:
            papers.stop()
            desk.leave()

    serving = server(site, certificate=args.tls_cert, key=args.tls_key, leaving=leaving)
    try:
        asyncio.run(serving.serve(sockets=[listener]))
    except KeyboardInterrupt:
        print()
    return 0


def _check(args: argparse.Namespace, t: Catalogue) -> None:
    if args.port is not None and not 0 <= args.port <= 65535:
        raise UsageError(t("{port} is not a port: choose one from 0 to 65535", port=args.port))
    if args.tls_key is not None and args.tls_cert is None:
        raise UsageError(t("--tls-key needs --tls-cert"))
    if args.content is not None and args.db is None:
        raise UsageError(t("--content needs --db"))
    if args.public_url:
        check_address(args.public_url, t)


def _edition(args: argparse.Namespace, t: Catalogue) -> Path | None:
    """The edition to serve; None for a hub alone."""
    folder: Path = args.edition or Path("dist")
    if (folder / "edition.json").is_file():
        return folder
    if args.db is not None and args.edition is None:
        return None
    raise UsageError(t("{folder} holds no edition: build one with “visit-guide build”", folder=folder))
