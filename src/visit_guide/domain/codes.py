"""Carrying events without a network: in QR codes, files, and a code of four signs.

A payload is compressed JSON. What a facilitator hands out is signed with the group's key;
what a participant hands in is not, and holds one author's events only. For QR codes it is cut
into parts that may be read in any order; each says which payload it belongs to and carries a
checksum. A part's text uses 42 signs: those of a QR code's dense mode that are also allowed,
unchanged, in one segment of the path behind the ``#`` of a web address (so no ``/``).
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from visit_guide.domain import signature
from visit_guide.domain.closing import is_typed_in
from visit_guide.domain.events import Event, Scope, from_plain, to_plain
from visit_guide.domain.guide import Item
from visit_guide.domain.keys import SIGNS, group_of, normalise, stop_signs
from visit_guide.domain.record import record
from visit_guide.errors import CodeError

__all__ = [
    "Part",
    "Payload",
    "Sort",
    "from_file",
    "join",
    "open_payload",
    "pack_share",
    "pack_state",
    "read_part",
    "split",
    "stop_code",
    "stop_of",
    "to_file",
    "write_part",
]

VERSION = 1
PART_BYTES = 360
"""Bytes of a payload in one QR code: about 530 signs, easily read from a tablet's screen."""
MOST_PARTS = 99
MOST_BYTES = 1_000_000
"""Of a payload, unpacked: more is refused before it fills the memory."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-.:"
_FILE_HEAD = "visit-guide"
_HEAD = 8
"""Bytes before a part's data: version, sort, number, count, and four that name the payload."""
_WORDS = (
    b'{"text":"minutes":"message","departure","invite","answers":[],"ended","known":"resumed","erased",'
    b'"questionnaire-closed","questionnaire-opened","questionnaire":"prompt-closed","prompt-opened",'
    b'"timer-extended","timer-paused","timer-stopped","timer-started","seconds":"practice","vote","value":'
    b'"completed","shared","seen":"joined","name":"at-stop","prompt":"participant","facilitator",'
    b'"+00:00",false,true,null,"step",{"item":"'
)


class Sort(StrEnum):
    """Who made a payload, and for whom."""

    STATE = "state"
    """A facilitator, for all: where the group stands; signed."""
    SHARE = "share"
    """A participant, for a facilitator: what they chose to share."""


_SORTS = (Sort.STATE, Sort.SHARE)


@record
class Payload:
    """What was handed over, checked."""

    sort: Sort
    group: str
    visit: str
    public: bytes
    """The group's public key; of a share, whatever its author knew."""
    at: str
    """The wall time of the device that made it."""
    events: tuple[Event, ...]


@record
class Part:
    """One QR code's share of a payload."""

    sort: Sort
    number: int
    count: int
    name: bytes
    """Four bytes that tell this payload from others."""
    data: bytes


def pack_state(events: Iterable[Event], *, visit: str, seed: bytes, at: str) -> bytes:
    """Facilitators' ``events``, signed with the group's ``seed``."""
    public = signature.public_key(seed)
    body = _pack(events, visit, public, at)
    return signature.sign(seed, b"visit-guide 1 state " + body) + body


def pack_share(events: Iterable[Event], *, visit: str, public: bytes, at: str) -> bytes:
    """What a participant shares with the group of ``public``."""
    return _pack(events, visit, public, at)


def open_payload(sort: Sort, data: bytes) -> Payload:
    """The checked content of a payload.

    Raises:
        CodeError: it is damaged, or not signed by the group it names.
    """
    body = data[64:] if sort is Sort.STATE else data
    plain = _unpacked(body)
    try:
        visit, public, at = plain["v"], base64.b64decode(plain["p"], validate=True), plain["t"]
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in plain["e"]]
        group = group_of(public)
        role = "facilitator" if sort is Sort.STATE else "participant"
        common = {"visit": visit, "group": group, "role": role, "scope": Scope.GROUP.value}
        events = tuple(from_plain(row | common) for row in rows)
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
        raise CodeError("the code's content cannot be read", reason="damaged") from error
    if not isinstance(at, str) or not isinstance(visit, str) or len(public) != 32:
        raise CodeError("the code's content cannot be read", reason="damaged")
    if sort is Sort.STATE and not signature.verify(public, b"visit-guide 1 state " + body, data[:64]):
        raise CodeError("not signed by a facilitator of its group", reason="forged")
    if sort is Sort.SHARE and len({event.author for event in events}) > 1:
        raise CodeError("a participant hands in nobody else's events", reason="forged")
    if sort is Sort.SHARE:  # a facilitator's device hands these on itself
        events = tuple(event for event in events if not is_typed_in(event))
    return Payload(sort=sort, group=group, visit=visit, public=public, at=at, events=events)


def split(sort: Sort, payload: bytes, size: int = PART_BYTES) -> tuple[str, ...]:
    """The texts of the QR codes that carry ``payload``.

    Raises:
        CodeError: it is too large for QR codes; a file carries it.
    """
    chunks = [payload[at : at + size] for at in range(0, len(payload), size)]
    if len(chunks) > MOST_PARTS:
        raise CodeError("too much for QR codes", reason="too-large")
    name = zlib.crc32(payload).to_bytes(4, "big")
    texts = []
    for number, chunk in enumerate(chunks, start=1):
        texts.append(write_part(Part(sort=sort, number=number, count=len(chunks), name=name, data=chunk)))
    return tuple(texts)


def write_part(part: Part) -> str:
    """The text that :func:`read_part` reads."""
    head = bytes([VERSION, _SORTS.index(part.sort), part.number, part.count])
    data = head + part.name + part.data
    return _written(data + zlib.crc32(data).to_bytes(4, "big"))


def read_part(text: str) -> Part:
    """The part that ``text`` holds.

    Raises:
        CodeError: it is damaged, not one of these codes, or of another version.
    """
    data = _read(text)
    if len(data) <= _HEAD + 4 or zlib.crc32(data[:-4]).to_bytes(4, "big") != data[-4:]:
        raise CodeError("the code is damaged, or not one of a visit", reason="damaged")
    version, sort, number, count = data[:4]
    if version != VERSION:
        reason = "newer" if version > VERSION else "older"
        raise CodeError(f"a code of version {version}; this guide reads {VERSION}", reason=reason)
    if sort >= len(_SORTS) or not 1 <= number <= count <= MOST_PARTS:
        raise CodeError("the code is damaged", reason="damaged")
    return Part(sort=_SORTS[sort], number=number, count=count, name=data[4:8], data=data[_HEAD:-4])


def join(parts: Iterable[Part]) -> bytes | None:
    """The payload that parts, in any order and with repetitions, add up to; None while some miss.

    Raises:
        CodeError: they do not belong together, or to what was cut.
    """
    found = {part.number: part for part in parts}
    first = next(iter(found.values()), None)
    if first is None:
        return None
    if any((p.name, p.count, p.sort) != (first.name, first.count, first.sort) for p in found.values()):
        raise CodeError("these codes do not belong together", reason="mixed")
    if len(found) < first.count:
        return None
    payload = b"".join(found[number].data for number in range(1, first.count + 1))
    if zlib.crc32(payload).to_bytes(4, "big") != first.name:
        raise CodeError("the codes do not add up", reason="damaged")
    return payload


def to_file(sort: Sort, payload: bytes) -> str:
    """``payload`` as a small text file, for any other way of passing it on."""
    body = base64.b64encode(payload).decode("ascii")
    return f"{_FILE_HEAD} {VERSION} {sort.value} {zlib.crc32(payload):08x}\n{body}\n"


def from_file(text: str) -> tuple[Sort, bytes]:
    """The sort and payload of a file.

    Raises:
        CodeError: it is damaged, not one of these files, or of another version.
    """
    words, _, body = text.strip().partition("\n")
    head = words.split()
    if len(head) != 4 or head[0] != _FILE_HEAD:
        raise CodeError("not a file of a visit", reason="damaged")
    if head[1] != str(VERSION):
        newer = head[1].isascii() and head[1].isdigit() and int(head[1]) > VERSION
        raise CodeError("a file of another version", reason="newer" if newer else "older")
    try:
        sort, payload = Sort(head[2]), base64.b64decode(body.strip(), validate=True)
    except (ValueError, binascii.Error) as error:
        raise CodeError("the file is damaged", reason="damaged") from error
    if f"{zlib.crc32(payload):08x}" != head[3]:
        raise CodeError("the file is damaged", reason="damaged")
    return sort, payload


def stop_code(group: str, stops: Sequence[Item], item: str) -> str:
    """The code of four signs to type: the stop's number, then three check signs.

    It says where the group is to whoever hears it, and takes only the one who types it there: it
    carries no authority. Without a group, the visit's id stands for it. Of a tenth stop and
    further ones the number is written as a letter: A for 10.
    """
    number = [stop.id for stop in stops].index(item) + 1
    return f"{_STOP_NUMBERS[number]}{stop_signs(group, item, 3)}"


def stop_of(group: str, stops: Sequence[Item], typed: str) -> Item | None:
    """The stop whose code was typed, or None when the code is not known here."""
    code = normalise(typed).translate(_MISREAD)
    numbered = stops[: len(_STOP_NUMBERS) - 1]
    return next((stop for stop in numbered if stop_code(group, stops, stop.id) == code), None)


_STOP_NUMBERS = "0123456789" + SIGNS[8:]
_MISREAD = str.maketrans("IL", "11")
"""Signs that stand in no code, and the digit of a stop they were meant as."""
_COLUMNS = ("id", "author", "clock", "at", "kind", "data")


def _pack(events: Iterable[Event], visit: str, public: bytes, at: str) -> bytes:
    plain = [to_plain(event) for event in events]
    rows = [[row[name] for name in _COLUMNS] for row in plain]
    content = {"v": visit, "p": base64.b64encode(public).decode("ascii"), "t": at, "e": rows}
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_WORDS)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return packer.compress(text.encode()) + packer.flush()


def _unpacked(body: bytes) -> dict[str, Any]:
    unpacker = zlib.decompressobj(-15, zdict=_WORDS)
    try:
        text = unpacker.decompress(body, MOST_BYTES)
        if not unpacker.eof:
            raise CodeError("the code's content is cut or too large", reason="damaged")
        content = json.loads(text)
    except (zlib.error, ValueError, RecursionError) as error:
        raise CodeError("the code's content cannot be read", reason="damaged") from error
    if not isinstance(content, dict):
        raise CodeError("the code's content cannot be read", reason="damaged")
    return content


def _written(data: bytes) -> str:
    number = int.from_bytes(data, "big")
    digits = []
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[rest])
    return "".join(reversed(digits))


def _read(text: str) -> bytes:
    number = 0
    if not 0 < len(text) <= 4000:
        raise CodeError("not a code of a visit", reason="damaged")
    for sign in text:
        place = _DIGITS.find(sign)
        if place < 0:
            raise CodeError("not a code of a visit", reason="damaged")
        number = number * len(_DIGITS) + place
    return number.to_bytes((number.bit_length() + 7) // 8, "big")
