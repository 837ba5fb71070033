"""What a group needs of the outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from visit_guide.domain.record import record
from visit_guide.errors import TransportError
from visit_guide.ports import Clock, TextStore, Transport

__all__ = ["GroupTools"]


def _no_transport(address: str) -> Transport:
    raise TransportError(f"nothing asks {address or 'a hub'} here")


@record
class GroupTools:
    """What a group needs of the outside; as it is, it never leaves the page.

    ``home`` is the address of this page without its ``#``, for links to it; ``base`` its folder;
    ``hub`` the hub's address when that is not ``base``; ``learn_time`` is told the hub's time;
    ``save_file`` takes a file's name and text, ``pick_file`` gives the text of a chosen one;
    ``awake`` keeps the screen from going dark.
    """

    store: TextStore | None = None
    connect: Callable[[str], Transport] = _no_transport
    home: str = ""
    base: str = ""
    hub: str = ""
    clock: Clock = lambda: datetime.now(UTC)
    learn_time: Callable[[float], None] = lambda _: None
    buzz: Callable[[], None] = lambda: None
    later: Callable[[float, Callable[[], None]], None] | None = None
    save_file: Callable[[str, str], None] = lambda _, __: None
    pick_file: Callable[[Callable[[str], None]], None] = lambda _: None
    awake: Callable[[bool], None] = lambda _: None
