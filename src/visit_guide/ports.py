"""What the app needs from the outside, as small protocols."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from visit_guide.domain.geo import Fix
from visit_guide.domain.record import record


class TextStore(Protocol):
    """Keeps short texts under keys, on the device."""

    async def get(self, key: str) -> str | None:
        """The text under ``key``, or None."""

    async def set(self, key: str, text: str) -> None:
        """Keep ``text`` under ``key``.

        Raises:
            StoreError: it could not be kept, for example because storage is full.
        """

    async def keys(self, prefix: str) -> tuple[str, ...]:
        """All keys that start with ``prefix``."""

    async def remove(self, key: str) -> None:
        """Forget what is under ``key``; nothing happens when there is nothing."""


FILE = "application/zip"
"""The content type of an answer that is a file."""


@record
class Reply:
    """What a server answered."""

    status: int
    body: object
    """The JSON value of the answer, or None when it holds none."""
    retry_after: float = 0.0
    """Seconds to wait before asking again, when the server says so."""
    data: bytes = b""
    """The file that the answer is; empty when it is none."""


class Transport(Protocol):
    """Asks the group's hub."""

    async def ask(
        self, method: str, path: str, *, token: str = "", body: object = None, timeout: float = 20.0
    ) -> Reply:
        """Send one request and give the answer, whatever its status.

        Args:
            method: GET, POST or DELETE.
            path: beginning with a slash, below the hub's address.
            token: the device's token, sent as a header.
            body: a value to send as JSON, or None.
            timeout: seconds after which to give up.

        Raises:
            TransportError: there was no answer.
        """


class Clock(Protocol):
    """Tells the time."""

    def __call__(self) -> datetime:
        """Now, with the device's own offset from UTC."""


class Positioning(Protocol):
    """Tells where the device is, when its person asks."""

    async def allowed(self) -> bool:
        """Whether the person already agreed, so that nothing needs to be explained."""

    async def locate(self) -> Fix:
        """Where the device is; asks its person first when they have not agreed yet.

        Raises:
            PositionRefused: the person, or the device's settings, do not want it.
            PositionError: the device does not know.
        """


class Surroundings(Protocol):
    """The page around the app, where that page keeps the guide on the device."""

    def state(self) -> Mapping[str, object]:
        """What it keeps."""

    def listen(self, listener: Callable[[Mapping[str, object]], None]) -> None:
        """Call ``listener`` with the state whenever it changes."""

    def ask(self, action: str) -> None:
        """Have it do something."""


class Pictures(Protocol):
    """Makes pictures smaller."""

    async def shrink(self, data: bytes) -> bytes:
        """``data`` as a smaller picture; as it is where the platform cannot make it smaller."""


class Files(Protocol):
    """Gives files to the person and takes files from them."""

    async def save(self, name: str, data: bytes, kind: str) -> bool:
        """Have the person keep a file; false when they did not want to.

        Raises:
            FileError: the platform cannot.
        """

    async def share(self, name: str, data: bytes, kind: str) -> bool:
        """Offer a file to other apps; false when the platform has nothing for it.

        Raises:
            FileError: the platform cannot.
        """

    async def pick(self, *, pictures: bool = False) -> tuple[str, bytes] | None:
        """A file that the person chooses: its name and what is in it; None when they chose none.

        Raises:
            FileError: it cannot be read.
        """
