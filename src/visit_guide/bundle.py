"""The compiled guide: JSON with a format version, read without yaml or the validation library.

The file is one JSON object with a fixed head::

    {"format":2,"hash":"<hex sha-256 of the guide part>","guide":{…}}

Fields that hold their default are left out, keys are sorted, nothing depends on the
clock or the machine: the same guide always gives the same bytes. The hash is that of
the guide part exactly as written, so that a damaged file is noticed before it is used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from visit_guide.domain.guide import Guide
from visit_guide.errors import BundleError

__all__ = ["FORMAT", "content_hash", "dumps", "loads"]

FORMAT = 2

_HASH_FIELD = "content_hash"
_HEAD = f'{{"format":{FORMAT},"hash":"'
_MIDDLE = '","guide":'
_DAMAGED = "The compiled guide is damaged: {reason}."

_Convert = Callable[[Any], Any]


class _Field(NamedTuple):
    name: str
    default: Any
    encode: _Convert | None
    decode: _Convert | None


def dumps(guide: Guide) -> bytes:
    """The bytes of ``guide``; its ``content_hash`` is worked out anew."""
    body = _body(guide)
    return b"".join((_HEAD.encode(), _digest(body).encode(), _MIDDLE.encode(), body, b"}"))


def loads(data: bytes) -> Guide:
    """The guide held in ``data``, its ``content_hash`` filled in.

    Raises:
        BundleError: ``data`` is damaged, or written in another format version.
    """
    try:
        envelope = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BundleError(_DAMAGED.format(reason="it is not JSON")) from error
    if not isinstance(envelope, dict) or "format" not in envelope:
        raise BundleError(_DAMAGED.format(reason="it has no format version"))
    if envelope["format"] != FORMAT or isinstance(envelope["format"], bool):
        raise BundleError(
            f"The compiled guide has format {envelope['format']!r}; this version reads format {FORMAT}"
        )
    digest = envelope.get("hash")
    head = f"{_HEAD}{digest}{_MIDDLE}".encode()
    if not data.startswith(head) or _digest(data[len(head) : -1]) != digest:
        raise BundleError(_DAMAGED.format(reason="its content does not match its hash"))
    try:
        guide: Guide = _decode_record(Guide, envelope["guide"])
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BundleError(_DAMAGED.format(reason=str(error))) from error
    return replace(guide, content_hash=digest)


def content_hash(guide: Guide) -> str:
    """The hex SHA-256 of ``guide``'s canonical JSON; the field of that name does not count."""
    return _digest(_body(guide))


def _body(guide: Guide) -> bytes:
    tree = _encode_record(guide)
    tree.pop(_HASH_FIELD, None)
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _plan(cls: Any) -> tuple[_Field, ...]:
    hints = get_type_hints(cls)
    return tuple(
        _Field(item.name, item.default, _encoder(hints[item.name]), _decoder(hints[item.name]))
        for item in fields(cls)
    )


def _encode_record(value: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    cls: Any = type(value)
    for name, default, encode, _ in _plan(cls):
        held = getattr(value, name)
        if held is default or (default is not MISSING and held == default):
            continue
        out[name] = held if encode is None or held is None else encode(held)
    return out


def _decode_record(cls: type, tree: Any) -> Any:
    if not isinstance(tree, dict):
        raise TypeError(f"{cls.__name__} is not an object")
    values = {}
    for name, default, _, decode in _plan(cls):
        if name in tree:
            held = tree[name]
            values[name] = held if decode is None or held is None else decode(held)
        elif default is MISSING:
            raise KeyError(f"{cls.__name__}.{name} is missing")
    if len(values) != len(tree):
        raise ValueError(f"{cls.__name__} has fields this version does not know")
    return cls(**values)


def _single(hint: Any) -> Any:
    """``hint`` without its ``| None``."""
    others = [part for part in get_args(hint) if part is not NoneType]
    return others[0] if get_origin(hint) is not tuple and others else hint


def _encoder(hint: Any) -> _Convert | None:
    kind = _single(hint)
    if get_origin(kind) is tuple:
        encode = _encoder(get_args(kind)[0])
        return None if encode is None else lambda items: [encode(item) for item in items]
    return _encode_record if is_dataclass(kind) else None


def _decoder(hint: Any) -> _Convert | None:
    kind = _single(hint)
    if get_origin(kind) is tuple:
        decode = _decoder(get_args(kind)[0])
        return tuple if decode is None else lambda items: tuple(decode(item) for item in items)
    if is_dataclass(kind) and isinstance(kind, type):
        return lambda tree: _decode_record(kind, tree)
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None
