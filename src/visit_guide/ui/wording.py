"""Durations, distances and rounded figures as people write them."""

from __future__ import annotations

import math

NBSP = "\u00a0"


def duration(minutes: int) -> str:
    """A duration in minutes: « 34 min », « 1 h 05 »."""
    if minutes < 60:
        return f"{minutes}{NBSP}min"
    hours, rest = divmod(minutes, 60)
    return f"{hours}{NBSP}h{NBSP}{rest:02d}" if rest else f"{hours}{NBSP}h"


def distance(metres: float, language: str = "fr") -> str:
    """A distance as one would say it: « 120 m » to the nearest ten, « 1,7 km » from one kilometre on."""
    tens = round(metres / 10) * 10
    if tens < 1000:
        return f"{tens if metres >= 10 else round(metres)}{NBSP}m"
    kilometres = f"{metres / 1000:.1f}".removesuffix(".0") if metres < 99_950 else f"{metres / 1000:.0f}"
    return f"{kilometres if language == 'en' else kilometres.replace('.', ',')}{NBSP}km"


def half_up(value: float, digits: int = 0) -> str:
    """``value`` rounded as people are taught: halves go away from zero, 0.625 becomes 0.63."""
    scale = 10**digits
    units = math.floor(round(abs(value) * scale, 6) + 0.5)  # so that 0.62499999999999 is 0.625
    return f"{math.copysign(units / scale, value) if units else 0:.{digits}f}"
