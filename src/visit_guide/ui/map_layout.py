"""Where things go on the map: projection, the view of the day, markers and names that do not overlap.

Web Mercator, in dp: at zoom z the whole Earth is ``256 * 2**z`` wide. Everything here is
plain arithmetic on numbers; latitudes beyond the projection's reach are brought back to its edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from visit_guide.domain.record import record

__all__ = [
    "MAX_ZOOM",
    "MIN_ZOOM",
    "Box",
    "Camera",
    "around",
    "farthest",
    "fit",
    "free_boxes",
    "metres_per_dp",
    "project",
    "scale_bar",
    "spread",
    "well_placed",
]

MIN_ZOOM, MAX_ZOOM = 10.0, 18.0
BEYOND = 0.5
"""How much further out than the whole plan one may go: it then still takes two thirds of a side."""
ALONE_ZOOM = 16.0
"""The zoom at which a single place is shown."""
MOST_MARGIN = 0.62
"""Share of a side that its two margins may take together."""
SAME_SPOT = 12.0
"""Two places nearer than this, in dp, are drawn as if they were one."""
GAP = 6.0
"""Between a marker and its name, in dp."""

_TILE = 256.0
_REACH = 85.05112878
_EQUATOR_M = 40_075_016.686

LatLon = tuple[float, float]
Spot = tuple[float, float]
"""Right and down, in dp."""

Margins = tuple[float, float, float, float]
"""What is kept free at the left, the top, the right and the bottom, in dp."""


@record
class Camera:
    """What the map shows: its middle and its zoom."""

    centre: LatLon
    zoom: float


@record
class Box:
    """A rectangle on the screen, in dp."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether both cover some common ground."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, other: Box) -> bool:
        """Whether ``other`` lies within it."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.top + other.height <= self.top + self.height
        )

    def crossed_by(self, start: Spot, end: Spot) -> bool:
        """Whether the straight line from ``start`` to ``end`` passes over it."""
        (x, y), (x2, y2) = start, end
        right, bottom = self.left + self.width, self.top + self.height
        # Most lines are far away: that is seen fastest.
        if (x < self.left and x2 < self.left) or (x > right and x2 > right):
            return False
        if (y < self.top and y2 < self.top) or (y > bottom and y2 > bottom):
            return False
        first, last = 0.0, 1.0
        for at, step, low, high in ((x, x2 - x, self.left, right), (y, y2 - y, self.top, bottom)):
            if abs(step) < 1e-9:
                continue
            near, far = sorted(((low - at) / step, (high - at) / step))
            first, last = max(first, near), min(last, far)
        return first <= last


def project(point: LatLon, zoom: float) -> Spot:
    """Where ``point`` is at ``zoom``, from the world's north-west corner."""
    size = _TILE * 2**zoom
    lat = math.radians(max(-_REACH, min(_REACH, point[0])))
    return (point[1] + 180) / 360 * size, (0.5 - math.asinh(math.tan(lat)) / (2 * math.pi)) * size


def _unproject(spot: Spot, zoom: float) -> LatLon:
    size = _TILE * 2**zoom
    lat = math.degrees(math.atan(math.sinh((0.5 - spot[1] / size) * 2 * math.pi)))
    return lat, spot[0] / size * 360 - 180


def fit(points: Sequence[LatLon], width: float, height: float, margins: Margins = (56, 56, 56, 56)) -> Camera:
    """The closest view, ``width`` × ``height`` dp, that shows all ``points`` inside its margins."""
    spots = [project(point, 0) for point in points] or [project((0, 0), 0)]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    across = min(1.0, width * MOST_MARGIN / max(1.0, margins[0] + margins[2]))
    down = min(1.0, height * MOST_MARGIN / max(1.0, margins[1] + margins[3]))
    over_left, over_right = margins[0] * across, margins[2] * across
    over_top, over_bottom = margins[1] * down, margins[3] * down
    room = max(40.0, width - over_left - over_right), max(40.0, height - over_top - over_bottom)
    zooms = [
        math.log2(free / span) for free, span in zip(room, (right - left, bottom - top), strict=True) if span
    ]
    zoom = max(MIN_ZOOM, min([*zooms, ALONE_ZOOM]))
    dp = 2**zoom
    x = (left + right) / 2 + (over_right - over_left) / 2 / dp
    y = (top + bottom) / 2 + (over_bottom - over_top) / 2 / dp
    return Camera(centre=_unproject((x, y), 0), zoom=zoom)


def farthest(points: Sequence[LatLon], width: float, height: float) -> float:
    """The zoom below which ``points`` would be of no use in a view of ``width`` × ``height`` dp."""
    return max(MIN_ZOOM, fit(points, width, height, (0, 0, 0, 0)).zoom - BEYOND)


def metres_per_dp(lat: float, zoom: float) -> float:
    """How many metres one dp is at that latitude and zoom."""
    reach = math.radians(max(-_REACH, min(_REACH, lat)))
    return _EQUATOR_M * math.cos(reach) / (_TILE * 2**zoom)


def scale_bar(lat: float, zoom: float, longest: float = 140) -> tuple[int, float]:
    """A round number of metres, and how many dp (at most ``longest``) it takes at this zoom."""
    per_dp = metres_per_dp(lat, zoom)
    limit = max(1.0, longest * per_dp)
    ten = 10 ** math.floor(math.log10(limit))
    metres = int(next(step * ten for step in (5, 2, 1) if step * ten <= limit))
    return metres, metres / per_dp


def spread(spots: Sequence[Spot], size: float, rounds: int = 24) -> tuple[Spot, ...]:
    """How far to move each of the squares of ``size`` dp centred on ``spots``, so that they do not overlap.

    Only those that overlap are moved, no further than needed; a crowd that cannot be untangled
    in ``rounds`` stays a little tangled.
    """
    # Places in the very same spot leave it in different directions.
    now = [[x + math.cos(n) * 0.01, y + math.sin(n) * 0.01] for n, (x, y) in enumerate(spots)]
    for _ in range(rounds):
        cells: dict[tuple[int, int], list[int]] = {}
        for n, (x, y) in enumerate(now):
            cells.setdefault((math.floor(x / size), math.floor(y / size)), []).append(n)
        moved = False
        for (column, row), members in cells.items():
            around = [
                n for dx in (-1, 0, 1) for dy in (-1, 0, 1) for n in cells.get((column + dx, row + dy), ())
            ]
            for one in members:
                for other in around:
                    if one < other:
                        moved |= _push_apart(now[one], now[other], size)
        if not moved:
            break
    return tuple((x - x0, y - y0) if abs(x - x0) + abs(y - y0) > 0.5 else (0.0, 0.0)
                 for (x, y), (x0, y0) in zip(now, spots, strict=True))  # fmt: skip


def _push_apart(one: list[float], other: list[float], size: float) -> bool:
    """Move two squares apart along the axis where they are furthest; whether they overlapped.

    Two in nearly the same spot are put one above the other, so that their names stand beside them.
    """
    gaps = [other[0] - one[0], other[1] - one[1]]
    same = max(abs(gaps[0]), abs(gaps[1])) < SAME_SPOT
    axis = 0 if abs(gaps[0]) >= abs(gaps[1]) and not same else 1
    missing = size - abs(gaps[axis])
    if missing <= 0.01:
        return False
    step = math.copysign(missing / 2, gaps[axis])
    one[axis] -= step
    other[axis] += step
    return True


def free_boxes(candidates: Iterable[Sequence[Box]], taken: Iterable[Box]) -> tuple[Box | None, ...]:
    """For each name, the first of its boxes that covers nothing taken before; None when all do."""
    covered = list(taken)
    chosen: list[Box | None] = []
    for boxes in candidates:
        all_of_them = _hull(boxes)
        near = [other for other in covered if all_of_them.meets(other)]
        free = next((box for box in boxes if not any(box.meets(other) for other in near)), None)
        if free is not None:
            covered.append(free)
        chosen.append(free)
    return tuple(chosen)


def _hull(boxes: Sequence[Box]) -> Box:
    """The smallest box around all ``boxes``."""
    if not boxes:
        return Box(left=0, top=0, width=0, height=0)
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    bottom = max(box.top + box.height for box in boxes)
    return Box(left=left, top=top, width=right - left, height=bottom - top)


def around(square: Box, width: float, height: float) -> tuple[Box, ...]:
    """Where a name of that size may stand around a marker, the usual places first."""
    middle_x, middle_y = square.left + square.width / 2, square.top + square.height / 2
    below, above = square.top + square.height + GAP, square.top - GAP - height
    right, left = square.left + square.width + GAP, square.left - GAP - width
    places = (
        (middle_x - width / 2, below),
        (right, middle_y - height / 2),
        (middle_x - width / 2, above),
        (left, middle_y - height / 2),
        (square.left, below),
        (square.left, above),
        (square.left + square.width - width, below),
        (square.left + square.width - width, above),
    )
    return tuple(Box(left=x, top=y, width=width, height=height) for x, y in places)


def well_placed(
    candidates: Iterable[Sequence[Box]],
    taken: Iterable[Box],
    *,
    landmarks: Sequence[Box] = (),
    lines: Sequence[tuple[Spot, Spot]] = (),
    view: Box | None = None,
) -> tuple[Box | None, ...]:
    """For each name, the best of its boxes that covers nothing taken before; None when all do.

    The best one is not cut by the edge of the ``view``, hides no landmark, is not on a line,
    and comes first among its like.
    """

    def by_bother(boxes: Sequence[Box]) -> Sequence[Box]:
        all_of_them = _hull(boxes)  # most of what there is, is far from all of them
        marks = [landmark for landmark in landmarks if all_of_them.meets(landmark)]
        strokes = [ends for ends in lines if all_of_them.crossed_by(*ends)]

        def bother(box: Box) -> tuple[int, int, int]:
            cut = int(view is not None and view.meets(box) and not view.holds(box))
            hidden = sum(box.meets(mark) for mark in marks)
            return cut, hidden, sum(box.crossed_by(start, end) for start, end in strokes)

        return sorted(boxes, key=bother)

    return free_boxes(map(by_bother, candidates), taken)
