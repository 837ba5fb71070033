"""A notebook with its pictures and its way out, on a loop whose hours pass at once."""

from __future__ import annotations

from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

from tests.ui.virtual_loop import VirtualLoop
from tests.unit.state.guides import guide
from tests.unit.stores import MemoryStore
from visit_guide.adapters.pictures import PlainPictures
from visit_guide.errors import FileError
from visit_guide.services.journal import Journal
from visit_guide.services.photos import Photos
from visit_guide.state.album import Album
from visit_guide.state.notepad import NotePad
from visit_guide.state.recorder import Recorder
from visit_guide.state.takeaway import Takeaway

NOON = datetime(2026, 5, 28, 12, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


class Hands:
    """A person with files: ``picks`` is what they choose, ``given`` what they were given."""

    def __init__(self) -> None:
        self.picks: bytes | None = None
        self.given: list[tuple[str, bytes]] = []
        self.willing = True
        self.broken = False

    async def save(self, name: str, data: bytes, kind: str) -> bool:  # noqa: ARG002
        if self.broken:
            raise FileError("no files today")
        if self.willing:
            self.given.append((name, data))
        return self.willing

    share = save

    async def pick(self, *, pictures: bool = False) -> tuple[str, bytes] | None:  # noqa: ARG002
        if self.broken:
            raise FileError("no files today")
        return None if self.picks is None else ("fichier", self.picks)


class Notebooks:
    """One page's notebook on a device whose storage is ``store``."""

    def __init__(self, loop: VirtualLoop, store: MemoryStore | None = None, *, able: bool = True) -> None:
        self.loop = loop
        self.store = store or MemoryStore()
        self.hands = Hands()
        self.recorder = Recorder(
            Journal(self.store, "essai", f"tab-{id(self)}", lambda: NOON),
            visit="essai",
            author="tablet",
            clock=lambda: NOON,
            spawn=self._spawn,
        )
        loop.run(self.recorder.load())
        self.pad = NotePad(self.recorder, spawn=self._spawn)
        self.pad.load()
        photos = Photos(MemoryStore(), "essai", PlainPictures()) if able else None
        files = self.hands if able else None
        self.album = Album(self.pad, photos=photos, files=files, spawn=self._spawn)
        self.take = Takeaway(self.recorder, self.pad, self.album, files=files, guide=guide, spawn=self._spawn)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        if self.loop.is_running():
            self.loop.create_task(work)
        else:
            self.loop.start(work)

    def texts(self) -> list[str]:
        """The notes as another page that is opened now finds them."""
        return [note.text for note in Notebooks(self.loop, self.store).pad.notebook.notes]
