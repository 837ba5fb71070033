"""Pictures for notes: taken from the platform, kept on the device, shown when asked for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from visit_guide.domain.notebook import About
from visit_guide.domain.record import record
from visit_guide.errors import FileError, PhotoError, StoreError
from visit_guide.ports import Files
from visit_guide.services.photos import Photos, Usage
from visit_guide.state.notepad import NotePad

__all__ = ["Album", "Shelf"]


@record
class Shelf:
    """What the screens know of the pictures; ``word`` says why the last one was not kept."""

    usage: Usage = Usage()
    word: str = ""
    busy: bool = False


class Album:
    """The pictures of one page.

    Args:
        pad: writes the notes that pictures belong to.
        photos: keeps them; None where nothing can.
        files: where they come from; None where nothing can give any.
        spawn: runs a coroutine on the page's loop.
        show: shows what is known now.
    """

    def __init__(
        self,
        pad: NotePad,
        *,
        photos: Photos | None,
        files: Files | None,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[Shelf], None] = lambda _: None,
    ) -> None:
        self.shelf = Shelf()
        self._pad = pad
        self._photos = photos
        self._files = files
        self._spawn = spawn
        self._show = show

    @property
    def possible(self) -> bool:
        """Whether pictures can be added here."""
        return self._photos is not None and self._files is not None

    def add(self, note_id: str, about: About) -> None:
        """Have the person choose or take a picture for a note."""
        if not self.shelf.busy:
            self._set(busy=True, word="")
            self._spawn(self._add(note_id, about))

    def remove(self, note_id: str, photo: str) -> None:
        """Take a picture off a note; it stays on the device until the next start, to be undone."""
        note = self._pad.notebook.note(note_id)
        if note is not None:
            self._pad.write(note_id, note.about, photos=tuple(one for one in note.photos if one != photo))

    async def get(self, photo: str) -> str | None:
        """The data address of a picture, or None when it is not on this device."""
        try:
            return await self._photos.get(photo) if self._photos is not None else None
        except StoreError:
            return None

    async def all(self) -> tuple[tuple[str, str], ...]:
        """All pictures that a note shows."""
        used = {photo for note in self._pad.notebook.notes for photo in note.photos}
        kept = await self._photos.all() if self._photos is not None else ()
        return tuple(pair for pair in kept if pair[0] in used)

    async def put_back(self, photos: tuple[tuple[str, str], ...]) -> int:
        """Keep the pictures of a backup; gives how many found no room."""
        if self._photos is None:
            return len(photos)
        missing = await self._photos.put_back(photos)
        await self.measure()
        return missing

    async def forget(self) -> None:
        """Remove all pictures."""
        if self._photos is not None:
            await self._photos.drop()
            await self.measure()

    async def tidy(self) -> None:
        """Remove the pictures that no note shows any more."""
        if self._photos is not None:
            used = frozenset(photo for note in self._pad.notebook.notes for photo in note.photos)
            await self._photos.drop(keep=used)
            await self.measure()

    async def measure(self) -> None:
        """Say how much room the pictures take."""
        if self._photos is not None:
            self._set(usage=await self._photos.usage())

    async def _add(self, note_id: str, about: About) -> None:
        word = ""
        try:
            if self._photos is not None and self._files is not None:
                picked = await self._files.pick(pictures=True)
                if picked is not None:
                    await self._keep(note_id, about, picked[1])
        except PhotoError as error:
            word = error.reason
        except StoreError:
            word = "full"
        except FileError:
            word = "not-a-picture"
        self._set(busy=False, word=word)

    async def _keep(self, note_id: str, about: About, data: bytes) -> None:
        assert self._photos is not None
        name = await self._photos.add(data)
        self._pad.drafts.flush()
        note = self._pad.notebook.note(note_id)
        known = note.photos if note else ()
        self._pad.write(note_id, about, photos=tuple(dict.fromkeys((*known, name))))
        await self.measure()

    def _set(self, **changes: Any) -> None:
        self.shelf = replace(self.shelf, **changes)
        self._show(self.shelf)
