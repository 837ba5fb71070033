"""The port: the one asked for, the next free one, or why there is none."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from visit_guide.adapters.listening import bind
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

ENGLISH = Catalogue("en", "tools")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_any_free_port(taken: int) -> None:
    with bind("127.0.0.1", 0, ENGLISH) as listener:
        assert listener.getsockname()[1] not in (0, taken)


def test_a_taken_port_gives_the_next_free_one(taken: int) -> None:
    with bind("127.0.0.1", taken, ENGLISH) as listener:
        assert taken < listener.getsockname()[1] < taken + 20


def test_no_free_port_is_said(taken: int) -> None:
    with pytest.raises(UsageError, match=f"{taken}"):
        bind("127.0.0.1", taken, ENGLISH, attempts=1)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "300.1.1.1", "192.0.2.1", "é" * 70, "a..b", "x\0y"])
def test_an_address_that_is_not_ours_is_said(host: str) -> None:
    with pytest.raises(UsageError, match=r"cannot listen on"):
        bind(host, 0, ENGLISH)


def test_a_port_out_of_range_is_said() -> None:
    with pytest.raises(UsageError, match=r"70000"):
        bind("127.0.0.1", 70000, ENGLISH)


def test_the_last_port_taken_is_said() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 65535))
        other.listen()
        with pytest.raises(UsageError, match=r"65535"):
            bind("127.0.0.1", 65535, ENGLISH)


def test_small_answers_are_sent_at_once() -> None:
    """asyncio does that for sockets that name their protocol only."""
    listener = bind("127.0.0.1", 0, ENGLISH)
    assert listener.proto == socket.IPPROTO_TCP
    listener.close()
