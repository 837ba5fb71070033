"""Compressed copies of files, for servers that send them as they are.

gzip always; Brotli where its library is installed. Compressing well takes a minute, and most of
an edition never changes, so results are kept in the user's cache folder under their hash.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import ModuleType

__all__ = ["BROTLI", "SUFFIXES", "compressed"]

BROTLI: ModuleType | None
try:
    BROTLI = importlib.import_module("brotli")
except ImportError:
    BROTLI = None

SUFFIXES = {"br": ".br", "gzip": ".gz"}
"""Content codings, best first, and the suffix of their files."""

_ALREADY_COMPRESSED = (".png", ".jpg", ".jpeg", ".webp", ".woff2")
_WORTH_IT = 0.95


def compressed(files: Mapping[str, bytes], *, fast: bool = False) -> dict[str, bytes]:
    """Compressed copies of ``files``, under their path plus a suffix, where they are smaller.

    Args:
        files: The files by path.
        fast: Low effort, for tests and trials: larger files, in no time.
    """
    ways: dict[str, Callable[[bytes], bytes]] = {".gz": partial(_gzip, 1 if fast else 9)}
    if BROTLI is not None:
        ways[".br"] = partial(_brotli, BROTLI, 2 if fast else 11)
    jobs = [(path, suffix) for path in files if not path.endswith(_ALREADY_COMPRESSED) for suffix in ways]
    with ThreadPoolExecutor() as pool:
        results = pool.map(lambda job: _kept(ways[job[1]], files[job[0]], job[1], fast=fast), jobs)
        pairs = zip(jobs, results, strict=True)
        return {
            path + suffix: result
            for (path, suffix), result in pairs
            if len(result) < _WORTH_IT * len(files[path])
        }


def _gzip(level: int, data: bytes) -> bytes:
    return gzip.compress(data, level, mtime=0)


def _brotli(library: ModuleType, quality: int, data: bytes) -> bytes:
    result: bytes = library.compress(data, quality=quality, lgwin=24 if quality > 9 else 22)
    return result


def _kept(compress: Callable[[bytes], bytes], data: bytes, suffix: str, *, fast: bool) -> bytes:
    if fast or len(data) < 100_000:
        return compress(data)
    kept = _cache_folder() / (hashlib.sha256(data).hexdigest() + suffix)
    try:
        return kept.read_bytes()
    except OSError:
        result = compress(data)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_bytes(result)
        draft.replace(kept)
    except OSError:
        pass  # the cache is a convenience
    return result


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "visit-guide" / "compressed"
