"""Events carried by QR codes, files and four signs; and what becomes of damaged or foreign ones."""

from __future__ import annotations

import json
import random
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.group_events import PEOPLE, at, group_histories, happened
from visit_guide.domain import codes
from visit_guide.domain.codes import (
    Sort,
    from_file,
    join,
    open_payload,
    pack_share,
    pack_state,
    read_part,
    split,
    stop_code,
    stop_of,
    to_file,
)
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.group import essential
from visit_guide.domain.guide import Item, ItemKind
from visit_guide.domain.keys import derive
from visit_guide.errors import CodeError

KEYS = derive("23456-789AB-CDEFG-HJKMN-PQRSE")
OTHER = derive("22222-22222-22222-22222-2222B")
LEADER = "lea-000001"
STEP = happened(1, Kind.STEP, LEADER, item="église")
ANSWERS = tuple(
    happened(n, Kind.SHARED, item="eglise", prompt="p", value="une réponse d’une longueur raisonnable. " * 3)
    for n in range(1, 9)
)


def ours(events: tuple[Event, ...] | list[Event]) -> tuple[Event, ...]:
    return tuple(replace(event, group=KEYS.group) for event in events)


def state(*events: Event) -> bytes:
    return pack_state(ours(events or (STEP,)), visit="loos", seed=KEYS.seed, at=at(5))


def share(*events: Event) -> bytes:
    return pack_share(ours(events or ANSWERS), visit="loos", public=KEYS.public, at=at(5))


def reason(refused: pytest.ExceptionInfo[CodeError]) -> str:
    return refused.value.reason


@settings(max_examples=25)
@given(group_histories(), st.randoms(use_true_random=False))
def test_where_the_group_stands_comes_through_parts_in_any_order(
    history: list[Event], chance: random.Random
) -> None:
    few = ours(essential(history))
    parts = [read_part(text) for text in split(Sort.STATE, state(*few) if few else state(), 90)]
    chance.shuffle(parts)
    payload = join([*parts, parts[0]])
    assert payload is not None
    opened = open_payload(Sort.STATE, payload)
    assert opened.events == (few or ours([STEP]))
    assert (opened.group, opened.visit, opened.public, opened.at) == (KEYS.group, "loos", KEYS.public, at(5))


def test_what_a_participant_shares_comes_through_a_file_and_parts() -> None:
    assert from_file(to_file(Sort.SHARE, share())) == (Sort.SHARE, share())
    parts = split(Sort.SHARE, share(), 60)
    assert len(parts) > 1
    assert join(read_part(text) for text in parts) == share()
    assert open_payload(Sort.SHARE, share()).events == ours(ANSWERS)


def test_a_state_fits_one_code_that_a_tablet_reads_easily() -> None:
    day = [STEP, happened(2, Kind.PROMPT_OPENED, LEADER, item="eglise", prompt="mots")]
    texts = split(Sort.STATE, state(*day))
    assert len(texts) == 1
    assert len(texts[0]) < 700


def test_a_code_can_be_part_of_an_address_and_of_a_dense_qr_code() -> None:
    dense = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    (text,) = split(Sort.STATE, state())
    assert set(text) <= dense - {" ", "%"}


def test_some_parts_are_not_enough() -> None:
    parts = [read_part(text) for text in split(Sort.SHARE, share(), 60)]
    assert join(parts[1:]) is None
    assert join([]) is None


def test_parts_of_two_payloads_do_not_mix() -> None:
    one = [read_part(text) for text in split(Sort.SHARE, share(), 60)]
    other = [read_part(text) for text in split(Sort.SHARE, share(*ANSWERS[:4]), 60)]
    with pytest.raises(CodeError) as refused:
        join([one[0], other[1]])
    assert reason(refused) == "mixed"


@given(st.data())
def test_any_changed_sign_is_noticed(data: st.DataObject) -> None:
    (text,) = split(Sort.STATE, state())
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from([s for s in "0123456789ABCDEF$*" if s != text[place]]))
    with pytest.raises(CodeError) as refused:
        read_part(text[:place] + sign + text[place + 1 :])
    assert reason(refused) in ("damaged", "newer", "older")


@given(st.text(max_size=80))
def test_nonsense_is_refused(text: str) -> None:
    for read in (read_part, from_file):
        with pytest.raises(CodeError):
            read(text)


@given(st.binary(max_size=120), st.sampled_from(Sort))
def test_a_nonsense_payload_is_refused(data: bytes, sort: Sort) -> None:
    with pytest.raises(CodeError):
        open_payload(sort, data)


@given(
    st.recursive(st.none() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=4))
)
def test_content_of_another_shape_is_refused(plain: object) -> None:
    for content in (plain, {"v": plain}, {"v": plain, "p": plain, "t": plain, "e": plain}, {"e": [plain]}):
        with pytest.raises(CodeError):
            open_payload(Sort.SHARE, packed(json.dumps(content).encode()))


def packed(text: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=codes._WORDS)
    return packer.compress(text) + packer.flush()


def test_a_newer_guide_s_code_says_so() -> None:
    def of_version(number: int) -> str:
        data = bytes([number, 0, 1, 1]) + b"abcd" + b"content"
        return codes._written(data + zlib.crc32(data).to_bytes(4, "big"))

    for number, found in ((2, "newer"), (9, "newer")):
        with pytest.raises(CodeError) as refused:
            read_part(of_version(number))
        assert reason(refused) == found
    with pytest.raises(CodeError) as refused:
        from_file(to_file(Sort.STATE, state()).replace("visit-guide 1", "visit-guide 2"))
    assert reason(refused) == "newer"


def test_a_damaged_file_says_so() -> None:
    text = to_file(Sort.STATE, state())
    for wrong in (text[:-6], text.replace("state", "states"), "visit-guide 1 state zz\nAAAA", ""):
        with pytest.raises(CodeError) as refused:
            from_file(wrong)
        assert reason(refused) == "damaged"


def test_nobody_signs_for_another_group() -> None:
    """Whoever swaps the key in a state cannot sign it; whoever signs with another key has another group."""
    foreign = pack_state(ours([STEP]), visit="loos", seed=OTHER.seed, at=at(5))
    assert open_payload(Sort.STATE, foreign).group == OTHER.group != KEYS.group
    with pytest.raises(CodeError) as refused:
        open_payload(Sort.STATE, state()[:64] + foreign[64:])
    assert reason(refused) == "forged"
    with pytest.raises(CodeError) as refused:
        open_payload(Sort.STATE, bytes(64) + share())
    assert reason(refused) == "forged"


def test_a_participant_hands_in_nobody_else_s_events_and_leads_nothing() -> None:
    with pytest.raises(CodeError) as refused:
        open_payload(Sort.SHARE, share(ANSWERS[0], happened(2, Kind.VOTE, PEOPLE[1])))
    assert reason(refused) == "forged"
    led = open_payload(Sort.SHARE, share(STEP))
    assert {event.role for event in led.events} == {"participant"}
    typed = happened(3, Kind.COMPLETED, typed_by=LEADER, questionnaire="end", value="a1.abc=0")
    assert open_payload(Sort.SHARE, share(ANSWERS[0], typed)).events == ours([ANSWERS[0]])


def test_what_would_fill_the_memory_is_refused() -> None:
    bomb = packed(b'{"v":"' + b"x" * 3_000_000 + b'"}')
    assert len(bomb) < 10_000
    with pytest.raises(CodeError):
        open_payload(Sort.SHARE, bomb)
    with pytest.raises(CodeError) as refused:
        split(Sort.SHARE, bytes(100_000))
    assert reason(refused) == "too-large"
    with pytest.raises(CodeError):
        read_part("A" * 5_000)


STOPS = tuple(Item(id=f"stop-{n}", kind=ItemKind.STOP, start="09:00", end="10:00") for n in range(1, 13))


@pytest.mark.parametrize("group", [KEYS.group, "loos"])
def test_four_signs_say_where_the_group_is(group: str) -> None:
    for stop in STOPS:
        code = stop_code(group, STOPS, stop.id)
        assert len(code) == 4
        for typed in (code, code.lower(), f" {code[:2]} {code[2:]} "):
            assert stop_of(group, STOPS, typed) == stop
    assert stop_code(group, STOPS, "stop-10")[0] == "A"


def test_the_code_of_another_group_or_a_wrong_one_leads_nowhere() -> None:
    code = stop_code(OTHER.group, STOPS, "stop-3")
    assert stop_of(KEYS.group, STOPS, code) is None
    for typed in ("", "3", "0000", "3AAAA", "é\u2028"):
        assert stop_of(KEYS.group, STOPS, typed) is None


def test_an_i_is_read_as_the_one_it_was_meant_as() -> None:
    code = stop_code(KEYS.group, STOPS, "stop-1")
    assert stop_of(KEYS.group, STOPS, "i" + code[1:]) == STOPS[0]
