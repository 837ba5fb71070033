"""A drawn signature as a short text: lines of points on a grid, thinned to what the eye sees."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import dist

__all__ = ["HEIGHT", "WIDTH", "Stroke", "decode", "encode", "is_drawn", "thinned"]

Stroke = tuple[tuple[int, int], ...]
"""One line drawn without lifting the finger; x to the right, y down, on the grid."""

WIDTH, HEIGHT = 240, 96
"""The grid a signature is kept on."""
TOLERANCE = 0.7
"""How far the thinned line may leave the drawn one, in steps of the grid."""
MOST_POINTS = 600
"""Of a whole signature; more is cut off: nobody signs with more."""
LEAST_INK = 20.0
"""Length of all lines together, in steps of the grid, from which a drawing can be seen: some 40 dp on a pad
480 dp wide."""
_LONGEST_STROKE = 255


def encode(strokes: Iterable[Sequence[tuple[float, float]]]) -> str:
    """``strokes`` on the grid as a text of at most 1.7 kB; empty when nothing was drawn."""
    data = bytearray()
    left = MOST_POINTS
    for stroke in strokes:
        points = thinned([(_within(x, WIDTH), _within(y, HEIGHT)) for x, y in stroke])
        points = points[: min(left, _LONGEST_STROKE)]
        if not points:
            continue
        left -= len(points)
        data.append(len(points))
        for x, y in points:
            data += bytes((x, y))
    return base64.b64encode(bytes(data)).decode("ascii")


def decode(text: str) -> tuple[Stroke, ...]:
    """The strokes of :func:`encode`; of a damaged text what can be read of it."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return ()
    strokes = []
    at = 0
    while at < len(data):
        count = data[at]
        pairs = data[at + 1 : at + 1 + 2 * count]
        if len(pairs) < 2 * count or not count:
            break
        strokes.append(tuple(zip(pairs[::2], pairs[1::2], strict=True)))
        at += 1 + 2 * count
    return tuple(strokes)


def is_drawn(text: str) -> bool:
    """Whether the strokes of :func:`encode` are a drawing that can be seen, and no mere touch."""
    pairs = (pair for stroke in decode(text) for pair in pairwise(stroke))
    return sum(dist(start, end) for start, end in pairs) >= LEAST_INK


def thinned(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The fewest of ``points`` whose line stays within the tolerance (Douglas-Peucker)."""
    once = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    if len(once) < 3:
        return once
    keep = {0, len(once) - 1}
    waiting = [(0, len(once) - 1)]
    while waiting:
        first, last = waiting.pop()
        away, place = max(
            ((_distance(once[n], once[first], once[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if away > TOLERANCE:
            keep.add(place)
            waiting += [(first, place), (place, last)]
    return [once[n] for n in sorted(keep)]


def _distance(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    if not length:
        return float(((point[0] - start[0]) ** 2 + (point[1] - start[1]) ** 2) ** 0.5)
    return float(abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length)


def _within(value: float, end: int) -> int:
    return max(0, min(end, round(value)))
