"""Events keep everything through their written form, and nothing else passes for one."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given

from tests.unit.histories import event, histories
from visit_guide.domain.events import Event, Kind, Scope, dump, from_plain, load, pack, to_plain


@given(histories())
def test_a_written_history_reads_back_the_same(history: list[Event]) -> None:
    assert load(dump(history)) == tuple(history)
    assert "\n" not in dump(history)


def test_values_are_found_by_name() -> None:
    opened = event(1, Kind.OPENED, item="cd2e", count=3)
    assert opened.get("count") == 3
    assert opened.text("item") == "cd2e"
    assert opened.text("count") == ""
    assert opened.get("else") is None


def test_packed_values_do_not_depend_on_their_order() -> None:
    assert pack({"b": 1, "a": 2}) == pack({"a": 2, "b": 1}) == (("a", 2), ("b", 1))


def test_accents_are_written_as_they_are() -> None:
    assert "église" in dump([event(1, Kind.OPENED, item="église")])


def test_an_event_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        event(1).clock = 2  # type: ignore[misc]


def test_stays_on_the_device_unless_said_otherwise() -> None:
    assert event(1).scope is Scope.DEVICE


@pytest.mark.parametrize(
    "text",
    ["", "{}", "null", "3", '"a"', "[1]", "[{}]", "[null]", "{", '[{"data": 3}]'],
)
def test_what_is_not_a_history_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a|xpecting|Scope"):
        load(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("clock", "3"),
        ("clock", True),
        ("clock", 1.5),
        ("id", None),
        ("scope", "world"),
        ("data", []),
        ("kind", 1),
    ],
)
def test_a_field_of_another_type_is_refused(name: str, value: object) -> None:
    plain = to_plain(event(1))
    assert from_plain(plain) == event(1)
    with pytest.raises(ValueError, match=r"not a|xpecting|Scope"):
        from_plain({**plain, name: value})


def test_a_missing_field_is_refused() -> None:
    for name in to_plain(event(1)):
        plain = to_plain(event(1))
        del plain[name]
        with pytest.raises(ValueError, match=r"not a|xpecting|Scope"):
            load(json.dumps([plain]))
