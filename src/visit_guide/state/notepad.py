"""Writing in the notebook: notes, tags, stars, worksheets, what is being edited and what can be undone."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from visit_guide.domain.events import Event, Kind, Value
from visit_guide.domain.notebook import (
    FREE,
    KINDS,
    About,
    Entry,
    Note,
    Notebook,
    Place,
    Tag,
    about_values,
    fold,
    note_values,
    prompt_note,
)
from visit_guide.domain.record import record
from visit_guide.messages import N_
from visit_guide.state.drafts import Drafts
from visit_guide.state.recorder import Recorder

__all__ = ["UNDO_SECONDS", "Desk", "Editing", "NotePad", "Undo"]

UNDO_SECONDS = 10.0


@record
class Editing:
    """The note that is open above the screen; ``question`` is what it answers, if anything."""

    note: str
    about: About = FREE
    text: str = ""
    question: str = ""


@record
class Undo:
    """Something that was just done and can be undone: its message, and how."""

    words: str
    back: Callable[[], None]


@record
class Desk:
    """What the screens know of the notebook.

    ``epoch`` goes up when texts changed otherwise than by typing: fields then read them anew.
    """

    notebook: Notebook = Notebook()
    editing: Editing | None = None
    undo: Undo | None = None
    epoch: int = 0


class NotePad:
    """One page's hand on the notebook.

    Args:
        recorder: holds and keeps the events.
        spawn: runs a coroutine on the page's loop.
        show: shows what is known now.
    """

    def __init__(
        self,
        recorder: Recorder,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[Desk], None] = lambda _: None,
    ) -> None:
        self.desk = Desk()
        self.tab = uuid.uuid4().hex[:8]
        self.drafts = Drafts(spawn, rest=self.publish)
        self._recorder = recorder
        self._spawn = spawn
        self._show = show
        self._notebook = Notebook()
        self._stale = False
        self._quiet = False
        self._focused: set[str] = set()
        self._left: dict[str, Note] = {}
        """Notes as this page wrote them last: those emptied or deleted are not in the notebook."""
        recorder.subscribe(self._took)

    @property
    def save_failed(self) -> bool:
        """Whether the last attempt to keep what was written failed."""
        return self._recorder.save_failed

    @property
    def notebook(self) -> Notebook:
        """The notebook with all that was kept so far."""
        if self._stale:
            self._notebook, self._stale = fold(self._recorder.history), False
        return self._notebook

    @property
    def writing(self) -> bool:
        """Whether a field has the focus: what is typed then is text, not a command."""
        return bool(self._focused)

    def focus(self, field: str, on: bool) -> None:
        """``field`` has got the focus, or lost it; losing it keeps what it says."""
        if on:
            self._focused.add(field)
        else:
            self._focused.discard(field)
            self.flush()

    def load(self) -> None:
        """Take up the notebook from the recorder's history."""
        self._stale = True
        self.publish()

    def publish(self) -> None:
        """Show the notebook as it is now."""
        if self.notebook != self.desk.notebook:
            self._set(notebook=self.notebook)

    def flush(self) -> None:
        """Keep what is being typed and show it: the person goes elsewhere."""
        self.drafts.flush()
        self.publish()

    def renew(self) -> None:
        """All texts may be others now: fields are to read them anew."""
        self._stale = True
        self._set(notebook=self.notebook, epoch=self.desk.epoch + 1)

    # Notes

    def begin(self, about: About = FREE, text: str = "", question: str = "") -> None:
        """Open a new note; nothing is kept before something is written."""
        self.flush()
        self._set(editing=Editing(note=uuid.uuid4().hex[:12], about=about, text=text, question=question))

    def open(self, note_id: str, question: str = "") -> None:
        """Open a note that was written before."""
        self.flush()
        note = self.notebook.note(note_id)
        if note is not None:
            self._set(editing=Editing(note=note.id, about=note.about, text=note.text, question=question))

    def close(self) -> None:
        """Close the note that is open; what it says is kept."""
        self.drafts.flush()
        self._focused.clear()
        self._set(editing=None, notebook=self.notebook)

    def type(self, note_id: str, about: About, text: str, done: Callable[[], None] = lambda: None) -> None:
        """A note is being typed; it is kept within half a second, ``done`` is called at the next pause."""
        self.drafts.type(f"note/{note_id}", text, lambda last: self._typed(note_id, about, last), done)

    def write(self, note_id: str, about: About, **changes: Any) -> None:
        """Keep a note with other texts, tags or pictures than it had."""
        self.drafts.flush()
        self._write(note_id, about, **changes)

    def tag(self, note_id: str, about: About, tag: Tag, on: bool) -> None:
        """Give a note a tag, or take it off."""
        self.drafts.flush()
        note = self._upon(note_id, about)
        self._write(note_id, about, tags=tuple(t for t in Tag if (on if t is tag else t in note.tags)))

    def delete(self, note_id: str) -> None:
        """Delete a note; it can be brought back for a while."""
        self.drafts.flush()
        note = self.notebook.note(note_id)
        if note is None:
            return
        self._record_note(_with_all(note), deleted=True)

        def back() -> None:
            self._write(note.id, note.about, text=_whole(note), tags=note.tags, photos=note.photos)
            self.renew()

        if self.desk.editing is not None and self.desk.editing.note == note_id:
            self._set(editing=None)
        self.renew()
        self.offer(N_("Note deleted"), back)

    def settle(self, note_id: str, *, both: bool) -> None:
        """Make one of the versions of a note written in two places: of all, or of the one shown."""
        self.drafts.flush()
        note = self.notebook.note(note_id)
        if note is not None:
            text = _whole(note) if both else note.text
            self._record_note(replace(_with_all(note), text=text))
            self.renew()

    def answer_about(self, item: str, prompt: str) -> tuple[str, About]:
        """The id of the note that answers a prompt, and what it is about."""
        return prompt_note(item, prompt), About(place=Place.PROMPT, item=item, ref=prompt)

    def star(self, about: About, on: bool) -> None:
        """Give a star, or take it back."""
        if (about in self.notebook.stars) != on:
            self._recorder.record(Kind.STAR, **about_values(about), value=on)

    # Worksheets and profile

    def type_field(
        self, item: str, sheet: str, field: str, text: str, done: Callable[[], None] = lambda: None
    ) -> None:
        """A field of a worksheet is being typed; with no ``item``, one of the territory's profile."""

        def keep(last: str) -> None:
            self._typed_field(item, sheet, field, last)

        self.drafts.type(f"field/{item}/{sheet}/{field}", text, keep, done)

    def fill(self, item: str, sheet: str, field: str, value: str) -> None:
        """Fill a field of a worksheet; with no ``item``, one of the territory's profile."""
        self.drafts.flush()
        self._fill(item, sheet, field, value)

    def settle_field(self, item: str, sheet: str, field: str, *, both: bool) -> None:
        """Make one of the versions of a field filled in two places: of all, or of the one shown."""
        self.drafts.flush()
        entry = self._entry(item, sheet, field)
        text = "\n".join((entry.text, *entry.others)) if both else entry.text
        self._record_field(item, sheet, field, text, entry.all_seen)
        self.renew()

    # Undoing

    def offer(self, words: str, back: Callable[[], None], seconds: float = UNDO_SECONDS) -> None:
        """Say what was done, and let it be undone for a while."""
        undo = Undo(words=words, back=back)
        self._set(undo=undo)
        self._spawn(self._withdraw(undo, seconds))

    def undo(self) -> None:
        """Undo what was done last."""
        undo = self.desk.undo
        self._set(undo=None)
        if undo is not None:
            undo.back()

    # Inside

    async def _withdraw(self, undo: Undo, seconds: float) -> None:
        await asyncio.sleep(seconds)
        if self.desk.undo is undo:
            self._set(undo=None)

    def _typed(self, note_id: str, about: About, text: str) -> None:
        self._quiet = True
        try:
            self._write(note_id, about, text=text)
        finally:
            self._quiet = False

    def _typed_field(self, item: str, sheet: str, field: str, text: str) -> None:
        self._quiet = True
        try:
            self._fill(item, sheet, field, text)
        finally:
            self._quiet = False

    def _upon(self, note_id: str, about: About) -> Note:
        """The note as it stands, or one to begin with."""
        known = self.notebook.note(note_id)
        if known is not None:
            return known
        left = self._left.get(note_id, Note(id=note_id))
        editing = self.desk.editing
        text = editing.text if editing is not None and editing.note == note_id and not left.seen else ""
        return Note(id=note_id, about=about, text=text, since=left.since, seen=left.seen)

    def _write(self, note_id: str, about: About, **changes: Any) -> None:
        note = self._upon(note_id, about)
        written = replace(note, **changes)
        if written != (self.notebook.note(note_id) or replace(note, text="")):
            self._record_note(written)

    def _record_note(self, note: Note, *, deleted: bool = False) -> None:
        self._left[note.id] = note
        self._recorder.record(Kind.NOTE, **note_values(note, tab=self.tab, deleted=deleted))

    def _entry(self, item: str, sheet: str, field: str) -> Entry:
        return self.notebook.worksheet(item, sheet).entry(field) if item else self.notebook.own(field)

    def _fill(self, item: str, sheet: str, field: str, value: str) -> None:
        entry = self._entry(item, sheet, field)
        if value != entry.text:
            self._record_field(item, sheet, field, value, entry.seen)

    def _record_field(self, item: str, sheet: str, field: str, value: str, seen: Value) -> None:
        values = {"field": field, "value": value, "tab": self.tab, "seen": seen}
        if item:
            self._recorder.record(Kind.WORKSHEET, item=item, sheet=sheet, **values)
        else:
            self._recorder.record(Kind.PROFILE, **values)

    def _took(self, new: tuple[Event, ...]) -> None:
        if any(event.kind in KINDS for event in new):
            self._stale = True
            if not self._quiet:
                self.publish()

    def _set(self, **changes: Any) -> None:
        self.desk = replace(self.desk, **changes)
        self._show(self.desk)


def _with_all(note: Note) -> Note:
    """``note`` to be written upon all its versions."""
    return replace(note, seen=note.all_seen)


def _whole(note: Note) -> str:
    """All the versions of a note, one below the other."""
    return "\n\n".join((note.text, *note.others))
