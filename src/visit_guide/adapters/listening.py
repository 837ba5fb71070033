"""The address the guide is served at: a port to listen on, and what others open it by."""

from __future__ import annotations

import errno
import socket

from visit_guide.adapters.reasons import reason_of
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["address_here", "bind"]


def bind(host: str, port: int, t: Catalogue, *, attempts: int = 20) -> socket.socket:
    """A listening socket on ``port``, or on the next free one; port 0 means any.

    Raises:
        UsageError: none of them can be had, or ``host`` is not an address of this machine.
    """
    for candidate in range(port, port + attempts if port else 1):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # Named, the protocol lets asyncio send at once what is small; else a tablet waits 40 ms for it.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(1024)
        except (socket.gaierror, TypeError, UnicodeError) as error:
            listener.close()
            raise UsageError(t("cannot listen on “{host}”: not a host name", host=host)) from error
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE or candidate > 65534:
                reason = reason_of(error, t)
                raise UsageError(
                    t("cannot listen on {host}:{port}: {reason}", host=host, port=candidate, reason=reason)
                ) from error
        except OverflowError as error:
            listener.close()
            raise UsageError(t("{port} is not a port: choose one from 0 to 65535", port=candidate)) from error
        else:
            return listener
    if attempts == 1:
        raise UsageError(
            t("port {port} is taken: stop what uses it, or choose another with --port", port=port)
        )
    raise UsageError(
        t(
            "ports {first} to {last} are all taken: choose another with --port",
            first=port,
            last=port + attempts - 1,
        )
    )


def address_here(listener: socket.socket, *, secure: bool = False) -> str:
    """The address other machines open ``listener`` at, or this one when it listens here only."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = _own_address()
    name = f"[{host}]" if ":" in host else host
    return f"{'https' if secure else 'http'}://{name}:{port}"


def _own_address() -> str:
    """This machine's address on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
