"""Telling a person that the group moved, without ever pulling them away.

A banner waits for an answer; « stay here » turns it into a quiet line; « join » goes there and
offers the way back for a while. Nothing appears between two quick keystrokes, above a dialog, or
during a questionnaire. Who wants may follow by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from visit_guide.domain.record import record
from visit_guide.state.routes import Location, Screen

__all__ = ["Call", "Following", "Shown", "Situation"]

REST = 0.5
"""Seconds without a keystroke before anything may appear."""
BACK_FOR = 10.0
"""Seconds during which the way back is offered."""
JUST_LEFT = 1.0
"""Seconds for which a field that was left still counts as the one written in: a tap may leave it."""
AWAY = 120.0
"""How far one has scrolled, in dp, to count as reading further down."""

_OVERVIEWS = frozenset({Screen.DAY, Screen.MAP, Screen.LEAD})
"""Screens that show where the group is by themselves."""


class Shown(StrEnum):
    """What is shown of the group's move."""

    NOTHING = "nothing"
    BANNER = "banner"
    QUIET = "quiet"
    JOINED = "joined"


@record
class Call:
    """What the screens show of the group's move: the line ``item`` of the day, and how."""

    shown: Shown = Shown.NOTHING
    item: str = ""
    compact: bool = False
    """In one line: somebody is writing."""
    back: Location | None = None
    """Where « go back » leads, while that is offered."""


@record
class Situation:
    """What is known when it is decided what to show."""

    move: str = ""
    """The id of the event that moved the group last, or asked to come; empty before the first."""
    item: str = ""
    """The line of the day where the group is."""
    mine: bool = False
    """This device moved the group itself."""
    location: Location
    target: Location
    """Where to go to be with the group."""
    held: bool = False
    """A questionnaire or a dialog is open."""
    follows: bool = False
    """The person wants to follow by themselves."""


class Following:
    """Decides what to show.

    Args:
        situation: says what is the case now.
        show: shows something else.
        go: goes somewhere.
        later: calls something after so many seconds.
        buzz: a light vibration.
    """

    def __init__(
        self,
        *,
        situation: Callable[[], Situation],
        show: Callable[[Call], None],
        go: Callable[[Location], None],
        later: Callable[[float, Callable[[], None]], None],
        buzz: Callable[[], None],
    ) -> None:
        self.call = Call()
        self._situation = situation
        self._show = show
        self._go = go
        self._later = later
        self._buzz = buzz
        self._heard = ""
        self._answered = ""
        self.strokes = 0
        """How often a key was struck in a field."""
        self._writing = False
        self._focused = False
        self._away = False
        self._above = self._closed_now = False
        self._back: Location | None = None
        self._joined = 0
        self._field = self._back_field = ""
        self._caret = self._back_caret = 0
        self._resume_at: Location | None = None
        self.resume = ""
        """The field to write on in, after going back to where one wrote; empty for none."""
        self.resume_caret = 0
        """Where in that field."""

    def update(self) -> None:
        """Something changed: show what is to be shown now."""
        now = self._situation()
        if now.move and now.move != self._heard:
            self._heard = now.move
            self._back = None
            if now.mine:
                self._answered = now.move
            elif not _same(now.location, now.target):
                self._buzz()
        if now.move and _same(now.location, now.target):
            self._answered = now.move
        self._set(self._next(now))

    def moved(self) -> None:
        """Another screen: it begins at its top, and whoever left it is not writing in it."""
        self._away = self._focused = False
        self._field = ""
        if self.resume and self._resume_at != self._situation().location:
            self.resume = ""
        if self._back is not None and not _same(self._situation().location, self._situation().target):
            self._back = None
        self.update()

    def typed(self) -> None:
        """A key was struck in a field."""
        self.strokes += 1
        stroke, self._writing = self.strokes, True

        def rested() -> None:
            if stroke == self.strokes:
                self._writing = False
                self.update()

        self._later(REST, rested)

    def focused(self, here: bool, field: str = "") -> None:
        """A field was entered, or left."""
        self._focused = here
        if here:
            self._field = field
            self.resume = ""
        else:
            self._later(JUST_LEFT, self._left)
        self.update()

    def above(self, is_open: bool) -> None:
        """Something was opened above the screen, or closed: what was held back then comes."""
        if is_open == self._above:
            return
        self._above, self._closed_now = is_open, not is_open
        if self._closed_now:
            self._later(REST, self._closed_before)
        self.update()

    def _closed_before(self) -> None:
        self._closed_now = False

    def escape(self) -> None:
        """The key Escape: it closes what is open first, heard before or after; only then it stays."""
        if not (self._above or self._closed_now):
            self.stay()

    def caret(self, field: str, at: int) -> None:
        """The caret of ``field`` went to ``at``."""
        if field == self._field:
            self._caret = at

    def _left(self) -> None:
        if not self._focused:
            self._field = ""

    @property
    def in_field(self) -> bool:
        """Whether somebody is in a field."""
        return self._focused

    def scrolled(self, offset: float) -> None:
        """The screen is scrolled ``offset`` dp down."""
        self._away = offset > AWAY

    def join(self) -> None:
        """Go where the group is."""
        now = self._situation()
        if now.move:
            self._answered = now.move
            self._join(now)

    def stay(self) -> None:
        """Stay here."""
        if self.call.shown is Shown.BANNER:
            self._answered = self._heard
            self.update()

    def go_back(self) -> None:
        """Go back to where one was before joining."""
        back, self._back = self._back, None
        if back is not None:
            self.resume, self._resume_at = self._back_field, back
            self.resume_caret = self._back_caret
            self._go(back)
            self.update()

    def _next(self, now: Situation) -> Call:
        if not now.move:
            return Call()
        if _same(now.location, now.target):
            return Call(shown=Shown.JOINED, item=now.item, back=self._back) if self._back else Call()
        if now.location.screen in _OVERVIEWS:
            return Call()
        if now.held:
            return Call()
        if self._answered == now.move:
            return Call(shown=Shown.QUIET, item=now.item)
        if self._writing:
            return self.call  # between two keystrokes nothing moves
        if now.follows and not (self._focused or self._away):
            self._answered = now.move
            self._later(0.0, lambda: self._follow(now.move))
            return self.call
        return Call(shown=Shown.BANNER, item=now.item, compact=self._focused)

    def _follow(self, move: str) -> None:
        now = self._situation()
        if now.move == move and not _same(now.location, now.target):
            self._join(now)

    def _join(self, now: Situation) -> None:
        self._back, self._back_field, self._back_caret = now.location, self._field, self._caret
        self._joined += 1
        joined = self._joined
        self._go(now.target)
        self.update()

        def over() -> None:
            if joined == self._joined:
                self._back = None
                self.update()

        self._later(BACK_FOR, over)

    def _set(self, call: Call) -> None:
        if call != self.call:
            self.call = call
            self._show(call)


def _same(one: Location, other: Location) -> bool:
    return (one.screen, one.target) == (other.screen, other.target)
