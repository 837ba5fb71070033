"""How the group stands in time, planned against actual, and how to say it."""

from __future__ import annotations

from visit_guide.domain.day import minutes
from visit_guide.domain.guide import Item
from visit_guide.domain.pace import arrivals, delay, is_far_off
from visit_guide.domain.record import record
from visit_guide.ui.components.day_lines import line_of_day
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import duration

__all__ = ["Pace", "delay_words", "pace_of"]


@record
class Pace:
    """How the group stands in time; all in minutes, of the day or as a length."""

    item: Item
    now: int
    arrived: int
    late: int
    left: int
    """Until the line's time is over, counted from when the group came; negative when it is over."""
    arrivals: tuple[tuple[str, int], ...]


def pace_of(frame: Frame) -> Pace | None:
    """How the group stands now; None before its first step."""
    state = frame.together.state
    item = line_of_day(frame, state.at)
    if item is None:
        return None
    here = frame.act.travelling.group.tools.clock().astimezone()
    now = here.hour * 60 + here.minute
    came = arrivals(state, None)
    arrived = came.get(item.id, now)
    planned = minutes(item.end) - minutes(item.start)
    return Pace(
        item=item,
        now=now,
        arrived=arrived,
        late=delay(frame.guide.itinerary.items, item.id, came.get(item.id), now),
        left=arrived + planned - now,
        arrivals=tuple(came.items()),
    )


def delay_words(frame: Frame, late: int) -> str:
    """« 12 min de retard », « À l'heure »."""
    if is_far_off(late):
        return frame.t("Not at the planned hours")
    if late > 0:
        return frame.t("{time} late", time=duration(late))
    return frame.t("{time} early", time=duration(-late)) if late < -1 else frame.t("On time")
