"""The one observable of a page session: frozen values that are replaced, never changed inside."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import flet as ft

from visit_guide.domain.day import next_step
from visit_guide.domain.events import Event, Kind, Value
from visit_guide.domain.guide import Guide
from visit_guide.domain.notebook import FREE, About, Place
from visit_guide.domain.timeline import Moment, my_day
from visit_guide.domain.visit import Visit, apply, fold
from visit_guide.errors import PositionError, PositionRefused
from visit_guide.ports import Files, Positioning
from visit_guide.services.photos import Photos
from visit_guide.state import routes
from visit_guide.state.album import Album, Shelf
from visit_guide.state.detail import Detail
from visit_guide.state.group_tools import GroupTools
from visit_guide.state.handing_in import Circle
from visit_guide.state.keeping import Keeper, Keeping
from visit_guide.state.led_forms import LedForms
from visit_guide.state.notepad import Desk, NotePad
from visit_guide.state.paper_desk import PaperDesk
from visit_guide.state.papers import Made, Papers
from visit_guide.state.places import exists, handed_over, open_stop
from visit_guide.state.questions import Questions, Quiz
from visit_guide.state.recorder import Recorder
from visit_guide.state.routes import Location, Part, Screen
from visit_guide.state.sharing import Sharing
from visit_guide.state.takeaway import Bag, Takeaway
from visit_guide.state.taps import Taps
from visit_guide.state.travelling import Travelling
from visit_guide.state.whereabouts import Finding, MapKeys, Search, Whereabouts


class Session(ft.Observable):
    """What one page shows, and what its person did.

    Args:
        guide: the content.
        recorder: holds and keeps the events.
        navigate: puts a path into the address bar and the history.
        spawn: runs a coroutine on the page's loop.
        media: turns a picture's file name into an address.
        open_link: opens a web address outside the app.
        positioning: tells where the device is; None where nothing can.
        tools: what being in a group needs of the outside.
        files: gives files to the person and takes some; None where nothing can.
        photos: keeps the pictures of notes; None where nothing can.
    """

    def __init__(
        self,
        guide: Guide,
        *,
        recorder: Recorder,
        navigate: Callable[[str], None],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        media: Callable[[str], str],
        open_link: Callable[[str], None],
        positioning: Positioning | None = None,
        tools: GroupTools | None = None,
        files: Files | None = None,
        photos: Photos | None = None,
    ) -> None:
        self.guide = guide
        self.visit = Visit()
        self.location = routes.DAY
        self.detail: Detail | None = None
        self.width = 0.0
        self.height = 0.0
        self.device_dark = False
        self.minute: int | None = None
        self.save_failed = False
        self.problems: tuple[str, ...] = ()
        self.whereabouts = Whereabouts()
        self.map_keys = MapKeys()
        self.finding = Finding()
        self.keeper: Keeper | None = None
        self.keeping: Keeping | None = None
        self.media = media
        self.open_link = open_link
        self.recorder = recorder
        self._navigate = navigate
        self._spawn = spawn
        self._positioning = positioning
        self._looked_at = ""
        self.travelling = Travelling(self, tools or GroupTools(), spawn)
        self.taps = Taps(self.travelling.later)
        self.together = self.travelling.group.now
        self.call = self.travelling.following.call
        self.leading = self.travelling.lead.now
        self.led_round = 0
        self.led_forms = LedForms(
            recorder, self.travelling.group, lambda: self.guide, self._led_forms_changed
        )
        self.quiz = Quiz()
        self.questions = Questions(recorder, lambda: self.guide, self._show_quiz, spawn, self._circle)

        self.pad = NotePad(recorder, spawn=spawn, show=self._show_desk)
        self.desk = self.pad.desk
        self.paper_desk = PaperDesk(
            self.travelling.group,
            recorder.visit,
            drafts=self.pad.drafts,
            spawn=spawn,
            guide=lambda: self.guide,
        )
        self.album = Album(self.pad, photos=photos, files=files, spawn=spawn, show=self._show_shelf)
        self.shelf = self.album.shelf
        self.take = Takeaway(
            recorder,
            self.pad,
            self.album,
            files=files,
            guide=lambda: self.guide,
            spawn=spawn,
            show=self._show_bag,
            changed=self._all_changed,
        )
        self.bag = self.take.bag
        self.sharing = Sharing(self.travelling.group, self.pad)
        self.take.authors = self._authors
        self.take.leave = self._leave_group
        self.papers = Papers(self.travelling.group, files=files, spawn=spawn, show=self._show_made)
        self.made = self.papers.made
        self.take.practices = lambda: self.sharing.practices
        recorder.subscribe(self._took)
        recorder.on_saved(self._saved)

    async def load(self, path: str) -> None:
        """Take up the visit where it was left; ``path`` is the address the page was opened at."""
        await self.recorder.load()
        self.save_failed = self.recorder.save_failed
        self.visit = fold(self.recorder.history)
        self.questions.refresh()
        self.pad.load()
        asked = routes.parse(path)
        if handed_over(asked):
            asked = self._take_link(asked)
            self._navigate(routes.url(asked))
        left = routes.parse(self.visit.path)
        resumed = left if path in ("", "/") and self.visit.path and exists(left, self.guide) else asked
        self.location = resumed
        if resumed != asked:
            self._navigate(routes.url(resumed))
        self._remember(resumed)
        await self.travelling.load()
        await self.paper_desk.load()
        self.questions.refresh()
        self._spawn(self.album.tidy())

    def go(self, location: Location) -> None:
        """Go to a place, as the person asked; what they were writing is kept first."""
        self.questions.flush()
        self.pad.close()
        self.show(None)
        if location == self.location:
            return
        here = self.location
        self.location = location
        self._navigate(routes.url(location))
        self._remember(location, went=(here.screen, here.target) != (location.screen, location.target))
        self.travelling.moved()

    def arrive(self, path: str) -> None:
        """The address bar changed by itself: back, forward, a typed address."""
        location = routes.parse(path)
        if handed_over(location):
            self.go(self._take_link(location))
            self._navigate(routes.url(self.location))
        elif location != self.location:
            self.questions.flush()
            self.pad.close()
            self.show(None)
            self.location = location
            self._remember(location)
            self.travelling.moved()

    def set(self, name: str, value: Value) -> None:
        """Change a setting."""
        self.recorder.record(Kind.SETTING, name=name, value=value)

    def answer(self, item: str, prompt: str, value: str) -> None:
        """Answer a prompt of a stop."""
        self.recorder.record(Kind.ANSWER, item=item, prompt=prompt, value=value)

    def read(self, item: str, part: Part) -> None:
        """A part of a stop has been read."""
        if (item, part.value) not in self.visit.read and exists(routes.stop(item), self.guide):
            self.recorder.record(Kind.READ, item=item, part=part.value)

    def show(self, detail: Detail | None) -> None:
        """Show a detail above the screen, or close it."""
        self.detail = detail
        self._tell_above()

    def where_am_i(self) -> None:
        """Look for the person's position; say first what it is for, unless they already agreed."""
        self._spawn(self._ask_position())

    def agree_to_position(self) -> None:
        """The person read what it is for, and agrees that the device be asked."""
        self.whereabouts = Whereabouts(search=Search.RUNNING)
        self._spawn(self._locate())

    def forget_position(self) -> None:
        """Show the position no more; nothing of it is left."""
        self.whereabouts = Whereabouts()

    def resize(self, width: float, height: float) -> None:
        """The view has a new size, in dp."""
        if (width, height) != (self.width, self.height):
            self.width, self.height = width, height

    def replace_guide(self, guide: Guide) -> None:
        """Show new content."""
        if guide != self.guide:
            self.guide = guide
            self.questions.refresh()

    def hide_problems(self) -> None:
        """Close the notice about the content's problems."""
        self.problems = ()

    def retry_save(self) -> None:
        """Try again to keep what could not be kept."""
        self._spawn(self.recorder.keep())

    def _show_quiz(self, quiz: Quiz) -> None:
        self.quiz = quiz

    def _led_forms_changed(self) -> None:
        self.led_round += 1  # there is something new to render

    def _circle(self) -> Circle:
        """The group this person is in, for the questionnaires; who leads one answers for themselves."""
        group = self.travelling.group
        member = group.now.member
        if member is None or member.leads:
            return Circle()
        return Circle(group=member.group, author=member.author, former=member.former)

    def new_note(self) -> None:
        """Begin a note about the stop on screen, or about nothing in particular."""
        here = self.location
        at_stop = here.screen is Screen.STOP and exists(here, self.guide)
        self.pad.begin(About(place=Place.STOP, item=here.target) if at_stop else FREE)

    @property
    def stop(self) -> Location:
        """Where « the stop » is: the one on screen, else the one looked at last."""
        return open_stop(self.location, self._looked_at or self.visit.current, self.guide)

    @property
    def takes_text(self) -> bool:
        """Whether what is typed now may be text, or meant for what is open above the screen."""
        field = self.pad.writing or self.travelling.following.in_field
        return self._above or field or self.location.screen is Screen.SEARCH

    @property
    def strokes(self) -> int:
        """How often something was typed into a field so far."""
        return self.travelling.following.strokes

    def my_day(self) -> tuple[Moment, ...]:
        """What the person did, in order."""
        return my_day(self.recorder.history, self.pad.notebook)

    def _show_shelf(self, shelf: Shelf) -> None:
        if shelf != self.shelf:
            self.shelf = shelf

    def _show_bag(self, bag: Bag) -> None:
        if bag != self.bag:
            self.bag = bag

    def _show_made(self, made: Made) -> None:
        if made != self.made:
            self.made = made

    def _authors(self) -> tuple[str, ...]:
        """Under which names this person's events are recorded: in the group it is another one."""
        member = self.travelling.group.now.member
        names = (member.author, *member.former) if member is not None else ()
        return (self.recorder.author, *names)

    def _leave_group(self) -> Callable[[], None]:
        """Leave the group, as all is erased; gives the way back into it."""
        group, sheet = self.travelling.group, self.paper_desk.sheet
        member = group.now.member
        group.leave(forget=True)

        def back() -> None:
            if member is not None:
                group.enter(member)
                self.paper_desk.change(lambda _: sheet)

        return back

    def regrouped(self) -> None:
        """The device entered a group or left one, or has another place in it."""
        self.paper_desk.regroup()

    def wiped_elsewhere(self, mark: str) -> None:
        """Another window of this device erased all that is kept, and left ``mark``."""
        self.questions.flush()
        self.show(None)
        self.take.wiped_elsewhere(mark)

    def _all_changed(self) -> None:
        """All was erased, or a backup brought much back."""
        self.visit = fold(self.recorder.history)
        self.finding.query = ""
        self.questions.refresh()
        self.pad.renew()

    def _show_desk(self, desk: Desk) -> None:
        if desk != self.desk:
            self.desk = desk
            self._tell_above()

    @property
    def _above(self) -> bool:
        """Whether something is open above the screen."""
        return self.detail is not None or self.desk.editing is not None

    def _tell_above(self) -> None:
        self.travelling.following.above(self._above)

    async def _ask_position(self) -> None:
        if self._positioning is None:
            self.whereabouts = Whereabouts(search=Search.UNAVAILABLE)
        elif await self._positioning.allowed():
            self.agree_to_position()
        else:
            self.whereabouts = Whereabouts(search=Search.EXPLAINED)

    async def _locate(self) -> None:
        if self._positioning is None:
            return
        try:
            found = Whereabouts(search=Search.FOUND, fix=await self._positioning.locate())
        except PositionRefused:
            found = Whereabouts(search=Search.REFUSED)
        except PositionError:
            found = Whereabouts(search=Search.UNAVAILABLE)
        if self.whereabouts.search is Search.RUNNING:  # else the person no longer wants to know
            self.whereabouts = found

    def _take_link(self, location: Location) -> Location:
        """Use the code or key that an address carries; gives the address without it."""
        self.travelling.take_link(location)
        return Location(screen=location.screen)

    def _remember(self, location: Location, *, went: bool = False) -> None:
        """Record the place, and the stop when the person ``went`` there.

        An address only looks: it moves the visit to no other stop than the one that comes next, so
        that a stop's code on paper, read on arriving there, counts.
        """
        if not exists(location, self.guide):
            return
        if location.screen is Screen.STOP:
            self._looked_at = location.target
        added: list[Event] = []
        path = routes.url(location)
        if path != self.visit.path:
            added.append(self.recorder.make(Kind.PLACE, {"path": path}))
        comes_next = next_step(self.guide, self.visit.current)
        reached = went or (comes_next is not None and location.target == comes_next.id)
        if location.screen is Screen.STOP and location.target != self.visit.current and reached:
            added.append(self.recorder.make(Kind.OPENED, {"item": location.target}))
        self.recorder.add(*added)

    def _took(self, new: tuple[Event, ...]) -> None:
        """Bring new events into the state; those that belong before known ones need a new fold."""
        history = self.recorder.history
        if history[-len(new) :] != new:
            self.visit = fold(history)
            return
        visit = self.visit
        for event in new:
            visit = apply(visit, event)
        if visit != self.visit:
            self.visit = visit

    def _saved(self) -> None:
        if self.save_failed != self.recorder.save_failed:
            self.save_failed = self.recorder.save_failed
