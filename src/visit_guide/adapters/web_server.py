"""The server that answers browsers and tablets, many at once, and stops without making them wait."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

__all__ = ["server"]

MOST_FILES = 8192
KEEP_ALIVE = 30
"""Seconds an idle connection stays open: a tablet asks the hub again long before."""


def _worth_telling(record: logging.LogRecord) -> bool:
    """Whether a log record is about more than a page that closed, or a request that the end cut short."""
    error = record.exc_info[1] if record.exc_info else None
    if type(error).__name__.startswith("WebSocketDisconnect") or isinstance(error, asyncio.CancelledError):
        return False
    return not str(record.msg).startswith("Cancel %s running task")


def server(
    app: ASGIApp,
    *,
    certificate: Path | None = None,
    key: Path | None = None,
    leaving: Callable[[], None] = lambda: None,
) -> uvicorn.Server:
    """A server for ``app``, quiet; run it with ``serve(sockets=[…])``.

    It tells the app when it starts and stops: Flet then ends the sessions of closed pages and
    removes its temporary files.

    Args:
        app: what answers.
        certificate: its certificate, for https.
        key: the certificate's key, when it is in another file.
        leaving: called when the server stops, before it waits for requests to end.
    """
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws="websockets-sansio",
        timeout_graceful_shutdown=1,
        lifespan="on",
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    for name in ("uvicorn.error", "flet_web.fastapi"):
        logging.getLogger(name).addFilter(_worth_telling)
    _allow_many_connections()
    gc.freeze()  # what is loaded stays; to look through it again would hold up a tap for 0.1 s now and then
    return _Server(config, leaving)


class _Server(uvicorn.Server):
    """A server that says when it stops while requests are still open."""

    def __init__(self, config: uvicorn.Config, leaving: Callable[[], None]) -> None:
        super().__init__(config)
        self._leaving = leaving

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let waiting requests go, then stop as any server does."""
        self._leaving()
        await super().shutdown(sockets)


def _allow_many_connections() -> None:
    """Every waiting tablet is an open file: systems allow 256 or 1,024 unless asked."""
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
