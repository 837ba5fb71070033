"""Messages packed quickly are, byte for byte, what msgpack makes of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum, StrEnum
from typing import Any

import flet as ft
import flet.version
import msgpack
import pytest
from flet.controls.base_control import BaseControl
from flet.messaging.protocol import configure_encode_object_for_msgpack
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.guide_app import open_app
from tests.ui.harness import Harness
from visit_guide.ui import quick_pack
from visit_guide.ui.quick_diff import WRITTEN_FOR

encode: Callable[[Any], Any] = configure_encode_object_for_msgpack(BaseControl)  # type: ignore[no-untyped-call]


class Level(StrEnum):
    HIGH = "haut"


class Plain(Enum):
    ONE = 1


texts = st.text(max_size=60) | st.text("aé", min_size=250, max_size=300)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.binary(max_size=300)
    | texts
    | st.sampled_from([Level.HIGH, Plain.ONE, ft.Duration(seconds=2), ft.Colors.RED, ft.Icons.ADD])
    | st.datetimes()
    | st.times()
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=20)
        | st.tuples(inner, inner)
        | st.dictionaries(texts | st.integers(0, 300), inner, max_size=20)
    ),
    max_leaves=40,
)


@given(values)
def test_any_value(value: Any) -> None:
    assert quick_pack.packed(value, encode) == msgpack.packb(value, default=encode)


@pytest.mark.parametrize("size", [15, 16, 0xFFFF, 0x10000])
def test_any_length(size: int) -> None:
    for value in (list(range(size)), dict.fromkeys(range(size)), "x" * size):
        assert quick_pack.packed(value, encode) == msgpack.packb(value, default=encode)


@pytest.mark.parametrize("path", ["/journee", "/etape/cd2e", "/carte", "/carnet", "/reglages"])
def test_whole_screens(harness: Callable[..., Harness], path: str) -> None:
    views = open_app(harness, size="wide", path=path).page.views
    whole = quick_pack.packed(views, encode)
    assert len(whole) > 2000
    assert whole == msgpack.packb(views, default=encode)


def test_what_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError):
        quick_pack.packed([object()], encode)


def test_only_a_browser_with_this_flet_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not quick_pack.install()
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(flet.version, "flet_version", "1.0.6")
    assert not quick_pack.install()
    assert flet.version.flet_version != WRITTEN_FOR
