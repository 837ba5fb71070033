"""Taking the notebook along: files to keep or share, a backup to restore, and wiping the device."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import replace
from enum import StrEnum
from typing import Any

from visit_guide.domain.group import Practice
from visit_guide.domain.guide import Guide
from visit_guide.domain.record import record
from visit_guide.errors import BackupError, FileError, StoreError
from visit_guide.messages import N_, Catalogue
from visit_guide.ports import Files
from visit_guide.services import backup
from visit_guide.services.backup import Backup
from visit_guide.services.export_html import to_html
from visit_guide.services.export_markdown import to_markdown
from visit_guide.services.notebook_document import arrange
from visit_guide.state.album import Album
from visit_guide.state.notepad import NotePad
from visit_guide.state.recorder import Recorder

__all__ = ["Bag", "Format", "Takeaway"]

WIPE_UNDO_SECONDS = 60.0


class Format(StrEnum):
    """What the notebook can be written as, on the tablet itself."""

    HTML = "html"
    MARKDOWN = "md"
    BACKUP = "visite.json"


KINDS = {
    Format.HTML: "text/html",
    Format.MARKDOWN: "text/markdown",
    Format.BACKUP: "application/json",
}


@record
class Bag:
    """What the screens know of it: ``word`` says how the last attempt went."""

    word: str = ""
    busy: bool = False
    restored: int = 0
    """How many records the last restored backup brought that were not there."""
    missing: int = 0
    """How many pictures of it found no room."""
    other: str = ""
    """The visit a refused backup belongs to."""


class Takeaway:
    """One page's way out and in of what was written.

    Args:
        recorder: holds and keeps the events.
        pad: the notebook.
        album: its pictures.
        files: gives and takes files; None where nothing can.
        guide: gives the content as it is now.
        spawn: runs a coroutine on the page's loop.
        show: shows what is known now.
        changed: called once all was forgotten, or much came back.
    """

    def __init__(
        self,
        recorder: Recorder,
        pad: NotePad,
        album: Album,
        *,
        files: Files | None,
        guide: Callable[[], Guide],
        spawn: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[Bag], None] = lambda _: None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self.bag = Bag()
        self.authors: Callable[[], tuple[str, ...]] = lambda: (recorder.author,)
        """Under which names the person's own events are recorded."""
        self.leave: Callable[[], Callable[[], None]] = lambda: lambda: None
        """Leaves the group when all is erased; gives the way back."""
        self.practices: Callable[[], tuple[Practice, ...]] = lambda: ()
        """The group's good practices, the most wanted first."""
        self._recorder = recorder
        self._pad = pad
        self._album = album
        self._files = files
        self._clock = recorder.clock
        self._guide = guide
        self._spawn = spawn
        self._show = show
        self._changed = changed

    @property
    def possible(self) -> bool:
        """Whether files can be given and taken here."""
        return self._files is not None

    def save(self, kind: Format, t: Catalogue) -> None:
        """Have the person keep the notebook as a file."""
        self._begin(self._give(kind, t, share=False))

    def share(self, kind: Format, t: Catalogue) -> None:
        """Offer the notebook to other apps."""
        self._begin(self._give(kind, t, share=True))

    def keep(self, name: str, data: bytes, kind: str) -> None:
        """Have the person keep another file than the notebook."""
        self._begin(self._keep(name, data, kind))

    def restore(self) -> None:
        """Have the person choose a backup, and bring back what it holds."""
        self._begin(self._restore())

    def wipe(self) -> None:
        """Forget everything on this device; it can be undone while the page is open, for a minute."""
        self._begin(self._wipe())

    def wiped_elsewhere(self, mark: str) -> None:
        """Another window erased everything on this device, and left ``mark``: drop what is here too."""
        self._pad.close()
        self._spawn(self._follow_wipe(mark))

    def text(self, kind: Format, t: Catalogue, photos: tuple[tuple[str, str], ...] = ()) -> str:
        """The notebook as the text of a file."""
        if kind is Format.BACKUP:
            return backup.dump(self.backup(photos))
        document = arrange(
            self._guide(), self._pad.notebook, t, photos=dict(photos), practices=self.practices()
        )
        return to_html(document) if kind is Format.HTML else to_markdown(document)

    def backup(self, photos: tuple[tuple[str, str], ...] = ()) -> Backup:
        """All that the person wrote on this device."""
        return Backup(
            visit=self._recorder.visit,
            title=self._guide().itinerary.title,
            made=self._clock().isoformat(timespec="seconds"),
            author=self._recorder.author,
            events=backup.own(self._recorder.history, *self.authors()),
            photos=photos,
            practices=tuple(replace(one, id="") for one in self.practices()),
        )

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        if self.bag.busy:
            work.close()
            return
        self._pad.flush()
        self._set(word="", busy=True)
        self._spawn(self._do(work))

    async def _do(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except BackupError as error:
            self._set(word=error.reason)
        except FileError:
            self._set(word="no-file")
        except StoreError:
            self._set(word="no-store")
        finally:
            self._set(busy=False)

    async def _give(self, kind: Format, t: Catalogue, *, share: bool) -> None:
        if self._files is None:
            raise FileError("nothing gives files here")
        photos = await self._album.all() if kind is not Format.MARKDOWN else ()
        data = self.text(kind, t, photos).encode("utf-8", "replace")
        day = self._clock().date().isoformat()
        title = t("my-notebook")
        name = f"{title}-{self._recorder.visit}-{day}.{kind.value}"
        give = self._files.share if share else self._files.save
        if await give(name, data, KINDS[kind]):
            self._set(word="shared" if share else "saved")
        elif share:
            self._set(word="no-share")

    async def _keep(self, name: str, data: bytes, kind: str) -> None:
        if self._files is None:
            raise FileError("nothing gives files here")
        if await self._files.save(name, data, kind):
            self._set(word="saved")

    async def _restore(self) -> None:
        if self._files is None:
            raise FileError("nothing takes files here")
        picked = await self._files.pick()
        if picked is None:
            return
        held = backup.load(picked[1])
        if held.visit != self._recorder.visit:
            self._set(word="other-visit", other=held.title or held.visit)
            return
        await self._bring_back(held)

    async def _bring_back(self, held: Backup) -> None:
        missing = await self._album.put_back(held.photos)
        new = self._recorder.take(held.events)
        self._set(word="restored", restored=len(new), missing=missing)
        self._changed()

    async def _wipe(self) -> None:
        kept = self.backup(await self._album.all())
        enter_again = self.leave()
        await self._recorder.forget()
        await self._album.forget()
        self._changed()
        self._set(word="wiped")

        def back() -> None:
            self._begin(self._bring_back(kept))
            enter_again()

        self._pad.offer(N_("Everything was erased on this device"), back, WIPE_UNDO_SECONDS)

    async def _follow_wipe(self, mark: str) -> None:
        self.leave()
        with contextlib.suppress(StoreError):  # what stays on the device is dropped when it is next read
            await self._recorder.forget(mark)
        self._changed()
        self._set(word="wiped")

    def _set(self, **changes: Any) -> None:
        self.bag = replace(self.bag, **changes)
        self._show(self.bag)
