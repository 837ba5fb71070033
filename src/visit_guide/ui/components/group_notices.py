"""What the group has to say above a screen."""

from __future__ import annotations

import flet as ft

from visit_guide.state.following import Shown
from visit_guide.ui.components.group_told import latest, to_tell, told_bar
from visit_guide.ui.components.group_where import group_banner, group_joined
from visit_guide.ui.frame import Frame
from visit_guide.ui.look import Look

__all__ = ["group_notices", "most_notices"]


def most_notices(look: Look) -> int:
    """How many notices lie above a screen at once, those of the app itself included.

    Large letters leave a phone room for one: the next shows once it is closed.
    """
    return 1 if look.phone and look.large else 3


def group_notices(frame: Frame, room: int) -> list[ft.Control]:
    """The notices to show now, most urgent first.

    Args:
        frame: What the screen is drawn from.
        room: How many there is room for; where the group is has its place, whatever else is said.
    """
    if frame.together.member is None:
        return []
    where: list[ft.Control] = []
    if frame.call.shown is Shown.BANNER:
        where.append(group_banner(frame))
    elif frame.call.shown is Shown.JOINED and frame.call.back is not None:
        where.append(group_joined(frame))
    told = latest(list(to_tell(frame)), room - len(where))
    return [*(told_bar(frame, one) for one in told), *where]
