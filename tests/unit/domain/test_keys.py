"""Keys and codes as people type them."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.keys import CODE_LENGTH, SIGNS, derive, draw_key, group_code, group_of, normalise
from visit_guide.errors import CodeError

KEY = "23456-789AB-CDEFG-HJKMN-PQRSE"
CODE = "W9EZE7"


def test_a_drawn_key_is_one() -> None:
    key = draw_key(os.urandom)
    assert [len(block) for block in key.split("-")] == [5] * 5
    assert derive(key).group
    assert draw_key(os.urandom) != key


def test_what_follows_from_a_key_never_changes() -> None:
    """Groups made today open with tomorrow's guide."""
    keys = derive(KEY)
    assert (keys.group, keys.code) == ("cbdd0aa94f7dc79635d6f3c58b633da1", CODE)
    assert keys.group == group_of(keys.public)
    assert keys.code == group_code(keys.group)
    assert len(keys.proof) == 64
    assert keys.seed.hex() not in repr((keys.group, keys.code, keys.public, keys.proof))


@pytest.mark.parametrize(
    "typed", [KEY.lower(), KEY.replace("-", ""), f"  {KEY.replace('-', ' - ')}\t", KEY.replace("-", "\u2011")]
)
def test_a_key_may_be_typed_in_any_way(typed: str) -> None:
    assert derive(typed) == derive(KEY)


@pytest.mark.parametrize("typed", ["", CODE, KEY[:-1], KEY + "2", KEY.replace("2", "0"), "é" * 25])
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(CodeError) as refused:
        derive(typed)
    assert refused.value.reason == "damaged"
    assert typed not in str(refused.value) or not typed


@given(st.integers(0, 23), st.sampled_from(SIGNS))
def test_nearly_every_typing_mistake_is_noticed(place: int, sign: str) -> None:
    plain = normalise(KEY)
    wrong = plain[:place] + sign + plain[place + 1 :]
    try:
        group = derive(wrong).group
    except CodeError:
        return
    assert wrong == plain or group != derive(KEY).group


def test_codes_have_signs_nobody_mistakes() -> None:
    code = derive(KEY).code
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(SIGNS)
    assert not set("01ILO") & set(SIGNS)


def test_a_key_is_drawn_evenly() -> None:
    """A byte that would favour some signs is drawn again."""
    drawn = iter([255, 254, 0] * 24)
    assert draw_key(lambda _: bytes([next(drawn)])).startswith("22222-22222")
