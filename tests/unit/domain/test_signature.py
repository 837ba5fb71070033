"""Ed25519 against the vectors of RFC 8032, and against what is not signed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visit_guide.domain.signature import public_key, sign, verify

VECTORS = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        "4a7c15e9716ed28dc027beceea1ec40a",
    ),
)


@pytest.mark.parametrize(("seed", "public", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard(seed: str, public: str, message: str, signature: str) -> None:
    secret, text = bytes.fromhex(seed), bytes.fromhex(message)
    assert public_key(secret).hex() == public
    assert sign(secret, text).hex() == signature
    assert verify(bytes.fromhex(public), text, bytes.fromhex(signature))


@settings(max_examples=15)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.data())
def test_any_changed_bit_is_noticed(seed: bytes, message: bytes, data: st.DataObject) -> None:
    public, signature = public_key(seed), sign(seed, message)
    assert verify(public, message, signature)
    bit = data.draw(st.integers(0, 511))
    changed = bytearray(signature)
    changed[bit // 8] ^= 1 << bit % 8
    assert not verify(public, message, bytes(changed))
    assert not verify(public, message + b"!", signature)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_what_has_not_the_right_size_is_not_signed(length: int) -> None:
    public = public_key(bytes(32))
    assert not verify(bytes(length), b"", sign(bytes(32), b""))
    assert not verify(public, b"", bytes(length))
    with pytest.raises(ValueError, match="32"):
        sign(bytes(length), b"")


def test_points_that_are_none_and_numbers_past_the_order_are_refused() -> None:
    seed = bytes(32)
    public, signature = public_key(seed), sign(seed, b"x")
    assert not verify(b"\xff" * 32, b"x", signature)
    assert not verify(public, b"x", b"\xff" * 64)
    order = 2**252 + 27742317777372353535851937790883648493
    again = int.from_bytes(signature[32:], "little") + order
    assert not verify(public, b"x", signature[:32] + again.to_bytes(32, "little"))
